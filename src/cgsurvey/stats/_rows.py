"""From ratios to the rows of a Result: ids, intervals, bases and the notes that a weak number needs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cgsurvey.result import Estimate, Note, Result, row_id
from cgsurvey.stats._intervals import Interval, proportion_interval, t_interval
from cgsurvey.stats._ratios import Ratios, ratios
from cgsurvey.stats._tally import REASONS, Measured, tally
from cgsurvey.study_checks import find_variable
from cgsurvey.survey import Groups, Survey

#: worth a word, and no weakness: the interval of an exact 0 or 1 carries its uncertainty
_NOT_WEAK = ("note.extreme",)
#: a base under this many rows is called small
SMALL_BASE = 30


@dataclass(frozen=True)
class Wanted:
    """One measure of a result: what it is called, what it sums up, and how it is expressed."""

    measure: str
    unit: str
    base: str
    measured: Measured
    category: str | None = None


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
    estimate, spread = float(found.estimate[here]), float(found.variance[here])
    n, df = round(float(found.tally.n[here])), int(found.df[here])
    level = survey.study.file.confidence
    reasons = found.tally.rows[here]
    left_out = {name: int(rows) for name, rows in zip(REASONS, reasons[1:], strict=True) if rows}
    eligible = int(reasons.sum())
    group_level = by.levels[group] if by else None
    name = by.name if by else None
    rows = int(reasons[0])
    # a share of ticks has respondents as its sampling units even in a simple random sample
    simple = survey.design.is_simple and wanted.base != "responses"
    interval = _interval(wanted.unit, estimate, spread, rows, df, level, simple)
    flags = _flags(n, rows, df, estimate, spread, interval, wanted.unit)
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
        conf_low=interval.low if interval else None,
        conf_high=interval.high if interval else None,
        conf_level=level if interval else None,
        interval_method=interval.method if interval else None,
        deff=finite(float(found.deff[here])),
        count=round(float(found.tally.count[here])) if wanted.unit == "proportion" else None,
        n=n,
        n_weighted=float(found.n_weighted[here]),
        eligible=eligible,
        asked=eligible - left_out.get("not_asked", 0),
        left_out=left_out,
        note=" ".join(flags) or None,
    )


def ungrouped(survey: Survey, by: Groups | None) -> list[Note]:
    """A note on the respondents who are in none of the groups."""
    if by is None:
        return []
    number = int((survey.population & (survey.weight > 0) & (by.codes < 0)).sum())
    label = find_variable(survey.study, by.name, "", survey.name).label.both()
    return [Note("note.ungrouped", {"number": number, "by": label})] if number else []


def finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def notes_of(rows: Iterable[Estimate], survey: Survey, *, smallest: int | None = None) -> list[Note]:
    """One note for each kind of weakness among the rows, with how many rows it concerns.

    `smallest` is the smallest base where the rows' own `n` does not tell it: a difference has two.
    """
    rows = list(rows)
    counts = Counter(code for row in rows for code in (row.note or "").split())
    facts: dict[str, dict[str, Any]] = {
        "note.small_base": {
            "smallest": min((row.n for row in rows), default=0) if smallest is None else smallest,
            "limit": SMALL_BASE,
        },
        "note.lonely_psu": {"strata": [survey.design.strata[place] for place in survey.design.lonely]},
    }
    return [
        Note(code, {"rows": number, **facts.get(code, {})}, weak=code not in _NOT_WEAK)
        for code, number in counts.items()
    ]


def _interval(
    unit: str, estimate: float, spread: float, n: int, df: int, level: float, simple: bool
) -> Interval | None:
    if unit == "proportion":
        return proportion_interval(estimate, spread, n, df, level=level, simple=simple)
    ends = (-1.0, 1.0) if unit == "points" else (-math.inf, math.inf)
    return t_interval(estimate, spread, df, level=level, ends=ends)


def _flags(
    n: int, rows: int, df: int, estimate: float, spread: float, interval: Interval | None, unit: str
) -> list[str]:
    """Codes of what is weak about a row."""
    if rows == 0:
        return ["note.empty_base"]
    flags = ["note.small_base"] if n < SMALL_BASE else []
    if interval is None:
        if df < 1:
            flags.append("note.no_df")
        elif math.isnan(spread):
            flags.append("note.lonely_psu")
        else:
            flags.append("note.no_variation")
    elif unit == "proportion" and not 0 < estimate < 1:
        flags.append("note.extreme")
    return flags
