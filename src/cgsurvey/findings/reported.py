"""Reports that are not what their data give any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.clean import shortened
from cgsurvey.errors import CgsurveyError, Unreadable, UsageError
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from cgsurvey.loaders.limits import Limits
from cgsurvey.manifest import MANIFEST_NAME
from cgsurvey.phrases import Language

if TYPE_CHECKING:
    from cgsurvey.verification.differences import Difference

Progress = Callable[[str], None]

#: a difference that `verify` tells -> the rule that it breaks
RULE_OF = {
    "verification.study_changed": "report/input_changed",
    "verification.input_changed": "report/input_changed",
    "verification.input_missing": "report/input_changed",
    "verification.input_new": "report/input_changed",
    "verification.row_differs": "report/figure_differs",
    "verification.row_gone": "report/figure_differs",
    "verification.row_new": "report/figure_differs",
    "verification.value_differs": "report/figure_differs",
    "verification.unresolved": "report/figure_differs",
    "verification.output_missing": "report/output_changed",
    "verification.output_not_regular": "report/output_changed",
    "verification.output_changed": "report/output_changed",
    "verification.output_differs": "report/output_differs",
    "verification.output_foreign": "report/output_differs",
    "verification.manifest_differs": "report/output_differs",
    "verification.refused": "report/not_computed",
    "verification.not_compared": "report/not_computed",
    "verification.output_unlisted": "report/output_unlisted",
    "verification.version": "report/version",
}
#: what the data have become first, then what that makes of the report
_ORDER = list(RULE_OF)
#: differences that can be thousands: the sentence on many, and what it says of each; of a row its estimate
_MANY = {
    "verification.row_differs": ("report.many.row_differs", "{row}: {columns[0]}"),
    "verification.value_differs": ("report.many.value_differs", "{place}: {old} → {new}"),
    "verification.unresolved": ("report.many.unresolved", "{section} {number} {row}"),
}
#: how many of them a finding has, how many its sentence says, and characters of each
FIRST, _SHOWN, _LENGTH = 10, 3, 120


def inspected(target: Target, limits: Limits | None, language: Language, progress: Progress) -> Inspection:
    """A folder of outputs that was named: its study is where its manifest says."""
    try:
        found = tuple(_verified(target.path, None, limits, language, progress))
    except (UsageError, Unreadable) as error:
        found = (_not_verified(error, target.path),)
        return Inspection(target, language, found, refused=error.exit_code)
    return Inspection(target, language, found, {"reports": 1})


def findings(
    study: Path, folders: Sequence[Path], limits: Limits | None, language: Language, progress: Progress
) -> Iterator[Finding]:
    """What is to be said of the reports that were made of a study."""
    for folder in folders:
        try:
            yield from _verified(folder, study, limits, language, progress)
        except (UsageError, Unreadable) as error:
            yield _not_verified(error, folder)


def _verified(
    folder: Path, study: Path | None, limits: Limits | None, language: Language, progress: Progress
) -> Iterator[Finding]:
    """The differences of a report, a finding a kind, told under the name of its manifest."""
    # it brings everything that makes reports
    from cgsurvey.verification import Sources, verify

    progress(str(folder))
    try:
        found = verify(folder, Sources(study, limits=limits), language, progress).findings
    except OSError as error:
        raise Unreadable("study.unreadable", path=str(folder), reason=error.strerror) from None
    by_code = sorted(found, key=lambda each: _ORDER.index(each.code))
    for code, together in groupby(by_code, key=lambda each: each.code):
        yield _finding(code, list(together), Place(file=folder / MANIFEST_NAME))


def _finding(code: str, differences: list[Difference], place: Place) -> Finding:
    """Differences of one kind: one as it is; of many their names, or how many there are and the first."""
    rule, facts = RULES[RULE_OF[code]], differences[0].facts
    severity = rule.severity if differences[0].fails else "note"
    if len(differences) > 1 and code in _MANY:
        code, short = _MANY[code]
        # a sentence of a report can be a whole paragraph
        first = [shortened(short.format(**each.facts), _LENGTH) for each in differences[:FIRST]]
        shown = {"zh": "；".join(first[:_SHOWN]), "en": "; ".join(first[:_SHOWN])}
        facts = {"number": len(differences), "first": first, "shown": shown}
    elif len(differences) > 1:
        facts = {name: [each.facts[name] for each in differences] for name in facts}
    elif code == "verification.refused":
        facts = {"reason": {each: _first_line(text) for each, text in facts["reason"].items()}}
    return Finding(rule.id, code, facts, place, severity)


def _first_line(text: str) -> str:
    """Of mistakes their file and how many: each is told of the study, and by `verify`."""
    return text.split("\n", 1)[0].rstrip(":：")


def _not_verified(error: CgsurveyError, folder: Path) -> Finding:
    """Why a report cannot be compared at all: a damaged manifest, or nothing that it was made of."""
    rule = RULES["report/unreadable" if isinstance(error, Unreadable) else "report/no_study"]
    return Finding(rule.id, error.code, error.facts, Place(file=folder / MANIFEST_NAME), rule.severity)
