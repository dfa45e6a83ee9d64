"""Rows set aside, the design, the population, and the books that must balance."""

from dataclasses import replace

import pytest
from asking import FIVE, coded, codes, problem, question, table
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey.coding import load_survey
from cgsurvey.errors import StudyError, Unreadable, UsageError
from cgsurvey.ledger import SET_ASIDE, Problem
from cgsurvey.study_file import load_study

sex = question("single", "性别", name="sex", categories=("男", "女"))
HEADERS = ("性别", "社区", "权数", "层", "单元", "序号")


def survey_of(rows, *questions, **declared):
    return coded(table(HEADERS, rows), *(questions or (sex,)), **declared)


def test_empty_rows_and_footers_are_set_aside_with_their_rows():
    rows = [["男"], [], ["女"], ["注：仅供内部使用"], [" "], ["合计", "", "", "", "", "2"]]
    survey = survey_of(rows)
    assert survey.ledger.set_aside == {"empty_row": (3, 6), "footer": (5, 7)}
    assert (survey.ledger.rows_read, survey.ledger.analysed, survey.size) == (6, 2, 2)


def test_a_header_that_comes_again_is_set_aside_and_one_in_part_is_not():
    survey = survey_of([["男", "甲"], list(HEADERS), ["女", "乙"], [*HEADERS[:-1], "7"]])
    assert survey.ledger.set_aside == {"header_row": (3,)}
    assert (survey.ledger.rows_read, survey.size) == (4, 3)


def test_a_word_like_a_footer_above_the_end_is_a_row():
    survey = survey_of([["合计"], ["男", "甲"]])
    assert not survey.ledger.set_aside
    assert codes(survey) == ["coding.unmatched"]


@pytest.mark.parametrize(
    "word", ["合计", "总 计：", "小计", "平均", "平均值", "Total", "SUM", "Average", "总计（人）"]
)
def test_a_total_that_fills_its_row_is_no_respondent(word):
    rows = [["男", "甲", "1"], ["女", "乙", "1"], ["6", word, "60", "3.2", "1", "2"], ["注：内部"]]
    survey = survey_of(rows, community="社区")
    assert survey.ledger.set_aside == {"footer": (4, 5)}
    assert survey.communities.levels == ("乙", "甲")


def test_an_answer_that_looks_like_a_total_is_an_answer():
    asked = question("single", "性别", name="sex", categories=("低", "平均", "高"))
    survey = survey_of([["低", "甲", "1"], ["平均", "甲", "1"]], asked)
    assert not survey.ledger.set_aside


def test_a_note_that_fills_its_row_is_a_respondent():
    survey = survey_of([["男", "甲"], ["说明", "甲", "1", "2", "3", "4"]])
    assert not survey.ledger.set_aside


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1e308", "bad_weight"),
        ("1e200", "bad_weight"),
        ("1.1e12", "bad_weight"),
        ("1e-320", "bad_weight"),
        ("0.9e-9", "bad_weight"),
        ("", "no_weight"),
        ("(空)", "no_weight"),
        ("多", "no_weight"),
        ("-1", "bad_weight"),
        ("nan", "bad_weight"),
        ("inf", "bad_weight"),
        ("1e999", "bad_weight"),
    ],
)
def test_weights_that_cannot_be_used(cell, reason):
    survey = survey_of([["男", "", "1.5"], ["女", "", cell], ["女", "", "0"]], weight="权数")
    assert survey.ledger.set_aside == {reason: (3,)}
    assert survey.weight.tolist() == [1.5, 0.0]
    assert survey.design.weighted


@pytest.mark.parametrize("cell", ["多", "", "(空)"])
def test_a_column_of_weights_without_a_number_is_another_column(cell):
    with pytest.raises(Unreadable) as refusal:
        survey_of([["男", "", cell], ["女", "", "少"]], weight="权数")
    assert refusal.value.code == "coding.weights_no_numbers"
    for language in ("zh", "en"):
        assert "权数" in refusal.value.text(language)
        assert "少" not in refusal.value.text(language)


def test_weights_at_the_limits_are_weights():
    survey = survey_of([["男", "", "1e-9"], ["女", "", "1e12"]], weight="权数")
    assert survey.weight.tolist() == [1e-9, 1e12]


def test_weights_of_zero_are_said_with_their_rows():
    survey = survey_of([["男", "", "1"], ["女", "", "0"], ["女", "", "0.0"]], weight="权数")
    problem = next(each for each in survey.problems if each.code == "coding.zero_weight")
    assert problem.rows == (3, 4)
    assert survey.ledger.analysed == 3


def test_all_weights_zero_is_refused():
    with pytest.raises(Unreadable):
        survey_of([["男", "", "0"]], weight="权数")


def test_the_community_is_the_sampling_unit_by_default():
    rows = [["男", "社区10"], ["女", "社区2"], ["女", ""], ["男", "社区10"]]
    survey = survey_of(rows, community="社区")
    assert survey.design.psu_name == "community"
    assert survey.communities.levels == ("社区2", "社区10")
    assert survey.communities.codes.tolist() == survey.design.psu.tolist() == [1, 0, 1]
    assert survey.ledger.set_aside == {"no_community": (4,)}
    assert survey.design.degrees_of_freedom(survey.population) == 1


def test_a_row_without_community_stays_where_the_row_is_the_unit():
    survey = survey_of([["男", "甲"], ["女", ""]], community="社区", psu="none")
    assert survey.design.psu_name == "row"
    assert survey.design.psu.tolist() == [0, 1]
    assert survey.communities.codes.tolist() == [0, -1]
    assert problem(survey, "coding.no_community").rows == (3,)


def test_units_are_nested_in_strata():
    rows = [
        ["男", "", "", "乙", "1"],
        ["女", "", "", "甲", "1"],
        ["女", "", "", "甲", "2"],
        ["女", "", "", "", "2"],
    ]
    survey = survey_of(rows, stratum="层", psu="单元")
    design = survey.design
    assert design.strata == ("乙", "甲")
    assert design.psu.tolist() == [0, 1, 2]
    assert design.stratum_of_psu.tolist() == [0, 1, 1]
    assert design.stratum_of_psu[design.psu].tolist() == design.stratum.tolist()
    assert problem(survey, "coding.psu_in_strata").facts["names"] == ["1"]
    assert survey.ledger.set_aside == {"no_stratum": (5,)}


def test_levels_are_those_of_the_rows_analysed():
    rows = [["男", "甲", "1"], ["男", "乙", ""]]
    survey = survey_of(rows, community="社区", weight="权数")
    assert survey.communities.levels == ("甲",)
    assert survey.design.stratum_of_psu.tolist() == [0]


def test_spellings_of_one_community_are_one_and_said_so():
    survey = survey_of([["男", "社区 1"], ["男", "社区１"], ["男", "社区１"]], community="社区")
    assert survey.communities.levels == ("社区１",)
    assert codes(survey) == ["coding.community_spellings"]
    assert survey.problems[0].minor
    survey = survey_of([["男", "臺前村"], ["男", "台前村"], ["男", "台前村"]], community="社区")
    assert survey.communities.levels == ("台前村",)


def test_without_a_design_each_row_is_a_unit():
    survey = survey_of([["男"], ["女"]])
    assert survey.design.is_simple
    assert survey.weight.tolist() == [1, 1]
    assert survey.communities is None


def test_repeated_ids_are_located_and_not_shown():
    rows = [
        ["男", "", "", "", "", "A77"],
        ["女", "", "", "", "", "B"],
        ["女", "", "", "", "", "a77 "],
        ["女"],
    ]
    survey = survey_of(rows, id="序号")
    found = problem(survey, "coding.duplicate_ids")
    assert found.rows == (2, 4)
    assert "77" not in found.text("zh").lower() + found.text("en").lower()
    assert survey.size == 4


def test_rows_without_an_id_are_located():
    rows = [["男", "", "", "", "", cell] for cell in ("1", "", "(空)", "-3", "2")]
    survey = survey_of([*rows, ["合计"]], id="序号")
    assert codes(survey) == ["coding.blank_ids"]
    assert problem(survey, "coding.blank_ids").rows == (3, 4, 5)


def test_ids_that_lost_digits_are_not_called_repeated_as_well():
    raw = table(HEADERS, [["男", "", "", "", "", cell] for cell in ("1" * 18, "1" * 18, "7", "7")])
    lost = Problem("loading.long_number", {"column": "序号", "letter": "F", "number": 2}, (2, 3), "序号")
    survey = coded(replace(raw, problems=(lost,)), sex, id="序号")
    assert codes(survey) == ["loading.long_number", "coding.duplicate_ids"]
    assert problem(survey, "coding.duplicate_ids").rows == (4, 5)


def test_nobody_left_is_refused():
    with pytest.raises(Unreadable) as refusal:
        survey_of([["男", ""], ["女", ""]], community="社区")
    assert "2" in refusal.value.text("zh")


@pytest.mark.parametrize(
    ("condition", "inside"),
    [
        ({"question": "sex", "any_of": ["女"]}, [False, True, False, False]),
        ({"question": "r.sex", "any_of": ["女", "男"]}, [True, True, False, True]),
        ({"question": "age", "at_least": 18}, [True, False, True, False]),
        ({"question": "age", "at_least": 16, "at_most": 18}, [True, True, False, False]),
        ({"question": "sat", "at_least": 40}, [False, True, True, False]),
        ({"question": "svc", "any_of": ["甲"]}, [True, False, True, False]),
    ],
)
def test_the_population(condition, inside):
    asked = [
        sex,
        question("number", "社区", name="age"),
        question("scale", "权数", name="sat", categories=FIVE, scores=(10, 20, 30, 40, 50)),
        question("multiple", "层", name="svc", categories=("甲", "乙")),
    ]
    rows = [
        ["男", "18", "一般", "甲┋乙"],
        ["女", "17", "满意", "乙"],
        ["", "70", "非常满意", "甲"],
        ["男", "", "", ""],
    ]
    survey = survey_of(rows, *asked, where=[condition])
    assert survey.population.tolist() == inside
    assert survey.ledger.outside_population == inside.count(False)
    assert problem(survey, "coding.undecided").rows in ((4,), (5,))
    assert survey.size == 4


def test_a_population_by_a_score_is_refused():
    with pytest.raises(StudyError):
        survey_of([["男"]], where=[{"question": "belonging", "at_least": 1}])


INCOMES = ("无收入", "不足2000元", "2000-4000元", "4000-6000元", "6000元及以上")


@pytest.mark.parametrize("kind", ["single", "scale"])
@pytest.mark.parametrize(
    ("bounds", "inside"),
    [
        ({"at_least": 4000}, [False, False, False, True, True]),
        ({"at_most": 4000}, [True, True, True, False, False]),
        ({"at_least": 2000, "at_most": 6000}, [False, False, True, True, False]),
    ],
)
def test_a_population_by_bands_compares_the_bands_and_not_their_scores(kind, bounds, inside):
    asked = question(kind, "性别", name="income", categories=INCOMES, bounds=True)
    survey = survey_of([[each] for each in INCOMES], asked, where=[{"question": "income", **bounds}])
    assert survey.population.tolist() == inside
    assert "coding.population_empty" not in codes(survey)


def test_a_population_of_nobody_is_said_aloud():
    survey = survey_of([["男"], ["男"]], where=[{"question": "sex", "any_of": ["女"]}])
    found = problem(survey, "coding.population_empty")
    assert not found.minor
    assert "sex=女" in found.text("zh")
    assert "nobody" in found.text("en")


CELLS = st.sampled_from(
    [
        "",
        " ",
        "男",
        "女",
        "Ａ.男",
        "?",
        "(跳过)",
        "(空)",
        "-2",
        "1",
        "0",
        "-1",
        "nan",
        "甲",
        "乙",
        "注：x",
        "合计",
        "1e3",
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=12)
DESIGNS = st.fixed_dictionaries(
    {},
    optional={
        "community": st.just("社区"),
        "weight": st.just("权数"),
        "stratum": st.just("层"),
        "psu": st.sampled_from(["单元", "none"]),
        "id": st.just("序号"),
        "where": st.just([{"question": "sex", "any_of": ["男"]}]),
    },
)


@given(ROWS, DESIGNS, st.integers(2, 9))
def test_rows_read_are_rows_analysed_plus_rows_set_aside(rows, design, first):
    try:
        survey = coded(table(HEADERS, rows, first), sex, **design)
    except Unreadable:
        return
    ledger = survey.ledger
    numbers = [number for rows in ledger.set_aside.values() for number in rows]
    assert ledger.rows_read == len(rows) == survey.size + len(numbers)
    assert len(set(numbers)) == len(numbers)
    assert set(ledger.set_aside) <= set(SET_ASIDE)
    assert set(numbers) <= set(range(first, first + len(rows)))
    assert ledger.outside_population == int((~survey.population).sum())
    for found in survey.problems:
        assert set(found.rows) <= set(range(first, first + len(rows)))
    answers = survey.answers["sex"]
    assert len(answers.status) == len(answers.values) == survey.size == len(survey.population)
    assert ((answers.status == 0) == (answers.values >= 0)).all()
    used = survey.design
    assert (used.stratum_of_psu[used.psu] == used.stratum).all()
    assert set(used.psu.tolist()) == set(range(len(used.stratum_of_psu)))


STUDY = """
title = "x"
[questionnaires.r]
file = "r.csv"
group = "居民"
[questions.r.sex]
kind = "single"
column = "1、性别"
categories = ["男", "女"]
"""


def test_load_survey_reads_beside_the_study(tmp_path):
    (tmp_path / "study.toml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "r.csv").write_text("序号,1、性别\n1,男\n2,女\n", encoding="gbk")
    study = load_study(tmp_path)
    survey = load_survey(study, "r")
    assert survey.answers["sex"].values.tolist() == [0, 1]
    assert (survey.ledger.file, survey.ledger.sheet, survey.name) == ("r.csv", None, "r")
    with pytest.raises(UsageError):
        load_survey(study, "residents")
    (tmp_path / "r.csv").rename(tmp_path / "r1.csv")
    with pytest.raises(Unreadable) as refusal:
        load_survey(study, "r")
    assert refusal.value.facts["known"] == ["r1.csv"]
