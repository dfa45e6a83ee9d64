"""The ladder of models side by side, the treatment under each standard error, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_sentence
from cgsurvey.report.layout.cells import (
    EMPTY,
    estimate_cell,
    interval_cell,
    interval_heading,
    number_cell,
    p_cell,
)
from cgsurvey.report.layout.pieces import note_lines
from cgsurvey.report.quoting import all_worded
from cgsurvey.report.words import INTERCEPT, Words
from cgsurvey.result import Estimate, Result

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
    "regression.sensitivity",
    *JOINT,
)


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
    measure = printed(result)["measure"]
    cells = {(row.term, row.group_level): row for row in result.rows if row.measure == measure}
    treatment = result.fit.get("treatment")
    terms = list(dict.fromkeys(term for term, _ in cells))
    terms.sort(key=lambda term: (term == INTERCEPT, term != treatment))
    code = str(result.fit.get("identification", {}).get("verdict"))
    lines: list[tuple[Cell, ...]] = []
    for term in terms:
        found = [cells.get((term, str(step["step"]))) for step in steps]
        starred = term != treatment or code not in _NO_STARS
        decimals = (
            decimals_of(result, words) if term == treatment else words.coefficient_decimals(result, found)
        )
        label = Cell(words.regressor(result, term or ""))
        lines.append((label, *(_starred(row, starred, decimals) for row in found)))
        lines.append((EMPTY, *(_standard_error(row, decimals) for row in found)))
    columns = (
        Column(words.say("heading.term"), numeric=False),
        *(Column(step_heading(step, words, "\n")) for step in steps),
    )
    title = words.of_whom(words.say("caption.ladder", **names(result, words)), result.questionnaire)
    groups = (RowGroup(None, tuple(lines)), RowGroup(None, _footer(result, steps, words)))
    return Table(title, columns, groups, all_worded(_ladder_notes(result, steps, code, words)))


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
    label = step.get("label")
    number = f"({step['step']})"
    return f"{number}{between}{label.get(words.language) or next(iter(label.values()))}" if label else number


def _footer(result: Result, steps: Sequence[Mapping[str, Any]], words: Words) -> tuple[tuple[Cell, ...], ...]:
    """Fixed effects, n, clusters, fit and the treatment in standard deviations, one line each."""
    effects = [words.name(result.questionnaire, name) for name in result.fit.get("fixed_effects", ())]
    lines = []
    if effects:
        label = words.say("ladder.effects", effects=words.listed(effects))
        said = [Cell(words.say("yes" if step.get("fixed_effects") else "no")) for step in steps]
        lines.append((Cell(label), *said))
    for key, decimals in (
        ("n", 0),
        ("clusters", 0),
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


def _ladder_notes(result: Result, steps: Sequence[Mapping[str, Any]], code: str, words: Words) -> list[str]:
    errors = words.say(f"variance.{printed(result)['kind'].lower()}")
    notes = [words.say("ladder.read", errors=errors), words.say("ladder.stars", errors=errors)]
    if code in _NO_STARS:
        notes.append(words.say("ladder.no_stars"))
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


def corrections(result: Result, words: Words) -> Table:
    """The treatment's coefficient at each step, tested with each kind of standard error."""
    kinds: list[Mapping[str, Any]] = list(result.fit.get("variances", ()))
    found = {
        each["kind"]: {row.group_level: row for row in treatment_rows(result, each["measure"])}
        for each in kinds
    }
    steps = result.fit.get("steps", ())
    decimals = decimals_of(result, words)
    interval = interval_heading([row for rows in found.values() for row in rows.values()], words)
    tested = ("std_error", "df", "t", "p")
    columns = (
        Column(words.say("heading.step"), numeric=False),
        Column(words.say("heading.coefficient")),
        *(
            Column(heading, words.say(f"variance.{kind.lower()}"))
            for kind in found
            for heading in (*(words.say(f"heading.{name}") for name in tested), interval)
        ),
    )
    lines = tuple(
        (
            Cell(step_heading(step, words)),
            _starred(found["CR2"].get(str(step["step"])), False, decimals),
            *(cell for rows in found.values() for cell in _tested(rows.get(str(step["step"])), decimals)),
        )
        for step in steps
    )
    title = words.of_whom(words.say("caption.corrections", **names(result, words)), result.questionnaire)
    comparison = [words.say("corrections.cr1")] if result.fit["std_errors"] != "CR1" else []
    notes = (words.say("corrections.read"), *comparison, *_factors(kinds, words))
    return Table(title, columns, (RowGroup(None, lines),), all_worded(notes), keys=2)


def _tested(row: Estimate | None, decimals: int) -> tuple[Cell, ...]:
    if row is None:
        return (Cell(numbers.MISSING),) * 5
    return (
        number_cell(row.std_error, decimals, row.id),
        number_cell(row.df, 1, row.id),
        number_cell(row.statistic, 2, row.id),
        p_cell(row.p_value, row.id),
        interval_cell(row, decimals),
    )


def _factors(kinds: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """What each kind of standard error counts at each step: its formula, K, G and the factor."""
    told = []
    for kind in kinds:
        factors = [
            f"({each['step']}) {numbers.rounded(each['factor'], 4)} (K = {each['counted']})"
            for each in kind["steps"]
            if each["factor"] is not None
        ]
        if factors:
            groups = kind["steps"][-1]["clusters"]
            where = words.say("corrections.groups", number=min(groups)) if groups else ""
            is_two_way = len(kind["clustered_by"]) > 1
            name = words.say("corrections.two_way") if is_two_way else kind["kind"]
            formula = kind["formula"]
            told.append(
                words.say("corrections.factor", kind=name, formula=formula, groups=where,
                          factors=words.listed(factors))
            )  # fmt: skip
    return told


def associations(result: Result, words: Words) -> Table:
    """How the shares of other elements and controls differ between the treated and the untreated, or change
    with a treatment that is a number."""
    kind = result.fit["associations"][0]["kind"]
    decimals = words.study.file.decimals.percent
    rows = tuple(
        (
            Cell(words.regressor(result, each["term"])),
            *(_points(each.get(name), decimals) for name in ("difference", "std_error")),
            p_cell(each.get("p_value")),
        )
        for each in result.fit["associations"]
    )
    columns = (
        Column(words.say("heading.term"), numeric=False),
        Column(words.say("heading.points", label=words.say(f"heading.{kind}"))),
        Column(words.say("heading.std_error")),
        Column(words.say("heading.p")),
    )
    title = words.of_whom(words.say("caption.associations", **names(result, words)), result.questionnaire)
    treated, untreated = words.sides(result)
    read = words.say(f"associations.{kind}", treated=treated, untreated=untreated)
    return Table(title, columns, (RowGroup(None, rows),), all_worded([read]))


def _points(share: float | None, decimals: int) -> Cell:
    return Cell(
        numbers.shown(share, "points", decimals),
        numbers.spreadsheet_value(share, "points"),
        numbers.number_format("points", decimals),
    )
