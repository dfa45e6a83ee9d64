"""How a number is shown: decimal half-up, from full precision, once.

Chinese official statistics round half up, and binary floats do not: 83.435 is stored below itself. So a
number is taken by its shortest decimal notation, the one a reader would copy, and rounded as a decimal.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

MISSING = "—"
#: units that are kept as shares of 1 and shown times 100
_OF_HUNDRED = ("proportion", "points")


def rounded(value: float | None, decimals: int) -> str:
    """`value` with this many decimals, half up (away from zero); "—" where there is no number."""
    if value is None or not math.isfinite(value):
        return MISSING
    return _rounded(Decimal(repr(float(value))), decimals)


def significant(value: float | None, digits: int) -> str:
    """`value` with so many significant digits, never fewer than those before the point."""
    if value is None or not math.isfinite(value) or value == 0:
        return rounded(value, 0)
    return rounded(value, decimals_for(value, digits))


def decimals_for(value: float, digits: int) -> int:
    """Decimals that show so many significant digits of `value`, which is not 0."""
    return max(digits - 1 - math.floor(math.log10(abs(value))), 0)


def shown(value: float | None, unit: str, decimals: int) -> str:
    """`value` as its unit is read: shares and points times 100, without a sign behind them.

    Parameters
    ----------
    value : float or None
        Full precision, in `unit`.
    unit : str
        Key of `glossary.UNITS`.
    decimals : int
    """
    if value is None or not math.isfinite(value):
        return MISSING
    exact = Decimal(repr(float(value)))
    return _rounded(exact * 100 if unit in _OF_HUNDRED else exact, decimals)


def percent_of(share: float) -> str:
    """0.95 -> "95", 0.995 -> "99.5"."""
    return shown(share, "proportion", 1).removesuffix(".0")


def interval(low: float | None, high: float | None, unit: str, decimals: int) -> str:
    """Both ends in brackets, "[90.6, 93.2]": a dash between them would be read as a minus."""
    ends = shown(low, unit, decimals), shown(high, unit, decimals)
    return MISSING if ends == (MISSING, MISSING) else f"[{ends[0]}, {ends[1]}]"


def ends(text: str) -> tuple[str, str]:
    """The two ends of an `interval`, as they stand in it; of no interval, its text for both."""
    low, parted, high = text.strip("[]").partition(", ")
    return (low, high) if parted else (text, text)


def p_value(p: float | None) -> str:
    """Three decimals; "<0.001" below that, and ">0.999" rather than a certainty."""
    if p is None or not math.isfinite(p):
        return MISSING
    if p < 0.001:
        return "<0.001"
    text = rounded(p, 3)
    return ">0.999" if p < 1 and text == "1.000" else text


def stars(p: float | None) -> str:
    """ "***" below 0.001, "**" below 0.01, "*" below 0.05."""
    if p is None or not math.isfinite(p):
        return ""
    return "*" * sum(p < bound for bound in (0.05, 0.01, 0.001))


def on_axis(value: float | None, unit: str) -> float | None:
    """`value` in the unit that its axis names: shares and points times 100."""
    if value is None or not math.isfinite(value):
        return None
    return float(Decimal(repr(float(value))) * 100) if unit in _OF_HUNDRED else float(value)


def number_format(unit: str, decimals: int) -> str:
    """The spreadsheet format that shows a number of this unit as `shown` does."""
    zeros = "0" if decimals == 0 else "0." + "0" * decimals
    return zeros + "%" if unit == "proportion" else zeros


def spreadsheet_value(value: float | None, unit: str) -> float | None:
    """The number a spreadsheet keeps: points times 100, since no number format can do that."""
    if value is None or not math.isfinite(value):
        return None
    return float(Decimal(repr(float(value))) * 100) if unit == "points" else float(value)


def _rounded(exact: Decimal, decimals: int) -> str:
    text = format(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP), "f")
    return text.removeprefix("-") if not text.strip("-0.") else text
