"""A logit or an ordered logit of a ladder's last step: rows, variance, odds ratios and average effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Note, Result, plain
from cgsurvey.stats._common_sample import Column, CommonSample
from cgsurvey.stats._cumulative import Ordered, chance, fitted, scores_and_information, slope
from cgsurvey.stats._identification import Identification, identification
from cgsurvey.stats._ladder import climb
from cgsurvey.stats._ladder_notes import unit_of
from cgsurvey.stats._least_squares import least_squares
from cgsurvey.stats._log_scale import from_log
from cgsurvey.stats._partitions import is_nested
from cgsurvey.stats._rows import Place, derived_row, notes_of
from cgsurvey.stats._separation import separating
from cgsurvey.stats._triangles import triangle
from cgsurvey.survey import Floats, Survey

#: rows for each level of a fixed effect under which its dummies are known to bias a logit noticeably
FEW_IN_A_LEVEL = 20


@dataclass(frozen=True)
class Limited:
    """A fitted model.

    Attributes
    ----------
    whole, sample : CommonSample
        Of the linear ladder, and without the levels of fixed effects inside which nothing varies.
    levels : dict
        Name of an effect -> its levels that were left out.
    columns : tuple of Column
        Regressors, dummies of effects first.
    dummies : int
        How many of them are such dummies.
    dropped : tuple of str
        Collinear terms.
    rows : Ordered
    parameters, covariance : (P + K - 1,), (P + K - 1, P + K - 1) float arrays
    df : int
        Clusters less 1 and less the regressors that vary inside them, dummies of effects nested in them
        not counted: without such effects that of R's ``svyglm``.
    """

    whole: CommonSample
    sample: CommonSample
    levels: dict[str, list[str]]
    columns: tuple[Column, ...]
    dummies: int
    dropped: tuple[str, ...]
    rows: Ordered
    parameters: Floats
    covariance: Floats
    df: int

    @property
    def treatment(self) -> int:
        """Place of the treatment among the regressors."""
        return next(
            place for place, each in enumerate(self.columns) if each.term == self.sample.treatment.term
        )


def limited(whole: CommonSample) -> Limited:
    """Fit the last step's regressors, effects as dummies, to the outcome's values as ordered categories.

    Raises
    ------
    NotEstimable
        If nothing varies inside the levels of the fixed effects, these absorb the treatment, there are no
        more rows than parameters, or the likelihood has no maximum.
    """
    sample, levels = _varying(whole)
    _, codes = np.unique(sample.outcome.values, return_inverse=True)
    weight = sample.weight_of_row
    columns, dummies, dropped = _independent(sample)
    rows = Ordered(codes, np.column_stack([each.values for each in columns]).astype(np.float64), weight)
    size = len(columns) + rows.cuts
    if sample.n <= size:
        raise NotEstimable("regression.too_few_rows", n=sample.n, parameters=size)
    if len(apart := separating(rows)):
        alone = [
            each for each in apart if len(separating(replace(rows, regressors=rows.regressors[:, [each]])))
        ]
        raise NotEstimable("limited.separated", terms=[columns[each].term for each in alone or apart])
    parameters = fitted(rows)
    nested = {effect.name for effect in sample.effects if is_nested(effect, sample.cluster)}
    counted = sum(column.variable not in nested for column in columns[:dummies]) + len(columns) - dummies
    clusters = len(sample.cluster.levels)
    return Limited(
        whole=whole,
        sample=sample,
        levels=levels,
        columns=columns,
        dummies=dummies,
        dropped=dropped,
        rows=rows,
        parameters=parameters,
        covariance=_sandwich(rows, parameters, sample),
        df=clusters - 1 - counted,
    )


def _varying(sample: CommonSample) -> tuple[CommonSample, dict[str, list[str]]]:
    """The rows without levels of effects whose dummy would be infinite: all lowest, or all highest.

    Leaving out a level may leave another without variation, so it is done until none is left.
    """
    lost: dict[str, list[str]] = {}
    while True:
        keep = np.ones(sample.n, dtype=bool)
        values = sample.outcome.values.astype(np.float64)
        for effect in sample.effects:
            sizes = np.bincount(effect.codes)
            for end in (values.min(), values.max()):
                full = np.flatnonzero(np.bincount(effect.codes, values == end) == sizes)
                keep &= ~np.isin(effect.codes, full)
                lost.setdefault(effect.name, []).extend(effect.levels[code] for code in full)
        if keep.all():
            return sample, {name: sorted(found) for name, found in lost.items() if found}
        if len(np.unique(values[keep])) < 2 or len(np.unique(sample.treatment.values[keep])) < 2:
            raise NotEstimable("limited.no_variation")
        sample = sample.restricted(np.flatnonzero(keep))
        if len(sample.cluster.levels) < 2:
            raise NotEstimable("regression.one_cluster", name=sample.cluster.name)


def _independent(sample: CommonSample) -> tuple[tuple[Column, ...], int, tuple[str, ...]]:
    """Regressors of the last step that no column before them makes superfluous; dummies of effects first."""
    effects = [
        Column(f"{effect.name}={level}", effect.name, effect.codes == code)
        for effect in sample.effects
        for code, level in enumerate(effect.levels)
        if code > 0
    ]
    added = [column for rung in sample.rungs for column in rung.adds]
    every = [*effects, *added]
    matrix = np.column_stack([np.ones(sample.n), *(each.values for each in every), sample.outcome.values])
    matrix = matrix.astype(np.float64)
    lengths = np.sqrt(np.sum(matrix**2, axis=0))
    kept = least_squares(triangle(matrix), lengths, range(len(every) + 1), len(every) + 1).kept
    if len(effects) + 1 not in kept:
        raise NotEstimable("limited.absorbed", name=sample.treatment_label.both())
    columns = tuple(each for place, each in enumerate(every, start=1) if place in kept)
    dummies = sum(place in kept for place in range(1, len(effects) + 1))
    dropped = tuple(
        each.term for place, each in enumerate(added, start=len(effects) + 1) if place not in kept
    )
    return columns, dummies, dropped


def _sandwich(rows: Ordered, parameters: Floats, sample: CommonSample) -> Floats:
    """Covariance that allows for clusters: G/(G-1) times their squared scores between inverse informations.

    As R's ``svyglm`` and ``svyolr`` with the clusters as sampling units (Binder 1983).
    """
    scores, information = scores_and_information(rows, parameters)
    codes, clusters = sample.cluster.codes, len(sample.cluster.levels)
    sums = np.zeros((clusters, len(parameters)))
    np.add.at(sums, codes, rows.weight[:, None] * scores)
    influence = np.linalg.solve(information, sums.T)
    return np.asarray(clusters / (clusters - 1) * influence @ influence.T)


def average_effect(found: Limited, among: Sequence[int]) -> tuple[float, float]:
    """Average marginal effect of the treatment on being in these categories, and its variance.

    A treatment of two values: the mean difference of everyone's chance under the one and under the other;
    else the mean derivative. Weighted; variance by the delta method, the rows taken as they are.
    """
    rows, place = found.rows, found.treatment
    values = np.unique(rows.regressors[:, place])
    if len(values) > 2:
        effects, gradients = slope(rows, found.parameters, among, place)
    else:
        high, low = (chance(_set(rows, place, value), found.parameters, among) for value in values[::-1])
        effects, gradients = high[0] - low[0], high[1] - low[1]
    share = rows.weight / rows.weight.sum()
    gradient = share @ gradients
    return float(share @ effects), float(gradient @ found.covariance @ gradient)


def _set(rows: Ordered, place: int, value: float) -> Ordered:
    regressors = rows.regressors.copy()
    regressors[:, place] = value
    return replace(rows, regressors=regressors)


def limited_result(
    survey: Survey,
    estimand: str,
    found: Limited,
    targets: Sequence[tuple[str | None, Sequence[int]]],
    *,
    variable: str | None,
    design: str,
    facts: dict[str, Any],
    notes: Sequence[Note] = (),
) -> Result:
    """The rows, the fit and the notes of a fitted model.

    Parameters
    ----------
    targets : sequence of (str or None, sequence of int)
        What the treatment's average effect is given for: a category of the row, and the codes behind it.
    variable : str or None
        Name of the result; the outcome's where None.
    facts : dict
        What `Result.fit` says beside what all such models say.
    """
    name, ladder = variable or found.sample.outcome.term, climb(found.whole)
    verdict = identification(ladder)
    weak = [] if verdict.verdict == "supported" else [f"limited.verdict.{verdict.verdict}"]
    rows = [
        *_effects(survey, estimand, name, found, targets, weak),
        *_ratios(survey, estimand, name, found, weak),
    ]
    return Result(
        estimand=estimand,
        questionnaire=survey.name,
        variable=name,
        by=None,
        rows=tuple(rows),
        fit=plain({**_fit(found, design, verdict), **facts}),
        notes=(*_notes(survey, found), *notes, *notes_of(rows, survey)),
    )


def _fit(found: Limited, design: str, verdict: Identification) -> dict[str, Any]:
    sample = found.sample
    return {
        "outcome": sample.outcome.term,
        "treatment": sample.treatment.term,
        "design": design,
        "cluster": sample.cluster.name,
        "clusters": len(sample.cluster.levels),
        "fixed_effects": [effect.name for effect in sample.effects],
        "n": sample.n,
        "parameters": len(found.parameters),
        "left_out_levels": found.levels,
        "collinear": list(found.dropped),
        "treatment_values": len(np.unique(sample.treatment.values)),
        "verdict": verdict.verdict,
    }


def _counts(sample: CommonSample) -> dict[str, Any]:
    names = ("n", "n_weighted", "eligible", "asked", "left_out")
    return {name: getattr(sample, name) for name in names}


def _effects(
    survey: Survey,
    estimand: str,
    name: str,
    found: Limited,
    targets: Sequence[tuple[str | None, Sequence[int]]],
    weak: list[str],
) -> Iterator[Estimate]:
    ends = (-1.0, 1.0) if len(np.unique(found.sample.treatment.values)) == 2 else (-np.inf, np.inf)
    for category, among in targets:
        counts, term = _counts(found.sample), found.sample.treatment.term
        place = Place(estimand, name, "average_effect", "points", "model_rows", counts, category, term=term)
        effect, spread = average_effect(found, among)
        yield derived_row(survey, place, effect, spread, found.df, ends=ends, tested=True, flags=weak)


def _ratios(survey: Survey, estimand: str, name: str, found: Limited, weak: list[str]) -> Iterator[Estimate]:
    """Odds ratio of each term, tested on the log scale."""
    for column in range(found.dummies, len(found.columns)):
        place = Place(estimand, name, "odds_ratio", "ratio", "model_rows", _counts(found.sample),
                      term=found.columns[column].term)  # fmt: skip
        flags = weak if column == found.treatment else []
        logarithm, spread = float(found.parameters[column]), float(found.covariance[column, column])
        yield from_log(derived_row(survey, place, logarithm, spread, found.df, tested=True, flags=flags))


def _notes(survey: Survey, found: Limited) -> Iterator[Note]:
    sample = found.sample
    if lost := found.whole.n - sample.n:
        for effect in sample.effects:
            if levels := found.levels.get(effect.name):
                facts = {
                    "unit": unit_of(survey, effect),
                    "number": len(levels),
                    "levels": levels,
                    "lost": lost,
                }
                yield Note("limited.left_out", {**facts, "n": sample.n})
    if sample.second_cluster is not None:
        names = {"first": unit_of(survey, sample.cluster), "second": unit_of(survey, sample.second_cluster)}
        yield Note("limited.first_cluster", names)
    if found.dropped:
        yield Note("regression.collinear", {"terms": list(found.dropped)}, weak=True)
    for effect in sample.effects:
        size = sample.n / len(effect.levels)
        if size < FEW_IN_A_LEVEL:
            yield Note("limited.incidental", {"unit": unit_of(survey, effect), "size": size}, weak=True)
