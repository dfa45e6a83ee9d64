"""Findings as JUnit XML: as its readers take it, with what passed, without a clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cgsurvey.findings.finding import Accepted
from cgsurvey.findings.formats import FORMATS
from cgsurvey.findings.formats.junit import asked
from cgsurvey.findings.formats.places import rows_told
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from command_line import run, shell
from findings.hostile_inspections import finding, hostile, inspection
from findings.small_studies import ROWS, small_study

#: what all readers of such files take
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("junit.rng")))


def suites(*inspections: Inspection, fail_on: Any = "error", language: Any = "en") -> list[Any]:
    written = FORMATS["junit"](inspections, fail_on, language)
    assert isinstance(written, bytes)
    root = etree.fromstring(written)
    SCHEMA.assertValid(root)
    return list(root)


def case(suite: Any, rule: str) -> Any:
    (found,) = suite.xpath("testcase[@name=$rule]", rule=rule)
    return found


def test_what_was_asked_and_passed_is_told() -> None:
    (suite,) = suites(inspection())
    names = [test.get("name") for test in suite]
    families = {name.partition("/")[0] for name in names}
    assert families == {"study", "file", "schema", "quality"}
    assert len(names) == len(set(names)) == int(suite.get("tests"))
    assert suite.get("failures") == "0"
    assert all(len(test) == 0 and test.get("classname") == "a/study.toml" for test in suite)


@pytest.mark.parametrize(
    ("kind", "looked_at", "families"),
    [
        ("study", {}, {"study"}),
        ("study", {"rows": 5}, {"study", "file", "schema", "quality"}),
        ("study", {"rows": 5, "claims": 2}, {"study", "file", "schema", "quality", "claims"}),
        ("study", {"rows": 5, "claims": 0}, {"study", "file", "schema", "quality"}),
        ("study", {"rows": 5, "reports": 1}, {"study", "file", "schema", "quality", "report"}),
        ("data", {"rows": 5}, {"file", "schema", "quality"}),
        ("report", {}, {"report"}),
        ("claims", {"claims": 1}, {"study", "claims"}),
    ],
)
def test_rules_that_were_not_asked_are_no_tests(
    kind: str, looked_at: dict[str, int], families: set[str]
) -> None:
    rules = asked(inspection(kind=kind, looked_at=looked_at))
    assert {rule.family for rule in rules} == families & {rule.family for rule in RULES.values()}


def test_a_rule_of_which_something_was_found_is_a_test_whatever_was_looked_at() -> None:
    (suite,) = suites(inspection(finding("file/unreadable", "error"), looked_at={}, kind="absent", refused=3))
    assert [test.get("name") for test in suite] == ["file/unreadable"]
    assert suite.get("failures") == suite.get("tests") == "1"


def test_a_finding_that_fails_the_run_fails_its_test() -> None:
    found = [finding("schema/header", "error", column="q1", sheet="Sheet1", rows=(2, 3, 4)), finding()]
    (suite,) = suites(inspection(*found))
    failure = case(suite, "schema/header").find("failure")
    rule = RULES["schema/header"]
    assert failure.get("message") == f"{rule.say('title', 'en')} (1)"
    assert failure.get("type") == "error"
    assert failure.text.split("\n") == [
        "error: found: x",
        f"  a/residents.xlsx · sheet 'Sheet1' · column 'q1' · {rows_told((2, 3, 4), 'en')}",
        rule.say("remedy", "en"),
    ]
    assert suite.get("failures") == "1"
    assert suite.getparent().get("failures") == "1"


def test_a_warning_passes_with_what_it_says_until_the_run_fails_on_warnings() -> None:
    (suite,) = suites(inspection(finding(), finding(severity="note")))
    test = case(suite, "file/merged")
    assert [child.tag for child in test] == ["system-out"]
    assert test[0].text.startswith("warning: found: x")
    (suite,) = suites(inspection(finding(), finding(severity="note")), fail_on="warning")
    test = case(suite, "file/merged")
    assert [child.tag for child in test] == ["failure", "system-out"]
    assert test[1].text.startswith("note: found: x")


def test_a_check_that_lacked_what_it_needs_is_skipped_and_has_not_passed() -> None:
    lacking = {"quality/duplicate_row": {"zh": "足够多的题目", "en": "questions enough"}}
    (suite,) = suites(inspection(unasked=lacking))
    test = case(suite, "quality/duplicate_row")
    assert [child.tag for child in test] == ["skipped"]
    assert test[0].get("message").endswith("needs: questions enough")
    assert (suite.get("skipped"), suite.get("failures")) == ("1", "0")
    (suite,) = suites(inspection(finding("quality/duplicate_row", "error"), unasked=lacking))
    assert [child.tag for child in case(suite, "quality/duplicate_row")] == ["failure"]
    assert suite.get("skipped") == "0"


def test_an_accepted_finding_passes_with_its_reason() -> None:
    known = Accepted(Path("a") / "baseline.toml", "agreed in March")
    (suite,) = suites(inspection(finding("schema/header", "error", accepted=known)))
    test = case(suite, "schema/header")
    assert [child.tag for child in test] == ["system-out"]
    assert "Because: agreed in March (a/baseline.toml)" in test[0].text
    assert suite.get("failures") == "0"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_names_are_text(language: str) -> None:
    (suite,) = suites(hostile(), language=language)
    failure = case(suite, "schema/header").find("failure")
    assert "<&\">'" in failure.text
    assert not any(character in failure.text for character in "\x00\x1b\r\ufffe\u202e")
    assert suite.get("name") == "a ::error::b/study.toml"


@given(st.text(), st.text())
def test_any_text_makes_a_document(text: str, reason: str) -> None:
    known = Accepted(Path(reason), reason)
    (suite,) = suites(
        inspection(finding("schema/header", "error", quoted=text, column=text), finding(accepted=known))
    )
    assert suite.get("failures") == "1"


def test_the_document_is_utf8_whatever_the_console(tmp_path: Path) -> None:
    small_study(tmp_path, rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    done = shell(f"$CG check {tmp_path} --format junit --lang zh", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    SCHEMA.assertValid(etree.fromstring(done.stdout.encode("utf-8")))
    assert "1、满意吗" in done.stdout


def test_the_same_bytes_each_time_without_clock_or_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_study(tmp_path, rows=ROWS.replace("1、满意吗", "2、天气好吗"))
    monkeypatch.chdir(tmp_path)
    first, second = (run("check", ".", "--format", "junit") for _ in range(2))
    assert first.exit_code == 1
    assert first.stdout_bytes == second.stdout_bytes
    assert str(tmp_path) not in first.stdout
    root = etree.fromstring(first.stdout_bytes)
    SCHEMA.assertValid(root)
    assert not root.xpath("//@timestamp | //@hostname")
    assert set(root.xpath("//@time")) == {"0"}
