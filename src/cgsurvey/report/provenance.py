"""Where each number of a report's sentences comes from, and what it must be: resolved against the analysis.

A number is quoted with the rows of the results it comes from and their column, or with an address in the
analysis document (docs/json.md). It is resolved to the text that it must have, rounded as it is shown. So a
report can be checked against its analysis number by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.addresses import found_at
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigures,
    Numeral,
    Paragraph,
    Points,
    Report,
    Sentence,
    Table,
)
from cgsurvey.report.said import NO_BREAK

#: full-precision rows by their ids
Rows = Mapping[str, Mapping[str, Any]]
_P_VALUES = ("p_value", "p_holm", "p_bh")
#: columns that hold text, which is quoted as it stands
_TEXTS = ("category", "group_level", "term")
#: columns that are in the row's unit
_IN_UNITS = ("estimate", "std_error", "conf_low", "conf_high")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A number of a report: the section and the sentence that it stands in."""

    section: str
    sentence: Sentence
    numeral: Numeral


def sentences(report: Report) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of a report that numbers are quoted in, with the name of its section."""
    for section in report.sections:
        for block in section.blocks:
            for sentence in _in_block(block):
                yield section.name, sentence


def numerals(report: Report) -> Iterator[Quotation]:
    """Every number quoted in the sentences of a report, in their order."""
    for section, sentence in sentences(report):
        for numeral in sentence.numerals:
            yield Quotation(section, sentence, numeral)


def rows_of(document: Mapping[str, Any]) -> Rows:
    """The rows of an analysis document by their ids."""
    return {row["id"]: row for result in document["results"] for row in result["rows"]}


def resolve(numeral: Numeral, document: Mapping[str, Any], rows: Rows) -> str:
    """The text that a number must have.

    Parameters
    ----------
    numeral : Numeral
    document : dict
        As `machine.analysis_document` makes it, or read from ``report.json``.
    rows : dict
        `rows_of` the document.

    Raises
    ------
    LookupError
        If there is no such row, column or address.
    """
    found = [
        found_at(source, document) if source.startswith("/") else rows[source] for source in numeral.sources
    ]
    if numeral.column == "rows":
        return str(len(found))
    if not found:
        raise LookupError(numeral.text)
    if numeral.column == "n less n":
        return str(found[0]["n"] - found[-1]["n"])
    if numeral.sources[0].startswith("/"):
        return _of_value(found[0], numeral)
    return _of_row(found[0], numeral)


def unresolved(report: Report, document: Mapping[str, Any]) -> list[Quotation]:
    """The numbers that are not what the analysis holds, come from nowhere in it, or stand elsewhere."""
    rows = rows_of(document)
    return [each for each in numerals(report) if not (_stands(each) and _holds(each.numeral, document, rows))]


def _stands(quotation: Quotation) -> bool:
    """Whether a number stands where it says that it does."""
    number = quotation.numeral
    return quotation.sentence.text.startswith(number.text, number.start)


def _holds(numeral: Numeral, document: Mapping[str, Any], rows: Rows) -> bool:
    try:
        return resolve(numeral, document, rows) == numeral.text
    except LookupError:
        return False


def _in_block(block: Block) -> tuple[Sentence, ...]:
    match block:
        case Paragraph() | Points():
            return block.sentences
        case Table() | Figure():
            return block.notes
        case Gallery():
            return tuple(note for figure in block.figures for note in figure.notes)
        case KeyFigures():
            return tuple(sentence for each in block.figures for sentence in (each.figure, each.detail))


def _of_row(row: Mapping[str, Any], numeral: Numeral) -> str:
    column, decimals = numeral.column, _decimals(numeral.text)
    if column == "interval":
        ends = numbers.interval(row["conf_low"], row["conf_high"], row["unit"], decimals)
        return ends.replace(" ", NO_BREAK) if NO_BREAK in numeral.text else ends
    column, _, key = column.partition("/")
    value = row[column][key] if key else row[column]
    if column in _TEXTS:
        return str(value)
    if column == "conf_level":
        return numbers.percent_of(value)
    if column in _P_VALUES:
        return numbers.p_value(value).lstrip("<>")
    return numbers.shown(value, row["unit"] if column in _IN_UNITS else "value", decimals)


def _of_value(value: Any, numeral: Numeral) -> str:
    """A value of the document: as it stands, in per cent, or how many entries it has."""
    if numeral.column == "length":
        return str(len(value))
    if numeral.column == "p":
        return numbers.p_value(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool | list | dict) or value is None:
        raise LookupError(numeral.text)
    unit = "proportion" if numeral.column == "percent" else "value"
    return numbers.shown(value, unit, _decimals(numeral.text))


def _decimals(text: str) -> int:
    """How many decimals a number is shown with; of the two ends of an interval, the first."""
    first = text.split(",")[0].split(NO_BREAK)[0].strip("[]")
    return len(first.partition(".")[2])
