"""The quality of the responses: which checks flag which rows, by which rule, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cgsurvey.ledger import QualityFinding
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Table
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.layout.glance import ROWS_NAMED, reason_label
from cgsurvey.report.quoting import all_worded, counted, stated, worded
from cgsurvey.report.thresholds import as_read, group_as_read
from cgsurvey.report.totals import flagged_rows
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Sample

#: questions, matrices or groups of a check that are named
_PARTS_NAMED = 6
#: checks whose parts are not of the rows flagged, but of all cells
_OF_CELLS = ("blank",)


def quality(analysis: Analysis, words: Words) -> list[Block]:
    """For each questionnaire a line, and a table of the checks that flag rows."""
    blocks: list[Block] = []
    for sample in analysis.samples:
        if sample.quality:
            blocks += _of_sample(sample, words)
    return blocks


def _of_sample(sample: Sample, words: Words) -> list[Block]:
    flagged = [finding for finding in sample.quality if finding.rows]
    opening = Paragraph(tuple(worded(text) for text in _opening(sample, flagged, words)))
    return [opening, _table(sample, flagged, words)] if flagged else [opening]


def _opening(sample: Sample, flagged: Sequence[QualityFinding], words: Words) -> list[str]:
    """How many checks were made, how many rows they flag, and what became of these."""
    address = ("questionnaires", sample.questionnaire)

    def number_of(findings: Iterable[QualityFinding]) -> str:
        return counted(
            f"/questionnaires/{sample.questionnaire}/quality/{sample.quality.index(each)}"
            for each in findings
        )

    made = number_of(each for each in sample.quality if each.checked is not None)
    who = words.questionnaire(sample.questionnaire)
    lacking = [each for each in sample.quality if each.needs is not None]
    needs = [words.say(f"quality.need.{need}") for need in dict.fromkeys(each.needs for each in lacking)]
    told = words.say("quality.cannot", number=number_of(lacking), needs=words.listed(needs))
    cannot = [told] if lacking else []
    if not flagged:
        return [words.say("quality.clean", who=who, made=made), *cannot]
    totals = flagged_rows(sample)
    rows, aside = (stated(totals[name], *address, "flagged", name) for name in ("rows", "set_aside"))
    percent = stated(numbers.percent_of(totals["share"]), *address, "flagged", "share", column="percent")
    share = words.say("value.proportion", value=percent)
    facts = {"who": who, "made": made, "number": number_of(flagged), "rows": rows, "share": share}
    kept = words.say("quality.set_aside", aside=aside) if totals["set_aside"] else words.say("quality.kept")
    return [words.say("quality.found", **facts), kept, *cannot]


def _table(sample: Sample, flagged: Sequence[QualityFinding], words: Words) -> Table:
    columns = (
        Column(words.say("heading.check"), numeric=False),
        Column(words.say("heading.flagged")),
        Column(words.say("heading.flagged_share")),
        Column(words.say("heading.rule"), numeric=False),
        Column(words.say("heading.first_rows"), numeric=False),
    )
    groups = tuple(
        RowGroup(words.say(f"quality.{heading}"), tuple(_line(each, words) for each in found))
        for heading, is_error in (("errors", True), ("warnings", False))
        if (found := [each for each in flagged if each.is_error == is_error])
    )
    notes = [words.say("quality.read"), *(text for each in flagged for text in _notes(each, sample, words))]
    caption = words.of_whom(words.say("caption.quality"), sample.questionnaire)
    return Table(caption, columns, groups, all_worded(notes))


def _line(finding: QualityFinding, words: Words) -> tuple[Cell, ...]:
    share = len(finding.rows) / finding.checked if finding.checked else None
    return (
        Cell(_label(finding, words)),
        number_cell(len(finding.rows)),
        Cell(numbers.shown(share, "proportion", 1), share, numbers.number_format("proportion", 1)),
        Cell(_rule(finding, words)),
        Cell(_first(finding.rows, words)),
    )


def _label(finding: QualityFinding, words: Words) -> str:
    label = reason_label(finding.check, words)
    return label[0].upper() + label[1:]


def _first(rows: Sequence[int], words: Words) -> str:
    named = words.listed(str(row) for row in rows[:ROWS_NAMED])
    return words.say("quality.rows_of_many", rows=named) if len(rows) > ROWS_NAMED else named


def _rule(finding: QualityFinding, words: Words) -> str:
    """What the rows are flagged for; of same answers, whether the number that the study declares is all."""
    alone = "_alone" if finding.facts.get("alone") else ""
    return words.say(f"quality.rule.{finding.check}{alone}", **as_read(finding.facts))


def _notes(finding: QualityFinding, sample: Sample, words: Words) -> list[str]:
    """From which questions, matrices or groups the rows of a check come; and who of them is not counted."""
    label = _label(finding, words)
    address = ("questionnaires", sample.questionnaire, "quality", sample.quality.index(finding))
    found = () if finding.check in _OF_CELLS else finding.parts
    told = [_part(each, (*address, "parts", place), sample, words) for place, each in enumerate(found)]
    parts = [words.listed(filter(None, told), _PARTS_NAMED)] if any(told) else []
    if finding.uncounted:
        parts.append(words.say("quality.uncounted", number=stated(finding.uncounted, *address, "uncounted")))
    return [words.say("quality.part", check=label, parts=part) for part in parts]


def _part(part: Mapping[str, Any], address: tuple[object, ...], sample: Sample, words: Words) -> str:
    """One question, matrix or group; "" where it has no row."""
    if "measure" in part:
        return _group(part, address, words)
    if not part["rows"]:
        return ""
    name = _topic(sample.questionnaire, part["name"], words) or words.say("quality.at_start")
    return words.say("quality.at", name=name, rows=stated(part["rows"], *address, "rows"))


def _group(part: Mapping[str, Any], address: tuple[object, ...], words: Words) -> str:
    def of(key: str, shown: object) -> str:
        return stated(shown, *address, key)

    shown = group_as_read(part)
    return words.say(
        "quality.group",
        group=part["name"] or words.say("quality.interviewer", row=of("first_row", part["first_row"])),
        n=of("n", part["n"]),
        measure=words.say(f"quality.measure.{part['measure']}"),
        value=of("value", shown["value"]),
        others=of("others", shown["others"]),
        p=stated(shown["p"], *address, "p_holm", column="p"),
    )


def _topic(questionnaire: str, name: str, words: Words) -> str:
    """Label of a question or of a matrix."""
    for question in words.study.questionnaires[questionnaire].questions.values():
        if question.topic == name and question.topic_label is not None:
            return words.text(question.topic_label)
    return words.name(questionnaire, name)
