"""Where a table or a key stands in a TOML file that a person wrote: its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

Path = tuple[str, ...]

_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_NAMES = rf"(?P<name>{_NAME}(?:\s*\.\s*{_NAME})*)"
_TABLE = re.compile(rf"\s*(\[\[?)\s*{_NAMES}\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*{_NAMES}\s*=")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^.\s"']+))\s*""")
#: names in a row that messages have at most
_DEEPEST = 8
#: what ends in the number of an entry: ``claims[3]``
_NUMBERED = re.compile(r"\[\d+\]$")


def line_of(text: str, table: str, key: str | None = None) -> int | None:
    """The line, from 1, of a table or of a key in it.

    What stands inside a value, such as an inline table, has the line of that value; a key that is not
    written has the line of its table.

    Parameters
    ----------
    text : str
        The file.
    table : str
        As messages name it, ``[questions.residents.q5]``; ``[claims[3]]`` is the third of ``[[claims]]``;
        "" is the top of the file.
    key : str, optional
        Else what messages say behind the brackets, ``[questionnaires.residents] compare``.

    Returns
    -------
    int or None
        None where nothing of the table is written.
    """
    found = _lines(text)
    name, _, behind = table.removeprefix("[").rpartition("]") if table.startswith("[") else (table, "", "")
    wanted = (*_parts(name), *filter(None, [key or behind.strip()]))
    line = _first_within(text).get(wanted)
    for size in range(len(wanted), 0, -1):
        if line is None:
            *above, last = wanted[:size]
            line = found.get((*above, last), found.get((*above, _NUMBERED.sub("", last))))
    return line


@lru_cache(maxsize=4)
def _lines(text: str) -> Mapping[Path, int]:
    """Every table and key with the line where it is first written."""
    found: dict[Path, int] = {}
    for line, path in _written(text):
        found.setdefault(path, line)
    return found


@lru_cache(maxsize=4)
def _first_within(text: str) -> Mapping[Path, int]:
    """Every table with the first line of whatever is written in it."""
    found: dict[Path, int] = {}
    for path, line in _lines(text).items():
        for size in range(1, min(len(path), _DEEPEST) + 1):
            found.setdefault(path[:size], line)
    return found


def _written(text: str) -> Iterator[tuple[int, Path]]:
    table: Path = ()
    entries: Counter[str] = Counter()
    # a reader of TOML, and an editor, knows no other ends of lines
    for line, content in enumerate(text.split("\n"), start=1):
        if match := _TABLE.fullmatch(content):
            name = match["name"]
            if match[1] == "[[":
                entries[name] += 1
                name += f"[{entries[name]}]"
            table = _parts(name)
            yield line, table
        elif match := _KEY.match(content):
            yield line, (*table, *_parts(match["name"]))


def _parts(name: str) -> Path:
    return tuple(next(filter(None, match.groups()), "") for match in _PART.finditer(name))
