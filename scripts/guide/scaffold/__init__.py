"""Begins a new country or language, and says what is left to do. Knows facts and language."""
