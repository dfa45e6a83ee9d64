"""Checks of responses that could not be made are no rules that passed."""

from __future__ import annotations

from pathlib import Path

from cgsurvey.findings.responses import unasked
from cgsurvey.findings.rules import RULES
from cgsurvey.ledger import CHECKED
from findings.small_studies import inspection_of, small_study

TIMED = "序号,1、满意吗,用时\n" + "".join(f"{place},满意,{100 + place}秒\n" for place in range(1, 30))


def test_a_check_without_what_it_needs_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    lacking = inspection_of(small_study(tmp_path)).unasked
    assert lacking["quality/speeder"] == {"zh": "答题时长", "en": "the time taken"}
    assert "schema/duplicate_id" not in lacking


def test_a_check_that_one_of_two_sheets_allows_was_asked(tmp_path: Path) -> None:
    more = """
[questionnaires.cadres]
file = "cadres.csv"
group = "干部"
quality = { seconds = "用时" }

[questions.cadres.q1]
kind = "single"
column = "1、满意吗"
categories = ["满意"]
"""
    folder = small_study(tmp_path, more=more)
    (folder / "cadres.csv").write_text(TIMED, encoding="utf-8")
    inspection = inspection_of(folder)
    assert inspection.looked_at["rows"] == 10 + 29
    assert "quality/speeder" not in inspection.unasked
    assert "quality/same_ip" in inspection.unasked


def test_every_check_is_a_rule_and_nothing_is_unasked_of_nothing(tmp_path: Path) -> None:
    assert unasked([]) == {}
    families = {rule.id.partition("/")[2]: rule.family for rule in RULES.values()}
    assert all(families[check] in ("schema", "quality") for check in CHECKED)
