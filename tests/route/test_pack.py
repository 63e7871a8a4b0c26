"""The script that brings the table to the browser: nothing of the table is lost, its letters are cheap."""

from __future__ import annotations

import json
import re

from guide.route.pack import as_script, packed, swaps


def test_the_script_holds_the_table_with_some_signs_exchanged(table):
    script = as_script(table)
    found = re.fullmatch(r"globalThis\.routeTable=\{swapped:(.*?),table:`(.*)`\};\n", script, re.S)
    assert found
    swapped = json.loads(found[1])
    written = re.sub(r"\\(.)", r"\1", found[2])
    back = {ord(one): swapped[at ^ 1] for at, one in enumerate(swapped)}
    assert json.loads(written.translate(back)) == packed(table)


def test_each_part_of_a_card_stands_once(table):
    for key, (values, order) in packed(table)["cards"].items():
        fresh = iter(values)
        unpacked = [None if at == 0 else next(fresh) if at == 1 else values[at - 2] for at in order]
        assert unpacked == [card.get(key) for card in table["cards"]], key
        texts = [json.dumps(value) for value in values]
        assert len(set(texts)) == len(texts), key


def test_a_frequent_letter_changes_places_with_a_rare_sign():
    assert swaps('ббб"!!') == "#б"
    assert swaps("б" + "".join(map(chr, range(33, 127)))) == ""
