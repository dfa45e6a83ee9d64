"""The fixed-effects ladder: nested regressions of an outcome on a treatment, on one common sample."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.declarations import DRAWS, SEED, Condition, Step
from cgsurvey.result import Estimate, Result, plain, row_id
from cgsurvey.stats._common_sample import common_sample
from cgsurvey.stats._identification import identification
from cgsurvey.stats._intervals import t_p_value, t_quantile
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder, associations, climb, description
from cgsurvey.stats._ladder_notes import ladder_notes, unit_of
from cgsurvey.stats._second_opinions import second_opinions
from cgsurvey.survey import Survey


def fixed_effects_ladder(
    survey: Survey,
    *,
    outcome: str,
    treatment: Condition | str,
    steps: Sequence[Step] = (),
    fixed_effects: Sequence[str] = (),
    cluster: str | None = None,
    design: str = "observational",
    name: str | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Result:
    """Coefficient of a treatment in nested regressions, and what that coefficient rests on.

    Step 1 has the treatment alone; every further step adds controls, fixed effects, or both. All steps
    use the rows that are complete in every one. (Weighted) least squares; standard errors are CR2 with
    Satterthwaite degrees of freedom (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018), and CR1 with
    t(G-1) beside them for the treatment. Formulas: docs/regression.md.

    Parameters
    ----------
    survey : Survey
    outcome : str
        A scale, a number, a scale question or an element reached.
    treatment : Condition or str
        Yes or no, or a variable with numbers.
    steps : sequence of Step
        What each step after the first adds. Fixed effects that no step mentions enter last.
    fixed_effects : sequence of str
        Of those nested in the clusters, the one with most levels is absorbed by demeaning; the others
        become dummies.
    cluster : str or None
        By default the community, else the declared sampling unit, else each row.
    design : {"observational", "experimental"}
        Whether the wording may speak of an effect.
    name : str or None
        Name of the result; the outcome's where None.
    draws, seed : int
        Replicates of the bootstrap and the permutation, and where their generator starts.

    Returns
    -------
    Result
        Measure ``coefficient`` for every term of every step and ``cr1`` for the treatment, group "step".
        `fit` holds the steps, the identification panel, the treatment's associations with controls and
        the second opinions: wild cluster bootstrap and permutation.

    Raises
    ------
    UsageError
        If a name stands for nothing, or for two parts of the model.
    NotEstimable
        If a variable has no numbers, outcome or treatment do not vary, there is one cluster, or there are
        no more rows than coefficients.
    """
    sample = common_sample(survey, outcome, treatment, steps, fixed_effects, cluster)
    ladder = climb(sample)
    found = identification(ladder)
    fit = {
        **description(survey, ladder, design),
        "identification": {
            **found.panel(),
            "unit": unit_of(survey, found.parts),
            "leave_one_out_unit": unit_of(survey, None if sample.cluster_is_row else sample.cluster),
        },
        "associations": associations(ladder, survey.study.file.confidence),
        "second_opinions": second_opinions(survey, ladder, draws=draws, seed=seed),
    }
    weak = None if found.verdict == "supported" else f"regression.verdict.{found.verdict}"
    return Result(
        estimand="regression",
        questionnaire=survey.name,
        variable=name or sample.outcome.term,
        by=None,
        rows=tuple(_rows(survey, ladder, name or sample.outcome.term, weak)),
        fit=plain(fit),
        notes=tuple(ladder_notes(survey, ladder, found, is_default=cluster is None, design=design)),
    )


def _rows(survey: Survey, ladder: Ladder, variable: str, weak: str | None) -> list[Estimate]:
    rows: list[Estimate] = []
    for step, found in enumerate(ladder.fits):
        for place, column in enumerate(found.columns):
            if column in ladder.sample.dummies or (column == INTERCEPT and ladder.has_effects(step)):
                continue
            error, df, cr1 = ladder.std_errors(step, column)
            estimate = float(found.estimate[place])
            note = weak if column == TREATMENT else None
            common = (survey, ladder, variable, step, column, estimate, note)
            rows.append(_row(*common, "coefficient", error, df, "satterthwaite"))
            if column == TREATMENT:
                rows.append(_row(*common, "cr1", cr1, float(ladder.tally.clusters - 1), "t"))
    return rows


def _row(
    survey: Survey,
    ladder: Ladder,
    variable: str,
    step: int,
    column: int,
    estimate: float,
    note: str | None,
    measure: str,
    error: float | None,
    df: float | None,
    method: str,
) -> Estimate:
    sample, level = ladder.sample, survey.study.file.confidence
    term, place = ladder.terms[column], str(step + 1)
    tested = error is not None and error > 0 and df is not None and df > 0
    half = t_quantile(level, df) * error if tested and error and df else None
    statistic = estimate / error if tested and error else None
    return Estimate(
        id=row_id(survey.name, "regression", variable, measure, None, "step", place, term),
        questionnaire=survey.name,
        variable=variable,
        measure=measure,
        unit="outcome",
        base="common_sample",
        group="step",
        group_level=place,
        term=term,
        estimate=estimate,
        std_error=error,
        df=df if error is not None else None,
        conf_low=None if half is None else estimate - half,
        conf_high=None if half is None else estimate + half,
        conf_level=None if half is None else level,
        interval_method=None if half is None else method,
        statistic=statistic,
        p_value=t_p_value(statistic, df) if statistic is not None and df else None,
        n=sample.n,
        n_weighted=sample.n_weighted,
        eligible=sample.eligible,
        asked=sample.asked,
        left_out=sample.left_out,
        note=note,
    )
