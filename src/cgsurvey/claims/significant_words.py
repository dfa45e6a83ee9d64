"""Whether a text calls something significant, or not significant."""

from __future__ import annotations

import re

from cgsurvey.claims.words import plain

_NOT = re.compile(
    r"(?:不(?:太|大|甚|很|够|具有?|具备|存在)?|未(?:能)?(?:达到?|见|发现|呈现|有)?|没有?(?:达到?|发现|呈现)?|无|非)"
    r"(?:明显)?(?:统计学?)?(?:上)?的?(?:显著|统计学?意义|意义)(?:上的显著)?"
    r"|\b(?:not?|never|neither|nor|without|\w+n't)(?: (?:a|any|statistically|found|be|reach|reached|at))*"
    r" significan(?:t|ce)|\b(?:in|non-? ?)significan(?:t|ce)|\bn\.?s\.?(?![\w=])"
)
#: the level of a test is no verdict: 在5%的显著性水平上
_IS = re.compile(r"显著(?!性?水平)|统计学?(?:上)?的?(?:有)?意义|\bsignifican(?:tly|t|ce)\b(?! level)")


def called_significant(text: str) -> bool | None:
    """What a text says of significance; None where it says nothing, or both of different things."""
    ordinary = plain(text)
    rest = _NOT.sub(";", ordinary)
    is_denied = rest != ordinary
    is_stated = _IS.search(rest) is not None
    return None if is_denied == is_stated else is_stated
