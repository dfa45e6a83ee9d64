"""Words by which a row below a table is known: a note, a total."""

from __future__ import annotations

import re

from cgsurvey.folding import folded

#: characters that a folded note or total begins with
BEGINNINGS = frozenset("备注说合总小汇平均标ngstam")
_END = r"(?:$|[\d:、.。(（])"
NOTE = re.compile(rf"(?:备?注|说明|notes?){_END}")
TOTAL = re.compile(
    r"(?:合计|总计|小计|总和|总数|汇总|平均|平均值|平均数|平均分|均值|标准差"
    rf"|(?:grand|sub)?total|sum|average|avg|mean){_END}"
)


def footer_word(text: str) -> str:
    """The word of a note or a total that a text begins with, "" where it begins with none."""
    match = NOTE.match(folded(text)) or TOTAL.match(folded(text))
    return match.group() if match else ""
