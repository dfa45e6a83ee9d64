"""Put real output into README.md, between its marks: `python docs/make_readme.py`."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from rich.console import Console

from cgsurvey.analysis import analyze
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.terminal import print_report
from cgsurvey.study_file import load_study

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MARKS = re.compile(r"(<!-- output of: .*? -->\n```text\n).*?(```\n<!-- end of output -->)", re.DOTALL)


def output() -> str:
    """The findings and the first tables of the Hubei sample, in English, 80 columns wide."""
    study = load_study(ROOT / "data" / "samples" / "hubei")
    out = StringIO()
    print_report(analysis_report(analyze(study), study, "en"), Console(file=out, width=80))
    text = out.getvalue()
    findings = text[text.index("Overview") : text.index("1. The survey at a glance")]
    start = text.index("what the coefficient rests on")
    start = text.rindex("\nTable ", 0, start)
    panel = text[start : text.index("\nTable ", start + 1)]
    return f"{findings.strip()}\n\n[...]\n\n{panel.strip()}\n"


def readme() -> str:
    return MARKS.sub(
        lambda marks: marks.group(1) + output() + marks.group(2), README.read_text(encoding="utf-8")
    )


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
