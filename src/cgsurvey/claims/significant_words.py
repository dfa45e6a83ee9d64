"""Whether a text calls something significant, or not significant."""

from __future__ import annotations

import re

from cgsurvey.claims.words import plain

#: what is found, and with 未 or 没有 before it is not
_FOUND = "达到?|见|有|产生|带来|形成|造成|出现|发现|观察到|检出|呈现出?|表现出?|显示出?"
_NOT = re.compile(
    r"(?:不(?:太|大|甚|很|够|再|十分|那么|具有?|具备|存在|是)?"
    rf"|(?:未|没有?)(?:能|曾)?(?:(?:对[^,;。]{{1,15}})?(?:{_FOUND}))?|看不[出到]|无|非)(?:任何)?"
    r"(?:明显)?的?(?:统计学?)?(?:上)?的?(?:显著|统计学?意义|统计学差异|意义)(?:上的显著)?"
    r"|(?:未能?|没有?)通过[^,;。]{0,8}显著性检验|显著性(?:不[强高足]|较?弱)"
    r"|\b(?:not?|never|neither|nor|without|\w+n't|fail(?:s|ed)? to|lack(?:s|ed|ing)?)"
    r"(?: (?!only|just|merely|and|but)\w+){0,3} significan(?:t(?:ly)?|ce)"
    r"|\b(?:in|non-? ?)significan(?:t|ce)|\bn\.?s\.?(?![\w=])"
)
#: neither the one nor the other
_ALMOST = re.compile(
    r"(?:边缘|边际|接近)(?:性)?显著|\b(?:marginal(?:ly)?|borderline|nearly|almost) significan(?:t|ce)"
)
#: the level of a test, and that there was one, is no verdict: 在5%的显著性水平上, 经显著性检验
_IS = re.compile(
    r"显著(?!性?水平|性检验)|(?:达到?|通过)了?[^,;。]{0,8}显著性?(?:水平|检验)|统计学?(?:上)?的?(?:有)?意义|统计学差异"
    r"|\bsignificant(?:ly)?\b(?! level| digit| other)"
    r"|\b(?:statistical|reach\w*|attain\w*) significance\b(?! level)"
)


def called_significant(text: str) -> bool | None:
    """What a text says of significance; None where it says nothing, or both of different things."""
    ordinary = plain(text)
    told = _ALMOST.sub(";", ordinary)
    rest = _NOT.sub(";", told)
    is_denied = rest != told
    is_stated = _IS.search(rest) is not None
    return None if is_denied == is_stated else is_stated
