"""What a bureau wrote, as plain data; placeholders such as ``{{row id}}`` stand in it as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

#: folder, beside the study file, that holds it
FOLDER = "sections"
#: a number of the results, by its address, and the column wanted of it behind a bar
#: (braces within braces are none, so that it is found in one pass)
PLACEHOLDER = re.compile(r"\{\{((?:(?!\{\{|\}\}).)+)\}\}")
#: names for what stands before the first section and behind the last
OPENING, CLOSING = "opening", "closing"


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph; an item of a numbered list is one that begins with its number."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """Items of a list, each with its line."""

    items: tuple[OwnParagraph, ...]


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """A heading; level 1 is the highest that its file has."""

    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table: caption, headings, rows of texts, and which columns are set to the right as numbers are."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    line: int


OwnBlock = OwnParagraph | OwnPoints | OwnHeading | OwnTable


@dataclass(frozen=True, slots=True)
class OwnText:
    """One file: its name from the study's folder, its section, and on which side of that it stands."""

    file: str
    section: str
    place: Literal["before", "after"]
    blocks: tuple[OwnBlock, ...]
