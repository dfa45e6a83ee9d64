"""Report formats, the likeliest to be opened first. `render(report) -> {file name: bytes}`."""

from __future__ import annotations

from collections.abc import Callable

from cgsurvey.report import csv_files, html, latex, machine, markdown, word, workbook
from cgsurvey.report.document import Report

RENDERERS: dict[str, Callable[[Report], dict[str, bytes]]] = {
    "docx": word.render,
    "xlsx": workbook.render,
    "html": html.render,
    "md": markdown.render,
    "tex": latex.render,
    "csv": csv_files.render,
    "json": machine.render,
}

#: the file that each format has whatever the report holds
MAIN_FILES = {name: f"report.{name}" for name in RENDERERS} | {"csv": "results.csv"}
