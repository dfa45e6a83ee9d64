"""Text from outside, made harmless before any page shows it."""

from __future__ import annotations

import sys

import pytest

from cgsurvey.clean import clean, escaped, is_like_a_formula, shortened


@pytest.mark.parametrize("text", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"])
def test_no_control_is_left(text: str) -> None:
    assert clean(f"a{text}b") == "ab"


@pytest.mark.parametrize("text", ["\ufdd0", "\ufdd5", "\ufdef", "\ufffe", "\uffff"])
def test_what_is_no_character_is_left_out(text: str) -> None:
    """XML does not hold all of them, and a renderer may use them as marks of its own."""
    assert clean(f"a{text}b") == "ab"


def test_a_text_is_one_line_that_can_be_encoded() -> None:
    assert clean("a\r\nb\u2028c\td\ud800") == "a b c d\ufffd"


@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠")
def test_a_formula_is_known_in_either_width(sign: str) -> None:
    assert is_like_a_formula(f"{sign}1")
    assert not is_like_a_formula(f"1{sign}")
    assert not is_like_a_formula("")


def test_what_is_taken_out_is_not_printable() -> None:
    """So a text that can be printed is handed back as it is."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    kept = set(clean(f"a{every}b"))
    assert {character for character in every if character.isprintable()} <= kept


def test_lines_of_json_stay_lines() -> None:
    assert escaped('{"a":\n"\x1b\u2028\t"}') == '{"a":\n"\\u001b\\u2028\\u0009"}'


@pytest.mark.parametrize(("text", "short"), [("abcd", "abcd"), ("abcde", "abc…")])
def test_a_text_that_is_too_long_ends_where_it_may(text: str, short: str) -> None:
    assert shortened(text, 4) == short
