"""Joint tests of the dummies of one question: approximate Hotelling's T² with CR2, and plain F."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cgsurvey.stats._cluster_blocks import blocks, solve
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.stats._sandwich import Adjusted, Working, adjusted, working
from cgsurvey.survey import Floats, Integers

#: an eigenvalue of a correlation matrix under this is none
SINGULAR = 1e-10


class Joint(NamedTuple):
    """F test that all coefficients of one question are 0; no statistic where it cannot be told."""

    question: str
    statistic: float | None
    df_num: float
    df_den: float | None


def questions_of(ladder: Ladder, step: int) -> dict[str, Integers]:
    """Places of the coefficients of each control that entered as two dummies or more."""
    sample, found = ladder.sample, ladder.fits[step]
    places: dict[str, list[int]] = {}
    for place, column in enumerate(found.columns):
        if column not in (INTERCEPT, TREATMENT, *sample.dummies):
            places.setdefault(sample.columns[column - 1].variable, []).append(place)
    return {name: np.array(found) for name, found in places.items() if len(found) > 1}


def joint_tests(ladder: Ladder, step: int, *, iid: bool) -> list[Joint]:
    """One test for each question of a step; `iid` for independent rows of one spread.

    HTZ of Pustejovsky and Tipton (2018, section 3.2): Q = b'V^-1 b over q coefficients with CR2 V is referred
    to F(q, η - q + 1) after multiplication by (η - q + 1)/(η q), where η matches the variance that V has
    under the working covariance to that of a Wishart matrix.
    """
    asked = questions_of(ladder, step)
    if not asked or ladder.is_exact(step):
        return [Joint(name, None, float(len(places)), None) for name, places in asked.items()]
    if iid:
        return [_plain(ladder, step, name, places) for name, places in asked.items()]
    response, within = len(ladder.sample.columns), ladder.absorbs(step)
    found = ladder.fits[step]
    columns = [column for column in found.columns if column != INTERCEPT]
    solution = solve(ladder.tally, response, columns, within=within)
    model = working(ladder.tally, solution, response, within=within)
    parts = list(adjusted(blocks(ladder.tally, solution, response, within=within), model))
    return [_hotelling(name, found.estimate[places], parts, model, places) for name, places in asked.items()]


def _hotelling(name: str, b: Floats, parts: Sequence[Adjusted], model: Working, places: Integers) -> Joint:
    """HTZ of some coefficients.

    With a_g = A_g W_g X_g M C' and P_gh = a_g' ((I - H)(I - H)')_gh a_h, V has the expectation Ω = Σ P_gg
    and, made white by Ω^(-1/2), the total variance Σ_st Σ_gh (P_gh,ss P_gh,tt + P_gh,st P_gh,ts).
    """
    size, link = len(places), model.link
    own, low_rank, meat = [], [], np.zeros((size, size))
    cross = np.zeros((size * len(link), size * len(link)))
    for part, spread, weighted in parts:
        a = weighted @ model.inverse[places].T
        factors = model.factors(part, a)
        own.append(a.swapaxes(1, 2) @ (spread @ a))
        low_rank.append(factors.swapaxes(1, 2) @ (link @ factors))
        scores = (a.swapaxes(1, 2) @ part.residuals[..., None])[..., 0]
        meat += scores.T @ scores
        flat = factors.swapaxes(1, 2).reshape(len(factors), -1)
        cross += flat.T @ flat
    true, low = np.concatenate(own), np.concatenate(low_rank)
    untold = Joint(name, None, float(size), None)
    if _is_singular(true.sum(axis=0)) or _is_singular(meat):
        return untold
    root = _inverse_root(true.sum(axis=0))
    variance = _total_variance(root @ true @ root) - _total_variance(root @ low @ root)
    blocks_of = cross.reshape(size, len(link), size, len(link)).transpose(0, 2, 1, 3)
    whitened = np.einsum("as,bt,stij->abij", root, root, blocks_of)
    # K_st = Σ_g f_gs f_gt', so that Σ_gh of the products of P are traces of products of link K
    product = link @ whitened
    variance += np.einsum("stij,stji->", product, link @ whitened.transpose(0, 1, 3, 2))
    variance += np.einsum("stij,stji->", product, product)
    eta = size * (size + 1) / float(variance)
    df_den = eta - size + 1
    if df_den <= 0:
        return untold
    quadratic = float(b @ np.linalg.solve(meat, b))
    return Joint(name, df_den / (eta * size) * quadratic, float(size), df_den)


def _total_variance(diagonal: Floats) -> float:
    """Σ_g Σ_st (P_ss P_tt + P_st²) of the diagonal blocks, (G, q, q)."""
    traces = np.trace(diagonal, axis1=1, axis2=2)
    return float(np.sum(traces**2) + np.sum(diagonal**2))


def _is_singular(matrix: Floats) -> bool:
    """Whether some combination of the coefficients has no variance: the clusters are too few to tell it."""
    scale = np.sqrt(np.diagonal(matrix))
    if not np.all(scale > 0):
        return True
    return bool(np.linalg.eigvalsh(matrix / np.outer(scale, scale))[0] < SINGULAR)


def _inverse_root(matrix: Floats) -> Floats:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray((vectors / np.sqrt(values)) @ vectors.T)


def _plain(ladder: Ladder, step: int, name: str, places: Integers) -> Joint:
    """F of nested models: b'[(X'WX)^-1]^-1 b over q times the residual variance."""
    found = ladder.fits[step]
    left = ladder.tally.n - found.parameters
    half = found.inverse[places]
    b = found.estimate[places]
    quadratic = float(b @ np.linalg.solve(half @ half.T, b))
    return Joint(name, quadratic / len(places) / (found.residual / left), float(len(places)), float(left))
