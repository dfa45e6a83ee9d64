"""The LaTeX form of a report as xelatex sets it: no error, nothing beside the page, no character lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.document import Report, Style
from cgsurvey.report.latex import render
from report.awkward_report import awkward
from sample_analyses import NAMES, reported

pytestmark = pytest.mark.slow
STYLES: tuple[Style, ...] = ("gov", "academic")
#: points that a line may stand out, which nobody sees
ALLOWED = 2.0
UNATTENDED = ("-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error")
#: reads nothing outside the folder, runs no program
CONFINED = {"openin_any": "p", "openout_any": "p", "shell_escape": "f"}


def ran(program: str, *options: str, folder: Path) -> str:
    """What a program prints, once it has done its work there."""
    assert shutil.which(program), f"{program} is missing: docs/report.md, LaTeX, names the packages"
    done = subprocess.run(
        [program, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, **CONFINED},
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout


def compiled(files: dict[str, bytes], folder: Path) -> tuple[str, list[str]]:
    """The log of the last of two runs, and the text of each page."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    for _ in range(2):
        ran("xelatex", *UNATTENDED, "report.tex", folder=folder)
    pages = ran("pdftotext", "-layout", "report.pdf", "-", folder=folder).split("\f")[:-1]
    return (folder / "report.log").read_text(encoding="utf-8", errors="replace"), pages


def beside_the_page(log: str) -> list[str]:
    wide = re.findall(r"(Overfull \\[hv]box \(([\d.]+)pt too (?:wide|high)\)[^\n]*)", log)
    return [line for line, points in wide if float(points) > ALLOWED]


def lost(log: str) -> list[str]:
    return re.findall(r"Missing character: [^\n]*", log)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_compiles(name: str, language: Language, style: Style, tmp_path: Path) -> None:
    report = replace(reported(name, language), style=style, organisation="示范市民政局", date="2026年1月5日")
    log, pages = compiled(render(report), tmp_path)
    assert beside_the_page(log) == []
    assert lost(log) == []
    assert "undefined references" not in log
    for page in pages:
        assert plain(report.notice) in plain(page)
        assert plain(report.banner or "") in plain(page)
    overview = [page for page in pages if plain(report.sections[0].heading) in plain(page)]
    assert len(overview) == 2, "the list of contents and one page"
    assert plain(report.sections[1].heading) not in plain(overview[1])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_awkward_report_compiles(language: Language, style: Style, tmp_path: Path) -> None:
    report = replace(awkward(), language=language, style=style)
    log, pages = compiled(render(report), tmp_path)
    assert all("堽" in line or "\ufffd" in line for line in lost(log))
    assert beside_the_page(log) == []
    assert any("[链](javascript:x)[^1]" in plain(page) for page in pages)


def test_a_regression_table_stands_in_a_paper_of_its_own(tmp_path: Path) -> None:
    """A paper in English by pdflatex, with nothing of ours but the file of a table."""
    files = render(replace(reported("hubei", "en"), style="academic"))
    name, text = next(
        (name, text) for name, text in files.items() if b"side by side" in text and "tables" in name
    )
    needed = text.decode("utf-8").splitlines()[0].removeprefix("% ")
    paper = (
        rf"\documentclass{{article}}\usepackage{{{needed.replace(' ', '')}}}\begin{{document}}"
        rf"\begin{{table}}\input{{{name}}}\end{{table}}\end{{document}}"
    )
    (tmp_path / "tables").mkdir()
    (tmp_path / name).write_bytes(text)
    (tmp_path / "paper.tex").write_text(paper, encoding="utf-8")
    log = ran("pdflatex", *UNATTENDED, "paper.tex", folder=tmp_path)
    assert lost(log) == []
    assert beside_the_page(log) == []


def test_a_table_that_reads_a_file_reads_none(tmp_path: Path) -> None:
    hostile = Report(r"\input{/etc/passwd}", "zh", awkward().sections, notice=r"\input{/etc/passwd}")
    _, pages = compiled(render(hostile), tmp_path)
    assert r"\input{/etc/passwd}" in plain(pages[0])
    assert "root:" not in "".join(pages)
