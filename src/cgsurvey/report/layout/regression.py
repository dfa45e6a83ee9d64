"""The regression: what it can be trusted with first, then the ladder as journals print it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.phrases import spoken
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.layout.corrections import associations, corrections
from cgsurvey.report.layout.joint_tests import joint_tests
from cgsurvey.report.layout.ladder import decimals_of, ladder, names, printed
from cgsurvey.report.layout.limited import limited
from cgsurvey.report.layout.opinions import opinions
from cgsurvey.report.layout.side_by_side import side_by_side
from cgsurvey.report.quoting import all_worded, stated, worded
from cgsurvey.report.words import Words
from cgsurvey.result import Result

_MAY_BE_ABSENT = (
    "treated",
    "untreated",
    "communities",
    "communities_with_both",
    "rows_in_both",
    "largest_variance_share",
)


def regressions(results: Sequence[Result], words: Words) -> list[Block]:
    """For each model: identification panel and verdict, ladder, joint tests, the treatment under each kind of
    standard error, how strong an omitted variable would have to be, and a logit where there is one. At last
    all models side by side."""
    blocks: list[Block] = []
    for linear in (each for each in results if each.estimand == "regression"):
        blocks += _model(linear, words)
        subject = linear.questionnaire, linear.variable
        beside = (each for each in results if (each.questionnaire, each.variable) == subject)
        blocks += [limited(each, linear, words) for each in beside if each is not linear]
    together = side_by_side(results, words)
    return [*blocks, together] if together else blocks


def _model(result: Result, words: Words) -> list[Block]:
    blocks: list[Block] = [_opening(result, words), _panel(result, words)]
    if verdict := _noted(result, "regression.verdict.", words):
        blocks.append(Paragraph(verdict))
    if any(row.measure == "coefficient" for row in result.rows):
        tests = joint_tests(result, words)
        blocks += [ladder(result, words), *([tests] if tests else []), corrections(result, words)]
        blocks.append(opinions(result, words))
    if omitted := _omitted(result, words):
        blocks.append(Paragraph(omitted))
    if result.fit.get("associations"):
        blocks.append(associations(result, words))
    return blocks


def _noted(result: Result, prefix: str, words: Words) -> tuple[Sentence, ...]:
    """What the statistic itself has to say on a matter."""
    return tuple(
        worded(note.text(words.language), weak=note.weak)
        for note in result.notes
        if note.code.startswith(prefix)
    )


def _omitted(result: Result, words: Words) -> tuple[Sentence, ...]:
    """What an omitted variable would have to be, its coefficients with the decimals of the tables."""
    strongest = (result.fit.get("sensitivity") or {}).get("benchmark")
    if strongest and (left := strongest["bounds"][0]["estimate"]) is not None:
        decimals, at = decimals_of(result, words), ("results", result.id, "fit", "sensitivity")
        benchmark = spoken(
            "regression.sensitivity.benchmark",
            name=words.name(result.questionnaire, strongest["variable"]),
            estimate=stated(
                numbers.rounded(result.fit["sensitivity"]["estimate"], decimals), *at, "estimate"
            ),
            left=stated(numbers.rounded(left, decimals), *at, "benchmark", "bounds", 0, "estimate"),
        )
        notes = (
            replace(each, facts={**each.facts, "benchmark": benchmark})
            if each.code == "regression.sensitivity"
            else each
            for each in result.notes
        )
        result = replace(result, notes=tuple(notes))
    return _noted(result, "regression.sensitivity", words)


def _opening(result: Result, words: Words) -> Paragraph:
    fit = result.fit
    effects = [words.name(result.questionnaire, name) for name in fit.get("fixed_effects", ())]
    sentences = [
        worded(
            words.say(
                "model.opening",
                **names(result, words),
                low=_stated(result, "outcome_minimum", _number),
                high=_stated(result, "outcome_maximum", _number),
                sd=_stated(result, "outcome_sd", lambda sd: numbers.significant(sd, 3)),
            )
        ),
    ]
    if effects:
        sentences.append(worded(words.say("model.effects", effects=words.listed(effects))))
    clusters = printed(result)["clustered_by"]
    if clusters and not _noted(result, "regression.cluster.", words):
        labels = words.listed(words.name(result.questionnaire, each) for each in clusters)
        sentences.append(worded(words.say("model.cluster", cluster=labels)))
    return Paragraph((*sentences, *_noted(result, "regression.design.", words)))


def _stated(result: Result, key: str, shown: Callable[[float | None], str]) -> str:
    """A number of the fit, as it is shown."""
    return stated(shown(result.fit.get(key)), "results", result.id, "fit", key)


def _number(value: float | None) -> str:
    """A bound of a scale without idle decimals."""
    return numbers.MISSING if value is None else f"{value:g}"


def _panel(result: Result, words: Words) -> Table:
    """What the coefficient rests on, before any coefficient."""
    panel: Mapping[str, Any] = result.fit.get("identification", {})
    cells = _panel_cells(panel, decimals_of(result, words), words)
    # a measured treatment has no treated, a model without communities nothing to compare inside
    absent = [name for name in cells if name in _MAY_BE_ABSENT and panel.get(name) is None]
    treated, untreated = words.sides(result)
    facts = {"treated": treated, "untreated": untreated}
    facts |= {"unit": panel["unit"], "left_out": panel["leave_one_out_unit"]}
    rows = tuple(
        (Cell(words.say(f"panel.{name}", **facts)), cell)
        for name, cell in cells.items()
        if name not in absent
    )
    columns = (
        Column(words.say("heading.panel"), numeric=False),
        Column(words.say("heading.value")),
    )
    title = words.of_whom(words.say("caption.panel", **names(result, words)), result.questionnaire)
    return Table(
        title, columns, (RowGroup(None, rows),), all_worded([words.say("panel.read", unit=panel["unit"])])
    )


def _panel_cells(panel: Mapping[str, Any], decimals: int, words: Words) -> dict[str, Cell]:
    """The lines of the panel, in their order, by the names that it has in the analysis document."""
    largest = numbers.shown(panel.get("largest_variance_share"), "proportion", 1)
    if panel.get("largest_variance_community") is not None and largest != numbers.MISSING:
        largest = words.say(
            "panel.of_community", share=largest, community=panel["largest_variance_community"]
        )
    spread = panel.get("leave_one_out") or (None, None)
    return {
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
