"""The ladder: models side by side, coefficients with stars, standard errors beneath, what each model is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_sentence
from cgsurvey.report.layout.cells import (
    EMPTY,
    estimate_cell,
    number_cell,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.quoting import all_worded
from cgsurvey.report.words import INTERCEPT, Words
from cgsurvey.result import Estimate, Result

#: models that stand side by side, each a step of a result
Models = Sequence[tuple[Result, Mapping[str, Any]]]
#: verdicts under which a star beside the treatment would claim more than the data hold
_NO_STARS = ("not_estimable", "too_thin")
#: the note of a single coefficient that is as thin
_THIN = "regression.thin_coefficient"
#: notes of joint tests: they stand beneath their own table
JOINT = ("regression.no_joint_test", "regression.carried_joint_test", "regression.thin_joint_test")
#: notes that do not stand beneath the ladder: they precede it, or the ladder words them with labels
TOLD_ELSEWHERE = (
    "regression.verdict.",
    "regression.design.",
    "regression.collinear",
    "regression.listwise",
    "regression.sensitivity",
    *JOINT,
)
#: where each row is a cluster of its own, none is spoken of
_ROW = "row"
#: notes that say by what the standard errors are clustered
_CLUSTERED = ("regression.cluster.", "regression.two_way")


def names(result: Result, words: Words) -> dict[str, str]:
    """The model, its outcome and its treatment, as facts for a sentence."""
    outcome = words.regressor(result, str(result.fit.get("outcome", "")))
    treatment = words.regressor(result, str(result.fit.get("treatment", "")))
    model = words.subject(result)
    return {"model": model, "outcome": outcome, "treatment": treatment}


def treatment_rows(result: Result, measure: str = "coefficient") -> list[Estimate]:
    """The treatment's row of each step, in the order of the steps."""
    treatment = result.fit.get("treatment")
    return [row for row in result.rows if row.measure == measure and row.term == treatment]


def decimals_of(result: Result, words: Words) -> int:
    """Decimals of the treatment's coefficient at every step, and of all that is read beside it."""
    measures = [each["measure"] for each in result.fit.get("variances", ())]
    return words.coefficient_decimals(
        result, [row for measure in measures for row in treatment_rows(result, measure)]
    )


def printed(result: Result) -> Mapping[str, Any]:
    """The kind of standard error that the study prints: an entry of `variances`."""
    kinds = result.fit.get("variances", ())
    return next(each for each in kinds if each["kind"] == result.fit["std_errors"])


def ladder(result: Result, words: Words) -> Table:
    """Models side by side: coefficients with stars, standard errors beneath, then what each model is."""
    steps: list[Mapping[str, Any]] = list(result.fit.get("steps", ()))
    terms = list(dict.fromkeys(row.term or "" for row in _printed_rows(result)))
    terms.sort(key=lambda term: (term == INTERCEPT, term != result.fit.get("treatment")))
    lines = [
        line
        for term in terms
        for line in coefficient_lines(
            words.regressor(result, term), term, [(result, step) for step in steps], words
        )
    ]
    facts = names(result, words)
    columns = (
        Column(words.say("heading.term"), numeric=False),
        *(Column(step_heading(step, words, "\n"), facts["outcome"]) for step in steps),
    )
    title = words.of_whom(words.say("caption.ladder", **facts), result.questionnaire)
    groups = (RowGroup(None, tuple(lines)), RowGroup(None, _footer(result, steps, words)))
    return Table(title, columns, groups, all_worded(_ladder_notes(result, steps, words)))


def _printed_rows(result: Result) -> list[Estimate]:
    measure = printed(result)["measure"]
    return [row for row in result.rows if row.measure == measure]


def coefficient_lines(
    label: str, term: str, models: Models, words: Words
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """A term's coefficients in models, each a step of a result, and its standard errors beneath."""
    coefficients, errors = [Cell(label)], [EMPTY]
    for result, step in models:
        rows = {row.group_level: row for row in _printed_rows(result) if row.term == term}
        is_treatment = term == result.fit.get("treatment")
        decimals = (
            decimals_of(result, words) if is_treatment else words.coefficient_decimals(result, rows.values())
        )
        row = rows.get(str(step["step"]))
        coefficients.append(_starred(row, not (is_treatment and is_starless(result)), decimals))
        errors.append(_standard_error(row, decimals))
    return tuple(coefficients), tuple(errors)


def is_starless(result: Result) -> bool:
    """Whether a star beside the treatment would claim more than the data hold."""
    return _verdict(result) in _NO_STARS


def _verdict(result: Result) -> str:
    return str(result.fit.get("identification", {}).get("verdict"))


def verdict_note(result: Result, words: Words) -> str:
    """What the treatment's coefficient is good for: the table says it wherever it goes."""
    return words.say(f"ladder.verdict.{_verdict(result)}", treatment=names(result, words)["treatment"])


def errors_said(result: Result, words: Words) -> str:
    """The kind of standard error that is printed, in a sentence."""
    return words.say("ladder.errors", errors=words.say(f"variance.{printed(result)['kind'].lower()}"))


def clusters_said(result: Result, words: Words) -> str | None:
    """By what the standard errors are clustered, in a sentence; None where by nothing."""
    clusters = [each for each in printed(result)["clustered_by"] if each != _ROW]
    labels = words.listed(words.name(result.questionnaire, each) for each in clusters)
    return words.say("model.cluster", cluster=labels) if clusters else None


def cluster_lines(models: Models, words: Words) -> Iterator[tuple[Cell, ...]]:
    """How many clusters the printed standard errors have in each model, a line for all that they are by."""
    numbers_of = [_clusters(result, step) for result, step in models]
    clusters = dict.fromkeys(name for each in numbers_of for name in each)
    for name in clusters:
        label = words.say("ladder.clusters")
        if len(clusters) > 1:
            by = words.name(models[0][0].questionnaire, name)
            label = words.say("side_by_side.block", label=label, variables=by)
        yield Cell(label), *(number_cell(each.get(name)) for each in numbers_of)


def _clusters(result: Result, step: Mapping[str, Any]) -> dict[str, int]:
    kind = printed(result)
    found = next(each["clusters"] for each in kind["steps"] if each["step"] == step["step"])
    return {name: number for name, number in zip(kind["clustered_by"], found, strict=True) if name != _ROW}


def effects_label(result: Result, words: Words) -> str | None:
    """How the line of the fixed effects is called; None where a model has none."""
    effects = [words.name(result.questionnaire, name) for name in result.fit.get("fixed_effects", ())]
    return words.say("ladder.effects", effects=words.listed(effects)) if effects else None


def said(is_in: bool, words: Words) -> Cell:
    """Whether something is in a model."""
    return Cell(words.say("yes" if is_in else "no"))


def _starred(row: Estimate | None, starred: bool, decimals: int) -> Cell:
    if row is None:
        return EMPTY
    cell = estimate_cell(row, decimals)
    if row.estimate is None or not starred or row.note == _THIN:
        return cell
    return Cell(cell.text + numbers.stars(row.p_value), cell.value, cell.number_format, cell.source)


def _standard_error(row: Estimate | None, decimals: int) -> Cell:
    if row is None or row.std_error is None:
        return EMPTY
    text = f"({numbers.rounded(row.std_error, decimals)})"
    return Cell(text, row.std_error, f"({numbers.number_format('value', decimals)})", row.id)


def step_heading(step: Mapping[str, Any], words: Words, between: str = " ") -> str:
    """The number of a step, and its label where the study gives one."""
    label = step_label(step, words)
    return f"({step['step']}){between}{label}" if label else f"({step['step']})"


def step_label(step: Mapping[str, Any], words: Words) -> str | None:
    """What the study calls what a step adds."""
    label = step.get("label")
    return (label.get(words.language) or next(iter(label.values()))) if label else None


def _footer(result: Result, steps: Sequence[Mapping[str, Any]], words: Words) -> tuple[tuple[Cell, ...], ...]:
    """Fixed effects, n, clusters, fit and the treatment in standard deviations, one line each."""
    lines = []
    if label := effects_label(result, words):
        lines.append((Cell(label), *(said(bool(step.get("fixed_effects")), words) for step in steps)))
    lines.append((Cell(words.say("ladder.n")), *(number_cell(step["n"]) for step in steps)))
    lines += cluster_lines([(result, step) for step in steps], words)
    for key, decimals in (
        ("parameters", 0),
        ("r_squared", 3),
        ("r_squared_within", 3),
        ("standardised", words.study.file.decimals.coefficient),
    ):
        values = [step.get(key) for step in steps]
        if any(value is not None for value in values):
            beta = key == "standardised" and result.fit.get("standardised_by") == "outcome_and_treatment"
            label = words.say("ladder.beta" if beta else f"ladder.{key}")
            lines.append((Cell(label), *(number_cell(value, decimals) for value in values)))
    return tuple(lines)


def _ladder_notes(result: Result, steps: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    notes = [verdict_note(result, words)] if treatment_rows(result) else []
    notes.append(errors_said(result, words))
    if len(steps) > 1:
        notes.append(words.say("ladder.nested"))
    notes.append(words.say("ladder.stars"))
    if is_starless(result):
        notes.append(words.say("ladder.no_stars"))
    is_said = any(note.code.startswith(_CLUSTERED) for note in result.notes)
    if not is_said and (clusters := clusters_said(result, words)):
        notes.append(clusters)
    if rows := treatment_rows(result):
        notes.append(words.say("base", text=base_sentence(rows[-1], words)))
    if references := _references(result, steps, words):
        notes.append(words.say("ladder.reference", references=words.listed(references)))
    notes += [
        words.say(
            "ladder.collinear",
            step=step["step"],
            terms=words.listed(words.regressor(result, term) for term in step["collinear"]),
        )
        for step in steps
        if step.get("collinear")
    ]
    told = tuple(note for note in result.notes if not note.code.startswith(TOLD_ELSEWHERE))
    return [*notes, *note_lines([replace(result, notes=told)], result.rows, words)]


def _references(result: Result, steps: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """The category that each set of indicators is compared with: the one that has no term."""
    dropped = [term for step in steps for term in step.get("collinear", ())]
    terms = dict.fromkeys([*(row.term for row in result.rows), *dropped])
    found = []
    for name in dict.fromkeys(term.partition("=")[0] for term in terms if term and "=" in term):
        question = words.question(result.questionnaire, name)
        categories = question.categories if question else ()
        left = [each for each in categories if f"{name}={each.value}" not in terms]
        if len(left) == 1 and name != str(result.fit.get("treatment")).partition("=")[0]:
            label, category = words.name(result.questionnaire, name), words.text(left[0].label)
            found.append(words.say("dummy", variable=label, category=category))
    return found
