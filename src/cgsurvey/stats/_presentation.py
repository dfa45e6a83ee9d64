"""Is a share known well enough to be shown? The standards of the National Center for Health Statistics."""

from __future__ import annotations

from cgsurvey.stats._intervals import effective_size, korn_graubard

#: a base, and an effective base, under this many is called small
SMALL_BASE = 30
#: the standards judge the 95 % interval, whatever level a study chooses to show
_LEVEL = 0.95
#: an interval this narrow is fine however small the share; one this wide never is
_NARROW, _WIDE = 0.05, 0.30
#: in between, an interval may be this many times as wide as the share is large
_RELATIVE = 1.3


def presentation_flags(share: float, spread: float, n: int, df: int, *, simple: bool) -> list[str]:
    """Codes of what speaks against showing a share, the gravest only (Parker et al. 2017, NCHS).

    An effective base under 30; a 95 % Korn-Graubard interval 30 points wide or wider; one wider than 5
    points and than 130 % of the share; or, of a share that is known well enough itself, than 130 % of its
    complement. 0 and 100 % have no relative width: the standards leave them to review. Small bases, few
    degrees of freedom, 0 and 100 % are flagged elsewhere, as of any estimate.

    Parameters
    ----------
    share, spread : float
        The share and its design-based variance.
    n : int
        Rows in the base. The effective base is not taken to be larger, as the standards say; of the interval
        that is once it is adjusted for degrees of freedom, as in the programs of NCHS.
    df : int
        Design degrees of freedom, at least 1.
    simple : bool
        Simple random sample without weights: every respondent counts fully.
    """
    effective = float(n) if simple else effective_size(share, spread, n)
    if min(effective, n) < SMALL_BASE:
        return ["note.small_effective"]
    interval = korn_graubard(share, effective, n, df, level=_LEVEL, largest=n)
    width = interval.high - interval.low
    if width >= _WIDE:
        return ["note.wide"]
    if width <= _NARROW or not 0 < share < 1:
        return []
    if width > _RELATIVE * share:
        return ["note.wide"]
    return ["note.wide_complement"] if width > _RELATIVE * (1 - share) else []
