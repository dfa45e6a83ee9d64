"""What every statistic promises, tried on each of the registry."""

from __future__ import annotations

import copy
import math
import re
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey import glossary
from cgsurvey.declarations import Step
from cgsurvey.result import Estimate, Result
from cgsurvey.stats import STATISTICS
from cgsurvey.stats._tally import Tally, tally
from cgsurvey.survey import Survey
from stats.eight import CALLS, COMMUNITY, eight

DESCRIPTIVE = sorted(CALLS)
NUMBERS = ("estimate", "std_error", "conf_low", "conf_high", "df", "p_value", "statistic", "deff")
#: a ladder on the eight: two communities inside which b2 varies, none that it explains to the last digit
REGRESSION: dict[str, Any] = {
    "outcome": "b3",
    "treatment": "b2",
    "steps": (Step(fixed_effects=True),),
    "fixed_effects": ("community",),
    "draws": 99,
}
EVERY = {**CALLS, "regression": REGRESSION}
#: statistics of two waves: tests/stats/ has a file of their own
ELSEWHERE = {"change", "decomposition"}


def run(estimand: str, survey: Survey) -> Result:
    return STATISTICS[estimand](survey, **EVERY[estimand])


def compare(one: Result, other: Result, *, but: tuple[str, ...] = ()) -> None:
    """The same rows with the same numbers, but for the columns named.

    An end of an interval near 0 is a difference of larger numbers: it is as exact as the row's largest.
    """
    assert [row.id for row in one.rows] == [row.id for row in other.rows]
    for first, second in zip(one.rows, other.rows, strict=True):
        size = max(abs(each or 0.0) for each in (first.estimate, first.conf_low, first.conf_high))
        for name in NUMBERS:
            if name not in but:
                one_value, other_value = getattr(first, name), getattr(second, name)
                room = 1e-9 * size if name in ("estimate", "conf_low", "conf_high") else 0.0
                same = one_value == other_value or one_value == pytest.approx(
                    other_value, rel=1e-9, abs=max(room, 1e-11)
                )
                assert same, (first.id, name, one_value, other_value)


def test_every_statistic_is_tried_here() -> None:
    assert set(EVERY) | ELSEWHERE == set(STATISTICS)


@pytest.mark.parametrize("estimand", DESCRIPTIVE)
def test_only_glossary_columns_and_words(estimand: str) -> None:
    result = run(estimand, eight())
    assert result.estimand == estimand
    assert result.rows
    for row in result.rows:
        assert set(row.columns()) == set(glossary.COLUMNS)
        assert row.measure in glossary.MEASURES
        assert row.unit in glossary.UNITS
        assert row.base in glossary.BASES
        assert row.interval_method is None or row.interval_method in glossary.INTERVALS
        assert set(row.left_out) <= set(glossary.LEFT_OUT)
        assert set((row.note or "").split()) <= {note.code for note in result.notes}
    assert list(result.estimates.columns) == list(glossary.COLUMNS)


@pytest.mark.parametrize("estimand", DESCRIPTIVE)
def test_ids_are_unique_and_say_what_the_row_is(estimand: str) -> None:
    result = run(estimand, eight())
    ids = [row.id for row in result.rows]
    assert len(set(ids)) == len(ids)
    assert all(row.id.startswith(f"residents/{estimand}/{row.variable}/{row.measure}") for row in result.rows)


def check_uncertainty(row: Estimate) -> None:
    """An interval that holds the estimate and has a width, or a note that says why there is none."""
    for name in NUMBERS:
        value = getattr(row, name)
        assert value is None or math.isfinite(value)
    if row.conf_low is None:
        assert row.note or row.unit == "test" or row.measure == "alpha_simple"
        return
    assert row.conf_low < row.conf_high
    assert row.conf_low <= row.estimate + 1e-12
    assert row.estimate <= row.conf_high + 1e-12
    if row.unit == "proportion":
        assert row.conf_low >= 0
        assert row.conf_high <= 1


@pytest.mark.parametrize("estimand", EVERY)
def test_every_number_has_its_base_and_its_uncertainty(estimand: str) -> None:
    for row in run(estimand, eight()).rows:
        check_uncertainty(row)
        if row.base != "responses":
            assert row.eligible == row.n + sum(row.left_out.values())
        assert row.asked == row.eligible - row.left_out.get("not_asked", 0)


@pytest.mark.parametrize("estimand", EVERY)
def test_the_survey_is_left_as_it_was(estimand: str) -> None:
    survey = eight()
    before = copy.deepcopy(survey)
    run(estimand, survey)
    assert np.array_equal(survey.weight, before.weight)
    for name, answers in survey.answers.items():
        assert np.array_equal(answers.status, before.answers[name].status)
        assert np.array_equal(
            answers.values, before.answers[name].values, equal_nan=answers.values.dtype.kind == "f"
        )


@pytest.mark.parametrize("estimand", EVERY)
@given(order=st.permutations(range(8)))
@settings(max_examples=15, deadline=None)
def test_the_order_of_rows_does_not_matter(estimand: str, order: list[int]) -> None:
    compare(run(estimand, eight()), run(estimand, eight(list(order))))


WEIGHTS = st.lists(st.floats(0.2, 5), min_size=8, max_size=8)


@pytest.mark.parametrize("estimand", EVERY)
@given(weights=WEIGHTS, factor=st.floats(0.01, 100))
@settings(max_examples=15, deadline=None)
def test_the_scale_of_weights_does_not_matter(estimand: str, weights: list[float], factor: float) -> None:
    scaled = [factor * each for each in weights]
    compare(run(estimand, eight(weight=weights)), run(estimand, eight(weight=scaled)))


#: estimands whose sampling unit is the respondent inside a community, whatever the survey's is
OF_RESPONDENTS = {"communities", "leading"}
#: statistics that refuse where there are no rows, or one cluster
MODELS = {"logit", "ordered_logit"}
#: measures that describe the services, and are no estimates from the respondents
OF_SERVICES = ("spearman", "kendall")
#: alpha's interval, deff and the effective n of Korn-Graubard at 0 and 1 count rows by their nature
COUNTS_ROWS = ("deff", "conf_low", "conf_high", "p_value", "statistic")


def weighted_only(result: Result) -> Result:
    """Without the one measure that is unweighted on purpose."""
    return replace(result, rows=tuple(row for row in result.rows if row.measure != "alpha_simple"))


@pytest.mark.parametrize("estimand", sorted(set(DESCRIPTIVE) - OF_RESPONDENTS))
@given(row=st.integers(0, 7), weights=WEIGHTS)
@settings(max_examples=15, deadline=None)
def test_a_row_split_in_two_of_half_weight_changes_no_estimate(
    estimand: str, row: int, weights: list[float]
) -> None:
    halves = [*weights, weights[row] / 2]
    halves[row] /= 2
    split = run(estimand, eight([*range(8), row], weight=halves))
    compare(weighted_only(run(estimand, eight(weight=weights))), weighted_only(split), but=COUNTS_ROWS)


@pytest.mark.parametrize("estimand", EVERY)
def test_a_weight_of_zero_is_nobodys_answer(estimand: str) -> None:
    weights = [1.0] * 8
    weights[0] = 0.0
    with_zero = run(estimand, eight(weight=weights))
    survey = eight(weight=[1.0] * 8)
    without = run(estimand, replace(survey, population=np.arange(8) != 0))
    # the sampling unit of row 1 has another member, so the design is the same either way
    compare(with_zero, without)
    assert [row.n for row in with_zero.rows] == [row.n for row in without.rows]


@pytest.mark.parametrize("estimand", EVERY)
def test_equal_weights_are_no_weights(estimand: str) -> None:
    compare(run(estimand, eight()), run(estimand, eight(weight=[3.0] * 8)))


@pytest.mark.parametrize("estimand", DESCRIPTIVE)
def test_an_empty_population_gives_notes_and_no_numbers(estimand: str) -> None:
    from cgsurvey.errors import NotEstimable

    survey = eight(population=[False] * 8)
    try:
        result = run(estimand, survey)
    except NotEstimable:
        assert estimand in {"difference", "change", "decomposition", *OF_RESPONDENTS, *MODELS}
        return
    for row in result.rows:
        assert row.estimate is None
        assert row.n == 0
        check_uncertainty(row) if row.measure != "mcnemar" else None


@pytest.mark.parametrize("estimand", sorted(set(DESCRIPTIVE) - OF_RESPONDENTS - MODELS))
def test_one_sampling_unit_gives_no_interval_and_says_why(estimand: str) -> None:
    result = run(estimand, eight(community=["a"] * 8))
    for row in result.rows:
        if row.measure in ("mcnemar", "alpha_simple", "omega", *OF_SERVICES):
            continue
        assert row.conf_low is None
        assert "note.no_df" in (row.note or "")
    assert all(note.text("zh") and note.text("en") for note in result.notes)


def test_a_lonely_unit_in_a_stratum_is_named() -> None:
    result = run(
        "satisfaction_rate", eight(stratum=["s", "s", "s", "s", "t", "t", "t", "t"], psu=list("aabbcccc"))
    )
    assert "note.lonely_psu" in result.row("rate").note
    assert any("t" in note.text("en") for note in result.notes if note.code == "note.lonely_psu")
    assert result.row("rate").std_error is None


def test_a_simple_random_sample_has_wilson_intervals() -> None:
    result = run("frequency", eight(community=None))
    assert {row.interval_method for row in result.rows} == {"wilson"}
    assert eight(community=COMMUNITY).design.psu_name == "community"


#: communities, strata and units by other names, whose alphabet runs the other way
OTHER_NAMES = {"a": "z#", "b": "y#", "c": "x#", "d": "w#"}


@pytest.mark.parametrize("estimand", EVERY)
@pytest.mark.parametrize("weight", [None, [1, 2, 3, 4, 1, 2, 3, 4]], ids=["unweighted", "weighted"])
def test_what_communities_are_called_does_not_matter(estimand: str, weight: list[float] | None) -> None:
    plain = run(estimand, eight(weight=weight))
    renamed = run(estimand, eight(weight=weight, community=[OTHER_NAMES[each] for each in COMMUNITY]))
    back = {
        "".join({new: old for old, new in OTHER_NAMES.items()}.get(part, part) for part in parts): row
        for row in renamed.rows
        for parts in [re.split("([a-z]#)", row.id)]
    }
    compare(plain, replace(renamed, rows=tuple(replace(back[row.id], id=row.id) for row in plain.rows)))


BATCHES = np.arange(8) % 3


def in_batches(survey: Survey, *measures: Any) -> Tally:
    """Three tallies of a part of the rows each, added."""
    parts = [
        tally(replace(survey, population=survey.population & (batch == BATCHES)), *measures)
        for batch in range(3)
    ]
    return parts[0] + parts[1] + parts[2]


@pytest.mark.parametrize("estimand", DESCRIPTIVE)
def test_tallies_of_batches_add_up_to_every_statistic(estimand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = eight(weight=[1, 2, 3, 4, 1, 2, 3, 4])
    whole = run(estimand, survey)
    for name, module in list(sys.modules.items()):
        if name.startswith("cgsurvey.stats") and getattr(module, "tally", None) is tally:
            monkeypatch.setattr(module, "tally", in_batches)
    compare(whole, run(estimand, survey))


def test_a_shift_of_all_numbers_shifts_the_mean_and_not_its_error() -> None:
    """A million added to every answer costs no digit that is shown: deviations are taken before squares."""
    from stats.eight import COLUMNS

    hours = COLUMNS["hours"]
    try:
        plain = run("mean", eight()).row("mean")
        COLUMNS["hours"] = [each + 1e6 if isinstance(each, int) else each for each in hours]
        shifted = run("mean", eight()).row("mean")
    finally:
        COLUMNS["hours"] = hours
    assert shifted.estimate == pytest.approx(plain.estimate + 1e6, rel=1e-15)
    assert shifted.std_error == pytest.approx(plain.std_error, rel=1e-9)


def test_two_tallies_of_two_batches_add() -> None:
    from cgsurvey.stats._tally import Measured, tally

    survey: Any = eight()
    y, ones, status = np.arange(8.0), np.ones(8), np.zeros(8, dtype=np.int8)
    first = np.arange(8) < 3
    parts = [tally(replace(survey, population=part), [Measured(y, ones, status)]) for part in (first, ~first)]
    whole, added = tally(survey, [Measured(y, ones, status)]), parts[0] + parts[1]
    for name in ("numerator", "denominator", "squares", "count", "n", "rows"):
        assert np.array_equal(getattr(whole, name), getattr(added, name))
