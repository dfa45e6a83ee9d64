"""Findings as JSON: as the schema says, in both languages, with every row, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cgsurvey.findings.finding import Accepted
from cgsurvey.findings.formats import FORMATS
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from command_line import run
from findings.hostile_inspections import HOSTILE, HOSTILE_NAME, finding, hostile, inspection
from findings.small_studies import ROWS, small_study

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "check.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def document(*inspections: Inspection, fail_on: Any = "error") -> dict[str, Any]:
    written = FORMATS["json"](inspections, fail_on, "en")
    assert written == FORMATS["json"](inspections, fail_on, "zh")
    found = json.loads(written)
    VALIDATOR.validate(found)
    assert isinstance(found, dict)
    return found


def test_the_schema_is_one_and_knows_the_families() -> None:
    VALIDATOR.check_schema(SCHEMA)
    families = SCHEMA["$defs"]["rule"]["properties"]["family"]["enum"]
    assert {rule.family for rule in RULES.values()} <= set(families)


@pytest.mark.parametrize("part", ["document", "summary", "rule", "inspection", "finding"])
def test_the_schema_notices_a_missing_key(part: str) -> None:
    found = document(hostile())
    parts = {
        "document": found,
        "summary": found["summary"],
        "rule": found["rules"]["schema/header"],
        "inspection": found["inspections"][0],
        "finding": found["inspections"][0]["findings"][0],
    }
    parts[part].pop(next(iter(parts[part])))
    assert not VALIDATOR.is_valid(found)


def test_a_run_in_order_is_said_so() -> None:
    found = document(inspection())
    assert found["exit_code"] == 0
    assert found["rules"] == {}
    assert set(found["summary"].values()) == {0}
    assert found["inspections"][0] == {
        "path": "a/study.toml",
        "kind": "study",
        "title": None,
        "language": "zh",
        "looked_at": {"rows": 10, "questions": 2},
        "unasked": {},
        "refused": 0,
        "findings": [],
    }


def test_numbers_of_the_run() -> None:
    known = Accepted(Path("a") / "baseline.toml", "agreed")
    found = [
        finding("schema/header", "error"),
        finding("schema/header", "error", accepted=known),
        finding(),
        finding(),
        finding(severity="note"),
    ]
    on_errors = document(inspection(*found[:2]), inspection(*found[2:]))
    assert on_errors["summary"] == {"errors": 1, "warnings": 2, "notes": 1, "accepted": 1, "failing": 1}
    assert on_errors["exit_code"] == 1
    assert list(on_errors["rules"]) == ["file/merged", "schema/header"]
    on_warnings = document(inspection(*found), fail_on="warning")
    assert on_warnings["summary"]["failing"] == 3
    fails = [each["fails"] for each in on_warnings["inspections"][0]["findings"]]
    assert fails == [True, False, True, True, False]
    assert document(inspection(refused=3), inspection(refused=2))["exit_code"] == 3


def test_names_come_through_as_they_are() -> None:
    worst, known = document(hostile())["inspections"][0]["findings"]
    assert worst["column"] == worst["sheet"] == HOSTILE.replace("\ud800", "�")
    assert worst["rows"] == list(range(2, 400, 3))
    assert worst["file"] == "a/" + HOSTILE_NAME.replace("\udce9", "�")
    assert known["accepted"] == {
        "by": "a/b\n::error::.toml",
        "reason": HOSTILE.replace("\ud800", "�"),
    }
    written = FORMATS["json"]([hostile()], "error", "en")
    assert isinstance(written, bytes)
    assert not {0x1B, 0x00} & set(written)
    assert "\u202e" not in written.decode("utf-8")


def test_a_finding_is_a_line() -> None:
    written = FORMATS["json"]([hostile()], "error", "en")
    assert isinstance(written, bytes)
    lines = [line.strip().rstrip(",") for line in written.decode("utf-8").split("\n")]
    found = [json.loads(line) for line in lines if line.startswith('{"rule"')]
    assert [each["rule"] for each in found] == ["schema/header", "file/merged"]


def test_no_path_of_the_machine_where_the_study_lies_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_study(tmp_path / "乙 b", rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    ways = [("乙 b", "."), (str(tmp_path / "乙 b"), "."), ("../乙 b", "other")]
    for named, folder in ways:
        monkeypatch.chdir(tmp_path / folder)
        done = run("check", named, "--format", "json")
        assert done.exit_code == 1
        assert str(tmp_path) not in done.stdout
        found = json.loads(done.stdout)
        VALIDATOR.validate(found)
        (one,) = found["inspections"]
        up = "" if folder == "." else "../"
        assert one["path"] == f"{up}乙 b/study.toml"
        assert {each["file"] for each in one["findings"]} == {f"{up}乙 b/residents.csv"}
        assert one["title"] == {"zh": "小样", "en": "小样"}


def test_nothing_else_is_on_stdout_and_the_code_is_that_of_the_run(tmp_path: Path) -> None:
    small_study(tmp_path / "a", questionnaire='weihgt = "w"')
    small_study(tmp_path / "b")
    done = run("check", tmp_path, "--format", "json")
    found = json.loads(done.stdout)
    assert done.exit_code == found["exit_code"] == 2
    assert [each["refused"] for each in found["inspections"]] == [2, 0]


def test_an_unknown_format_is_told_with_the_nearest() -> None:
    done = run("check", ".", "--format", "gihtub")
    assert done.exit_code == 2
    assert "Did you mean 'github'?" in done.stderr
    assert done.stdout == ""
