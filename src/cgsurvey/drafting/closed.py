"""One answer of several, in the order that the answers themselves tell: bands, schooling, option codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.lexicon import in_order_of_a_form, schooling_order, without_opinion
from cgsurvey.drafting.profile import Profile, band_of
from cgsurvey.folding import folded, squeezed

_CODE = re.compile(r"\(?([a-z]|\d{1,2})[.、:)].+")
#: share of the answers that must be listable, so that the tables are of nearly everybody
_NEARLY_ALL = 0.8
#: answers at most to a question that asks for own words and yet has a list
_SHORT_LIST = 3
_YES_NO = {
    "是",
    "否",
    "有",
    "无",
    "没有",
    "男",
    "女",
    "yes",
    "no",
    "true",
    "false",
    "male",
    "female",
    "y",
    "n",
}

#: among answers in words, the code of those who gave none
_CODE_OF_NONE = re.compile(r"-\d{1,4}", re.ASCII)


def closed(profile: Profile, asked: Asked) -> Guess | None:
    """Answers that come again and again, each one of the form."""
    short = 0 < len(profile.counts) <= len(_YES_NO) and {folded(text) for text in profile.texts} <= _YES_NO
    if not (profile.repeats or short) or (len(profile.counts) == 1 and not short):
        return None
    if asked.for_own_words and len(profile.counts) > _SHORT_LIST:
        return None
    listed = profile.listable
    if sum(profile.counts[text] for text in listed) < _NEARLY_ALL * profile.answered:
        return None
    categories, how, sure = _ordered(listed)
    _, none, _ = without_opinion(listed)
    if not all(text in profile.numbers for text in listed):
        none += [text for text in listed if _CODE_OF_NONE.fullmatch(text)]
    choices = [Choice(Reason("drafting.answers_missing"), {"missing": none})] if none else []
    unlisted = len(profile.counts) - len(listed)
    if unlisted:
        choices.append(Choice(Reason("drafting.unlisted", {"texts": unlisted})))
    facts = {"answers": len(categories)}
    return Guess("single", {"categories": categories}, Reason(how, facts, sure), tuple(choices))


def _ordered(texts: Sequence[str]) -> tuple[list[str], str, Any]:
    """Categories in their order, the code of the reason for it, and how sure it is."""
    rungs, none, undecided = without_opinion(texts)
    last = [*undecided, *none]
    schooling = schooling_order(rungs)
    if schooling is not None:
        return [*schooling, *last], "drafting.schooling", "high"
    bands = {text: bounds for text in rungs if (bounds := band_of(text)) is not None}
    if len(bands) > 1 and 2 * len(bands) > len(rungs):
        rest = in_order_of_a_form([text for text in rungs if text not in bands])
        return (
            [*sorted(bands, key=lambda text: _from_zero(bands[text])), *rest, *last],
            "drafting.bands",
            "high",
        )
    codes = {text: match[1] for text in texts if (match := _CODE.fullmatch(squeezed(text).casefold()))}
    if len(set(codes.values())) == len(texts) > 1:
        return sorted(texts, key=lambda text: (len(codes[text]), codes[text])), "drafting.by_code", "high"
    return [*in_order_of_a_form(rungs), *last], "drafting.by_count", "medium"


def _from_zero(bounds: tuple[float, float]) -> tuple[float, float]:
    """Ends of a band by which it is sorted: nothing at all stands before less than something."""
    return max(bounds[0], 0.0), bounds[1]
