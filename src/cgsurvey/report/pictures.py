"""Charts as PNG files beside a document: how they are called, so that all formats share the same files."""

from __future__ import annotations

from cgsurvey.report.chart import Width
from cgsurvey.report.document import Figure, Gallery, Report


def picture_name(number: int) -> str:
    """Path of the figure that is the `number`-th of `Report.figures`, from 1."""
    return f"figures/figure-{number:02d}.png"


def pictures(report: Report) -> dict[str, bytes]:
    """Every chart by its path, those of galleries drawn small."""
    from cgsurvey.report.charts import drawn

    shown: list[tuple[Figure, Width]] = []
    for block in report.blocks():
        if isinstance(block, Figure):
            shown.append((block, "page"))
        elif isinstance(block, Gallery):
            shown += [(figure, "half") for figure in block.figures]
    return {
        picture_name(number): drawn(figure, report.language, "png", width).content
        for number, (figure, width) in enumerate(shown, start=1)
    }
