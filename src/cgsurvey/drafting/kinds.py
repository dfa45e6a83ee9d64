"""What kind of question a column answers: the first reading that its answers allow."""

from __future__ import annotations

from collections.abc import Callable

from cgsurvey.coding.numbers import day_in
from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.closed import closed
from cgsurvey.drafting.coded import with_codes
from cgsurvey.drafting.guesses import Guess, Reason
from cgsurvey.drafting.joined import joined, ranked
from cgsurvey.drafting.labelled import labelled
from cgsurvey.drafting.ladders import ladder, points
from cgsurvey.drafting.profile import Profile
from cgsurvey.drafting.quantities import quantity

#: texts that are looked at for dates
_LOOKED_AT = 500
#: dates among the answers to a question for one
_MOST = 0.9


def guess_of(profile: Profile, asked: Asked) -> Guess:
    """The kind of a question, and how it is answered: text where nothing else is certain enough."""
    for reading in _READINGS:
        guess = reading(profile, asked)
        if guess is not None:
            return with_codes(guess, asked.coded) if asked.coded else guess
    if asked.for_own_words:
        return Guess("text", {}, Reason("drafting.own_words", {}, "high"))
    return Guess("text", {}, Reason("drafting.text", {"texts": len(profile.counts)}, "medium"))


def _day(profile: Profile, asked: Asked) -> Guess | None:
    """Dates; a number that may be Excel's serial number of one only where the question asks for a day."""
    texts = profile.texts[:_LOOKED_AT]
    days = [day_in(text) for text in texts]
    dates = [
        text
        for text, day in zip(texts, days, strict=True)
        if day and not (day.serial and not asked.for_a_day)
    ]
    plain = len(dates) == len(texts) and not all(text.isdigit() for text in texts)
    if texts and (plain or (asked.for_a_day and len(dates) >= _MOST * len(texts))):
        return Guess("date", {}, Reason("drafting.date", {}, "high" if plain else "medium"))
    return None


_READINGS: tuple[Callable[[Profile, Asked], Guess | None], ...] = (
    labelled,
    _day,
    ranked,
    joined,
    ladder,
    points,
    quantity,
    closed,
)
