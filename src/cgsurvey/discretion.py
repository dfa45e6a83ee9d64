"""What a message may quote of a file: nothing that may be a person, their number or their own words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cgsurvey.personal.kinds import kind_of

if TYPE_CHECKING:
    from cgsurvey.raw_table import Cells

#: characters of a text that are quoted
SHOWN = 20
#: so many digits in a row, or in all, may be a telephone, an account or an identity number
_RUN = re.compile(r"\d{5}")
_TOO_MANY_DIGITS = 7
_SPOKEN_NUMBER = re.compile(r"[〇零一二三四五六七八九十百千万亿幺两壹贰叁肆伍陆柒捌玖拾]{7}")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][·.\s-]?[A-Za-z0-9]{4,6}"
)
#: Chinese characters, or pairs of letters, of an answer that is quoted: an option of a form is short
_ANSWER = 12
_OWN_WORDS = re.compile(r"我|姓名|电话|手机|微信|住址|身份证")
_NO_WORDS = re.compile(r"[\d\s.,:;/%+()-]+")


def is_private(text: str) -> bool:
    """Whether a text may be an address, a number of a person or a car, in whatever width it is written."""
    plain = unicodedata.normalize("NFKC", text)
    digits = sum(character.isdigit() for character in plain)
    patterns = (_RUN, _SPOKEN_NUMBER, _PLATE)
    if "@" in plain or digits >= _TOO_MANY_DIGITS or any(each.search(plain) for each in patterns):
        return True
    return kind_of(plain) is not None


def has_no_words(text: str) -> bool:
    """Whether a text is a number, a date or the like, and so the header of nothing."""
    return _NO_WORDS.fullmatch(unicodedata.normalize("NFKC", text)) is not None


def quoted(text: str) -> str | None:
    """A header as a message may quote it: short, or None where it may be private."""
    plain = " ".join(text.split())
    if is_private(plain):
        return None
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "…"


def looks_like_headers(headers: Sequence[str], columns: Sequence[Cells]) -> bool:
    """Whether a row is one of headers and not a respondent.

    A respondent's row holds a number, a date or something private; or an answer that others give as well,
    further down in the same column.
    """
    for place, header in enumerate(headers):
        text = header.strip()
        if not text:
            continue
        if is_private(text) or has_no_words(text):
            return False
        if any(each.strip() == text for each in columns[place].texts):
            return False
    return True


def quoted_answer(text: str) -> str | None:
    """An answer to a closed question as a message may quote it, or None where it may be somebody's own."""
    plain = " ".join(text.split())
    width = sum(0.5 if character.isascii() else 1 for character in plain)
    own = width > _ANSWER or is_private(plain) or _OWN_WORDS.search(plain)
    return None if own else plain
