"""All checks together: what is found, set aside, told in the report and in the JSON, and failed on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from cgsurvey.checks import rows_set_aside
from cgsurvey.checks.material import Need
from cgsurvey.checks.quality import CHECKS, ERRORS
from cgsurvey.declarations import ROW_CHECKS
from cgsurvey.errors import StudyError
from cgsurvey.ledger import CHECKED, SET_ASIDE
from cgsurvey.phrases import catalogue
from checks.responses import YES_NO, checked, checked_twice
from command_line import HUBEI, run

#: eight responses: row 3 took 20 seconds, rows 6 and 7 have an answer to what is hidden from them
ROWS = """\
序号,所用时间,1、听说过,2、来过,3、满意度,4、建议
1,300秒,是,是,满意,好
2,20秒,是,否,满意,
3,310秒,否,(跳过),一般,
4,290秒,是,是,不满意,
5,300秒,否,是,满意,
6,305秒,否,否,一般,
7,295秒,是,否,不满意,
8,280秒,否,(跳过),满意,
"""
CLEAN = ROWS.replace(",20秒", ",200秒").replace("否,是,满意", "是,是,满意").replace("否,否", "是,否")
STUDY = """\
title = { zh = "小调查", en = "Small survey" }
[questionnaires.residents]
file = "answers.csv"
group = { zh = "居民", en = "residents" }
id = "序号"
[questionnaires.residents.quality]
seconds = "所用时间"
EXCLUDE
[questions.residents.heard]
kind = "single"
column = "1、听说过"
categories = ["是", "否"]
[questions.residents.came]
kind = "single"
column = "2、来过"
label = { zh = "来过", en = "Came" }
categories = ["是", "否"]
asked_if = { question = "heard", any_of = ["是"] }
[questions.residents.overall]
kind = "scale"
column = "3、满意度"
categories = ["不满意", "一般", "满意"]
satisfied = ["满意"]
[questions.residents.words]
kind = "text"
column = "4、建议"
"""


@pytest.fixture
def study(tmp_path: Path):
    """The folder of the study, with the checks that it excludes."""

    def write(*excluded: str, rows: str = ROWS) -> Path:
        exclude = f"exclude = {json.dumps(excluded)}" if excluded else ""
        (tmp_path / "study.toml").write_text(STUDY.replace("EXCLUDE", exclude), encoding="utf-8")
        (tmp_path / "answers.csv").write_text(rows, encoding="utf-8")
        return tmp_path

    return write


def analysis(folder: Path) -> dict:
    done = run("analyze", folder, "--json")
    assert done.exit_code == 0
    return json.loads(done.stdout)


def test_every_check_has_its_words_and_every_row_check_its_reason():
    assert list(CHECKS) == list(CHECKED) == [*ROW_CHECKS, "interviewers", "communities"]
    assert set(ROW_CHECKS) <= set(SET_ASIDE)
    assert {f"report.quality.need.{name}" for name in get_args(Need)} <= set(catalogue())
    assert {f"report.quality.rule.{name}" for name in CHECKS} <= set(catalogue())
    rules = {code for code in catalogue() if code.startswith("report.quality.rule.")}
    alone = {"report.quality.rule.straight_line_alone", "report.quality.rule.long_string_alone"}
    assert rules == {f"report.quality.rule.{name}" for name in CHECKS} | alone


def test_rows_are_flagged_and_every_number_counts_them(study):
    found = analysis(study())
    (owner,) = found["questionnaires"]
    told = {each["check"]: each for each in owner["quality"]}
    assert list(told) == list(CHECKS)
    assert told["speeder"]["flagged"] == {"count": 1, "rows": [3]}
    assert told["answered_unasked"]["flagged"] == {"count": 2, "rows": [6, 7]}
    assert [told[name]["severity"] for name in ("speeder", "answered_unasked")] == ["warning", "error"]
    assert (told["duplicate_ip"]["checked"], told["duplicate_ip"]["needs"]) == (None, "ip")
    assert all(each["set_aside"]["count"] == 0 for each in told.values())
    assert owner["ledger"]["analysed"] == owner["respondents"] == 8


def test_what_the_study_excludes_is_in_no_number_and_in_the_ledger(study):
    found = analysis(study("answered_unasked", "speeder"))
    (owner,) = found["questionnaires"]
    ledger = owner["ledger"]
    assert ledger["set_aside"] == {
        "answered_unasked": {"count": 2, "rows": [6, 7]},
        "speeder": {"count": 1, "rows": [3]},
    }
    assert ledger["rows_read"] == ledger["analysed"] + 3 == 8
    rows = {row["id"]: row for result in found["results"] for row in result["rows"]}
    rate = rows["residents/satisfaction_rate/overall/rate"]
    assert (rate["count"], rate["n"]) == (2, 5)
    told = {each["check"]: each for each in owner["quality"]}
    assert told["speeder"]["set_aside"]["rows"] == [3]
    assert told["speeder"]["threshold"]["median"] == 297.5  # of all eight, those set aside too


def test_a_row_is_set_aside_once_for_the_first_of_its_reasons(study):
    slow = ROWS.replace("305秒", "5秒")
    (owner,) = analysis(study("speeder", "answered_unasked", rows=slow))["questionnaires"]
    aside = {reason: each["rows"] for reason, each in owner["ledger"]["set_aside"].items()}
    assert aside == {"answered_unasked": [6, 7], "speeder": [3]}


def test_where_everyone_is_set_aside_it_is_said(study):
    header, *rows = ROWS.splitlines(keepends=True)
    done = run("analyze", study("answered_unasked", rows=header + rows[4] + rows[5]))
    assert done.exit_code == 3
    assert "answered though not asked 2" in done.stderr


def test_a_check_that_lacks_something_is_as_grave_as_it_would_be():
    found = checked({"q": ["是"] * 8}, {"q": YES_NO})
    assert {name for name, each in found.items() if each.needs and each.is_error} == ERRORS - {"outside_form"}
    assert found["same_ip"].needs == "ip"


def test_rows_that_no_number_is_about_are_counted_apart():
    columns = {"q": ["是", "否"] * 4, "用时": ["300"] * 5 + ["1", "2", "3"]}
    where = {"question": "q", "any_of": ["是"]}
    found = checked(columns, {"q": YES_NO}, {"用时": "seconds"}, where=where)["speeder"]
    assert (found.rows, found.uncounted) == ((7, 8, 9), 2)
    columns["权"] = ["1"] * 7 + ["0"]
    found = checked(columns, {"q": YES_NO}, {"用时": "seconds"}, weight="权")["speeder"]
    assert (found.rows, found.uncounted) == ((7, 8, 9), 1)


def test_rows_set_aside_before_are_not_checked():
    columns = {"q": ["是"] * 8, "社区": [*"甲乙甲乙甲乙", "", "甲"], "用时": ["300"] * 6 + ["1", "2"]}
    survey, found = checked_twice(
        columns, {"q": YES_NO}, {"用时": "seconds"}, community="社区", quality={"exclude": ["speeder"]}
    )
    assert found["speeder"].rows == (9,)
    assert survey.ledger.set_aside == {"no_community": (8,), "speeder": (9,)}
    assert rows_set_aside(list(found.values())) == {"speeder": (9,)}
    assert survey.ledger.analysed == survey.size == 6


def test_the_report_tells_checks_rows_and_rules_and_no_answer(study):
    page = run("analyze", study(), "--lang", "en").stdout
    section = page[page.index("Quality of the responses") :]
    section = section.partition("Appendix")[0]
    for words in (
        "of which 2 flag rows. Rows flagged in all: 3 (37.5%)",
        "None of them is removed",
        "Contradict the form",
        "Answered though not asked",
        "6, 7",
        "under 99.2 seconds, 33.3% of the",
        "Came 2",
        "for want of questions enough, a column of addresses,",
    ):
        assert words in " ".join(section.split()), words
    assert "好" not in section


def test_the_report_says_what_was_set_aside(study):
    page = " ".join(run("analyze", study("speeder"), "--lang", "en").stdout.split())
    assert "Set aside, as the study says: 1; the others" in page
    chinese = run("analyze", study("speeder"), "--lang", "zh").stdout
    assert "按研究文件的声明，其中1行不纳入分析" in chinese.replace("\n", "")


def test_where_nothing_is_flagged_a_line_says_so(study):
    page = run("analyze", study(rows=CLEAN), "--lang", "en").stdout
    section = page[page.index("Quality of the responses") :]
    assert "None of them flags a row" in section[:200]
    assert "Spreadsheet rows" not in section


@pytest.mark.parametrize(
    ("excluded", "fail_on", "code"),
    [
        ((), None, 0),
        ((), "error", 1),
        ((), "warning", 1),
        (("answered_unasked",), "error", 0),
        (("answered_unasked",), "warning", 1),
        (("answered_unasked", "speeder"), "warning", 0),
    ],
)
def test_a_run_fails_on_findings_that_the_study_does_not_deal_with(study, excluded, fail_on, code):
    options = ("--fail-on", fail_on) if fail_on else ()
    done = run("analyze", study(*excluded), "--lang", "en", *options)
    assert done.exit_code == code
    assert ("Findings:" in done.stderr) == (code == 1)
    assert "Done." in done.stderr


def test_a_problem_of_the_file_is_a_warning(study):
    odd = CLEAN.replace("3,310秒,否,(跳过),一般", "3,310秒,否,(跳过),嗯")
    assert run("analyze", study(rows=CLEAN), "--fail-on", "warning").exit_code == 0
    assert run("analyze", study(rows=odd), "--fail-on", "error").exit_code == 0
    assert run("analyze", study(rows=odd), "--fail-on", "warning").exit_code == 1


def test_an_unknown_severity_is_refused():
    done = run("analyze", HUBEI, "--fail-on", "warnings")
    assert done.exit_code == 2
    assert "write error or warning" in done.stderr


def test_a_column_of_quality_that_is_not_there_is_told_with_the_others(study):
    folder = study()
    path = folder / "study.toml"
    spoiled = path.read_text("utf-8").replace('"所用时间"', '"用时"').replace("1、听说", "一、听闻")
    path.write_text(spoiled, "utf-8")
    done = run("analyze", folder)
    assert done.exit_code == 2
    assert "[questionnaires.residents.quality] seconds" in done.stderr
    assert "[questions.residents.heard]" in done.stderr


@pytest.mark.parametrize(
    ("key", "allowed", "refused"),
    [
        ("outside", (0, 0.99), (-0.01, 1)),
        ("blank", (0, 0.99), (-0.01, 1)),
        ("break_off", (0, 0.99), (-0.01, 1)),
        ("speed", (0.01, 0.99), (0, 1)),
        ("straight_items", (3, 1000), (2, 1001)),
        ("string_items", (3, 1000), (2, 1001)),
        ("same_time", (2, 1_000_000), (1, 1_000_001)),
        ("same_ip", (2, 1_000_000), (1, 1_000_001)),
        ("group_rows", (5, 1_000_000), (4, 1_000_001)),
        ("group_level", (0.001, 0.49), (0, 0.5)),
    ],
)
def test_thresholds_have_bounds(key, allowed, refused):
    for value in allowed:
        assert checked({"q": ["是"]}, {"q": YES_NO}, quality={key: value})
    for value in refused:
        with pytest.raises(StudyError) as raised:
            checked({"q": ["是"]}, {"q": YES_NO}, quality={key: value})
        assert raised.value.mistakes[0].facts["key"] == key


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({}, "10 same answers in a row or more, and half of the questions that share them; not common ones"),
        ({"string_items": 5}, "5 same answers in a row or more, over questions that share them"),
        ({"straight_items": 5}, "5 same answers in a matrix (3 beside a reversed item) and no other"),
    ],
)
def test_the_report_tells_the_threshold_of_the_study(study, declared, told):
    folder = study()
    items = [f"i{place}" for place in range(10)]
    rows = [",".join(["序号", *(f"m—{item}" for item in items)])]
    for number in range(12):
        answers = ["1"] * 10 if number == 0 else [str((number + place) % 5) for place in range(10)]
        rows.append(",".join([str(number), *answers]))
    (folder / "answers.csv").write_text("\n".join(rows), "utf-8")
    columns = ", ".join(f'{item} = "m—{item}"' for item in items)
    keys = "\n".join(f"{key} = {value}" for key, value in declared.items())
    head = STUDY.partition("[questionnaires.residents.quality]")[0]
    (folder / "study.toml").write_text(
        f"{head}[questionnaires.residents.quality]\n{keys}\n[questions.residents.m]\n"
        f'kind = "scale"\ncategories = ["0", "1", "2", "3", "4"]\nitems = {{ {columns} }}\n',
        "utf-8",
    )
    done = run("analyze", folder, "--out", folder / "out", "--format", "md", "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert told in (folder / "out" / "report.md").read_text("utf-8")


def test_outputs_are_the_same_whatever_the_key_of_the_hashes(study):
    folder = study("duplicate_row")
    assert run("analyze", folder, "--json").stdout == run("analyze", folder, "--json").stdout


def test_a_check_whose_rows_are_all_set_aside_for_another_is_dealt_with(study):
    """Rows 6 and 7, and no other, are both too fast and answered though not asked."""
    rows = ROWS.replace(",20秒", ",290秒").replace("5,300秒", "5,5秒").replace("305秒", "5秒")
    for excluded in (("answered_unasked",), ("answered_unasked", "speeder"), ("speeder",)):
        assert run("analyze", study(*excluded, rows=rows), "--fail-on", "warning").exit_code == 0
    part = study("speeder", rows=rows.replace("6,5秒", "6,305秒"))
    assert run("analyze", part, "--fail-on", "error").exit_code == 1  # row 7 is still there


def test_ids_that_repeat_are_dealt_with_where_the_study_excludes_them(study):
    rows = (
        ROWS.replace(",20秒", ",290秒").replace("否,是,满意", "否,(跳过),满意").replace("否,否", "否,(跳过)")
    )
    rows = rows.replace("\n8,280", "\n7,280").replace("是,否,", "是,是,")
    assert run("analyze", study(rows=rows), "--fail-on", "warning").exit_code == 1
    done = run("analyze", study("duplicate_id", rows=rows), "--fail-on", "warning", "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert "1 row(s) repeat" not in done.stdout
    (owner,) = analysis(study("duplicate_id", rows=rows))["questionnaires"]
    assert owner["ledger"]["set_aside"] == {"duplicate_id": {"count": 1, "rows": [9]}}


@pytest.mark.parametrize(
    "verb",
    [("table", "heard"), ("regress", "--outcome", "overall", "--treatment", "heard=是")],
    ids=lambda verb: verb[0],
)
def test_tables_and_ladders_say_who_was_set_aside_before_them(study, verb):
    name, *options = verb
    many = "".join(
        f"{number},{290 + number % 9}秒,{'是' if number % 2 else '否'},{'是' if number % 2 else '(跳过)'},"
        f"{('满意', '一般', '不满意')[number % 3]},\n"
        for number in range(9, 60)
    )
    done = run(name, study("speeder", rows=ROWS + many), *options, "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert "residents: set aside (too fast): spreadsheet row 3." in done.stdout
    assert "set aside" not in run(name, study(rows=ROWS + many), *options, "--lang", "en").stdout
