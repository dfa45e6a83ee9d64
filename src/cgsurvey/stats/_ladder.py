"""A ladder of fitted steps, and what is said of it: the steps, the outcome, the associations."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cgsurvey.stats._common_sample import CommonSample
from cgsurvey.stats._intervals import t_p_value, t_quantile
from cgsurvey.stats._rows import finite
from cgsurvey.stats._sandwich import Fit, fit
from cgsurvey.stats._triangles import Triangles, triangles
from cgsurvey.stats._variables import item_range
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Groups, Survey

#: column of the treatment in the tally, and of the intercept
TREATMENT, INTERCEPT = 1, 0
#: a regression whose residuals are smaller than this part of the outcome fits exactly: no standard errors
EXACT = 1e-20


@dataclass(frozen=True)
class Ladder:
    """The sample, its tally, and the fitted steps."""

    sample: CommonSample
    tally: Triangles
    fits: tuple[Fit, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Name of each column of the tally, from the intercept on."""
        return ("(intercept)", *(column.term for column in self.sample.columns))

    def has_effects(self, step: int) -> bool:
        return self.sample.rungs[step].fixed_effects

    def absorbs(self, step: int) -> bool:
        """Whether the step takes the absorbed effect out."""
        return self.taken_out(step) is not None

    def taken_out(self, step: int) -> Groups | None:
        """The effect that the step takes out by the within transformation."""
        return self.sample.absorbed_effect if self.has_effects(step) else None

    def is_exact(self, step: int) -> bool:
        found = self.fits[step]
        return found.residual <= EXACT * found.total

    def collinear(self, step: int) -> list[str]:
        """Terms that were dropped; a dummy of a fixed effect that another makes superfluous is none."""
        dropped = self.fits[step].dropped
        return [self.terms[column] for column in dropped if column not in self.sample.dummies]

    def std_errors(self, step: int, column: int) -> tuple[float | None, float | None, float | None]:
        """CR2 standard error, its df, and CR1 standard error; None where there is none to be had."""
        found = self.fits[step]
        place = found.place(column)
        if place is None or self.is_exact(step):
            return None, None, None
        error = finite(float(found.cr2[place]))
        # what CR2 cannot see is no variance for CR1 either: the one cluster's scores add up to 0
        cr1 = None if error is None else float(found.cr1[place])
        return error, finite(float(found.df[place])), cr1


def climb(sample: CommonSample) -> Ladder:
    """Tally the sample once and fit every step."""
    absorbed = sample.absorbed_effect
    columns = [column.values for column in sample.columns]
    tally = triangles(
        columns, sample.cluster.codes, sample.weight, None if absorbed is None else absorbed.codes
    )
    fits, width = [], 0
    for rung in sample.rungs:
        width += len(rung.adds)
        fits.append(_fit(sample, tally, len(columns), range(1, width + 1), effects=rung.fixed_effects))
    return Ladder(sample, tally, tuple(fits))


def _fit(
    sample: CommonSample, tally: Triangles, response: int, columns: Sequence[int], *, effects: bool
) -> Fit:
    """One regression, with the declared fixed effects or without any."""
    return fit(
        tally,
        response,
        columns,
        within=effects and sample.absorbed is not None,
        dummies=sample.dummies if effects else (),
        uncounted=_nested_dummies(sample) if effects else (),
    )


def _nested_dummies(sample: CommonSample) -> list[int]:
    """Columns of effects that are nested in the clusters and yet not absorbed."""
    effects = sample.nested_effects([sample.cluster])
    return [number for effect in effects for number in sample.dummies_of(effect)]


def description(survey: Survey, ladder: Ladder, design: str) -> dict[str, Any]:
    """What `Result.fit` says of the ladder itself: variables, outcome and steps."""
    sample = ladder.sample
    low, high = _outcome_range(survey, sample)
    return {
        "outcome": sample.outcome.term,
        "treatment": sample.treatment.term,
        "design": design,
        "cluster": sample.cluster.name,
        "fixed_effects": [effect.name for effect in sample.effects],
        "outcome_minimum": low,
        "outcome_maximum": high,
        "outcome_sd": _outcome_sd(ladder),
        "standardised_by": "outcome" if _is_flag(sample) else "outcome_and_treatment",
        "steps": [_step_facts(ladder, step) for step in range(len(ladder.fits))],
    }


def _step_facts(ladder: Ladder, step: int) -> dict[str, Any]:
    sample, found, rung = ladder.sample, ladder.fits[step], ladder.sample.rungs[step]
    place = found.place(TREATMENT)
    return {
        "step": str(step + 1),
        "label": rung.label.both() if rung.label else None,
        "adds": [column.term for column in rung.adds],
        "fixed_effects": rung.fixed_effects,
        "n": sample.n,
        "clusters": ladder.tally.clusters,
        "parameters": found.parameters,
        "r_squared": 1 - found.residual / found.total,
        "r_squared_within": _share_explained(found) if rung.fixed_effects else None,
        "n_alone": rung.n_alone,
        "standardised": None if place is None else float(found.estimate[place]) * _standard(ladder),
        "collinear": ladder.collinear(step),
    }


def _share_explained(found: Fit) -> float | None:
    return 1 - found.residual / found.baseline if found.baseline > EXACT * found.total else None


def _is_flag(sample: CommonSample) -> bool:
    return sample.treatment.values.dtype == np.bool_


def _standard(ladder: Ladder) -> float:
    """What standardises the treatment's coefficient: per standard deviation of the outcome and, of a
    treatment that is a number, for one standard deviation of the treatment (beta)."""
    if _is_flag(ladder.sample):
        return 1 / _outcome_sd(ladder)
    treated = float(np.linalg.norm(ladder.tally.between[1:, TREATMENT]))
    return treated / math.sqrt(ladder.tally.n - 1) / _outcome_sd(ladder)


def _outcome_sd(ladder: Ladder) -> float:
    """Standard deviation of the outcome in the common sample; with weights scaled to a mean of 1."""
    return math.sqrt(ladder.fits[0].total / (ladder.tally.n - 1))


def _outcome_range(survey: Survey, sample: CommonSample) -> tuple[float, float]:
    """Ends of what the outcome can be, where the study declares them; else of what was observed."""
    if sample.explained.has_test:
        return 0.0, 1.0
    variable = find_variable(survey.study, sample.explained.question, f"[{survey.name}]", survey.name)
    if variable.kind == "scale":
        scale = survey.study.file.scales[variable.name]
        if scale.rescale is not None:
            return scale.rescale
        questions = [survey.questionnaire.questions[survey.study.unqualified(item, survey.name)]
                     for item in scale.items]  # fmt: skip
        if scale.range is not None or all(each.categories or each.range for each in questions):
            ends = [item_range(survey, scale, item) for item in scale.items]
            return float(np.mean([low for low, _ in ends])), float(np.mean([high for _, high in ends]))
    if variable.kind == "element":
        return 0.0, 1.0
    question = survey.questionnaire.questions.get(variable.name)
    if question is not None and question.categories:
        scores = [category.score for category in question.categories]
        return min(scores), max(scores)
    if question is not None and question.range is not None:
        return question.range
    return float(sample.outcome.values.min()), float(sample.outcome.values.max())


def associations(ladder: Ladder, level: float) -> list[dict[str, Any]]:
    """How every control that is one column of zeros and ones goes with the treatment: a difference of
    shares between treated and untreated, or the slope on a treatment that is a number.

    Dummies of a question with three or more categories are background, and left out. Within the fixed
    effects where the ladder has them; CR2.
    """
    sample, found = ladder.sample, []
    kind = "difference" if _is_flag(sample) else "slope"
    several = [column.variable for column in sample.columns]
    for number, column in enumerate(sample.columns[: -1 - len(sample.dummies)], start=1):
        is_flag = column.values.dtype == np.bool_ and several.count(column.variable) == 1
        if number == TREATMENT or not is_flag:
            continue
        fitted = _fit(sample, ladder.tally, number, [TREATMENT], effects=bool(sample.effects))
        alone = Ladder(sample, ladder.tally, (fitted,))
        found.append({"term": column.term, "kind": kind, "n": sample.n, **_tested(alone, level)})
    return found


def _tested(alone: Ladder, level: float) -> dict[str, float | None]:
    """The treatment's coefficient in a single regression, with its interval."""
    place = alone.fits[0].place(TREATMENT)
    error, df, _ = alone.std_errors(0, TREATMENT)
    facts: dict[str, Any] = {}
    if place is not None:
        facts = tested_columns(
            float(alone.fits[0].estimate[place]),
            error,
            math.nan if df is None else df,
            level,
            "satterthwaite",
        )
    names = ("std_error", "df", "conf_low", "conf_high", "p_value")
    return {"difference": facts.get("estimate"), **{name: facts.get(name) for name in names}}


def tested_columns(
    estimate: float, error: float | None, df: float, level: float, method: str
) -> dict[str, Any]:
    """An estimate with its standard error and, where there is one, its t test and interval."""
    if error is None or not error > 0 or not df > 0:
        return {"estimate": estimate, "std_error": error, "df": None if error is None else finite(df)}
    half, statistic = t_quantile(level, df) * error, estimate / error
    return {
        "estimate": estimate,
        "std_error": error,
        "df": df,
        "conf_low": estimate - half,
        "conf_high": estimate + half,
        "conf_level": level,
        "interval_method": method,
        "statistic": statistic,
        "p_value": t_p_value(statistic, df),
    }
