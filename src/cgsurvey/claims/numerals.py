"""Per cents that are written out: 百分之九十九点零八 is 99.08%."""

from __future__ import annotations

import re

_DIGITS = {each: str(value) for value, each in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_D = "[一二两三四五六七八九]"
_WHOLE = rf"(?:{_D}?百(?:[零〇]{_D}|{_D}?十{_D}?)?|{_D}?十{_D}?|[零〇一二两三四五六七八九]+)"
_NUMBER = rf"(?:\d+(?:\.\d+)?|{_WHOLE}(?:点[零〇一二三四五六七八九]+)?)"
_PERCENT = re.compile(rf"百分之({_NUMBER})(?:(\s*[到至~-]\s*)(?:百分之)?({_NUMBER})(?!成|分之))?")


def in_digits(text: str) -> str:
    """The text with its 百分之… in digits; what is no number stays."""
    return _PERCENT.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    first, to, second = found.groups()
    return f"{_number(first)}%" if second is None else f"{_number(first)}%{to}{_number(second)}%"


def _number(written: str) -> str:
    if written[0].isascii():
        return written
    whole, point, behind = written.partition("点")
    return f"{_whole(whole)}{'.' if point else ''}{_digits(behind)}"


def _whole(written: str) -> int:
    hundreds, is_hundred, rest = written.rpartition("百")
    tens, is_ten, ones = rest.rpartition("十")
    if not is_hundred and not is_ten:
        return int(_digits(written))
    return (
        100 * (int(_digits(hundreds) or "1") if is_hundred else 0)
        + 10 * (int(_digits(tens) or "1") if is_ten else 0)
        + int(_digits(ones) or "0")
    )


def _digits(written: str) -> str:
    return "".join(_DIGITS[each] for each in written)
