"""Published figures without the data behind them: what they say of each other, and of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.claims.claim_verdicts import alone, judged, judged_table
from cgsurvey.declarations import Claim
from cgsurvey.errors import StudyError, UsageError
from cgsurvey.findings import refused
from cgsurvey.findings.claimed_told import Entry, entries_of, told
from cgsurvey.findings.finding import Finding
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language
from cgsurvey.study_file import load_claims


def without_data(target: Target, language: Language) -> Inspection:
    """What can be said of a file of claims without data."""
    try:
        published = load_claims(target.path)
    except (StudyError, UsageError) as error:
        return refused.inspected(error, target, language)
    found = tuple(finding for entry in entries_of(published, target.path) for finding in _findings(entry))
    return Inspection(target, language, found, {"claims": len(published.every)})


def _findings(entry: Entry) -> Iterator[Finding]:
    stated = entry.stated
    if isinstance(stated, Claim):
        # a figure of a table is checked with the others
        said = judged(stated) if entry.is_cell else alone(stated)
        # that a figure is impossible shows in it alone, that it is not supported may show in its row
        is_judged = stated.expect == "impossible" and all(each.check != "needs_more" for each in said)
        yield from told(entry, said, is_whole=stated.row is None or is_judged)
    else:
        yield from told(entry, judged_table(stated))
