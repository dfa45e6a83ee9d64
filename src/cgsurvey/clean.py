"""Text from a study or a file, made harmless before any page shows it."""

from __future__ import annotations

import re

# C0 and C1 controls (terminal commands), bidirectional controls (text that reads differently from what it
# is), invisible marks and line separators, what is no character (XML and our own marks), and halves of
# surrogate pairs (not encodable).
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
#: with what a spreadsheet begins a formula, in either width
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """One line without control characters; half a surrogate pair becomes U+FFFD."""
    # none of what is taken out here is printable, and nearly all texts are
    return text if text.isprintable() else encodable(_CONTROLS.sub("", _SPACES.sub(" ", text)))


def shortened(text: str, most: int) -> str:
    """The text in so many characters at most."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it."""
    return _SURROGATES.sub("�", text)


def escaped(text: str) -> str:
    """JSON or a quoted text of TOML, with what a terminal obeys written as ``\\uXXXX``: the same text."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula: a file read as text, a cell that is edited."""
    return text.startswith(_FORMULA)
