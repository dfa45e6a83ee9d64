"""The logit beside a linear probability model: odds ratios, and the treatment's average marginal effect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cgsurvey.declarations import Condition, Step
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Result
from cgsurvey.survey import Survey


def logit(
    survey: Survey,
    *,
    outcome: Condition | str,
    treatment: Condition | str,
    steps: Sequence[Step] = (),
    fixed_effects: Sequence[str] = (),
    cluster: str | Sequence[str] | None = None,
    design: str = "observational",
    name: str | None = None,
) -> Result:
    """Mean difference in the chance of the outcome with and without the treatment, others as they are.

    Weighted maximum likelihood of a logit with the regressors of the ladder's last step; fixed effects are
    dummies, and levels inside which the outcome does not vary are left out and named. Covariance from the
    clusters' scores with G/(G-1) (Binder 1983; R ``svyglm``), average effects by the delta method, t with
    the clusters less 1 and less the regressors, dummies of effects nested in the clusters not counted.

    Parameters
    ----------
    survey : Survey
    outcome : Condition or str
        Yes or no.
    treatment, steps, fixed_effects, cluster, design, name
        As of `fixed_effects_ladder`.

    Returns
    -------
    Result
        Unit points: ``average_effect`` of the treatment. Unit ratio: ``odds_ratio`` of every term.

    Raises
    ------
    UsageError
        If a name stands for nothing, or for two parts of the model.
    NotEstimable
        As the ladder; if the outcome is not yes or no; if the likelihood has no maximum (separation).
    """
    # as of `fixed_effects_ladder`: few studies have models
    from cgsurvey.stats._common_sample import common_sample
    from cgsurvey.stats._limited import limited, limited_result

    sample = common_sample(survey, outcome, treatment, steps, fixed_effects, cluster)
    if sample.outcome.values.dtype != np.bool_:
        raise NotEstimable("limited.not_binary", name=sample.outcome.term)
    found = limited(sample)
    return limited_result(survey, "logit", found, [(None, [1])], variable=name, design=design, facts={})
