"""Every result row in the columns of the glossary, for those who go on with the numbers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cgsurvey.glossary import COLUMNS
from cgsurvey.report.document import Report

Value = str | float | int | None


def tidy_rows(report: Report) -> Iterator[dict[str, Value]]:
    """The rows of all results, each with exactly the columns of the glossary, at full precision.

    Who is left out is told as ``blank=40 declared=3``.
    """
    for result in report.data().get("results", ()):
        for row in result["rows"]:
            yield {column: _told(row[column]) for column in COLUMNS}


def _told(value: Any) -> Value:
    if isinstance(value, dict):
        return " ".join(f"{reason}={count}" for reason, count in value.items() if count)
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)
