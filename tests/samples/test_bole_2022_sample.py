"""The invented year before: what it shares with the year after, and that no published figure leans on it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from cgsurvey.analysis import analyze
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Paragraph, Points, Report, Table
from cgsurvey.report.markdown import render
from cgsurvey.result import Analysis
from cgsurvey.study_file import load_study

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@cache
def analysis() -> Analysis:
    return analyze(load_study(SAMPLES / "bole"))


def test_communities_are_partly_the_same(sample):
    before = set(sample("bole-2022/residents")["1、您居住的社区"])
    after = set(sample("bole/residents")["1、您居住的社区"])
    assert (len(before & after), len(before - after), len(after - before)) == (30, 6, 12)
    assert len(sample("bole-2022/residents")["序号"]) == 936


def test_nothing_published_is_said_of_the_invented_year():
    study = load_study(SAMPLES / "bole-2022")
    assert study.claims == ()
    assert "没有任何公开发表的数字" in study.file.note.of("zh")
    assert not any(claim.row.split("/")[1] == "change" for claim in load_study(SAMPLES / "bole").claims)


def test_the_gate_has_something_to_say():
    (gate,) = analysis().comparisons
    said = {(drift.variable, drift.note.code, drift.consequence) for drift in gate.drifts}
    assert ("consultation", "drift.wording", "marked") in said
    assert ("joined", "drift.categories", "withheld") in said
    assert (None, "drift.only", "told") in said
    assert "activities" in {drift.variable for drift in gate.withheld}
    assert analysis().find("change", "activities") == []


def test_each_year_is_estimated_as_by_itself():
    alone = analyze(load_study(SAMPLES / "bole-2022"))
    for name in ("overall", "errands"):
        change = analysis().find("change", name)[0]
        for year, own in (("2022", alone), ("2023", analysis())):
            assert change.row("rate", group_level=year).estimate == pytest.approx(
                own.find("satisfaction_rate", name)[0].row("rate").estimate
            )


def texts(report: Report) -> str:
    """Everything in the section on change, as words."""
    section = next(each for each in report.sections if "上次" in each.heading or "earlier" in each.heading)
    parts = []
    for block in section.blocks:
        match block:
            case Paragraph():
                parts.append(block.text)
            case Points():
                parts += [sentence.text for sentence in block.sentences]
            case Table():
                parts += [block.caption, *(note.text for note in block.notes)]
                parts += [cell.text for group in block.groups for row in group.rows for cell in row]
    return "\n".join(parts)


def test_the_report_says_years_drifts_changes_and_parts():
    study = load_study(SAMPLES / "bole")
    chinese, english = (analysis_report(analysis(), study, language) for language in ("zh", "en"))
    for wanted in ("2022年", "2023年", "936", "议事协商†", "措辞不同", "不作比较", "学历", "协方差"):
        assert wanted in texts(chinese)
    for wanted in ("2022", "Consultation†", "wording differs", "Not compared", "Kitagawa", "covariance"):
        assert wanted in texts(english)
    assert not re.search(r"[{}]", texts(chinese) + texts(english))
    assert "议事协商†" in next(iter(render(chinese).values())).decode()
