"""Checks that keep the guide honest. Each returns problems and changes nothing."""
