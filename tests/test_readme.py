"""Every command and the study file of the README run as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from cgsurvey.cli import app
from test_docs import DOCS, module

README = (DOCS.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.split("#")[0].strip()
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("cgsurvey")
]


def run(command: str) -> None:
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == 0, (command, result.output)


def test_every_command_runs_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) >= 6
    for command in COMMANDS:
        run(command)
    assert {path.name for path in (tmp_path / "my-samples" / "hubei" / "numbers").iterdir()} >= {
        "report.md",
        "report.json",
        "manifest.json",
    }


def test_the_study_in_one_screen_runs(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert found is not None
    study = found.group(1)
    (tmp_path / "study.toml").write_text(study, encoding="utf-8")
    headers = ["序号", *re.findall(r'^(?:community|column) = "(.*?)"', study, re.MULTILINE)]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(headers)
    for number in range(1, 41):
        community = f"样例{number % 4}社区"
        sex, overall = "男" if number % 2 else "女", ["满意", "一般", "非常满意"][number % 3]
        received = "文体娱乐┋志愿帮扶" if number % 5 else "(空)"
        sheet.append([number, community, sex, overall, received, "愿意", "参加过" if number % 3 else "没有"])
    book.save(tmp_path / "residents.xlsx")
    run(f"cgsurvey analyze {tmp_path}")


def test_the_output_shown_is_real_and_current() -> None:
    assert module(DOCS / "make_readme.py").readme() == README
