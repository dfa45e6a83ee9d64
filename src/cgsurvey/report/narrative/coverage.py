"""The elements of a service: whom each reached, how they go together, which of them leads where."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report import numbers
from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.groups import clearest
from cgsurvey.report.narrative.toolkit import (
    Found,
    bare,
    brief,
    contrasted,
    counted,
    full,
    highest,
    label,
    of,
    row_of,
    rows,
    told,
    value,
)
from cgsurvey.report.quoting import quoted
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def coverage(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Coverage of each element, how many reached a person, the strongest link, who leads."""
    sentences: list[Sentence] = []
    for result in of(results, "coverage"):
        sentences += [*_each(result, words), *_per_person(result, words)]
    for result in of(results, "linkage"):
        sentences += _links(result, words)
    for result in results:
        if result.estimand == "leading":
            sentences += _leaders(result, words)
    return sentences


def _each(result: Result, words: Words) -> list[Sentence]:
    """The share of each element, the highest first; their intervals stand in the table."""
    ordered = highest(rows([result], "coverage"))
    if not ordered:
        return []
    first, *others = ordered
    shares = [
        words.say(
            "told.share",
            what=label(each, words),
            share=full(each, words) if each is first else bare(each, words),
        )
        for each in ordered
    ]
    what = words.subject(result)
    if not others:
        return [told("coverage_alone", words, what=what, shares=shares[0])]
    end = contrasted(first, others[-1], len(ordered), words)
    return [told("coverage", words, what=what, shares=words.listed(shares, at_most=len(shares)), end=end)]


def _per_person(result: Result, words: Words) -> list[Sentence]:
    """The mean number of elements, the share that all of them reached, and the share that none did."""
    mean = row_of(result, "mean_elements")
    number = len(rows([result], "coverage"))
    if number < 2:
        return []  # its coverage says all of it
    every, none = (row_of(result, "reached_by", category=str(each)) for each in (number, 0))
    if mean is None or every is None or none is None:
        return []
    facts = {"mean": full(mean, words), "every": brief(every, words), "none": brief(none, words)}
    return [told("per_person", words, number=quoted(str(number), every[1].id, "category"), **facts)]


def _links(result: Result, words: Words) -> list[Sentence]:
    """The pair of the greatest lift, of those above 1 beyond chance, and how many these are."""
    tested = [each for each in rows([result], "lift") if each[1].p_holm is not None]
    clear = highest(each for each in clearest(tested) if value(each) > 1)
    if not tested:
        return []
    if not clear:
        return [told("links_none", words, number=counted(tested))]
    facts = {"pair": label(clear[0], words), "figure": full(clear[0], words)}
    return [told("links", words, number=counted(tested), clear=counted(clear), **facts)]


def _leaders(result: Result, words: Words) -> list[Sentence]:
    """In how many communities each candidate leads, in how many of them beyond chance, where some tie."""
    contested = rows([result], "led")
    each_told = [_led(each, words) for each in highest(contested) if each[1].count]
    tied = [each["community"] for each in result.fit["types"] if each["verdict"] == "tie"]
    if tied:
        leaders = (found for found in rows([result], "leader") if found[1].group_level in tied)
        each_told.append(words.say("told.tied", number=counted(leaders)))
    if not each_told:
        return []
    facts = {
        "candidates": words.listed(label(each, words) for each in contested),
        "number": quoted(str(contested[0][1].n), contested[0][1].id, "n"),
        "each": words.listed(each_told, at_most=len(each_told)),
    }
    is_declared = result.fit["method"] == "declared"
    return [told("leaders_declared" if is_declared else "leaders", words, **facts)]


def _led(found: Found, words: Words) -> str:
    result, row = found
    facts = {"element": label(found, words), "number": quoted(numbers.rounded(row.count, 0), row.id, "count")}
    clearly = row_of(result, "led_clearly", category=row.category)
    if clearly is None:
        return words.say("told.led", **facts)
    clear = quoted(numbers.rounded(clearly[1].count, 0), clearly[1].id, "count")
    return words.say("told.led_clearly", **facts, clear=clear)
