"""Cells without a usable answer, row by row: outside the form, left blank, broken off."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.survey import Flags, Floats, Integers, Status

#: answers outside the form that can be many
OUTSIDE_AT_LEAST = 2
#: blanks up to the end of the form that can be a break-off
BREAK_OFF_AT_LEAST = 3

Statuses = NDArray[np.int8]


def outside_form(status: Statuses, share: float) -> Flags:
    """Rows of whose cells two or more, and more than `share` of those filled in, match no answer of the form.

    Parameters
    ----------
    status : (n, questions) array of `Status`
    """
    outside = (status == Status.INVALID).sum(axis=1)
    filled = outside + ((status == Status.ANSWERED) | (status == Status.DECLARED)).sum(axis=1)
    return np.asarray((outside >= OUTSIDE_AT_LEAST) & (outside > _of(share, filled)), dtype=bool)


def mostly_blank(status: Statuses, share: float) -> Flags:
    """Rows that left more than `share` of the questions asked blank.

    More than half blank is no response but a break-off by AAPOR's Standard Definitions, which count an
    interview with less than half of the applicable questions answered as one.
    """
    asked = (status != Status.NOT_ASKED).sum(axis=1)
    return np.asarray((status == Status.BLANK).sum(axis=1) > _of(share, asked), dtype=bool)


def broken_off(status: Statuses, share: float) -> Flags:
    """Rows whose answers end before the form does: blank from some question on to the last one asked.

    At least three blanks, and `share` of what was asked. A fifth is AAPOR's: with more than four fifths
    answered it counts an interview as complete.

    Parameters
    ----------
    status : (n, questions) array of `Status`
        Questions in the order of the form.
    """
    asked = status != Status.NOT_ASKED
    filled = asked & (status != Status.BLANK)
    # nothing filled in from here to the end
    ended = ~np.logical_or.accumulate(filled[:, ::-1], axis=1)[:, ::-1]
    tail = (ended & asked).sum(axis=1)
    long = tail >= _of(share, asked.sum(axis=1))
    return np.asarray((tail >= BREAK_OFF_AT_LEAST) & long, dtype=bool)


def _of(share: float, base: NDArray[np.int64]) -> Floats:
    """share * base; rounded, so that 0.29 of 100 is 29 and not a little less."""
    return np.asarray(np.round(share * base, 9), dtype=np.float64)


def check_outside_form(material: Material) -> Flagged | Need:
    """Rows with many answers outside the form, and how many rows have one at each question."""
    if not material.closed:
        return "closed"
    counts = (material.status == Status.INVALID).sum(axis=0).tolist()
    parts = [
        {"name": question.name, "rows": count}
        for question, count in zip(material.closed, counts, strict=True)
        if count
    ]
    share = material.declared.outside
    facts = {"at_least": OUTSIDE_AT_LEAST, "share": share}
    return Flagged(outside_form(material.status, share), material.size, facts, parts)


def check_blank(material: Material) -> Flagged | Need:
    """Rows that are mostly blank, and the share of blanks in each block of the form."""
    if not material.closed:
        return "closed"
    share = material.declared.blank
    return Flagged(mostly_blank(material.status, share), material.size, {"share": share}, _blocks(material))


def check_break_off(material: Material) -> Flagged | Need:
    """Rows whose answers end early, and after which question."""
    if len(material.closed) < BREAK_OFF_AT_LEAST:
        return "closed"
    share = material.declared.break_off
    flags = broken_off(material.status, share)
    last = last_answered(material.status[flags])
    names = ["", *(question.name for question in material.closed)]
    ends = np.bincount(last + 1, minlength=len(names)).tolist()
    parts = [{"name": name, "rows": count} for name, count in zip(names, ends, strict=True) if count]
    facts = {"at_least": BREAK_OFF_AT_LEAST, "share": share}
    return Flagged(flags, material.size, facts, parts)


def last_answered(status: Statuses) -> Integers:
    """Place of the last question that each row did not leave blank; -1 where there is none."""
    filled = (status != Status.BLANK) & (status != Status.NOT_ASKED)
    last = status.shape[1] - 1 - np.argmax(filled[:, ::-1], axis=1)
    return np.where(filled.any(axis=1), last, -1)


def _blocks(material: Material) -> list[dict[str, Any]]:
    """How many cells of each matrix, or question of its own, were asked and left blank; those with blanks."""
    topics = dict.fromkeys(question.topic for question in material.closed)
    place = np.array([list(topics).index(question.topic) for question in material.closed])
    blank = np.bincount(place, weights=(material.status == Status.BLANK).sum(axis=0)).astype(int).tolist()
    asked = np.bincount(place, weights=(material.status != Status.NOT_ASKED).sum(axis=0)).astype(int).tolist()
    return [
        {"name": name, "asked": of, "blank": count}
        for name, of, count in zip(topics, asked, blank, strict=True)
        if count
    ]
