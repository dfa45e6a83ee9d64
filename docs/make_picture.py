"""Draw docs/images/hubei.png and report.png, the pictures in README.md: real output, parts of it left out.

python docs/make_picture.py
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from cgsurvey.analysis import analyze
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Report
from cgsurvey.report.renderers import RENDERERS
from cgsurvey.report.terminal import print_report
from cgsurvey.study_file import load_study

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "hubei.png"
PAGES = ROOT / "docs" / "images" / "report.png"
WIDTH = 84
PAGE = """<!DOCTYPE html><meta charset="utf-8">
<body style="background:{background};color:{foreground};margin:18px">
<pre style="font:14px/1.35 'Noto Sans Mono CJK SC',monospace">{code}</pre>"""
#: what stands on the pages of the Word document that are shown, and their resolution
ON_PAGES, DOTS = ("可靠程度", "表7", "表13"), 62
#: sections shown, and how many of their blocks
SHOWN = {"二": 1, "三": 1, "七": 2}


def shown(report: Report) -> Report:
    """The report with the sections of the picture."""
    sections = [
        replace(section, blocks=section.blocks[: SHOWN[section.heading[0]]])
        for section in report.sections
        if section.heading[0] in SHOWN
    ]
    return replace(report, sections=tuple(sections))


def page() -> str:
    study = load_study(ROOT / "data" / "samples" / "hubei")
    report = shown(analysis_report(analyze(study), study, "zh"))
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    print_report(report, console)
    return console.export_html(theme=DIMMED_MONOKAI, inline_styles=True, code_format=PAGE)


def draw_pages(folder: Path) -> None:
    """Pages of the Word document side by side, as LibreOffice sets them."""
    study = load_study(ROOT / "data" / "samples" / "hubei")
    report = replace(analysis_report(analyze(study), study, "zh"), style="gov")
    (folder / "report.docx").write_bytes(RENDERERS["docx"](report)["report.docx"])
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "report.docx")
    texts = run("pdftotext", folder / "report.pdf", "-").replace(" ", "").split("\f")
    run("pdftoppm", "-r", DOTS, "-png", folder / "report.pdf", folder / "page")
    drawn = sorted(folder.glob("page-*.png"))
    found = [next(at for at, text in enumerate(texts) if wanted in text) for wanted in ON_PAGES]
    pages = [Image.open(drawn[at]) for at in found]
    wide, high, gap = pages[0].width, pages[0].height, 12
    sheet = Image.new("RGB", (len(pages) * (wide + gap) + gap, high + 2 * gap), "#d8d8d8")
    for at, page in enumerate(pages):
        sheet.paste(page, (gap + at * (wide + gap), gap))
    sheet.quantize(48, Image.Quantize.MAXCOVERAGE).save(PAGES, optimize=True)


def run(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Needs chromium, LibreOffice, poppler and Chinese fonts (Debian: chromium, libreoffice-writer,
    poppler-utils, fonts-noto-cjk)."""
    with TemporaryDirectory() as folder:
        draw_pages(Path(folder))
        html = Path(folder) / "page.html"
        html.write_text(page(), encoding="utf-8")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={folder}/profile", "--window-size=760,990", f"--screenshot={PICTURE}",
            html.as_uri())  # fmt: skip


if __name__ == "__main__":
    main()
