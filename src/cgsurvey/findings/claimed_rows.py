"""What published figures stand on: the result row, or the number of the analysis, that a claim names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction
from math import isfinite
from typing import Any

from cgsurvey.claims.judgement import Judgement, Sentence
from cgsurvey.errors import StudyError, Unreadable
from cgsurvey.phrases import LANGUAGES
from cgsurvey.readings import Readings
from cgsurvey.result import Analysis, Estimate, Result
from cgsurvey.study import Study
from cgsurvey.survey import Survey

#: ids that are suggested for one that does not exist
_SUGGESTED = 3


@dataclass(frozen=True)
class Row:
    """A row with the result that it is of, and whether its questionnaire is weighted."""

    row: Estimate
    result: Result
    weighted: bool


@dataclass(frozen=True)
class Number:
    """A number of the analysis that is no row, as that of respondents."""

    value: Fraction


#: what an address names, or why it names nothing
Named = Row | Number | Judgement


def named_rows(
    study: Study, surveys: Mapping[str, Survey], readings: Readings, addresses: Iterable[str]
) -> dict[str, Named]:
    """What each address names; only what is needed for that is estimated.

    Parameters
    ----------
    study : Study
    surveys : mapping of str to Survey
        Questionnaires that could be coded.
    readings : Readings
    addresses : iterable of str
        Ids of rows, or addresses in the analysis document (docs/json.md).
    """
    # the statistics are wanted only where there are claims
    from cgsurvey.analysis import analyze_named
    from cgsurvey.analysis.selection import is_of_years

    wanted = list(dict.fromkeys(addresses))
    of_years = [each for each in wanted if is_of_years(each)]
    of_now = [each for each in wanted if each not in of_years]
    found = dict(_each(study, surveys, analyze_named(study, surveys, of_now, readings), of_now))
    if of_years:
        try:
            compared = analyze_named(study, surveys, of_years, readings)
        except (StudyError, Unreadable) as error:
            reason = {language: error.text(language) for language in LANGUAGES}
            found |= dict.fromkeys(of_years, _not_checked("claims.earlier_year", reason=reason))
        else:
            found |= dict(_each(study, surveys, compared, of_years))
    return found


def _each(
    study: Study, surveys: Mapping[str, Survey], analysis: Analysis, addresses: Sequence[str]
) -> Iterator[tuple[str, Named]]:
    rows = {row.id: (row, result) for result in analysis.results for row in result.rows}
    numbers = [each for each in addresses if each.startswith("/")]
    document = _document(study, analysis, numbers) if numbers else {}
    for address in addresses:
        if address.startswith("/"):
            yield address, _number(study, surveys, document, address)
        elif address in rows:
            row, result = rows[address]
            if row.estimate is not None and not isfinite(row.estimate):
                row = replace(row, estimate=None)
            yield address, Row(row, result, surveys[row.questionnaire].design.weighted)
        else:
            yield address, _absent(study, surveys, analysis, address)


def _document(study: Study, analysis: Analysis, addresses: Iterable[str]) -> dict[str, Any]:
    """The parts of the analysis document that do not depend on what else was estimated; results by id."""
    from cgsurvey.analysis.selection import named_in
    from cgsurvey.report.machine import analysis_document

    named = set(named_in(addresses))
    results = tuple(each for each in analysis.results if each.id in named)
    document = analysis_document(replace(analysis, results=results), study)
    for questionnaire in document["questionnaires"]:
        del questionnaire["design_effects"]
    document["results"] = {each["id"]: each for each in document["results"]}
    del document["notes"]
    return document


def _number(study: Study, surveys: Mapping[str, Survey], document: Mapping[str, Any], address: str) -> Named:
    """The number at an address, as sentences of reports quote it."""
    from cgsurvey.report.addresses import found_at

    parts = address.split("/")
    owner = parts[2].split("~1")[0] if len(parts) > 2 else ""
    if owner in study.questionnaires and owner not in surveys:
        return _not_checked("claims.sheet_not_checked", questionnaire=owner)
    try:
        found = found_at(address, document)
    except (LookupError, TypeError):
        found = None
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
        return Judgement("no_row", "possible", (Sentence("claims.no_number", {"row": address}),), {})
    return Number(Fraction(found).limit_denominator(10**9))


def _absent(study: Study, surveys: Mapping[str, Survey], analysis: Analysis, row: str) -> Judgement:
    """Why there is no such row: no questionnaire of that name, no answers, no estimate, or no such id."""
    owner, estimand, about, *_ = [*row.split("/"), "", ""]
    if owner in study.questionnaires and owner not in surveys:
        return _not_checked("claims.sheet_not_checked", questionnaire=owner)
    begun = [each for each in analysis.results if _is_of(each, owner, estimand, about)]
    if not begun and (reasons := list(_reasons(study, surveys, analysis, row))):
        return _not_checked("claims.not_estimated", row=row, reason=reasons[0])
    near = _near(row, [each.id for result in begun for each in result.rows] or _like(study, surveys, row))
    facts = {"row": row, "near": near}
    code = "claims.no_row_near" if near else "claims.no_row"
    return Judgement("no_row", "possible", (Sentence(code, facts),), facts)


def _like(study: Study, surveys: Mapping[str, Survey], row: str) -> list[str]:
    """The ids of what a row that does not exist was most likely to be of; else beginnings of ids."""
    from cgsurvey.analysis import analyze_named

    near = _near(row, list(dict.fromkeys(_ids(study, surveys))))
    found = analyze_named(study, surveys, near[:1]).results if near else ()
    return [each.id for result in found for each in result.rows] or near


def _near(row: str, known: Sequence[str]) -> list[str]:
    return get_close_matches(row, known, n=_SUGGESTED, cutoff=0.6)


def _is_of(result: Result, owner: str, estimand: str, about: str) -> bool:
    names = {result.variable, *(row.variable for row in result.rows)}
    return (result.questionnaire, result.estimand) == (owner, estimand) and about in names


def _reasons(
    study: Study, surveys: Mapping[str, Survey], analysis: Analysis, row: str
) -> Iterator[dict[str, str]]:
    """What the analysis says of a statistic that could not be estimated, or a change that is withheld."""
    from cgsurvey.analysis import analyze_named
    from cgsurvey.analysis.selection import is_of_years

    about = row.split("/")[2:3]
    if is_of_years(row):
        withheld = [each for gate in analysis.comparisons for each in gate.withheld]
        notes = [each.note for each in withheld if [each.variable] == about]
    else:
        notes = list(analyze_named(study, surveys, [row]).notes)
    for note in notes:
        yield {language: note.text(language) for language in LANGUAGES}


def _ids(study: Study, surveys: Mapping[str, Survey]) -> Iterator[str]:
    """The beginnings of all ids of the study: questionnaire, estimand, what it is about, and by what."""
    from cgsurvey.analysis.plan import plan

    for name in surveys:
        for planned in plan(study, name):
            by = planned.options.get("by")
            yield f"{name}/{planned.estimand}/{planned.about or name}" + (f"/{by}" if by else "")


def _not_checked(code: str, **facts: Any) -> Judgement:
    return Judgement("not_checked", "possible", (Sentence(code, facts),), facts)
