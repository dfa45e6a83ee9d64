"""What a coefficient rests on: who differs from whom, in how many places, and whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cgsurvey.stats._cluster_blocks import leaving_out, solve
from cgsurvey.stats._common_sample import CommonSample
from cgsurvey.stats._intervals import t_quantile
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder, climb
from cgsurvey.stats._partitions import level_means
from cgsurvey.survey import Flags, Floats, Groups

#: one place may hold this part of the treatment's variance before a verdict is refused
ONE_HOLDS = 0.9
#: reasons that say that one level carries the coefficient
CARRIED = ("regression.reason.one", "regression.reason.alone")
#: Satterthwaite df under which a coefficient is too thin to judge, and under which it is fragile
TOO_THIN_DF, FRAGILE_DF = 4.0, 10.0


@dataclass(frozen=True)
class Identification:
    """The panel that stands before any coefficient. It is about the last step.

    Attributes
    ----------
    parts : Groups or None
        The partition of the rows that decides: the first that makes the coefficient too thin, else that
        by which rows are compared. None where every row stands for itself.
    contrast : Contrast
        How the treatment is spread over that partition.
    between : Groups or None
        A partition inside whose levels the treatment never varies, where the model compares these levels.
    effective_sample, largest_share, largest_holder, leave_one_out
        None where the last step has no coefficient of the treatment.
    df, detectable : float or None
        Satterthwaite df, and the smallest coefficient that would probably be found.
    verdict : {"not_estimable", "too_thin", "fragile", "supported"}
    reasons : tuple of str
        Codes of the sentences that say why.
    """

    parts: Groups | None
    contrast: Contrast
    between: Groups | None
    effective_sample: float | None
    largest_share: float | None
    largest_holder: str | None
    leave_one_out: tuple[float, float] | None
    df: float | None
    detectable: float | None
    verdict: str
    reasons: tuple[str, ...]

    def panel(self) -> dict[str, Any]:
        """As it stands in `Result.fit`, without the names of what its counts are of."""
        return {
            "treated": self.contrast.treated,
            "untreated": self.contrast.untreated,
            "communities": self.contrast.levels,
            "communities_with_both": self.contrast.levels_with_both,
            "rows_in_both": self.contrast.rows_in_both,
            "effective_sample": self.effective_sample,
            "largest_variance_share": self.largest_share,
            "largest_variance_community": self.largest_holder,
            "leave_one_out": self.leave_one_out,
            "satterthwaite_df": self.df,
            "minimal_detectable_effect": self.detectable,
            "verdict": self.verdict,
        }


@dataclass(frozen=True)
class Contrast:
    """How the treatment is spread over the rows and over the levels of a partition.

    `treated` and `untreated` are None for a treatment of more than two values; the counts of levels are
    None without a partition. `fewer` counts, in levels with both, the rows of the side that has fewer of
    them; `fewer_treated` says which side that is.
    """

    treated: int | None
    untreated: int | None
    levels: int | None
    levels_with_both: int | None
    levels_with_treated: int | None
    levels_with_untreated: int | None
    rows_in_both: int | None
    fewer: int | None
    fewer_treated: bool


@dataclass(frozen=True)
class Look:
    """One partition, and what it says against the coefficient: a code of `phrases.regression`, or None."""

    parts: Groups | None
    contrast: Contrast
    share: float | None = None
    holder: str | None = None
    against: str | None = None


def identification(ladder: Ladder) -> Identification:
    """What the treatment's coefficient in the last step rests on."""
    sample, last = ladder.sample, len(ladder.fits) - 1
    if ladder.fits[last].place(TREATMENT) is None:
        return _absorbed(sample)
    parts = residualised(ladder)
    omitted = without_each_cluster(ladder)
    looks = _looks(ladder, parts, carried=omitted is None)
    decisive = next((look for look in looks if look.against), looks[0])
    between = next((look.parts for look in looks if look.contrast.levels_with_both == 0), None)
    error, df, _ = ladder.std_errors(last, TREATMENT)
    outcome, reasons = verdict(decisive.against, df)
    return Identification(
        parts=decisive.parts,
        contrast=decisive.contrast,
        between=between,
        effective_sample=effective_sample(parts),
        largest_share=decisive.share,
        largest_holder=decisive.holder,
        leave_one_out=omitted,
        df=df,
        # an error that does not see the variance of the one that carries the coefficient promises too much
        detectable=detectable(error, df) if error and df and decisive.against not in CARRIED else None,
        verdict=outcome,
        reasons=(*reasons, "regression.reason.between") if between else reasons,
    )


def _absorbed(sample: CommonSample) -> Identification:
    """Without a coefficient: the fixed effects leave nothing of the treatment."""
    looks = [Look(parts, contrast(sample, parts)) for parts in sample.effects]
    alone = next((look for look in looks if look.contrast.levels_with_both == 0), None)
    shown = alone or looks[0]
    reason = "regression.reason.none" if alone else "regression.reason.together"
    nothing = (None, None, None, None, None, None)
    return Identification(shown.parts, shown.contrast, None, *nothing, "not_estimable", (reason,))


def _looks(ladder: Ladder, parts: Floats, *, carried: bool) -> list[Look]:
    """Every partition of the rows, with what speaks against a coefficient that rests on it.

    `carried` says that one cluster alone carries the coefficient.
    """
    sample = ladder.sample
    carriers = {sample.cluster.name} if carried else set()
    looks = []
    for each in sample.partitions:
        if each.name == "community" != sample.cluster.name:
            apart = climb(sample.clustered_by(each))
            carriers |= {each.name} if without_each_cluster(apart) is None else set()
        counts = contrast(sample, each)
        share, holder = largest_share(parts, each)
        against = None
        if each.name in carriers:
            against = "one" if counts.levels_with_both == 1 else "alone"
        elif share > ONE_HOLDS:
            against = "concentrated"
        looks.append(Look(each, counts, share, holder, against and f"regression.reason.{against}"))
    if sample.cluster_is_row:
        against = "regression.reason.alone" if carried else None
        looks.append(Look(None, contrast(sample, None), against=against))
    return looks


def contrast(sample: CommonSample, parts: Groups | None) -> Contrast:
    """Count treated and untreated, and the levels of a partition inside which the treatment varies."""
    values = sample.treatment.values.astype(np.float64)
    two_sided = bool(np.all((values == values.min()) | (values == values.max())))
    high = values == values.max()
    both = _varies_inside(values, parts) if parts else np.ones(len(values), dtype=bool)
    sides = int(np.count_nonzero(both & high)), int(np.count_nonzero(both & ~high))
    return Contrast(
        treated=int(high.sum()) if two_sided else None,
        untreated=int((~high).sum()) if two_sided else None,
        levels=len(parts.levels) if parts else None,
        levels_with_both=_levels(parts, both) if parts else None,
        levels_with_treated=_levels(parts, high) if parts else None,
        levels_with_untreated=_levels(parts, ~high) if parts else None,
        rows_in_both=int(both.sum()) if parts else None,
        fewer=min(sides) if two_sided else None,
        fewer_treated=sides[0] <= sides[1],
    )


def _levels(parts: Groups, rows: Flags) -> int:
    return len(np.unique(parts.codes[rows]))


def _varies_inside(values: Floats, parts: Groups) -> Flags:
    """Rows of the groups in which the values are not all the same."""
    order = np.argsort(parts.codes, kind="stable")
    starts = np.searchsorted(parts.codes[order], np.arange(len(parts.levels)))
    sorted_values = values[order]
    varies = np.maximum.reduceat(sorted_values, starts) > np.minimum.reduceat(sorted_values, starts)
    return np.asarray(varies[parts.codes])


def residualised(ladder: Ladder) -> Floats:
    """Squared part of the treatment that the rest of the last step leaves unexplained, times weight, (n,).

    These are the weights with which rows enter the coefficient (Aronow and Samii 2016).
    """
    sample, last = ladder.sample, len(ladder.fits) - 1
    within = ladder.absorbs(last)
    others = [column for column in ladder.fits[last].columns if column not in (INTERCEPT, TREATMENT)]
    solution = solve(ladder.tally, TREATMENT, others, within=within)
    rest = sample.treatment.values.astype(np.float64)
    for column, coefficient in zip(solution.kept, solution.coefficients, strict=True):
        rest -= coefficient * (sample.columns[column - 1].values if column else 1.0)
    weight = sample.weight_of_row
    if effect := ladder.taken_out(last):
        rest -= level_means(rest[:, None], effect, weight)[:, 0]
    return np.asarray(weight * rest**2)


def effective_sample(parts: Floats) -> float:
    """Kish's (Σ v)² / Σ v² of the rows' shares in the treatment's remaining variance."""
    return float(parts.sum() ** 2 / np.sum(parts**2))


def largest_share(parts: Floats, groups: Groups) -> tuple[float, str]:
    """The largest part of the treatment's remaining variance held by one level, and its name."""
    held = np.bincount(groups.codes, parts)
    largest = int(np.argmax(held))
    return float(held[largest] / held.sum()), groups.levels[largest]


def without_each_cluster(ladder: Ladder) -> tuple[float, float] | None:
    """Lowest and highest value of the treatment's coefficient when each cluster in turn is left out.

    None if some cluster carries the coefficient alone, so that nothing is left without it.
    """
    tally, response, last = ladder.tally, len(ladder.sample.columns), len(ladder.fits) - 1
    within = ladder.absorbs(last)
    columns = [column for column in ladder.fits[last].columns if column != INTERCEPT]
    solution = solve(tally, response, columns, within=within)
    place, found = solution.kept.index(TREATMENT), []
    for fall, carried in leaving_out(tally, solution, response, within=within):
        if np.any(carried[:, place]):
            return None
        found.append(solution.coefficients[place] - fall[:, place])
    every = np.concatenate(found)
    return float(every.min()), float(every.max())


def detectable(std_error: float, df: float) -> float:
    """Smallest coefficient that a 5 % test finds with probability 80 %: (t.975 + t.80) SE (Bloom 1995)."""
    return (t_quantile(0.95, df) + t_quantile(0.60, df)) * std_error


def verdict(against: str | None, df: float | None) -> tuple[str, tuple[str, ...]]:
    """The worst of what is found of a coefficient that exists, and the reasons.

    too_thin: one level of a partition carries it, or holds over 90 % of the treatment's variance (both
    whatever the df), df under 4, or no df. fragile: df under 10.
    """
    reasons = [against] if against else []
    if df is None:
        reasons.append("regression.reason.no_df")
    elif df < TOO_THIN_DF:
        reasons.append("regression.reason.df")
    if reasons:
        return "too_thin", tuple(reasons)
    if df is not None and df < FRAGILE_DF:
        return "fragile", ("regression.reason.df",)
    return "supported", ()
