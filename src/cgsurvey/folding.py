"""The same text written differently: width, spaces, invisible characters, case, radicals, Traditional."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

# Text copied from a PDF often holds characters of the radicals block, which look like ordinary ones. NFKC
# maps the Kangxi radicals (U+2F00-2FD5) and two of the supplement (U+2E80-2EF3); these are the others, by
# Unicode's EquivalentUnifiedIdeograph. Where that is a component which no text is written with, it is the
# whole character here: ⺇⺪⺮⻃⻊⻡.
_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽"
    "⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑"
    "艹艹艹虎衤西西见角𧢲讠贝足车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
#: characters of GB 2312 that OpenCC takes for traditional ones
_TRADITIONAL_OF_GB2312 = frozenset("乾菸薹捱摺吒後徵夥甯榘於麴醣麽")
_ZEROS = re.compile(r"(?<=\d)\.0+$")
_FILL_IN = re.compile(r"〖[^〖〗]*(?:〗|$)")
_BLANKS = r"\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_SPACES = re.compile(f"[{_BLANKS}]+")
#: what `squeezed` changes in a text of ordinary width
_ODD = re.compile(rf"[{_BLANKS}\u2e80-\u2eff]")


def squeezed(text: str) -> str:
    """The text in ordinary width, without spaces and invisible characters.

    One space stays between two digits: "60 70" is not 6070.
    """
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if not _ODD.search(plain):
        return plain
    return _SPACES.sub(_squeezed_space, plain.translate(_RADICALS))


def _squeezed_space(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    parts = before.isdigit() and after.isdigit() and any(map(str.isspace, found.group()))
    return " " if parts else ""


def folded(text: str) -> str:
    """`squeezed`, with case ignored: what two spellings of the same text have in common."""
    return squeezed(text).casefold()


def as_code(text: str) -> str:
    """`folded`, and -3 for -3.0, as which other programs export it: a text as the code of something."""
    plain = folded(text)
    return _ZEROS.sub("", plain) if plain.endswith("0") else plain


def without_fill_in(text: str) -> str:
    """The text without what the respondent wrote beside an option, in 〖 〗."""
    return _FILL_IN.sub("", text) if "〖" in text else text


def simplified(text: str) -> str:
    """The text with each traditional character as the simplified one: 滿意 as 满意, 臺 as 台.

    Character by character, so that what one becomes does not depend on its neighbours. Loads the table of
    OpenCC, unless every character is a simplified one of GB 2312.
    """
    return text if _is_simplified(text) else text.translate(_simplified_characters())


def _is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _TRADITIONAL_OF_GB2312.isdisjoint(text)


class _SimplifiedCharacters(dict[int, str]):
    """Code point -> simplified character, filled as characters turn up."""

    def __init__(self, convert: Callable[[str], str]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, character: int) -> str:
        self[character] = found = self._convert(chr(character))
        return found


@cache
def _simplified_characters() -> _SimplifiedCharacters:
    from opencc import OpenCC

    return _SimplifiedCharacters(OpenCC("t2s").convert)


def same_name(text: str) -> str:
    """A name as it is told from others: width, spaces, case and traditional characters make no other one."""
    return folded(simplified(text))
