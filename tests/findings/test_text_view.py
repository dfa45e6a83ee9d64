"""Findings as people read them: grouped, counted, placed, with what to do; at any width."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cgsurvey.findings.finding import Accepted, Finding, Place, Severity
from cgsurvey.findings.formats.text import TOLD, written
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.summary import summary
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language
from cgsurvey.report.fitting import cells
from cgsurvey.study_file import load_study
from findings.small_studies import inspection_of, small_study


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def finding(
    rule: str = "file/merged",
    severity: Severity = "warning",
    text: str = "甲",
    *,
    question: str | None = None,
    column: str | None = None,
    rows: tuple[int, ...] = (),
    questionnaire: str | None = "residents",
    accepted: Accepted | None = None,
) -> Finding:
    place = Place(
        file=Path("residents.csv"), questionnaire=questionnaire, question=question, column=column, rows=rows
    )
    facts = {"headers": [text], "file": "residents.csv"}
    return Finding(rule, "loading.duplicate_headers", facts, place, severity, accepted=accepted)


def inspection(folder: Path, *findings: Finding) -> Inspection:
    study = load_study(small_study(folder))
    looked_at = {"rows": 10, "questions": 1}
    return Inspection(Target(Path("a/study.toml"), "study"), "zh", findings, looked_at, 0, study)


def view(*inspections: Inspection, language: Language = "zh") -> list[str]:
    return written(inspections, "error", language).splitlines()


def test_a_path_where_nothing_is_found_takes_one_line(tmp_path: Path) -> None:
    found = inspection(tmp_path)
    nothing = replace(found, looked_at={"rows": 0})
    one = replace(found, looked_at={"rows": 1234, "questions": 1})
    assert view(one) == ["a/study.toml：1234行、1道题；没有发现问题。"]
    assert view(one, language="en") == ["a/study.toml: 1,234 rows, 1 question; nothing found."]
    assert view(nothing, nothing, language="en") == ["a/study.toml; nothing found."] * 2


def test_the_head_counts_the_checks_that_were_made_and_that_could_not_be(tmp_path: Path) -> None:
    lacking = {"quality/speeder": {"zh": "答题时长", "en": "the time taken"}}
    found = replace(inspection(tmp_path), looked_at={"rows": 1, "checks": 2, "claims": 3}, unasked=lacking)
    assert view(found, language="en") == [
        "a/study.toml: 1 row, 2 checks of the responses, 1 more that cannot be made, 3",
        "published figures; nothing found.",
    ]


def test_blank_lines_stand_around_what_takes_several(tmp_path: Path) -> None:
    nothing, note = inspection(tmp_path), inspection(tmp_path, finding(severity="note"))
    lines = view(nothing, nothing, note, note, nothing)
    parts = "\n".join(lines).split("\n\n")
    assert [part.count("a/study.toml") for part in parts] == [2, 1, 0, 1, 0, 1]
    assert lines[-1]


def test_findings_stand_under_their_questionnaire_and_question(tmp_path: Path) -> None:
    found = inspection(
        tmp_path,
        finding(question="q1", rows=(3, 7)),
        finding(column="3、别的列", severity="error", rule="schema/header"),
        finding(questionnaire=None, rule="study/mistake", severity="error"),
    )
    lines = view(found)
    heads = ["整体", "居民（residents.csv）", "  3、别的列", "  满意度（q1）", "怎样处理"]
    places = [lines.index(head) for head in heads]
    assert places == sorted(places), "the study first, then the gravest of the sheet"
    assert lines[places[2] + 1] == "  错误  schema/header"
    assert lines[places[3] + 1] == "  警告  file/merged"
    assert lines[:3] == ["小样", "a/study.toml：10行、1道题", "发现2项错误、1项警告。"]


def test_what_is_about_a_whole_sheet_does_not_stand_under_a_question(tmp_path: Path) -> None:
    of_question = finding(question="q1", severity="error", rule="schema/category")
    lines = view(inspection(tmp_path, of_question, finding(column=None)))
    assert (
        lines.index("  警告  file/merged")
        < lines.index("  满意度（q1）")
        < lines.index("  错误  schema/category")
    )


def test_of_equal_gravity_what_was_asked_first_comes_first(tmp_path: Path) -> None:
    columns = [finding(column="9、表中的列"), finding(question="q1"), finding(column=None)]
    found = inspection(tmp_path, *columns)
    lines = [line for line in view(found) if line in ("  9、表中的列", "  满意度（q1）")]
    assert lines == ["  满意度（q1）", "  9、表中的列"]
    assert view(found)[5] == "  警告  file/merged", "the sheet as a whole before either"


def test_the_same_rule_at_the_same_question_is_told_once(tmp_path: Path) -> None:
    same = [finding(question="q1", text=text) for text in ("甲", "乙", "乙")]
    lines = view(inspection(tmp_path, *same))
    assert sum("file/merged" in line for line in lines) == 2, "with its findings, and with what to do"
    assert sum("：甲" in line for line in lines) == 1
    assert sum("：乙" in line for line in lines) == 1


@pytest.mark.parametrize(("number", "told"), [(TOLD, TOLD), (TOLD + 1, TOLD + 1), (TOLD + 2, TOLD)])
def test_of_many_alike_the_first_are_told_and_the_others_counted(
    tmp_path: Path, number: int, told: int
) -> None:
    lines = view(inspection(tmp_path, *(finding(text=f"第{each}种") for each in range(number))))
    assert sum(bool(re.search("第[0-9]+种", line)) for line in lines) == told
    assert [line for line in lines if "另有" in line] == (
        [f"      ……另有{number - told}条同类情况，全部见 --format json。"] if told < number else []
    )


def test_what_to_do_is_said_once_a_rule_of_all_paths(tmp_path: Path) -> None:
    found = inspection(tmp_path, finding(question="q1"), finding(column="x"))
    lines = view(found, found, language="en")
    (start,) = (place for place, line in enumerate(lines) if line == "What to do")
    assert lines[start + 1] == "  warning  file/merged  Cells are merged"
    assert (
        " ".join(line.strip() for line in lines[start + 2 :])
        == RULES["file/merged"].say("remedy", "en") + " "
    )
    assert start > max(place for place, line in enumerate(lines) if line == "  warning  file/merged")


def test_notes_and_what_is_accepted_ask_for_nothing(tmp_path: Path) -> None:
    known = Accepted(Path("baseline.toml"), "旧表如此")
    found = inspection(tmp_path, finding(severity="note"), finding(severity="error", accepted=known))
    lines = view(found)
    assert lines[2] == "没有需要处理的问题。"
    assert "已知并接受（1项，附理由，不影响检查结论）" in lines
    assert "    理由：旧表如此（baseline.toml）" in lines
    assert "提示（1条，无需处理）" in lines
    assert "怎样处理" not in lines


def test_a_reason_is_told_once_beneath_what_it_is_for(tmp_path: Path) -> None:
    first, other = (Accepted(Path("a/baseline.toml"), reason) for reason in ("甲因", "乙因"))
    known = [finding(text=each, accepted=first) for each in "一二"]
    found = inspection(tmp_path, *known, finding(accepted=other), finding("schema/header", accepted=first))
    told = [line.strip() for line in view(found) if line.startswith(("  file", "  schema", "    理由"))]
    assert told == [
        "file/merged",
        "schema/header",
        "理由：甲因（baseline.toml）",
        "file/merged",
        "理由：乙因（baseline.toml）",
    ]


def test_what_is_accepted_stands_in_no_group(tmp_path: Path) -> None:
    known = Accepted(Path("baseline.toml"), "旧表如此")
    found = inspection(tmp_path, finding(question="q1", accepted=known), finding(column="x"))
    assert "  满意度（q1）" not in view(found)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    tmp_path: Path, columns: int, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.chdir(tmp_path)
    known = Accepted(Path("baseline.toml"), "这是一个很长的理由" * 9)
    texts = ["长长的表头" * 12, "a long header " * 9]
    findings = [finding(text=text, question="q1", rows=tuple(range(2, 900, 3))) for text in texts]
    found = inspection(Path("s"), *findings, finding(accepted=known, text=texts[0]), finding(severity="note"))
    lines = view(found, language=language)
    assert max(map(cells, lines)) <= columns
    assert max(map(cells, lines)) > columns - 12, "and the width is used"


def test_a_pipe_gets_plain_text_and_a_terminal_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    found = inspection(tmp_path, finding(severity="error", rule="schema/header", rows=(3,)))
    plain = written([found], "error", "zh")
    assert "\x1b" not in plain
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    coloured = written([found], "error", "zh")
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in written([found], "error", "zh")


def test_text_of_a_file_commands_no_terminal(tmp_path: Path) -> None:
    found = inspection(tmp_path, finding(text="\x1b[2J[bold]\u202ex", column="\x1b]0;y\x07z"))
    shown = written([found], "error", "en")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]x" in shown


def test_the_last_line_counts_each_kind_once(tmp_path: Path) -> None:
    known = Accepted(Path("baseline.toml"), "旧")
    found = inspection(
        tmp_path,
        finding(severity="note"),
        finding(),
        finding(rule="schema/header", severity="error"),
        finding(rule="schema/header", severity="error"),
        finding(severity="error", accepted=known),
    )
    nothing = inspection(tmp_path)
    assert summary([found, nothing], "error", "en") == (
        "2 paths: 2 errors, 1 warning, 1 note, 1 known and accepted. Failed (exit code 1). "
        "To learn about a rule: cgsurvey check --explain schema/header"
    )
    counts = "1个路径：2项错误、1项警告、1条提示、1项已知并接受。"
    assert summary([found], "error", "zh").startswith(f"{counts}不通过（退出码1）。")
    assert summary([nothing], "error", "en") == "1 path: nothing found."
    assert (
        summary([inspection(tmp_path, finding(severity="note"))], "error", "zh") == "1个路径：1条提示。通过。"
    )


def test_the_last_line_says_whether_the_run_passes(tmp_path: Path) -> None:
    found = inspection(tmp_path, finding())
    assert " Passed." in summary([found], "error", "en")
    assert " Failed (exit code 1)." in summary([found], "warning", "en")
    assert " Failed (exit code 3)." in summary([replace(found, refused=3)], "error", "en")


def test_each_report_is_told_by_its_folder_whether_open_accepted_or_a_note(tmp_path: Path) -> None:
    known = Accepted(Path("baseline.toml"), "照发")
    wrong = finding("report/input_changed", "error")
    reports = [replace(wrong, place=Place(file=Path(year, "manifest.json"))) for year in ("2023", "2024")]
    found = replace(inspection(tmp_path), looked_at={"reports": 2})
    open_ = view(replace(found, findings=tuple(reports)))
    assert [line for line in open_ if line.strip() in ("2023", "2024")] == ["  2023", "  2024"]
    for change in ({"accepted": known}, {"severity": "note"}):
        told = view(replace(found, findings=tuple(replace(each, **change) for each in reports)))
        assert [year for year in ("2023", "2024") if any(f"- {year}：" in line for line in told)] == [
            "2023",
            "2024",
        ]


def test_a_note_says_which_file_it_is_of_where_the_study_has_several(tmp_path: Path) -> None:
    one = inspection(tmp_path, finding(severity="note", rows=(3,)))
    assert not any("residents.csv：" in line for line in view(one))
    assert one.study is not None
    residents = one.study.questionnaires["residents"]
    both = replace(one.study, questionnaires={"residents": residents, "cadres": residents})
    assert any(line.startswith("  residents.csv：") for line in view(replace(one, study=both)))


def test_a_line_of_a_file_that_a_mistake_shows_is_no_part_of_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text('[[claims]]\nid = "x”\n', encoding="utf-8")
    (mistake,) = inspection_of(tmp_path).findings
    assert '2 | id = "x”' in mistake.text("zh")
    told = "".join("".join(view(inspection_of(tmp_path))).split())
    assert '”→"。见claims.toml第2行。' in told
