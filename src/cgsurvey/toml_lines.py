"""A key and its value as a line of TOML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from cgsurvey.clean import escaped

#: characters of a line, before a list takes several
WIDTH = 110
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_line(key: str, value: Any) -> str:
    """``key = value``; a list that is too long for a line takes one for each entry."""
    written = f"{toml_key(key)} = {toml_value(value)}"
    if len(written) <= WIDTH or not isinstance(value, list):
        return written
    return f"{toml_key(key)} = [\n" + "".join(f"    {toml_value(each)},\n" for each in value) + "]"


def toml_key(key: str) -> str:
    """A key, in quotes where TOML wants them."""
    return key if _BARE.fullmatch(key) else _text(key)


def toml_value(value: Any) -> str:
    """A text, a number, a list or a table in one line."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inside = (f"{toml_key(key)} = {toml_value(each)}" for key, each in value.items())
        return "{ " + ", ".join(inside) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return repr(value)


def _text(text: str) -> str:
    """A text in quotes. TOML escapes as JSON does, and one control character more."""
    return escaped(json.dumps(text, ensure_ascii=False))
