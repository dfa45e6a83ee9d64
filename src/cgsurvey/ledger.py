"""The ledger: rows read = rows analysed + rows set aside, by named reason; and the problems found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cgsurvey.phrases import Language, say


@dataclass(frozen=True)
class Problem:
    """Something in the file that the reader of the numbers must know, with its place.

    Attributes
    ----------
    code, facts
        The sentence, a key of `phrases`. Never an open answer or an identifier.
    rows
        Row numbers as the spreadsheet shows them (1 is the first row of the sheet).
    column
        Header of the column as it stands in the file, where one is concerned.
    minor
        For information: there is nothing to mend.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    column: str | None = None
    minor: bool = False

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)


@dataclass(frozen=True)
class Ledger:
    """What became of every row of the sheet.

    Attributes
    ----------
    file, sheet
        Name of the file (no folder) and of the sheet (None for csv).
    rows_read
        Rows below the header.
    set_aside
        Reason -> spreadsheet row numbers. Reasons are keys of `SET_ASIDE`.
    outside_population
        Analysed rows that the study's `where` leaves outside its population: they stay in the design.
    """

    file: str
    sheet: str | None
    rows_read: int
    set_aside: Mapping[str, tuple[int, ...]]
    outside_population: int = 0

    @property
    def analysed(self) -> int:
        return self.rows_read - sum(len(rows) for rows in self.set_aside.values())


#: reason a row is set aside -> (Chinese, English)
SET_ASIDE: dict[str, tuple[str, str]] = {
    "empty_row": ("整行为空", "empty row"),
    "footer": ("表尾说明或合计行", "footer or total row"),
    "no_community": ("未填社区", "no community"),
    "no_psu": ("缺少抽样单元", "no sampling unit"),
    "no_stratum": ("缺少层", "no stratum"),
    "no_weight": ("缺少权重", "no weight"),
    "bad_weight": ("权重不是 0，也不在 10⁻⁹ 至 10¹² 之间", "weight is neither 0 nor between 1e-9 and 1e12"),
    "bad_replicate": ("复制权重缺失或不可用", "replicate weight missing or not usable"),
}
