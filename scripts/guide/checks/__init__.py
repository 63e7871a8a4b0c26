"""Checks that keep the guide honest: links, translations, pages. Each returns problems and changes nothing."""
