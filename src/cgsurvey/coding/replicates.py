"""Replicate weights of the rows: read from their columns, and brought to the scales of their method."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from cgsurvey.coding.numbers import number_in
from cgsurvey.coding.sheet import Sheet, located
from cgsurvey.declarations import DeclaredReplicates
from cgsurvey.errors import CgsurveyError, Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import RawTable
from cgsurvey.replicates import Replicates
from cgsurvey.study import Questionnaire
from cgsurvey.survey import Flags, Floats

#: replicate weights are 0 or within these bounds, as weights are
_BOUNDS = (1e-9, 1e12)
#: how a program writes a weight: nearly all of them, and much faster to see than a number in general
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
#: factors that differ by less are the same: the rounding of one division
_DIGITS = 13
#: replicates add up to the weights, give or take: not to a multiple of them beyond this
_NEAR = 2.0


def replicate_columns(
    find: Callable[[str, str], list[int]],
    raw: RawTable,
    questionnaire: Questionnaire,
    design: Mapping[str, int],
) -> tuple[tuple[int, ...], list[CgsurveyError]]:
    """Columns of the replicate weights, in the order declared; and what is wrong with them.

    `find` gives the positions of a declared column, which are several where it ends with ``*``: of these,
    none that the `design` names for something else.
    """
    declared = questionnaire.declared.replicates
    if declared is None:
        return (), []
    table = f"[questionnaires.{questionnaire.name}.replicates]"
    columns: list[int] = []
    mistakes: list[CgsurveyError] = []
    for column in declared.columns:
        try:
            found = find(column, f"{table} columns")
        except CgsurveyError as mistake:
            mistakes.append(mistake)
        else:
            columns += [place for place in found if len(found) == 1 or place not in design.values()]
    twice = [place for place, number in Counter([*columns, *design.values()]).items() if number > 1]
    twice = [place for place in twice if place in columns]
    if twice:
        names = [raw.headers[place] for place in twice]
        mistakes.append(CgsurveyError("coding.replicates_twice", table=table, columns=names))
    if not mistakes and len(columns) < 2:
        mistakes.append(CgsurveyError("coding.one_replicate", table=table, file=raw.file))
    if not mistakes and len(declared.rscales) not in (0, 1, len(columns)):
        facts = {"table": table, "given": len(declared.rscales), "needed": len(columns)}
        mistakes.append(CgsurveyError("coding.rscales_number", **facts))
    return tuple(columns), mistakes


def unusable_replicates(sheet: Sheet, places: Sequence[int]) -> Flags:
    """Rows with a replicate weight that is missing, no number, negative, or too small or large for one.

    Raises
    ------
    Unreadable
        If a column has no positive number at all: it is another column that is meant.
    """
    found = _numbers(sheet, places)
    empty = [sheet.headers[places[column]] for column in np.flatnonzero(~(found > 0).any(axis=0)).tolist()]
    if empty and sheet.size:
        raise Unreadable("coding.replicates_no_numbers", columns=empty)
    within = (found == 0) | ((found >= _BOUNDS[0]) & (found <= _BOUNDS[1]))
    return np.asarray(~within.all(axis=1))


def replicates_of(
    sheet: Sheet, places: Sequence[int], weight: Floats, declared: DeclaredReplicates | None
) -> tuple[Replicates | None, list[Problem]]:
    """Replicate weights of rows that `unusable_replicates` has passed; what is doubtful about them.

    A row of weight 0 is nobody's answer, in every replicate as in the full sample.
    """
    if declared is None:
        return None, []
    found = _numbers(sheet, places)
    some = weight > 0
    factors = np.where(some[:, None], found / np.where(some, weight, 1.0)[:, None], 0.0)
    factors = factors if declared.combined else np.where(some[:, None], found, 0.0)
    rounded = np.round(factors, _DIGITS)
    _, first, kind = np.unique(rounded, axis=0, return_index=True, return_inverse=True)
    replicates = Replicates(
        method=declared.method,
        kind=kind.reshape(-1).astype(np.int64),
        factors=np.ascontiguousarray(factors[first].T),
        scales=_scales(found, declared),
        mse=declared.mse,
    )
    problems = _doubtful(factors, weight, declared)
    outside = ~some & (found > 0).any(axis=1)
    if declared.combined and outside.any():
        problems.append(located("coding.replicates_weightless", sheet.numbers[outside], None))
    return replicates, problems


def _numbers(sheet: Sheet, places: Sequence[int]) -> Floats:
    """The cells of some columns as numbers, NaN where they hold none: (n, columns)."""
    found = np.empty((sheet.size, len(places)))
    for column, place in enumerate(places):
        cells = sheet.column(place)
        found[:, column] = np.array([_number(text) for text in cells.texts])[cells.codes]
    return found


def _number(text: str) -> float:
    if _PLAIN.fullmatch(text):
        return float(text)
    number = number_in(text)
    return math.nan if number is None or number.suffix else number.value


def _doubtful(factors: Floats, weight: Floats, declared: DeclaredReplicates) -> list[Problem]:
    """Replicates that add up to quite another number than the weights do: multiples taken for weights."""
    ratio = float((weight @ factors).mean() / weight.sum()) if weight.any() else 1.0
    if 1 / _NEAR <= ratio <= _NEAR:
        return []
    code = "coding.replicates_multiples" if declared.combined else "coding.replicates_weights"
    return [Problem(code, {"ratio": f"{ratio:.3g}"})]


def _scales(found: Floats, declared: DeclaredReplicates) -> Floats:
    """What each replicate's squared deviation counts, as R's `svrepdesign` works it out."""
    number = found.shape[1]
    rscales = np.ones(number) * (np.array(declared.rscales) if declared.rscales else 1.0)
    scale = 1.0
    match declared.method:
        case "JK1":
            scale = (number - 1) / number if declared.combined else 1 / found[:, 0].max()
        case "JKn":
            if not declared.rscales:
                rscales = 1 / found.max(axis=0)
        case "BRR":
            scale = 1 / number
        case "Fay":
            scale = 1 / (number * (1 - (declared.fay_rho or 0.0)) ** 2)
        case "bootstrap":
            scale = 1 / (number - 1)
    return np.asarray((scale if declared.scale is None else declared.scale) * rscales)
