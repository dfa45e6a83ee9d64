"""Changes and their split, counted by hand on eight respondents of two years; and what must always hold."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.errors import NotEstimable
from cgsurvey.stats import change, decomposition
from cgsurvey.survey import Survey
from stats.eight import WAVE, eight
from stats.in_memory import survey_of

RATE = {"of": "satisfaction_rate", "variable": "overall"}
PARTS = ("rate_component", "composition_component")


def test_a_change_is_later_minus_earlier() -> None:
    result = change(eight(), **RATE)
    assert result.row("rate", group_level="2022").estimate == pytest.approx(3 / 4)
    assert result.row("rate", group_level="2023").estimate == pytest.approx(1 / 2)
    row = result.row("change")
    assert row.id == "residents/change/overall/change/rate/wave=2023 - 2022"
    assert (row.term, row.unit, row.base) == ("rate", "points", "answered")
    assert row.estimate == pytest.approx(-1 / 4)
    assert (row.n, row.eligible, row.left_out) == (6, 8, {"declared": 1, "blank": 1})
    assert "note.small_base" in (row.note or "")


def test_the_variance_of_a_change_has_the_covariance_of_units_of_both_years() -> None:
    """Influence of each community: (y - r) / n summed, later minus earlier; b and c are in both years."""
    earlier = {"a": (1 - 3 / 4) + (1 - 3 / 4), "b": 0 - 3 / 4, "c": 1 - 3 / 4}
    later = {"b": 0 - 1 / 2, "c": 1 - 1 / 2}
    totals = [later.get(unit, 0) / 2 - earlier.get(unit, 0) / 4 for unit in "abcd"]
    variance = 4 / 3 * sum(total**2 for total in totals)
    row = change(eight(), **RATE).row("change")
    assert row.std_error == pytest.approx(math.sqrt(variance))
    assert row.df == 2  # three communities with an answer, one stratum
    assert row.statistic == pytest.approx(-0.25 / math.sqrt(variance))


def test_measures_that_are_no_shares_keep_their_unit() -> None:
    score = change(eight(), of="scale", variable="belonging").row("change")
    assert score.unit == "score"
    pair = change(eight(), of="participation_gap", variable="volunteering")
    assert {row.term for row in pair.rows if row.measure == "change"} == {"willing", "took_part", "gap"}
    assert {row.unit for row in pair.rows if row.measure == "change"} == {"points"}


def test_categories_left_out_are_neither_valued_nor_compared() -> None:
    result = change(eight(), of="coverage", variable="received", without=["volunteers"])
    assert {row.category for row in result.rows} == {"community"}


def test_rates_and_composition_by_hand() -> None:
    """2022: three men, two of them satisfied, and a satisfied woman. 2023: a man who is not, and a woman."""
    result = decomposition(eight(), by="sex", **RATE)
    assert result.row("change").estimate == pytest.approx(-1 / 4)
    # men: mean share 5/8, rate from 2/3 to 0; women: rate 1 in both years
    assert result.row("rate_component").estimate == pytest.approx(-5 / 8 * 2 / 3)
    # men: mean rate 1/3, share from 3/4 to 1/2; women: mean rate 1, share from 1/4 to 1/2
    assert result.row("composition_component").estimate == pytest.approx(-1 / 3 / 4 + 1 / 4)
    assert result.row("rate_component").id == "residents/decomposition/overall/rate_component/rate/sex"


def test_a_category_that_one_year_lacks_is_refused_with_its_name() -> None:
    with pytest.raises(NotEstimable) as caught:
        decomposition(eight(), of="coverage", variable="received", by="band")
    assert caught.value.code == "note.empty_cell"
    said = caught.value.text("en")
    assert "2023" in said or "2022" in said
    assert "band" in said


def test_a_category_that_nobody_has_in_either_year_is_no_cell() -> None:
    whole = decomposition(two_years(kinds=3), **TWO)
    spare = decomposition(two_years(kinds=3, declared=4), **TWO)
    for part in ("change", *PARTS):
        assert whole.row(part).std_error == pytest.approx(spare.row(part).std_error)


def test_one_survey_alone_has_no_change() -> None:
    with pytest.raises(NotEstimable) as caught:
        change(replace(eight(), waves=None), **RATE)
    assert caught.value.code == "note.no_waves"


def test_a_wave_without_answers_is_refused() -> None:
    earlier = np.array([wave == "2022" for wave in WAVE])
    with pytest.raises(NotEstimable) as caught:
        change(replace(eight(), population=earlier), **RATE)
    assert caught.value.code == "note.wave_without_answers"
    assert "2023" in caught.value.text("zh")


TWO = {"of": "satisfaction_rate", "variable": "y", "by": "kind"}


def two_years(
    seed: int = 0, kinds: int = 3, declared: int | None = None, factor: float = 1.0, **design: Any
) -> Survey:
    """120 rows of ten communities in two years; `factor` scales the later year's weights."""
    random = np.random.default_rng(seed)
    size, names = 120, [f"k{number}" for number in range(declared or kinds)]
    later = np.arange(size) % 2
    weight = random.uniform(0.5, 2, size) * np.where(later == 1, factor, 1.0)
    return survey_of(
        {
            "y": [["no", "yes"][int(each)] for each in random.uniform(size=size) < 0.4 + 0.2 * later],
            "kind": [
                names[int(each)] for each in (np.arange(size) // 2 + random.integers(0, 2, size)) % kinds
            ],
        },
        {
            "y": {"kind": "scale", "categories": ["no", "yes"], "satisfied": ["yes"]},
            "kind": {"kind": "single", "categories": names},
        },
        community=[str(each) for each in random.integers(0, 10, size)],
        wave=["2023" if each else "2022" for each in later],
        weight=weight.tolist(),
        **design,
    )


@given(seed=st.integers(0, 10_000), kinds=st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_the_parts_add_up_to_the_change(seed: int, kinds: int) -> None:
    survey = two_years(seed, kinds)
    split = decomposition(survey, **TWO)
    total = sum(split.row(part).estimate or 0.0 for part in PARTS)
    whole = change(survey, of="satisfaction_rate", variable="y").row("change")
    assert total == pytest.approx(split.row("change").estimate, abs=1e-12)
    assert split.row("change").estimate == pytest.approx(whole.estimate, abs=1e-12)
    assert split.row("change").std_error == pytest.approx(whole.std_error)


@given(factor=st.floats(0.01, 100))
@settings(max_examples=15, deadline=None)
def test_each_year_has_weights_of_its_own_scale(factor: float) -> None:
    for made, parts in ((change, ["change"]), (decomposition, ["change", *PARTS])):
        options = {key: value for key, value in TWO.items() if made is decomposition or key != "by"}
        one, other = made(two_years(), **options), made(two_years(factor=factor), **options)
        for part in parts:
            assert one.row(part).estimate == pytest.approx(other.row(part).estimate, abs=1e-12)
            assert one.row(part).std_error == pytest.approx(other.row(part).std_error)


def test_the_years_the_other_way_round_change_the_sign_and_nothing_else() -> None:
    survey = two_years()
    assert survey.waves is not None
    turned = replace(survey, waves=replace(survey.waves, codes=1 - survey.waves.codes))
    for part in ("change", *PARTS):
        forth, back = (decomposition(each, **TWO).row(part) for each in (survey, turned))
        assert forth.estimate == pytest.approx(-(back.estimate or 0.0))
        assert forth.std_error == pytest.approx(back.std_error)


def test_one_category_alone_has_no_composition() -> None:
    split = decomposition(two_years(kinds=1), **TWO)
    assert split.row("composition_component").estimate == pytest.approx(0.0)
    assert split.row("composition_component").conf_low is None
    assert split.row("rate_component").estimate == pytest.approx(split.row("change").estimate)
