"""Two years joined by lines, those of one kind together; clear changes drawn strong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cgsurvey.glossary import MEASURES
from cgsurvey.report.chart import Slopes
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import FEWEST, Bar, ends, figure_of, of_many
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.waves import is_drifted, marked_label
from cgsurvey.report.quoting import counted
from cgsurvey.report.said import is_clear
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Comparison, Estimate, Result, wave_text


@dataclass(frozen=True, slots=True)
class _Line:
    """Both years of one share, and the change between them, if that is known."""

    before: Bar
    after: Bar
    change: Estimate | None

    @property
    def is_clear(self) -> bool:
        """Whether the change stands after adjustment."""
        return self.change is not None and is_clear(self.change)


def slopes(analysis: Analysis, words: Words, at_most: int | None = None) -> list[Figure]:
    """A chart for each kind of share of which there are enough."""
    figures = []
    for gate in analysis.comparisons:
        kinds: dict[str, list[_Line]] = {}
        for result in analysis.find("change"):
            if result.questionnaire == gate.questionnaire:
                for kind, line in _lines(result, gate, words):
                    kinds.setdefault(kind, []).append(line)
        figures += [
            _drawn(kind, lines, gate, words, at_most) for kind, lines in kinds.items() if len(lines) >= FEWEST
        ]
    return figures


def _lines(result: Result, gate: Comparison, words: Words) -> list[tuple[str, _Line]]:
    """A line for each share that is known in both years, with the kind that the table puts it under."""
    of = str(result.fit["of"])
    changes = {(row.term, row.category): row for row in result.rows if row.measure == "change"}
    years: dict[tuple[str, str | None], dict[str | None, Estimate]] = {}
    for row in result.rows:
        if row.measure != "change" and row.unit == "proportion" and row.estimate is not None:
            years.setdefault((row.measure, row.category), {})[row.group_level] = row
    lines = []
    for key, found in years.items():
        if set(gate.waves) <= found.keys():
            before, after = (found[wave] for wave in gate.waves)
            change = changes.get(key)
            label, decimals = marked_label(result, change or before, words), words.decimals(of, before)
            line = _Line(Bar(label, before, decimals), Bar(label, after, decimals), change)
            lines.append((_kind(result, before, words), line))
    return lines


def _kind(result: Result, row: Estimate, words: Words) -> str:
    """The measure; of elements and options, also whose they are."""
    is_pair = result.fit["of"] == "participation_gap"
    kind = words.say("section.participation") if is_pair else words.term(MEASURES, row.measure)
    return kind if row.category is None else words.say("of_whom", who=words.subject(result), text=kind)


def _drawn(kind: str, lines: Sequence[_Line], gate: Comparison, words: Words, at_most: int | None) -> Figure:
    """The highest of the later year on top; where room is short, the clear changes before others."""
    shown = sorted(lines, key=lambda line: not line.is_clear)[:at_most]
    every, lines = len(lines), sorted(shown, key=lambda line: -line.after.size)
    earlier, later = (wave_text(wave)[words.language] for wave in gate.waves)
    chart = Slopes(
        measure_heading("share", lines[0].after.row.unit, words),
        (earlier, later),
        tuple(line.after.label for line in lines),
        tuple((line.before.value, line.after.value) for line in lines),
        tuple(line.is_clear for line in lines),
    )
    facts = {"kind": kind, "earlier": earlier, "later": later}
    title = words.of_whom(words.say("caption.chart.changes", **facts), gate.questionnaire)
    title = of_many(title, len(lines), every, "change", words, "some")
    told = words.say("alt.changes", number=len(lines), **ends([line.after for line in lines], words))
    note = _clear(lines, words)
    rows = [bar.row for line in lines for bar in (line.before, line.after)]
    drift = any(line.change is not None and is_drifted(line.change) for line in lines)
    return figure_of(title, chart, [told, note], rows, words, note, words.say("chart.drift") if drift else "")


def _clear(lines: Sequence[_Line], words: Words) -> str:
    """Which of the changes stand, with both of their values."""
    told = [
        words.say(
            "chart.changed",
            what=line.after.label,
            before=line.before.said(words),
            after=line.after.said(words),
        )
        for line in lines
        if line.is_clear
    ]
    number = counted(line.after.row.id for line in lines)
    if not told:
        return words.say("chart.none_changed", number=number)
    return words.say("chart.changes", number=number, which=words.say("semicolon").join(told))
