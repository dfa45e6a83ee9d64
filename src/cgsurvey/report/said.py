"""Numbers as sentences say them: with unit, interval and base, each marked with where it comes from."""

from __future__ import annotations

from cgsurvey.report import numbers
from cgsurvey.report.quoting import quoted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate

#: a space at which no line ends: a number in a sentence stays in one piece
NO_BREAK = "\u00a0"
#: a difference is told as one when its adjusted p is below this
ALPHA = 0.05
#: notes of shares that the standards of NCHS would not publish: a sentence that quotes one says so
_UNPUBLISHED = {"note.small_base", "note.small_effective", "note.wide"}


def figure(row: Estimate, estimand: str, words: Words, decimals: int | None = None) -> str:
    """Estimate with its unit, interval and base; in the row's own decimals."""
    decimals = words.decimals(estimand, row) if decimals is None else decimals
    value, n = value_said(row, words, decimals), base_said(row)
    if row.conf_low is None and row.conf_high is None:
        return words.say("figure.bare", value=value, n=n)
    return words.say(
        "figure.uncertain" if is_uncertain(row) else "figure.full",
        value=value,
        level=level_said(row, words),
        interval=interval_said(row, decimals),
        n=n,
    )


def value_said(row: Estimate, words: Words, decimals: int, column: str = "estimate") -> str:
    """A number with its unit."""
    shown = numbers.shown(getattr(row, column), row.unit, decimals)
    return words.say(f"value.{row.unit}", value=quoted(shown, row.id, column))


def interval_said(row: Estimate, decimals: int) -> str:
    """Both ends in brackets."""
    ends = numbers.interval(row.conf_low, row.conf_high, row.unit, decimals)
    return quoted(ends.replace(" ", NO_BREAK), row.id, "interval")


def level_said(row: Estimate, words: Words) -> str:
    """The level of an interval in per cent."""
    return quoted(numbers.percent_of(row.conf_level or words.study.file.confidence), row.id, "conf_level")


def base_said(row: Estimate) -> str:
    """How many stand behind a number."""
    return quoted(str(row.n), row.id, "n")


def p_said(row: Estimate, words: Words, column: str = "p_value") -> str:
    """ "p=0.031", or "p<0.001"."""
    text = numbers.p_value(getattr(row, column))
    sign = text[0] if text[0] in "<>" else "="
    return words.say("p", sign=sign, value=quoted(text.removeprefix(sign), row.id, column))


def is_uncertain(row: Estimate) -> bool:
    """Whether a share is so uncertain that the standards of NCHS would not publish it."""
    return row.unit == "proportion" and not _UNPUBLISHED.isdisjoint((row.note or "").split())


def covers_zero(row: Estimate) -> bool:
    """Whether there is an interval that leaves open which way it goes."""
    return row.conf_low is not None and row.conf_high is not None and row.conf_low <= 0 <= row.conf_high


def is_clear(row: Estimate) -> bool:
    """Whether it differs beyond chance after Holm's adjustment."""
    return row.p_holm is not None and row.p_holm < ALPHA
