"""Charts that Excel draws itself of cells of a sheet: bars, stacked bars, lines, shades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

Kind = Literal["stacked", "clustered", "lines", "heat"]

_TYPES: dict[str, dict[str, str]] = {
    "stacked": {"type": "bar", "subtype": "stacked"},
    "clustered": {"type": "bar"},
    "lines": {"type": "line"},
}
#: from the least favourable answer to the most; of two bars the lighter comes first
_STACKED = ("#C0504D", "#E6B8B7", "#D9D9D9", "#9DC3E6", "#2E75B6")
_CLUSTERED = ("#2E75B6", "#F4B183")
#: per cent below which a part of a bar has no room for its number
_NARROW = 4
#: pixels of a chart, of each of its rows, and of a row of the sheet
_WIDTH, _HEIGHT, _EACH, _ROW = 640, 130, 30, 19.0


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of a sheet: a row of headings, rows of numbers behind their labels, and how many series.

    `number_format` is that of the first number.
    """

    sheet: str
    first: int
    last: int
    series: int
    number_format: str

    def row(self, row: int) -> list[Any]:
        return [self.sheet, row, 1, row, self.series]

    def column(self, column: int) -> list[Any]:
        return [self.sheet, self.first + 1, column, self.last, column]


def shade(sheet: Worksheet, area: Area) -> None:
    """The darker a cell, the higher its number."""
    scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#5B9BD5"}
    sheet.conditional_format(area.first + 1, 1, area.last, area.series, scale)


def draw(sheet: Worksheet, book: Workbook, area: Area, kind: Kind, axis: str, beside: int) -> int:
    """Put a chart of the area beside it; the first row beneath."""
    chart = book.add_chart(_TYPES[kind])
    if kind == "lines":
        _lines(chart, area)
    else:
        _bars(chart, area, kind)
    quiet = {"visible": True, "line": {"color": "#E0E0E0"}}
    most = {"max": 100} if kind == "stacked" else {}
    named = {"name": axis, "name_font": {"size": 9, "bold": False}, "major_gridlines": quiet, **most}
    if kind == "lines":
        chart.set_y_axis(named)
    else:
        chart.set_x_axis(named)
        # labels are counted from below unless they are reversed; then the numbers would stand above
        chart.set_y_axis({"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    chart.set_title({"none": True})
    chart.set_legend({"none": True} if area.series == 1 else {"position": "bottom", "font": {"size": 9}})
    height = _HEIGHT + _EACH * (area.last - area.first)
    chart.set_size({"width": _WIDTH, "height": height})
    sheet.insert_chart(area.first, beside, chart)
    return area.first + int(height / _ROW) + 2


def _bars(chart: Chart, area: Area, kind: Kind) -> None:
    """A series a column, each with its numbers at its bars."""
    colours = _STACKED if kind == "stacked" else _CLUSTERED
    shown = f'[<{_NARROW}]"";{area.number_format}' if kind == "stacked" else area.number_format
    for at in range(area.series):
        series: dict[str, Any] = {
            "name": [area.sheet, area.first, at + 1],
            "categories": area.column(0),
            "values": area.column(at + 1),
            "data_labels": {"value": True, "font": {"size": 8}, "num_format": shown},
            "gap": 60,
        }
        if area.series <= len(colours):
            spread = at * (len(colours) - 1) // max(area.series - 1, 1)
            series["fill"] = {"color": colours[spread]}
        chart.add_series(series)


def _lines(chart: Chart, area: Area) -> None:
    """A line a row, from the first column to the last."""
    for row in range(area.first + 1, area.last + 1):
        chart.add_series(
            {
                "name": [area.sheet, row, 0],
                "categories": area.row(area.first),
                "values": area.row(row),
                "marker": {"type": "circle"},
            }
        )
