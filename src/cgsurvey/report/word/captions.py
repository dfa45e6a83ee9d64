"""Captions: the number is a field, so that Word counts on when a table or a figure is put in."""

from __future__ import annotations

import re

from cgsurvey.report.word.markup import field, run

_LABEL = re.compile(r"(\D*?)\s*(\d+)(.*)", re.DOTALL)


def caption(label: str, text: str) -> str:
    """The runs of "表3  text", with the 3 as a field that counts what is called 表."""
    found = _LABEL.fullmatch(label)
    if not found:
        return run(label + text)
    kind, number, rest = found.groups()
    before = label[: found.start(2)]
    return run(before) + field(f"SEQ {kind} \\* ARABIC", number) + run(rest + text)
