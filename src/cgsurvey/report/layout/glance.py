"""The survey at a glance: what was read, what was left out, under which design; and what the study states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cgsurvey.declarations import Text
from cgsurvey.ledger import SET_ASIDE, Problem
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, Points, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.quoting import all_worded, stated, worded
from cgsurvey.report.totals import design_effects
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Sample

#: how many row numbers are named before the rest is only counted
ROWS_NAMED = 5
_CHINESE = re.compile("[\u4e00-\u9fff]")


def glance(analysis: Analysis, words: Words) -> list[Block]:
    """Who was asked, the ledger of rows, the design in a sentence, the problems with their places."""
    blocks: list[Block] = []
    opening = _opening(analysis.samples, words)
    if opening:
        blocks.append(Paragraph(opening))
    blocks.append(_ledger(analysis.samples, words))
    blocks.append(Points((*designs(analysis.samples, words).sentences, *_effects(analysis, words))))
    for code, minor in (("problems", False), ("remarks", True)):
        problems = tuple(
            _problem(problem, sample, words)
            for sample in analysis.samples
            for problem in sample.problems
            if problem.minor == minor
        )
        if problems:
            blocks.append(Paragraph((worded(words.say(code)),)))
            blocks.append(Points(problems))
    return blocks


def designs(samples: Sequence[Sample], words: Words) -> Points:
    """The design of each questionnaire in a sentence."""
    return Points(tuple(_design(sample, words) for sample in samples))


def who_is_counted(samples: Sequence[Sample], words: Words) -> Points:
    """The design of each questionnaire, and which rows were set aside for what reason."""
    left_out = (worded(text) for each in samples for text in _set_aside_places(each, words))
    return Points((*designs(samples, words).sentences, *left_out))


def _effects(analysis: Analysis, words: Words) -> Iterator[Sentence]:
    """How the design bears on a questionnaire's shares, taken together, where it is no simple sample."""
    for sample in analysis.samples:
        name, effects = sample.questionnaire, design_effects(analysis, sample)
        if effects is not None:
            address = ("questionnaires", name, "design_effects")
            facts = {
                key: stated(numbers.rounded(value, 0 if key == "number" else 2), *address, key)
                for key, value in effects.items()
            }
            yield worded(words.say("sample.deffs", who=words.questionnaire(name), **facts))


def _opening(samples: Sequence[Sample], words: Words) -> tuple[Sentence, ...]:
    file = words.study.file
    asked = [
        words.say(
            "glance.group",
            who=words.questionnaire(each.questionnaire),
            n=stated(each.respondents, "questionnaires", each.questionnaire, "respondents"),
        )
        for each in samples
    ]
    code = "glance.opening" if file.year is None else "glance.opening_year"
    year = stated(file.year, "study", "year")
    sentences = [words.say(code, year=year, groups=words.listed(asked))]
    if file.note is not None:
        sentences.append(words.text(file.note))
    for each in samples:
        note = words.study.questionnaires[each.questionnaire].declared.note
        if note is not None:
            sentences.append(words.of_whom(words.text(note), each.questionnaire))
    if _has_untranslated(words):
        sentences.append(words.say("untranslated"))
    return tuple(worded(sentence) for sentence in sentences)


def _has_untranslated(words: Words) -> bool:
    """Whether an English report must show labels in Chinese, for want of an English text."""
    file, questions = words.study.file, list(words.study.questions())
    tables: tuple[Mapping[str, Any], ...] = (file.scales, file.pairs, file.thresholds, file.services)
    tables = (*tables, file.improvements, file.tables, file.models)
    labels: list[Text | None] = [
        *(question.label for question in questions),
        *(category.label for question in questions for category in question.categories),
        *(entry.label for table in tables for entry in table.values()),
        *file.elements.values(),
    ]
    return words.language == "en" and any(label and _CHINESE.search(words.text(label)) for label in labels)


def _ledger(samples: Sequence[Sample], words: Words) -> Table:
    """Rows read = rows analysed + rows set aside, by reason, one column a questionnaire."""
    reasons = dict.fromkeys(
        reason for each in samples for reason, rows in each.ledger.set_aside.items() if rows
    )
    lines = [(Cell(words.say("ledger.read")), *(number_cell(each.ledger.rows_read) for each in samples))]
    for reason in reasons:
        label = words.say("ledger.set_aside", reason=reason_label(reason, words))
        counts = (number_cell(len(each.ledger.set_aside.get(reason, ()))) for each in samples)
        lines.append((Cell(label), *counts))
    lines.append(
        (Cell(words.say("ledger.analysed")), *(number_cell(each.ledger.analysed) for each in samples))
    )
    if any(each.ledger.outside_population for each in samples):
        outside = (number_cell(each.ledger.outside_population) for each in samples)
        lines.append((Cell(words.say("ledger.outside")), *outside))
        respondents = (number_cell(each.respondents) for each in samples)
        lines.append((Cell(words.say("ledger.respondents")), *respondents))
    columns = (
        Column(words.say("heading.rows"), numeric=False),
        *(Column(words.questionnaire(each.questionnaire)) for each in samples),
    )
    notes = [_source(each, words) for each in samples]
    notes += [text for each in samples for text in _set_aside_places(each, words)]
    return Table(words.say("caption.ledger"), columns, (RowGroup(None, tuple(lines)),), all_worded(notes))


def reason_label(reason: str, words: Words) -> str:
    if reason not in SET_ASIDE:
        return reason
    return SET_ASIDE[reason][0 if words.language == "zh" else 1]


def _source(sample: Sample, words: Words) -> str:
    ledger = sample.ledger
    who = words.questionnaire(sample.questionnaire)
    if ledger.sheet is None:
        return words.say("ledger.file", who=who, file=ledger.file)
    return words.say("ledger.file_sheet", who=who, file=ledger.file, sheet=ledger.sheet)


def _set_aside_places(sample: Sample, words: Words) -> list[str]:
    name = sample.questionnaire
    return [
        words.say(
            "ledger.places",
            who=words.questionnaire(name),
            reason=reason_label(reason, words),
            rows=_places(rows, ("questionnaires", name, "ledger", "set_aside", reason, "rows"), words),
        )
        for reason, rows in sample.ledger.set_aside.items()
        if rows
    ]


def _places(rows: Sequence[int], address: tuple[object, ...], words: Words) -> str:
    """The first rows by number, and how many there are; `address` is where all of them stand."""
    named = words.listed(stated(row, *address, place) for place, row in enumerate(rows[:ROWS_NAMED]))
    code = "row" if len(rows) == 1 else "rows" if len(rows) <= ROWS_NAMED else "rows_of_many"
    return words.say(code, rows=named, number=stated(len(rows), *address, column="length"))


def _design(sample: Sample, words: Words) -> Sentence:
    """Where the sampling errors come from: units, strata and weights, or replicate weights."""
    design = sample.design

    def of(key: str, decimals: int = 0) -> str:
        return stated(
            numbers.rounded(design.get(key), decimals), "questionnaires", sample.questionnaire, "design", key
        )

    weights = (
        words.say("sample.weighted", sum=of("weight_sum", 1), deff=of("kish_deff", 2))
        if design.get("weighted")
        else words.say("sample.unweighted")
    )
    facts = {
        "who": words.questionnaire(sample.questionnaire),
        "df": of("df"),
        "weights": weights + _adjustments(design, words),
    }
    if design.get("replicates"):
        return worded(words.say("sample.replicates", **facts, **_of_replicates(sample, words)))
    code = "sample.row_declared" if design.get("simple_declared") else f"sample.{design.get('psu', 'row')}"
    strata = words.say("sample.strata", strata=of("strata")) if design.get("stratified") else ""
    text = words.say(code, **facts, psus=of("psus"), strata=strata)
    return worded(text, weak=code == "sample.row")


def _of_replicates(sample: Sample, words: Words) -> dict[str, Any]:
    """Number, method and centre of replicate weights, in words."""
    replicates = sample.design["replicates"]
    address = ("questionnaires", sample.questionnaire, "design", "replicates")
    method, rho = replicates["method"], replicates["fay_rho"]
    if rho is not None:
        method = words.say("sample.fay", rho=stated(f"{rho:g}", *address, "fay_rho"))
    return {
        "number": stated(replicates["number"], *address, "number"),
        "method": method,
        "centre": words.say("sample.centre_mse" if replicates["mse"] else "sample.centre_mean"),
    }


def _adjustments(design: Mapping[str, Any], words: Words) -> str:
    """What else the variances count on: a finite population, a rule for strata with one unit."""
    rule = None if design.get("replicates") else design.get("lonely_psu")
    finite = "sample.finite" if design["psu"] == "row" else "sample.finite_units"
    told = [words.say(finite)] if design.get("finite_population") else []
    told += [words.say(f"sample.lonely.{rule}")] if rule else []
    return "".join(words.say("sample.also", text=text) for text in told)


def _problem(problem: Problem, sample: Sample, words: Words) -> Sentence:
    """A problem as the analysis document has it, and where it is."""
    text = words.of_whom(problem.text(words.language), sample.questionnaire)
    address = ("questionnaires", sample.questionnaire, "problems", sample.problems.index(problem))
    if problem.rows and not problem.minor:
        text = words.say("aside", text=text, aside=_places(problem.rows, (*address, "rows"), words))
    return worded(text)


def facts(words: Words) -> list[Block]:
    """What no questionnaire gives and the study states."""
    rows = tuple(
        (
            Cell(words.text(fact.label)),
            Cell(
                str(fact.value),
                None if isinstance(fact.value, str) else float(fact.value),
                None if isinstance(fact.value, str) else "General",
            ),
            Cell(words.text(fact.unit) if fact.unit else ""),
            Cell(words.text(fact.source) if fact.source else ""),
        )
        for fact in words.study.file.facts.values()
    )
    if not rows:
        return []
    headings = [("fact", False), ("value", True), ("unit", False), ("source", False)]
    used = [index for index in range(4) if index < 2 or any(row[index].text for row in rows)]
    columns = tuple(Column(words.say(f"heading.{headings[at][0]}"), numeric=headings[at][1]) for at in used)
    kept = tuple(tuple(row[at] for at in used) for row in rows)
    return [
        Table(
            words.say("caption.facts"),
            columns,
            (RowGroup(None, kept),),
            all_worded([words.say("facts.read")]),
        )
    ]
