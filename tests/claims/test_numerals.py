"""Per cents that are written out in Chinese."""

from __future__ import annotations

import pytest

from cgsurvey.claims import check
from cgsurvey.claims.numerals import in_digits
from cgsurvey.claims.words import claimed

ONES = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number up to 199 as it is said."""
    hundred, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = "一百" if hundred else ""
    if tens:
        text += ("" if tens == 1 and not hundred else ONES[tens]) + "十" + (ONES[ones] if ones else "")
    elif ones or not hundred:
        text += ("零" if hundred else "") + ONES[ones]
    return text


def test_every_whole_per_cent() -> None:
    for number in range(200):
        assert in_digits(f"约百分之{spelled(number)}的人") == f"约{number}%的人"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("百分之九十九点零八", "99.08%"),
        ("百分之零点五", "0.5%"),
        ("百分之百", "100%"),
        ("百分之99.08", "99.08%"),
        ("百分之二〇", "20%"),
        ("百分之三十到五十", "30%到50%"),
        ("百分之三十至百分之五十", "30%至50%"),
        ("百分之十五、百分之八十五", "15%、85%"),
        ("三分之一", "三分之一"),
        ("百分之几", "百分之几"),
        ("百分之", "百分之"),
        ("超过百分之六十以上的时间", "超过60%以上的时间"),
    ],
)
def test_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits
    assert in_digits(digits) == digits


def test_they_are_checked_like_digits() -> None:
    for written, digits in (
        ("1787人中百分之九十九点零八", "1787人中99.08%"),
        ("百分之四十五、百分之四十五，n=200", "45%、45%，n=200"),
        ("超过一半：百分之四十九点八", "超过一半：49.8%"),
    ):
        assert check(written).judgements == check(digits).judgements
    (found,) = claimed("约百分之三十到五十的受访者")
    assert (found.shares.low, found.shares.high) == claimed_range("约30%到50%")


def claimed_range(text: str) -> tuple[object, object]:
    (found,) = claimed(text)
    return found.shares.low, found.shares.high
