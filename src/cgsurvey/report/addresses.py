"""Addresses in the analysis document (docs/json.md), by which numbers are quoted that are no result rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: names under which the entries of a list are found, besides their place
_NAMES = ("id", "name", "questionnaire", "check")


def found_at(address: str, document: Mapping[str, Any]) -> Any:
    """What stands at an address (RFC 6901); an entry of a list is also found by its name.

    Raises
    ------
    LookupError
        If nothing does.
    """
    found: Any = document
    for step in address.removeprefix("/").split("/"):
        step = step.replace("~1", "/").replace("~0", "~")
        found = _entry(found, step) if isinstance(found, list) else found[step]
    return found


def _entry(entries: list[Any], step: str) -> Any:
    if step.isdecimal() and int(step) < len(entries):
        return entries[int(step)]
    for each in entries:
        if isinstance(each, dict) and step in [each.get(name) for name in _NAMES]:
            return each
    raise LookupError(step)
