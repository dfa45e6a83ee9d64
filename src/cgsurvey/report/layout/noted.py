"""Notes beneath tables and in the chapter on what is weak: those of several results as one, counted."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from cgsurvey.report.quoting import counted, quoted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Note, Result

#: facts of a note that count rows, and add up over results
_COUNTS = {"rows", "smallest"}


def note_lines(results: Sequence[Result], shown: Iterable[Estimate], words: Words) -> list[str]:
    """The notes of the results, as far as they concern the rows shown; of several results, whose they are."""
    ids = {row.id for row in shown}
    noted = [
        replace(narrowed, note=labelled(narrowed.note, result, words), subject=words.subject(result))
        for result in results
        for note in result.notes
        if (narrowed := _narrowed(note, result, ids))
    ]
    everyone = len({words.subject(result) for result in results})
    return [
        text if len(labels) == everyone else words.say("concerns", text=text, what=some(labels, words))
        for text, labels in merged(noted, words)
    ]


def labelled(note: Note, result: Result, words: Words) -> Note:
    """The note with the labels of the terms of a regression that it names."""
    terms = note.facts.get("terms", ())
    if not terms or not all(isinstance(term, str) for term in terms):
        return note
    return replace(note, facts={**note.facts, "terms": [words.regressor(result, term) for term in terms]})


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, what it concerns, and the rows that it counts, as far as they are known."""

    note: Note
    subject: str
    rows: tuple[Estimate, ...]


def _narrowed(note: Note, result: Result, shown: Container[str]) -> Noted | None:
    """A note that counts rows, counting those shown; None where it concerns none of them."""
    flagged = flagged_by(note, result)
    here = tuple(row for row in flagged if row.id in shown)
    if "rows" not in note.facts or len(here) == len(flagged):
        return Noted(note, "", here)
    facts = {**note.facts, "rows": len(here)}
    if "smallest" in facts and result.estimand != "difference":  # whose n is that of both groups
        facts["smallest"] = min((row.n for row in here), default=0)
    return Noted(replace(note, facts=facts), "", here) if here else None


def flagged_by(note: Note, result: Result) -> tuple[Estimate, ...]:
    """The rows of a result that a note is on."""
    return tuple(row for row in result.rows if note.code in (row.note or "").split())


def merged(noted: Iterable[Noted], words: Words) -> list[tuple[str, list[str]]]:
    """Notes with what each concerns; those that differ only in how many rows they count become one."""
    found: dict[str, list[Noted]] = {}
    for each in noted:
        counts = dict.fromkeys(_COUNTS & each.note.facts.keys(), 0)
        key = replace(each.note, facts={**each.note.facts, **counts}).text(words.language)
        found.setdefault(key, []).append(each)
    return [
        (_together(alike).text(words.language), list(dict.fromkeys(each.subject for each in alike)))
        for alike in found.values()
    ]


def _together(alike: Sequence[Noted]) -> Note:
    """One note of several, which counts all their rows; its numbers name them."""
    note = alike[0].note
    rows = [row for each in alike for row in each.rows]
    facts = dict(note.facts)
    if "rows" in facts:
        number = sum(each.note.facts["rows"] for each in alike)
        facts["rows"] = counted(row.id for row in rows) if len(rows) == number else number
    if "smallest" in facts:
        smallest = min(each.note.facts["smallest"] for each in alike)
        row = next((row for row in rows if row.n == smallest), None)
        facts["smallest"] = quoted(str(smallest), row.id, "n") if row else smallest
    return replace(note, facts=facts)


def some(labels: Iterable[str], words: Words) -> str:
    """The first few labels, each once, and how many more there are."""
    return words.listed(dict.fromkeys(labels), at_most=6)
