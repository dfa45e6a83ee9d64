"""The fixed-effects ladder: nested regressions of an outcome on a treatment, on one common sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cgsurvey.declarations import DRAWS, SEED, Condition, Step
from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.result import Result, plain
from cgsurvey.survey import Survey

if TYPE_CHECKING:
    from cgsurvey.stats._common_sample import CommonSample


def fixed_effects_ladder(
    survey: Survey,
    *,
    outcome: Condition | str,
    treatment: Condition | str,
    steps: Sequence[Step] = (),
    fixed_effects: Sequence[str] = (),
    cluster: str | Sequence[str] | None = None,
    std_errors: str | None = None,
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
    outcome : Condition or str
        A scale, a number, a scale question, or yes or no: the coefficients are then those of a linear
        probability model.
    treatment : Condition or str
        Yes or no, or a variable with numbers.
    steps : sequence of Step
        What each step after the first adds. Fixed effects that no step mentions enter last.
    fixed_effects : sequence of str
        Of those nested in the clusters, the one with most levels is absorbed by demeaning; the others
        become dummies.
    cluster : str, sequence of one or two str, or None
        By default the community, else the declared sampling unit, else each row. With two, CR1 clustered
        by both is printed, and CR2 is clustered by the first.
    std_errors : str or None
        A key of `_variances.KINDS`: which standard errors are printed. CR2 stands beside any other, and
        the verdict rests on it.
    design : {"observational", "experimental"}
        Whether the wording may speak of an effect.
    name : str or None
        Name of the result; the outcome's where None.
    draws, seed : int
        Replicates of the bootstrap and the permutation, and where their generator starts.

    Returns
    -------
    Result
        Measure ``coefficient`` (CR2) for every term of every step, the same under the name of the standard
        error that is printed if that is another, ``cr1`` for the treatment, and ``joint_test`` for every
        question of two dummies or more, group "step". `fit` holds the steps, what each variance counts, the
        identification panel, the treatment's associations with controls, its sensitivity to omitted
        variables and the second opinions: wild cluster bootstrap and permutation.

    Raises
    ------
    UsageError
        If a name stands for nothing, or for two parts of the model, or a standard error other than CR1
        is asked for with two clusters.
    NotEstimable
        If a variable has no numbers, outcome or treatment do not vary, there is one cluster, or there are
        no more rows than coefficients.
    """
    # most studies have no models, and these files are half of the room
    from cgsurvey.stats._common_sample import common_sample
    from cgsurvey.stats._identification import identification
    from cgsurvey.stats._ladder import associations, climb, description
    from cgsurvey.stats._ladder_notes import ladder_notes, unit_of
    from cgsurvey.stats._ladder_rows import ladder_rows, variance_facts, variances
    from cgsurvey.stats._method_notes import method_notes
    from cgsurvey.stats._second_opinions import second_opinions
    from cgsurvey.stats._sensitivity import sensitivity
    from cgsurvey.stats._variances import OF_ROWS

    sample = common_sample(survey, outcome, treatment, steps, fixed_effects, cluster)
    printed, ladder = printed_kind(std_errors, sample), climb(sample)
    found, made = identification(ladder), variances(ladder, printed)
    omitted = sensitivity(ladder)
    fit = {
        **description(survey, ladder, design),
        "identification": {
            **found.panel(),
            "unit": unit_of(survey, found.parts),
            "leave_one_out_unit": unit_of(survey, None if sample.cluster_is_row else sample.cluster),
        },
        "std_errors": printed,
        "variances": variance_facts(ladder, made),
        "associations": associations(ladder, survey.study.file.confidence),
        "sensitivity": omitted,
        "second_opinions": second_opinions(survey, ladder, draws=draws, seed=seed),
    }
    weak = None if found.verdict == "supported" else f"regression.verdict.{found.verdict}"
    variable = name or sample.outcome.term
    rows = ladder_rows(survey, ladder, variable, made, printed, weak)
    # where rows are taken as independent nothing is clustered, and `method_notes` says so
    clustered = printed not in OF_ROWS or sample.cluster_is_row
    told = (
        *ladder_notes(survey, ladder, found, is_default=cluster is None and clustered, design=design),
        *method_notes(survey, ladder, found, rows, printed, omitted),
    )
    return Result(
        estimand="regression",
        questionnaire=survey.name,
        variable=variable,
        by=None,
        rows=tuple(rows),
        fit=plain(fit),
        notes=told,
    )


def printed_kind(std_errors: str | None, sample: CommonSample) -> str:
    """The kind of standard error that is printed: as asked, else CR2, or CR1 for two clusters."""
    from cgsurvey.stats._variances import KINDS, TWO_WAY

    known = {kind.lower(): kind for kind in KINDS if kind != TWO_WAY}
    asked = None if std_errors is None else known.get(std_errors.lower())
    if std_errors is not None and asked is None:
        meant = did_you_mean(std_errors, known.values())
        raise UsageError("regression.unknown_errors", name=std_errors, known=known.values(), meant=meant)
    if sample.second_cluster is None:
        return asked or "CR2"
    if asked not in (None, "CR1"):
        raise UsageError("regression.two_way_is_cr1", kind=asked)
    return TWO_WAY
