"""Changes since the earlier year: how many stand, which, by how much, and what they are made of."""

from __future__ import annotations

from cgsurvey.glossary import MEASURES
from cgsurvey.report.document import Sentence
from cgsurvey.report.layout.waves import is_drifted, year_told
from cgsurvey.report.narrative.groups import clearest
from cgsurvey.report.narrative.toolkit import Found, attributed, counted, rows, told, value
from cgsurvey.report.said import base_said, figure, interval_said, value_said
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Comparison, Estimate

#: changes told each; the others stand in the table
_TOLD_EACH = 5


def changes(analysis: Analysis, words: Words) -> list[Sentence]:
    """Of each questionnaire of both years."""
    sentences: list[Sentence] = []
    for gate in analysis.comparisons:
        found = changed(analysis, gate)
        if not found:
            continue
        clear = clearest(found)
        facts = {"number": counted(found), "earlier": year_told(gate, 0, words)}
        if clear:
            opening = told("changes", words, **facts, clear=counted(clear))
        else:
            opening = told("no_changes", words, **facts)
        several = len(analysis.comparisons) > 1
        sentences.append(attributed(opening, gate.questionnaire, words) if several else opening)
        for each in clear[:_TOLD_EACH]:
            sentences += [change(each, gate, words), *_split(analysis, each, words)]
    return sentences


def changed(analysis: Analysis, gate: Comparison) -> list[Found]:
    """The changes of a questionnaire that are tested."""
    own = [each for each in analysis.find("change") if each.questionnaire == gate.questionnaire]
    return [each for each in rows(own, "change") if each[1].p_holm is not None]


def change(found: Found, gate: Comparison, words: Words) -> Sentence:
    """One change: from what, to what, by how much."""
    result, row = found
    values = [result.row(row.term or "", category=row.category, group_level=each) for each in gate.waves]
    before, after = (_figure(found, each, words) for each in values)
    subject = words.subject(result) if row.category is None else words.category(str(result.fit["of"]), row)
    of_measure = {"what": subject, "measure": words.term(MEASURES, row.term or "")}
    facts = {"what": words.say("told.of_measure", **of_measure), "before": before, "after": after}
    facts["drift"] = words.say("told.drifted") if is_drifted(row) else ""
    code = "rise" if value(found) > 0 else "fall"
    return told(code, words, **facts, figure=figure(row, str(result.fit["of"]), words))


def _figure(found: Found, row: Estimate, words: Words) -> str:
    """A year's value with its unit and its base; both intervals stand in that of the change."""
    decimals = words.decimals(str(found[0].fit["of"]), row)
    return words.say("told.of_n", value=value_said(row, words, decimals), n=base_said(row))


def _split(analysis: Analysis, found: Found, words: Words) -> list[Sentence]:
    """How much of a change is of rates and how much of who answers, where it is split."""
    result, row = found
    for split in analysis.results:
        if (split.estimand, split.questionnaire, split.variable) != (
            "decomposition",
            result.questionnaire,
            result.variable,
        ):
            continue
        where = {"term": row.term, "category": row.category}
        parts = {
            name: _part(split.row(f"{name}_component", **where), str(split.fit["of"]), words)
            for name in ("rate", "composition")
        }
        return [told("split", words, by=words.name(split.questionnaire, split.by or ""), **parts)]
    return []


def _part(row: Estimate, of: str, words: Words) -> str:
    decimals = words.decimals(of, row)
    value, interval = value_said(row, words, decimals), interval_said(row, decimals)
    return words.say("told.with_interval", value=value, interval=interval)
