"""Reliability, Likert items, missing answers and the bounds these leave, counted by hand."""

from __future__ import annotations

import itertools
import statistics
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtr

from cgsurvey import stats
from cgsurvey.coding import load_survey
from cgsurvey.errors import NotEstimable
from cgsurvey.replicates import Replicates
from cgsurvey.result import Result
from cgsurvey.stats._bounds import imbens_manski_level
from cgsurvey.stats._intervals import t_quantile
from cgsurvey.stats._reliability import omega_total, one_factor
from cgsurvey.stats.missing_patterns import is_monotone
from cgsurvey.study_file import load_study
from stats.eight import COLUMNS, ONE_TO_FIVE, eight
from stats.in_memory import survey_of

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
#: the seven rows that answered b1, b2 and b3, the last turned round
BELONGING = [
    (one, two, 6 - three)
    for one, two, three in zip(COLUMNS["b1"], COLUMNS["b2"], COLUMNS["b3"], strict=True)
    if two is not None
]


def scale_of(items: dict[str, list[Any]], **scale: Any) -> Result:
    survey = survey_of(
        items,
        dict.fromkeys(items, ONE_TO_FIVE),
        scales={"s": {"label": "量表", "items": list(items), **scale}},
    )
    return stats.scale_score(survey, scale="s")


def alpha_of(rows: list[tuple[float, ...]]) -> float:
    number = len(rows[0])
    parts = sum(statistics.variance(column) for column in zip(*rows, strict=True))
    return number / (number - 1) * (1 - parts / statistics.variance([sum(row) for row in rows]))


def test_what_each_item_adds_to_its_scale() -> None:
    result = stats.scale_score(eight(), scale="belonging")
    for place, item in enumerate(("b1", "b2", "b3")):
        own = [row[place] for row in BELONGING]
        others = [row[:place] + row[place + 1 :] for row in BELONGING]
        rest = result.row("item_rest", category=item)
        assert rest.estimate == pytest.approx(statistics.correlation(own, [sum(row) for row in others]))
        assert result.row("alpha_if_dropped", category=item).estimate == pytest.approx(alpha_of(others))
        assert rest.n == 7
    turned = result.row("item_mean", category="b3")
    assert turned.estimate == pytest.approx(statistics.mean(6 - score for score in COLUMNS["b3"]))
    assert turned.n == 8


def test_alpha_without_weights_stands_beside_the_design() -> None:
    weighted = stats.scale_score(eight(weight=[1, 2, 3, 4, 5, 6, 7, 8]), scale="belonging")
    simple = weighted.row("alpha_simple")
    assert simple.estimate == pytest.approx(alpha_of(BELONGING))
    assert simple.interval_method == "feldt"
    assert weighted.row("alpha").estimate != pytest.approx(simple.estimate, rel=1e-3)
    alone = stats.scale_score(eight(community=None), scale="belonging")
    assert alone.row("alpha").interval_method == "feldt"
    assert not [row for row in alone.rows if row.measure == "alpha_simple"]


def test_omega_of_three_items_has_a_closed_form() -> None:
    generator = np.random.default_rng(7)
    factor = generator.normal(size=200)
    items = np.column_stack([factor * size + generator.normal(size=200) for size in (1.0, 0.8, 0.6)])
    r = np.corrcoef(items.T)
    squares = [r[0, 1] * r[0, 2] / r[1, 2], r[0, 1] * r[1, 2] / r[0, 2], r[0, 2] * r[1, 2] / r[0, 1]]
    found = omega_total(np.cov(items.T))
    assert found is not None
    assert found.value == pytest.approx(1 - sum(1 - square for square in squares) / r.sum(), rel=1e-12)


def test_an_improper_solution_is_refused() -> None:
    heywood = np.array([[1, 0.9, 0.9], [0.9, 1, 0.7], [0.9, 0.7, 1]])  # 0.9 · 0.9 / 0.7 > 1
    assert one_factor(heywood) is None
    assert one_factor(np.eye(3)) is None


def test_two_items_have_no_omega_and_none_to_drop() -> None:
    result = scale_of({"a": [1, 2, 3, 4, 5, 3], "b": [2, 2, 3, 5, 4, 1]})
    omega = result.row("omega")
    assert omega.estimate is None
    assert omega.note == "note.two_items"
    assert result.row("alpha").estimate is not None
    assert not [row for row in result.rows if row.measure == "alpha_if_dropped"]


def test_items_that_never_vary_have_no_reliability() -> None:
    result = scale_of({"a": [3] * 6, "b": [4] * 6, "c": [1] * 6})
    for measure in ("alpha", "omega"):
        assert result.row(measure).estimate is None
    assert {note.code for note in result.notes} >= {"note.no_reliability", "note.no_factor"}
    assert all(note.text(language) for note in result.notes for language in ("zh", "en"))


def test_items_that_are_one_have_an_alpha_of_1_and_no_interval() -> None:
    same = [1, 2, 3, 4, 5, 3]
    result = scale_of({"a": same, "b": same, "c": same})
    alpha = result.row("alpha")
    assert alpha.estimate == pytest.approx(1)
    assert alpha.std_error == 0
    assert alpha.conf_low is None
    assert alpha.note is not None
    assert "note.no_variation" in alpha.note


@pytest.mark.parametrize("weight", [None, [1, 2, 3, 4, 5, 6, 7, 8]])
def test_with_replicates_every_coefficient_is_made_again(weight: list[float] | None) -> None:
    survey = eight(weight=weight)
    units = survey.design.psu
    factors = np.where(np.arange(4)[:, None] == np.arange(4), 0.0, 4 / 3)  # the jackknife of four communities
    replicates = Replicates("JK1", units, factors, np.full(4, 3 / 4), mse=True)
    found = stats.scale_score(
        replace(survey, design=replace(survey.design, replicates=replicates)), scale="belonging"
    )
    full = found.row("alpha").estimate
    without = [
        stats.scale_score(replace(survey, population=units != unit), scale="belonging").row("alpha").estimate
        for unit in range(4)
    ]
    spread = 3 / 4 * sum((each - full) ** 2 for each in without)
    assert found.row("alpha").std_error == pytest.approx(spread**0.5)


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ({"a": [1, 2, 3, 4, 5, 3], "b": [5, 4, 3, 2, 1, 4], "c": [1, 3, 2, 5, 4, 3]}, "note.alpha_negative"),
        ({"a": [1, 2, 3, 4, 5, 3], "b": [3, 1, 5, 2, 4, 4], "c": [2, 3, 1, 3, 4, 2]}, "note.alpha_low"),
    ],
)
def test_a_bad_alpha_is_called_so(items: dict[str, list[int]], code: str) -> None:
    assert code in {note.code for note in scale_of(items).notes if note.weak}


def test_likert_gives_the_whole_distribution() -> None:
    result = stats.likert(eight(), question="overall")
    shares = [row.estimate for row in result.rows if row.measure == "share"]
    assert shares == pytest.approx([1 / 6, 1 / 6, 3 / 6, 1 / 6])
    assert result.row("top_two").estimate == pytest.approx(4 / 6)
    assert result.row("net_top_two").estimate == pytest.approx(4 / 6 - 2 / 6)
    assert result.row("mean").estimate == pytest.approx((3 + 4 + 2 + 1 + 3 + 3) / 6)
    grouped = stats.likert(eight(), question="overall", by="sex")
    assert grouped.row("top_two", group_level="女").n == 2


def test_three_answers_have_no_top_two() -> None:
    survey = survey_of(
        {"often": ["从不", "有时", "经常", "有时"]},
        {"often": {"kind": "scale", "categories": ["从不", "有时", "经常"]}},
    )
    measures = {row.measure for row in stats.likert(survey, question="often").rows}
    assert measures == {"share", "mean"}


def test_likert_needs_an_ordered_question() -> None:
    with pytest.raises(NotEstimable):
        stats.likert(eight(), question="sex")


def test_bounds_count_the_silent_against_and_for() -> None:
    result = stats.satisfaction_rate(eight(), question="overall")  # 4 of 6, one "don't know", one blank
    low, high = result.row("lower_bound"), result.row("upper_bound")
    assert (low.estimate, high.estimate) == (0.5, 0.75)
    assert low.n == 8
    assert low.base == "asked"
    assert (low.conf_low, low.conf_high) == (high.conf_low, high.conf_high)
    assert low.conf_low < 0.5
    assert high.conf_high > 0.75


def test_those_not_asked_are_not_silent() -> None:
    result = stats.share_at_or_above(eight(), threshold="long")  # two of six; one blank, one skipped
    low, high = result.row("lower_bound"), result.row("upper_bound")
    assert low.n == 7
    assert low.left_out == {"not_asked": 1}
    assert (low.estimate, high.estimate) == (pytest.approx(3 / 7), pytest.approx(4 / 7))


def test_bounds_of_a_gap_set_each_question_at_its_worst() -> None:
    result = stats.participation_gap(eight(), pair="volunteering")  # 5 of 7 willing, 4 of 8 took part
    found = {
        category: tuple(result.row(f"{end}_bound", category=category).estimate for end in ("lower", "upper"))
        for category in ("willing", "gap")
    }
    assert found == {"willing": (5 / 8, 6 / 8), "gap": (1 / 8, 2 / 8)}
    assert not [row for row in result.rows if row.category == "took_part"]  # everybody answered
    assert not [
        row for row in stats.participation_gap(eight(), pair="volunteering", by="sex").rows if row.category
    ]


ANSWERS = st.lists(st.sampled_from(["有", "没有", None, "dk", "??", "skip"]), min_size=3, max_size=9)


@given(answers=ANSWERS)
@settings(max_examples=60, deadline=None)
def test_whatever_the_silent_would_have_said_lies_within_the_bounds(answers: list[str | None]) -> None:
    survey = survey_of(
        {"did": answers},
        {"did": {"kind": "single", "categories": ["没有", "有"], "satisfied": ["有"]}},
    )
    rows = {row.measure: row for row in stats.satisfaction_rate(survey, question="did").rows}
    asked = [answer for answer in answers if answer != "skip"]
    silent = sum(answer not in ("有", "没有") for answer in asked)
    if not silent:
        assert "lower_bound" not in rows
        return
    low, high = rows["lower_bound"].estimate, rows["upper_bound"].estimate
    for yes in range(silent + 1):
        assert low - 1e-12 <= (asked.count("有") + yes) / len(asked) <= high + 1e-12
    assert (high - low) * len(asked) == pytest.approx(silent)
    if rows["lower_bound"].conf_low is not None:
        assert 0 <= rows["lower_bound"].conf_low <= low
        assert high <= rows["lower_bound"].conf_high <= 1


def test_the_interval_of_bounds_goes_from_two_sided_to_one_sided() -> None:
    assert imbens_manski_level(0.0, 0.05, 20, 0.95) == pytest.approx(0.95)
    assert imbens_manski_level(10.0, 0.05, 20, 0.95) == pytest.approx(0.90)
    assert imbens_manski_level(0.3, 0.0, 20, 0.95) == pytest.approx(0.90)
    critical = t_quantile(imbens_manski_level(0.03, 0.05, 20, 0.95), 20)
    assert stdtr(20, critical + 0.03 / 0.05) - stdtr(20, -critical) == pytest.approx(0.95)


def test_nonresponse_is_of_those_asked_and_told_by_kind() -> None:
    result = stats.missing_patterns(eight())
    assert result.row("nonresponse", variable="overall", category=None).estimate == 2 / 8
    assert result.row("nonresponse", variable="overall", category="declared").count == 1
    assert result.row("nonresponse", variable="overall", category="blank").count == 1
    hours = result.row("nonresponse", variable="hours", category=None)
    assert (hours.count, hours.n, hours.left_out) == (1, 7, {"not_asked": 1})
    assert result.row("nonresponse", variable="sex", category=None).estimate == 0


def test_patterns_and_complete_cases_of_each_block() -> None:
    result = stats.missing_patterns(eight())
    assert result.row("complete_cases", variable="scales.belonging").count == 7
    assert result.row("missing_together", variable="scales.belonging", category="b2").count == 1
    assert result.row("complete_cases", variable="pairs.volunteering").n == 8
    assert result.fit["blocks"]["scales.belonging"] == {
        "items": ["b1", "b2", "b3"],
        "patterns": 1,
        "monotone": True,
    }


def test_ten_patterns_are_told_and_all_are_counted() -> None:
    items = [f"i{number}" for number in range(4)]
    patterns = list(itertools.product([3, None], repeat=4))
    columns = {item: [pattern[place] for pattern in patterns] for place, item in enumerate(items)}
    survey = survey_of(
        columns,
        dict.fromkeys(items, ONE_TO_FIVE),
        scales={"s": {"label": "量表", "items": items}},
    )
    result = stats.missing_patterns(survey)
    told = [row for row in result.rows if row.measure == "missing_together"]
    assert len(told) == 10
    assert result.fit["blocks"]["scales.s"]["patterns"] == 15
    assert result.fit["blocks"]["scales.s"]["monotone"] is False
    assert result.row("complete_cases").count == 1


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [([(2,), (1, 2), (0, 1, 2)], True), ([(2,), (1,)], False), ([(0, 1), (1,), (1, 2)], False), ([], True)],
)
def test_monotone_patterns_are_nested(patterns: list[tuple[int, ...]], expected: bool) -> None:
    assert is_monotone(patterns) is expected


@pytest.mark.parametrize(
    ("sample", "blocks"),
    [
        # the matrices of Hubei are its scales
        ("hubei", {"scales.belonging", "scales.trust"}),
        (
            "bole",
            {
                "pairs.volunteering",
                "pairs.activities",
                "questions.work",
                "questions.helped_by",
                "questions.station",
            },
        ),
    ],
)
def test_each_block_of_questions_is_told_once(sample: str, blocks: set[str]) -> None:
    survey = load_survey(load_study(SAMPLES / sample / "study.toml"), "residents")
    assert set(stats.missing_patterns(survey).fit["blocks"]) == blocks


def test_a_difference_has_the_base_and_the_unit_of_what_is_compared() -> None:
    scores = stats.difference(eight(), variable="belonging", by="sex").row("difference")
    assert (scores.unit, scores.base) == ("score", "scored")
    shares = stats.difference(eight(), variable="received.community", by="sex").row("difference")
    first, second = (
        stats.coverage(eight(), service="received", by="sex").row(
            "coverage", category="community", group_level=level
        )
        for level in ("女", "男")
    )
    assert (shares.unit, shares.base, shares.group_level) == ("points", "answered", "女 - 男")
    assert shares.estimate == pytest.approx(first.estimate - second.estimate)


def test_conversions_of_two_groups_are_compared() -> None:
    result = stats.difference(eight(), variable="pairs.volunteering", by="sex")
    row = result.row("difference")  # of four willing men two took part, of one willing woman none
    assert row.group_level == "女 - 男"
    assert row.estimate == pytest.approx(0 / 1 - 2 / 4)
    assert row.base == "willing"
    assert row.n == 5
