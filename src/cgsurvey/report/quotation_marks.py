"""Quotation marks as Chinese sets them."""

from __future__ import annotations

import re

_MARKS = re.compile("([“”])")


def quotes_nested(text: str) -> str:
    """Quotation marks inside quotation marks made single, as Chinese writes them."""
    if text.count("“") < 2:
        return text
    depth, written = 0, []
    for part in _MARKS.split(text):
        if part == "“":
            depth += 1
            part = "“" if depth == 1 else "‘"
        elif part == "”" and depth:
            part = "”" if depth == 1 else "’"
            depth -= 1
        written.append(part)
    return "".join(written)
