"""Cells against the codebook: answers, numbers, ranks, spellings, required answers, routing."""

from __future__ import annotations

from typing import Any

import pytest

from cgsurvey.findings.finding import Finding
from findings.sheets_in_memory import ASKED, FITTING, Questions, in_columns, in_table
from loaders.dialects.columns import raw as raw_table

FOUR: Questions = {"q1": {"kind": "number", "range": [0, 100]}}


def q1(*texts: str) -> dict[str, list[str]]:
    """A column, with another that fills the rows."""
    return {"性别": ["男"] * len(texts), "q1": list(texts)}


def one(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_schema_category_fires() -> None:
    finding = one(in_columns(q1("满意", "很满意", "一般", "很满意"), "schema/category"))
    place = finding.place
    assert (finding.severity, finding.code) == ("error", "coding.unmatched")
    assert (place.questionnaire, place.question, place.column, place.rows) == ("r", "q1", "q1", (3, 5))
    assert (place.file.name, place.sheet) == ("r.xlsx", "s") if place.file else False


def test_schema_category_stays_silent() -> None:
    assert in_columns(q1("满意", "", "一般", "(跳过)"), "schema/category") == []


def test_an_option_column_of_no_category_is_found_under_its_question() -> None:
    columns = {"q1(甲)": ["1", "0"], "q1(乙)": ["0", "1"], "q1(丙)": ["0", "1"]}
    asked: Questions = {"q1": {"kind": "multiple", "categories": ["甲", "乙"]}}
    finding = one(in_columns(columns, "schema/category", asked))
    assert (finding.place.column, finding.place.question, finding.place.rows) == ("q1(丙)", "q1", (3,))


def test_schema_no_category_fires() -> None:
    finding = one(in_columns(q1("A1", "A2"), "schema/no_category"))
    assert (finding.severity, finding.place.rows) == ("error", (2, 3))


def test_schema_no_category_stays_silent() -> None:
    assert in_columns(q1("A1", "满意"), "schema/no_category") == []


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("number", "三十", "coding.not_a_number"),
        ("number", "1e16", "coding.too_large"),
        ("date", "去年", "coding.not_a_date"),
    ],
)
def test_schema_kind_fires(kind: str, text: str, code: str) -> None:
    good = "2023-05-06" if kind == "date" else "30"
    finding = one(in_columns(q1(good, text), "schema/kind", {"q1": {"kind": kind}}))
    assert (finding.severity, finding.code, finding.place.rows) == ("error", code, (3,))


@pytest.mark.parametrize(("kind", "text"), [("number", "30"), ("date", "2023-05-06"), ("number", "")])
def test_schema_kind_stays_silent(kind: str, text: str) -> None:
    assert (
        in_columns(
            q1("", text, "1" if kind == "number" else "2023/1/2"), "schema/kind", {"q1": {"kind": kind}}
        )
        == []
    )


def test_a_per_cent_that_may_be_a_share_is_a_warning() -> None:
    finding = one(in_columns(q1("50", "0.5"), "schema/kind", {"q1": {"kind": "number", "unit": "%"}}))
    assert finding.severity == "warning"


@pytest.mark.parametrize("text", ["-1", "100.5"])
def test_schema_range_fires(text: str) -> None:
    finding = one(in_columns(q1("50", text), "schema/range", FOUR))
    assert (finding.severity, finding.place.question, finding.place.rows) == ("error", "q1", (3,))


@pytest.mark.parametrize("text", ["0", "100"])
def test_schema_range_stays_silent(text: str) -> None:
    assert in_columns(q1("50", text), "schema/range", FOUR) == []


def ranks(first: str, second: str) -> list[Finding]:
    asked: Questions = {"q1": {"kind": "rank", "categories": ["甲", "乙"]}}
    return in_columns({"q1(甲)": ["1", first], "q1(乙)": ["2", second]}, "schema/conflict", asked)


def test_schema_conflict_fires() -> None:
    finding = one(ranks("1", "1"))
    assert (finding.severity, finding.code, finding.place.rows) == ("error", "coding.bad_rank", (3,))


def test_schema_conflict_stays_silent() -> None:
    assert ranks("2", "1") == []


def test_two_forms_of_one_question_that_disagree_are_a_conflict() -> None:
    headers = ["_id", "_uuid", "s", "s/a", "s/b"]
    rows = [["1", "u", "a b", "1", "1"], ["2", "v", "a", "0", "1"]]
    asked: Questions = {"q1": {"kind": "multiple", "column": "s", "categories": ["a", "b"], "separator": " "}}
    finding = one(in_table(raw_table(headers, rows), "schema/conflict", asked))
    assert (finding.code, finding.place.rows) == ("coding.options_disagree", (3,))


def test_schema_spelling_fires() -> None:
    finding = one(in_columns(q1("满意。", "满意"), "schema/spelling"))
    assert (finding.severity, finding.place.question, finding.place.rows) == ("note", "q1", (2,))


def test_schema_spelling_stays_silent() -> None:
    assert in_columns(q1(" 满意", "满意"), "schema/spelling") == [], "width and spaces are no spelling"


def test_schema_missing_code_fires() -> None:
    headers = ["_id", "_uuid", "s", "s/a", "s/b"]
    rows = [["1", "u", "a b", "1", "1"], ["2", "v", "", "0", "0"]]
    asked: Questions = {"q1": {"kind": "multiple", "columns": ["s/a", "s/b"], "categories": ["a", "b"]}}
    finding = one(in_table(raw_table(headers, rows), "schema/missing_code", asked))
    assert (finding.severity, finding.place.rows) == ("note", (3,))


def test_schema_missing_code_stays_silent() -> None:
    assert in_columns(q1("满意", "(空)", "(跳过)"), "schema/missing_code") == []


def required(*texts: str, others: list[str] | None = None, **declared: Any) -> list[Finding]:
    asked = {**ASKED, "q1": {**ASKED["q1"], "required": True, **declared}}
    columns = {"性别": others or ["男", *["女"] * (len(texts) - 1)], "q1": list(texts)}
    return in_columns(columns, "schema/required", asked)


def test_schema_required_fires() -> None:
    finding = one(required("满意", "", "(空)", " "))
    place = finding.place
    assert (finding.severity, place.column, place.question, place.rows) == ("error", "q1", "q1", (3, 4, 5))
    assert finding.number == 3


def test_schema_required_stays_silent() -> None:
    assert required("满意", "说不清", "(跳过)", "无法识别", missing=["说不清"]) == []
    assert in_columns(q1("满意", ""), "schema/required") == [], "nobody said that it is required"


def test_routing_excuses_whom_it_hides_a_question_from_or_may_hide_it_from() -> None:
    women = {"question": "sex", "any_of": ["女"]}
    finding = one(required("", "", "", "满意", others=["男", "女", "", "女"], asked_if=women))
    assert finding.place.rows == (3,), "a man is not asked; of whom the sex is not known nothing is"


def test_a_matrix_that_is_required_is_so_in_every_row() -> None:
    matrix = {
        "kind": "scale",
        "categories": ["差", "好"],
        "required": True,
        "items": {"q1": "甲", "q2": "乙"},
    }
    columns = {"甲": ["好", "", "差"], "乙": ["好", "好", ""]}
    found = in_columns(columns, "schema/required", {"m": matrix})
    assert [(each.place.question, each.place.rows) for each in found] == [("q1", (3,)), ("q2", (4,))]


def routed(*texts: str, rule: str, asked_if: bool = True) -> list[Finding]:
    women = {"asked_if": {"question": "sex", "any_of": ["女"]}} if asked_if else {}
    columns = {"性别": ["男", "女", ""], "q1": list(texts)}
    return in_columns(columns, rule, {**ASKED, "q1": {**ASKED["q1"], **women}})


def test_a_question_in_several_columns_is_placed_in_the_first() -> None:
    asked: Questions = {"q1": {"kind": "multiple", "categories": ["甲", "乙"], "required": True}}
    columns = {"性别": ["男"] * 3, "q1(甲)": ["1", "", "(跳过)"], "q1(乙)": ["0", "", "(跳过)"]}
    for rule, row in (("schema/required", 3), ("schema/not_asked", 4)):
        place = one(in_columns(columns, rule, asked)).place
        assert (place.column, place.rows) == ("q1(甲)", (row,))
    nobody: Questions = {"q1": {"kind": "multiple", "categories": ["甲", "乙"]}}
    columns = {"性别": ["男"] * 2, "q1(甲)": ["", "(跳过)"], "q1(乙)": ["", "(跳过)"]}
    place = one(in_columns(columns, "schema/no_answer", nobody)).place
    assert (place.column, place.rows) == ("q1(甲)", (2,))


def test_schema_no_answer_fires() -> None:
    finding = one(in_columns(q1("", "(空)", "-2"), "schema/no_answer"))
    assert (finding.severity, finding.place.question, finding.place.rows) == ("warning", "q1", (2, 3, 4))


def test_schema_no_answer_stays_silent() -> None:
    assert in_columns(q1("", "", "满意"), "schema/no_answer") == []
    assert in_columns(q1("", "", "好"), "schema/no_answer") == [], "another rule's"
    assert in_columns(q1("", "", ""), "schema/no_answer", {"q1": {"kind": "text"}}) == [], (
        "open answers may be"
    )
    required = {**ASKED, "q1": {**ASKED["q1"], "required": True}}
    assert in_columns(q1("", "", ""), "schema/no_answer", required) == [], "another rule's"
    assert routed("", "(跳过)", "", rule="schema/no_answer") == [], "whoever was blank was not shown it"


def test_schema_not_asked_fires() -> None:
    finding = one(routed("满意", "(跳过)", "-3", rule="schema/not_asked", asked_if=False))
    assert (finding.severity, finding.place.question, finding.place.rows) == ("warning", "q1", (3, 4))


def test_rows_of_a_matrix_that_were_skipped_together_are_said_once() -> None:
    items = {"q1": "甲", "q2": "乙", "q3": "丙"}
    matrix = {"kind": "scale", "categories": ["差", "好"], "items": items}
    columns = {"甲": ["好", "(跳过)"], "乙": ["差", "(跳过)"], "丙": ["(跳过)", "差"]}
    together, alone = in_columns(columns, "schema/not_asked", {"m": matrix})
    assert [(each.place.question, each.place.rows) for each in (together, alone)] == [
        ("q1", (3,)),
        ("q3", (2,)),
    ]
    assert "“甲”和同一矩阵的另1道子题" in together.text("zh")
    assert "'丙': 1 row(s)" in alone.text("en")


def test_schema_not_asked_stays_silent() -> None:
    assert routed("(跳过)", "满意", "(跳过)", rule="schema/not_asked") == [], "the study says who is asked"
    assert routed("满意", "", "(空)", rule="schema/not_asked", asked_if=False) == []


def test_schema_answered_unasked_fires() -> None:
    finding = one(routed("满意", "满意", "满意", rule="schema/answered_unasked"))
    assert (finding.severity, finding.place.rows) == ("error", (2,))


def test_schema_answered_unasked_stays_silent() -> None:
    assert routed("(跳过)", "满意", "满意", rule="schema/answered_unasked") == []


def test_schema_skipped_asked_fires() -> None:
    finding = one(routed("(跳过)", "(跳过)", "(跳过)", rule="schema/skipped_asked"))
    assert (finding.severity, finding.place.rows) == ("error", (3,))


def test_schema_skipped_asked_stays_silent() -> None:
    assert routed("(跳过)", "满意", "(跳过)", rule="schema/skipped_asked") == []


def ticked(text: str) -> list[Finding]:
    asked = {"kind": "multiple", "categories": ["甲", "乙", "都没有"], "exclusive": ["都没有"]}
    return in_columns(q1("甲┋乙", text), "schema/exclusive", {"q1": asked})


def test_schema_exclusive_fires() -> None:
    finding = one(ticked("甲┋都没有"))
    assert (finding.severity, finding.place.rows) == ("error", (3,))


def test_schema_exclusive_stays_silent() -> None:
    assert ticked("都没有") == []


def outside(wrong: int) -> list[Finding]:
    """One row of ten questions with so many answers outside the form, among rows that fit it."""
    asked = {f"q{place}": {"kind": "single", "categories": ["是", "否"]} for place in range(10)}
    columns = {name: ["是", "否", "X" if place < wrong else "是"] for place, name in enumerate(asked)}
    return in_columns(columns, "schema/outside_form", asked)


def test_schema_outside_form_fires() -> None:
    finding = one(outside(2))
    assert (finding.severity, finding.place.rows) == ("error", (4,))


def test_schema_outside_form_stays_silent() -> None:
    assert outside(1) == []


def test_rows_that_the_study_sets_aside_are_no_open_finding() -> None:
    columns = {**FITTING, "序号": ["1", "1", *FITTING["序号"][2:]]}
    for rule in ("schema/duplicate_id", "schema/required"):
        for each in in_columns(columns, rule, id="序号", quality={"exclude": ["duplicate_id"]}):
            assert each.severity == "note"
