"""What a coefficient rests on: who differs from whom inside the communities, and whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cgsurvey.stats._common_sample import CommonSample
from cgsurvey.stats._intervals import t_quantile
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.stats._sandwich import blocks, solve
from cgsurvey.stats._triangles import Triangles
from cgsurvey.survey import Flags, Floats, Groups

#: one community may hold this part of the treatment's variance before a verdict is refused
ONE_HOLDS = 0.9
#: Satterthwaite df under which a coefficient is too thin to judge, and under which it is fragile
TOO_THIN_DF, FRAGILE_DF = 4.0, 10.0
#: an eigenvalue of I - K under this means that a coefficient stands or falls with one cluster
DETERMINED = 1e-9


@dataclass(frozen=True)
class Identification:
    """The panel that stands before any coefficient. It is about the last step.

    Attributes
    ----------
    contrast : Contrast
    effective_sample, largest_share, largest_community, leave_one_out
        None where the last step has no coefficient of the treatment.
    df, detectable : float or None
        Satterthwaite df, and the smallest coefficient that would probably be found.
    verdict : {"not_estimable", "too_thin", "fragile", "supported"}
    reasons : tuple of str
        Codes of the sentences that say why.
    """

    contrast: Contrast
    effective_sample: float | None
    largest_share: float | None
    largest_community: str | None
    leave_one_out: tuple[float, float] | None
    df: float | None
    detectable: float | None
    verdict: str
    reasons: tuple[str, ...]

    def panel(self) -> dict[str, Any]:
        """As it stands in `Result.fit`."""
        return {
            "treated": self.contrast.treated,
            "untreated": self.contrast.untreated,
            "communities": self.contrast.communities,
            "communities_with_both": self.contrast.communities_with_both,
            "rows_in_both": self.contrast.rows_in_both,
            "effective_sample": self.effective_sample,
            "largest_variance_share": self.largest_share,
            "largest_variance_community": self.largest_community,
            "leave_one_out": self.leave_one_out,
            "satterthwaite_df": self.df,
            "minimal_detectable_effect": self.detectable,
            "verdict": self.verdict,
        }


@dataclass(frozen=True)
class Contrast:
    """How the treatment is spread over the rows and the communities.

    `treated` and `untreated` are None for a treatment of more than two values; the counts of communities
    are None where there are none to compare in. `fewer` counts, in communities with both, the rows of the
    side that has fewer of them; `fewer_treated` says which side that is.
    """

    treated: int | None
    untreated: int | None
    communities: int | None
    communities_with_both: int | None
    rows_in_both: int | None
    fewer: int | None
    fewer_treated: bool


def identification(ladder: Ladder) -> Identification:
    """What the treatment's coefficient in the last step rests on."""
    sample, tally, last = ladder.sample, ladder.tally, len(ladder.fits) - 1
    within, counts = ladder.absorbs(last), contrast(sample)
    columns = [column for column in ladder.fits[last].columns if column != INTERCEPT]
    error, df, _ = ladder.std_errors(last, TREATMENT)
    effective = share = holder = omitted = None
    if TREATMENT in columns:
        others = [column for column in columns if column != TREATMENT]
        parts = residualised(sample, tally, others, within=within)
        effective = effective_sample(parts)
        share, holder = largest_share(parts, sample.partition or sample.cluster)
        omitted = without_each_cluster(tally, len(sample.columns), columns, within=within)
    outcome, reasons = verdict(counts.communities_with_both, share, df)
    return Identification(
        contrast=counts,
        effective_sample=effective,
        largest_share=share,
        largest_community=holder,
        leave_one_out=omitted,
        df=df,
        detectable=detectable(error, df) if error and df else None,
        verdict=outcome,
        reasons=reasons,
    )


def contrast(sample: CommonSample) -> Contrast:
    """Count treated and untreated, and the communities inside which the treatment varies."""
    values = sample.treatment.values.astype(np.float64)
    two_sided = bool(np.all((values == values.min()) | (values == values.max())))
    high = values == values.max()
    both = _varies_inside(values, sample.partition) if sample.partition else np.ones(len(values), dtype=bool)
    sides = int(np.count_nonzero(both & high)), int(np.count_nonzero(both & ~high))
    parts = sample.partition
    return Contrast(
        treated=int(high.sum()) if two_sided else None,
        untreated=int((~high).sum()) if two_sided else None,
        communities=len(parts.levels) if parts else None,
        communities_with_both=len(np.unique(parts.codes[both])) if parts else None,
        rows_in_both=int(both.sum()) if parts else None,
        fewer=min(sides) if two_sided else None,
        fewer_treated=sides[0] <= sides[1],
    )


def _varies_inside(values: Floats, parts: Groups) -> Flags:
    """Rows of the groups in which the values are not all the same."""
    order = np.argsort(parts.codes, kind="stable")
    starts = np.searchsorted(parts.codes[order], np.arange(len(parts.levels)))
    sorted_values = values[order]
    varies = np.maximum.reduceat(sorted_values, starts) > np.minimum.reduceat(sorted_values, starts)
    return np.asarray(varies[parts.codes])


def residualised(sample: CommonSample, tally: Triangles, columns: Sequence[int], *, within: bool) -> Floats:
    """Squared part of the treatment that the rest of the model leaves unexplained, times weight, (n,).

    These are the weights with which rows enter the coefficient (Aronow and Samii 2016).
    """
    solution = solve(tally, TREATMENT, columns, within=within)
    rest = sample.treatment.values.astype(np.float64)
    for column, coefficient in zip(solution.kept, solution.coefficients, strict=True):
        rest -= coefficient * (sample.columns[column - 1].values if column else 1.0)
    weight = np.ones(sample.n) if sample.weight is None else sample.weight
    if within and sample.absorbed is not None:
        codes = sample.effects[sample.absorbed].codes
        rest -= (np.bincount(codes, weight * rest) / np.bincount(codes, weight))[codes]
    return np.asarray(weight * rest**2)


def effective_sample(parts: Floats) -> float:
    """Kish's (Σ v)² / Σ v² of the rows' shares in the treatment's remaining variance."""
    return float(parts.sum() ** 2 / np.sum(parts**2))


def largest_share(parts: Floats, groups: Groups) -> tuple[float, str]:
    """The largest part of the treatment's remaining variance held by one community, and its name."""
    held = np.bincount(groups.codes, parts)
    largest = int(np.argmax(held))
    return float(held[largest] / held.sum()), groups.levels[largest]


def without_each_cluster(
    tally: Triangles, response: int, columns: Sequence[int], *, within: bool
) -> tuple[float, float] | None:
    """Lowest and highest value of the treatment's coefficient when each cluster in turn is left out.

    Without cluster g the coefficients are b - (X'WX - X_g'W_g X_g)^-1 X_g'W_g e_g. None if some cluster
    carries the coefficient alone, so that nothing is left without it.
    """
    solution = solve(tally, response, columns, within=within)
    place = solution.kept.index(TREATMENT)
    row, found = solution.inverse[place], []
    for part in blocks(tally, solution, response, within=within):
        turned = part.regressors.swapaxes(1, 2)
        left = np.eye(len(row)) - turned @ part.heavy
        values, vectors = np.linalg.eigh((left + left.swapaxes(1, 2)) / 2)
        scores = (part.heavy.swapaxes(1, 2) @ part.residuals[..., None])[..., 0]
        along = row @ vectors
        lost = values < DETERMINED
        if np.any(lost & (np.abs(along) > 1e-6 * np.linalg.norm(row))):
            return None
        shift = np.where(lost, 0.0, along * (scores[:, None, :] @ vectors)[:, 0] / np.where(lost, 1, values))
        found.append(solution.coefficients[place] - shift.sum(axis=1))
    every = np.concatenate(found)
    return float(every.min()), float(every.max())


def detectable(std_error: float, df: float) -> float:
    """Smallest coefficient that a 5 % test finds with probability 80 %: (t.975 + t.80) SE (Bloom 1995)."""
    return (t_quantile(0.95, df) + t_quantile(0.60, df)) * std_error


def verdict(
    communities_with_both: int | None, share: float | None, df: float | None
) -> tuple[str, tuple[str, ...]]:
    """The worst of what is found, and the reasons: codes of `phrases.regression`.

    not_estimable: no community with both. too_thin: one community with both, one that holds over 90 % of
    the treatment's variance (whatever the df), df under 4, or no df. fragile: df under 10.
    """
    if communities_with_both == 0:
        return "not_estimable", ("regression.reason.none",)
    reasons = []
    if communities_with_both == 1:
        reasons.append("regression.reason.one")
    elif share is not None and share > ONE_HOLDS:
        reasons.append("regression.reason.concentrated")
    if df is None:
        reasons.append("regression.reason.no_df")
    elif df < TOO_THIN_DF:
        reasons.append("regression.reason.df")
    if reasons:
        return "too_thin", tuple(reasons)
    if df is not None and df < FRAGILE_DF:
        return "fragile", ("regression.reason.df",)
    return "supported", ()
