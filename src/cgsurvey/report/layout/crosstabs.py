"""One question by another: per cent of the group, of the answer and of all, then what departs from chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.bases import base_cells, base_columns, base_sentence, weighted_n
from cgsurvey.report.layout.cells import (
    count_cell,
    estimate_cell,
    interval_cell,
    interval_heading,
    number_cell,
    p_cell,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, has_intervals
from cgsurvey.report.quoting import all_worded, plainly, quoted, worded
from cgsurvey.report.said import base_said, figure, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: notes on how the shares are to be read; the other general notes are on the tests
_ON_SHARES = ("note.overlapping", "note.overlapping_both")
#: row and column of the margins
_ALL = None
#: rows by answer and level
_Rows = dict[tuple[str | None, str | None], Estimate]


@dataclass(frozen=True)
class _Crosstab:
    """A result with its rows where a table needs them: by measure, answer and level; None is the margin."""

    result: Result
    words: Words

    def rows(self, measure: str) -> _Rows:
        found = (row for row in self.result.rows if row.measure == measure)
        return {(row.category, row.group_level): row for row in found}

    @property
    def answers(self) -> list[str]:
        return list(dict.fromkeys(row.category for row in self.result.rows if row.category is not None))

    @property
    def levels(self) -> list[str]:
        return list(dict.fromkeys(row.group_level for row in self.result.rows if row.group_level is not None))

    def answer(self, value: str | None) -> str:
        if value is _ALL:
            return self.words.say("crosstab.all")
        return self.words.option(self.result.questionnaire, self.result.variable, value)

    def level(self, value: str | None) -> str:
        if value is _ALL:
            return self.words.say("crosstab.all")
        return self.words.level(self.result.questionnaire, self.result.by or "", value)

    def caption(self, code: str) -> str:
        """Under the label that the study gives the table, else under both questions'."""
        words, name = self.words, f"crosstab.{code}"
        own = self._own_label()
        if own is None:
            return caption(name, [self.result], words, what=words.subject(self.result))
        return words.of_whom(words.say(f"caption.{name}", what=own), self.result.questionnaire)

    def _own_label(self) -> str | None:
        study, owner = self.words.study, self.result.questionnaire
        for entry in study.file.tables.values():
            names = [study.unqualified(each, owner) for each in (entry.question, entry.by)]
            if entry.label and names == [self.result.variable, self.result.by]:
                return self.words.text(entry.label)
        return None

    def notes(self, shown: Sequence[Estimate], *, on_shares: bool | None) -> list[str]:
        """Notes on the rows shown, and the general ones: on shares, on tests, or none."""
        kept = tuple(
            note
            for note in self.result.notes
            if "rows" in note.facts or (on_shares is not None and (note.code in _ON_SHARES) == on_shares)
        )
        return note_lines([replace(self.result, notes=kept)], shown, self.words)


def crosstabs(results: Sequence[Result], words: Words) -> list[Block]:
    """For each result three tables of shares, the residuals, and the tests of the whole table."""
    blocks: list[Block] = []
    for result in results:
        found = _Crosstab(result, words)
        blocks += [_of_groups(found), _of_answers(found), _of_all(found), _residuals(found)]
        blocks += _tests(found)
    return blocks


def _of_groups(found: _Crosstab) -> Table:
    """Shares of every group, and of all; the bases stand in the headings."""
    words, shares, margin = found.words, found.rows("column_share"), found.rows("total_share")
    rows: _Rows = {**shares, **{(answer, _ALL): margin[answer, _ALL] for answer in found.answers}}
    levels = [*found.levels, _ALL]
    headings = {level: _with_n(found.level(level), rows[found.answers[0], level], words) for level in levels}
    shown = list(rows.values())
    with_interval = has_intervals(shown)
    columns = [Column(words.say("heading.answer"), numeric=False)]
    for level in levels:
        columns += _share_columns(headings[level], shown, with_interval, words)
    lines = [
        (Cell(found.answer(answer)), *_cells(rows, answer, levels, _share_cells(with_interval, words)))
        for answer in found.answers
    ]
    notes = [words.say("crosstab.of_groups"), _base(found), *found.notes(shown, on_shares=True)]
    return Table(found.caption("groups"), tuple(columns), (RowGroup(None, tuple(lines)),), all_worded(notes))


def _of_answers(found: _Crosstab) -> Table:
    """Shares of those who gave each answer, and of all; the bases are a column."""
    words, shares, margin = found.words, found.rows("row_share"), found.rows("total_share")
    rows: _Rows = {**shares, **{(_ALL, level): margin[_ALL, level] for level in found.levels}}
    shown = list(rows.values())
    weighted, with_interval = words.weighted(found.result.questionnaire), has_intervals(shown)
    bases = base_columns(words, weighted)
    columns = [Column(words.say("heading.answer"), numeric=False), *bases]
    for level in found.levels:
        columns += _share_columns(found.level(level), shown, with_interval, words)
    lines = [
        (
            Cell(found.answer(answer)),
            *base_cells(rows[answer, found.levels[0]], weighted),
            *_cells(rows, answer, found.levels, _share_cells(with_interval, words)),
        )
        for answer in [*found.answers, _ALL]
    ]
    notes = [words.say("crosstab.of_answers"), *found.notes(shown, on_shares=None)]
    groups = (RowGroup(None, tuple(lines)),)
    return Table(found.caption("answers"), tuple(columns), groups, all_worded(notes), keys=1 + len(bases))


def _of_all(found: _Crosstab) -> Table:
    """Counts and shares of all who answered both, the groups as the last line; the answers stand above."""
    words = found.words
    rows = {at: row for at, row in found.rows("total_share").items() if at[1] is not _ALL}
    shown = list(rows.values())
    with_interval = has_intervals(shown)
    columns = [Column(words.say("heading.answer"), numeric=False)]
    for level in found.levels:
        columns.append(Column(words.say("heading.count"), found.level(level)))
        columns += _share_columns(found.level(level), shown, with_interval, words)
    share = _share_cells(with_interval, words)

    def counted(row: Estimate) -> list[Cell]:
        return [count_cell(row), *share(row)]

    lines = [
        (Cell(found.answer(answer)), *_cells(rows, answer, found.levels, counted))
        for answer in [*found.answers, _ALL]
    ]
    weighted = words.weighted(found.result.questionnaire)
    notes = [_base(found), *([words.say("base.counts")] if weighted else [])]
    notes += found.notes(shown, on_shares=None)
    return Table(found.caption("all"), tuple(columns), (RowGroup(None, tuple(lines)),), all_worded(notes))


def _residuals(found: _Crosstab) -> Table:
    """Adjusted standardised residuals, and their p values adjusted over the cells."""
    words, rows = found.words, found.rows("residual")
    columns = [Column(words.say("heading.answer"), numeric=False)]
    for level in found.levels:
        names = (words.say("heading.residual"), words.say("heading.p_adjusted"))
        columns += [Column(name, found.level(level)) for name in names]

    def cells(row: Estimate) -> list[Cell]:
        return [number_cell(row.statistic, 2, row.id), p_cell(row.p_holm, row.id)]

    lines = [
        (Cell(found.answer(answer)), *_cells(rows, answer, found.levels, cells)) for answer in found.answers
    ]
    tests = [row for row in found.result.rows if row.measure in ("rao_scott", "odds_ratio")]
    notes = [words.say("crosstab.residuals"), *found.notes([*rows.values(), *tests], on_shares=False)]
    return Table(
        found.caption("residuals"), tuple(columns), (RowGroup(None, tuple(lines)),), all_worded(notes)
    )


def _tests(found: _Crosstab) -> list[Block]:
    """The test of independence and the odds ratio in words; tests of options in a table."""
    whole = [test for at, test in found.rows("rao_scott").items() if at == (None, None)]
    options = [test for at, test in found.rows("rao_scott").items() if at != (None, None)]
    said = [worded(_independence(test, found.words), (test.id,)) for test in whole]
    said += [_odds(row, found) for row in found.rows("odds_ratio").values() if row.estimate is not None]
    blocks: list[Block] = [Paragraph(tuple(said))] if said else []
    return [*blocks, _option_tests(options, found)] if options else blocks


def _independence(row: Estimate, words: Words) -> str:
    """The test that answers do not depend on the group, in a sentence."""
    return words.say(
        "independence",
        by=words.name(row.questionnaire, row.group or ""),
        f=quoted(numbers.rounded(row.statistic, 2), row.id, "statistic"),
        df_num=quoted(numbers.rounded(row.df_num, 2), row.id, "df_num"),
        df_den=quoted(numbers.rounded(row.df_den, 1), row.id, "df_den"),
        p=p_said(row, words),
        n=base_said(row),
    )


def _odds(row: Estimate, found: _Crosstab) -> Sentence:
    text = found.words.say(
        "crosstab.odds",
        answer=found.answer(row.category),
        level=found.level(row.group_level),
        figure=figure(row, "crosstab", found.words),
        p=p_said(row, found.words),
    )
    return worded(text, (row.id,))


def _option_tests(tests: Sequence[Estimate], found: _Crosstab) -> Table:
    """One line an option: F, its degrees of freedom, and p adjusted over the options."""
    words = found.words
    columns = (
        Column(words.say("heading.option"), numeric=False),
        Column(words.say("heading.f")),
        *(Column(words.say(f"heading.{name}")) for name in ("df_num", "df_den")),
        *(Column(words.say(f"heading.p_{name}"), words.say("heading.p")) for name in ("plain", "holm", "bh")),
    )
    lines = tuple(
        (
            Cell(found.answer(row.category) if row.category is not None else found.level(row.group_level)),
            number_cell(row.statistic, 2, row.id),
            number_cell(row.df_num, 2, row.id),
            number_cell(row.df_den, 1, row.id),
            *(p_cell(p, row.id) for p in (row.p_value, row.p_holm, row.p_bh)),
        )
        for row in tests
    )
    note = words.say("crosstab.option_tests")
    return Table(found.caption("tests"), columns, (RowGroup(None, lines),), all_worded([note]))


def _cells(
    rows: _Rows,
    answer: str | None,
    levels: Sequence[str | None],
    cells: Callable[[Estimate], list[Cell]],
) -> list[Cell]:
    return [cell for level in levels for cell in cells(rows[answer, level])]


def _share_columns(spanner: str, rows: Sequence[Estimate], with_interval: bool, words: Words) -> list[Column]:
    interval = [Column(interval_heading(rows, words), spanner)] if with_interval else []
    return [Column(words.say("heading.per_cent"), spanner), *interval]


def _share_cells(with_interval: bool, words: Words) -> Callable[[Estimate], list[Cell]]:
    def cells(row: Estimate) -> list[Cell]:
        decimals = words.decimals("crosstab", row)
        return [estimate_cell(row, decimals), *([interval_cell(row, decimals)] if with_interval else [])]

    return cells


def _with_n(label: str, row: Estimate, words: Words) -> str:
    aside = plainly(words.say("base.short", n=row.n, weighted=weighted_n(row, words)))
    return words.say("aside", text=label, aside=aside)


def _base(found: _Crosstab) -> str:
    margin = found.rows("total_share")[found.answers[0], _ALL]
    return found.words.say("base", text=base_sentence(margin, found.words))
