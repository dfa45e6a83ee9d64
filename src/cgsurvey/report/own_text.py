"""The bureau's own text in a report: set at its places, its placeholders filled from the results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cgsurvey.errors import CgsurveyError, StudyError, did_you_mean
from cgsurvey.own_text.blocks import (
    CLOSING,
    FOLDER,
    OPENING,
    PLACEHOLDER,
    OwnBlock,
    OwnHeading,
    OwnParagraph,
    OwnPoints,
    OwnTable,
    OwnText,
)
from cgsurvey.report.addresses import found_at
from cgsurvey.report.document import Block, Cell, Column, Paragraph, Points, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import estimate_cell
from cgsurvey.report.machine import analysis_document
from cgsurvey.report.parts import Part
from cgsurvey.report.quoting import plainly, quoted, worded
from cgsurvey.report.said import figure, interval_said, p_said, value_said
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Estimate

_LEVELS = 3


def with_own_text(
    parts: Sequence[Part], own: Sequence[OwnText], analysis: Analysis, words: Words
) -> list[Part]:
    """The parts of a report, none of them empty, with the bureau's text at its places.

    Text before a section stands first under its heading; text behind it after all that stands within it.
    Headings of the bureau's are numbered with those around them where these are.

    Raises
    ------
    StudyError
        With every file that names no section, and every placeholder that names no number.
    """
    mistakes: list[CgsurveyError] = []
    filling = _Filling(analysis, words, mistakes)
    names = [part.name for part in parts]
    placed: dict[tuple[str, str], list[Part]] = {}
    for text in own:
        if text.section not in (OPENING, CLOSING, *names):
            known = [OPENING, *names, CLOSING]
            facts = {"file": text.file, "known": known, "meant": did_you_mean(text.section, known)}
            mistakes.append(CgsurveyError("own_text.unknown_section", **facts))
            continue
        around = next((part for part in parts if part.name == text.section), None)
        placed[text.section, text.place] = list(_parts(text, around, filling))
    if mistakes:
        raise StudyError(FOLDER, mistakes)
    return _placed(parts, placed)


def _placed(parts: Sequence[Part], placed: Mapping[tuple[str, str], list[Part]]) -> list[Part]:
    """The parts, each with its own text before and behind."""
    found = [*placed.get((OPENING, "before"), ()), *placed.get((OPENING, "after"), ())]
    waiting: list[tuple[int, list[Part]]] = []
    for part in parts:
        while waiting and part.level <= waiting[-1][0]:
            found = _behind(found, waiting.pop()[1])
        before = [block for each in placed.get((part.name, "before"), ()) for block in each.blocks]
        found.append(replace(part, blocks=(*before, *part.blocks)))
        if after := placed.get((part.name, "after")):
            waiting.append((part.level, after))
    for _, after in reversed(waiting):
        found = _behind(found, after)
    body = next((at for at, part in enumerate(found) if part.is_appendix), len(found))
    closing = (*placed.get((CLOSING, "before"), ()), *placed.get((CLOSING, "after"), ()))
    return [*found[:body], *closing, *found[body:]]


def _behind(parts: list[Part], after: Sequence[Part]) -> list[Part]:
    """Parts with text behind them: what has no heading goes on under the last."""
    first, *others = after
    if first.heading:
        return [*parts, *after]
    *above, last = parts
    return [*above, replace(last, blocks=(*last.blocks, *first.blocks)), *others]


def _parts(text: OwnText, around: Part | None, filling: _Filling) -> Iterator[Part]:
    """A file parted at its headings; the first part has none where the file begins without."""
    above = around.level if around else 0
    is_appendix = around is not None and around.is_appendix
    is_numbered = text.section == CLOSING or (around is not None and around.is_numbered and not is_appendix)
    # text before a section has no headings; at either end of the report both places may have some
    stem = f"{text.section}-after" if around is None and text.place == "after" else text.section
    heading: OwnHeading | None = None
    blocks: list[Block] = []
    number = 0

    def part() -> Part:
        title = plainly(filling.text(heading.text, text.file, heading.line)) if heading else ""
        level = above + (heading.level if heading else 0)
        name = stem if around is None and number == 1 else f"{stem}-own-{number}"
        return Part(name, title, tuple(blocks), level, is_appendix, is_numbered=is_numbered and level <= 2)

    for block in text.blocks:
        if isinstance(block, OwnHeading):
            if heading or blocks:
                yield part()
            heading, blocks, number = block, [], number + 1
            if above + block.level > _LEVELS:
                filling.refuse("deep", text.file, block.line)
        else:
            blocks.append(filling.block(block, text.file))
    if heading or blocks:
        yield part()


@dataclass(frozen=True)
class _Filling:
    """Fills placeholders; what names nothing is added to `mistakes`."""

    analysis: Analysis
    words: Words
    mistakes: list[CgsurveyError]

    @cached_property
    def _rows(self) -> dict[str, tuple[Estimate, str]]:
        """Every row with the estimand that its decimals follow."""
        return {
            row.id: (row, str(result.fit.get("of", result.estimand)))
            for result in self.analysis.results
            for row in result.rows
        }

    @cached_property
    def _document(self) -> dict[str, Any]:
        return analysis_document(self.analysis, self.words.study)

    def refuse(self, code: str, file: str, line: int, **facts: Any) -> None:
        self.mistakes.append(CgsurveyError(f"own_text.{code}", file=file, line=line, **facts))

    def block(self, block: OwnBlock, file: str) -> Block:
        match block:
            case OwnPoints():
                return Points(tuple(self._sentence(item, file) for item in block.items))
            case OwnTable():
                return self._table(block, file)
            case OwnParagraph():
                return Paragraph((self._sentence(block, file),))
            case OwnHeading():
                raise TypeError(block)

    def text(self, text: str, file: str, line: int) -> str:
        """The text with its numbers, marked with where they come from."""
        plain = PLACEHOLDER.sub("", text)
        if "{{" in plain or "}}" in plain:
            self.refuse("braces", file, line)
        return PLACEHOLDER.sub(lambda found: self._number(found[1].strip(), file, line), text)

    def _sentence(self, own: OwnParagraph, file: str) -> Sentence:
        return replace(worded(self.text(own.text, file, own.line)), is_own=True)

    def _table(self, own: OwnTable, file: str) -> Table:
        headings = (plainly(self.text(each, file, own.line)) for each in own.headings)
        columns = zip(headings, own.numeric, strict=True)
        rows = tuple(tuple(self._cell(each, file, own.line) for each in row) for row in own.rows)
        caption = plainly(self.text(own.caption, file, own.line))
        shown = tuple(Column(each, numeric=right) for each, right in columns)
        return Table(caption, shown, (RowGroup(None, rows),))

    def _cell(self, text: str, file: str, line: int) -> Cell:
        """A cell; one that is a single estimate keeps its number."""
        shown = plainly(self.text(text, file, line))
        alone = PLACEHOLDER.fullmatch(text)
        name, column = _parted(alone[1].strip(), self._rows) if alone else ("", "")
        if column == "estimate" and name in self._rows:
            row, estimand = self._rows[name]
            return replace(estimate_cell(row, self.words.decimals(estimand, row)), text=shown)
        return Cell(shown)

    def _number(self, written: str, file: str, line: int) -> str:
        if written.startswith("/"):
            return self._stated(written, file, line)
        name, column = _parted(written, self._rows)
        if name not in self._rows:
            near = did_you_mean(name, _beside(name, self._rows))
            self.refuse("unknown_row", file, line, name=name, meant=near)
        elif column not in _SAID:
            known = [each for each in _SAID if each]
            near = did_you_mean(column, known)
            self.refuse("unknown_column", file, line, name=column, known=known, meant=near)
        else:
            row, estimand = self._rows[name]
            needed = {"": "estimate", "interval": "conf_low"}.get(column, column)
            if getattr(row, needed) is not None:
                return _SAID[column](row, estimand, self.words)
            self.refuse("no_estimate", file, line, name=name, column=needed)
        return ""

    def _stated(self, address: str, file: str, line: int) -> str:
        """A count or a text of the analysis document; a number with decimals has no rounding there."""
        try:
            found = found_at(address, self._document)
        except (LookupError, TypeError):
            found = None
        if isinstance(found, bool) or not isinstance(found, int | str):
            self.refuse("unknown_address", file, line, name=address)
            return ""
        return quoted(str(found), address, "value")


def _parted(written: str, rows: Mapping[str, object]) -> tuple[str, str]:
    """The id of a row and the column behind a bar; an id may hold bars itself."""
    if written in rows or "|" not in written:
        return written, ""
    name, _, column = written.rpartition("|")
    return name.strip(), column.strip()


def _beside(name: str, rows: Iterable[str]) -> list[str]:
    """The ids that begin as a wrong one does, as far as any do."""
    ids, begun = list(rows), name
    while begun and not any(each.startswith(begun) for each in ids):
        begun = begun.rpartition("/")[0]
    return [each for each in ids if each.startswith(begun)]


def _in_unit(column: str) -> Callable[[Estimate, str, Words], str]:
    return lambda row, estimand, words: value_said(row, words, words.decimals(estimand, row), column)


def _whole(column: str) -> Callable[[Estimate, str, Words], str]:
    return lambda row, estimand, words: quoted(str(getattr(row, column)), row.id, column)


#: what may be asked of a row -> how it is said; nothing asked for is the estimate, its interval and its base
_SAID: dict[str, Callable[[Estimate, str, Words], str]] = {
    "": figure,
    "estimate": _in_unit("estimate"),
    "conf_low": _in_unit("conf_low"),
    "conf_high": _in_unit("conf_high"),
    "interval": lambda row, estimand, words: interval_said(row, words.decimals(estimand, row)),
    "n": _whole("n"),
    "count": _whole("count"),
    "p_value": lambda row, estimand, words: p_said(row, words),
}
