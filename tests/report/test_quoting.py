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
