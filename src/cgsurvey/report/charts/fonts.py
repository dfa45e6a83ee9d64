"""The packaged Chinese font, and what stands for a character that it has not."""

from __future__ import annotations

import json
import os
import re
import sys
from ast import literal_eval
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

#: stands for a character that no font here has, as printers have long set it
MISSING = "〓"
_FAMILIES = ("Noto Sans SC", "DejaVu Sans")
_CONFIGURED = "MPLCONFIGDIR"
_VERSION = re.compile(r"^class FontManager\b.*?^    __version__ = (.+?)$", re.DOTALL | re.MULTILINE)


@lru_cache(maxsize=16)
def font(points: float) -> Any:
    """Noto Sans SC, and DejaVu Sans for what it lacks, in one size."""
    from matplotlib.font_manager import FontProperties

    # all is said, so that no settings of the place have a say
    return FontProperties(
        family=list(_FAMILIES),
        style="normal",
        variant="normal",
        weight="normal",
        stretch="normal",
        size=points,
    )


def printable(text: str) -> str:
    """`text` with a mark for each character that neither font has."""
    return text if text.isascii() else "".join(map(_printable, text))


@lru_cache(maxsize=4096)
def _printable(character: str) -> str:
    return character if any(ord(character) in charmap for charmap in _charmaps()) else MISSING


@cache
def _charmaps() -> list[Container[int]]:
    from matplotlib.font_manager import fontManager, get_font

    return [get_font(fontManager.findfont(family)).get_charmap() for family in _FAMILIES]


@cache
def load() -> None:
    """Makes both fonts known to matplotlib, which is to be imported after this.

    When first imported it searches the machine for fonts, which takes seconds, and keeps what it finds in
    the home folder, or warns where it may not write there. Nothing of this is wanted for two fonts that are
    known; so it is handed an empty list, unless the program around this one uses matplotlib already.
    """
    if "matplotlib" not in sys.modules:
        with TemporaryDirectory() as folder, _configured(folder):
            _write_empty_list(Path(folder))
            import matplotlib.font_manager
    import matplotlib.font_manager
    from pylopdf_fonts_zh_cn import sans_path

    fallback = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    for path in (sans_path(), fallback):
        matplotlib.font_manager.fontManager.addfont(path)


@contextmanager
def _configured(folder: str) -> Iterator[None]:
    """matplotlib's folder for settings and caches is this one."""
    before = os.environ.get(_CONFIGURED)
    os.environ[_CONFIGURED] = folder
    try:
        yield
    finally:
        del os.environ[_CONFIGURED]
        if before is not None:
            os.environ[_CONFIGURED] = before


def _write_empty_list(folder: Path) -> None:
    """The list of fonts that matplotlib reads back, if it is of the version that its code says."""
    package = find_spec("matplotlib")
    source = Path(package.origin).with_name("font_manager.py") if package and package.origin else None
    found = _VERSION.search(source.read_text(encoding="utf-8")) if source and source.is_file() else None
    if found is None:
        return
    version = literal_eval(found[1])
    kept = {
        "__class__": "FontManager",
        "_version": version,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": _FAMILIES[-1], "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": [],
    }
    (folder / f"fontlist-v{version}.json").write_text(json.dumps(kept), encoding="utf-8")
