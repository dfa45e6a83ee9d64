"""The packaged Chinese font, and what stands for a character that it has not."""

from __future__ import annotations

from collections.abc import Container
from functools import cache, lru_cache
from typing import Any

#: stands for a character that no font here has, as printers have long set it
MISSING = "〓"
_FAMILIES = ("Noto Sans SC", "DejaVu Sans")


@lru_cache(maxsize=16)
def font(points: float) -> Any:
    """Noto Sans SC, and DejaVu Sans for what it lacks, in one size."""
    from matplotlib.font_manager import FontProperties

    _add()
    return FontProperties(family=list(_FAMILIES), size=points)


def printable(text: str) -> str:
    """`text` with a mark for each character that neither font has."""
    return text if text.isascii() else "".join(map(_printable, text))


@lru_cache(maxsize=4096)
def _printable(character: str) -> str:
    return character if any(ord(character) in charmap for charmap in _charmaps()) else MISSING


@cache
def _charmaps() -> list[Container[int]]:
    from matplotlib.font_manager import fontManager, get_font

    _add()
    return [get_font(fontManager.findfont(family)).get_charmap() for family in _FAMILIES]


@cache
def _add() -> None:
    """Makes the packaged font known to matplotlib."""
    from matplotlib.font_manager import fontManager
    from pylopdf_fonts_zh_cn import sans_path

    fontManager.addfont(sans_path())
