"""The sheet of charts: the numbers behind every figure, and beside them a chart where Excel has its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import Language, say
from cgsurvey.report.chart import Bars, Chart, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Value
from cgsurvey.report.document import Figure, Gallery, Report
from cgsurvey.report.labelling import labelled
from cgsurvey.report.workbook import native
from cgsurvey.report.workbook.page import Page
from cgsurvey.report.workbook.styles import HEADING, NOTE, THIN, WARNING, Styles, format_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LABELS, _NUMBERS = 34.0, 11.0
#: columns of numbers that are left free before a native chart at least
_BESIDE = 3
#: rows of labels that a native chart can still show
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Grid:
    """The numbers of a chart: a row a label, a column a series; `plotted` are the series that are drawn."""

    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value | float | None, ...]], ...]
    kind: native.Kind | None
    plotted: int

    @property
    def number_format(self) -> str:
        """The number format of the first number."""
        texts = (each.text for _, values in self.rows for each in values if isinstance(each, Value))
        return format_of(next(texts, ""))


def charted(report: Report) -> list[tuple[Figure, str]]:
    """Every figure once, with the number before its caption; one that only a gallery shows has none."""
    found: dict[Figure, str] = {}
    for _, blocks in labelled(report):
        for block, label in blocks:
            if isinstance(block, Figure):
                found[block] = label
            elif isinstance(block, Gallery):
                for figure in block.figures:
                    found.setdefault(figure, "")
    return list(found.items())


def write_charts(
    sheet: Worksheet,
    book: Workbook,
    figures: Sequence[tuple[Figure, str]],
    report: Report,
    styles: Styles,
) -> Mapping[Figure, int]:
    """Write the figures one beneath the other; the row in which each begins."""
    grids = [(figure, label, grid_of(figure.chart, report.language)) for figure, label in figures]
    columns = max(len(grid.heads) for *_, grid in grids)
    page = Page(sheet, styles, [_LABELS, *[_NUMBERS] * columns])
    page.line(say("report.workbook.charts", report.language), bold=True, font_size=16)
    page.line(" ".join(report.notices), WARNING)
    places = {}
    for figure, label, grid in grids:
        page.skip()
        places[figure] = page.row
        page.line(label + figure.caption, bold=True)
        page.line(figure.alternative, NOTE)
        for note in figure.notes:
            page.line(note.text, NOTE)
        _write(page, book, grid, figure.chart.axis)
    sheet.freeze_panes(1, 0)
    return places


def _write(page: Page, book: Workbook, grid: Grid, axis: str) -> None:
    """The numbers, and the chart beside them."""
    first = page.row
    page.cells([grid.corner, *grid.heads], HEADING, bottom=THIN)
    for label, values in grid.rows:
        page.cells([label, *values])
    area = native.Area(page.sheet.get_name(), first, page.row - 1, grid.plotted, grid.number_format)
    if grid.kind == "heat":
        native.shade(page.sheet, area)
    elif grid.kind is not None and len(grid.rows) <= _SHOWN:
        beside = max(len(grid.heads), _BESIDE) + 2
        below = native.draw(page.sheet, book, area, grid.kind, axis, beside)
        page.row = max(page.row, below)


def grid_of(chart: Chart, language: Language) -> Grid:
    """The numbers of a chart, and how Excel is to draw them, if it can."""
    ends = [COLUMNS[name].of(language) for name in ("conf_low", "conf_high")]
    match chart:
        case StackedBars():
            return _grid(chart.axis, chart.categories, chart.rows, chart.values, "stacked")
        case Dumbbells():
            return _grid(chart.axis, chart.ends, chart.rows, chart.values, "clustered")
        case Slopes():
            return _grid(chart.axis, chart.ends, chart.rows, chart.values, "lines")
        case HeatMap():
            return _grid(chart.axis, chart.columns, chart.rows, chart.values, "heat")
        case Bars() | Intervals():
            rows = [(each, each.low, each.high) for each in chart.values]
            kind: native.Kind | None = "clustered" if isinstance(chart, Bars) else None
            item = say("report.workbook.label", language)
            return _grid(item, (chart.axis, *ends), chart.rows, rows, kind, plotted=1)


def _grid(
    corner: str,
    heads: Sequence[str],
    labels: Sequence[str],
    values: Sequence[Sequence[Value | float | None]],
    kind: native.Kind | None,
    plotted: int | None = None,
) -> Grid:
    rows = tuple((label, tuple(each)) for label, each in zip(labels, values, strict=True))
    return Grid(corner, tuple(heads), rows, kind, len(heads) if plotted is None else plotted)
