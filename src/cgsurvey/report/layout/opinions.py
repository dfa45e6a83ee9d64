"""The second opinions on a coefficient: the bootstrap and the permutation, after the tables with t."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.cells import p_cell
from cgsurvey.report.layout.ladder import decimals_of, names
from cgsurvey.report.quoting import all_worded, stated
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def opinions(result: Result, words: Words) -> Table:
    """One line a test: how it was made, its p value, and its interval where it has one."""
    told: list[Mapping[str, Any]] = list(result.fit["second_opinions"])
    level = next((each["conf_level"] for each in told if each["conf_level"]), words.study.file.confidence)
    columns = [
        Column(words.say("heading.test"), numeric=False),
        Column(words.say("heading.replicates")),
        Column(words.say("heading.informative")),
        Column(words.say("heading.p")),
    ]
    has_interval = any(each["conf_low"] is not None for each in told)
    if has_interval:
        columns.append(Column(words.say("interval", level=numbers.percent_of(level))))
    decimals = decimals_of(result, words)
    lines = tuple(_line(each, has_interval, decimals, words) for each in told)
    title = words.of_whom(words.say("caption.opinions", **names(result, words)), result.questionnaire)
    return Table(title, tuple(columns), (RowGroup(None, lines),), all_worded(_notes(result, told, words)))


def _line(told: Mapping[str, Any], has_interval: bool, decimals: int, words: Words) -> tuple[Cell, ...]:
    label = words.say(f"opinion.{told['weights'] or told['method']}")
    made, informative = Cell(numbers.MISSING), Cell(numbers.MISSING)
    if told["draws"] is not None:
        code = "all" if told["enumerated"] else "drawn"
        made = Cell(words.say(f"opinion.{code}", draws=told["draws"]), told["draws"])
    if told["informative"] is not None:
        informative = Cell(words.say("opinion.informative", **told), told["informative"])
    ends = (told["conf_low"], told["conf_high"])
    interval = Cell(numbers.interval(*ends, "outcome", decimals), ends)
    return (Cell(label), made, informative, p_cell(told["p_value"]), *([interval] if has_interval else ()))


def _notes(result: Result, told: list[Mapping[str, Any]], words: Words) -> list[str]:
    """Why a test has no p, what the others test, and that the verdict stands above them."""
    notes = []
    for each in told:
        if each["reason"]:
            label = words.say(f"opinion.{each['method']}")
            notes.append(words.say("opinion.reason", test=label, reason=each["reason"]))
        else:
            code = each["method"] if each["groups"] is not None else f"{each['method']}_rows"
            notes.append(words.say(f"opinions.{code}", unit=each["unit"]))
    if any(each["p_value"] is not None for each in told):
        notes.append(words.say("opinions.last_word"))
    if seeded := [place for place, each in enumerate(told) if each["seed"] is not None]:
        at = ("results", result.id, "fit", "second_opinions", seeded[0], "seed")
        notes.append(words.say("opinions.seed", seed=stated(told[seeded[0]]["seed"], *at)))
    return notes
