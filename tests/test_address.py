"""Which addresses a reader may be given."""

from __future__ import annotations

import pytest

from guide.address import leads_somewhere


@pytest.mark.parametrize(
    "address",
    ["https://guide.test/sv/", "http://127.0.0.1:8000/", "http://intranet/guide/", "https://example.org/x"],
)
def test_an_address_with_a_host_leads_somewhere(address):
    assert leads_somewhere(address)


@pytest.mark.parametrize(
    "address", ["", "/", "https://bsr-guide.example/", "HTTPS://X.EXAMPLE:8/a", "http://example"]
)
def test_an_example_or_none_leads_nowhere(address):
    assert not leads_somewhere(address)
