"""Standard errors by choice, two-way clustering, joint tests and omitted variables, as readers meet them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from cgsurvey.declarations import Condition, Step
from cgsurvey.errors import UsageError
from cgsurvey.phrases import LANGUAGES
from cgsurvey.result import Result
from cgsurvey.stats import _variances
from cgsurvey.stats._method_notes import connected_sets
from cgsurvey.stats._sensitivity import Benchmark, bound, robustness_value
from cgsurvey.survey import Groups, Survey
from stats.in_memory import survey_of
from stats.test_fixed_effects_ladder import NUMBER, SERVED, codes, ladder, made, spread

FEW = [(9, 4), (8, 5), (7, 6)]
MANY = [(6, 6)] * 16
TREATED = {"group_level": "2", "term": "served=是"}


@pytest.mark.parametrize("kind", ["iid", "HC1", "HC2", "HC3", "CR1", "CR1S", "CR3"])
def test_the_chosen_errors_stand_beside_cr2_and_the_verdict_stays(kind: str) -> None:
    default, chosen = (ladder(made(*spread(*FEW)), std_errors=each, draws=99) for each in (None, kind))
    assert (default.fit["std_errors"], chosen.fit["std_errors"]) == ("CR2", kind)
    kept = [row for row in default.rows if row.measure in ("coefficient", "cr1")]
    assert all(row in chosen.rows for row in kept)
    assert chosen.fit["identification"] == default.fit["identification"]
    printed = [row for row in chosen.rows if row.measure == kind.lower()]
    assert [row.term for row in printed] == [row.term for row in kept if row.measure == "coefficient"]
    assert all(row.std_error and row.interval_method == "t" for row in printed)
    facts = next(each for each in chosen.fit["variances"] if each["kind"] == kind)
    assert facts["clustered_by"] == ([] if kind in ("iid", "HC1", "HC2", "HC3") else ["community"])


@pytest.mark.parametrize("cluster", [None, "edu", ("community", "edu"), ("edu", "community")])
@pytest.mark.parametrize("effects", [(), ("community",), ("edu",), ("community", "edu"), ("sex", "edu")])
def test_the_factor_is_made_of_what_is_said_to_count(effects: tuple[str, ...], cluster: Any) -> None:
    steps = (Step(controls=("age",)),)
    result = ladder(made(*spread(*MANY)), fixed_effects=effects, cluster=cluster, steps=steps, draws=99)
    for kind in result.fit["variances"]:
        for step, facts in zip(kind["steps"], result.fit["steps"], strict=True):
            if step["factor"] is not None:
                groups, n, counted = min(step["clusters"]), facts["n"], step["counted"]
                assert counted <= facts["parameters"]
                factor = groups / (groups - 1) * (n - 1) / (n - counted)
                assert step["factor"] == pytest.approx(factor, rel=1e-14)


@pytest.mark.parametrize(
    ("counts", "kind", "code"),
    [
        (FEW, "iid", "regression.errors_of_rows"),
        (MANY, "HC3", "regression.errors_of_rows"),
        (FEW, "CR1", "regression.errors_with_few"),
        (FEW, "CR3", "regression.errors_with_few"),
        (MANY, "CR1", None),
        (MANY, "CR3", None),
        (FEW, "CR2", None),
    ],
)
def test_errors_that_are_known_not_to_hold_say_so(
    counts: list[tuple[int, int]], kind: str, code: str | None
) -> None:
    result = ladder(made(*spread(*counts)), std_errors=kind, steps=(), draws=99)
    warned = [note for note in result.notes if note.code.startswith("regression.errors_")]
    assert [note.code for note in warned] == ([code] if code else [])
    assert all(note.weak and kind in note.text(language) for note in warned for language in LANGUAGES)


def test_rows_that_are_taken_as_independent_are_not_said_to_be_clustered() -> None:
    survey = made(*spread(*FEW))
    assert "regression.cluster.community" in codes(ladder(survey, draws=99))
    assert "regression.cluster.community" not in codes(ladder(survey, std_errors="iid", draws=99))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"std_errors": "HC7"}, "regression.unknown_errors"),
        ({"std_errors": "CR2", "cluster": ("community", "edu")}, "regression.two_way_is_cr1"),
        ({"cluster": ("community", "edu", "sex")}, "regression.too_many_clusters"),
        ({"cluster": ("edu", "edu")}, "regression.name_twice"),
        ({"steps": (Step(controls=("served",)),)}, "regression.name_twice"),
        ({"outcome": Condition(question="y", any_of=("3",))}, "study.test_on_wrong_kind"),
    ],
)
def test_wrong_choices_are_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as refused:
        ladder(made(*spread(*FEW)), **changes)
    assert refused.value.code == code
    assert all(refused.value.text(language) for language in LANGUAGES)


def test_two_clusters_of_which_one_holds_single_rows_is_one_way() -> None:
    """By rows, both ways, and by rows and communities: what is added is taken off again."""
    treated, community = spread(*MANY)
    single = [str(row) for row in range(len(treated))]
    rng = np.random.default_rng(3)
    survey = survey_of(
        {"y": rng.normal(size=len(treated)).tolist(), "served": treated, "one": single},
        {"y": NUMBER, "served": NUMBER, "one": {"kind": "single", "categories": single}},
        community=community,
    )
    both = ladder(
        survey, treatment="served", steps=(), fixed_effects=(), cluster=("community", "one"), draws=99
    )
    way = ladder(survey, treatment="served", steps=(), fixed_effects=(), draws=99)
    found = both.row("cr1_two_way", term="served")
    expected = way.row("cr1", term="served")
    assert (found.std_error, found.df) == (pytest.approx(expected.std_error, rel=1e-12), expected.df)


@pytest.mark.parametrize(("cluster", "few"), [(("community", "edu"), True), (("community", "age"), False)])
def test_few_clusters_on_one_side_of_two_are_said(cluster: tuple[str, str], few: bool) -> None:
    treated, community = spread(*MANY)
    ages = [str(20 + place % 24) for place in range(len(treated))]
    survey = survey_of(
        {
            "y": np.random.default_rng(1).normal(size=len(treated)).tolist(),
            "served": treated,
            "edu": [str(place % 3) for place in range(len(treated))],
            "age": ages,
        },
        {
            "y": NUMBER,
            "served": NUMBER,
            "edu": {"kind": "single", "categories": ["0", "1", "2"]},
            "age": {"kind": "single", "categories": sorted(set(ages))},
        },
        community=community,
    )
    result = ladder(survey, treatment="served", steps=(), fixed_effects=(), cluster=cluster, draws=99)
    assert ("regression.two_way_few" in codes(result)) == few
    assert "regression.two_way" in codes(result)


def test_a_negative_two_way_variance_is_no_standard_error() -> None:
    rng = np.random.default_rng(0)
    towns = [f"t{each}" for each in rng.integers(0, 3, 36)]
    treated = rng.integers(0, 2, 36)
    survey = survey_of(
        {
            "y": rng.normal(size=36).tolist(),
            "served": ["是" if each else "否" for each in treated],
            "town": towns,
        },
        {
            "y": NUMBER,
            "served": {"kind": "single", "categories": ["否", "是"]},
            "town": {"kind": "single", "categories": ["t0", "t1", "t2"]},
        },
        community=[f"c{each}" for each in rng.integers(0, 4, 36)],
    )
    result = ladder(survey, steps=(), fixed_effects=(), cluster=("community", "town"), draws=99)
    row = result.row("cr1_two_way", term="served=是")
    assert (row.std_error, row.p_value, row.conf_low) == (None, None, None)
    note = next(note for note in result.notes if note.code == "regression.no_two_way_error")
    assert note.weak
    assert "negative" in note.text("en")
    assert result.row("coefficient", term="served=是").std_error is not None


def test_one_community_has_no_clustered_error_of_any_kind() -> None:
    survey = made(*spread((9, 7), (12, 0), (0, 8)))
    for kind in ("CR1S", "CR3"):
        row = ladder(survey, steps=(), std_errors=kind, draws=99).row(kind.lower(), **TREATED)
        assert (row.std_error, row.p_value) == (None, None)
    assert ladder(survey, steps=(), std_errors="HC1", draws=99).row("hc1", **TREATED).std_error


def test_joint_tests_are_of_questions_with_several_dummies() -> None:
    result = ladder(made(*spread(*MANY)), draws=99)
    tested = [row for row in result.rows if row.measure == "joint_test"]
    assert [(row.term, row.group_level, row.df_num) for row in tested] == [("edu", step, 2) for step in "234"]
    assert all(row.unit == "test" and row.estimate is None and row.p_value for row in tested)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ([(8, 8)] * 2, "regression.thin_joint_test"),
        ([(8, 8)] * 4, "regression.thin_joint_test"),
        ([(8, 8)] * 16, None),
    ],
)
def test_joint_tests_on_few_clusters_are_thin(counts: list[tuple[int, int]], code: str | None) -> None:
    result = ladder(made(*spread(*counts)), steps=(Step(controls=("edu",)),), draws=99)
    rows = [row for row in result.rows if row.measure == "joint_test"]
    assert {row.note for row in rows} == {code}
    assert [note.weak for note in result.notes if note.code == code] == ([True] if code else [])


def test_categories_of_one_community_alone_are_not_tested_together() -> None:
    treated, community = spread(*[(6, 6)] * 4)
    edu = ["大学" if place % 3 else "中学" for place in range(12)] + ["小学"] * 36
    result = ladder(made(treated, community, edu=edu), steps=(Step(controls=("edu",)),), draws=99)
    last = [row for row in result.rows if row.measure == "joint_test"][-1]
    assert (last.statistic, last.df_den, last.note) == (None, None, "regression.no_joint_test")
    assert "regression.no_joint_test" in codes(result)


@pytest.mark.parametrize("kind", ["CR2", "CR1", "iid"])
def test_a_category_of_one_respondent_has_no_claim_of_its_own(kind: str) -> None:
    """CR2 sees the reference's variance alone: one respondent far away has a tiny error."""
    treated, community = spread(*MANY)
    edu = ["大学", *("小学" if place % 3 else "中学" for place in range(1, len(treated)))]
    y = np.random.default_rng(4).normal(size=len(treated))
    y[0] = 4.0
    survey = made(treated, community, y=y.tolist(), edu=edu)
    steps = (Step(controls=("edu",)), Step(fixed_effects=True))
    result = ladder(survey, steps=steps, std_errors=kind, draws=99)
    alone = [row for row in result.rows if row.term == "edu=大学"]
    assert alone[0].p_value is not None
    assert alone[0].p_value < 0.001
    assert {row.note for row in alone} == {"regression.thin_coefficient"}
    note = next(note for note in result.notes if note.code == "regression.thin_coefficient")
    assert note.weak
    assert "edu=大学" in note.text("en")
    tested = {row.note for row in result.rows if row.measure == "joint_test"}
    assert tested == {None if kind == "iid" else "regression.carried_joint_test"}


def test_no_detectable_effect_is_promised_where_one_community_carries_the_coefficient() -> None:
    survey = made(*spread((9, 7), (12, 0), (0, 8), (6, 0)))
    panel = ladder(survey, steps=(Step(controls=("age",)),), draws=99).fit["identification"]
    assert panel["satterthwaite_df"] is not None
    assert (panel["verdict"], panel["minimal_detectable_effect"]) == ("too_thin", None)


def test_robustness_values_of_the_paper() -> None:
    """Cinelli and Hazlett (2020), table 1: t = 4.18 with 783 df has RV 13.9 % and, at 5 %, 7.6 %."""
    assert robustness_value(4.18445, 783) == pytest.approx(0.13878, abs=5e-5)
    assert robustness_value(4.18445, 783, 0.95) == pytest.approx(0.07626, abs=5e-5)
    assert robustness_value(1.0, 100, 0.95) == 0.0
    assert robustness_value(0.0, 100) == 0.0


@pytest.mark.parametrize("statistic", [0.3, 2.5, 8.0, 60.0])
def test_a_confounder_as_strong_as_the_robustness_value_takes_all_of_it(statistic: float) -> None:
    value = robustness_value(statistic, 50)
    bias = math.sqrt(value * value / (1 - value)) * math.sqrt(50)  # in standard errors
    assert bias == pytest.approx(statistic, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_bound_is_exact_for_a_variable_like_the_control(seed: int) -> None:
    """Z is made orthogonal to X given nothing, and as strong as X with D and with Y given D."""
    rng = np.random.default_rng(seed)
    n = 40
    basis = np.linalg.qr(np.column_stack([np.ones(n), rng.normal(size=(n, 4))]))[0][:, 1:]
    x, z, u, v = basis.T
    strength = rng.uniform(0.1, 1)
    d = strength * (x + z) + u
    y = 0.7 * d + 0.5 * x + rng.uniform(0.2, 2) * z + v

    def regress(response: np.ndarray, *columns: np.ndarray) -> tuple[np.ndarray, float]:
        design = np.column_stack([np.ones(n), *columns])
        found, residual, *_ = np.linalg.lstsq(design, response, rcond=None)
        return found, float(residual[0])

    def partial(response: np.ndarray, column: np.ndarray, *others: np.ndarray) -> float:
        return 1 - regress(response, *others, column)[1] / regress(response, *others)[1]

    short, residual = regress(y, d, x)
    error = math.sqrt(residual / (n - 3) / regress(d, x)[1])
    long, _ = regress(y, d, x, z)
    of_treatment, of_outcome = partial(d, z, x), partial(y, z, d, x)
    bias = math.sqrt(of_outcome * of_treatment / (1 - of_treatment)) * error * math.sqrt(n - 3)
    assert bias == pytest.approx(abs(short[1] - long[1]), rel=1e-10)
    control = Benchmark("x", partial(d, x), partial(y, x, d))
    assert bound(control, 1, error, n - 3)[0] == pytest.approx(of_treatment, rel=1e-10)


def test_a_control_that_explains_half_of_the_treatment_bounds_nothing() -> None:
    assert bound(Benchmark("x", 0.5, 0.1), 1, 1.0, 50) == (None, None, math.inf)
    assert bound(Benchmark("x", 1.0, 1.0), 1, 1.0, 50) == (None, None, math.inf)


@pytest.mark.parametrize(
    ("counts", "words"),
    [(FEW, "no comfort"), ([(6, 6)] * 7, "stays fragile"), (MANY, "not whether there is one")],
)
def test_sensitivity_is_worded_with_the_verdict(counts: list[tuple[int, int]], words: str) -> None:
    result = ladder(made(*spread(*counts)), draws=99)
    note = next(note for note in result.notes if note.code == "regression.sensitivity")
    assert words in note.text("en")
    assert f"{result.fit['sensitivity']['robustness_value']:.1%}" in note.text("zh")


def test_there_is_no_sensitivity_without_a_coefficient_or_residuals() -> None:
    absorbed = ladder(made(*spread((5, 0), (0, 5), (6, 0), (0, 4), (7, 0))), draws=99)
    treated, community = spread(*FEW)
    exact = ladder(made(treated, community, y=[2.0 * each for each in treated]), steps=(), draws=99)
    assert absorbed.fit["sensitivity"] is exact.fit["sensitivity"] is None
    assert "regression.sensitivity" not in codes(absorbed) + codes(exact)


KINDS = ["iid", "HC1", "HC2", "HC3", "CR1S", "CR3", "CR1_two_way"]


def errors(survey: Survey, kind: str) -> list[float | None]:
    """Estimates and standard errors of the last step, of all terms."""
    second = {"cluster": ("community", "wave")} if kind == "CR1_two_way" else {"std_errors": kind}
    steps = (Step(fixed_effects=True),)
    result = ladder(
        survey, treatment="served", steps=steps, fixed_effects=("community", "wave"), draws=99, **second
    )
    rows = [row for row in result.rows if row.measure == kind.lower()]
    return [number for row in rows for number in (row.estimate, row.std_error)]


@pytest.mark.parametrize("kind", KINDS)
def test_neither_the_scale_of_weights_nor_how_many_rows_are_read_at_once_matters(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(6)
    weight, treated = rng.uniform(0.3, 3, 120), rng.integers(0, 2, 120)
    before = errors(crossed(weight, treated), kind)
    assert all(before)
    assert errors(crossed(1e4 * weight, treated), kind) == pytest.approx(before, rel=1e-10)
    monkeypatch.setattr(_variances, "NUMBERS_AT_ONCE", 50)
    assert errors(crossed(weight, treated), kind) == pytest.approx(before, rel=1e-12)


@pytest.mark.parametrize("weighted", [False, True])
def test_a_number_is_standardised_on_both_sides(weighted: bool) -> None:
    """Beta is the coefficient between z scores; of a yes or no only the outcome is standardised."""
    treated, community = spread(*MANY)
    weight = np.random.default_rng(4).uniform(0.3, 3, len(treated)) if weighted else np.ones(len(treated))
    survey = made(treated, community, weight=weight if weighted else None)
    weight = weight / weight.mean()
    columns = {
        "y": survey.answers["y"].values,
        "age": survey.answers["age"].values,
        "served": np.array(treated),
    }
    scaled = {}
    for name, values in columns.items():
        centred = values - np.average(values.astype(float), weights=weight)
        scaled[name] = centred / math.sqrt(np.sum(weight * centred**2) / (len(treated) - 1))
    for treatment, kind in (("age", "outcome_and_treatment"), (SERVED, "outcome")):
        fit = ladder(survey, treatment=treatment, steps=(), draws=99).fit
        assert fit["standardised_by"] == kind
        name = "age" if treatment == "age" else "served"
        x = scaled[name] if treatment == "age" else columns[name] - np.average(treated, weights=weight)
        beta = np.sum(weight * x * scaled["y"]) / np.sum(weight * x**2)
        assert fit["steps"][0]["standardised"] == pytest.approx(beta, rel=1e-10)


def crossed(weight: np.ndarray, treated: np.ndarray) -> Survey:
    rng = np.random.default_rng(9)
    n = len(treated)
    waves = [str(each) for each in rng.integers(0, 4, n)]
    return survey_of(
        {"y": (rng.normal(size=n) + treated).tolist(), "served": treated.tolist(), "wave": waves},
        {"y": NUMBER, "served": NUMBER, "wave": {"kind": "single", "categories": ["0", "1", "2", "3"]}},
        community=[f"c{each}" for each in rng.integers(0, 6, n)],
        weight=weight,
    )


@pytest.mark.parametrize("weighted", [False, True])
def test_with_two_effects_leaving_out_a_community_equals_doing_it(weighted: bool) -> None:
    rng = np.random.default_rng(1)
    weight = rng.uniform(0.3, 3, 120) if weighted else np.ones(120)
    treated = rng.integers(0, 2, 120)
    survey = crossed(weight, treated)
    options: dict[str, Any] = {"treatment": "served", "steps": (), "fixed_effects": ("community", "wave")}
    panel = ladder(survey, **options, draws=99).fit["identification"]
    assert survey.communities is not None
    found = []
    for code in range(len(survey.communities.levels)):
        part = crossed(np.where(survey.communities.codes == code, 0.0, weight), treated)
        found.append(
            ladder(part, **options, draws=99).row("coefficient", **{**TREATED, "term": "served"}).estimate
        )
    assert panel["leave_one_out"] == pytest.approx((min(found), max(found)), rel=1e-9)
    row = ladder(survey, **options, std_errors="CR3", draws=99).row("cr3", **{**TREATED, "term": "served"})
    moved = sum((each - row.estimate) ** 2 for each in found)
    assert row.std_error == pytest.approx(math.sqrt(moved), rel=1e-9)


def grouped(name: str, codes_of: list[int]) -> Groups:
    return Groups(name, np.array(codes_of), tuple(str(each) for each in range(max(codes_of) + 1)))


@pytest.mark.parametrize(
    ("first", "second", "sets"),
    [
        ([0, 0, 1, 1, 2, 2], [0, 1, 1, 2, 2, 3], 1),
        ([0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 2, 3], 2),
        ([0, 1, 2], [0, 1, 2], 3),
        ([3, 2, 1, 0, 3, 2, 1], [0, 1, 2, 3, 1, 2, 3], 1),
    ],
)
def test_sets_of_levels_that_rows_link(first: list[int], second: list[int], sets: int) -> None:
    assert connected_sets(grouped("a", first), grouped("b", second)) == sets


def test_effects_that_fall_apart_are_reported_and_counted() -> None:
    """Two towns with interviewers of their own: one interviewer in each town is the reference."""
    rng = np.random.default_rng(2)
    n = 160
    town, place = rng.integers(0, 2, n), rng.integers(0, 4, n)
    served = rng.integers(0, 2, n)
    survey = survey_of(
        {
            "y": rng.normal(size=n).tolist(),
            "served": served.tolist(),
            "asker": [f"{a}{b}" for a, b in zip(town, rng.integers(0, 3, n), strict=True)],
        },
        {
            "y": NUMBER,
            "served": NUMBER,
            "asker": {"kind": "single", "categories": [f"{a}{b}" for a in range(2) for b in range(3)]},
        },
        community=[f"c{a}{b}" for a, b in zip(town, place, strict=True)],
    )
    result = ladder(survey, treatment="served", steps=(), fixed_effects=("community", "asker"), draws=99)
    note = next(note for note in result.notes if note.code == "regression.disconnected")
    assert note.facts["sets"] == 2
    # 8 communities, 2 independent interviewers in each town, the treatment
    assert result.fit["steps"][1]["parameters"] == 8 + 4 + 1


def result_of(effects: tuple[str, ...]) -> Result:
    return ladder(made(*spread(*MANY)), fixed_effects=effects, draws=99)


def test_nested_effects_are_not_said_to_fall_apart() -> None:
    assert "regression.disconnected" not in codes(result_of(("community", "edu")))
