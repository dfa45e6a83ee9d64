"""The overview stands on one page: its charts are as high as its words leave room for."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from cgsurvey.report.document import Block, Gallery, KeyFigures, Paragraph, Points, Section
from cgsurvey.report.fitting import cells
from cgsurvey.report.word.markup import MILLIMETRE, POINT
from cgsurvey.report.word.page import Page
from cgsurvey.report.word.strips import across

#: points of the heading, and what is left free at the end of the page
_HEADING, _SPARE = 46, 20
#: size of the letters and height of a line, in points, as the styles set them
_LABEL, _FIGURE, _DETAIL, _CAPTION, _NOTE = (9, 12), 27, (8, 11), (8, 10.5), (7, 9)
#: room in and after a strip, and between points
_AROUND, _BETWEEN = 18, 3
#: what a point or a paragraph is set in
_SET_IN = 24
#: breadth of a Latin letter by its size, and of a bold one; what a line leaves free at its end
_LATIN, _BOLD, _RAGGED = 0.42, 0.53, 1.2
#: margins of a cell
_SIDES = 6
#: charts cannot be read when they are lower than this, in millimetres
_LOWEST = 20.0


def tallest_picture(section: Section, page: Page, face: tuple[float, float]) -> float:
    """Millimetres that each chart of the overview's galleries may be high.

    `face` is the size of its letters and the height of its lines, in points.
    """
    rows = sum(
        -(-len(block.figures) // across(block)) for block in section.blocks if isinstance(block, Gallery)
    )
    words = _HEADING + _SPARE + sum(_points(block, page.width / POINT, face) for block in section.blocks)
    left = (page.height / POINT - words) * POINT / MILLIMETRE
    return max(_LOWEST, left / rows) if rows else left


def _points(block: Block, width: float, face: tuple[float, float]) -> float:
    """Height of a block in points, its pictures apart."""
    match block:
        case Paragraph():
            return _height([block.text], width - _SET_IN, face) + _BETWEEN
        case Points():
            return sum(_height([each.text], width - _SET_IN, face) + _BETWEEN for each in block.sentences)
        case KeyFigures():
            room = width / across(block) - _SIDES
            heights = [
                _height([each.label], room, _LABEL) + _FIGURE + _height([each.detail.text], room, _DETAIL)
                for each in block.figures
            ]
            return _in_rows(heights, across(block)) + _AROUND
        case Gallery():
            room = width / across(block) - _SIDES
            heights = [
                _height([each.caption], room, _CAPTION, _BOLD)
                + _height((note.text for note in each.notes), room, _NOTE)
                + _AROUND
                for each in block.figures
            ]
            return _in_rows(heights, across(block)) + _AROUND
        case _:
            return 0.0


def _height(texts: Iterable[str], width: float, face: tuple[float, float], latin: float = _LATIN) -> float:
    size, leading = face
    return sum(_lines(text, width / size, latin) for text in texts) * leading


def _lines(text: str, width: float, latin: float) -> int:
    """How many lines a text takes, where a Chinese character is 1 broad."""
    chinese = cells(text) - len(text)
    return max(1, ceil((chinese + latin * (len(text) - chinese)) / (width - _RAGGED)))


def _in_rows(heights: list[float], across: int) -> float:
    """Height of rows that are each as high as their highest cell."""
    return sum(max(heights[at : at + across]) for at in range(0, len(heights), across))
