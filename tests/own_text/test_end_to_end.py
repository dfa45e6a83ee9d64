"""Own text from the command line: in the report and in its files, an input of the run, refused by place."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import run


def test_own_text_is_in_the_report_and_among_its_inputs(small: Path) -> None:
    (small / "sections").mkdir()
    (small / "sections" / "glance.md").write_text(
        "由本局组织，{{/questionnaires/residents/respondents}}人。", "utf-8"
    )
    done = run("analyze", small, "--out", small / "out", "--format", "md,json")
    assert done.exit_code == 0
    assert "由本局组织，5人。" in done.stdout
    assert "由本局组织，5人。" in (small / "out" / "report.md").read_text("utf-8")
    manifest = json.loads((small / "out" / "manifest.json").read_text("utf-8"))
    assert "sections/glance.md" in json.dumps(manifest["inputs"], ensure_ascii=False)


def test_a_wrong_file_ends_the_run_before_anything_is_written(small: Path) -> None:
    (small / "sections").mkdir()
    (small / "sections" / "glanc.md").write_text("甲", "utf-8")
    done = run("analyze", small, "--out", small / "out")
    assert done.exit_code == 2
    assert "sections/glanc.md" in done.stderr
    assert "Did you mean 'glance'?" in done.stderr
    assert not (small / "out").exists()


def test_a_report_in_another_language_says_that_it_has_no_own_text(small: Path) -> None:
    (small / "sections").mkdir()
    (small / "sections" / "glance.md").write_text("由本局组织。", "utf-8")
    done = run("analyze", small, "--lang", "en")
    assert done.exit_code == 0
    assert "由本局组织" not in done.stdout
    assert "sections/en" in done.stderr


def test_a_comparison_has_no_own_text_and_does_not_speak_of_it(small: Path) -> None:
    (small / "sections").mkdir()
    (small / "sections" / "glance.md").write_text("由本局组织。", "utf-8")
    done = run("table", small, "sex", "--lang", "en")
    assert done.exit_code == 0
    assert "sections" not in done.stderr
