"""Linkage of the elements: pairs that reach the same people, and the element that leads in each community."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.glossary import BASES
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import Line, Lines, base_cells, base_columns
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, measures_table
from cgsurvey.report.layout.services import coverage
from cgsurvey.report.quoting import all_worded, counted
from cgsurvey.report.said import is_clear
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


def elements(results: Sequence[Result], words: Words) -> list[Block]:
    """Coverage of the elements, then how they go together, then which of them leads where."""
    blocks = coverage([result for result in results if result.estimand == "coverage"], words)
    blocks += [_pairs(result, words) for result in results if result.estimand == "linkage"]
    return blocks + [_leaders(result, words) for result in results if result.estimand == "leading"]


def _pairs(result: Result, words: Words) -> Table:
    """Each pair under its first element: share reached by both, lift, and phi without its interval."""
    named = words.study.elements_of(words.study.file.services[result.variable])
    rows: dict[str, dict[str, Estimate]] = {}
    for row in result.rows:
        shown = replace(row, conf_low=None, conf_high=None) if row.measure == "phi" else row
        rows.setdefault(row.category or "", {})[row.measure] = shown
    groups = [
        Lines(
            _element(first, words),
            tuple(Line(_element(other, words), rows[f"{first}+{other}"]) for other in named[place:]),
        )
        for place, first in enumerate(named[:-1], start=1)
    ]
    title = caption("linkage", [result], words, what=words.subject(result))
    measures, first_heading = ("joint", "lift", "phi"), words.say("heading.pair")
    table = measures_table(title, first_heading, groups, measures, [result], words)
    return replace(
        table, notes=(*all_worded([words.say("linkage.read"), *_clear(result, words)]), *table.notes)
    )


def _clear(result: Result, words: Words) -> list[str]:
    """How many lifts are distinguishable from 1, and which."""
    tested = [row for row in result.rows if row.measure == "lift" and row.p_holm is not None]
    clear = [row for row in tested if is_clear(row)]
    pairs = words.listed(words.category("linkage", row) for row in clear)
    which = words.say("linkage.which", pairs=pairs) if clear else ""
    number = counted(row.id for row in clear)
    every = counted(row.id for row in tested)
    return [words.say("linkage.clear", number=every, clear=number, which=which)] if tested else []


def _leaders(result: Result, words: Words) -> Table:
    """Communities under the element that leads them, and the next to it; the most frequent pair first."""
    rows: dict[str, dict[str, Estimate]] = {}
    for row in result.rows:
        rows.setdefault(row.group_level or "", {})[row.measure] = row
    types: list[Mapping[str, Any]] = list(result.fit["types"])
    parted: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for each in types:
        following = rows[each["community"]].get("runner_up")
        pair = (
            *each["elements"],
            *([following.category or ""] if following and len(each["elements"]) < 2 else []),
        )
        parted.setdefault((each["verdict"] == "tie", *pair), []).append(each)
    groups = [
        RowGroup(
            _led_by(pair[1:], alike, words),
            tuple(_leader_line(each, rows[each["community"]], words) for each in alike),
        )
        for pair, alike in sorted(parted.items(), key=lambda item: (item[0][0], -len(item[1])))
    ]
    shown = [row for each in types for row in rows[each["community"]].values()]
    title = caption("leading", [replace(result, by=None)], words, what=words.subject(result))
    notes = (*_led(result, words), _base(shown, words), *note_lines([result], shown, words))
    return Table(title, _leader_columns(shown, words), tuple(groups), all_worded(notes))


def _led_by(pair: Sequence[str], alike: Sequence[Mapping[str, Any]], words: Words) -> str:
    """Who leads, and who is next or as high, with the number of communities."""
    labels, verdict = [_element(name, words) for name in pair], alike[0]["verdict"]
    if verdict == "tie":
        return words.say("leading.tie", elements=words.listed(labels), number=len(alike))
    if verdict == "declared":
        return words.say("leading.declared", element=labels[0], number=len(alike))
    return words.say("leading.led", element=labels[0], following=labels[1], number=len(alike))


def _led(result: Result, words: Words) -> list[str]:
    """How many communities each element leads, and how many of them clearly; the candidates."""
    types = result.fit["types"]
    if result.fit["method"] != "coverage":
        return []
    leaders = {row.group_level: row.id for row in result.rows if row.measure == "leader"}

    def _counted(those: Sequence[Mapping[str, Any]]) -> str:
        return counted(leaders[each["community"]] for each in those)

    told = []
    for element in result.fit["candidates"]:
        led = [each for each in types if each["elements"] == [element]]
        clear = [each for each in led if each["verdict"] == "clear"]
        facts = {"element": _element(element, words), "number": _counted(led), "clear": _counted(clear)}
        code = "leading.count" if clear else "leading.count_unclear"
        told += [words.say(code, **facts)] if led else []
    ties = _counted([each for each in types if each["verdict"] == "tie"])
    counts = words.say("semicolon").join(told)
    return [words.say("leading.counts", number=_counted(types), counts=counts, ties=ties)]


def _base(shown: Sequence[Estimate], words: Words) -> str:
    """Who the bases of the communities are; how many of each stands in the table."""
    base = words.term(BASES, shown[0].base)
    code = "base.by_line" if any(any(row.left_out.values()) for row in shown) else "base.many_all"
    return words.say("base", text=words.say(code, base=base))


def _leader_columns(shown: Sequence[Estimate], words: Words) -> tuple[Column, ...]:
    columns = (
        Column(words.say("heading.community"), numeric=False),
        *base_columns(words, words.weighted(shown[0].questionnaire)),
        Column(words.say("heading.leader")),
    )
    if all(row.measure == "leader" for row in shown):
        return (*columns, Column(interval_heading(shown, words)))
    return (
        *columns,
        Column(words.say("heading.runner_up")),
        Column(words.say("heading.lead")),
        Column(interval_heading(shown, words)),
        Column(words.say("heading.verdict"), numeric=False),
    )


def _leader_line(each: Mapping[str, Any], rows: Mapping[str, Estimate], words: Words) -> tuple[Cell, ...]:
    leader = rows["leader"]
    decimals = words.decimals("leading", leader)
    bases = base_cells(leader, words.weighted(leader.questionnaire))
    cells = (Cell(each["community"]), *bases, estimate_cell(leader, decimals))
    if "lead" not in rows:
        return (*cells, interval_cell(leader, decimals))
    return (
        *cells,
        estimate_cell(rows["runner_up"], decimals),
        estimate_cell(rows["lead"], decimals),
        interval_cell(rows["lead"], decimals),
        Cell(words.say(f"leading.verdict.{each['verdict']}")),
    )


def _element(name: str, words: Words) -> str:
    label = words.study.file.elements.get(name)
    return words.text(label) if label else name
