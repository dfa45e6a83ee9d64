"""A data set cannot drift from its report unnoticed, and a study without reports pays nothing for that."""

from __future__ import annotations

from pathlib import Path

from command_line import run
from findings.small_studies import ROWS, small_study
from test_house import modules_after


def test_one_answer_changed_fails_and_names_input_and_figures(tmp_path: Path) -> None:
    folder = small_study(tmp_path / "study")
    report = ("report", folder, "--out", folder / "out", "--format", "json", "--lang", "en")
    assert run(*report).exit_code == 0
    before = run("check", folder, "--lang", "en")
    assert before.exit_code == 0, before.stdout
    assert "report/" not in before.stdout
    (folder / "residents.csv").write_text(ROWS.replace("10,不满意", "10,满意"), encoding="utf-8")
    after = run("check", folder, "--lang", "en")
    assert after.exit_code == 1
    assert "Input has changed: residents.csv" in after.stdout
    assert "report/figure_differs" in after.stdout
    assert "rows of results are not what the data give now" in " ".join(after.stdout.split())
    assert run(*report).exit_code == 0
    assert "report/" not in run("check", folder, "--lang", "en").stdout


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
