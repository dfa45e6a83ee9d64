"""Where two documents of the same shape differ: each place once, by names that a reader can find."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: how far apart numbers may be that rows in another order, or another processor, give; and what counts as 0
ROUNDING, NOTHING = 1e-9, 1e-12
#: by which entries of a list are called, the first that they have
_CALLED = ("id", "name", "questionnaire", "check", "code", "caption", "heading", "label", "kind")


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is not the same; None where there is none."""

    place: tuple[str, ...]
    old: Any
    new: Any


def changes(old: Any, new: Any, place: tuple[str, ...] = ()) -> Iterator[Change]:
    """Every place where `new` differs from `old`, in the order of `old`.

    Entries of lists are compared by their names where they have any. Of a part with a text only the text is
    told; of a sentence that only says other numbers, these numbers. Digits that the order of a sum decides
    are no difference.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        before, after = old.get("text"), new.get("text")
        if before != after and _masked(old) == _masked(new) is not None:
            yield from changes(old.get("numerals"), new.get("numerals"), place)
        elif before != after and not (isinstance(before, dict) and isinstance(after, dict)):
            yield Change(place, before, after)
        else:
            for key in {**old, **new}:
                # where a number stands in its sentence follows from what stands before it
                if key != "start":
                    yield from changes(old.get(key), new.get(key), (*place, key))
    elif isinstance(old, list) and isinstance(new, list):
        entries, others = _called(old), _called(new)
        for name in {**entries, **others}:
            yield from changes(entries.get(name), others.get(name), (*place, name))
    elif not _same(old, new):
        yield Change(place, _short(old), _short(new))


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, rel_tol=ROUNDING, abs_tol=NOTHING)
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)


def _masked(part: dict[str, Any]) -> str | None:
    """A sentence without its numbers; None where it has none, or says otherwise where they stand."""
    text, numerals = part.get("text"), part.get("numerals")
    if not isinstance(text, str) or not isinstance(numerals, list) or not numerals:
        return text if isinstance(text, str) else None
    for each in reversed(numerals):
        shown, start = (each.get("text"), each.get("start")) if isinstance(each, dict) else (None, None)
        if not isinstance(shown, str) or not isinstance(start, int) or not text.startswith(shown, start):
            return None
        text = f"{text[:start]}\0{text[start + len(shown) :]}"
    return text


def _called(entries: list[Any]) -> dict[str, Any]:
    """Entries by their names; by their places where they have none, or share one."""
    found: dict[str, Any] = {}
    for place, entry in enumerate(entries, start=1):
        name = _name(entry)
        found[name if name is not None and name not in found else f"{name or ''}#{place}"] = entry
    return found


def _name(entry: Any) -> str | None:
    """What an entry is called: a number by the row it comes from, a row of cells by what its first says."""
    if isinstance(entry, dict) and isinstance(entry.get("sources"), list) and "column" in entry:
        return " ".join(map(str, (*entry["sources"], entry["column"])))
    if isinstance(entry, list) and entry and isinstance(entry[0], dict):
        entry = {"name": entry[0].get("text")}
    if not isinstance(entry, dict):
        return None
    return next((entry[key] for key in _CALLED if isinstance(entry.get(key), str) and entry[key]), None)


def _short(value: Any) -> Any:
    """A number or a text as it is; a whole part by what it says, or not at all."""
    if isinstance(value, dict):
        return value.get("text", value.get("caption", value.get("heading", "…")))
    return "…" if isinstance(value, list) else value
