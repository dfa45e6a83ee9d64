"""The rows of a ladder of regressions: coefficients under each kind of standard error, and joint tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from cgsurvey.result import Estimate, row_id
from cgsurvey.stats._cluster_blocks import leaving_out, solve
from cgsurvey.stats._identification import TOO_THIN_DF
from cgsurvey.stats._joint_tests import Joint, joint_tests, questions_of
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder, tested_columns
from cgsurvey.stats._rows import finite
from cgsurvey.stats._variances import KINDS, TWO_WAY, Variance, variance
from cgsurvey.survey import Flags, Survey

#: note of a coefficient, and of a joint test, whose p value rests on too little to be relied on
THIN, CARRIED = "regression.thin_coefficient", "regression.carried_joint_test"


def measure_of(kind: str) -> str:
    """The measure under which a kind of standard error stands; the coefficient itself has CR2."""
    return "coefficient" if kind == "CR2" else kind.lower()


def variances(ladder: Ladder, printed: str) -> dict[str, list[Variance]]:
    """Every kind that is shown, of each step: CR2, what the study prints, CR1 for comparison."""
    kinds = dict.fromkeys(("CR2", printed, "CR1"))
    return {kind: [variance(ladder, step, kind) for step in range(len(ladder.fits))] for kind in kinds}


def ladder_rows(
    survey: Survey,
    ladder: Ladder,
    name: str,
    made: Mapping[str, Sequence[Variance]],
    printed: str,
    weak: str | None,
) -> list[Estimate]:
    """All rows. CR2 and the printed kind have every term, CR1 beside them the treatment alone.

    `weak` is the code of the verdict where the treatment's coefficient does not stand on enough. Any other
    is held to the same two rules: one cluster carries it, or its df are under 4.
    """
    rows: list[Estimate] = []
    for step, found in enumerate(ladder.fits):
        alone = carried(ladder, step)
        thin = alone | (found.df < TOO_THIN_DF)
        notes = [weak if weak and column == TREATMENT else THIN if poor else None
                 for column, poor in zip(found.columns, thin, strict=True)]  # fmt: skip
        for kind, steps in made.items():
            only = None if kind in ("CR2", printed) else TREATMENT
            rows += _coefficients(survey, ladder, name, step, kind, steps[step], only, notes)
        rows += _joint(survey, ladder, name, step, printed, alone)
    return rows


def carried(ladder: Ladder, step: int) -> Flags:
    """Which coefficients of a step one cluster carries: without it there would be none.

    CR2 sees what else is in the model vary, and nothing of that cluster's own variance.
    """
    response, within = len(ladder.sample.columns), ladder.absorbs(step)
    columns = [column for column in ladder.fits[step].columns if column != INTERCEPT]
    solution = solve(ladder.tally, response, columns, within=within)
    parts = leaving_out(ladder.tally, solution, response, within=within)
    return np.asarray(np.concatenate([lost for _, lost in parts]).any(axis=0))


def variance_facts(ladder: Ladder, made: Mapping[str, Sequence[Variance]]) -> list[dict[str, Any]]:
    """What each kind of standard error counts, for `Result.fit`."""
    sample = ladder.sample
    found = []
    for kind, steps in made.items():
        ways = [sample.cluster.name] if steps[0].clusters else []
        if kind == TWO_WAY and sample.second_cluster:
            ways.append(sample.second_cluster.name)
        found.append(
            {
                "kind": kind,
                "measure": measure_of(kind),
                "clustered_by": ways,
                "formula": KINDS[kind].formula,
                "steps": [
                    {"step": str(step), "counted": each.counted, "factor": each.factor}
                    | {"clusters": each.clusters}
                    for step, each in enumerate(steps, start=1)
                ],
            }
        )
    return found


def _coefficients(
    survey: Survey,
    ladder: Ladder,
    name: str,
    step: int,
    kind: str,
    made: Variance,
    only: int | None,
    notes: Sequence[str | None],
) -> Iterator[Estimate]:
    found = ladder.fits[step]
    for place, column in enumerate(found.columns):
        hidden = column in ladder.sample.dummies or (column == INTERCEPT and ladder.has_effects(step))
        if hidden or (only is not None and column != only):
            continue
        tested = tested_columns(
            float(found.estimate[place]), finite(float(made.errors[place])), float(made.df[place]),
            survey.study.file.confidence, "satterthwaite" if kind == "CR2" else "t",
        )  # fmt: skip
        yield Estimate(
            **_columns(survey, ladder, name, step, measure_of(kind), ladder.terms[column]),
            **tested,
            unit="outcome",
            note=notes[place],
        )


def _joint(
    survey: Survey, ladder: Ladder, name: str, step: int, printed: str, alone: Flags
) -> Iterator[Estimate]:
    """A row for each question whose dummies are tested together; `alone` are those one cluster carries."""
    from scipy.special import fdtrc

    places = questions_of(ladder, step)
    for test in joint_tests(ladder, step, iid=printed == "iid"):
        p_value = None
        if test.statistic is not None and test.df_den is not None:
            p_value = float(fdtrc(test.df_num, test.df_den, test.statistic))
        yield Estimate(
            **_columns(survey, ladder, name, step, "joint_test", test.question),
            unit="test",
            statistic=test.statistic,
            df_num=test.df_num,
            df_den=test.df_den,
            p_value=p_value,
            note=_joint_note(test, is_carried=printed != "iid" and bool(alone[places[test.question]].any())),
        )


def _joint_note(test: Joint, *, is_carried: bool) -> str | None:
    if test.df_den is None:
        return "regression.no_joint_test"
    if is_carried:
        return CARRIED
    return "regression.thin_joint_test" if test.df_den < TOO_THIN_DF else None


def _columns(survey: Survey, ladder: Ladder, name: str, step: int, measure: str, term: str) -> dict[str, Any]:
    """Where a row stands, and its base: the common sample."""
    sample, place = ladder.sample, str(step + 1)
    return {
        "id": row_id(survey.name, "regression", name, measure, None, "step", place, term),
        "questionnaire": survey.name,
        "variable": name,
        "measure": measure,
        "base": "common_sample",
        "group": "step",
        "group_level": place,
        "term": term,
        "n": sample.n,
        "n_weighted": sample.n_weighted,
        "eligible": sample.eligible,
        "asked": sample.asked,
        "left_out": sample.left_out,
    }
