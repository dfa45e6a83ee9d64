"""The regression: what it can be trusted with first, then the ladder as journals print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.pieces import (
    EMPTY,
    base_sentence,
    estimate_cell,
    interval_cell,
    interval_heading,
    note_lines,
    number_cell,
    p_cell,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: verdicts under which a star beside the treatment would claim more than the data hold
_NO_STARS = ("not_estimable", "too_thin")


def regressions(results: Sequence[Result], words: Words) -> list[Block]:
    """For each model: identification panel and verdict, ladder, the treatment under CR2 and CR1."""
    return [block for result in results for block in _model(result, words)]


def _model(result: Result, words: Words) -> list[Block]:
    blocks: list[Block] = [
        _opening(result, words),
        _panel(result, words),
        Paragraph((verdict(result, words),)),
    ]
    if any(row.measure == "coefficient" for row in result.rows):
        blocks.append(_ladder(result, words))
        blocks.append(_corrections(result, words))
    if result.fit.get("associations"):
        blocks.append(_associations(result, words))
    return blocks


def names(result: Result, words: Words) -> dict[str, str]:
    """The model, its outcome and its treatment, as facts for a sentence."""
    outcome = words.name(result.questionnaire, str(result.fit.get("outcome", "")))
    treatment = words.regressor(result, str(result.fit.get("treatment", "")))
    model = words.subject(result)
    return {"model": model, "outcome": outcome, "treatment": treatment}


def verdict(result: Result, words: Words) -> Sentence:
    """What the data can say about the treatment at all, in words."""
    panel = result.fit.get("identification", {})
    code = str(panel.get("verdict", "not_estimable"))
    facts = {
        "both": panel.get("communities_with_both"),
        "untreated": panel.get("untreated"),
        "share": numbers.shown(panel.get("largest_variance_share"), "proportion", 0),
        "df": numbers.rounded(panel.get("satterthwaite_df"), 1),
    }
    text = words.say(f"verdict.{code}", **names(result, words), **facts)
    return Sentence(text, tuple(row.id for row in treatment_rows(result)[-1:]), weak=code != "supported")


def treatment_rows(result: Result, measure: str = "coefficient") -> list[Estimate]:
    """The treatment's row of each step, in the order of the steps."""
    treatment = result.fit.get("treatment")
    return [row for row in result.rows if row.measure == measure and row.term == treatment]


def _opening(result: Result, words: Words) -> Paragraph:
    fit = result.fit
    effects = [words.name(result.questionnaire, name) for name in fit.get("fixed_effects", ())]
    cluster = fit.get("cluster")
    sentences = [
        Sentence(
            words.say(
                "model.opening",
                **names(result, words),
                low=_number(fit.get("outcome_minimum")),
                high=_number(fit.get("outcome_maximum")),
                sd=numbers.rounded(fit.get("outcome_sd"), 3),
            )
        ),
    ]
    if effects:
        sentences.append(Sentence(words.say("model.effects", effects=words.listed(effects))))
    if cluster:
        label = words.name(result.questionnaire, str(cluster))
        sentences.append(Sentence(words.say("model.cluster", cluster=label)))
    sentences.append(Sentence(words.say(f"design.{fit.get('design', 'observational')}")))
    return Paragraph(tuple(sentences))


def _number(value: float | None) -> str:
    """A bound of a scale without idle decimals."""
    return numbers.MISSING if value is None else f"{value:g}"


def _panel(result: Result, words: Words) -> Table:
    """What the coefficient rests on, before any coefficient."""
    panel: Mapping[str, Any] = result.fit.get("identification", {})
    decimals = _decimals(result, words)
    largest = numbers.shown(panel.get("largest_variance_share"), "proportion", 1)
    if panel.get("largest_variance_community") is not None and largest != numbers.MISSING:
        largest = words.say(
            "panel.of_community", share=largest, community=panel["largest_variance_community"]
        )
    spread = panel.get("leave_one_out") or (None, None)
    cells = {
        **{
            name: number_cell(panel.get(name))
            for name in ("treated", "untreated", "communities", "communities_with_both", "rows_in_both")
        },
        "effective_sample": number_cell(panel.get("effective_sample"), 1),
        "largest_variance_share": Cell(largest, panel.get("largest_variance_share"), "0.0%"),
        "leave_one_out": Cell(
            numbers.interval(spread[0], spread[1], "outcome", decimals), (spread[0], spread[1])
        ),
        "satterthwaite_df": number_cell(panel.get("satterthwaite_df"), 1),
        "minimal_detectable_effect": number_cell(panel.get("minimal_detectable_effect"), decimals),
    }
    rows = tuple((Cell(words.say(f"panel.{name}")), cell) for name, cell in cells.items())
    columns = (
        Column(words.say("heading.panel"), numeric=False),
        Column(words.say("heading.value")),
    )
    title = words.of_whom(words.say("caption.panel", **names(result, words)), result.questionnaire)
    return Table(title, columns, (RowGroup(None, rows),), (words.say("panel.read"),))


def _decimals(result: Result, words: Words) -> int:
    rows = treatment_rows(result)
    return words.decimals("regression", rows[0]) if rows else words.study.file.decimals.coefficient


def _ladder(result: Result, words: Words) -> Table:
    """Models side by side: coefficients with stars, standard errors beneath, then what each model is."""
    steps: list[Mapping[str, Any]] = list(result.fit.get("steps", ()))
    cells = {(row.term, row.group_level): row for row in result.rows if row.measure == "coefficient"}
    treatment = result.fit.get("treatment")
    terms = list(dict.fromkeys(term for term, _ in cells))
    terms.sort(key=lambda term: term != treatment)
    code = str(result.fit.get("identification", {}).get("verdict"))
    lines: list[tuple[Cell, ...]] = []
    for term in terms:
        found = [cells.get((term, str(step["step"]))) for step in steps]
        starred = term != treatment or code not in _NO_STARS
        lines.append(
            (Cell(words.regressor(result, term or "")), *(_starred(row, starred, words) for row in found))
        )
        lines.append((EMPTY, *(_standard_error(row, words) for row in found)))
    columns = (
        Column(words.say("heading.term"), numeric=False),
        *(Column(_step_heading(step, words, "\n")) for step in steps),
    )
    title = words.of_whom(words.say("caption.ladder", **names(result, words)), result.questionnaire)
    groups = (RowGroup(None, tuple(lines)), RowGroup(None, _footer(result, steps, words)))
    return Table(title, columns, groups, tuple(_ladder_notes(result, steps, code, words)))


def _starred(row: Estimate | None, starred: bool, words: Words) -> Cell:
    if row is None:
        return EMPTY
    cell = estimate_cell(row, words.decimals("regression", row))
    if row.estimate is None or not starred:
        return cell
    return Cell(cell.text + numbers.stars(row.p_value), cell.value, cell.number_format, cell.source)


def _standard_error(row: Estimate | None, words: Words) -> Cell:
    if row is None or row.std_error is None:
        return EMPTY
    decimals = words.decimals("regression", row)
    text = f"({numbers.rounded(row.std_error, decimals)})"
    return Cell(text, row.std_error, f"({numbers.number_format('value', decimals)})", row.id)


def _step_heading(step: Mapping[str, Any], words: Words, between: str = " ") -> str:
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
        ("standardised", _decimals(result, words)),
    ):
        values = [step.get(key) for step in steps]
        if any(value is not None for value in values):
            label = words.say(f"ladder.{key}")
            lines.append((Cell(label), *(number_cell(value, decimals) for value in values)))
    return tuple(lines)


def _ladder_notes(result: Result, steps: Sequence[Mapping[str, Any]], code: str, words: Words) -> list[str]:
    notes = [words.say("ladder.read"), words.say("ladder.stars")]
    if code in _NO_STARS:
        notes.append(words.say("ladder.no_stars"))
    if rows := treatment_rows(result):
        notes.append(words.say("base", text=base_sentence(rows[-1], words)))
    alone = [
        words.say("ladder.alone", step=step["step"], n=step["n_alone"])
        for step in steps
        if step.get("n_alone") not in (None, step.get("n"))
    ]
    if alone:
        notes.append(words.say("ladder.alone_all", steps=words.listed(alone)))
    notes += [
        words.say(
            "ladder.collinear",
            step=step["step"],
            terms=words.listed(words.regressor(result, term) for term in step["collinear"]),
        )
        for step in steps
        if step.get("collinear")
    ]
    return [*notes, *note_lines([result], words)]


def _corrections(result: Result, words: Words) -> Table:
    """The treatment's coefficient at each step, tested in both ways."""
    exact = {row.group_level: row for row in treatment_rows(result)}
    plain = {row.group_level: row for row in treatment_rows(result, "cr1")}
    steps = result.fit.get("steps", ())
    rows = [*exact.values(), *plain.values()]
    interval = interval_heading(rows, words)
    tested = ("std_error", "df", "t", "p")
    columns = (
        Column(words.say("heading.step"), numeric=False),
        Column(words.say("heading.coefficient")),
        *(
            Column(heading, spanner)
            for spanner in (words.say("heading.cr2"), words.say("heading.cr1"))
            for heading in (*(words.say(f"heading.{name}") for name in tested), interval)
        ),
    )
    lines = tuple(
        (
            Cell(_step_heading(step, words)),
            _starred(exact.get(str(step["step"])), False, words),
            *_tested(exact.get(str(step["step"])), words),
            *_tested(plain.get(str(step["step"])), words),
        )
        for step in steps
    )
    title = words.of_whom(words.say("caption.corrections", **names(result, words)), result.questionnaire)
    notes = (words.say("corrections.read"), *_factors(steps, words))
    return Table(title, columns, (RowGroup(None, lines),), notes, keys=2)


def _tested(row: Estimate | None, words: Words) -> tuple[Cell, ...]:
    if row is None:
        return (Cell(numbers.MISSING),) * 5
    decimals = words.decimals("regression", row)
    return (
        number_cell(row.std_error, decimals + 1, row.id),
        number_cell(row.df, 1, row.id),
        number_cell(row.statistic, 2, row.id),
        p_cell(row.p_value, row.id),
        interval_cell(row, decimals),
    )


def _factors(steps: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """The CR1 factor of each step, with its formula."""
    formulas = dict.fromkeys(str(step["cr1_formula"]) for step in steps if step.get("cr1_formula"))
    factors = [
        f"({step['step']}) {numbers.rounded(step['cr1_factor'], 4)}"
        for step in steps
        if step.get("cr1_factor") is not None
    ]
    if not formulas or not factors:
        return []
    return [words.say("corrections.factor", formula="; ".join(formulas), factors=words.listed(factors))]


def _associations(result: Result, words: Words) -> Table:
    """How the treated differ from the untreated in the other regressors."""
    decimals = words.study.file.decimals.coefficient
    rows = tuple(
        (
            Cell(words.regressor(result, each["term"])),
            number_cell(each.get("difference"), decimals),
            number_cell(each.get("std_error"), decimals),
            p_cell(each.get("p_value")),
        )
        for each in result.fit["associations"]
    )
    columns = (
        Column(words.say("heading.term"), numeric=False),
        Column(words.say("heading.difference")),
        Column(words.say("heading.std_error")),
        Column(words.say("heading.p")),
    )
    title = words.of_whom(words.say("caption.associations", **names(result, words)), result.questionnaire)
    return Table(title, columns, (RowGroup(None, rows),), (words.say("associations.read"),))
