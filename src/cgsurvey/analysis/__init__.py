"""Study -> Results. What cannot be estimated becomes a note, never a gap."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from cgsurvey.analysis.plan import beside, plan
from cgsurvey.analysis.reading import checked_survey
from cgsurvey.analysis.sample import sample_of as sample_of
from cgsurvey.analysis.selection import named_in, needs_years, selected
from cgsurvey.analysis.tabulation import Planned, tabulated
from cgsurvey.declarations import Condition
from cgsurvey.errors import NotEstimable, StudyError, UsageError
from cgsurvey.readings import Readings
from cgsurvey.result import Analysis, Note, Result
from cgsurvey.stats import CHANGES, STATISTICS, one_family
from cgsurvey.study import Study
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Survey
from cgsurvey.waves import Subject, changes

#: called with the name of each questionnaire or statistic as its turn comes
Progress = Callable[[str], None]


def analyze(study: Study, progress: Progress = lambda _: None, readings: Readings | None = None) -> Analysis:
    """Everything that a study declares, of all its questionnaires.

    Parameters
    ----------
    study : Study
    progress : callable, optional
        Told the name of what is being worked on.
    readings : Readings, optional
        Files that are being read already.

    Raises
    ------
    Unreadable, StudyError
        If a file cannot be read or does not fit the study.
    """
    parts: list[Analysis] = []
    for name in study.questionnaires:
        progress(name)
        survey = checked_survey(study, name, readings)
        results, notes = _run(survey, plan(study, name), progress)
        parts.append(Analysis((sample_of(survey),), tuple(_in_families(results)), tuple(notes)))
        if study.previous is not None and name in study.previous.questionnaires:
            progress(f"{name} / change")
            parts.append(_changes(study.previous, survey, readings))
    if study.previous is not None and not any(part.comparisons for part in parts):
        alone = Note("note.no_common_questionnaire", _named(study.previous, study), weak=True)
        parts.append(Analysis((), (), (alone,)))
    return _joined(parts)


def analyze_named(
    study: Study, surveys: Mapping[str, Survey], addresses: Collection[str], readings: Readings | None = None
) -> Analysis:
    """What some rows and addresses name, and no more than is needed for that.

    Parameters
    ----------
    study : Study
    surveys : mapping of str to Survey
        Questionnaires that have been coded; what is named of others is passed over.
    addresses : collection of str
        Ids of rows, or addresses in the analysis document (docs/json.md).
    readings : Readings, optional
        Files that are being read already.

    Raises
    ------
    Unreadable, StudyError
        If the answers of an earlier year are needed and cannot be read or do not fit its study.
    """
    rows = list(named_in(addresses))
    years = study.previous.questionnaires if study.previous is not None else ()
    parts: list[Analysis] = []
    for name, survey in surveys.items():
        results, notes = _run(survey, selected(plan(study, name), name, rows))
        parts.append(Analysis((sample_of(survey),), tuple(_in_families(results)), tuple(notes)))
        if study.previous is not None and name in years and needs_years(name, addresses):
            parts.append(_changes(study.previous, survey, readings))
    return _joined(parts)


def compare(study: Study, progress: Progress = lambda _: None, readings: Readings | None = None) -> Analysis:
    """What has changed since the study's `previous`, and nothing else. Arguments as of `analyze`.

    Raises
    ------
    NotEstimable
        If the two have no questionnaire in common.
    Unreadable, StudyError
        As `analyze`.
    """
    assert study.previous is not None
    names = [name for name in study.questionnaires if name in study.previous.questionnaires]
    if not names:
        raise NotEstimable("note.no_common_questionnaire", **_named(study.previous, study))
    parts: list[Analysis] = []
    for name in names:
        progress(name)
        survey = checked_survey(study, name, readings)
        parts += [Analysis((sample_of(survey),), ()), _changes(study.previous, survey, readings)]
    return _joined(parts)


def _joined(parts: Iterable[Analysis]) -> Analysis:
    parts = list(parts)
    return Analysis(
        samples=tuple(each for part in parts for each in part.samples),
        results=tuple(each for part in parts for each in part.results),
        notes=tuple(each for part in parts for each in part.notes),
        comparisons=tuple(each for part in parts for each in part.comparisons),
    )


def _named(earlier: Study, later: Study) -> dict[str, list[str]]:
    return {"earlier": list(earlier.questionnaires), "later": list(later.questionnaires)}


def _changes(previous: Study, survey: Survey, readings: Readings | None) -> Analysis:
    """What has changed of everything declared for a questionnaire that has a change."""
    earlier = _before(previous, survey.name, readings)
    subjects = [
        Subject(planned.estimand, planned.label, planned.about)
        for planned in plan(survey.study, survey.name)
        if planned.estimand in CHANGES and "by" not in planned.options
    ]
    gate, results, notes = changes(earlier, survey, subjects)
    return Analysis((), tuple(results), tuple(notes), (replace(gate, before=sample_of(earlier)),))


def _before(previous: Study, name: str, readings: Readings | None) -> Survey:
    """The answers of the earlier year; mistakes are told under the path of its own study file."""
    try:
        return checked_survey(previous, name, readings)
    except StudyError as error:
        raise StudyError(str(previous.folder / error.path), error.mistakes) from None


def _run(
    survey: Survey, plan: Iterable[Planned], progress: Progress = lambda _: None
) -> tuple[list[Result], list[Note]]:
    """The results of what is planned, and a note on each that cannot be estimated."""
    results: list[Result] = []
    notes: list[Note] = []
    for estimand, label, options in plan:
        progress(f"{survey.name} / {estimand}")
        try:
            results.append(STATISTICS[estimand](survey, **options))
        except NotEstimable as refusal:
            reason = {"zh": refusal.text("zh"), "en": refusal.text("en")}
            facts = {"what": label.both(), "reason": reason}
            notes.append(Note("note.not_estimated", facts, weak=True))
    return results, notes


def _in_families(results: list[Result]) -> list[Result]:
    """Differences adjusted over all that stand in one table: of one questionnaire, by one variable."""
    families: dict[str | None, list[Result]] = {}
    for result in results:
        if result.estimand == "difference":
            families.setdefault(result.by, []).append(result)
    adjusted = {result.id: result for family in families.values() for result in one_family(family)}
    return [adjusted.get(result.id, result) for result in results]


def table(study: Study, name: str, by: str | None = None, readings: Readings | None = None) -> Analysis:
    """One table of one question or scale, by the levels of another where given, and the groups compared.

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If the variable has no table.
    """
    variable = find_variable(study, name, "QUESTION")
    if by is not None:
        by = find_variable(study, by, "--by", variable.questionnaire).name
        if by == variable.name:
            raise UsageError("command.by_itself", name=by)
    survey = checked_survey(study, variable.questionnaire, readings)
    first, *others = tabulated(study, variable, by)
    results, notes = _run(survey, others)
    whole = STATISTICS[first.estimand](survey, **first.options)
    return Analysis((sample_of(survey),), (whole, *results), tuple(notes))


def regress(
    study: Study,
    outcome: Condition,
    treatment: Condition,
    *,
    linear: Mapping[str, Any],
    readings: Readings | None = None,
    **options: Any,
) -> Analysis:
    """One ladder of regressions, with a logit beside it where the outcome asks for one.

    Arguments as of `stats.fixed_effects_ladder`; `linear` holds those that only the ladder has.
    """
    owner = find_variable(study, outcome.question, "--outcome").questionnaire
    controls = [name for step in options.get("steps", ()) for name in step.controls]
    named = {
        "--treatment": [treatment.question],
        "--controls": controls,
        "--fixed-effects": options.get("fixed_effects", ()),
        "--cluster": options.get("cluster") or (),
    }
    for place, names in named.items():
        for name in names:
            find_variable(study, name, place, owner)
    survey = checked_survey(study, owner, readings)
    explained = outcome.model_copy(update={"question": study.unqualified(outcome.question, owner)})
    options |= {"outcome": explained, "treatment": treatment}
    ladder = STATISTICS["regression"](survey, **linear, **options)
    label = find_variable(study, explained.question, "--outcome", owner).label
    results, notes = _run(survey, beside(study, outcome, label, options))
    return Analysis((sample_of(survey),), (ladder, *results), tuple(notes))
