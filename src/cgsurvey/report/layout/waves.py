"""Two years side by side: whether they can be compared, the changes, and what these are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report.document import Block, Cell, Column, Paragraph, Points, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.noted import note_lines, some
from cgsurvey.report.layout.pieces import parted
from cgsurvey.report.quoting import addressed, all_worded, counted, stated, worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Comparison, Drift, Estimate, Result, wave_text

#: the parts of a change, in the order of their columns
_PARTS = ("change", "rate_component", "composition_component")
#: the note of a change whose question differs
_DRIFT = "note.drift"


def since(analysis: Analysis, words: Words) -> list[Block]:
    """Every questionnaire of both years: the gate first, then its changes, then their split."""
    blocks: list[Block] = []
    for gate in analysis.comparisons:
        blocks += _gate(gate, words)
        own = [result for result in analysis.results if result.questionnaire == gate.questionnaire]
        found = [result for result in own if result.estimand == "change"]
        if found:
            blocks.append(_changes(found, gate, words))
        splits = [result for result in own if result.estimand == "decomposition"]
        blocks += [_decomposition(alike, words) for alike in parted(splits)]
    return blocks


def _gate(gate: Comparison, words: Words) -> list[Block]:
    """Which years, what they share, and each difference with what it means."""
    opening = [_years(gate, words), *_communities(gate, words), *_earlier_file(gate, words)]
    said = [*_told(gate.drifts, words), *_concerning("waves.stopped", gate.withheld, words)]
    differences = said or [worded(words.say("waves.same"))]
    return [
        Paragraph(tuple(worded(text) for text in opening)),
        Paragraph((worded(words.say("waves.comparable")),)),
        Points(tuple(differences)),
    ]


def _years(gate: Comparison, words: Words) -> str:
    """Both years with their respondents, and how many questions they share."""
    address = ("comparisons", gate.questionnaire)
    n_earlier, n_later = (stated(n, *address, "respondents", at) for at, n in enumerate(gate.respondents))
    return words.say(
        "waves.opening",
        who=words.questionnaire(gate.questionnaire),
        earlier=year_told(gate, 0, words),
        later=year_told(gate, 1, words),
        n_earlier=n_earlier,
        n_later=n_later,
        number=stated(len(gate.questions), *address, "questions", column="length"),
    )


def _communities(gate: Comparison, words: Words) -> Iterator[str]:
    """Communities of both years and of one alone, and whether the samples are taken as independent."""
    address = ("comparisons", gate.questionnaire)
    if gate.communities:
        numbers_of = {
            which: stated(len(names), *address, "communities", which, column="length")
            for which, names in gate.communities.items()
        }
        told = {which: _counted(numbers_of[which], names, words) for which, names in gate.communities.items()}
        facts = {"earlier": year_told(gate, 0, words), "later": year_told(gate, 1, words)}
        yield words.say("waves.communities", **{**told, "both": numbers_of["both"]}, **facts)
    unit = words.say(f"waves.unit.{gate.unit}") if gate.units_in_both else ""
    code = "waves.linked" if gate.units_in_both else "waves.independent"
    yield words.say(code, number=stated(gate.units_in_both, *address, "units_in_both"), unit=unit)
    if gate.communities.get("earlier_only") or gate.communities.get("later_only"):
        yield words.say("waves.communities_differ")


def _earlier_file(gate: Comparison, words: Words) -> Iterator[str]:
    """How the earlier year was read, where not all of it was, or not without a problem."""
    if gate.before is None:
        return
    address, ledger = ("comparisons", gate.questionnaire, "before"), gate.before.ledger
    problems = [place for place, problem in enumerate(gate.before.problems) if not problem.minor]
    if problems or ledger.analysed < ledger.rows_read:
        yield words.say(
            "waves.read",
            earlier=year_told(gate, 0, words),
            read=stated(ledger.rows_read, *address, "ledger", "rows_read"),
            analysed=stated(ledger.analysed, *address, "ledger", "analysed"),
            problems=counted(addressed(*address, "problems", place) for place in problems),
        )


def _counted(number: str, names: Sequence[str], words: Words) -> str:
    """How many, and the first of them by name."""
    return words.say("waves.counted" if names else "waves.none", number=number, names=some(names, words))


def year_told(gate: Comparison, place: int, words: Words) -> str:
    """What a year is called in a sentence."""
    wave = gate.waves[place]
    if not wave.isdecimal():
        return wave_text(wave)[words.language]
    return words.say("wave.year", year=stated(wave, "comparisons", gate.questionnaire, "waves", place))


def _told(drifts: Sequence[Drift], words: Words) -> list[Sentence]:
    """What differs, the gravest first; what is compared all the same and marked says so."""
    return [
        sentence
        for consequence in ("withheld", "marked", "told")
        for sentence in _concerning(
            f"waves.{consequence}", [each for each in drifts if each.consequence == consequence], words
        )
    ]


def _concerning(code: str, drifts: Iterable[Drift], words: Words) -> list[Sentence]:
    """Each difference once, with all that it concerns in front."""
    told: dict[str, list[Drift]] = {}
    for drift in drifts:
        told.setdefault(words.say(code, text=drift.note.text(words.language)), []).append(drift)
    sentences = []
    for text, alike in told.items():
        labels = [drift.what[words.language] for drift in alike if drift.what is not None]
        whole = words.say("of_whom", who=some(labels, words), text=text) if labels else text
        sentences.append(worded(whole, weak=alike[0].consequence != "told"))
    return sentences


def _changes(results: Sequence[Result], gate: Comparison, words: Words) -> Table:
    """Each measure in both years, its change with interval, and p values adjusted over the table."""
    rows = [row for result in results for row in result.rows if row.measure == "change"]
    earlier, later = (wave_text(wave)[words.language] for wave in gate.waves)
    columns = (
        Column(words.say("heading.what"), numeric=False),
        Column(earlier),
        Column(later),
        Column(words.say("heading.change")),
        Column(interval_heading(rows, words)),
        *(Column(words.say(f"heading.p_{name}"), words.say("heading.p")) for name in ("plain", "holm", "bh")),
        Column(earlier, words.say("heading.n")),
        Column(later, words.say("heading.n")),
    )
    groups = _groups(line for result in results for line in _change_lines(result, gate, words))
    notes = [words.say("changes.read"), words.say("changes.bases"), *note_lines(results, rows, words)]
    caption = words.say("caption.changes", earlier=earlier, later=later)
    return Table(words.of_whom(caption, gate.questionnaire), columns, groups, all_worded(notes), keys=1)


def _change_lines(result: Result, gate: Comparison, words: Words) -> list[tuple[str, tuple[Cell, ...]]]:
    """A line for each measure and category of a result, and the kind of change that it is."""
    changes = {(row.term, row.category): row for row in result.rows if row.measure == "change"}
    values: dict[tuple[str | None, str | None], dict[str | None, Estimate]] = {}
    for row in result.rows:
        if row.measure != "change":
            values.setdefault((row.measure, row.category), {})[row.group_level] = row
    lines = []
    for key, by_wave in values.items():
        before, after = (by_wave[wave] for wave in gate.waves)
        change = changes.get(key)
        decimals = words.decimals(str(result.fit["of"]), before)
        label = marked_label(result, change or before, words)
        source = change.id if change else None
        line = (
            Cell(label),
            estimate_cell(before, decimals),
            estimate_cell(after, decimals),
            estimate_cell(change, decimals),
            interval_cell(change, decimals),
            *(p_cell(getattr(change, name, None), source) for name in ("p_value", "p_holm", "p_bh")),
            number_cell(before.n, source=before.id),
            number_cell(after.n, source=after.id),
        )
        lines.append((_kind("of", result, before, words), line))
    return lines


def _decomposition(results: Sequence[Result], words: Words) -> Table:
    """Each change, and its two parts with their intervals."""
    rows = [row for result in results for row in result.rows]
    columns = [Column(words.say("heading.what"), numeric=False), Column(words.say("heading.change"))]
    for part in _PARTS[1:]:
        heading = words.say(f"heading.{part}")
        columns += [
            Column(words.say("heading.estimate"), heading),
            Column(interval_heading(rows, words), heading),
        ]
    columns.append(Column(words.say("heading.n")))
    groups = _groups(line for result in results for line in _split_lines(result, words))
    by = words.name(results[0].questionnaire, results[0].by or "")
    caption = words.of_whom(words.say("caption.decomposition", by=by), results[0].questionnaire)
    notes = [words.say("decomposition.read", by=by), *note_lines(results, rows, words)]
    return Table(caption, tuple(columns), groups, all_worded(notes))


def _split_lines(result: Result, words: Words) -> list[tuple[str, tuple[Cell, ...]]]:
    """A line for each change, with its kind: the change, both parts with their intervals, the base."""
    lines = []
    for row in result.rows:
        if row.measure == "change":
            decimals = words.decimals(str(result.fit["of"]), row)
            parts = [result.row(part, term=row.term, category=row.category) for part in _PARTS[1:]]
            cells = [
                cell
                for part in parts
                for cell in (estimate_cell(part, decimals), interval_cell(part, decimals))
            ]
            label, n = Cell(marked_label(result, row, words)), number_cell(row.n, source=row.id)
            line = (label, estimate_cell(row, decimals), *cells, n)
            lines.append((_kind("split", result, row, words), line))
    return lines


def _kind(code: str, result: Result, row: Estimate, words: Words) -> str:
    """Heading of the lines of one kind: the statistic; of elements and options, also whose they are."""
    of = str(result.fit["of"])
    kind = words.say(f"waves.{code}.{row.measure if of == 'improvement' else of}")
    if row.category is None:
        return kind
    return words.say("of_whom", who=words.subject(result), text=kind)


def _groups(lines: Iterable[tuple[str, tuple[Cell, ...]]]) -> tuple[RowGroup, ...]:
    """Lines under the heading of their kind."""
    kinds: dict[str, list[tuple[Cell, ...]]] = {}
    for kind, line in lines:
        kinds.setdefault(kind, []).append(line)
    return tuple(RowGroup(kind, tuple(alike)) for kind, alike in kinds.items())


def marked_label(result: Result, row: Estimate, words: Words) -> str:
    """The label of a change, marked where its question was not quite the same."""
    option = row.category is not None
    label = words.category(str(result.fit["of"]), row) if option else change_label(result, row, words)
    return words.say("marked", label=label) if is_drifted(row) else label


def is_drifted(row: Estimate) -> bool:
    """Whether the question of a change was not quite the same in both years."""
    return _DRIFT in (row.note or "").split()


def change_label(result: Result, row: Estimate, words: Words) -> str:
    """What a change is of: its subject or category, and the measure where a statistic has several."""
    of = str(result.fit["of"])
    label = words.subject(result) if row.category is None else words.category(of, row)
    measure = row.term if row.measure in _PARTS else row.measure
    if of not in ("participation_gap", "improvement"):
        return label
    return words.say("of_whom", who=label, text=words.term(MEASURES, measure or ""))
