"""The statistics: one file an estimand, one line here.

Each is ``f(survey, *, …) -> Result``. Files whose name starts with an underscore are shared mathematics.
"""

from __future__ import annotations

from collections.abc import Callable

from cgsurvey.result import Result
from cgsurvey.stats._families import one_family as one_family
from cgsurvey.stats.change import CHANGES as CHANGES
from cgsurvey.stats.change import change
from cgsurvey.stats.communities import communities
from cgsurvey.stats.coverage import coverage
from cgsurvey.stats.crosstab import crosstab
from cgsurvey.stats.decomposition import decomposition
from cgsurvey.stats.difference import difference
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.stats.frequency import frequency
from cgsurvey.stats.improvement import improvement
from cgsurvey.stats.leading import leading
from cgsurvey.stats.likert import likert
from cgsurvey.stats.linkage import linkage
from cgsurvey.stats.logit import logit
from cgsurvey.stats.mean import mean
from cgsurvey.stats.missing_patterns import missing_patterns
from cgsurvey.stats.multiple_response import multiple_response
from cgsurvey.stats.ordered_logit import ordered_logit
from cgsurvey.stats.participation_gap import participation_gap
from cgsurvey.stats.ranking import ranking
from cgsurvey.stats.response import response
from cgsurvey.stats.satisfaction_rate import satisfaction_rate
from cgsurvey.stats.scale_score import scale_score
from cgsurvey.stats.share_at_or_above import share_at_or_above
from cgsurvey.stats.supply_and_demand import supply_and_demand

#: name of the estimand, as it stands in results -> the statistic
STATISTICS: dict[str, Callable[..., Result]] = {
    "frequency": frequency,
    "satisfaction_rate": satisfaction_rate,
    "share_at_or_above": share_at_or_above,
    "multiple_response": multiple_response,
    "coverage": coverage,
    "linkage": linkage,
    "leading": leading,
    "supply_and_demand": supply_and_demand,
    "participation_gap": participation_gap,
    "improvement": improvement,
    "mean": mean,
    "ranking": ranking,
    "response": response,
    "scale": scale_score,
    "likert": likert,
    "missing_patterns": missing_patterns,
    "crosstab": crosstab,
    "difference": difference,
    "change": change,
    "decomposition": decomposition,
    "communities": communities,
    "regression": fixed_effects_ladder,
    "logit": logit,
    "ordered_logit": ordered_logit,
}

__all__ = [statistic.__name__ for statistic in STATISTICS.values()] + ["STATISTICS", "one_family"]
