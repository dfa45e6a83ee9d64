"""What a chart shows, as plain data: labels, numbers with their texts and sources. `charts/` draws it.

A value is in the unit of its axis: per cent as 92.0, a score as it is. Nothing is computed where it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: how wide a chart is drawn: as the text of a page, or so that two or three stand side by side
Width = Literal["page", "half", "third"]


@dataclass(frozen=True, slots=True)
class Value:
    """A number on a chart.

    Attributes
    ----------
    value
        In the unit of the axis.
    text
        As it is written beside the mark, rounded as in the tables.
    source
        Id of the result row that it comes from.
    low, high
        Ends of its interval, in the unit of the axis; None where it has none.
    """

    value: float
    text: str
    source: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Answers of items with ordered categories: a bar an item, parted at its middle.

    Attributes
    ----------
    rows
        Labels of the items, from the top.
    categories
        Labels of the answers, the least favourable first.
    values
        For each item the shares of its answers in per cent.
    middle
        Index of the category that stands astride the middle, or None where the answers part in two halves.
    """

    axis: str
    rows: tuple[str, ...]
    categories: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]
    middle: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar with its interval for each row, all of one kind, e.g. coverage by element."""

    axis: str
    rows: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Two values a row, joined by a line: willing and took part, wanted and received.

    `ends` are the names of the two, in the order of each pair.
    """

    axis: str
    ends: tuple[str, str]
    rows: tuple[str, ...]
    values: tuple[tuple[Value, Value], ...]


@dataclass(frozen=True, slots=True)
class Intervals:
    """A point with its interval a row: coefficients at each step, or communities in order (a caterpillar).

    Attributes
    ----------
    stands_out
        For each row whether it differs from the reference beyond chance.
    reference
        Value of the line they are compared with, or None; `reference_label` says what it is.
    is_weak
        Whether the whole chart rests on too little: drawn pale, and said by `verdict`.
    verdict
        What may be concluded, written into the chart; or empty.
    """

    axis: str
    rows: tuple[str, ...]
    values: tuple[Value, ...]
    stands_out: tuple[bool, ...]
    reference: float | None = None
    reference_label: str = ""
    is_weak: bool = False
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A square of numbers, dark where high; None where there is none."""

    axis: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[Value | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Slopes:
    """Values of two years joined by a line, one line a row; clear changes drawn strong."""

    axis: str
    ends: tuple[str, str]
    rows: tuple[str, ...]
    values: tuple[tuple[Value, Value], ...]
    stands_out: tuple[bool, ...]


Chart = StackedBars | Bars | Dumbbells | Intervals | HeatMap | Slopes
