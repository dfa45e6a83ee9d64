"""Columns, rows, ids, communities, weights and the design of a sheet against its study file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.findings.finding import Finding
from cgsurvey.raw_table import WITHHELD, Heading
from checks.responses import raw_of
from findings.sheets_in_memory import ASKED, FITTING, in_columns, in_table
from findings.small_studies import found, inspection_of, small_study


def one(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def with_column(name: str, *texts: str) -> dict[str, Sequence[str]]:
    """The ten rows with another column, its last text in all rows that are left."""
    return {**FITTING, name: [*texts, *texts[-1:] * (10 - len(texts))]}


def test_schema_header_spelling_fires() -> None:
    columns = {"1、性别": FITTING["性别"], "2、q1": FITTING["q1"]}
    finding = one(in_columns(columns, "schema/header_spelling"))
    assert finding.severity == "note"


def test_schema_header_spelling_stays_silent() -> None:
    assert in_columns(FITTING, "schema/header_spelling") == []


def extra(columns: dict[str, Sequence[str]], metas: dict[str, str] | None = None) -> list[str | None]:
    found = in_columns(columns, "schema/extra_column", metas=metas, id="序号", community="社区")
    assert {each.severity for each in found} <= {"warning"}
    assert [each.facts["column"] for each in found] == [each.place.column for each in found]
    return [each.place.column for each in found]


def test_schema_extra_column_fires() -> None:
    assert extra({**with_column("新题", "是"), "又一题": [""] * 10}) == ["新题", "又一题"]


def test_schema_extra_column_stays_silent() -> None:
    assert extra(dict(FITTING)) == []
    assert extra(with_column("用什么填的", "x"), {"用什么填的": "device"}) == [], "the platform adds it"
    assert extra(with_column("总分", "5")) == [], "a header that only platforms write"
    assert extra(with_column("", "")) == [], "nothing stands in it"
    assert extra(with_column("家里", WITHHELD)) == [], "said as personal data"
    assert in_columns(FITTING, "schema/extra_column", community="社区") == [], "序号 is a platform's as well"


def test_a_column_without_a_header_or_with_a_private_one_is_named_by_its_letter() -> None:
    for header in ("", "张三 13812345678"):
        columns = with_column(header, "", "答", "")
        (finding,) = in_columns(columns, "schema/extra_column", community="社区")
        assert (finding.place.column, finding.facts["column"]) == (None, "E")


def headed(*headings: Heading, before: int = 0) -> list[str | None]:
    """Extra columns among those with these headings, of which so many stand before that of q1."""
    headers = [f"c{place}" for place in range(len(headings))]
    columns = {header: ["x"] for header in (*headers[:before], "q1", *headers[before:])} | {"q1": ["满意"]}
    all_headings = (*headings[:before], Heading("question", "1"), *headings[before:])
    raw = replace(raw_of(columns), headings=all_headings)
    found = in_table(raw, "schema/extra_column", {"q1": ASKED["q1"]})
    return [each.place.column for each in found]


def test_what_belongs_to_a_question_that_is_read_is_no_extra_column() -> None:
    assert headed(Heading("fill_in", "1"), Heading("option", "1", part="甲")) == []


def test_what_belongs_to_another_question_is_one() -> None:
    others = [Heading(role, "2") for role in ("fill_in", "option", "question", "item", "blank")]
    assert headed(*others) == ["c0", "c1", "c2", "c3", "c4"]
    question, fill_in = Heading("question", "2"), Heading("fill_in", "2")
    assert headed(question, fill_in) == headed(question, fill_in, before=2) == ["c0", "c1"]
    assert headed(Heading("item", "1"), Heading("blank", "1"), Heading("question", "1")) == ["c0", "c1", "c2"]


def counted(expected: int | list[int], **more: Any) -> list[Finding]:
    columns = {name: [*texts, "", "合计" if name == "序号" else ""] for name, texts in FITTING.items()}
    return in_columns(columns, "schema/row_count", expected_rows=expected, **more)


@pytest.mark.parametrize(
    ("expected", "told"), [(9, "9"), (11, "11"), ([12, 12], "12"), ([11, 20], "11–20"), ([0, 9], "0–9")]
)
def test_schema_row_count_fires(expected: int | list[int], told: str) -> None:
    finding = one(counted(expected))
    assert (finding.severity, finding.facts) == ("error", {"number": 10, "expected": told})


@pytest.mark.parametrize("expected", [10, [10, 20], [0, 10], [10, 10]])
def test_schema_row_count_stays_silent(expected: int | list[int]) -> None:
    assert counted(expected) == []
    assert in_columns(FITTING, "schema/row_count") == [], "nobody said how many"


def test_respondents_that_are_set_aside_are_counted_all_the_same() -> None:
    columns = with_column("w", "0.5", "")
    assert in_columns(columns, "schema/row_count", weight="w", expected_rows=10) == []


def ids(*texts: str, rule: str = "schema/duplicate_id", **declared: Any) -> list[Finding]:
    return in_columns(
        with_column("编号", *texts, "a", "b", "c", "d", "e", "f", "g"), rule, id="编号", **declared
    )


def test_schema_duplicate_id_fires() -> None:
    finding = one(ids("1", "2", "1"))
    assert (finding.severity, finding.place.rows) == ("error", (2, 4)), "said once"


def test_schema_duplicate_id_stays_silent() -> None:
    assert ids("1", "2", "3") == []
    assert ids("1", "", "") == [], "blank ids are another rule's"


def test_an_id_that_a_row_set_aside_has_as_well_is_said() -> None:
    columns = {**with_column("编号", "1", "2", "1", *"4567890"), "w": ["1", "1", "", *"1111111"]}
    finding = one(in_columns(columns, "schema/duplicate_id", id="编号", weight="w"))
    assert finding.place.rows == (2,), "the other one is no response that counts"


def test_schema_blank_id_fires() -> None:
    finding = one(ids("1", "", "3", rule="schema/blank_id"))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("warning", "编号", (3,))


def test_schema_blank_id_stays_silent() -> None:
    assert ids("1", "2", "3", rule="schema/blank_id") == []


def communities(*texts: str, rule: str, **declared: Any) -> list[Finding]:
    return in_columns(with_column("村", *texts), rule, community="村", **declared)


def test_schema_no_community_fires() -> None:
    finding = one(communities("甲", "", "乙", rule="schema/no_community"))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("error", "村", (3,))


def test_schema_no_community_stays_silent() -> None:
    assert communities("甲", "乙", rule="schema/no_community") == []


def test_a_community_that_is_no_sampling_unit_may_be_blank_with_a_warning() -> None:
    finding = one(communities("甲", "", "乙", rule="schema/no_community", psu="none"))
    assert (finding.severity, finding.code) == ("warning", "coding.no_community")


KNOWN = ["幸福社区", "和平社区"]


def test_schema_unknown_community_fires() -> None:
    finding = one(
        communities(
            "幸福社区", "幸褔社区", "和平社区", rule="schema/unknown_community", known_communities=KNOWN
        )
    )
    assert (finding.severity, finding.place.column, finding.place.rows) == ("error", "村", (3,))
    assert finding.facts["name"] == "幸褔社区"
    assert "幸福社区" in finding.text("zh"), "the one that is meant"


def test_schema_unknown_community_stays_silent() -> None:
    texts = ("幸福社区", " 幸福社区 ", "和平社區")
    assert communities(*texts, rule="schema/unknown_community", known_communities=KNOWN) == []
    assert communities("别处", rule="schema/unknown_community") == [], "nobody said which there are"


def test_a_community_of_another_number_is_not_the_one_that_is_meant() -> None:
    known = ("样例39社区", "样列40社区")
    for name, meant in (("样例99社区", ""), ("样例11社区", ""), ("样例40社区", "样列40社区")):
        finding = one(communities(name, rule="schema/unknown_community", known_communities=known))
        assert meant in finding.text("zh")
        assert "样例39社区" not in finding.text("zh")


@pytest.mark.parametrize("known", [KNOWN, ["和平社区", "幸福社区13812345678"]])
def test_a_name_that_may_be_a_persons_is_not_quoted_nor_is_one_like_it(known: list[str]) -> None:
    texts = ("和平社区", "幸褔社区13812345678", "和平社区")
    finding = one(communities(*texts, rule="schema/unknown_community", known_communities=known))
    assert "138" not in finding.text("en") + finding.text("zh")
    assert "not shown" in finding.text("en")


def test_schema_silent_community_fires() -> None:
    finding = one(communities("幸福社区", rule="schema/silent_community", known_communities=KNOWN))
    assert (finding.severity, finding.place.column, finding.facts["names"]) == ("warning", "村", ["和平社区"])


def test_schema_silent_community_stays_silent() -> None:
    assert communities(*KNOWN, rule="schema/silent_community", known_communities=KNOWN) == []


def test_of_a_file_without_a_study_nothing_is_said_that_a_study_would_have_to_answer(tmp_path: Path) -> None:
    lines = [
        "序号,1、满意吗,2、备选",
        *(f"{place},{'(跳过)' if place < 3 else '满意'},同" for place in range(9)),
    ]
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = {each.rule for each in inspection_of(tmp_path / "a.csv").findings}
    assert not rules & {"schema/extra_column", "schema/not_asked"}


REGISTER = """
[questionnaires.villages]
file = "villages.csv"
group = "村"
id = "村名"

[questions.villages.people]
kind = "number"
column = "人口"
"""
VILLAGES = [("甲村", 30), ("乙村", 40), ("丙村", 20), ("", 5), ("(空)", 5), ("合计", 100)]


def with_register(folder: Path, villages: list[tuple[str, int]], rule: str) -> list[Finding]:
    """Ten respondents of 甲村 and 乙村, and a sheet of one row for each village."""
    texts = ["甲村"] * 5 + [" 乙村"] * 5
    rows = "序号,村,1、满意吗\n" + "".join(f"{place},{text},满意\n" for place, text in enumerate(texts))
    questionnaire = 'community = "村"\nknown_communities = "villages"'
    small_study(folder, questionnaire=questionnaire, more=REGISTER, rows=rows)
    lines = ["村名,人口", *(f"{name},{people}" for name, people in villages)]
    (folder / "villages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return found(folder, rule)


def test_communities_may_be_those_of_another_sheet(tmp_path: Path) -> None:
    assert with_register(tmp_path, VILLAGES, "schema/unknown_community") == []
    silent = one(found(tmp_path, "schema/silent_community"))
    assert silent.facts["names"] == ["丙村"], "合计 is no village, nor is a blank"
    unknown = one(with_register(tmp_path, VILLAGES[:1], "schema/unknown_community"))
    assert (unknown.place.questionnaire, unknown.place.rows) == ("residents", (7, 8, 9, 10, 11))


def test_where_the_sheet_of_communities_cannot_be_read_it_is_said(tmp_path: Path) -> None:
    with_register(tmp_path, VILLAGES, "schema/unknown_community")
    (tmp_path / "villages.csv").unlink()
    unreadable, unchecked = inspection_of(tmp_path).findings
    assert (unreadable.rule, unchecked.rule) == ("file/unreadable", "schema/unknown_community")
    assert (unchecked.severity, unchecked.place.column) == ("note", "村")
    assert "villages.csv" in unchecked.text("zh")


def weights(*texts: str, rule: str) -> list[Finding]:
    return in_columns(with_column("w", *texts, "1"), rule, weight="w")


@pytest.mark.parametrize("text", ["", "无", "-1", "inf", "nan", "1e13", "1e-10"])
def test_schema_weight_fires(text: str) -> None:
    finding = one(weights("0.5", text, rule="schema/weight"))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("error", "w", (3,))


@pytest.mark.parametrize("text", ["0", "1e-9", "1e12"])
def test_schema_weight_stays_silent(text: str) -> None:
    assert weights("0.5", text, rule="schema/weight") == []


def test_schema_zero_weight_fires() -> None:
    finding = one(weights("0.5", "0", rule="schema/zero_weight"))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("warning", "w", (3,))


def test_schema_zero_weight_stays_silent() -> None:
    assert weights("0.5", "1e-9", rule="schema/zero_weight") == []


def replicates(*texts: str, first: str = "1") -> list[Finding]:
    columns = {**with_column("w", first, "1"), "r1": [*texts, *"11111111"][:10], "r2": ["1"] * 10}
    declared = {"columns": ["r1", "r2"], "method": "bootstrap"}
    return in_columns(columns, "schema/replicate_weight", weight="w", replicates=declared)


def test_schema_replicate_weight_fires() -> None:
    finding = one(replicates("1", "", "1"))
    assert (finding.severity, finding.place.rows) == ("error", (3,))


def test_schema_replicate_weight_stays_silent() -> None:
    assert replicates("1", "0", "2") == []


def test_replicates_that_are_doubtful_are_a_warning() -> None:
    finding = one(replicates("1", "1", "1", first="0"))
    assert (finding.code, finding.severity) == ("coding.replicates_weightless", "warning")


@pytest.mark.parametrize(
    ("numbers", "lost"),
    [
        ([1, 2, 4], ["rep3"]),
        ([1, 2, 3], []),
        ([0, 1, 2], []),
        ([2, 7], []),
        ([2, 6], []),
        ([2, 5], ["rep3", "rep4"]),
    ],
)
def test_replicates_whose_numbers_leave_some_out_have_lost_a_column(
    numbers: list[int], lost: list[str]
) -> None:
    columns = {**with_column("w", "1"), **{f"Rep{number}": ["1"] * 10 for number in numbers}}
    declared = {"columns": ["Rep*"], "method": "bootstrap"}
    found = in_columns(columns, "schema/replicate_weight", weight="w", replicates=declared)
    assert [(each.severity, each.facts["names"]) for each in found] == [("warning", lost)] * bool(lost)


def design(strata: Sequence[str]) -> list[Finding]:
    return in_columns(with_column("层", *strata), "schema/design", community="社区", stratum="层")


def test_schema_design_fires() -> None:
    finding = one(design(["北", "", *["北"] * 3, *["南"] * 5]))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("error", "层", (3,))


def test_schema_design_stays_silent() -> None:
    assert design([*["北"] * 5, *["南"] * 5]) == []


def test_a_unit_in_two_strata_is_a_warning() -> None:
    finding = one(design(["北", *["南"] * 9]))
    assert (finding.severity, finding.code) == ("warning", "coding.psu_in_strata")


def population(*texts: str, value: str = "男") -> list[Finding]:
    where = {"question": "sex", "any_of": [value]}
    columns = {**FITTING, "性别": [*texts, *["男"] * (10 - len(texts))]}
    return in_columns(columns, "schema/population", where=where)


def test_schema_population_fires() -> None:
    finding = one(population(value="女"))
    assert (finding.severity, finding.code) == ("error", "coding.population_empty")


def test_schema_population_stays_silent() -> None:
    assert population("女") == []


def test_whoever_does_not_say_whether_they_belong_is_a_warning() -> None:
    finding = one(population("女", "(空)"))
    assert (finding.severity, finding.place.rows) == ("warning", (3,))
