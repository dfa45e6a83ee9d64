"""What goes with the ladder: the treatment under each standard error, and what it goes along with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.ladder import decimals_of, names, step_heading, treatment_rows
from cgsurvey.report.quoting import all_worded, stated
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


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
            estimate_cell(found["CR2"].get(str(step["step"])), decimals),
            *(cell for rows in found.values() for cell in _tested(rows.get(str(step["step"])), decimals)),
        )
        for step in steps
    )
    title = words.of_whom(words.say("caption.corrections", **names(result, words)), result.questionnaire)
    comparison = [words.say("corrections.cr1")] if result.fit["std_errors"] != "CR1" else []
    notes = (words.say("corrections.read"), *comparison, *_factors(result, kinds, words))
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


def _factor(step: Mapping[str, Any], at: tuple[object, ...]) -> str:
    """The factor of a step, and how many parameters it counts."""
    number, counted = stated(step["step"], *at, "step"), stated(step["counted"], *at, "counted")
    return f"({number}) {stated(numbers.rounded(step['factor'], 4), *at, 'factor')} (K = {counted})"


def _factors(result: Result, kinds: Sequence[Mapping[str, Any]], words: Words) -> list[str]:
    """What each kind of standard error counts at each step: its formula, K, G and the factor."""
    told = []
    for place, kind in enumerate(kinds):
        at = ("results", result.id, "fit", "variances", place, "steps")
        factors = [_factor(each, (*at, step)) for step, each in enumerate(kind["steps"]) if each["factor"]]
        if factors:
            groups = kind["steps"][-1]["clusters"]
            where = ""
            if groups:
                last = (len(kind["steps"]) - 1, "clusters", groups.index(min(groups)))
                where = words.say("corrections.groups", number=stated(min(groups), *at, *last))
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
