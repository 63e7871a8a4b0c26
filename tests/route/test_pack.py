"""The script that brings the table to the browser: nothing of the table is lost, its letters are cheap."""

from __future__ import annotations

import json
import re

import pytest

from guide.route.pack import as_script, packed, swaps, without_comments


def digits(text):
    return [ord(sign) - ord("0") for sign in text]


@pytest.mark.parametrize("code", ["en", "sv", "uk"])
def test_the_script_holds_the_table_with_some_signs_exchanged(code, tables):
    table = tables[code]
    script = as_script(table)
    found = re.fullmatch(
        r"globalThis\.routeTable=\{swapped:(.*?),joined:(.*?),table:`(.*)`\};\n", script, re.S
    )
    assert found
    swapped, joined = json.loads(found[1]), json.loads(found[2])
    written = re.sub(r"\\(.)", r"\1", found[3])
    for spare, letters in re.findall(r"([\0-\x1f])([^\0-\x1f]+)", joined):
        written = written.replace(spare, letters)
    back = {ord(one): swapped[at ^ 1] for at, one in enumerate(swapped)}
    whole = re.sub("\x7f(.)", lambda found: found[1].upper(), written.translate(back))
    assert json.loads(whole) == json.loads(json.dumps(packed(table)))


def test_each_part_of_a_card_stands_once(table):
    cards = packed(table)["cards"]
    for key, (values, order) in cards.items():
        texts = [json.dumps(value) for value in values]
        assert len(set(texts)) == len(texts), key
        if key in ("t", "c", "b", "i", "e"):
            fresh = iter(values)
            unpacked = [
                None if at == 0 else next(fresh) if at == 1 else values[at - 2] for at in digits(order)
            ]
            assert unpacked == [card.get(key) for card in table["cards"]], key


def test_a_list_is_how_far_each_card_is_from_the_one_before(table):
    codes = table["fields"][0]["v"]
    for name, (counts, distances) in packed(table)["lists"].items():
        number, unpacked, rest = 0, {}, iter(distances)
        for code, count in zip(codes, digits(counts), strict=True):
            unpacked[code] = [number := number + next(rest) for _ in range(count)]
        assert {code: numbers for code, numbers in unpacked.items() if numbers} == table["lists"][name]


def test_a_frequent_letter_changes_places_with_a_rare_sign():
    assert swaps('ббб"!!') == "#б"
    assert swaps("б" + "".join(map(chr, range(33, 127)))) == ""


def test_comments_indents_and_spaces_between_signs_stay_at_home():
    script = '// Why.\n\nif (a === "x = y") {\n  // Because.\n  b("https://x");\n  return `${a} = ${b}`;\n}\n'
    shorter = 'if(a==="x = y"){b("https://x");\nreturn `${a} = ${b}`;}\n'
    assert without_comments(script) == shorter
