"""A question as it was asked: its words, and what file and platform say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cgsurvey.drafting.coded import Pair
from cgsurvey.drafting.lexicon import Ladder
from cgsurvey.raw_table import Described

#: respondents from whom on every rung of a ladder has probably been chosen by somebody
ENOUGH = 30
#: words of a question that asks for a quantity
_QUANTITY = re.compile(
    r"岁|年龄|几[个人次年岁口]|多少|多久|人数|次数|年数|年限|天数|时长|小时|分钟|金额|收入|支出|费用|面积|距离|数量|总数"
    r"|[(（](?:元|万元|人|个|次|年|天|支|户|条|平方米|%|公里|项|家|名)[)）]"
    r"|how (?:many|much|old|long|often)|number of|years?\b|\bage\b|hours|minutes|amount|income|size|count\b",
    re.IGNORECASE,
)
#: words of a question that asks for points; the range that it states
_POINTS = re.compile(r"打分|评分|满分|得分|分数|分值|\d\s*分|\bscor|\brat(?:e|ing)\b|points", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s*分?\s*(?:[-–—~～]|至|到|to)\s*(\d{1,3})\s*(?:分|points)?")
#: words of a question that is answered in the respondent's own words
_OWN_WORDS = re.compile(
    r"建议|意见|想法|请说明|请注明|请填写|请描述|为什么|原因是|留言|备注|补充|comment|suggest|specify|describe|why\b|remark|feedback",
    re.IGNORECASE,
)
_DAY = re.compile(r"日期|时间|生日|出生年月|何时|date|\bday\b|when\b|time\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A question as it was asked.

    Attributes
    ----------
    words
        Stem and header together.
    separator
        Between options in one cell, as the platform writes them; "" where it does not.
    described
        What the file itself says of the column.
    ladders
        Ladders of other questions of the file, of which no rung is missing.
    coded
        Code and text of each answer on the form, from the download by code.
    by_code
        Whether the file holds codes of answers in place of their texts.
    """

    words: str
    separator: str = "┋"
    described: Described | None = None
    ladders: tuple[Ladder, ...] = ()
    coded: tuple[Pair, ...] = ()
    by_code: bool = False

    @property
    def for_quantity(self) -> bool:
        return bool(_QUANTITY.search(self.words))

    @property
    def for_points(self) -> bool:
        return bool(_POINTS.search(self.words))

    @property
    def for_own_words(self) -> bool:
        return bool(_OWN_WORDS.search(self.words))

    @property
    def for_a_day(self) -> bool:
        return bool(_DAY.search(self.words))

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest number of points that the question states."""
        found = _RANGE.search(self.words) if self.for_points else None
        if found is None:
            return None
        low, high = float(found[1]), float(found[2])
        return (low, high) if low < high else None
