"""RawTable: a sheet as text, column by column, with what its headers and the file itself say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cgsurvey.ledger import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: what a column of an export is for
Role = Literal["question", "option", "item", "blank", "fill_in", "meta"]
#: what a column that no respondent fills in holds
Meta = Literal[
    "id",
    "started",
    "submitted",
    "seconds",
    "source",
    "ip",
    "place",
    "device",
    "user",
    "score",
    "language",
    "status",
    "other",
]


#: what stands in a cell whose text was withheld: it holds something, and shows nothing
WITHHELD = "\u2060"


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one column: each distinct text once.

    Attributes
    ----------
    texts : tuple of str
        Distinct texts in order of appearance. An empty cell is "".
    codes : (n,) array of integers
        Position in `texts` of each row.
    """

    texts: tuple[str, ...]
    codes: NDArray[np.integer]  # an array.array in the process that reads, where numpy is not loaded

    def listed(self) -> list[str]:
        """The text of each row."""
        return [self.texts[code] for code in self.codes.tolist()]


@dataclass(frozen=True, slots=True)
class Heading:
    """What one column is, as its header tells by the rules of the platform that wrote it.

    Attributes
    ----------
    role
        "question": one whole question. "option": one option of a multiple response or ranking. "item": one
        row of a matrix. "blank": one of several blanks of a question. "fill_in": what was written beside an
        option. "meta": nothing that the respondent filled in.
    question
        Key that the columns of one question share, "" where there is none: its number, or its text.
    stem
        The question as displayed, without its number.
    part
        Text of the option, item or blank.
    meta
        Of role "meta": what the column holds.
    written
        Of role "option": it has no tick, and who wrote anything in the column chose it.
    """

    role: Role
    question: str = ""
    stem: str = ""
    part: str = ""
    meta: Meta | None = None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What the file itself says of a column: labels of SPSS and Stata files.

    Attributes
    ----------
    label
        Text of the question, "" where there is none.
    values : tuple of (str, str)
        Code and label of each category, by code. Cells hold the label.
    missing : tuple of str
        Texts of cells that the file declares as no answer.
    measure
        "nominal", "ordinal" or "scale", "" where the file does not say.
    """

    label: str = ""
    values: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    measure: str = ""


@dataclass(frozen=True)
class RawTable:
    """A sheet as it stands in the file: every cell as text, nothing typed.

    Attributes
    ----------
    file, sheet
        Name of the file (no folder) and of the sheet (None where the format has none).
    headers
        Texts of the header row, as displayed.
    columns
        Cells below the header, one `Cells` a header. Of a column of personal data that the study does not
        name, `WITHHELD` stands in every cell that is not blank; codes are as they were.
    first
        Spreadsheet row number of the first row below the header (1 is the first row of the sheet).
    problems
        What the reader of the file saw: formulas without a value, merged cells, skipped title rows.
    dialect
        Name of the platform that wrote the file: a key of `loaders.dialects.DIALECTS`.
    headings
        What each column is, by the rules of the dialect; one a header.
    described
        Position of a column -> what the file itself says of it.
    """

    file: str
    sheet: str | None
    headers: tuple[str, ...]
    columns: tuple[Cells, ...]
    first: int
    problems: tuple[Problem, ...] = ()
    dialect: str = "plain"
    headings: tuple[Heading, ...] = ()
    described: Mapping[int, Described] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Rows below the header."""
        return len(self.columns[0].codes) if self.columns else 0

    @property
    def numbers(self) -> range:
        """Spreadsheet row number of each row."""
        return range(self.first, self.first + self.size)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Cells row by row, which is slow: for a look at a small table."""
        return tuple(zip(*(column.listed() for column in self.columns), strict=True))
