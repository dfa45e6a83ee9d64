"""Published figures that cannot be, do not come out of the data, or are worded beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cgsurvey.claims.claim_verdicts import alone, judged, judged_table
from cgsurvey.claims.gathered import gathered_tables
from cgsurvey.claims.judgement import Judgement, Sentence
from cgsurvey.claims.row_figures import compared_number
from cgsurvey.claims.row_verdicts import against_row, beside_its_test, kind_beside
from cgsurvey.declarations import Claim, ClaimedTable
from cgsurvey.findings.claimed_rows import Named, Number, Row, named_rows
from cgsurvey.findings.claimed_told import Entry, entries_of, told
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.readings import Readings
from cgsurvey.result import row_id
from cgsurvey.study import Study
from cgsurvey.study_file import CLAIMS_NAME
from cgsurvey.survey import Survey


def findings(study: Study, surveys: Mapping[str, Survey], readings: Readings) -> Iterator[Finding]:
    """What is to be said of the claims of a study; `surveys` are those that could be coded."""
    claims = study.claims
    named = named_rows(study, surveys, readings, [each.row for each in claims if each.row is not None])
    entries = entries_of(study.published, study.folder / CLAIMS_NAME)
    for entry in entries:
        stated = entry.stated
        if isinstance(stated, ClaimedTable):
            rows = [named.get(each.row) for each in stated.cells if each.row is not None]
            is_weighted = any(isinstance(each, Row) and each.weighted for each in rows)
            yield from told(entry, judged_table(stated, weighted=is_weighted))
            continue
        found = named.get(stated.row) if stated.row is not None else None
        yield from told(_located(entry, found, study), list(_judged(entry, stated, found)))
    yield from _together(study, surveys)


def _together(study: Study, surveys: Mapping[str, Survey]) -> Iterator[Finding]:
    """Whether claims that are, together, all answers of one question add up."""
    for name, survey in surveys.items():
        for question in study.questionnaires[name].questions.values():
            if question.kind not in ("single", "scale"):
                continue
            values = [each.value for each in question.categories]
            rows = {row_id(name, "frequency", question.name, "share", value) for value in values}
            text = question.label.of(study.file.language)
            for table in gathered_tables(study.published.claims, text, rows, survey.design.weighted):
                place = Place(file=study.folder / CLAIMS_NAME, questionnaire=name, question=question.name)
                yield from told(Entry(table, place), judged_table(table))


def _judged(entry: Entry, claim: Claim, found: Named | None) -> Iterator[Judgement]:
    """Every judgement on a claim: by itself, and against what it stands on."""
    match found:
        case None:
            # a figure of a table is checked with the others
            yield from judged(claim) if entry.is_cell else alone(claim)
        case Judgement():
            yield from judged(claim)
            yield found
        case Number():
            yield from judged(claim, "unknown")
            yield from compared_number(claim, found.value)
        case Row():
            yield from _against_row(claim, found)


def _against_row(claim: Claim, found: Row) -> Iterator[Judgement]:
    row = found.row
    known = claim.model_copy(update={"weighted": claim.weighted or found.weighted})
    kind = kind_beside(claim, row)
    by_itself = judged(known, kind)
    if any(each.verdict == "impossible" for each in judged(claim, kind) if each not in by_itself):
        yield Judgement("weighted", "possible", (Sentence("claims.weighted_share", {"n": claim.n}),), {})
    against = against_row(claim, row, found.result, by_itself)
    yield from beside_its_test([*by_itself, *against], claim, row)


def _located(entry: Entry, found: Named | None, study: Study) -> Entry:
    """The entry with the questionnaire and the question of its row."""
    if not isinstance(found, Row):
        return entry
    row = found.row
    question = row.variable if row.variable in study.questionnaires[row.questionnaire].questions else None
    place = replace(entry.place, questionnaire=row.questionnaire, question=question)
    return replace(entry, place=place)
