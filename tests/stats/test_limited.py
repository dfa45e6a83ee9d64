"""Logit and ordered logit against svyglm, polr and statsmodels; separation; what is left out; by hand."""

from __future__ import annotations

import functools
import math
from typing import Any

import numpy as np
import pytest

from cgsurvey.declarations import Condition, Step
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Result
from cgsurvey.stats._cumulative import Ordered, chance, fitted, scores_and_information, slope
from cgsurvey.stats._separation import separating
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.stats.logit import logit
from cgsurvey.stats.ordered_logit import ordered_logit
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.eight import eight
from stats.golden import number, rows
from stats.in_memory import survey_of

GOLDEN = rows("limited")
DID = Condition(question="did", any_of=("有",))
WOMEN = Condition(question="sex", any_of=("女",))
#: outcomes of the golden file as conditions on y, whose six decimals never meet a bound
OUTCOMES = {"yes": 0.6000005, "rare": 0.8500005}
#: Newton stops at a step of 1e-11; the reference takes the ordered logit's derivatives by differences
CLOSE = {"yes": 1e-9, "rare": 1e-9, "grade": 1e-6}


def panel_survey(panel: str, weights: str) -> Survey:
    data = rows(panel)
    columns: dict[str, list[Any]] = {
        name: [row[name] for row in data] for name in ("y", "sex", "age", "other")
    }
    columns["age2"] = [float(row["age"]) / 10 for row in data]
    columns["grade"] = [str(1 + sum(float(row["y"]) > cut for cut in (0.45, 0.6, 0.75))) for row in data]
    questions: dict[str, dict[str, Any]] = {name: {"kind": "number"} for name in columns}
    questions["grade"] = {"kind": "scale", "categories": ["1", "2", "3", "4"]}
    return survey_of(
        columns,
        questions,
        community=[row["community"] for row in data],
        weight=[float(row["w"]) for row in data] if weights == "weighted" else None,
    )


@functools.cache
def found(panel: str, weights: str, model: str, treat: str, outcome: str) -> Result:
    controls = ("sex", "other" if treat == "age2" else "age")
    options: dict[str, Any] = {"treatment": treat, "steps": [Step(controls=controls)]}
    options["fixed_effects"] = ("community",) if model == "effects" else ()
    survey = panel_survey(panel, weights)
    if outcome == "grade":
        return ordered_logit(survey, outcome="grade", **options)
    return logit(survey, outcome=Condition(question="y", at_least=OUTCOMES[outcome]), **options)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda row: row["case"])
def test_r_fits_the_same_model(golden: dict[str, str]) -> None:
    names = ("panel", "weights", "model", "treat", "outcome")
    result = found(*(golden[name] for name in names))
    effects = [row for row in result.rows if row.measure == "average_effect"]
    reference = "R survey::svyglm" if golden["outcome"] != "grade" else "R MASS::polr"
    estimate, error = float(golden["estimate"]), float(golden["std_error"])
    row = result.row("odds_ratio", term=golden["treat"])
    if golden["quantity"] == "log_odds":
        ours = (math.log(row.estimate or 0), (row.std_error or 0) / (row.estimate or 1))
    else:
        # in the golden file effect_3 is on the best of four categories, effect_2 on the best two
        row = effects[0] if golden["quantity"] in ("effect_1", "effect_3") else effects[1]
        ours = (row.estimate or 0, row.std_error or 0)
    close = CLOSE[golden["outcome"]]
    agrees(result.estimand, reference, "estimate", ours[0], estimate, rtol=close)
    agrees(result.estimand, reference, "std_error", ours[1], error, rtol=close)
    assert (row.n, result.fit["clusters"]) == (int(golden["n"]), int(golden["clusters"]))
    assert row.eligible == row.n + sum(row.left_out.values())
    if golden["df"] != "NA":
        assert row.df == number(golden["df"])


def test_the_chances_by_hand() -> None:
    """Of women 5 of 8 did (by weight), of men 3 of 7: a logit of one indicator gives these back."""
    result = logit(eight(weight=[1, 2, 3, 1, 2, 1, 2, 3]), outcome=DID, treatment=WOMEN)
    assert result.row("average_effect").estimate == pytest.approx(5 / 8 - 3 / 7)
    assert result.row("odds_ratio").estimate == pytest.approx((5 / 3) / (3 / 4))
    # four communities, less 1 and less the treatment
    assert result.row("average_effect").df == 2
    assert result.row("average_effect").base == "model_rows"


def test_an_ordered_logit_of_two_answers_is_a_logit() -> None:
    steps = [Step(controls=("age",))]
    survey = panel_survey("panel_6", "weighted")
    two = survey_of(
        {"rank": ["low" if value < "3" else "high" for value in _grades()], **_columns("age", "other")},
        {"rank": {"kind": "scale", "categories": ["low", "high"]}, "age": {"kind": "number"},
         "other": {"kind": "number"}},
        community=[row["community"] for row in rows("panel_6")],
    )  # fmt: skip
    assert survey.size == two.size
    ordered = ordered_logit(two, outcome="rank", treatment="other", steps=steps)
    high = Condition(question="rank", any_of=("high",))
    plain = logit(two, outcome=high, treatment="other", steps=steps)
    for measure in ("average_effect", "odds_ratio"):
        ours, theirs = (each.row(measure, term="other") for each in (ordered, plain))
        assert (ours.estimate, ours.std_error) == pytest.approx((theirs.estimate, theirs.std_error), rel=1e-9)


def _grades() -> list[str]:
    return [str(1 + sum(float(row["y"]) > cut for cut in (0.45, 0.6, 0.75))) for row in rows("panel_6")]


def _columns(*names: str) -> dict[str, list[str]]:
    return {name: [row[name] for row in rows("panel_6")] for name in names}


def made_rows(categories: int, seed: int = 0, n: int = 200) -> Ordered:
    generator = np.random.default_rng(seed)
    regressors = np.column_stack([generator.standard_normal((n, 2)), generator.integers(20, 80, n)])
    latent = regressors @ [0.5, -0.3, 0.01] + generator.logistic(size=n)
    cuts = np.quantile(latent, np.arange(1, categories) / categories)
    return Ordered(np.digitize(latent, cuts), regressors, np.ones(n))


@pytest.mark.parametrize("categories", [2, 3, 5])
def test_statsmodels_own_likelihood_has_its_maximum_there(categories: int) -> None:
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    made = made_rows(categories)
    parameters = fitted(made)
    model = OrderedModel(made.category, made.regressors, distr="logit")
    steps = np.log(np.diff(parameters[3:]))
    own = np.concatenate([parameters[:4], steps])
    assert model.score(own) == pytest.approx(np.zeros(len(own)), abs=1e-4)
    moved = [model.loglike(own + 0.05 * sign * unit) for unit in np.eye(len(own)) for sign in (-1, 1)]
    assert max(moved) < model.loglike(own)


def test_statsmodels_glm_fits_the_same_logit() -> None:
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    made = made_rows(2)
    with_intercept = np.column_stack([made.regressors, np.ones(len(made.category))])
    theirs = GLM(made.category, with_intercept, family=Binomial()).fit(tol=1e-14).params
    assert fitted(made) == pytest.approx([*theirs[:-1], -theirs[-1]], rel=1e-9)


@pytest.mark.parametrize("categories", [2, 4])
def test_derivatives_are_those_of_differences(categories: int) -> None:
    made = made_rows(categories, seed=3)
    parameters = fitted(made)
    _, information = scores_and_information(made, parameters)
    top = [categories - 1]
    step = 1e-6
    for column, unit in enumerate(np.eye(len(parameters))):
        high, low = parameters + step * unit, parameters - step * unit
        by_scores = (scores_and_information(made, low)[0] - scores_and_information(made, high)[0]).sum(axis=0)
        assert by_scores / (2 * step) == pytest.approx(information[column], rel=1e-5, abs=1e-4)
        for effect in (lambda at: chance(made, at, top), lambda at: slope(made, at, top, 2)):
            apart = (effect(high)[0] - effect(low)[0]) / (2 * step)
            assert apart == pytest.approx(effect(parameters)[1][:, column], rel=1e-5, abs=1e-8)


def test_what_does_not_arrive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cgsurvey.stats._cumulative.MOST_STEPS", 1)
    with pytest.raises(NotEstimable, match="did not converge in 1 steps"):
        fitted(made_rows(3))


def test_separation_is_seen_whether_complete_or_nearly() -> None:
    regressor = np.array([[0.0], [1.0], [2.0], [3.0]])
    even = np.ones(4)
    assert len(separating(Ordered(np.array([0, 0, 1, 1]), regressor, even))) == 1
    assert len(separating(Ordered(np.array([0, 1, 0, 1]), regressor, even))) == 0
    # one value of the regressor has only the second category, the other has both
    flag = np.array([[0.0], [0.0], [1.0], [1.0]])
    assert len(separating(Ordered(np.array([0, 1, 1, 1]), flag, even))) == 1
    # three categories in order along the regressor, with overlap and without
    six = np.arange(6.0)[:, None]
    assert len(separating(Ordered(np.array([0, 0, 1, 1, 2, 2]), six, np.ones(6)))) == 1
    assert len(separating(Ordered(np.array([0, 1, 0, 2, 1, 2]), six, np.ones(6)))) == 0


def test_separation_is_refused_with_the_term() -> None:
    with pytest.raises(NotEstimable, match="hours"):
        logit(eight(), outcome=Condition(question="sex", any_of=("女",)), treatment="hours")


def test_communities_without_variation_are_left_out_and_named() -> None:
    survey = survey_of(
        {
            "did": list("YNYN" + "YYYY" + "YNNY" + "NNNN" + "NYNYY"),
            "served": [1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1],
        },
        {"did": {"kind": "single", "categories": ["N", "Y"]}, "served": {"kind": "number"}},
        community=[*"aaaabbbbccccdddd", *"eeeee"],
    )
    outcome = Condition(question="did", any_of=("Y",))
    result = logit(survey, outcome=outcome, treatment="served", fixed_effects=("community",))
    assert result.fit["left_out_levels"] == {"community": ["b", "d"]}
    row = result.row("average_effect")
    assert (row.n, row.eligible, row.left_out) == (13, 21, {"condition": 8})
    told = {note.code: note.text("en") for note in result.notes}
    assert "b, d" in told["limited.left_out"]
    assert "8 respondents are out, 13 remain" in told["limited.left_out"]
    assert "limited.incidental" in told
    ladder = fixed_effects_ladder(survey, outcome=outcome, treatment="served", fixed_effects=("community",))
    assert {each.n for each in ladder.rows} == {21}
    assert ladder.fit["outcome_maximum"] == 1.0


def test_no_degrees_of_freedom_no_interval() -> None:
    generator = np.random.default_rng(1)
    columns = {name: generator.integers(0, 2, 60).tolist() for name in ("did", "x", "z", "v")}
    survey = survey_of(columns, {name: {"kind": "number"} for name in columns}, community=[*"abc" * 20])
    steps = [Step(controls=("x", "z"))]
    row = logit(survey, outcome=Condition(question="did", at_least=1), treatment="v", steps=steps).row(
        "average_effect"
    )
    # three communities, less 1 and less three regressors
    assert row.df == -1
    assert row.std_error is not None
    assert (row.conf_low, row.p_value) == (None, None)
    assert "note.no_df" in (row.note or "")


@pytest.mark.parametrize(
    ("statistic", "outcome", "code"),
    [(logit, "hours", "limited.not_binary"), (ordered_logit, "belonging", "limited.not_ordered"),
     (ordered_logit, DID, "limited.not_ordered")],
)  # fmt: skip
def test_an_outcome_of_the_wrong_kind_is_refused(statistic: Any, outcome: Any, code: str) -> None:
    with pytest.raises(NotEstimable) as refusal:
        statistic(eight(), outcome=outcome, treatment=WOMEN)
    assert refusal.value.code == code


def test_nobody_in_a_category_is_said() -> None:
    survey = survey_of(
        {"rank": list("aabbddabdb"), "x": [0, 1, 1, 0, 1, 0, 1, 0, 1, 1]},
        {"rank": {"kind": "scale", "categories": list("abcd")}, "x": {"kind": "number"}},
        community=list("ppqqrrsstt"),
    )
    result = ordered_logit(survey, outcome="rank", treatment="x")
    assert result.fit["categories"] == ["a", "b", "d"]
    assert [row.category for row in result.rows if row.measure == "average_effect"] == ["d", "b|d"]
    assert "Nobody chose c" in next(n.text("en") for n in result.notes if n.code == "limited.empty")


def small_survey(did: str, served: list[int], communities: str) -> Survey:
    return survey_of(
        {"did": list(did), "served": served},
        {"did": {"kind": "single", "categories": ["N", "Y"]}, "served": {"kind": "number"}},
        community=list(communities),
    )


@pytest.mark.parametrize(
    ("did", "served", "code"),
    [
        ("YYNNYYNN", [1, 0, 1, 0, 1, 0, 1, 0], "limited.no_variation"),
        ("YNYNYNYN", [1, 1, 0, 0, 1, 1, 0, 0], "limited.absorbed"),
    ],
)
def test_what_fixed_effects_leave_nothing_of_is_refused(did: str, served: list[int], code: str) -> None:
    survey = small_survey(did, served, "aabbccdd")
    with pytest.raises(NotEstimable) as refusal:
        logit(
            survey,
            outcome=Condition(question="did", any_of=("Y",)),
            treatment="served",
            fixed_effects=("community",),
        )
    assert refusal.value.code == code
    assert refusal.value.text("zh") != refusal.value.text("en")


def test_categories_of_one_score_are_one() -> None:
    survey = survey_of(
        {"rank": list("abcdabcdab"), "x": [0, 1, 1, 0, 1, 0, 1, 0, 1, 1]},
        {
            "rank": {"kind": "scale", "categories": list("abcd"), "scores": [1, 2, 2, 3]},
            "x": {"kind": "number"},
        },
        community=list("ppqqrrsstt"),
    )
    result = ordered_logit(survey, outcome="rank", treatment="x")
    assert result.fit["categories"] == ["a", "b|c", "d"]
    assert "limited.one_score" in {note.code for note in result.notes}


def test_of_two_clusters_the_first_is_used_and_said() -> None:
    columns = {
        "did": list("YNYNNYYNYYNN"),
        "team": list("abcabcabcabc"),
        "x": [1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1],
    }
    questions: dict[str, dict[str, Any]] = {"x": {"kind": "number"}}
    questions["did"] = {"kind": "single", "categories": ["N", "Y"]}
    questions["team"] = {"kind": "single", "categories": ["a", "b", "c"]}
    survey = survey_of(columns, questions, community=list("aabbccddeeff"))
    options: dict[str, Any] = {"outcome": Condition(question="did", any_of=("Y",)), "treatment": "x"}
    two = logit(survey, **options, cluster=("community", "team"))
    one = logit(survey, **options, cluster="community")
    assert [row.std_error for row in two.rows] == [row.std_error for row in one.rows]
    assert "limited.first_cluster" in {note.code for note in two.notes}
    assert "limited.first_cluster" not in {note.code for note in one.notes}
