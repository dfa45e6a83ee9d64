"""Findings put together by what they are about: a sheet, a question of it, what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cgsurvey.findings.finding import Finding, Severity
from cgsurvey.findings.rules import RULES
from cgsurvey.paths import near

#: families whose findings stand together whatever they are about, after those of the sheets
_OF_THEIR_OWN = ("claims", "report", "baseline")


@dataclass(frozen=True, slots=True)
class About:
    """What findings are about.

    Attributes
    ----------
    chapter : str or None
        Name of a questionnaire, or of a family of rules; None for the study as a whole.
    subject : str or None
        Name of a question, else a header; the folder of a report; None for all of the chapter.
    """

    chapter: str | None = None
    subject: str | None = None

    @classmethod
    def of(cls, finding: Finding) -> About:
        family, place = RULES[finding.rule].family, finding.place
        if family in _OF_THEIR_OWN:
            return cls(family, owner(finding) if family == "report" else None)
        return cls(place.questionnaire, place.question or place.column)


def owner(finding: Finding) -> str:
    """What a finding is of, as people call it: the folder of a report, else the name of a file."""
    file = finding.place.file
    if file is None:
        return ""
    return near(file.parent).as_posix() if RULES[finding.rule].family == "report" else file.name


def grouped(
    findings: Iterable[Finding], asked: Sequence[About] = ()
) -> Iterator[tuple[str | None, list[tuple[About, list[Finding]]]]]:
    """Chapters, in each what findings are about: the gravest first, then in the order in which it was asked.

    The study as a whole comes first, then the questionnaires as they come, then what was published. What is
    about all of a chapter has no heading of its own, and stands before what has one.
    """
    chapters: dict[str | None, dict[About, list[Finding]]] = {}
    for each in findings:
        about = About.of(each)
        chapters.setdefault(about.chapter, {}).setdefault(about, []).append(each)
    order = {about: place for place, about in enumerate(asked)}

    def standing(found: tuple[About, list[Finding]]) -> tuple[bool, int, int]:
        about, of_it = found
        return about.subject is not None, min(each.gravity for each in of_it), order.get(about, len(order))

    for chapter in sorted(chapters, key=_place_of):
        yield chapter, sorted(chapters[chapter].items(), key=standing)


def by_rule(findings: Iterable[Finding]) -> Mapping[tuple[Severity, str], list[Finding]]:
    """Findings of one severity and rule together, the gravest first."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for each in sorted(findings, key=attrgetter("gravity")):
        found.setdefault((each.severity, each.rule), []).append(each)
    return found


def _place_of(chapter: str | None) -> int:
    if chapter is None:
        return 0
    return 2 + _OF_THEIR_OWN.index(chapter) if chapter in _OF_THEIR_OWN else 1
