"""Intervals of shares as asked for: always within 0 and 1, always around the share, never of zero width."""

from __future__ import annotations

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey import stats
from cgsurvey.declarations import IntervalRule
from cgsurvey.stats._intervals import korn_graubard, proportion_interval, wilson
from cgsurvey.stats._presentation import presentation_flags
from cgsurvey.survey import Survey
from stats.in_memory import survey_of

RULES = get_args(IntervalRule)


def share_of(yes: int, no: int, *, rule: str, communities: int | None = None) -> Survey:
    answers = ["是"] * yes + ["否"] * no
    community = None if communities is None else [str(row % communities) for row in range(len(answers))]
    return survey_of(
        {"q": answers},
        {"q": {"kind": "single", "categories": ["否", "是"]}},
        community=community,
        interval=rule,
    )


@pytest.mark.parametrize("rule", RULES)
@given(
    yes=st.integers(0, 500),
    no=st.integers(0, 500),
    deff=st.just(0.0) | st.floats(0.01, 50),
    df=st.integers(-1, 400),
    simple=st.booleans(),
    level=st.sampled_from([0.8, 0.95, 0.999]),
)
def test_an_interval_lies_around_its_share_and_within_the_possible(
    rule: IntervalRule, yes: int, no: int, deff: float, df: int, simple: bool, level: float
) -> None:
    n = yes + no
    share = yes / n if n else math.nan
    spread = deff * share * (1 - share) / n if n else math.nan
    found = proportion_interval(share, spread, n, df, level=level, simple=simple, rule=rule)
    if n < 2 or (df < 1 and not simple):
        assert found is None or simple
        return
    if found is None:
        assert df < 1
        assert rule in ("logit", "korn_graubard")
        return
    assert 0 <= found.low <= share + 1e-12
    assert share - 1e-12 <= found.high <= 1
    assert found.high > found.low
    if rule != "auto" and not (rule == "logit" and found.method == "korn_graubard"):
        assert found.method == rule


@pytest.mark.parametrize(("yes", "no"), [(0, 40), (40, 0)])
def test_a_logit_at_the_ends_is_korn_graubard_and_says_so(yes: int, no: int) -> None:
    result = stats.frequency(share_of(yes, no, rule="logit", communities=10), question="q")
    row = result.row("share", category="是")
    assert row.interval_method == "korn_graubard"
    assert row.conf_high is not None
    assert row.conf_low is not None
    assert row.conf_high - row.conf_low > 0.02
    note = next(note for note in result.notes if note.code == "note.interval_replaced")
    assert not note.weak
    assert note.facts["rows"] == 2
    by_rule = stats.frequency(share_of(yes, no, rule="auto", communities=10), question="q")
    assert "note.interval_replaced" not in {note.code for note in by_rule.notes}


def test_a_simple_sample_gives_what_is_asked() -> None:
    methods = {
        rule: stats.frequency(share_of(30, 50, rule=rule), question="q").rows[0].interval_method
        for rule in RULES
    }
    assert methods == {"auto": "wilson", **{rule: rule for rule in RULES[1:]}}


def test_wilson_of_a_sample_as_good_as_a_simple_one_is_wilson() -> None:
    """With n_eff = n and as many degrees of freedom as respondents, nothing is adjusted."""
    ours = proportion_interval(0.3, 0.21 / 80, 80, 79, level=0.95, simple=False, rule="wilson")
    assert ours is not None
    assert ours[:2] == pytest.approx(wilson(0.3, 80, level=0.95)[:2])


# ---- NCHS -----------------------------------------------------------------------------------


def spread_of(share: float, effective: float) -> float:
    return share * (1 - share) / effective


@pytest.mark.parametrize(
    ("share", "effective", "n", "flags"),
    [
        (0.5, 29.9, 100, ["note.small_effective"]),
        # n_eff beyond n is not believed
        (0.5, 60, 29, ["note.small_effective"]),
        (0.5, 35, 400, ["note.wide"]),  # over 30 points
        (0.5, 400, 400, []),
        (0.04, 150, 400, ["note.wide"]),  # under 30 points, and more than 1.3 times 4 %
        (0.96, 150, 400, ["note.wide_complement"]),
        (0.01, 1500, 1500, []),  # narrower than 5 points
        (0.0, 1000, 1000, []),
        (1.0, 1000, 1000, []),
        (0.0, 60, 60, []),  # upper bound 6 %: no multiple of nothing, and left to review
        (1.0, 60, 60, []),
    ],
)
def test_which_shares_are_too_uncertain_to_publish(
    share: float, effective: float, n: int, flags: list[str]
) -> None:
    spread = spread_of(share, effective)
    assert presentation_flags(share, spread, n, n - 1, simple=False) == flags


def test_an_effective_base_is_adjusted_before_it_is_cut_to_the_base() -> None:
    """As NCHS's own programs do: 200 effective of 60, at 5 degrees of freedom 121, count as 60."""
    as_sixty, cut_first = (korn_graubard(0.5, 60, 60, df, level=0.95) for df in (59, 5))
    assert as_sixty.high - as_sixty.low < 0.30 < cut_first.high - cut_first.low
    assert presentation_flags(0.5, spread_of(0.5, 200), 60, 5, simple=False) == []


def test_the_flags_go_by_the_korn_graubard_interval_at_95_per_cent() -> None:
    """At the bounds themselves: the interval's width on either side of 30 points."""
    widths = {
        n: korn_graubard(0.5, n, n, n - 1, level=0.95).high - korn_graubard(0.5, n, n, n - 1, level=0.95).low
        for n in range(40, 50)
    }
    last = max(n for n, width in widths.items() if width >= 0.30)
    assert presentation_flags(0.5, spread_of(0.5, last), last, last - 1, simple=False) == ["note.wide"]
    assert presentation_flags(0.5, spread_of(0.5, last + 1), last + 1, last, simple=False) == []


def test_a_small_base_is_said_once() -> None:
    result = stats.frequency(share_of(3, 9, rule="auto", communities=6), question="q")
    codes = {note.code for note in result.notes}
    assert "note.small_base" in codes
    assert not codes & {"note.small_effective", "note.wide", "note.wide_complement"}


def test_an_effective_base_may_be_small_where_the_base_is_not() -> None:
    """Sixty respondents whose communities are of one mind each are six."""
    answers = ["是" if row % 6 < 3 else "否" for row in range(60)]
    survey = survey_of(
        {"q": answers},
        {"q": {"kind": "single", "categories": ["否", "是"]}},
        community=[str(row % 6) for row in range(60)],
    )
    result = stats.frequency(survey, question="q")
    note = next(note for note in result.notes if note.code == "note.small_effective")
    assert note.weak
    for language in ("zh", "en"):
        assert "30" in note.text(language)
