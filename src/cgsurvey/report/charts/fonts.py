"""The packaged Chinese font, and what stands for a character that it has not."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

#: stands for a character that the font has not, as printers have long set it
MISSING = "〓"
#: no character, and so drawn as the font draws what it has not
_NONE = "\uffff"


@lru_cache(maxsize=16)
def font(dots: float) -> FreeTypeFont:
    """Noto Sans SC in one size."""
    from PIL import ImageFont
    from pylopdf_fonts_zh_cn import sans_path

    # the other layout engine is not in every build of Pillow
    return ImageFont.truetype(str(sans_path()), dots, layout_engine=ImageFont.Layout.BASIC)


def printable(text: str) -> str:
    """`text` with a mark for each character that the font has not."""
    return text if text.isascii() else "".join(map(_printable, text))


@lru_cache(maxsize=4096)
def _printable(character: str) -> str:
    if _drawn(character) != _nothing():
        return character
    # an accent, or a sign that chooses how the character before it looks
    return "" if unicodedata.category(character) in ("Mn", "Cf") else MISSING


@cache
def _nothing() -> bytes:
    return _drawn(_NONE)


def _drawn(character: str) -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (32, 48))
    ImageDraw.Draw(picture).text((0, 0), character, 255, font(24))
    return picture.tobytes()
