"""claims.toml: what a right one gives, and what is said of a wrong one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cgsurvey.claims.claim_verdicts import figure_of
from cgsurvey.declarations import ClaimsFile
from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.study_file import load_claims

ONE = '[[claims]]\nid = "a"\ntext = "满意率92%"\n'
TABLE = '[[tables]]\nid = "t"\ntext = "满意度"\nn = 10\nrow = "residents/frequency/q1/share"\n'
CELLS = '[tables.figures]\n"满意" = 40\n"一般" = { value = 60.0, count = 6 }\n'


def loaded(folder: Path, text: str) -> ClaimsFile:
    path = folder / "claims.toml"
    path.write_text(text, encoding="utf-8")
    return load_claims(path)


def mistakes(folder: Path, text: str) -> tuple[CgsurveyError, ...]:
    with pytest.raises(StudyError) as caught:
        loaded(folder, text)
    return caught.value.mistakes


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("value = 92", "92"),
        ("value = 0.020", "0.020"),
        ("value = 5.20", "5.20"),
        ("value = -0.5", "-0.5"),
        ("value = 1e2", "100"),
        ("value = 1.5e-2", "0.015"),
        ("value = 92\ndecimals = 2", "92.00"),
        ("value = 0.02\ndecimals = 3", "0.020"),
        ("value = 0.000001", "0.000001"),
        ("value = 100000000.000001", "100000000.000001"),
    ],
)
def test_a_figure_has_the_decimals_that_it_is_written_with(tmp_path: Path, written: str, figure: str) -> None:
    (claim,) = loaded(tmp_path, ONE + written + "\n").claims
    assert str(figure_of(claim)) == figure


def test_a_claim_without_a_figure_has_none(tmp_path: Path) -> None:
    (claim,) = loaded(tmp_path, ONE).claims
    assert figure_of(claim) is None
    assert (claim.decimals, claim.level, claim.expect) == (None, 5, "pass")


def test_each_cell_of_a_table_is_a_claim(tmp_path: Path) -> None:
    file = loaded(tmp_path, ONE + TABLE + 'place = "文章"\ndecimals = 1\nweighted = true\n' + CELLS)
    assert [each.id for each in file.every] == ["a", "t/满意", "t/一般"]
    _, first, second = file.every
    assert str(figure_of(first)) == "40.0"
    assert (second.value, second.count) == (Decimal("60.0"), 6)
    assert (first.kind, first.n, first.weighted, first.place) == ("share", 10, True, "文章")
    assert first.row == "residents/frequency/q1/share/满意"
    assert first.text == "满意度 · 满意"


def test_a_cell_has_an_expectation_of_its_own(tmp_path: Path) -> None:
    cells = CELLS.replace("= 40", '= { value = 41, expect = "impossible", reason = "印错" }')
    first, second = loaded(tmp_path, TABLE + cells).every
    assert (first.expect, first.reason) == ("impossible", "印错")
    assert (second.expect, second.reason) == ("pass", None)


#: (text of the file, code of the mistake, a word of its sentence)
WRONG = [
    (ONE + 'expect = "impossible"\n', "study.type.claim_reason", "[claims[1]] reason"),
    (ONE + 'expect = "impossible"\nreason = " "\n', "study.type.string_pattern_mismatch", "reason"),
    (ONE + 'expect = "imposible"\nreason = "x"\n', "study.not_one_of", "Did you mean 'impossible'"),
    (ONE + "value = 92.5\ndecimals = 0\n", "study.type.claim_decimals", "decimals must be 1 or more"),
    (ONE + "value = 0.1234567\n", "study.type.claim_decimals", "6 at most"),
    (ONE + "value = 92\ndecimals = 7\n", "study.type.claim_decimals", "6 at most"),
    (ONE + 'value = "92"\n', "study.type.float_type", 'a number, not "92"'),
    (ONE + "value = true\n", "study.type.float_type", "a number"),
    (ONE + "value = nan\n", "study.type.finite_number", "finite"),
    (ONE + "value = 1e10\n", "study.type.less_than_equal", "value"),
    (ONE + "value = 1e999999999\n", "study.type.less_than_equal", "value"),
    (ONE + "value = 1e-999999999\n", "study.type.claim_decimals", "decimals"),
    (ONE + "n = 0\n", "study.type.greater_than_equal", "n must be 1"),
    (ONE + "count = -1\n", "study.type.greater_than_equal", "count"),
    (ONE + "items = 0\n", "study.type.greater_than_equal", "items"),
    (ONE + "range = [5, 1]\n", "study.type.not_ascending", "range"),
    (ONE + "range = [1, 1]\n", "study.type.not_ascending", "range"),
    (ONE + "items = 1\nrange = [0, 0.5]\n", "study.type.claim_range", "range must be of whole numbers"),
    (ONE + "sd = -0.1\n", "study.type.greater_than_equal", "sd"),
    (ONE + "groups = [1, 1]\n", "study.type.claim_groups", "3 people"),
    (ONE + "groups = [7]\n", "study.missing_key", "groups"),
    (ONE + "groups = [0, 7]\n", "study.type.greater_than_equal", "groups"),
    (ONE + "level = 0\n", "study.type.greater_than_equal", "level"),
    (ONE + "level = 99.1\n", "study.type.less_than_equal", "level"),
    (ONE + 'significant = "no"\n', "study.type.bool_type", "significant"),
    (ONE + 'words = ["过半"]\n', "study.type.claim_words", "过半"),
    (ONE + 'kind = "percent"\n', "study.not_one_of", "kind"),
    (ONE + "valeu = 92\n", "study.unknown_key", "Did you mean 'value'"),
    ('[[claims]]\nid = "a"\n', "study.missing_key", "text"),
    ("[[claim]]\n", "study.unknown_key", "Did you mean 'claims'"),
    (ONE + ONE, "study.type.claim_twice", "a"),
    (ONE.replace('"a"', '"t/满意"') + TABLE + CELLS, "study.type.claim_twice", "t/满意"),
    (ONE.replace('"a"', '"t"') + TABLE + CELLS, "study.type.claim_twice", "t"),
    (TABLE, "study.missing_key", "figures"),
    (TABLE + "figures = {}\n", "study.type.too_short", "figures"),
    (TABLE + "figures = 3\n", "study.type.dict_type", "figures"),
    (TABLE + CELLS.replace("40", '"40"'), "study.type.float_type", "满意"),
    (TABLE + CELLS.replace("{ value = 60.0, count = 6 }", "{ }"), "study.type.claim_cell", "一般"),
    (TABLE + CELLS.replace("count = 6", "cuont = 6"), "study.unknown_key", "Did you mean 'count'"),
    (TABLE + CELLS.replace("count = 6", 'expect = "impossible"'), "study.type.claim_reason", "reason"),
    (TABLE + "decimals = 0\n" + CELLS, "study.type.claim_decimals", "一般"),
    (TABLE + 'expect = "impossible"\n' + CELLS, "study.type.claim_reason", "[tables[1]] reason"),
]


@pytest.mark.parametrize(("text", "code", "word"), WRONG, ids=lambda part: str(part)[-30:])
def test_each_mistake_is_named_with_its_place(tmp_path: Path, text: str, code: str, word: str) -> None:
    found = mistakes(tmp_path, text)
    matching = [each for each in found if each.code == code]
    assert matching, [each.text("en") for each in found]
    assert any(word in each.text("en") for each in matching), [each.text("en") for each in matching]
    assert all("{" not in each.text("zh").replace("{ }", "") for each in found)


def test_both_sides_of_the_bounds_that_are_allowed(tmp_path: Path) -> None:
    text = (
        ONE + "value = 1_000_000_000\nn = 1_000_000_000\ncount = 0\nitems = 1\n"
        "sd = 0\ngroups = [1, 2]\nlevel = 99\nrange = [0, 1]\n"
    )
    (claim,) = loaded(tmp_path, text).claims
    assert (claim.groups, claim.level) == ((1, 2), Decimal(99))


def test_every_mistake_is_reported_at_once(tmp_path: Path) -> None:
    text = ONE + "n = 0\n" + ONE.replace('"a"', '"b"') + "value = nan\n" + TABLE
    assert len(mistakes(tmp_path, text)) == 3
