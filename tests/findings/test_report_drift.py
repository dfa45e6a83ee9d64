"""A data set cannot drift from its report unnoticed, and a study without reports pays nothing for that."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl

from command_line import HUBEI, run
from findings.small_studies import small_study
from test_house import modules_after


def change_one_answer(workbook: Path) -> None:
    """The last respondent says of trust in government what the first did not."""
    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value and "信任" in str(cell.value))
    answers = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
    last = answers[-1]
    sheet.cell(sheet.max_row, column).value = next(each for each in answers if each not in (last, None))
    book.save(workbook)


def test_one_answer_changed_fails_and_names_input_and_figures(tmp_path: Path) -> None:
    folder = tmp_path / "hubei"
    shutil.copytree(HUBEI, folder, ignore=shutil.ignore_patterns("out", "__pycache__"))
    done = run("report", folder, "--out", folder / "out", "--format", "json")
    assert done.exit_code == 0, done.stderr
    before = run("check", folder)
    assert before.exit_code == 0, before.stdout
    assert "report/" not in before.stdout
    (workbook,) = folder.glob("*.xlsx")
    change_one_answer(workbook)
    after = run("check", folder)
    assert after.exit_code == 1
    assert f"Input has changed: {workbook.name}" in after.stdout
    assert "report/figure_differs" in after.stdout
    assert "rows of results are not what the data give now" in after.stdout.replace("\n    ", " ")
    again = run("report", folder, "--out", folder / "out", "--format", "json")
    assert again.exit_code == 0, again.stderr
    assert "report/" not in run("check", folder).stdout


def test_a_study_without_reports_does_not_load_what_makes_them(tmp_path: Path) -> None:
    study = small_study(tmp_path / "study")
    code = (
        f"import sys; sys.argv = ['cgsurvey', 'check', {str(study)!r}]\n"
        "from cgsurvey.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    loaded = modules_after(code)
    assert "cgsurvey.findings.own_reports" in loaded
    unwanted = {"cgsurvey.verification", "cgsurvey.report.renderers", "cgsurvey.writing", "docx"}
    assert not loaded & unwanted
