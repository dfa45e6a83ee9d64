"""Communities: those that differ from the mean of all beyond chance, by name; and how many do not."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import Found, bare, counted, full, row_of, rows, told, value
from cgsurvey.report.quoting import unmarked
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: communities named on each side, of more those farthest from the mean
NAMED = 6
#: measures that are not a community's figure itself
_OTHERS = ("icc", "shrunken", "from_mean", "rank")


def communities(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Each variable compared: who stands out, then the share of the variance between communities."""
    sentences: list[Sentence] = []
    for result in results:
        if result.estimand == "communities" and "above" in result.fit:
            sentences.append(_compared(result, words))
            if share := row_of(result, "icc"):
                sentences.append(told("between", words, figure=full(share, words, decimals=1)))
    return sentences


def _compared(result: Result, words: Words) -> Sentence:
    compared = rows([result], "from_mean")
    facts = {
        "what": words.subject(result),
        "number": counted(compared),
        "mean": mean_of_all(result, words),
    }
    sides = {side: standing_out(result, side) for side in ("above", "below")}
    if not any(sides.values()):
        return told("communities_alike", words, **facts)
    each = words.say("told.and").join(
        words.say(f"told.{side}", number=counted(found), names=_named(found, words))
        for side, found in sides.items()
        if found
    )
    named = {row.group_level for found in sides.values() for _, row in found}
    rest = [found for found in compared if found[1].group_level not in named]
    code = "communities" if rest else "communities_all"
    return told(code, words, **facts, each=each, rest=counted(rest))


def mean_of_all(result: Result, words: Words) -> str:
    """The figure of all respondents, that communities are set against."""
    overall = [row for row in result.rows if row.group_level is None and row.measure not in _OTHERS]
    return bare((result, overall[0]), words)


def standing_out(result: Result, side: str) -> list[Found]:
    """The figures of the communities above or below the mean beyond chance, the farthest first."""
    found = [
        (result, row)
        for row in result.rows
        if row.measure not in _OTHERS and row.group_level in result.fit.get(side, ())
    ]
    return sorted(found, key=value, reverse=side == "above")


def _named(found: Sequence[Found], words: Words) -> str:
    """By name, each with its figure; the intervals stand in the table."""
    named = (
        words.say("told.community", name=community_name(row), figure=bare((result, row), words))
        for result, row in found[:NAMED]
    )
    return and_others(words.say("semicolon").join(named), found, NAMED, words)


def and_others(names: str, found: Sequence[Found], named: int, words: Words) -> str:
    """The names, and that there are more; what is counted in front of them says how many."""
    return words.say("told.and_others", names=names) if len(found) > named else names


def community_name(row: Estimate) -> str:
    """A community's name, which is text from outside."""
    return unmarked(row.group_level or "")
