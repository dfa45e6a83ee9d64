"""Report -> one HTML file that needs nothing else: no network, no script, no font, no picture beside it."""

from __future__ import annotations

from cgsurvey.report.document import Report
from cgsurvey.report.html.page import page


def render(report: Report) -> dict[str, bytes]:
    """The report as one HTML file."""
    return {"report.html": page(report).encode("utf-8")}
