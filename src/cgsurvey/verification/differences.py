"""What a verification has found, for people and for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cgsurvey.phrases import LANGUAGES, Language, say
from cgsurvey.report.machine import dumps

#: findings that can be thousands, and how many of each kind are shown
_MANY = tuple(f"verification.{each}" for each in ("row_differs", "row_gone", "row_new", "value_differs"))
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as the manifest says, or as the data give it.

    Attributes
    ----------
    code, facts
        The sentence, a key of `phrases`.
    fails
        Whether the report is then not what its data give; else it is only told.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    fails: bool = True

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)


@dataclass(frozen=True)
class Verification:
    """What was compared, and what was found.

    Attributes
    ----------
    title
        Of the report.
    files, rows, numerals
        How many were compared: outputs, rows of results, numbers in sentences. The last two are None where
        nothing could be computed again.
    """

    title: str
    findings: tuple[Difference, ...]
    files: int
    rows: int | None = None
    numerals: int | None = None

    @property
    def is_in_order(self) -> bool:
        return not any(finding.fails for finding in self.findings)


def told(found: Verification, language: Language) -> list[str]:
    """What was found, a line each; rows and numbers only so many, for thousands of them say nothing more."""
    lines: list[str] = []
    seen = dict.fromkeys(_MANY, 0)
    for finding in found.findings:
        if finding.code in seen:
            seen[finding.code] += 1
        if seen.get(finding.code, 0) <= SHOWN:
            lines.append(finding.text(language))
    if left_out := sum(max(number - SHOWN, 0) for number in seen.values()):
        lines.append(say("verification.more", language, number=left_out))
    facts: dict[str, Any] = {"title": found.title, "number": sum(each.fails for each in found.findings)}
    facts |= {"files": found.files, "rows": found.rows, "numerals": found.numerals}
    code = "in_order" if found.is_in_order else "not_in_order" if found.rows is not None else "not_computed"
    return [*lines, say(f"verification.{code}", language, **facts)]


def machine_readable(found: Verification) -> bytes:
    """The same as JSON, with every row and number."""
    return dumps(
        {
            "in_order": found.is_in_order,
            "title": found.title,
            "compared": {"files": found.files, "rows": found.rows, "numerals": found.numerals},
            "findings": [
                {
                    "code": each.code,
                    "fails": each.fails,
                    "facts": each.facts,
                    "text": {language: each.text(language) for language in LANGUAGES},
                }
                for each in found.findings
            ],
        }
    )
