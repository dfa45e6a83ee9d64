"""Each check of the responses is a finding where it flags rows, on the right side of its threshold only."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from findings.small_studies import found, inspection_of, small_study

#: headers of three questions with yes or no, beside that of satisfaction
YES_NO = ("甲", "乙", "丙")
THREE = "".join(
    f'[questions.residents.{name}]\nkind = "single"\ncolumn = "{header}"\nlabel = "{header}题"\n'
    'categories = ["是", "否"]\n'
    for name, header in zip("abc", YES_NO, strict=True)
)


def sheet(
    folder: Path,
    columns: Mapping[str, Sequence[str]],
    questions: str = "",
    quality: str = "",
    questionnaire: str = "",
) -> Path:
    """A study of these columns, beside an id and satisfaction, with keys of its table `quality`."""
    size = len(next(iter(columns.values())))
    whole = {
        "序号": [str(number) for number in range(1, size + 1)],
        "1、满意吗": [("满意", "一般", "不满意")[number % 3] for number in range(size)],
        **columns,
    }
    text = io.StringIO()
    csv.writer(text).writerows([list(whole), *zip(*whole.values(), strict=True)])
    more = f"{questions}\n[questionnaires.residents.quality]\n{quality}\n"
    return small_study(folder, questionnaire=questionnaire, more=more, rows=text.getvalue())


def rows_of(folder: Path, rule: str) -> tuple[int, ...]:
    """The rows of the one finding of a rule; none where there is no finding."""
    places = [each.place.rows for each in found(folder, rule)]
    assert len(places) <= 1
    return places[0] if places else ()


def matrix(rows: Sequence[str], kind: str = "scale") -> tuple[dict[str, list[str]], str]:
    """Columns and question of a matrix: one letter an item, a space for none."""
    items = {f"i{place}": f"m—{place}" for place in range(len(rows[0]))}
    columns = {header: [row[place].strip() for row in rows] for place, header in enumerate(items.values())}
    written = ", ".join(f'{item} = "{header}"' for item, header in items.items())
    question = f'[questions.residents.m]\nkind = "{kind}"\nlabel = "各项服务"\nitems = {{ {written} }}\n'
    return columns, f'{question}categories = ["1", "2", "3", "4", "5"]\n'


def copied(copy: str | None = None) -> tuple[dict[str, list[str]], str]:
    """Twenty random answers of twelve rows, and of a thirteenth that says what the fourth does, or `copy`."""
    chance = random.Random(5)
    rows = ["".join(chance.choice("12345") for _ in range(20)) for _ in range(12)]
    columns, question = matrix([*rows, copy or rows[3]], "single")
    return {"1、满意吗": ["满意"] * 13, **columns}, question


def other(answers: str) -> str:
    """The same answers but for the last one."""
    return answers[:-1] + ("1" if answers[-1] != "1" else "2")


def fourth() -> str:
    columns, _ = copied()
    return "".join(cells[3] for header, cells in columns.items() if header.startswith("m"))


def test_quality_duplicate_row_fires(tmp_path: Path) -> None:
    (finding,) = found(sheet(tmp_path, *copied()), "quality/duplicate_row")
    assert (finding.place.rows, finding.severity) == ((5, 14), "warning")
    assert finding.text("en").startswith("2 of 13 rows answered all 21 questions exactly as another row did")
    assert finding.text("zh").startswith("13份答卷中，2份对全部21项题目的回答与另一份完全相同")


def test_quality_duplicate_row_stays_silent_on_one_other_answer(tmp_path: Path) -> None:
    assert rows_of(sheet(tmp_path, *copied(other(fourth()))), "quality/duplicate_row") == ()


def test_quality_duplicate_ip_fires(tmp_path: Path) -> None:
    columns, question = copied()
    columns["IP"] = [f"10.0.0.{row % 12}" for row in range(9)] + ["10.0.0.3"] * 4
    (finding,) = found(sheet(tmp_path, columns, question, 'ip = "IP"'), "quality/duplicate_ip")
    assert finding.place.rows == (5, 14)
    assert "2 of 13 rows with an address" in finding.text("en")


def test_quality_duplicate_ip_stays_silent_on_two_addresses(tmp_path: Path) -> None:
    columns, question = copied()
    columns["IP"] = [f"10.0.0.{row}" for row in range(13)]
    folder = sheet(tmp_path, columns, question, 'ip = "IP"')
    assert rows_of(folder, "quality/duplicate_ip") == ()
    assert rows_of(folder, "quality/duplicate_row") == (5, 14)


def half_blank(*rows: str) -> dict[str, list[str]]:
    """Answers to the three questions, "是 否" with spaces for blanks, before seven full rows."""
    told = [*rows, *["是否是", "否否是"] * 4]
    return {header: [row[place].strip() for row in told] for place, header in enumerate(YES_NO)}


def test_quality_blank_fires(tmp_path: Path) -> None:
    three_of_four = half_blank("是  ", "   ")
    (finding,) = found(sheet(tmp_path / "default", three_of_four, THREE), "quality/blank")
    assert finding.place.rows == (3,)
    text = finding.text("en")
    assert text.startswith("1 of 10 rows left more than 50% of what they were asked blank. ")
    assert text.endswith("Most often blank among all rows: 乙题 (2 of 10), 丙题 (2 of 10), 甲题 (1 of 10).")
    declared = sheet(tmp_path / "declared", half_blank("是  "), THREE, "blank = 0.49")
    assert rows_of(declared, "quality/blank") == (2,)


def test_quality_blank_stays_silent_at_the_share(tmp_path: Path) -> None:
    for place, keys in enumerate(("", "blank = 0.5")):
        folder = sheet(tmp_path / str(place), half_blank("是  "), THREE, keys)
        assert rows_of(folder, "quality/blank") == ()


def test_quality_break_off_fires_at_the_share(tmp_path: Path) -> None:
    (finding,) = found(sheet(tmp_path, half_blank("   "), THREE, "break_off = 0.75"), "quality/break_off")
    assert finding.place.rows == (2,)
    assert finding.place.question is None  # where somebody stopped is not what is wrong
    assert finding.text("zh").endswith("停答前的最后一题：满意度（1份）。")
    assert "and 75% or more of those asked" in finding.text("en")


def test_who_answered_nothing_stopped_before_the_first_question(tmp_path: Path) -> None:
    columns = {"1、满意吗": ["", *["一般"] * 8]} | half_blank("   ")
    (finding,) = found(sheet(tmp_path, columns, THREE), "quality/break_off")
    assert finding.text("en").endswith("Stopped after: no question at all (1).")


def test_six_places_are_named_and_the_others_counted(tmp_path: Path) -> None:
    rows = [*["12345" * 2] * 9, *("1" * place + " " * (10 - place) for place in range(1, 8))]
    (finding,) = found(sheet(tmp_path, *matrix(rows)), "quality/break_off")
    assert finding.text("en").endswith(" and 1 more.")
    assert finding.text("zh").endswith("等7项。")


def test_quality_break_off_stays_silent_below_the_share(tmp_path: Path) -> None:
    assert rows_of(sheet(tmp_path, half_blank("   "), THREE, "break_off = 0.76"), "quality/break_off") == ()


def timed(last: str) -> dict[str, list[str]]:
    return {"用时": [*["300秒"] * 9, last]}


@pytest.mark.parametrize(("last", "speed"), [("99秒", ""), ("100秒", "speed = 0.34")])
def test_quality_speeder_fires(tmp_path: Path, last: str, speed: str) -> None:
    folder = sheet(tmp_path, timed(last), quality=f'seconds = "用时"\n{speed}')
    (finding,) = found(folder, "quality/speeder")
    assert finding.place.rows == (11,)
    share = "34%" if speed else "33.3%"
    assert f"which is {share} of the median of 300." in finding.text("en")


@pytest.mark.parametrize(("last", "speed"), [("100秒", ""), ("102秒", "speed = 0.34")])
def test_quality_speeder_stays_silent_at_the_limit(tmp_path: Path, last: str, speed: str) -> None:
    folder = sheet(tmp_path, timed(last), quality=f'seconds = "用时"\n{speed}')
    assert rows_of(folder, "quality/speeder") == ()


LINES = ["3333 ", *["12345", "54312", "21453"] * 3]


def test_quality_straight_line_fires(tmp_path: Path) -> None:
    (finding,) = found(sheet(tmp_path, *matrix(LINES), "straight_items = 4"), "quality/straight_line")
    assert finding.place.rows == (2,)
    assert finding.text("zh") == (
        "10份答卷中，1份对一组题至少4项从头到尾给了同一个答案。题组：各项服务（1份）。"
    )


def test_quality_straight_line_stays_silent_on_fewer_items(tmp_path: Path) -> None:
    folder = sheet(tmp_path, *matrix(LINES), "straight_items = 5")
    assert rows_of(folder, "quality/straight_line") == ()


def test_what_a_reversed_item_takes_is_told_where_there_is_one(tmp_path: Path) -> None:
    columns, question = matrix(["333", *["123", "543", "214"] * 3])
    scale = '[scales.content]\nlabel = "满意"\nitems = ["i0", "i1", "i2"]\nreversed = ["i1"]\n'
    (finding,) = found(sheet(tmp_path, columns, question + scale), "quality/straight_line")
    assert finding.place.rows == (2,)
    assert "10 times or more (3 where an item is reversed), where few others do." in finding.text("en")


STRINGS = ["133333", *["123451", "543122", "214534"] * 3]


def test_quality_long_string_fires(tmp_path: Path) -> None:
    (finding,) = found(sheet(tmp_path, *matrix(STRINGS), "string_items = 5"), "quality/long_string")
    assert finding.place.rows == (2,)
    assert finding.text("en").startswith("1 of 10 rows gave one answer 5 times in a row or more")
    assert finding.text("zh").endswith("所在：自“m—0”起的6题（1份）。")


def test_quality_long_string_stays_silent_on_a_shorter_run(tmp_path: Path) -> None:
    folder = sheet(tmp_path, *matrix(STRINGS), "string_items = 6")
    assert rows_of(folder, "quality/long_string") == ()


@pytest.mark.parametrize("rule", ["quality/straight_line", "quality/long_string"])
def test_ten_same_answers_that_few_give_are_told_as_such_and_nine_are_not(tmp_path: Path, rule: str) -> None:
    rows = ["3" * 10, *["1234512345", "5431254312", "2145321453"] * 4]
    (finding,) = found(sheet(tmp_path / "ten", *matrix(rows)), rule)
    assert "where few others do" in finding.text("en")
    assert rows_of(sheet(tmp_path / "nine", *matrix([row[:9] for row in rows])), rule) == ()


def submitted(*first: str) -> dict[str, list[str]]:
    others = [f"2026/3/1 8:{minute:02}:01" for minute in (7, 15, 22, 30, 41)]
    return {"时间": [*first, *others]}


MOMENT = "2026/3/1 8:01:01"


@pytest.mark.parametrize(("number", "declared"), [(3, ""), (2, "same_time = 2")])
def test_quality_same_time_fires(tmp_path: Path, number: int, declared: str) -> None:
    columns = submitted(*[MOMENT] * number)
    (finding,) = found(
        sheet(tmp_path, columns, quality=f'submitted = "时间"\n{declared}'), "quality/same_time"
    )
    assert len(finding.place.rows) == number
    assert f"at a moment at which {number} or more did" in finding.text("en")


@pytest.mark.parametrize(("number", "declared"), [(2, ""), (3, "same_time = 4")])
def test_quality_same_time_stays_silent(tmp_path: Path, number: int, declared: str) -> None:
    folder = sheet(tmp_path, submitted(*[MOMENT] * number), quality=f'submitted = "时间"\n{declared}')
    assert rows_of(folder, "quality/same_time") == ()


def addresses(number: int) -> dict[str, list[str]]:
    return {"IP": ["10.0.0.9"] * number + [f"10.0.1.{row}" for row in range(10)]}


@pytest.mark.parametrize(("number", "declared"), [(5, ""), (4, "same_ip = 4")])
def test_quality_same_ip_fires(tmp_path: Path, number: int, declared: str) -> None:
    (finding,) = found(
        sheet(tmp_path, addresses(number), quality=f'ip = "IP"\n{declared}'), "quality/same_ip"
    )
    assert len(finding.place.rows) == number
    assert f"one that {number} or more share" in finding.text("en")
    assert "10.0.0.9" not in finding.text("en") + finding.text("zh")


@pytest.mark.parametrize(("number", "declared"), [(4, ""), (5, "same_ip = 6")])
def test_quality_same_ip_stays_silent(tmp_path: Path, number: int, declared: str) -> None:
    folder = sheet(tmp_path, addresses(number), quality=f'ip = "IP"\n{declared}')
    assert rows_of(folder, "quality/same_ip") == ()


def groups(names: str, header: str, first: int = 60) -> dict[str, list[str]]:
    """Twelve responses in each group, the first of which took so many seconds and more."""
    return {
        header: [name for name in names for _ in range(12)],
        "用时": [
            str((first if place == 0 else 300 + place) + 7 * row)
            for place, _ in enumerate(names)
            for row in range(12)
        ],
    }


def interviews(folder: Path, declared: str = "", first: int = 60) -> Path:
    quality = f'seconds = "用时"\ninterviewer = "访员"\n{declared}'
    return sheet(folder, groups("赵钱孙", "访员", first), quality=quality)


@pytest.mark.parametrize("declared", ["", "group_rows = 12", "group_level = 0.001"])
def test_quality_interviewers_fires(tmp_path: Path, declared: str) -> None:
    (finding,) = found(interviews(tmp_path, declared), "quality/interviewers")
    assert finding.place.rows == tuple(range(2, 14))
    text = finding.text("en")
    assert "Differing: the interviewer of row 2: median seconds 99 against" in text
    assert "(12 responses, p <0.001)" in text
    assert "赵" not in text + finding.text("zh")


@pytest.mark.parametrize("declared", ["group_rows = 13", "group_level = 0.0000001"])
def test_quality_interviewers_stays_silent(tmp_path: Path, declared: str) -> None:
    assert rows_of(interviews(tmp_path / "declared", declared), "quality/interviewers") == ()
    assert rows_of(interviews(tmp_path / "alike", first=300), "quality/interviewers") == ()


def places(folder: Path, declared: str = "", first: int = 60) -> Path:
    columns = groups("甲乙丙丁戊己庚辛壬癸", "社区", first)
    quality = f'seconds = "用时"\n{declared}'
    return sheet(folder, columns, quality=quality, questionnaire='community = "社区"')


@pytest.mark.parametrize("declared", ["", "group_rows = 12", "group_level = 0.001"])
def test_quality_communities_fires(tmp_path: Path, declared: str) -> None:
    (finding,) = found(places(tmp_path, declared), "quality/communities")
    assert finding.place.rows == tuple(range(2, 14))
    assert "差异在于：甲的用时中位数（秒）为99而其他为" in finding.text("zh")


@pytest.mark.parametrize("declared", ["group_rows = 13", "group_level = 0.000000000001"])
def test_quality_communities_stays_silent(tmp_path: Path, declared: str) -> None:
    assert rows_of(places(tmp_path / "declared", declared), "quality/communities") == ()
    assert rows_of(places(tmp_path / "alike", first=300), "quality/communities") == ()


def test_what_the_study_sets_aside_is_a_note_that_says_so(tmp_path: Path) -> None:
    columns, question = copied()
    (finding,) = found(
        sheet(tmp_path, columns, question, 'exclude = ["duplicate_row"]'), "quality/duplicate_row"
    )
    assert (finding.severity, finding.place.rows) == ("note", (5, 14))
    assert finding.text("en").endswith(" Set aside by 'exclude' of the study: 1 of these.")
    assert finding.text("zh").endswith("按研究文件的 exclude，其中1份不纳入分析。")


def test_rows_that_are_set_aside_for_another_check_are_a_note(tmp_path: Path) -> None:
    folder = sheet(tmp_path, half_blank("   "), THREE, 'exclude = ["blank"]')
    assert [each.severity for each in found(folder, "quality/blank")] == ["note"]
    (finding,) = found(folder, "quality/break_off")
    assert finding.severity == "note"
    assert finding.text("en").endswith("Set aside already, for other checks in 'exclude' of the study.")


def test_rows_that_no_number_is_about_are_told(tmp_path: Path) -> None:
    only = 'where = { question = "a", any_of = ["是"] }'
    columns = half_blank("否  ", "是  ") | timed("300秒")
    folder = sheet(tmp_path, columns, THREE, "blank = 0.4", only)
    (finding,) = found(folder, "quality/blank")
    assert finding.place.rows == (2, 3)
    assert finding.text("en").endswith(
        " In no base in any case: 1 of these (outside the population, or of weight 0)."
    )
    assert finding.text("zh").endswith("其中1份本就不计入统计（在总体之外，或权重为0）。")


def test_checks_that_could_not_be_made_are_no_findings_and_not_counted(tmp_path: Path) -> None:
    without = inspection_of(sheet(tmp_path / "without", half_blank(), THREE))
    timed_too = sheet(
        tmp_path / "timed", timed("300秒") | half_blank("是否是", "否是是"), THREE, 'seconds = "用时"'
    )
    assert without.findings == ()
    assert inspection_of(timed_too).looked_at["checks"] == without.looked_at["checks"] + 1 == 5
