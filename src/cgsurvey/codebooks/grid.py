"""Sheets of a form: rows by the names of their columns, and where each cell stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cgsurvey.errors import CgsurveyError, did_you_mean
from cgsurvey.phrases import spoken

#: a header in another spelling -> as it is called here
_ALIASES = {
    "caption": "label",
    "value": "name",
    "tag": "name",
    "command": "type",
    "relevance": "relevant",
    "list": "list_name",
}
_LANGUAGE = re.compile(r"^(?P<column>[^:]+?)\s*::?\s*(?P<language>.+)$")
#: names of a language, of which the code in brackets is one
_LANGUAGES = {
    **dict.fromkeys(
        ("zh", "cn", "cmn", "zho", "chi", "chinese", "mandarin", "中文", "汉语", "简体中文"), "zh"
    ),
    **dict.fromkeys(("普通话", "华语", "中国语", "simplified chinese", "chinese simplified"), "zh"),
    **dict.fromkeys(("en", "eng", "english", "英文", "英语"), "en"),
}
_CODE = re.compile(r"\(\s*([A-Za-z]{2,3})(?:[-_][\w-]+)?\s*\)")
Mistakes = list[CgsurveyError]


@dataclass(frozen=True)
class Row:
    """One row of a sheet.

    Attributes
    ----------
    number
        As the spreadsheet shows it.
    cells
        Column -> text as it stands there; empty cells are not in it. A column that is in a language is
        called ``label::zh``.
    """

    sheet: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of a cell without spaces around it."""
        return self.cells.get(column, "").strip()

    def exact(self, column: str) -> str:
        """The text of a cell as it stands there."""
        return self.cells.get(column, "")

    def texts(self, column: str) -> dict[str, str]:
        """What a column has in Chinese and in English: ``{"zh": …, "en": …}`` or one of them.

        Text in no language stands for those that are not given.
        """
        found = {language: self.exact(f"{column}::{language}") for language in ("zh", "en")}
        plain = self.exact(column)
        return {language: text or plain for language, text in found.items() if (text or plain).strip()}

    def place(self, column: str | None = None) -> dict[str, str]:
        """Where the row, or a cell of it, stands, as a fact of a sentence."""
        if column is None:
            return spoken("codebooks.row", sheet=self.sheet, row=self.number)
        return spoken("codebooks.cell", sheet=self.sheet, row=self.number, column=column)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its columns and filled rows."""

    name: str
    columns: frozenset[str] = frozenset()
    rows: Sequence[Row] = field(default=())

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def sheet_of(
    name: str,
    grid: Sequence[Sequence[str]],
    default: str | None,
    needed: Sequence[str],
    own: Sequence[str],
    mistakes: Mistakes,
) -> Sheet:
    """A sheet of texts, its first filled row being that of the headers.

    Parameters
    ----------
    default
        Language of columns that name none: "zh", "en" or None for any.
    needed, own
        Columns that must be there; those of ours, which may.
    """
    filled = [(number, row) for number, row in enumerate(grid, start=1) if any(cell.strip() for cell in row)]
    _, headers = filled[0] if filled else (0, [])
    columns = [_column(header, default) for header in headers]
    known = [header.strip() for header in headers if header.strip()]
    place = spoken("codebooks.sheet", sheet=name)
    for column in needed:
        if column not in columns:
            facts = {"place": place, "name": column, "known": known, "meant": did_you_mean(column, known)}
            mistakes.append(CgsurveyError("codebooks.no_column", **facts))
    for column in dict.fromkeys(columns):
        if column and columns.count(column) > 1:
            mistakes.append(CgsurveyError("codebooks.column_twice", place=place, name=column))
        base = column.partition("::")[0]
        if base.startswith("cg_") and base not in own:
            facts = {"place": place, "name": base, "known": list(own), "meant": did_you_mean(base, own)}
            mistakes.append(CgsurveyError("codebooks.unknown_column", **facts))
    rows = [
        Row(
            name,
            number,
            {column: text for column, text in zip(columns, row, strict=False) if column and text},
        )
        for number, row in filled[1:]
    ]
    return Sheet(name, frozenset(filter(None, columns)), rows)


def _column(header: str, default: str | None) -> str:
    """The name of a column: ``label::zh`` of ``label::中文 (zh)``, "" of a language that is not ours."""
    text = " ".join(unicodedata.normalize("NFKC", header).split()).lower()
    match = _LANGUAGE.match(text)
    column = (match["column"] if match else text).strip().replace(" ", "_")
    column = _ALIASES.get(column, column)
    if column not in ("label", "cg_unit"):
        return column if match is None or column.startswith("cg_") else ""
    if match is None:
        return f"{column}::{default}" if default else column
    language = language_of(match["language"])
    return f"{column}::{language}" if language else ""


def language_of(written: str) -> str | None:
    """ "zh" or "en" of a language as a form names it: by its code in brackets, or by its name."""
    code = _CODE.search(written)
    name = code[1] if code else re.sub(r"[()]", " ", written).partition("-")[0].partition("_")[0]
    return _LANGUAGES.get(" ".join(name.lower().split()))


def one_of(row: Row, column: str, known: Sequence[str], mistakes: Mistakes) -> str | None:
    """A cell that holds one of these words, or nothing."""
    value = row[column]
    if not value or value.lower() in known:
        return value.lower() or None
    meant = did_you_mean(value, known)
    facts = {"place": row.place(column), "value": value, "known": list(known), "meant": meant}
    mistakes.append(CgsurveyError("codebooks.not_one_of", **facts))
    return None


_YES = ("yes", "true", "1", "是", "√")
_NO = ("no", "false", "0", "否")


def yes(row: Row, column: str, mistakes: Mistakes) -> bool:
    """Whether a cell says yes; an empty one says no."""
    return one_of(row, column, (*_YES, *_NO), mistakes) in _YES


def read_as(
    row: Row, column: str, convert: Callable[[str], Any], code: str, mistakes: Mistakes, **facts: Any
) -> Any:
    """A cell as something else than text, None where it is empty or is not that."""
    value = row[column]
    if not value:
        return None
    try:
        return convert(value)
    except (ValueError, RecursionError):
        mistakes.append(CgsurveyError(code, place=row.place(column), value=value, **facts))
        return None
