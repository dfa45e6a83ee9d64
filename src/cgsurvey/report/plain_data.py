"""Report -> plain data, part by part as `document` and `chart` name them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args

from cgsurvey.report.chart import Chart
from cgsurvey.report.document import Block, Report
from cgsurvey.result import plain

_KINDS = (*get_args(Block), *get_args(Chart))
#: how a page is set is no part of what it says
_LEFT_OUT = ("style", "template", "data")
#: like nothing that a report holds
_MUST_STAND = object()


def plain_report(report: Report) -> dict[str, Any]:
    """What a report says: title, language, notice, banner, who signs it, and its sections.

    Returns
    -------
    dict
        Each part by the names of its attributes, without ``is_``; a block and a chart with their ``kind``.
        What may be left out of a part, and is empty or false, is left out.
    """
    found = _plain(report)
    assert isinstance(found, dict)
    return found


def _plain(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if not is_dataclass(part):
        return plain(part) if isinstance(part, float) else part
    written = {"kind": type(part).__name__} if isinstance(part, _KINDS) else {}
    for name, key, empty in _attributes(part.__class__):
        value = getattr(part, name)
        if value is not empty and value != empty:
            written[key] = _plain(value)
    return written


@cache
def _attributes(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """Of each attribute its name, its key, and the empty default with which it is left out, if it has one."""
    return tuple(
        (each.name, each.name.removeprefix("is_"), _MUST_STAND if each.default else each.default)
        for each in fields(kind)
        if not (kind is Report and each.name in _LEFT_OUT)
    )
