"""Judgements on a published figure as findings, held against what its author expects of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cgsurvey.claims.expectation import met, outcome
from cgsurvey.claims.judgement import FAILS, Judgement, Sentence
from cgsurvey.declarations import Claim, ClaimedTable, ClaimsFile
from cgsurvey.findings.finding import Accepted, Finding, Place
from cgsurvey.findings.lines import line_of
from cgsurvey.findings.rules import RULES
from cgsurvey.phrases import LANGUAGES, spoken

#: check -> the rule that is broken where it fails
_RULE_OF = {
    "percentage": "claims/impossible",
    "count": "claims/impossible",
    "mean": "claims/impossible",
    "deviation": "claims/impossible",
    "sum": "claims/sum",
    "effect": "claims/implausible",
    "little_spread": "claims/little_spread",
    "words": "claims/words",
    "leading": "claims/words",
    "significance": "claims/significance",
    "differs": "claims/differs",
    "base_differs": "claims/base_differs",
    "uncertain": "claims/uncertain",
    "no_row": "claims/no_row",
    "not_checked": "claims/not_checked",
    "no_test": "claims/no_test",
    "nothing_stated": "claims/nothing_stated",
    "weighted": "claims/weighted",
    "needs_more": "claims/needs_more",
    "unexpected_pass": "claims/unexpected_pass",
}
#: what is told though it is no failure of the claim
_TOLD = (
    "uncertain",
    "no_row",
    "not_checked",
    "no_test",
    "nothing_stated",
    "weighted",
    "needs_more",
    "little_spread",
)
#: what leaves open whether the claim would have failed
_OPEN = ("no_row", "not_checked", "no_test")
#: what stands between sentences
_SPACE = {"zh": "", "en": " "}


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or a table as it stands in claims.toml, or a figure of a table."""

    stated: Claim | ClaimedTable
    place: Place
    is_cell: bool = False


def entries_of(published: ClaimsFile, path: Path) -> Iterator[Entry]:
    """Every claim and every table of a file, figures of a table behind it, with their lines."""
    text = path.read_text(encoding="utf-8-sig")
    for number, claim in enumerate(published.claims, start=1):
        yield Entry(claim, Place(file=path, line=line_of(text, f"[claims[{number}]]")))
    for number, table in enumerate(published.tables, start=1):
        place = Place(file=path, line=line_of(text, f"[tables[{number}]]"))
        yield Entry(table, place)
        yield from (Entry(cell, place, is_cell=True) for cell in table.cells)


def told(entry: Entry, judgements: Sequence[Judgement], *, is_whole: bool = True) -> Iterator[Finding]:
    """What is to be said of a claim or a table: every failure, and an expectation that is not met.

    A claim that comes out as it states is told, and fails nothing; what is only uncertain may be expected as
    "not supported".

    Parameters
    ----------
    entry : Entry
    judgements : sequence of Judgement
    is_whole : bool
        Whether that is all that can be said of it; where data are missing that it names, a pass is none yet.
    """
    said = [each for each in judgements if each.verdict in FAILS or each.check in _TOLD]
    stated = entry.stated
    found = outcome(each.verdict for each in judgements)
    if found == "pass" and stated.expect == "not supported" and any(_is_uncertain(each) for each in said):
        found = "not supported"
    came = met(stated.expect, found)
    accepted = None
    if stated.expect != "pass" and came == "expected":
        assert stated.reason is not None
        assert entry.place.file is not None
        accepted = Accepted(entry.place.file, stated.reason)
    expected = (
        [Sentence(f"claims.expected.{stated.expect.replace(' ', '_')}")] if came == "unexpected" else []
    )
    for each in said:
        is_open = each.check in _OPEN
        others = expected if each.verdict in FAILS and stated.expect != "pass" else []
        yield _finding(entry, each, others, None if is_open else accepted)
    if came == "unexpected pass" and is_whole and not any(each.check in _OPEN for each in said):
        code = f"claims.passes.{stated.expect.replace(' ', '_')}"
        reason = (stated.reason or "").rstrip("。.")  # stands within a sentence
        passed = Judgement("unexpected_pass", "possible", (Sentence(code, {"reason": reason}),), {})
        yield _finding(entry, passed, (), None)


def _is_uncertain(judgement: Judgement) -> bool:
    return judgement.check == "uncertain"


def _finding(
    entry: Entry, judgement: Judgement, more: Iterable[Sentence], accepted: Accepted | None
) -> Finding:
    rule = RULES[_RULE_OF[judgement.check]]
    sentences = (*judgement.sentences, *more)
    said = {
        language: _SPACE[language].join(each.text(language) for each in sentences) for language in LANGUAGES
    }
    stated = entry.stated
    where = spoken("claims.place", place=stated.place) if stated.place else ""
    facts = {**judgement.facts, "text": stated.text, "where": where, "said": said}
    return Finding(rule.id, "claims.told", facts, entry.place, rule.severity, stated.id, accepted)
