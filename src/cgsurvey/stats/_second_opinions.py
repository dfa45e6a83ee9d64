"""Two tests of the treatment's coefficient that do not lean on Student's t: bootstrap and permutation."""

from __future__ import annotations

from typing import Any

import numpy as np

from cgsurvey.phrases import spoken
from cgsurvey.stats._bootstrap import FEWEST_INFORMATIVE, cluster_scores, wild_bootstrap
from cgsurvey.stats._identification import Contrast, contrast
from cgsurvey.stats._ladder import TREATMENT, Ladder
from cgsurvey.stats._ladder_notes import unit_of
from cgsurvey.stats._permutation import permutation
from cgsurvey.survey import Survey

#: numbers drawn in all, beyond which fewer replicates do, and how few these may be
DRAWN_AT_MOST, FEWEST_DRAWS = 2 * 10**7, 999
#: what an opinion without a result holds in its place
_NOTHING = dict.fromkeys(
    ("weights", "enumerated", "draws", "seed", "statistic", "p_value", "conf_low", "conf_high", "conf_level")
)


def second_opinions(survey: Survey, ladder: Ladder, *, draws: int, seed: int) -> list[dict[str, Any]]:
    """The wild cluster bootstrap and the permutation inside communities, of the last step.

    Each says how it was made, or why it was not: plain data, for `Result.fit`.

    Parameters
    ----------
    survey : Survey
    ladder : Ladder
    draws, seed : int
        Replicates where not all are tried, and where their generator starts.
    """
    last = len(ladder.fits) - 1
    reason = None
    if ladder.fits[last].place(TREATMENT) is None:
        reason = "opinion.no_coefficient"
    elif ladder.is_exact(last):
        reason = "opinion.exact"
    opinions = [
        _bootstrap(survey, ladder, draws, seed, reason),
        _permutation(survey, ladder, draws, seed, reason),
    ]
    return [{"step": str(last + 1), **each} for each in opinions]


def _bootstrap(survey: Survey, ladder: Ladder, draws: int, seed: int, reason: str | None) -> dict[str, Any]:
    sample = ladder.sample
    facts: dict[str, Any] = {
        "method": "wild_bootstrap",
        "unit": unit_of(survey, sample.cluster),
        "groups": ladder.tally.clusters,
        "informative": None,
    }
    if reason is None and sample.cluster_is_row:
        reason = "opinion.no_clusters"
    if reason is not None:
        return {**facts, **_NOTHING, "reason": spoken(reason)}
    scores = cluster_scores(ladder)
    facts["informative"] = scores.informative
    draws = _affordable(draws, ladder.tally.clusters)
    found = wild_bootstrap(scores, draws=draws, seed=seed, level=survey.study.file.confidence)
    if found is None:
        why = spoken("opinion.few_informative", **facts, least=FEWEST_INFORMATIVE)
        return {**facts, **_NOTHING, "reason": why}
    return {
        **facts,
        **vars(found),
        "seed": None if found.enumerated else seed,
        "conf_level": None if found.conf_low is None else survey.study.file.confidence,
        "reason": None,
    }


def _permutation(survey: Survey, ladder: Ladder, draws: int, seed: int, reason: str | None) -> dict[str, Any]:
    sample = ladder.sample
    parts = next(iter(sample.partitions), None)
    counts: Contrast = contrast(sample, parts)
    facts: dict[str, Any] = {
        "method": "permutation",
        "unit": unit_of(survey, parts),
        "groups": counts.levels,
        "informative": counts.levels_with_both,
    }
    if reason is None and len(np.unique(sample.treatment.values)) > 2:
        reason = "opinion.measured"
    draws = _affordable(draws, counts.rows_in_both or sample.n)
    found = None if reason else permutation(ladder, parts, draws=draws, seed=seed)
    if found is None:
        return {**facts, **_NOTHING, "reason": spoken(reason or "opinion.none_with_both", **facts)}
    return {**facts, **_NOTHING, **vars(found), "seed": None if found.enumerated else seed, "reason": None}


def _affordable(draws: int, size: int) -> int:
    """Replicates of a vector of this size: fewer where a large survey would make them a matter of minutes."""
    return min(draws, max(FEWEST_DRAWS, DRAWN_AT_MOST // size))
