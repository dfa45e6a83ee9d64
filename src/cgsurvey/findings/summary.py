"""A whole run in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from cgsurvey.findings.finding import SEVERITIES, Severity
from cgsurvey.findings.inspection import Inspection, exit_code
from cgsurvey.phrases import Language, say


def summary(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> str:
    """How many findings of which severity behind how many paths, whether it passes, how to learn more."""
    found = [each for one in inspections for each in one.findings]
    accepted = [each for each in found if each.accepted]
    numbers = Counter(each.severity for each in found if not each.accepted)
    parts = [counted(each, numbers[each], language) for each in SEVERITIES if numbers[each]]
    if accepted:
        parts.append(counted("accepted", len(accepted), language))
    told = say(
        "check.summary" if parts else "check.summary_of_none",
        language,
        paths=counted("paths", len(inspections), language),
        found=parts,
    )
    if parts:
        code = exit_code(inspections, fail_on)
        told += say("check.fails" if code else "check.passes", language, number=code)
    asking = [each for each in found if each.asks]
    if not asking:
        return told
    gravest = min(asking, key=attrgetter("gravity"))
    return told + say("check.summary_explain", language, rule=gravest.rule)


def counted(kind: str, number: int, language: Language) -> str:
    """A number of things: "1 row", "2 errors"."""
    return say(f"check.count.{kind}{'.one' if number == 1 else ''}", language, number=number)
