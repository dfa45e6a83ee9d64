"""The room that a page has between its margins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cgsurvey.report.word.markup import MILLIMETRE

#: units of python-docx in a twentieth of a point
_TWIP = 635


@dataclass(frozen=True, slots=True)
class Page:
    """Width and height of what is set on a page, in twentieths of a point."""

    width: int
    height: int

    @property
    def millimetres(self) -> tuple[float, float]:
        return self.width / MILLIMETRE, self.height / MILLIMETRE


def page_of(document: Any) -> Page:
    """The page of a document's last section."""
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - abs(section.top_margin) - abs(section.bottom_margin)
    return Page(width // _TWIP, height // _TWIP)
