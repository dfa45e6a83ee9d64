"""Populations of communities to draw samples from. `RandomState`: its stream is frozen for good."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import RandomState

from cgsurvey.survey import Survey
from stats.in_memory import survey_of

YES_NO = {"kind": "single", "categories": ["no", "yes"]}


def labels(clusters: int, size: int) -> np.ndarray:
    return np.repeat(np.arange(clusters), size)


def sample(
    clusters: int, size: int, questions: dict[str, dict[str, Any]], *, weighted: bool = False, **study: Any
) -> Survey:
    """`clusters` communities of `size` respondents; of one respondent each, a simple random sample.

    The answers are there to be redrawn. Weights vary as in a raked household sample: Kish's deff 1.3.
    """
    community = labels(clusters, size)
    first = {
        name: [0.0 if each["kind"] == "number" else each["categories"][0]] * len(community)
        for name, each in questions.items()
    }
    weight = np.exp(RandomState(7).normal(0, 0.5, len(community))) if weighted else None
    unit = None if size == 1 else [str(each) for each in community]
    return survey_of(first, questions, community=unit, weight=weight, **study)


def shares(draw: RandomState, clusters: int, p: float, icc: float, runs: int) -> np.ndarray:
    """Each community's own share, (runs, clusters): beta with mean p and intraclass correlation icc."""
    if icc == 0:
        return np.full((runs, clusters), p)
    spread = (1 - icc) / icc
    return draw.beta(p * spread, (1 - p) * spread, (runs, clusters))


def yes(draw: RandomState, clusters: int, size: int, p: float, icc: float, runs: int) -> np.ndarray:
    """Answers of 0 and 1, (runs, rows)."""
    own = shares(draw, clusters, p, icc, runs)
    return (draw.random_sample((runs, clusters * size)) < np.repeat(own, size, axis=1)).astype(np.int16)


def numbers(draw: RandomState, clusters: int, size: int, icc: float, runs: int) -> np.ndarray:
    """Normal answers of mean 0 and variance 1, (runs, rows)."""
    own = draw.normal(0, np.sqrt(icc), (runs, clusters))
    rest = draw.normal(0, np.sqrt(1 - icc), (runs, clusters * size))
    return np.repeat(own, size, axis=1) + rest


def one_of_three(draw: RandomState, clusters: int, size: int) -> np.ndarray:
    """Answers of 0, 1 and 2, (rows,), whose shares differ between communities around .5, .3 and .2."""
    bounds = draw.dirichlet([10, 6, 4], clusters).cumsum(axis=1)[labels(clusters, size), :2]
    return (bounds < draw.random_sample((clusters * size, 1))).sum(axis=1)
