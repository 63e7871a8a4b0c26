"""A page that is written to harm whoever builds a PDF of it: text stays text, and no file outside is read."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.pdf.typesetting import compile as typesetting
from guide.pdf.typesetting.literal import string
from guide.problems import ProblemsFound
from tests.pdf.reading import pdf_text

HERE = Path(__file__).parent
TEMPLATE = HERE.parent.parent / "overrides" / "pdf"
DAY = datetime.date(2026, 11, 21)

OUTSIDE = {
    "a way up": "<p><img src='../../../../../../../../etc/passwd.png' alt='x'></p>",
    "an encoded way up": "<p><img src='..%2f..%2f..%2f..%2fetc%2fpasswd.png' alt='x'></p>",
    "a whole path": "<p><img src='/etc/passwd.png' alt='x'></p>",
    "a file address": "<p><img src='file:///etc/passwd.png' alt='x'></p>",
    "a drawing of data": "<p><img src='data:image/svg+xml,x.svg' alt='x'></p>",
}

# What would act if a page could speak to the writer: its text must come out, and nothing else happen.
FORGED = {
    "a picture": "<p><span data-g-role='picture' data-g-file='/etc/passwd' data-g-alt='x' data-g-width='1pt'>"
    "stays</span></p>",
    "a width": "<p><span data-g-role='picture' data-g-width='#panic()'>stays</span></p>",
    "a number": "<ol><li value='²'>stays</li></ol>",
    "a number of another script": "<ol><li value='٣'>stays</li></ol>",
    "a number without end": f"<ol><li value='{'9' * 400}'>stays</li></ol>",
    "an id": "<p id='a\") #panic(\"'>stays</p>",
    "a class": "<p class='status-\") #panic()'>stays</p>",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_picture_comes_from_outside(name, pdf):
    with pytest.raises(ProblemsFound) as found:
        pdf(f"<h1>T</h1>{OUTSIDE[name]}")
    assert "root:" not in str(found.value)


@pytest.mark.parametrize("language", ["english", "en') #panic('", "e", "中"])
def test_a_language_that_is_none_is_told(language, pdf):
    with pytest.raises(ProblemsFound, match=r"is no language code\. Write it like sv\."):
        pdf(f'<h1>T</h1><p><span lang="{language}">x</span></p>')


@pytest.mark.parametrize("name", FORGED)
def test_a_page_cannot_speak_to_the_writer(name, pdf):
    assert "stays" in pdf_text(pdf(f"<h1>T</h1>{FORGED[name]}"))


@pytest.mark.parametrize(
    "call", ['read("/etc/passwd")', 'read("../../../../etc/passwd")', 'image("/etc/passwd")']
)
def test_even_code_could_read_no_file_outside(call):
    with pytest.raises(Exception, match=r"outside|not found|access|escape") as found:
        typesetting.to_pdf(f"#{call}", {}, TEMPLATE, DAY, ())
    assert "root:" not in str(found.value)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text())
def test_a_text_is_one_string_of_typst(text):
    quoted = string(text)
    inner = quoted[1:-1].replace("\\\\", "").replace('\\"', "")
    assert quoted[0] == quoted[-1] == '"'
    assert '"' not in inner
    assert not inner.endswith("\\")
