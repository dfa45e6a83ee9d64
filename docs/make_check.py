"""Put what `cgsurvey check` prints of a small study into docs/check.md: `python docs/make_check.py`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE = Path(__file__).with_name("check.md")
MARKS = re.compile(r"(<!-- output of: .*? -->\n```text\n).*?(```\n<!-- end of output -->)", re.DOTALL)
STUDY = """\
title = "Residents of Sample Town (synthetic)"
language = "en"

[questionnaires.residents]
file = "residents.csv"
group = "Residents"
id = "No."

[questions.residents.age]
kind = "number"
column = "1. Age"
label = "Age"
range = [16, 100]

[questions.residents.satisfied]
kind = "scale"
column = "2. Satisfied?"
label = "Satisfaction with the community"
categories = ["dissatisfied", "neutral", "satisfied"]
satisfied = ["satisfied"]
"""
CLAIMS = """\
[[claims]]
id = "satisfied"
text = "72.5% of 40 residents are satisfied"
place = "report of 2024, page 3"
value = 72.5
decimals = 1
n = 40
row = "residents/frequency/satisfied/share/satisfied"
"""
ANSWERS = ["satisfied"] * 25 + ["very satisfied"] * 4 + ["neutral"] * 7 + ["dissatisfied"] * 4
#: what a clerk mistypes: place of a row below the header -> the row
SLIPS = {6: "6,199,satisfied", 20: "19,44,satisfied"}


def output() -> str:
    """What it prints, in English, 80 columns wide."""
    rows = [f"{place},{20 + place},{answer}" for place, answer in enumerate(ANSWERS, start=1)]
    rows = [SLIPS.get(place, row) for place, row in enumerate(rows, start=1)]
    with TemporaryDirectory() as place:
        folder = Path(place) / "survey"
        folder.mkdir()
        (folder / "study.toml").write_text(STUDY, encoding="utf-8")
        (folder / "claims.toml").write_text(CLAIMS, encoding="utf-8")
        header = "No.,1. Age,2. Satisfied?"
        (folder / "residents.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        command = [sys.executable, "-m", "cgsurvey", "check", "survey", "--lang", "en"]
        settings = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
        done = subprocess.run(command, cwd=place, env=settings, capture_output=True, encoding="utf-8")
    return done.stdout.rstrip() + "\n"


def page() -> str:
    shown = output()
    return MARKS.sub(lambda marks: marks[1] + shown + marks[2], PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
