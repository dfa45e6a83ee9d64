"""From ratios to the rows of a Result: ids, intervals, bases and the notes that a weak number needs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cgsurvey.declarations import IntervalRule
from cgsurvey.result import Estimate, Note, Result, row_id
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._intervals import Interval, interval_columns, proportion_interval, t_interval, t_p_value
from cgsurvey.stats._presentation import SMALL_BASE as SMALL_BASE
from cgsurvey.stats._presentation import presentation_flags
from cgsurvey.stats._ratios import Ratios, ratios
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._units import ends_of
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Groups, Survey

#: under this many degrees of freedom a variance is itself hardly known (NCHS 2017 asks for 8)
FEW_DF = 8
#: worth a word, and no weakness of the figure shown: its interval carries its uncertainty
_NOT_WEAK = (
    "note.extreme",
    "note.wide_complement",
    "note.interval_replaced",
    "note.described",
    "note.two_items",
)


@dataclass(frozen=True)
class Wanted:
    """One measure of a result: what it is called, what it sums up, and how it is expressed.

    `group` is the grouping variable and its level, of a measure that is itself about one level.
    """

    measure: str
    unit: str
    base: str
    measured: Measured
    category: str | None = None
    group: tuple[str | None, str | None] = (None, None)


def result(
    survey: Survey,
    estimand: str,
    variable: str,
    wanted: Sequence[Wanted],
    by: Groups | None = None,
    *,
    extra: Iterable[Estimate] = (),
    notes: Iterable[Note] = (),
) -> Result:
    """Tally the wanted measures, finish them, and lay them out as the rows of a Result."""
    found = ratios(tally(survey, [each.measured for each in wanted], by), survey.design)
    rows = [
        estimate_row(survey, estimand, variable, found, each, index, by, group)
        for group in range(found.estimate.shape[0])
        for index, each in enumerate(wanted)
    ]
    rows += extra
    return Result(
        estimand=estimand,
        questionnaire=survey.name,
        variable=variable,
        by=by.name if by else None,
        rows=tuple(rows),
        notes=(*notes, *ungrouped(survey, by), *notes_of(rows, survey)),
    )


def estimate_row(
    survey: Survey,
    estimand: str,
    variable: str,
    found: Ratios,
    wanted: Wanted,
    index: int,
    by: Groups | None,
    group: int,
) -> Estimate:
    """The row of one measure in one group."""
    here = (group, index)
    estimate, spread, df = float(found.estimate[here]), float(found.variance[here]), int(found.df[here])
    n, rows = float(found.tally.n[here]), int(found.tally.rows[here][0])
    level = survey.study.file.confidence
    # a share of ticks has respondents as its sampling units even in a simple random sample
    simple = survey.design.is_simple and wanted.base != "responses"
    rule = survey.questionnaire.declared.interval
    interval = _interval(wanted.unit, estimate, spread, rows, df, level, simple, rule)
    flags = _flags(n, rows, df, estimate, spread, interval, wanted.unit)
    if interval is not None and wanted.unit == "proportion":
        flags += [] if n < SMALL_BASE else presentation_flags(estimate, spread, rows, df, simple=simple)
        flags += replaced(interval, rule)
    flags += ["note.lost_replicates"] if rows and np.isnan(found.influence[:, group, index]).any() else []
    name, group_level = (by.name, by.levels[group]) if by else wanted.group
    return Estimate(
        id=row_id(survey.name, estimand, variable, wanted.measure, wanted.category, name, group_level),
        questionnaire=survey.name,
        variable=variable,
        measure=wanted.measure,
        unit=wanted.unit,
        base=wanted.base,
        category=wanted.category,
        group=name,
        group_level=group_level,
        estimate=finite(estimate),
        std_error=finite(math.sqrt(spread)) if spread >= 0 else None,
        df=float(df),
        deff=finite(float(found.deff[here])),
        count=round(float(found.tally.count[here])) if wanted.unit == "proportion" else None,
        note=" ".join(flags) or None,
        **base_columns(found.tally.rows[here], n, found.n_weighted[here]),
        **interval_columns(interval, level),
    )


@dataclass(frozen=True)
class Place:
    """Where a row stands that is made from other estimates: what it is called, and its base.

    `counts` are the columns of the base, as `_bases.base_columns` and `_bases.base_of` give them.
    """

    estimand: str
    variable: str
    measure: str
    unit: str
    base: str
    counts: Mapping[str, Any]
    category: str | None = None
    group: str | None = None
    group_level: str | None = None
    term: str | None = None

    def columns(self, survey: Survey) -> dict[str, Any]:
        names = (self.variable, self.measure, self.category, self.group, self.group_level, self.term)
        return {
            "id": row_id(survey.name, self.estimand, *names),
            "questionnaire": survey.name,
            "variable": self.variable,
            "measure": self.measure,
            "unit": self.unit,
            "base": self.base,
            "category": self.category,
            "group": self.group,
            "group_level": self.group_level,
            "term": self.term,
            **self.counts,
        }


def derived_row(
    survey: Survey,
    place: Place,
    estimate: float,
    spread: float,
    df: float,
    *,
    interval: Interval | None = None,
    ends: tuple[float, float] | None = None,
    tested: bool = False,
    flags: Sequence[str] = (),
    refusal: str | None = None,
) -> Estimate:
    """The row of an estimate that is made from others: a contrast, a ratio of shares, a quantile.

    Parameters
    ----------
    place : Place
    estimate, spread : float
        The estimate and its variance; NaN where there is none.
    df : float
        Degrees of freedom, mostly of the design.
    interval : Interval, optional
        Of an estimate whose interval is not symmetric; else a t interval, cut at `ends`.
    ends : (low, high), optional
        Where the estimate cannot lie beyond; those of its unit unless given.
    tested : bool
        Whether the row tests that the estimate is 0.
    flags : sequence of str
        Codes of what is weak about it, beside what its interval shows.
    refusal : str, optional
        Code of why there is no interval, where that is not for want of a variance.
    """
    level = survey.study.file.confidence
    if interval is None and refusal is None:
        interval = t_interval(estimate, spread, df, level=level, ends=ends or ends_of(place.unit))
    codes = list(flags)
    if interval is None:
        codes.append(refusal or why_no_interval(df, spread))
    elif df < FEW_DF:
        codes.append("note.few_df")
    statistic = estimate / math.sqrt(spread) if tested and interval and spread > 0 else None
    return Estimate(
        **place.columns(survey),
        estimate=finite(estimate),
        std_error=finite(math.sqrt(spread)) if spread >= 0 else None,
        df=float(df),
        statistic=statistic,
        p_value=None if statistic is None else t_p_value(statistic, df),
        note=" ".join(codes) or None,
        **interval_columns(interval, level),
    )


def ungrouped(survey: Survey, by: Groups | None) -> list[Note]:
    """A note on the respondents who are in none of the groups."""
    if by is None:
        return []
    number = int((survey.counted & (by.codes < 0)).sum())
    label = find_variable(survey.study, by.name, "", survey.name).label.both()
    return [Note("note.ungrouped", {"number": number, "by": label})] if number else []


def finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def notes_of(rows: Iterable[Estimate], survey: Survey, *, smallest: int | None = None) -> list[Note]:
    """One note for each kind of weakness among the rows, with how many rows it concerns.

    `smallest` is the smallest base where the rows' own `n` does not tell it: a difference has two.
    """
    flagged: dict[str, list[Estimate]] = {}
    for row in rows:
        for code in (row.note or "").split():
            flagged.setdefault(code, []).append(row)
    facts: dict[str, dict[str, Any]] = {
        "note.small_base": {
            "smallest": smallest or min((row.n for row in flagged.get("note.small_base", ())), default=0),
            "limit": SMALL_BASE,
        },
        "note.few_df": {
            "fewest": min((int(row.df or 0) for row in flagged.get("note.few_df", ())), default=0),
            "limit": FEW_DF,
        },
        "note.small_effective": {"limit": SMALL_BASE},
        "note.lonely_psu": {"strata": [survey.design.strata[place] for place in survey.design.lonely]},
    }
    return [
        Note(code, {"rows": len(concerned), **facts.get(code, {})}, weak=code not in _NOT_WEAK)
        for code, concerned in flagged.items()
    ]


def _interval(
    unit: str,
    estimate: float,
    spread: float,
    n: int,
    df: int,
    level: float,
    simple: bool,
    rule: IntervalRule,
) -> Interval | None:
    if unit == "proportion":
        return proportion_interval(estimate, spread, n, df, level=level, simple=simple, rule=rule)
    return t_interval(estimate, spread, df, level=level, ends=ends_of(unit))


def _flags(
    n: float, rows: int, df: int, estimate: float, spread: float, interval: Interval | None, unit: str
) -> list[str]:
    """Codes of what is weak about a row."""
    if rows == 0:
        return ["note.empty_base"]
    flags = small_base(n)
    if interval is None:
        flags.append(why_no_interval(df, spread))
        return flags
    if df < FEW_DF:
        flags.append("note.few_df")
    if unit == "proportion" and not 0 < estimate < 1:
        flags.append("note.extreme")
    return flags


def replaced(interval: Interval, rule: IntervalRule) -> list[str]:
    """The flag of a share whose interval is not the logit that the study asks for."""
    return ["note.interval_replaced"] if rule == "logit" != interval.method else []


def small_base(n: float) -> list[str]:
    """The flag of a base too small to say much, where it is."""
    return ["note.small_base"] if n < SMALL_BASE else []


def why_no_interval(df: float, spread: float) -> str:
    """Code of the note on an estimate whose sampling error cannot be told."""
    if df < 1:
        return "note.no_df"
    return "note.lonely_psu" if math.isnan(spread) else "note.no_variation"
