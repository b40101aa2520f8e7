"""The empty worksheet for Word: every prompt has a place in it that a script can find, and any reader opens it."""

from __future__ import annotations

import doctest
import io
import re
import zipfile

import docx
import pytest

from facing_pages.publishing import worksheet as module
from facing_pages.publishing import xmltext
from facing_pages.publishing.prompts import asked_who, sections
from facing_pages.publishing.worksheet import bookmark, worksheet
from tests.loaded import HELD, comparison


@pytest.mark.parametrize(("edition", "id"), HELD)
def test_every_prompt_has_its_bookmark_in_a_document_that_opens(edition: str, id: str) -> None:
    one = comparison(edition, id)
    made = worksheet(one)
    assert made == worksheet(one), "the same sources make the same bytes"
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        # The script in the browser puts the answers in without unpacking anything.
        assert {part.compress_type for part in parts.infolist()} == {zipfile.ZIP_STORED}
        assert parts.testzip() is None
        xml = parts.read("word/document.xml").decode()
    asked = [asked_who(), *(prompt for part in sections(one) for prompt in part.prompts)]
    names = [bookmark(prompt.name) for prompt in asked] + [bookmark(event.id) for event in one.events]
    assert sorted(re.findall(r'bookmarkStart [^>]*w:name="(\w+)"', xml)) == sorted(names)
    assert len(set(names)) == len(names)
    document = docx.Document(io.BytesIO(made))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == f"Worksheet: {one.title}"
    assert [prompt.asks for prompt in asked if prompt.asks not in words] == []
    assert len(made) < 200_000


def test_examples_hold() -> None:
    for one in (module, xmltext):
        assert doctest.testmod(one).attempted
        assert not doctest.testmod(one).failed
