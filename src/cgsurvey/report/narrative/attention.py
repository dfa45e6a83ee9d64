"""What needs attention: what stands out beyond chance on the side that one would rather not be on."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.apart import apart
from cgsurvey.report.narrative.changes import change, changed
from cgsurvey.report.narrative.communities import (
    NAMED,
    and_others,
    community_name,
    mean_of_all,
    standing_out,
)
from cgsurvey.report.narrative.groups import clearest
from cgsurvey.report.narrative.supply import paired
from cgsurvey.report.narrative.toolkit import (
    Found,
    attributed,
    brief,
    by_topic,
    counted,
    full,
    highest,
    label,
    of,
    parted_ends,
    row_of,
    rows,
    told,
    topic_label,
    value,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result

#: measures whose fall needs attention
_BETTER_HIGHER = ("rate", "coverage", "took_part", "improved_of_all", "improved_of_need")


def attention(analysis: Analysis, words: Words) -> list[Sentence]:
    """Lowest items, widest gaps, unmet needs, communities below the mean, falls: each beyond chance."""
    questionnaires = dict.fromkeys(result.questionnaire for result in analysis.results)
    own = {name: [each for each in analysis.results if each.questionnaire == name] for name in questionnaires}
    sentences = [
        attributed(sentence, name, words)
        for teller in (lowest_items, widest_gaps, unmet_needs, areas_below)
        for name, results in own.items()
        for sentence in teller(results, words)
    ]
    return sentences + falls(analysis, words)


def uneven(results: Sequence[Result], words: Words) -> list[list[Found]]:
    """Items of each matrix whose ends differ beyond chance, the highest first; the lowest of all before."""
    matrices = [highest(items) for items in by_topic(rows(of(results, "satisfaction_rate"), "rate"), words)]
    found = [items for items in matrices if apart(items[0][1], items[-1][1], len(items)) == "apart"]
    return sorted(found, key=lambda items: value(items[-1]))


def lowest_items(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Of each matrix the lowest item, the highest, and those that cannot be told from the lowest."""
    return [
        told(
            "attention_item",
            words,
            topic=topic_label(items[-1], words),
            low=label(items[-1], words),
            figure=full(items[-1], words),
            high=label(items[0], words),
            high_figure=brief(items[0], words),
            end=parted_ends(items, words, "low"),
        )
        for items in uneven(results, words)
    ]


def gaps(results: Sequence[Result]) -> list[Found]:
    """Pairs where more are willing than take part, beyond chance; the widest first."""
    found = highest(rows(of(results, "participation_gap"), "gap"))
    return [each for each in found if each[1].conf_low is not None and each[1].conf_low > 0]


def widest_gaps(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The gaps, each with how many of the willing took part."""
    sentences = []
    for found in gaps(results):
        facts = {"what": words.subject(found[0]), "figure": full(found, words)}
        if conversion := row_of(found[0], "conversion"):
            sentences.append(told("attention_gap", words, **facts, conversion=brief(conversion, words)))
    return sentences


def unmet_needs(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The greatest unmet need, and others that cannot be told from it."""
    sentences = []
    for result in of(results, "supply_and_demand"):
        ordered = [each for each in highest(paired(result, "unmet")) if value(each)]
        alike = [each for each in ordered if apart(ordered[0][1], each[1], len(ordered)) != "apart"]
        if ordered:
            shares = words.say("semicolon").join(
                words.say(
                    "told.share_of", what=label(each, words), share=(brief if at else full)(each, words)
                )
                for at, each in enumerate(alike[:3])
            )
            code = "" if len(alike) > 1 else "_first" if len(ordered) > 1 else "_alone"
            sentences.append(told(f"attention_unmet{code}", words, shares=shares))
    return sentences


def areas_below(results: Sequence[Result], words: Words, named: int = NAMED) -> list[Sentence]:
    """Communities below the mean of all beyond chance: how many, and the lowest by name."""
    sentences = []
    for result in results:
        if result.estimand == "communities" and (found := standing_out(result, "below")):
            each = words.say("semicolon").join(
                words.say(
                    "told.community",
                    name=community_name(row),
                    figure=(brief if at else full)((result, row), words),
                )
                for at, (_, row) in enumerate(found[:named])
            )
            facts = {"what": words.subject(result), "mean": mean_of_all(result, words)}
            each = and_others(each, found, named, words)
            sentences.append(told("attention_below", words, **facts, number=counted(found), each=each))
    return sentences


def falls(analysis: Analysis, words: Words) -> list[Sentence]:
    """What fell since the earlier year, after adjustment."""
    return [
        attributed(change(found, gate, words), gate.questionnaire, words)
        for gate in analysis.comparisons
        for found in clearest(changed(analysis, gate))
        if value(found) < 0 and found[1].term in _BETTER_HIGHER
    ]
