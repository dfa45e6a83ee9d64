"""What a sheet holds that its codebook does not allow, and what the reading of it had to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.problems import RULE_OF, severity_of
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey

if TYPE_CHECKING:
    from cgsurvey.coding.headers import Places

#: the check of quality flags the same rows, and knows which the study sets aside
_TOLD_BY_QUALITY = "coding.duplicate_ids"
#: rows above the header, which are no surprise where the study says where it stands
_TITLES = "loading.skipped_rows"
#: what a study file that somebody has written leaves out
_OF_WHAT_IS_WRITTEN = ("schema.extra_column", "schema.not_asked")


def findings(raw: RawTable, survey: Survey, *, drafted: bool = False) -> Iterator[Finding]:
    """The problems of a sheet, each under its rule; of a study that is `drafted`, none that are its own."""
    from cgsurvey.checks.schema import schema_problems
    from cgsurvey.coding.headers import places_of

    places = places_of(raw, survey.questionnaire)
    silent = {_TOLD_BY_QUALITY, *(_OF_WHAT_IS_WRITTEN if drafted else ())}
    if survey.questionnaire.declared.header_row is not None:
        silent.add(_TITLES)
    all_problems = (*survey.problems, *schema_problems(raw, survey, places))
    problems = [problem for problem in all_problems if problem.code not in silent]
    yield from _of_problems(problems, raw, survey, _questions(raw, places))


def of_communities(tables: Mapping[str, RawTable], surveys: Mapping[str, Survey]) -> Iterator[Finding]:
    """Communities that a sheet names and the study does not know, and the other way round."""
    from cgsurvey.checks.schema_communities import community_problems, registered

    for name, survey in surveys.items():
        known = survey.questionnaire.declared.known_communities
        if isinstance(known, str):
            if known not in surveys:
                yield _without_register(survey, known)
                continue
            known = tuple(registered(tables[known], surveys[known]))
        if known is not None:
            yield from _of_problems(community_problems(tables[name], survey, known), tables[name], survey)


def _without_register(survey: Survey, register: str) -> Finding:
    """That the communities were held against nothing, because their own sheet could not be checked."""
    declared = survey.questionnaire.declared
    place = Place(file=survey.file, column=declared.community, questionnaire=survey.name)
    facts = {"column": declared.community, "register": survey.study.questionnaires[register].declared.file}
    return Finding("schema/unknown_community", "schema.communities_unchecked", facts, place, "note")


def _questions(raw: RawTable, places: Places) -> dict[str, str]:
    """Header of a column -> the question that it is of, the first one where several read it."""
    found: dict[str, str] = {}
    for name, columns in places.questions.items():
        for place in (*columns.columns, *columns.unread):
            found.setdefault(raw.headers[place], name)
    return found


def _of_problems(
    problems: Iterable[Problem], raw: RawTable, survey: Survey, questions: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    for problem in problems:
        place = Place(
            file=survey.file,
            sheet=raw.sheet,
            column=problem.column,
            rows=problem.rows,
            questionnaire=survey.name,
            question=(questions or {}).get(problem.column or ""),
        )
        yield Finding(RULE_OF[problem.code], problem.code, problem.facts, place, severity_of(problem))
