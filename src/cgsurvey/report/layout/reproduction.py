"""How the report can be made again: version, files, options, random numbers, and what verifies it."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey import __version__
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, Points, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.quoting import stated, worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Sample


def reproduction(analysis: Analysis, words: Words) -> list[Block]:
    """What another person needs to come to the same numbers."""
    made = worded(
        words.say(
            "reproduction.made",
            version=stated(__version__, "generator", "version"),
            title=words.text(words.study.file.title),
        )
    )
    drawn = list(_drawn(analysis, words)) or [worded(words.say("reproduction.not_drawn"))]
    verified = worded(words.say("reproduction.verified"))
    return [
        Paragraph((made,)),
        _files(analysis, words),
        Points((_options(analysis, words), *drawn, verified)),
    ]


def _files(analysis: Analysis, words: Words) -> Table:
    """Every file read, those of an earlier year too."""
    rows = [_file(each, words.questionnaire(each.questionnaire)) for each in analysis.samples]
    for gate in analysis.comparisons:
        if gate.before is not None:
            who = words.say("reproduction.of_year", who=words.questionnaire(gate.questionnaire))
            rows.append(_file(gate.before, who))
    said, counted = ("questionnaire", "file", "sheet"), ("rows_read", "rows_analysed")
    columns = (
        *(Column(words.say(f"heading.{each}"), numeric=False) for each in said),
        *(Column(words.say(f"heading.{each}")) for each in counted),
    )
    return Table(words.say("caption.reproduction"), columns, (RowGroup(None, tuple(rows)),))


def _file(sample: Sample, who: str) -> tuple[Cell, ...]:
    ledger = sample.ledger
    counts = (number_cell(ledger.rows_read), number_cell(ledger.analysed))
    return (Cell(who), Cell(ledger.file), Cell(ledger.sheet or ""), *counts)


def _options(analysis: Analysis, words: Words) -> Sentence:
    rules = dict.fromkeys(str(sample.design.get("interval", "auto")) for sample in analysis.samples)
    return worded(
        words.say(
            "reproduction.options",
            level=stated(
                numbers.percent_of(words.study.file.confidence), "study", "confidence", column="percent"
            ),
            intervals=words.listed(words.say(f"reproduction.interval.{rule}") for rule in rules),
        )
    )


def _drawn(analysis: Analysis, words: Words) -> Iterator[Sentence]:
    """Every statistic that rests on random numbers."""
    for result in analysis.results:
        for place, told in enumerate(result.fit.get("second_opinions", ())):
            if told["seed"] is not None:
                at = ("results", result.id, "fit", "second_opinions", place)
                facts = {name: stated(told[name], *at, name) for name in ("draws", "seed")}
                facts["what"] = words.subject(result)
                method = words.say(f"reproduction.{told['method']}")
                yield worded(words.say("reproduction.drawn", method=method, **facts))
