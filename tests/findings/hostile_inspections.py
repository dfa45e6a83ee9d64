"""Inspections made by hand, for the formats: names that try to be commands, markup or several lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cgsurvey.findings.finding import Accepted, Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.targets import Target

#: what a header or a sheet may be called
HOSTILE = "a\n::error::b%0A::set-env name=x::y,z:w\r##[error]c\x1b[31m<&\">'\x00\ufffe\ud800\u202e"
#: what a file may be called, one byte of it no UTF-8
HOSTILE_NAME = HOSTILE.replace("\x00", "").replace("\ud800", "\udce9")


def finding(rule: str = "file/merged", severity: str = "warning", **more: Any) -> Finding:
    """A finding whose sentence quotes the name of a file."""
    place = {key: more.pop(key) for key in tuple(more) if key in Place.__slots__}
    place.setdefault("file", Path("a") / "residents.xlsx")
    facts = {"severity": "found", "text": more.pop("quoted", "x")}
    return Finding(rule, "check.told", facts, Place(**place), severity, **more)


def inspection(*findings: Finding, path: str = "a/study.toml", **more: Any) -> Inspection:
    """What was found behind one path."""
    looked_at = more.pop("looked_at", {"rows": 10, "questions": 2})
    return Inspection(Target(Path(path), more.pop("kind", "study")), "zh", findings, looked_at, **more)


def hostile() -> Inspection:
    """A finding of which every name is hostile."""
    names = {"sheet": HOSTILE, "column": HOSTILE, "questionnaire": "r", "question": "q"}
    worst = finding(
        "schema/header",
        "error",
        file=Path("a") / HOSTILE_NAME,
        rows=tuple(range(2, 400, 3)),
        quoted=HOSTILE,
        **names,
    )
    known = finding(accepted=Accepted(Path("a") / "b\n::error::.toml", HOSTILE), quoted=HOSTILE, line=3)
    return inspection(worst, known, path="a\n::error::b/study.toml")
