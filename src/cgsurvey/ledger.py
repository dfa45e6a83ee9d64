"""The ledger: rows read = rows analysed + rows set aside, by named reason; the problems and findings."""

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


@dataclass(frozen=True)
class QualityFinding:
    """What one check of the responses' quality found.

    Attributes
    ----------
    check
        Name of the check, a key of `CHECKED`.
    is_error
        Whether the rows flagged contradict the form; else they are only unlikely.
    checked
        Rows that could be checked; None where the check could not be made at all.
    needs
        What was lacking for it then: ``report.quality.need.*`` of `phrases`.
    rows
        Spreadsheet row numbers of those flagged.
    set_aside
        Those of them that the study sets aside for it.
    is_open
        Whether rows are flagged of which the study does not say what becomes of them: it does not exclude
        them for this, and some of them are analysed.
    uncounted
        How many of them no number is about: outside the population, or of weight 0.
    facts
        The threshold: facts of the sentence ``report.quality.rule.*``.
    parts : tuple of mappings
        The questions, matrices or groups that the rows come from, as plain data.
    """

    check: str
    is_error: bool
    checked: int | None = None
    needs: str | None = None
    rows: tuple[int, ...] = ()
    set_aside: tuple[int, ...] = ()
    is_open: bool = False
    uncounted: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Mapping[str, Any], ...] = ()


#: check of the responses' quality -> what its rows are (Chinese, English)
CHECKED: dict[str, tuple[str, str]] = {
    "duplicate_id": ("编号重复", "same id"),
    "duplicate_row": ("答案完全相同", "same answers"),
    "duplicate_ip": ("同一IP且答案相同", "same address and answers"),
    "outside_form": ("多处答案不在选项内", "answers outside the form"),
    "answered_unasked": ("答了不该出现的题", "answered though not asked"),
    "skipped_asked": ("跳过了应当出现的题", "skipped though asked"),
    "exclusive": ("同时选了互斥的选项", "answers that exclude each other"),
    "blank": ("空白过多", "mostly blank"),
    "break_off": ("中途停答", "broken off"),
    "speeder": ("答题过快", "too fast"),
    "straight_line": ("整组题同一答案", "straight line"),
    "long_string": ("连续多题同一答案", "long run of one answer"),
    "same_time": ("同一时刻多份", "many at one moment"),
    "same_ip": ("同一IP多份", "many from one address"),
    "interviewers": ("不同于其他的访员", "interviewers that differ"),
    "communities": ("不同于其他的社区", "communities that differ"),
}
#: reason a row is set aside -> (Chinese, English)
SET_ASIDE: dict[str, tuple[str, str]] = {
    "empty_row": ("整行为空", "empty row"),
    "header_row": ("重复的表头行", "header row again"),
    "footer": ("表尾说明或合计行", "footer or total row"),
    "no_community": ("未填社区", "no community"),
    "no_psu": ("缺少抽样单元", "no sampling unit"),
    "no_stratum": ("缺少层", "no stratum"),
    "no_weight": ("缺少权重", "no weight"),
    "bad_weight": ("权重不是 0，也不在 10⁻⁹ 至 10¹² 之间", "weight is neither 0 nor between 1e-9 and 1e12"),
    "bad_replicate": ("复制权重缺失或不可用", "replicate weight missing or not usable"),
    **CHECKED,
}
