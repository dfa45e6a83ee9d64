"""The gate: each difference between two years is named, and what it means is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.errors import StudyError
from waves.two_years import answers, compared, drifts, shown, withheld, write

EVERYTHING = {
    ("overall", None),
    ("eight", None),
    ("joining", None),
    ("given", "community"),
    ("given", "volunteers"),
}


def test_the_same_questionnaire_has_no_differences(tmp_path: Path) -> None:
    found = compared(write(tmp_path, "2022"), write(tmp_path, "2023"))
    (gate,) = found.comparisons
    assert gate.waves == ("2022", "2023")
    assert gate.respondents == (32, 32)
    assert gate.communities == {"both": ("c", "d"), "earlier_only": ("a", "b"), "later_only": ("e", "f")}
    assert gate.units_in_both == 2
    assert gate.drifts == gate.withheld == ()
    assert shown(found) == EVERYTHING
    assert gate.before is not None
    assert gate.before.ledger.analysed == 32


#: what is changed in 2022 -> the question, the code, what follows, and the changes that are lost
DIFFERENCES = [
    (("2、总体满意吗", "2、您对社区总体满意吗"), "overall", "wording", "marked", set()),
    (("2、总体满意吗", "12、总体满意吗"), None, None, None, set()),
    (('zh = "总体满意度"', 'zh = "满意度"'), "overall", "label", "told", set()),
    (('"一般", "满意"]', '"还可以", "满意"]'), "overall", "categories", "withheld", {("overall", None)}),
    (
        ('["不满意", "一般", "满意"]', '["满意", "一般", "不满意"]\nscores = [3, 2, 1]'),
        *("overall", "order", "marked", set()),
    ),
    (('"满意"]\nsatisfied', '"满意"]\nscores = [0, 1, 3]\nsatisfied'), "overall", "scores", "told", set()),
    (('satisfied = ["满意"]', 'satisfied = ["一般", "满意"]'), "overall", "satisfied", "told", set()),
    (('missing = ["说不清"]', "missing = []"), "overall", "missing", "marked", set()),
    (("range = [0, 10]", "range = [0, 100]"), "score", "range", "withheld", {("eight", None)}),
    (("range = [0, 10]", 'range = [0, 10]\nunit = "分"'), "score", "unit", "withheld", {("eight", None)}),
    (('kind = "number"', 'kind = "text"'), "score", "kind", "withheld", {("eight", None)}),
    (('"上门", "陪伴"]', '"上门", "陪伴", "送餐"]'), "help", "options", "marked", set()),
    (('at_least = 8', "at_least = 7"), "eight", "definition", "told", set()),
    (
        ("composition", 'where = { question = "score", at_least = 1 }\ncomposition'),
        *(None, "where", "withheld", EVERYTHING),
    ),
    (("社区\"\ncomposition", "社区\"\npsu = \"none\"\ncomposition"), None, "design.psu_name", "told", set()),
    (
        ("社区\"\ncomposition", "社区\"\nstratum = \"社区\"\npsu = \"none\"\ncomposition"),
        *(None, "design.stratified", "told", set()),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "variable", "code", "consequence", "lost"), DIFFERENCES, ids=str)
def test_each_difference_is_named(
    tmp_path: Path,
    change: tuple[str, str],
    variable: str | None,
    code: str | None,
    consequence: str | None,
    lost: set[tuple[str, str | None]],
) -> None:
    if code == "kind":  # of a text there is no threshold
        threshold = ('question = "score"\nat_least = 8\n', "")
        without = ("[thresholds.eight]", "[facts.eight]\nvalue = 8\n"), threshold
        earlier = write(tmp_path, "2022", change, *without)
    else:
        earlier = write(tmp_path, "2022", change)
    found = compared(earlier, write(tmp_path, "2023"))
    assert shown(found) == EVERYTHING - lost
    assert {(each.variable) for each in found.comparisons[0].withheld} >= {name for name, _ in lost}
    if code is None:
        assert drifts(found) == {}
    else:
        assert drifts(found)[variable, code] == consequence
    for drift in (*found.comparisons[0].drifts, *found.comparisons[0].withheld):
        assert drift.note.text("zh")
        assert drift.note.text("en")
        assert code != "kind" or "number" not in drift.note.text("zh")


def test_what_is_compared_and_not_quite_the_same_is_marked(tmp_path: Path) -> None:
    found = compared(write(tmp_path, "2022", ("2、总体满意吗", "2、您满意吗")), write(tmp_path, "2023"))
    noted = {
        row.variable: "note.drift" in (row.note or "")
        for result in found.results
        for row in result.rows
        if row.measure == "change"
    }
    assert noted == {"overall": True, "eight": False, "joining": False, "given": False}


def test_an_option_that_one_year_lacks_withholds_its_element_alone(tmp_path: Path) -> None:
    found = compared(
        write(tmp_path, "2022", ('"上门", "陪伴"]', '"上门"]'), ("┋陪伴", ""), ("陪伴", "上门"),
              ('"上门" = "community", "上门" = "volunteers"', '"上门" = "community"')),
        write(tmp_path, "2023"),
    )  # fmt: skip
    assert shown(found) == EVERYTHING - {("given", "volunteers")}
    assert withheld(found) == {"given": "option_absent"}
    assert drifts(found)["given", "definition"] == "told"


def test_a_question_not_asked_before_is_said_and_its_changes_withheld(tmp_path: Path) -> None:
    gone = ("[questions.residents.joined]", "[questions.residents.other]")
    pair = ('took_part = { question = "joined"', 'took_part = { question = "other"')
    found = compared(write(tmp_path, "2022", gone, pair), write(tmp_path, "2023"))
    assert withheld(found) == {"joining": "absent"}
    assert drifts(found)[None, "only"] == "told"


def test_a_renamed_question_is_found_by_its_earlier_name(tmp_path: Path) -> None:
    gone = ("[questions.residents.joined]", "[questions.residents.other]")
    pair = ('took_part = { question = "joined"', 'took_part = { question = "other"')
    names = ("[elements]", 'previous = "../2022"\nprevious_names = { joined = "other" }\n\n[elements]')
    found = compared(write(tmp_path, "2022", gone, pair), write(tmp_path, "2023", names))
    assert shown(found) == EVERYTHING
    wrong = (names[0], names[1].replace('"other"', '"othr"'))
    (tmp_path / "again").mkdir()
    with pytest.raises(StudyError) as caught:
        compared(tmp_path / "2022", write(tmp_path / "again", "2023", wrong, ("../2022", "../../2022")))
    assert [each.code for each in caught.value.mistakes] == ["study.unknown_previous"]
    assert "other" in str(caught.value)


def test_another_share_not_asked_is_another_base(tmp_path: Path) -> None:
    rows = answers("2022")
    for row in rows[::4]:
        row[2] = "(跳过)"
    found = compared(write(tmp_path, "2022", rows=rows), write(tmp_path, "2023"))
    assert drifts(found) == {("overall", "routing"): "marked"}
    assert "25.0" in found.comparisons[0].drifts[0].note.text("en")


def test_a_composition_that_is_not_the_same_splits_nothing(tmp_path: Path) -> None:
    found = compared(write(tmp_path, "2022", ('["低", "高"]', '["低", "中", "高"]')), write(tmp_path, "2023"))
    assert shown(found) == EVERYTHING
    assert found.find("decomposition") == []
    assert withheld(found) == {"school": "not_split"}


def test_a_composition_with_an_empty_cell_splits_nothing_and_names_it(tmp_path: Path) -> None:
    rows = [[*row[:1], "低", *row[2:]] for row in answers("2022")]
    found = compared(write(tmp_path, "2022", rows=rows), write(tmp_path, "2023"))
    assert found.find("decomposition") == []
    (note,) = found.notes
    assert note.code == "note.not_split"
    assert "2022" in note.text("en")
    assert "'高'" in note.text("en")
    assert len(note.facts["what"]) == 4


def test_years_that_are_not_stated_are_earlier_and_later(tmp_path: Path) -> None:
    found = compared(write(tmp_path, "2022", ("year = 2022\n", "")), write(tmp_path, "2023"))
    assert found.comparisons[0].waves == ("earlier", "later")
    assert {row.group_level for row in found.find("change", "overall")[0].rows} == {
        "earlier",
        "later",
        "later - earlier",
    }


def test_two_years_of_one_file_are_one_year(tmp_path: Path) -> None:
    earlier, later = (
        write(tmp_path, "2022"),
        write(tmp_path, "2023", ('"answers.csv"', '"../2022/answers.csv"')),
    )
    found = compared(earlier, later)
    assert drifts(found) == {(None, "same_file"): "withheld"}
    assert shown(found) == set()


def test_a_name_that_another_question_had_is_not_its_own(tmp_path: Path) -> None:
    """`joined` was what is now `willing`, so the `joined` of today is a new question."""
    names = ("[elements]", 'previous = "../2022"\nprevious_names = { willing = "joined" }\n\n[elements]')
    found = compared(write(tmp_path, "2022"), write(tmp_path, "2023", names))
    assert withheld(found) == {"joining": "absent"}
    assert drifts(found)["willing", "wording"] == "marked"


SCHOOLED = ("composition", 'where = { question = "school", any_of = ["高"] }\ncomposition')


@pytest.mark.parametrize(
    ("change", "code", "lost"),
    [
        (('["低", "高"]', '["低", "中", "高"]'), "population", EVERYTHING),
        (("1、学历", "1、受过的教育"), "population_marked", set[tuple[str, str | None]]()),
    ],
)
def test_a_population_is_as_comparable_as_the_question_that_it_rests_on(
    tmp_path: Path, change: tuple[str, str], code: str, lost: set[tuple[str, str | None]]
) -> None:
    found = compared(write(tmp_path, "2022", SCHOOLED, change), write(tmp_path, "2023", SCHOOLED))
    assert drifts(found)[None, code] == ("withheld" if lost else "marked")
    assert shown(found) == EVERYTHING - lost
    noted = {
        "note.drift" in (row.note or "")
        for result in found.results
        for row in result.rows
        if row.measure == "change"
    }
    assert noted == (set() if lost else {True})


def test_a_population_keeps_its_own_under_another_name(tmp_path: Path) -> None:
    later = (
        ("[elements]", 'previous = "../2022"\nprevious_names = { education = "school" }\n\n[elements]'),
        ("residents.school]", "residents.education]"),
        ('composition = "school"', 'where = { question = "education", any_of = ["高"] }'),
    )
    found = compared(write(tmp_path, "2022", SCHOOLED), write(tmp_path, "2023", *later))
    assert drifts(found) == {}
    assert shown(found) == EVERYTHING


def test_a_split_by_a_question_that_is_not_quite_the_same_is_marked(tmp_path: Path) -> None:
    found = compared(write(tmp_path, "2022", ("1、学历", "1、受过的教育")), write(tmp_path, "2023"))
    marks = {
        (result.estimand, "note.drift" in (row.note or ""))
        for result in found.results
        for row in result.rows
        if row.measure == "change"
    }
    assert marks == {("change", False), ("decomposition", True)}


def test_communities_without_a_name_in_common_are_told(tmp_path: Path) -> None:
    rows = [["新" + row[0], *row[1:]] for row in answers("2022")]
    found = compared(write(tmp_path, "2022", rows=rows), write(tmp_path, "2023"))
    assert drifts(found) == {(None, "communities"): "told"}
    assert shown(found) == EVERYTHING
