"""Weights, strata, sampling units and communities of the rows; and which rows cannot be used without."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.numbers import number_in
from cgsurvey.coding.replicates import replicates_of, unusable_replicates
from cgsurvey.coding.sheet import Column, Sheet
from cgsurvey.declarations import DeclaredQuestionnaire, Missing
from cgsurvey.errors import Unreadable, UsageError
from cgsurvey.folding import folded, same_name
from cgsurvey.ledger import Problem
from cgsurvey.survey import Design, Flags, Floats, Groups, Integers

#: weights within these bounds, or 0: what is beyond is no weight, and its square may overflow
_WEIGHTS = (1e-9, 1e12)
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)")


class Drawn(NamedTuple):
    """How the rows were drawn."""

    design: Design
    weight: Floats
    communities: Groups | None
    problems: list[Problem]


def unusable(
    sheet: Sheet,
    design: Mapping[str, int],
    replicates: Sequence[int],
    declared: DeclaredQuestionnaire,
    missing: Missing,
) -> dict[str, Flags]:
    """Rows that the design cannot place, by reason: a key of `ledger.SET_ASIDE`, the first that applies.

    Raises
    ------
    Unreadable
        If no cell of a column of weights is a number: it is another column that is meant.
    """
    kinds = MissingKinds(missing)
    unit = _unit(declared)
    found: dict[str, Flags] = {}
    for reason, name in (("no_community", "community"), ("no_psu", "psu"), ("no_stratum", "stratum")):
        if name in design and (name == "stratum" or name == unit):
            column = sheet.column(design[name])
            found[reason] = column.flags([kinds.of(text) is not None for text in column.texts])
    if "weight" in design:
        column = sheet.column(design["weight"])
        weights = [_weight_in(text) for text in column.texts]
        if weights and all(weight is None for weight in weights):
            raise Unreadable("coding.weights_no_numbers", column=column.header)
        found["no_weight"] = column.flags([weight is None for weight in weights])
        found["bad_weight"] = column.flags(
            [weight is not None and not _is_weight(weight) for weight in weights]
        )
    if replicates:
        found["bad_replicate"] = unusable_replicates(sheet, replicates)
    earlier = np.zeros(sheet.size, dtype=bool)
    for reason, flags in found.items():
        found[reason] = flags & ~earlier
        earlier |= flags
    return found


def drawn(
    sheet: Sheet,
    design: Mapping[str, int],
    replicates: Sequence[int],
    declared: DeclaredQuestionnaire,
    missing: Missing,
) -> Drawn:
    """The design of rows that `unusable` has passed."""
    kinds = MissingKinds(missing)
    size = sheet.size
    problems: list[Problem] = []
    groups: dict[str, Groups] = {}
    for name in ("community", "stratum", "psu"):
        if name in design:
            groups[name] = _groups(name, sheet.column(design[name]), kinds, problems)
    stratum = groups["stratum"].codes if "stratum" in groups else np.zeros(size, dtype=np.int64)
    strata = groups["stratum"].levels if "stratum" in groups else ("",)
    unit = _unit(declared)
    if unit == "row":
        psu, stratum_of_psu = np.arange(size), stratum
        names = _ids(sheet, design, kinds)
    else:
        psu, stratum_of_psu, unit_of_psu = _nested(stratum, groups[unit].codes)
        names = tuple(groups[unit].levels[code] for code in unit_of_psu)
        problems += _shared_units(groups[unit], stratum, sheet.headers[design[unit]])
    weight, doubts = _weights(sheet, design)
    found, more = replicates_of(sheet, replicates, weight, declared.replicates)
    problems += [*doubts, *more]
    if unit != "community" and "community" in groups:
        problems += _without_community(sheet, design["community"], groups["community"])
    return Drawn(
        Design(
            stratum,
            psu,
            stratum_of_psu,
            strata,
            unit,
            "weight" in design,
            "stratum" in design,
            _correction(sheet, design, stratum, stratum_of_psu, strata),
            declared.lonely_psu,
            found,
            unit_names=names,
        ),
        weight,
        groups.get("community"),
        problems,
    )


def _correction(
    sheet: Sheet,
    design: Mapping[str, int],
    stratum: Integers,
    stratum_of_psu: Integers,
    strata: tuple[str, ...],
) -> Floats:
    """1 - sampled share of the units of each stratum; the column holds their number, or that share.

    Raises
    ------
    UsageError
        If a stratum has no number, more than one, or fewer units than were sampled.
    """
    correction = np.ones(len(strata))
    if "fpc" not in design:
        return correction
    column = sheet.column(design["fpc"])
    values = [_weight_in(text) for text in column.texts]
    by_row = np.array([math.nan if value is None else value for value in values])[column.codes]
    for place, name in enumerate(strata):
        found = np.unique(by_row[stratum == place])
        sampled = int((stratum_of_psu == place).sum())
        facts = {"column": column.header, "stratum": name or {"zh": "全部", "en": "all"}, "sampled": sampled}
        if len(found) != 1 or not 0 < found[0] < math.inf:
            raise UsageError("coding.fpc_varies", **facts)
        share = found[0] if found[0] <= 1 else sampled / found[0]
        if share > 1:
            raise UsageError("coding.fpc_too_small", **facts, given=f"{found[0]:g}")
        correction[place] = 1 - share
    return correction


def _unit(declared: DeclaredQuestionnaire) -> str:
    """What was sampled first: the declared unit, by default the community, else each row."""
    if declared.psu is not None:
        return "row" if declared.psu == "none" else "psu"
    return "row" if declared.community in (None, "none") else "community"


def _ids(sheet: Sheet, design: Mapping[str, int], kinds: MissingKinds) -> tuple[str, ...]:
    """The respondents' ids, "" where a cell holds none; nothing where none are declared."""
    if "id" not in design:
        return ()
    column = sheet.column(design["id"])
    ids = ["" if kinds.of(text) is not None else text for text in column.texts]
    return tuple(ids[code] for code in column.codes.tolist())


def _weights(sheet: Sheet, design: Mapping[str, int]) -> tuple[Floats, list[Problem]]:
    """The weights, and where they are 0."""
    if "weight" not in design:
        return np.ones(sheet.size), []
    column = sheet.column(design["weight"])
    weights = [_weight_in(text) for text in column.texts]
    found = np.array([np.nan if weight is None else weight for weight in weights])[column.codes]
    return found, [column.problem("coding.zero_weight", found == 0)] if (found == 0).any() else []


def _weight_in(text: str) -> float | None:
    """The weight that a cell holds, be it a valid one or not; None if it holds no number."""
    if _NOT_FINITE.fullmatch(folded(text)):
        return math.nan
    number = number_in(text)
    return None if number is None or number.suffix else number.value


def _is_weight(number: float) -> bool:
    return number == 0 or _WEIGHTS[0] <= number <= _WEIGHTS[1]


def _groups(name: str, column: Column, kinds: MissingKinds, problems: list[Problem]) -> Groups:
    """Rows by the label in the column; labels that are one name are one group."""
    counts = np.bincount(column.codes, minlength=len(column.texts)).tolist()
    spellings: dict[str, list[str]] = defaultdict(list)
    for _, text in sorted(zip((-number for number in counts), column.texts, strict=True)):
        if kinds.of(text) is None:
            spellings[same_name(text)].append(text)
    display = {key: texts[0].strip() for key, texts in spellings.items()}
    ordered = sorted(display, key=lambda key: (_natural(key), key))
    position = {key: place for place, key in enumerate(ordered)}
    codes = np.array([position.get(same_name(text), -1) for text in column.texts], dtype=np.int64)
    several = {display[key]: sorted({text.strip() for text in texts}) for key, texts in spellings.items()}
    names = [" = ".join(texts) for _, texts in sorted(several.items()) if len(texts) > 1]
    if names:
        facts = {"column": column.header, "names": names}
        problems.append(Problem("coding.community_spellings", facts, minor=True))
    return Groups(name, codes[column.codes], tuple(display[key] for key in ordered))


def _natural(label: str) -> tuple[tuple[int, float, str], ...]:
    """Sort key by which 2 comes before 10, alone or inside a name."""
    parts = re.split(r"(\d+(?:\.\d+)?)", label)
    return tuple((0, float(part), "") if index % 2 else (1, 0.0, part) for index, part in enumerate(parts))


def _nested(stratum: Integers, unit: Integers) -> tuple[Integers, Integers, Integers]:
    """Sampling unit of each row, numbered within strata; the stratum of each unit, and its code."""
    pairs, psu = np.unique(np.stack([stratum, unit], axis=1), axis=0, return_inverse=True)
    return psu.reshape(-1).astype(np.int64), pairs[:, 0], pairs[:, 1]


def _shared_units(units: Groups, stratum: Integers, header: str) -> list[Problem]:
    pairs = np.unique(np.stack([units.codes, stratum], axis=1), axis=0)
    shared = np.flatnonzero(np.bincount(pairs[:, 0], minlength=len(units.levels)) > 1)
    if not shared.size:
        return []
    names = [units.levels[place] for place in shared]
    return [Problem("coding.psu_in_strata", {"column": header, "number": len(names), "names": names})]


def _without_community(sheet: Sheet, place: int, communities: Groups) -> list[Problem]:
    column = sheet.column(place)
    blank = communities.codes < 0
    return [column.problem("coding.no_community", blank)] if blank.any() else []
