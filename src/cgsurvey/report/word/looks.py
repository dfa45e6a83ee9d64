"""How a report is set: fonts and sizes of each style, in each language.

"gov" follows GB/T 9704-2012 (Layout key for official document of Party and government organs): a title of
22 points in 小标宋, text of 16 points in 仿宋, chapters in 黑体, sections in 楷体. "academic" is what
journals take.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cgsurvey.phrases import Language
from cgsurvey.report.document import Style

TIMES, ARIAL = "Times New Roman", "Arial"
SONG, HEI, KAI, FANG_SONG, TITLE_SONG = "宋体", "黑体", "楷体", "仿宋", "方正小标宋简体"


@dataclass(frozen=True, slots=True)
class Face:
    """A font for Latin letters and digits, one for Chinese characters, and their size in points."""

    latin: str
    chinese: str
    points: float
    bold: bool = False
    italic: bool = False

    def at(self, points: float) -> Face:
        return replace(self, points=points)


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is set.

    Attributes
    ----------
    headings
        Of levels 1 to 3.
    strong
        Of captions and key figures.
    remark
        Of words that warn.
    small
        Of tables and notes.
    overview
        Size of the letters of the overview, which stands on one page, and distance of its lines, in points.
    appendix
        The same of the appendices.
    leading
        Distance of the lines of text, in points; where not `exact`, in lines.
    indented
        Whether a paragraph begins two characters in; where not, there is room between paragraphs.
    official
        Whether page numbers stand outside, between dashes, and headings as paragraphs do.
    """

    title: Face
    headings: tuple[Face, Face, Face]
    body: Face
    strong: Face
    remark: Face
    small: Face
    overview: tuple[float, float]
    appendix: tuple[float, float]
    leading: float
    exact: bool
    indented: bool
    official: bool


_HEI, _KAI, _SONG = Face(TIMES, HEI, 16), Face(TIMES, KAI, 16), Face(TIMES, SONG, 12)
_FANG_SONG, _ARIAL, _TIMES = (
    Face(TIMES, FANG_SONG, 16),
    Face(ARIAL, HEI, 12, bold=True),
    Face(TIMES, SONG, 12),
)

LOOKS: dict[tuple[Style, Language], Look] = {
    ("gov", "zh"): Look(
        title=Face(TIMES, TITLE_SONG, 22),
        headings=(_HEI, _KAI, _FANG_SONG),
        body=_FANG_SONG,
        strong=_HEI.at(12),
        remark=_KAI,
        small=_SONG.at(10.5),
        overview=(11, 16),
        appendix=(12, 20),
        leading=28,
        exact=True,
        indented=True,
        official=True,
    ),
    ("gov", "en"): Look(
        title=_ARIAL.at(22),
        headings=(_ARIAL.at(16), _ARIAL.at(13), _ARIAL),
        body=_TIMES,
        strong=_ARIAL.at(10.5),
        remark=replace(_TIMES, italic=True),
        small=_TIMES.at(10.5),
        overview=(9.5, 12.5),
        appendix=(10.5, 14),
        leading=18,
        exact=True,
        indented=False,
        official=True,
    ),
    ("academic", "zh"): Look(
        title=Face(TIMES, SONG, 18, bold=True),
        headings=(_HEI.at(14), _HEI.at(12), _KAI.at(12)),
        body=_SONG,
        strong=_HEI.at(10.5),
        remark=_KAI.at(12),
        small=_SONG.at(10.5),
        overview=(11, 16),
        appendix=(10.5, 17),
        leading=1.5,
        exact=False,
        indented=True,
        official=False,
    ),
    ("academic", "en"): Look(
        title=replace(_TIMES, bold=True).at(18),
        headings=(
            replace(_TIMES, bold=True).at(14),
            replace(_TIMES, bold=True),
            replace(_TIMES, italic=True),
        ),
        body=_TIMES,
        strong=replace(_TIMES, bold=True).at(10.5),
        remark=replace(_TIMES, italic=True),
        small=_TIMES.at(10.5),
        overview=(9.5, 12.5),
        appendix=(10.5, 14),
        leading=1.5,
        exact=False,
        indented=False,
        official=False,
    ),
}
