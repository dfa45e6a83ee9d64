"""The document as Writer lays it out: it opens, and the overview stands on one page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report import word
from cgsurvey.report.document import Report, Style
from sample_analyses import NAMES, reported

pytestmark = pytest.mark.slow


def pages_of(report: Report, folder: Path) -> list[str]:
    """The text of each page."""
    path = folder / "report.docx"
    path.write_bytes(word.render(report)["report.docx"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [_program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    done = subprocess.run(convert, capture_output=True, timeout=300, check=False)
    pdf = path.with_suffix(".pdf")
    assert pdf.exists(), f"LibreOffice Writer made nothing of report.docx: {done.stderr.decode()}"
    text = subprocess.run([_program("pdftotext"), "-layout", pdf, "-"], capture_output=True, check=True)
    return text.stdout.decode("utf-8").rstrip("\f").split("\f")


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is not installed: this test looks at the pages as a reader does"
    return found


@pytest.mark.parametrize("style", ["gov", "academic"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_overview_stands_on_one_page(name: str, language: Language, style: Style, tmp_path: Path) -> None:
    report = replace(reported(name, language), style=style)
    pages = pages_of(report, tmp_path)
    overview, following = (_first_with(pages, each.heading) for each in report.sections[:2])
    assert (overview, following) == (1, 2), "the contents stand on the first page, the overview on the second"
    assert all(report.notice in page for page in pages)


def test_no_number_is_broken_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = [
        line.rstrip() for page in pages_of(reported("bole", "zh"), tmp_path) for line in page.splitlines()
    ]
    assert [line for line in lines if line.strip().startswith("]")] == []
    assert [line for line in lines if re.search(r"\[-?[\d.]+, -?[\d.]+$", line)] == []


def _first_with(pages: list[str], heading: str) -> int:
    """The page on which a heading stands, the contents apart."""
    compact = heading.replace(" ", "")
    found = [
        at
        for at, page in enumerate(pages)
        if any(line.replace(" ", "") == compact for line in page.splitlines())
    ]
    return found[-1] if len(found) == 1 else found[1]
