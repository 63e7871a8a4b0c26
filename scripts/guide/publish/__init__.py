"""Puts the whole guide together: every language, every PDF, the open data, then one swap into `site/`."""
