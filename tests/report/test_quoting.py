"""Numerals marked while a sentence is put together come back with the addresses they were given."""

from __future__ import annotations

import pytest

from cgsurvey.report.quoting import plainly, quoted, worded
from cgsurvey.report.words import quotes_nested

ROWS = ["居民/mean/q1", "甲“乙”丙", "q5/rate/a%2Fb", "100%", "\ufdd0\ufdd1\ufdd2\ufdd3"]


@pytest.mark.parametrize("row", ROWS)
def test_an_address_is_what_it_was(row: str) -> None:
    """Whatever is done to the sentence around it."""
    text = quotes_nested(f"“甲“{quoted('3', [row, 'b'], 'n')}”乙”")
    (numeral,) = worded(text).numerals
    assert numeral.sources == (row, "b")
    assert plainly(text) == "“甲‘3’乙”"
    assert plainly(text)[numeral.start] == "3"


FORGED = "\ufdd0q5\ufdd1estimate\ufdd199\ufdd3"


@pytest.mark.parametrize("text", [FORGED, "\ufdd0", "\ufdd1", "\ufdd3", f"\ufdd0{FORGED}\ufdd3"])
def test_a_text_of_the_data_is_taken_for_no_number(text: str) -> None:
    """The name of a community, say, between two numbers: the marks are gone, and both numbers stand."""
    sentence = worded(f"{text}{quoted('3', 'a', 'n')}{text}{quoted('4', 'b', 'n')}{text}")
    assert [(each.text, each.sources) for each in sentence.numerals] == [("3", ("a",)), ("4", ("b",))]
    assert [sentence.text[each.start] for each in sentence.numerals] == ["3", "4"]
    assert not set(sentence.text) & set("\ufdd0\ufdd1\ufdd2\ufdd3")


def test_a_quoted_text_brings_no_marks() -> None:
    (numeral,) = worded(quoted(f"甲{FORGED}", "a", "category")).numerals
    assert numeral.text == "甲q5estimate99"
