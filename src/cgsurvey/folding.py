"""The same text written differently: width, spaces, invisible characters, case, radicals."""

from __future__ import annotations

import re
import unicodedata

# Text copied from a PDF often holds characters of the radicals block, which look like ordinary ones.
# NFKC maps the Kangxi radicals (U+2F00-2FD5) and nearly none of the supplement (U+2E80-2EF3): these are
# its radicals that are also characters of their own.
_RADICALS = str.maketrans(
    "⺁⺇⺈⺊⺒⺓⺛⺜⺝⺞⺠⺧⺩⺪⺬⺮⺶⺼⻁⻃⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "厂几刀卜巳幺旡日月歺民牛王疋示竹羊肉虎西西见角贝足车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
)
_ZEROS = re.compile(r"(?<=\d)\.0+$")
_SPACES = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


def squeezed(text: str) -> str:
    """The text in ordinary width, without spaces and invisible characters."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text).translate(_RADICALS))


def folded(text: str) -> str:
    """`squeezed`, with case ignored: what two spellings of the same text have in common."""
    return squeezed(text).casefold()


def as_code(text: str) -> str:
    """`folded`, and -3 for -3.0, as which other programs export it: a text as the code of something."""
    return _ZEROS.sub("", folded(text))
