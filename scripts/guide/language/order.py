"""The order of the alphabet in each language, for lists of names."""

from __future__ import annotations

_LATIN = "abcdefghijklmnopqrstuvwxyz"

_ALPHABETS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "da": _LATIN + "æøå",
    "de": "aäbcdefghijklmnoöpqrsßtuüvwxyz",
    "en": _LATIN,
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
    "fi": _LATIN + "åäö",
    "is": "aábcdðeéfghiíjklmnoópqrstuúvwxyýzþæö",
    "lt": "aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž",
    "lv": "aābcčdeēfgģhiījkķlļmnņopqrsštuūvwxyzž",
    "nb": _LATIN + "æøå",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "sv": _LATIN + "åäö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


def sort_key(text: str, code: str) -> tuple[int, ...]:
    """A key by which texts sort as readers of the language expect; other letters come after its own."""
    alphabet = _ALPHABETS.get(code, _LATIN)
    return tuple(
        alphabet.index(letter) if letter in alphabet else len(alphabet) + ord(letter)
        for letter in text.casefold()
    )
