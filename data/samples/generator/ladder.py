"""The coefficient of the last step of a ladder, and answers moved until it is the published one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.draw import Flags, Floats
from generator.sheet import Cells


def dummies(answers: Cells) -> Floats:
    """A 0/1 column for each answer."""
    return np.column_stack([answers == each for each in sorted(set(answers))]).astype(float)


def coefficient_weights(treatment: Floats, controls: Sequence[Floats], rows: Flags) -> Floats:
    """Weights w with w @ outcome = least-squares coefficient of the treatment, 0 outside `rows`.

    What the controls leave of the treatment, over its own sum of squares (Frisch and Waugh 1933).
    """
    others = np.column_stack(controls)[rows]
    inside = treatment[rows]
    left = inside - others @ np.linalg.lstsq(others, inside, rcond=None)[0]
    weights = np.zeros(len(treatment))
    weights[rows] = left / (left @ left)
    return weights


def moved_to(
    items: Floats, weights: Floats, target: float, limits: tuple[int, int], tolerance: float = 2e-4
) -> Floats:
    """The items with as few answers as possible moved by one step, so that the coefficient is `target`.

    Parameters
    ----------
    items : (n, k) array
        Answers, the higher the more of the outcome, NaN where there is none. The outcome is their mean on
        the 0-1 scale.
    weights : (n,) array
        Of `coefficient_weights`.
    limits
        Lowest and highest answer.

    Notes
    -----
    Only means are moved, and by single steps: the spread of the answers stays what it was, and with it
    the standard error.
    """
    low, high = limits
    items = items.copy()
    complete = np.isfinite(items).all(axis=1, keepdims=True)
    step = 1 / (items.shape[1] * (high - low))
    free = np.repeat(complete, items.shape[1], axis=1)
    while abs(gap := target - float(weights @ score(items, limits))) > tolerance:
        room = np.stack([free & (items < high), free & (items > low)])
        change = np.stack([weights * step, -weights * step])[:, :, None]
        misses = np.where(room, np.abs(gap - change), np.inf)
        down, row, item = np.unravel_index(np.argmin(misses), misses.shape)
        items[row, item] += -1 if down else 1
        free[row, item] = False
    return items


def score(items: Floats, limits: tuple[int, int]) -> Floats:
    """Mean of the answered items on the 0-1 scale; 0 where none is answered."""
    answered = ~np.isnan(items)
    total = np.where(answered, items - limits[0], 0).sum(axis=1)
    mean: Floats = total / np.maximum(answered.sum(axis=1), 1)
    return mean / (limits[1] - limits[0])
