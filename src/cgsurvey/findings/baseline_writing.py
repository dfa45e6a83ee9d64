"""Entries for a baseline, written behind those that are there: their comments and their order stay."""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cgsurvey.clean import clean
from cgsurvey.errors import UsageError
from cgsurvey.findings.baseline import Baseline, read_baseline
from cgsurvey.findings.baseline_applied import baseline_of, open_in
from cgsurvey.findings.inspection import Inspection
from cgsurvey.phrases import Language, say
from cgsurvey.toml_lines import toml_line
from cgsurvey.writing import alone_in, write_all

#: keys of an entry that say what it is about, with their values
About = tuple[tuple[str, str], ...]


def write_accepted(
    inspections: Sequence[Inspection], given: Path | None, reason: str, language: Language
) -> dict[Path, int]:
    """Write an entry for everything that is open and can be accepted.

    Parameters
    ----------
    inspections : sequence of Inspection
        Held against their baselines.
    given : Path or None
        The one baseline for all; else each has its own.
    reason : str
        Why it may stand, in every entry.
    language : {"zh", "en"}
        Of what a new file says of itself.

    Returns
    -------
    dict
        How many findings each baseline accepts that it did not.

    Raises
    ------
    StudyError, UsageError
        If a baseline that is there cannot be read, or takes no entries at its end.
    NotWritten
        If the system refuses.
    """
    together: dict[Path, list[Inspection]] = {}
    for each in inspections:
        path = given or baseline_of(each.target)
        if path is not None and open_in(each):
            together.setdefault(path, []).append(each)
    for path, alike in together.items():
        with alone_in(path.parent):
            _write_on(path, alike, clean(reason).strip(), language)
    return {path: sum(len(open_in(each)) for each in alike) for path, alike in together.items()}


def _write_on(path: Path, inspections: Sequence[Inspection], reason: str, language: Language) -> None:
    is_there = os.path.lexists(path)
    baseline = read_baseline(path) if is_there else Baseline(path)
    written = path.read_bytes().decode() if is_there else say("baseline.head", language)
    end = "\r\n" if "\r\n" in written else "\n"
    lines = [line for entry in _entries(baseline, inspections, reason) for line in ("", *entry)]
    text = written.rstrip() + end + end.join(lines) + end
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        raise UsageError("baseline.not_tables", path=str(path)) from None
    write_all(path.parent, {path.name: text.encode()}, inputs=(), force=True)


def _entries(baseline: Baseline, inspections: Sequence[Inspection], reason: str) -> Iterator[list[str]]:
    """The lines of an entry for each thing that is open: as many as are not accepted yet."""
    needed: Counter[About] = Counter()
    for each in inspections:
        needed |= _open(baseline, each)
    for about, rows in needed.items():
        keys: dict[str, Any] = dict(about)
        if rows > 1:
            keys["rows"] = rows
        yield ["[[accepted]]", *(toml_line(key, value) for key, value in {**keys, "reason": reason}.items())]


def _open(baseline: Baseline, inspection: Inspection) -> Counter[About]:
    """What is open, and at how many places more than are accepted."""
    found: Counter[About] = Counter()
    for finding in open_in(inspection):
        known = baseline.on(finding, inspection.target)
        about = known.about if known else baseline.about(finding, inspection.target)
        key = tuple(about.items())
        found[key] += finding.number - (known.rows if known and key not in found else 0)
    return found
