"""Cases in which a table looks right and is not, unless someone thought of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cgsurvey import stats
from cgsurvey.analysis import sample_of
from cgsurvey.declarations import Condition
from cgsurvey.errors import NotEstimable, UsageError
from cgsurvey.stats._variables import indicator, numbers
from stats.eight import eight
from stats.in_memory import survey_of

BANDS = ["不足40%", "40%-60%", "60%-80%", "80%及以上"]


@pytest.mark.parametrize("kind", ["single", "scale"])
def test_a_band_counts_by_its_words_and_not_by_its_rank(kind: str) -> None:
    survey = survey_of(
        {"time": [BANDS[0], BANDS[1], BANDS[2], BANDS[3], BANDS[3]]},
        {"time": {"kind": kind, "categories": BANDS}},
        thresholds={"busy": {"label": "忙", "question": "time", "at_least": 60}},
    )
    assert stats.share_at_or_above(survey, threshold="busy").rows[0].estimate == pytest.approx(3 / 5)
    up_to_sixty = indicator(survey, Condition(question="time", at_most=60))
    assert up_to_sixty.values.tolist() == [1, 1, 0, 0, 0]
    with pytest.raises(NotEstimable):
        indicator(survey, Condition(question="time", at_least=50))


def test_single_choice_has_no_numbers_but_a_condition_has() -> None:
    with pytest.raises(NotEstimable) as caught:
        numbers(eight(), "sex")
    assert "sex=" in str(caught.value)
    assert indicator(eight(), Condition(question="sex", any_of=("女",))).values.sum() == 4


def test_a_condition_on_an_unknown_answer_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        indicator(eight(), Condition(question="sex", any_of=("女士",)))
    assert caught.value.facts["known"] == ["男", "女"]


def grouped(values: list[float], group: list[str], community: list[str], **design: Any) -> Any:
    return survey_of(
        {"x": values, "g": group},
        {"x": {"kind": "number"}, "g": {"kind": "single", "categories": sorted(set(group) - {""})}},
        community=community,
        **design,
    )


def test_a_group_inside_one_community_is_compared_with_nobody() -> None:
    survey = grouped([1, 2, 3, 4, 5, 6], list("aabbbb"), ["p", "p", "q", "q", "r", "r"])
    row = stats.difference(survey, variable="x", by="g").rows[0]
    assert row.estimate == pytest.approx(3)
    assert row.std_error is row.p_value is row.conf_low is None
    assert row.note is not None
    assert "note.no_df" in row.note


def test_rounding_is_no_variance() -> None:
    values, weights = [3.7] * 6 + [2.1] * 6, [0.3, 1.7, 0.9, 1.1, 2.3, 0.7] * 2
    survey = grouped(values, ["a"] * 6 + ["b"] * 6, list("ppqqrrppqqrr"), weight=weights)
    for row in stats.mean(survey, question="x", by="g").rows:
        assert row.std_error == 0
        assert row.conf_low is None
        assert row.note == "note.small_base note.no_variation"
    difference = stats.difference(survey, variable="x", by="g").rows[0]
    assert difference.p_value is difference.statistic is None


def test_units_that_agree_exactly_give_an_interval_with_a_width() -> None:
    answers = ["是", "否", "否"] * 4
    survey = survey_of(
        {"q": answers},
        {"q": {"kind": "single", "categories": ["否", "是"]}},
        community=["a"] * 3 + ["b"] * 3 + ["c"] * 3 + ["d"] * 3,
        weight=[0.7, 1.3, 2.1] * 4,
    )
    row = stats.frequency(survey, question="q").row("share", category="是")
    assert row.interval_method == "korn_graubard"
    assert row.conf_high - row.conf_low > 0.3


def test_shares_of_ticks_are_never_simple_proportions() -> None:
    # as many ticks as respondents: the rows are still respondents
    survey = survey_of(
        {"m": [["A"], ["B"], ["A", "B"], [], ["A"], ["B"]]},
        {"m": {"kind": "multiple", "categories": ["A", "B"]}},
    )
    result = stats.multiple_response(survey, question="m")
    assert result.row("of_responses", category="A").interval_method != "wilson"
    assert result.row("of_respondents", category="A").interval_method == "wilson"


def test_respondents_in_no_group_are_counted() -> None:
    result = stats.mean(eight(), question="hours", by="overall")
    note = next(note for note in result.notes if note.code == "note.ungrouped")
    assert note.facts["number"] == 2
    means = [row for row in result.rows if row.measure == "mean"]
    assert sum({row.group_level: row.eligible for row in means}.values()) == 6
    codes = [each.code for each in stats.difference(eight(), variable="hours", by="overall").notes]
    assert "note.ungrouped" in codes


def test_weights_of_zero_are_not_counted_as_respondents() -> None:
    sample = sample_of(eight(weight=[0, 0, 1, 1, 1, 1, 1, 3]))
    assert sample.respondents == 6
    assert sample.design["psus"] == 3
    assert sample.design["df"] == 2
    # Kish: 6 · (5 + 9) / 8²
    assert sample.design["kish_deff"] == pytest.approx(6 * 14 / 64)


def test_a_service_that_nobody_offers_is_unmet_for_all_who_want_it() -> None:
    columns = {"got": [["文体"], [], ["文体"]], "want": [["心理"], ["心理", "文体"], ["都不"]]}
    questions = {
        "got": {"kind": "multiple", "categories": ["文体"]},
        "want": {"kind": "multiple", "categories": ["文体", "心理", "都不"]},
    }
    service = {"label": "服务", "received": "got", "wanted": "want", "not_offered": ["心理"]}
    survey = survey_of(columns, questions, services={"offer": service})
    result = stats.supply_and_demand(survey, service="offer")
    assert result.row("unmet", category="心理").estimate == pytest.approx(2 / 3)
    assert {row.measure for row in result.rows if row.category == "心理"} == {"wanted", "unmet"}
    alone = next(note for note in result.notes if note.code == "note.not_paired")
    assert alone.facts["options"] == [{"zh": "都不", "en": "都不"}]


def test_a_low_alpha_is_said_to_be_low() -> None:
    rng = np.random.default_rng(3)
    items = {name: rng.integers(1, 6, 80).tolist() for name in "abcd"}
    survey = survey_of(
        items,
        {name: {"kind": "number", "range": [1, 5]} for name in items},
        scales={"s": {"label": "量表", "items": list(items)}},
    )
    codes = {note.code for note in stats.scale_score(survey, scale="s").notes if note.weak}
    assert codes & {"note.alpha_low", "note.alpha_negative"}


def test_no_discordant_pair_is_said() -> None:
    columns = {"w": ["愿", "不"] * 4, "d": ["有", "无"] * 4}
    questions = {
        "w": {"kind": "single", "categories": ["不", "愿"]},
        "d": {"kind": "single", "categories": ["无", "有"]},
    }
    pair = {
        "label": "p",
        "willing": {"question": "w", "any_of": ["愿"]},
        "took_part": {"question": "d", "any_of": ["有"]},
    }
    result = stats.participation_gap(survey_of(columns, questions, pairs={"p": pair}), pair="p")
    assert "note.no_discordant" in {note.code for note in result.notes}
    assert result.row("mcnemar").p_value is None
    assert result.row("gap").estimate == 0
    assert result.row("gap").conf_low is None


def test_few_degrees_of_freedom_are_said_to_be_few() -> None:
    note = next(
        note for note in stats.frequency(eight(), question="band").notes if note.code == "note.few_df"
    )
    assert note.weak
    # nobody of community d answered: three units, two degrees of freedom
    assert note.facts["fewest"] == 2
    many = survey_of(
        {"q": ["a", "b"] * 20},
        {"q": {"kind": "single", "categories": ["a", "b"]}},
        community=[str(row // 2) for row in range(40)],
    )
    assert "note.few_df" not in {note.code for note in stats.frequency(many, question="q").notes}


def test_nobody_improved_is_not_said_where_nobody_answered() -> None:
    """Silence counts as no improvement beside answers; without any it is no 0 %."""
    question = {"kind": "multiple", "categories": ["甲", "乙"]}
    silent, spoken = (
        survey_of({"q": answers}, {"q": question}, improvements={"life": {"improved": "q"}})
        for answers in ([None] * 6, [["甲"], *[None] * 5])
    )
    row = stats.improvement(silent, improvement="life").row("improved_of_all", category="甲")
    assert (row.estimate, row.n, row.note) == (None, 0, "note.empty_base")
    beside = stats.improvement(spoken, improvement="life").row("improved_of_all", category="甲")
    assert (beside.estimate, beside.n) == (pytest.approx(1 / 6), 6)
