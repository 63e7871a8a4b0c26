"""The BSR Guide: sourced records in, a site, PDFs and open data out.

Rooms, from the ground up: `facts`, `language`, then `site` and `pdf`, then `checks`, then `cli`.
A lower room never imports a higher one.
"""
