"""What is weak, gathered; and the methods behind the numbers shown."""

from __future__ import annotations

from collections.abc import Set

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Points
from cgsurvey.report.layout.noted import Noted, flagged_by, labelled, merged, some
from cgsurvey.report.quoting import quoted, worded
from cgsurvey.report.words import MODELS, Words
from cgsurvey.result import Analysis


def weak(analysis: Analysis, words: Words) -> list[Block]:
    """Every weak note once, with what it concerns; and what could not be estimated at all."""
    noted = []
    for result in analysis.results:
        subject = words.of_whom(words.subject(result), result.questionnaire)
        if result.by is not None:
            subject = words.say("by", text=subject, by=words.name(result.questionnaire, result.by))
        noted += [
            Noted(labelled(note, result, words), subject, flagged_by(note, result))
            for note in result.notes
            if note.weak
        ]
    sentences = [worded(note.text(words.language), weak=True) for note in analysis.notes]
    sentences += [
        worded(words.say("concerns", text=text, what=some(subjects, words)), weak=True)
        for text, subjects in merged(noted, words)
    ]
    return [Points(tuple(dict.fromkeys(sentences)))] if sentences else []


#: estimands whose method is told, in this order
_METHODS = (
    "satisfaction_rate",
    "linkage",
    "leading",
    "participation_gap",
    "crosstab",
    "difference",
    "communities",
    "change",
    "decomposition",
    *MODELS,
)


#: estimands of which the text tells the highest and the lowest
_EXTREMES = {"satisfaction_rate", "coverage", "likert", "supply_and_demand"}


def methods(analysis: Analysis, words: Words) -> list[Block]:
    """Bases, intervals, degrees of freedom and rounding, of what this report shows and nothing else."""
    rows = [row for result in analysis.results for row in result.rows]
    bases = dict.fromkeys(row.base for row in rows)
    intervals = dict.fromkeys(row.interval_method for row in rows if row.interval_method)
    level_rows = {row.conf_level: row.id for row in rows if row.conf_level is not None}
    levels = [quoted(numbers.percent_of(level), row, "conf_level") for level, row in level_rows.items()]
    estimands = {result.estimand for result in analysis.results}
    weighted = any(sample.design.get("weighted") for sample in analysis.samples)
    asked = {sample.design.get("interval") for sample in analysis.samples}
    linearised = any(not sample.design.get("replicates") for sample in analysis.samples)
    replicated = any(sample.design.get("replicates") for sample in analysis.samples)
    said = [
        words.say("method.missing"),
        *(words.say(f"method.base.{base}") for base in bases),
        words.say("method.variance") if linearised else "",
        words.say("method.replicates") if replicated else "",
        words.say("method.weights") if weighted else "",
        words.say("method.level", level=words.listed(levels)) if levels else "",
        *(words.say(f"method.interval.{_asked(method, asked)}") for method in intervals),
        words.say("method.presentation") if any(row.unit == "proportion" for row in rows) else "",
        words.say("method.deff") if any(row.deff is not None for row in rows) else "",
        *(words.say(f"method.{estimand}") for estimand in _METHODS if estimand in estimands),
        words.say("method.extremes") if estimands & _EXTREMES else "",
        words.say("method.rounding"),
        words.say("method.missing_number"),
    ]
    return [Points(tuple(worded(sentence) for sentence in said if sentence))]


def _asked(method: str, asked: Set[str | None]) -> str:
    """The method of an interval, or that it was asked for, where its rule is then another."""
    return f"asked_{method}" if method in asked & {"korn_graubard", "wilson"} else method
