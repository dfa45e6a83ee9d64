"""Draw docs/images/hubei.png, the picture in README.md: real output, parts of it left out.

python docs/make_picture.py
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from cgsurvey.analysis import analyze
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Report
from cgsurvey.report.terminal import print_report
from cgsurvey.study_file import load_study

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "hubei.png"
WIDTH = 84
PAGE = """<!DOCTYPE html><meta charset="utf-8">
<body style="background:{background};color:{foreground};margin:18px">
<pre style="font:14px/1.35 'Noto Sans Mono CJK SC',monospace">{code}</pre>"""
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


def main() -> None:
    """Needs chromium and a monospaced Chinese font (Debian: chromium, fonts-noto-cjk)."""
    with TemporaryDirectory() as folder:
        html = Path(folder) / "page.html"
        html.write_text(page(), encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                "--window-size=760,990",
                f"--screenshot={PICTURE}",
                html.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
