"""Study -> which statistics to run -> Results. What cannot be estimated becomes a note, never a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from cgsurvey.coding import load_survey
from cgsurvey.declarations import DESIGN_VARIABLES, Condition, Text
from cgsurvey.errors import NotEstimable, UsageError
from cgsurvey.phrases import spoken
from cgsurvey.result import Analysis, Comparison, Note, Result, Sample
from cgsurvey.stats import CHANGES, STATISTICS, one_family
from cgsurvey.study import Question, Questionnaire, Study, Variable
from cgsurvey.study_checks import find_variable, has_headline
from cgsurvey.survey import Survey
from cgsurvey.waves import Subject, changes

#: called with the name of each questionnaire or statistic as its turn comes
Progress = Callable[[str], None]


def analyze(study: Study, progress: Progress = lambda _: None) -> Analysis:
    """Everything that a study declares, of all its questionnaires.

    Parameters
    ----------
    study : Study
    progress : callable, optional
        Told the name of what is being worked on.

    Raises
    ------
    Unreadable, StudyError
        If a file cannot be read or does not fit the study.
    """
    samples: list[Sample] = []
    results: list[Result] = []
    notes: list[Note] = []
    comparisons: list[Comparison] = []
    for name in study.questionnaires:
        progress(name)
        survey = load_survey(study, name)
        samples.append(sample_of(survey))
        found, refused = _run(survey, _once(_plan(study, name)), progress)
        results += _in_families(found)
        notes += refused
        if study.previous is not None and name in study.previous.questionnaires:
            progress(f"{name} / change")
            gate, found, refused = _changes(study.previous, survey)
            comparisons.append(gate)
            results += found
            notes += refused
    if study.previous is not None and not comparisons:
        notes.append(Note("note.no_common_questionnaire", _named(study.previous, study), weak=True))
    return Analysis(tuple(samples), tuple(results), tuple(notes), tuple(comparisons))


def compare(study: Study, progress: Progress = lambda _: None) -> Analysis:
    """What has changed since the study's `previous`, and nothing else.

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
    samples: list[Sample] = []
    results: list[Result] = []
    notes: list[Note] = []
    comparisons: list[Comparison] = []
    for name in names:
        progress(name)
        survey = load_survey(study, name)
        samples.append(sample_of(survey))
        gate, found, refused = _changes(study.previous, survey)
        comparisons.append(gate)
        results += found
        notes += refused
    return Analysis(tuple(samples), tuple(results), tuple(notes), tuple(comparisons))


def _named(earlier: Study, later: Study) -> dict[str, list[str]]:
    return {"earlier": list(earlier.questionnaires), "later": list(later.questionnaires)}


def _changes(previous: Study, survey: Survey) -> tuple[Comparison, list[Result], list[Note]]:
    """What has changed of everything declared for a questionnaire that has a change."""
    earlier = load_survey(previous, survey.name)
    subjects = [
        Subject(planned.estimand, planned.label, next(iter(planned.options.values())))
        for planned in _plan(survey.study, survey.name)
        if planned.estimand in CHANGES and "by" not in planned.options
    ]
    gate, results, notes = changes(earlier, survey, subjects)
    return replace(gate, before=sample_of(earlier)), results, notes


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


def _once(plan: Iterable[Planned]) -> Iterator[Planned]:
    """What is planned, without what is asked for again: a table may show differences that all show."""
    seen: list[tuple[str, Mapping[str, Any]]] = []
    for planned in plan:
        if (call := (planned.estimand, planned.options)) not in seen:
            seen.append(call)
            yield planned


def _in_families(results: list[Result]) -> list[Result]:
    """Differences adjusted over all that stand in one table: of one questionnaire, by one variable."""
    families: dict[str | None, list[Result]] = {}
    for result in results:
        if result.estimand == "difference":
            families.setdefault(result.by, []).append(result)
    adjusted = {result.id: result for family in families.values() for result in one_family(family)}
    return [adjusted.get(result.id, result) for result in results]


def table(study: Study, name: str, by: str | None = None) -> Analysis:
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
    survey = load_survey(study, variable.questionnaire)
    first, *others = _tabulated(study, variable, by)
    results, notes = _run(survey, others)
    whole = STATISTICS[first.estimand](survey, **first.options)
    return Analysis((sample_of(survey),), (whole, *results), tuple(notes))


def regress(
    study: Study, outcome: Condition, treatment: Condition, *, linear: Mapping[str, Any], **options: Any
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
    survey = load_survey(study, owner)
    explained = outcome.model_copy(update={"question": study.unqualified(outcome.question, owner)})
    options |= {"outcome": explained, "treatment": treatment}
    ladder = STATISTICS["regression"](survey, **linear, **options)
    label = find_variable(study, explained.question, "--outcome", owner).label
    results, notes = _run(survey, _beside(study, outcome, label, options))
    return Analysis((sample_of(survey),), (ladder, *results), tuple(notes))


#: kind of question -> the statistic that tabulates it
_TABLES = {
    "single": "frequency",
    "scale": "frequency",
    "multiple": "multiple_response",
    "number": "mean",
    "rank": "ranking",
    "text": "response",
    "date": "response",
}


def _tabulated(study: Study, variable: Variable, by: str | None, label: Text | None = None) -> list[Planned]:
    """The table of a variable; with groups its shares or means in each, and their differences if any."""
    label = label or variable.label
    estimand, options = _table_of(study, variable)
    if by is None:
        return [Planned(estimand, label, options)]
    if by == "community" and has_headline(study, variable):
        league = Planned("communities", label, {"variable": variable.name})
        return (
            [league]
            if estimand != "frequency"
            else [Planned("crosstab", label, {**options, "by": by}), league]
        )
    if estimand in ("frequency", "multiple_response"):
        estimand = "crosstab"
    planned = [Planned(estimand, label, {**options, "by": by})]
    if _has_differences(study, variable, by):
        planned.append(Planned("difference", label, {"variable": variable.name, "by": by}))
    return planned


def _table_of(study: Study, variable: Variable) -> tuple[str, dict[str, str]]:
    """The statistic that tabulates a variable, and its arguments."""
    match variable.kind:
        case "scale":
            return "scale", {"scale": variable.name}
        case "element":
            return "coverage", {"service": variable.name.split(".", 1)[0]}
        case "design":
            raise NotEstimable("note.no_table", name=variable.name)
    question = study.questionnaires[variable.questionnaire].questions[variable.name]
    return _TABLES[question.kind], {"question": question.name}


def _has_differences(study: Study, variable: Variable, by: str) -> bool:
    """Whether the variable has a rate or a mean, and the groups are apart and more than sampling units."""
    questions = study.questionnaires[variable.questionnaire].questions
    question, grouping = questions.get(variable.name), questions.get(by)
    if by in DESIGN_VARIABLES or (grouping is not None and grouping.kind == "multiple"):
        return False
    if variable.kind == "question" and question is not None:
        return bool(question.satisfied) or question.kind in ("scale", "number")
    return variable.kind == "scale"


def sample_of(survey: Survey) -> Sample:
    """The questionnaire as it was read, for the report."""
    counted = survey.counted
    weight = survey.weight[counted]
    total, squares = float(weight.sum()), float((weight**2).sum())
    design = survey.design
    return Sample(
        questionnaire=survey.name,
        respondents=int(counted.sum()),
        ledger=survey.ledger,
        design={
            "psu": design.psu_name,
            "simple_declared": survey.questionnaire.declared.psu == "none",
            "psus": len(set(design.psu[survey.weight > 0].tolist())),
            "strata": len(set(design.stratum[survey.weight > 0].tolist())),
            "df": design.degrees_of_freedom(survey.weight > 0),
            "weighted": design.weighted,
            "stratified": design.stratified,
            "finite_population": design.is_corrected,
            "lonely_psu": design.lonely_psu if design.lonely.size else None,
            "weight_sum": total,
            "kish_deff": len(weight) * squares / total**2 if total > 0 else None,
            "replicates": _replicates(survey),
            "interval": survey.questionnaire.declared.interval,
        },
        problems=survey.problems,
    )


def _replicates(survey: Survey) -> dict[str, Any] | None:
    """How many replicate weights there are, of which method, and around what their variance is."""
    found, declared = survey.design.replicates, survey.questionnaire.declared.replicates
    if found is None:
        return None
    rho = None if declared is None else declared.fay_rho
    return {"method": found.method, "number": found.number, "fay_rho": rho, "mse": found.mse}


class Planned(NamedTuple):
    """One call of a statistic: its estimand, what people call its subject, and its arguments."""

    estimand: str
    label: Text
    options: Mapping[str, Any]


def _plan(study: Study, name: str) -> Iterator[Planned]:
    """Everything that the study declares for one questionnaire."""
    questionnaire = study.questionnaires[name]
    compare = [study.unqualified(each, name) for each in questionnaire.declared.compare]
    for question in questionnaire.questions.values():
        yield Planned(_TABLES[question.kind], question.label, {"question": question.name})
    for question in questionnaire.questions.values():
        if question.satisfied:
            options = {"question": question.name}
            yield from _grouped("satisfaction_rate", question.label, options, question.name, compare)
    for question in _attitudes(study, questionnaire):
        yield Planned("likert", question.label, {"question": question.name})
    for kind, declared, anchor in _declared(study):
        for subject, entry in declared.items():
            variable = find_variable(study, anchor(entry), f"[{kind}]")
            if variable.questionnaire == name:
                yield from _statistics_of(study, kind, subject, entry, entry.label or variable.label, compare)
    for each in questionnaire.declared.league:
        yield _league(study, each, name)
    yield Planned("missing_patterns", questionnaire.label, {})


def _attitudes(study: Study, questionnaire: Questionnaire) -> Iterator[Question]:
    """Ordered questions that are read as agreement: items of a scale, and matrices without a satisfied end.

    An ordered question that stands alone may be an income band, of which the top two mean nothing.
    """
    scaled = {
        study.unqualified(item, questionnaire.name)
        for scale in study.file.scales.values()
        for item in scale.items
    }
    for question in questionnaire.questions.values():
        in_matrix = question.topic != question.name and not question.satisfied
        if question.kind == "scale" and (in_matrix or question.name in scaled):
            yield question


def _beside(study: Study, outcome: Condition, label: Text, options: Mapping[str, Any]) -> Iterator[Planned]:
    """What stands beside the linear ladder: a logit of yes or no, an ordered logit of a scale question."""
    variable = find_variable(study, outcome.question, "[models]")
    question = study.questionnaires[variable.questionnaire].questions.get(variable.name)
    if outcome.has_test or variable.kind == "element":
        estimand = "logit"
    elif variable.kind == "question" and question is not None and question.kind == "scale":
        estimand = "ordered_logit"
    else:
        return
    subject = spoken(f"limited.subject.{estimand}", label=label.both())
    yield Planned(estimand, Text(zh=subject["zh"], en=subject["en"]), options)


def _league(study: Study, name: str, questionnaire: str) -> Planned:
    """The communities of a questionnaire compared by one variable or threshold."""
    threshold = study.file.thresholds.get(name)
    variable = find_variable(study, threshold.question if threshold else name, "league", questionnaire)
    label = threshold.label if threshold else variable.label
    return Planned("communities", label, {"variable": name if threshold else variable.name})


def _declared(study: Study) -> list[tuple[str, Mapping[str, Any], Callable[[Any], str]]]:
    """The declared tables, each with a name that tells which questionnaire an entry belongs to."""
    file = study.file
    return [
        ("scales", file.scales, lambda scale: scale.items[0]),
        ("thresholds", file.thresholds, lambda threshold: threshold.question),
        ("pairs", file.pairs, lambda pair: pair.willing.question),
        ("services", file.services, study.anchor),
        ("improvements", file.improvements, lambda improvement: improvement.improved),
        ("tables", file.tables, lambda declared: declared.question),
        ("models", file.models, lambda model: model.outcome.question),
    ]


def _statistics_of(
    study: Study, kind: str, subject: str, entry: Any, label: Text, compare: list[str]
) -> Iterator[Planned]:
    match kind:
        case "scales":
            yield from _grouped("scale", label, {"scale": subject}, subject, compare)
        case "thresholds":
            yield Planned("share_at_or_above", label, {"threshold": subject})
        case "pairs":
            yield Planned("participation_gap", label, {"pair": subject})
            for by in compare:
                yield Planned("participation_gap", label, {"pair": subject, "by": by})
                if by not in DESIGN_VARIABLES:
                    yield Planned("difference", label, {"variable": f"pairs.{subject}", "by": by})
        case "services":
            if entry.elements or entry.reached:
                yield Planned("coverage", label, {"service": subject})
                if len(study.elements_of(entry)) > 1:
                    yield Planned("linkage", label, {"service": subject})
            if entry.leading or entry.leading_candidates:
                yield Planned("leading", label, {"service": subject})
            if entry.received and entry.wanted:
                yield Planned("supply_and_demand", label, {"service": subject})
        case "improvements":
            yield Planned("improvement", label, {"improvement": subject})
        case "tables":
            variable = find_variable(study, entry.question, f"[tables.{subject}]")
            by = find_variable(study, entry.by, f"[tables.{subject}]", variable.questionnaire).name
            yield from _tabulated(study, variable, by, label)
        case "models":
            options = {"outcome": entry.outcome, "treatment": entry.treatment, "steps": entry.steps}
            options |= {"fixed_effects": entry.fixed_effects, "cluster": entry.cluster}
            options |= {"design": entry.design, "name": subject}
            linear = {"std_errors": entry.std_errors, "draws": entry.draws, "seed": entry.seed}
            yield Planned("regression", label, {**options, **linear})
            yield from _beside(study, entry.outcome, label, options)


def _grouped(
    estimand: str, label: Text, options: Mapping[str, Any], subject: str, compare: list[str]
) -> Iterator[Planned]:
    """A statistic overall and by each variable compared, with the differences between its groups."""
    yield Planned(estimand, label, options)
    for by in compare:
        if by == subject:
            continue
        yield Planned(estimand, label, {**options, "by": by})
        if by not in DESIGN_VARIABLES:  # a group that is one sampling unit has no error to compare with
            yield Planned("difference", label, {"variable": subject, "by": by})
