"""Which columns answer one question, as the headings of the platform tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cgsurvey.folding import folded
from cgsurvey.numbering import numbered
from cgsurvey.raw_table import RawTable, Role

Shape = Literal["question", "options", "matrix"]
_SHAPES: dict[Role, Shape] = {"option": "options", "item": "matrix"}


@dataclass(frozen=True)
class Group:
    """Columns of one question.

    Attributes
    ----------
    shape
        "options": a column for each option. "matrix": a column for each row. "question": one column.
    number
        Number of the question on the form, "" where there is none.
    key
        What its columns share, which may be the name that the platform gave it.
    stem
        The question as displayed, without its number.
    places
        Positions of the columns.
    parts
        Texts of the options or rows, one a column.
    """

    shape: Shape
    number: str
    key: str
    stem: str
    places: tuple[int, ...]
    parts: tuple[str, ...]

    @property
    def apart(self) -> tuple[Group, ...]:
        """Each column as a question of its own."""
        pairs = zip(self.places, self.parts, strict=True)
        return tuple(
            Group("question", self.number, "", f"{self.stem} {part}".strip(), (place,), (part,))
            for place, part in pairs
        )


def groups_of(table: RawTable) -> list[Group]:
    """The questions of a table in the order of its columns, those without any header left out."""
    runs: list[list[int]] = []
    for place, heading in enumerate(table.headings):
        if heading.role == "meta" or not folded(table.headers[place]):
            continue
        run = _open_run(table, runs, place)
        if run is not None:
            run.append(place)
        else:
            runs.append([place])
    return [_group(table, run) for run in _without_parents(table, runs)]


def _open_run(table: RawTable, runs: Sequence[list[int]], place: int) -> list[int] | None:
    """The columns that this one goes on with, over those of what was written beside them."""
    heading = table.headings[place]
    if heading.role not in _SHAPES or not heading.question:
        return None
    for run in reversed(runs):
        before = table.headings[run[-1]]
        if before.question != heading.question or run[-1] + 1 != place:
            return None
        if before.role == heading.role:
            return run
        if before.role != "fill_in":
            return None
        place = run[0]
    return None


def _without_parents(table: RawTable, runs: Sequence[list[int]]) -> list[list[int]]:
    """Without columns that hold joined what the columns of options after them hold apart."""
    options = {
        table.headings[run[0]].question
        for run in runs
        if table.headings[run[0]].role == "option" and len(run) > 1
    }
    kept: list[list[int]] = []
    for run, following in zip(runs, [*runs[1:], []][: len(runs)], strict=True):
        heading = table.headings[run[0]]
        parent = heading.role == "question" and heading.question in options
        if not (parent and following and table.headings[following[0]].question == heading.question):
            kept.append(run)
    return kept


def _group(table: RawTable, run: Sequence[int]) -> Group:
    first = table.headings[run[0]]
    header = numbered(table.headers[run[0]])
    shape = _SHAPES.get(first.role, "question") if len(run) > 1 else "question"
    stem = first.stem
    if shape == "question":
        stem = " ".join(dict.fromkeys(filter(None, (stem, first.part)))) or header.text
    parts = tuple(table.headings[place].part or numbered(table.headers[place]).text for place in run)
    return Group(shape, header.number, first.question, stem, tuple(run), parts)
