"""Reports below a study and reports that are named: verified, and every difference under its rule."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cgsurvey.findings import reported
from cgsurvey.findings.finding import Finding
from cgsurvey.findings.own_reports import own_reports
from cgsurvey.findings.reported import FIRST, RULE_OF
from command_line import run
from findings.small_studies import ROWS, inspection_of, small_study
from written_reports import change, seal

SOURCE = Path(__file__).parents[2] / "src" / "cgsurvey" / "verification"
#: the first of those who are satisfied is so no more
ANOTHER_ANSWER = ROWS.replace("1,满意", "1,不满意", 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small study with its report in a folder of its own, made once."""
    folder = small_study(tmp_path_factory.mktemp("made"))
    done = run("report", folder, "--out", folder / "out", "--format", "md,json")
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "study")


def told_of(study: Path) -> list[Finding]:
    """What is said of the reports of a study, without a look at its data."""
    file = study / "study.toml"
    return list(reported.findings(file, own_reports(file), None, "en", lambda _: None))


def found(study: Path, rule: str) -> list[Finding]:
    return [each for each in told_of(study) if each.rule == rule]


def rules(study: Path) -> list[str]:
    """Rules that have findings, in their order."""
    return list(dict.fromkeys(each.rule for each in told_of(study)))


def texts(findings: list[Finding]) -> str:
    return "\n".join(each.text("en") for each in findings)


def test_every_difference_has_its_rule() -> None:
    """Codes are read off the source: one that is added there needs a rule here."""
    source = "\n".join(path.read_text("utf-8") for path in sorted(SOURCE.glob("*.py")))
    named = set(re.findall(r'Difference\(\s*f?"verification\.([a-z_]+|\{[a-z]+\})"', source))
    # what is put together: a row that is gone or new, an input that is the study or another
    assert named >= {"{code}", "{kind}"}
    put_together = set(re.findall(r'"((?:row|study|input)_(?:gone|new|changed))"', source))
    codes = {f"verification.{each}" for each in named | put_together if "{" not in each}
    assert set(RULE_OF) == codes


def test_a_report_that_its_data_give_is_in_order(study: Path) -> None:
    inspection = inspection_of(study)
    assert inspection.findings == ()
    assert inspection.looked_at["reports"] == 1
    assert inspection.refused == 0


def test_report_input_changed_fires(study: Path) -> None:
    (study / "residents.csv").write_text(ANOTHER_ANSWER, "utf-8")
    (finding,) = found(study, "report/input_changed")
    assert finding.severity == "error"
    assert finding.place.file == study / "out" / "manifest.json"
    assert finding.text("en") == "Input has changed: residents.csv"


def test_report_input_changed_fires_for_what_is_new_gone_or_declared(study: Path) -> None:
    (study / "sections").mkdir()
    (study / "sections" / "background.md").write_text("# 背景\n\n略。\n", "utf-8")
    assert "background.md" in texts(found(study, "report/input_changed"))
    change(study / "study.toml", "小样", "大样")
    told = texts(found(study, "report/input_changed"))
    assert "Study file has changed: study.toml" in told
    assert "background.md" in told


def test_report_input_changed_stays_silent(study: Path) -> None:
    """The same bytes are the same input, whenever they were written."""
    (study / "residents.csv").write_text(ROWS, "utf-8")
    (study / "baseline.toml").write_text("", "utf-8")
    (study / "claims.toml").write_text("", "utf-8")
    assert found(study, "report/input_changed") == []


def test_report_figure_differs_fires(study: Path) -> None:
    (study / "residents.csv").write_text(ANOTHER_ANSWER, "utf-8")
    findings = found(study, "report/figure_differs")
    assert {each.code for each in findings} == {"report.many.row_differs", "report.many.value_differs"}
    assert all(each.severity == "error" for each in findings)
    assert all(len(each.facts["first"]) == min(FIRST, each.facts["number"]) for each in findings)
    assert max(each.facts["number"] for each in findings) > FIRST
    row = "residents/satisfaction_rate/q1/rate: estimate 0.6 → 0.5"
    assert row in findings[0].facts["first"]
    assert re.match(r"\d+ rows of results are not what the data give now", findings[0].text("en"))


def test_report_figure_differs_fires_for_one_number(study: Path) -> None:
    """It is said as verify says it, for there is nothing to count."""
    path = study / "out" / "report.json"
    document = json.loads(path.read_text("utf-8"))
    row = next(row for each in document["results"] for row in each["rows"] if row["measure"] == "rate")
    row["estimate"] = 0.95
    path.write_text(json.dumps(document), "utf-8")
    seal(study / "out")
    (finding,) = found(study, "report/figure_differs")
    assert finding.facts == {"row": row["id"], "columns": ["estimate 0.95 → 0.6"]}


def test_report_figure_differs_stays_silent(study: Path) -> None:
    """A comment changes the study file and no figure."""
    change(study / "study.toml", "title =", "# 注\ntitle =")
    assert rules(study) == ["report/input_changed"]


def test_report_output_changed_fires(study: Path) -> None:
    change(study / "out" / "report.md", "60.0", "90.0")
    (finding,) = found(study, "report/output_changed")
    assert finding.severity == "error"
    assert finding.text("en") == "Output was changed after it was written: report.md"
    (study / "out" / "report.json").unlink()
    told = texts(found(study, "report/output_changed"))
    assert "Output is gone: report.json" in told


def test_report_output_changed_stays_silent(study: Path) -> None:
    (study / "out" / "notes.txt").write_text("x", "utf-8")
    assert rules(study) == []


def test_report_output_differs_fires(study: Path) -> None:
    """The manifest agrees with the folder; the data do not."""
    change(study / "out" / "report.md", "60.0", "90.0")
    seal(study / "out")
    (finding,) = told_of(study)
    assert (finding.rule, finding.severity) == ("report/output_differs", "error")
    assert "report.md" in finding.text("zh")


def test_report_output_differs_fires_once_for_many_files(study: Path) -> None:
    (study / "residents.csv").write_text(ANOTHER_ANSWER, "utf-8")
    files = [
        each for each in found(study, "report/output_differs") if each.code == "verification.output_differs"
    ]
    assert [each.facts["name"] for each in files] == [["report.json", "report.md"]]
    assert files[0].text("en").endswith(": report.json, report.md")


def test_report_output_differs_stays_silent(study: Path) -> None:
    assert found(study, "report/output_differs") == []


def test_report_not_computed_fires(study: Path) -> None:
    (study / "residents.csv").write_bytes(b"\x00\x01\x02" * 100)
    (finding,) = found(study, "report/not_computed")
    assert finding.severity == "error"
    assert finding.text("en").startswith("Nothing could be computed again: ")


def test_report_not_computed_stays_silent(study: Path) -> None:
    """A study file that cannot be read is told once, and not by each of its reports."""
    change(study / "study.toml", 'kind = "scale"', 'kind = "skale"')
    inspection = inspection_of(study)
    assert {each.rule for each in inspection.findings} == {"study/mistake"}
    assert inspection.refused == 2


def test_report_no_study_fires(study: Path, tmp_path: Path) -> None:
    alone = inspection_of(shutil.copytree(study / "out", tmp_path / "alone" / "out"))
    (finding,) = alone.findings
    assert (finding.rule, finding.severity) == ("report/no_study", "error")
    assert "study.toml" in finding.text("en")
    assert alone.refused == 2


def test_report_not_computed_fires_in_one_line(study: Path) -> None:
    """Mistakes of the study are told of the study, with all its headers, and not of each report again."""
    change(study / "residents.csv", "满意吗", "好吗")
    (finding,) = found(study, "report/not_computed")
    assert finding.text("en").endswith("residents.csv has 2 mistake(s) to mend")
    assert "\n" not in finding.text("zh")


def test_report_no_study_fires_for_an_earlier_year_without_failing_its_study(study: Path) -> None:
    """A comparison whose earlier study no file names: its own study was checked all the same."""
    path = study / "out" / "manifest.json"
    written = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**written, "asked": {"of": "comparison"}}), "utf-8")
    (finding,) = found(study, "report/no_study")
    assert "--earlier" in finding.text("zh")
    assert inspection_of(study).refused == 0
    assert inspection_of(study / "out").refused == 2


def test_report_no_study_stays_silent(study: Path) -> None:
    """Named by itself, a report finds its study in a folder above it."""
    by_itself = inspection_of(study / "out")
    assert by_itself.findings == ()
    assert by_itself.looked_at == {"reports": 1}


def test_report_unreadable_fires(study: Path) -> None:
    """A manifest of ours that is damaged is told, below its study and named by itself."""
    change(study / "out" / "manifest.json", '"confidence"', '"konfidence"')
    (finding,) = found(study, "report/unreadable")
    assert finding.place.file == study / "out" / "manifest.json"
    assert inspection_of(study).refused == 0
    assert inspection_of(study / "out").refused == 3


@pytest.mark.parametrize("content", ['{"name": "app", "icons": []}', "[]", "", "[" * 100_000])
def test_report_unreadable_stays_silent(study: Path, content: str) -> None:
    """A manifest of another program below a study is nobody's business; named by itself it is told."""
    (study / "web").mkdir()
    (study / "web" / "manifest.json").write_text(content, "utf-8")
    assert own_reports(study / "study.toml") == [study / "out"]
    (finding,) = inspection_of(study / "web").findings
    assert finding.rule == "report/unreadable"


def test_report_output_unlisted_fires(study: Path) -> None:
    (study / "out" / "report.pdf").touch()
    (finding,) = told_of(study)
    assert (finding.rule, finding.severity) == ("report/output_unlisted", "note")
    assert "report.pdf" in finding.text("en")


def test_report_output_unlisted_stays_silent(study: Path) -> None:
    (study / "out" / "minutes.pdf").touch()
    assert found(study, "report/output_unlisted") == []


def test_report_version_fires(study: Path) -> None:
    change(study / "out" / "manifest.json", '"version": "', '"version": "9.')
    (finding,) = told_of(study)
    assert (finding.rule, finding.severity) == ("report/version", "note")


def test_report_version_stays_silent(study: Path) -> None:
    assert found(study, "report/version") == []
