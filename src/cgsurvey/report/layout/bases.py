"""The base of every number: who it is, how many, and who is left out for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.glossary import BASES, LEFT_OUT, MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column
from cgsurvey.report.layout.cells import number_cell
from cgsurvey.report.quoting import plainly, quoted
from cgsurvey.report.said import base_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate

#: lines of a table of which each is told who is left out
_TOLD_EACH = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of measures: its label and its row for each measure."""

    label: str
    rows: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading of their own, which may tell who is left out of them all together.

    `label` is the heading without what it tells besides, where it does.
    """

    heading: str | None
    lines: tuple[Line, ...]
    tells_left_out: bool = False
    label: str | None = None

    @property
    def name(self) -> str | None:
        """What the lines are called in a note."""
        return self.label or self.heading


def base_of(row: Estimate) -> tuple[str, int, float, tuple[tuple[str, int], ...]]:
    return row.base, row.n, row.n_weighted, tuple(row.left_out.items())


def base_columns(words: Words, weighted: bool) -> list[Column]:
    n = Column(words.say("heading.n"))
    return [n, Column(words.say("heading.n_weighted"))] if weighted else [n]


def base_cells(row: Estimate, weighted: bool) -> list[Cell]:
    """Unweighted n, and the weighted one where there are weights."""
    n = number_cell(row.n, source=row.id)
    return [n, number_cell(row.n_weighted, 1, row.id)] if weighted else [n]


def base_notes(groups: Sequence[Lines], measures: Sequence[str], words: Words) -> list[str]:
    """Who the bases are, how many, and who is left out for which reason: each said once."""
    told: dict[str, tuple[str, list[str]]] = {}
    times = Counter(line.label for group in groups for line in group.lines)
    for measure in measures:
        rows = [row for group in groups for row in _placed(group, measure, times, words)]
        bases = {base_of(row) for _, row in rows}
        if len(bases) == 1:
            text = base_sentence(rows[0][1], words)
        elif any(row.left_out for _, row in rows) and _in_headings(groups, measure):
            text = words.say("base.by_group", base=words.term(BASES, rows[0][1].base))
        else:
            text = _many_bases(rows, words)
        # what reads the same is said once, whichever of the rows it quotes
        told.setdefault(plainly(text), (text, []))[1].append(words.term(MEASURES, measure))
    if len(told) == 1:
        return [words.say("base", text=text) for text, _ in told.values()]
    return [words.say("base.for", who=words.listed(who), text=text) for text, who in told.values()]


def _in_headings(groups: Sequence[Lines], measure: str) -> bool:
    """Whether the headings tell who is left out of a measure: they tell it of the first of each line."""
    return all(
        group.tells_left_out
        and all(
            line.rows[measure].left_out == next(iter(line.rows.values())).left_out
            for line in group.lines
            if measure in line.rows
        )
        for group in groups
    )


def _placed(
    group: Lines, measure: str, times: Mapping[str, int], words: Words
) -> Iterator[tuple[str, Estimate]]:
    """Rows by the group where its lines share one base; else by line, with the group where labels come again.

    `times` is how often each label comes in all groups.
    """
    rows = [(line.label, line.rows[measure]) for line in group.lines if measure in line.rows]
    heading = group.name if len({base_of(row) for _, row in rows}) == 1 else None
    for label, row in rows:
        again = times[label] > 1
        yield heading or (words.say("of_group", group=group.name, label=label) if again else label), row


def base_sentence(row: Estimate, words: Words) -> str:
    """Base, n, weighted n and left-out counts of one row."""
    return words.say(
        "base.one",
        base=words.term(BASES, row.base),
        n=base_said(row),
        weighted=weighted_n(row, words),
        left_out=left_out(row, words),
    )


def weighted_n(row: Estimate, words: Words) -> str:
    """The weighted n as an aside, empty where there are no weights."""
    if not words.weighted(row.questionnaire):
        return ""
    shown = numbers.rounded(row.n_weighted, 1)
    return words.say("base.weighted", n=quoted(shown, row.id, "n_weighted"))


def left_out(row: Estimate, words: Words) -> str:
    """Those outside the base, by reason; that there are none, where there are none."""
    if not any(row.left_out.values()):
        return words.say("base.all")
    eligible = quoted(str(row.eligible), row.id, "eligible")
    return words.say("base.left_out", eligible=eligible, reasons=reasons(row.left_out, words, row.id))


def _many_bases(rows: Sequence[tuple[str, Estimate]], words: Words) -> str:
    """Bases that differ from line to line: n stands in the table, so only who is left out is told."""
    base = words.listed(dict.fromkeys(words.term(BASES, row.base) for _, row in rows))
    told: dict[str, tuple[str, dict[str, None]]] = {}
    for label, row in rows:
        if any(row.left_out.values()):
            text = reasons(row.left_out, words, row.id)
            told.setdefault(plainly(text), (text, {}))[1][label] = None
    if not told:
        return words.say("base.many_all", base=base)
    everyone = {label for label, _ in rows}
    text, labels = next(iter(told.values()))
    if len(told) == 1 and len(everyone) == len(labels):
        return words.say("base.of_all", base=base, left_out=text)
    if sum(len(labels) for _, labels in told.values()) > _TOLD_EACH:
        return words.say("base.by_line", base=base)
    parts = [
        words.say(
            "base.of" if len(labels) == 1 else "base.of_each",
            labels=words.listed(labels, at_most=len(labels)),
            left_out=those_left_out,
        )
        for those_left_out, labels in told.values()
    ]
    return words.say("base.many", base=base, parts=words.say("semicolon").join(parts))


def reasons(counts: Mapping[str, int], words: Words, row: str) -> str:
    """Left-out counts by reason, in words; `row` is the id of the row that they are of."""
    order = list(dict.fromkeys([*LEFT_OUT, *counts]))
    parts = [
        words.say(
            "reason", reason=words.term(LEFT_OUT, key), n=quoted(str(counts[key]), row, f"left_out/{key}")
        )
        for key in order
        if counts.get(key)
    ]
    return words.listed(parts)
