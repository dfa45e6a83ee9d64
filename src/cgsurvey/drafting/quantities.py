"""Numbers: quantities with their unit and range; and numbers that may be the codes of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.lexicon import without_opinion
from cgsurvey.drafting.profile import MOST_CATEGORIES, Profile, band_of

#: the share of answers that are numbers, where the question asks for one
_MOST = 0.9
#: numbers that stand for a missing answer in many files
_CODES = {-1.0, -7.0, -8.0, -9.0, -66.0, -77.0, -88.0, -98.0, -99.0, -999.0, -9999.0}
_CODES |= {88.0, 97.0, 98.0, 99.0, 888.0, 998.0, 999.0, 8888.0, 9998.0, 9999.0, 99999.0}
_HALVES_OF_A_DAY = frozenset(("am", "pm"))
#: so many times the largest other number
_FAR = 2.0


def quantity(profile: Profile, asked: Asked) -> Guess | None:
    """A number with its unit; whole numbers that may be codes are categories until a person decides."""
    numbers = profile.numbers
    if any(_is_open(text) for text, number in numbers.items() if number.suffix):
        return None
    others = [text for text in profile.texts if text not in numbers]
    counted = sum(profile.counts[text] for text in numbers)
    if not numbers or counted < _MOST * profile.answered:
        return None
    _, none, _ = without_opinion(others)
    if len(none) < len(others) and not asked.for_quantity:
        return None
    units = sorted({number.suffix for number in numbers.values()} - {""})
    if _HALVES_OF_A_DAY.intersection(unit.lower().replace(".", "") for unit in units):
        return None  # 12 pm is before 1 pm
    if len(units) > 1:
        return Guess("text", {}, Reason("drafting.mixed_units", {"units": units}, "low"))
    keys: dict[str, Any] = {"unit": units[0]} if units else {}
    if none:
        keys["missing"] = none
    codes = _missing_codes(profile)
    if codes:
        choice = Choice(
            Reason("drafting.codes_missing"), {"kind": "number", **keys, "missing": [*none, *codes]}
        )
        plain = Choice(Reason("drafting.codes_numbers"), {"kind": "number", **keys})
        return Guess("text", {}, Reason("drafting.missing_codes", {"codes": codes}, "low"), (choice, plain))
    if _may_be_codes(profile, asked) and not units:
        return _coded(profile, asked, none)
    if asked.range and _within(profile, asked.range):
        keys["range"] = [int(end) if end.is_integer() else end for end in asked.range]
    sure = bool(units) or asked.for_quantity or asked.for_points
    return Guess("number", keys, Reason("drafting.number", {}, "high" if sure else "medium"))


def _is_open(text: str) -> bool:
    """Whether an answer that begins with a number is a band: 4部及以上."""
    bounds = band_of(text)
    return bounds is not None and bounds[0] < bounds[1]


def _within(profile: Profile, ends: tuple[float, float]) -> bool:
    return all(ends[0] <= number.value <= ends[1] for number in profile.numbers.values())


def _may_be_codes(profile: Profile, asked: Asked) -> bool:
    """Few whole numbers, and no word of the question says that they count anything."""
    values = [number.value for number in profile.numbers.values()]
    whole = all(value.is_integer() and 0 <= value <= MOST_CATEGORIES for value in values)
    stated = not asked.by_code and (asked.for_quantity or (asked.for_points and asked.range is not None))
    return whole and len(values) <= MOST_CATEGORIES and profile.repeats and not stated


def _coded(profile: Profile, asked: Asked, none: Sequence[str]) -> Guess:
    ordered = sorted(profile.numbers, key=lambda text: profile.numbers[text].value)
    values = [profile.numbers[text].value for text in ordered]
    keys: dict[str, Any] = {"categories": ordered, **({"missing": list(none)} if none else {})}
    choices: list[Choice] = []
    if len(ordered) > 2 and not asked.by_code:
        choices.append(Choice(Reason("drafting.codes_are_quantity"), {"kind": "number"}))
        scores = [] if values == list(range(1, len(values) + 1)) else [int(value) for value in values]
        scale: dict[str, Any] = {"kind": "scale", **({"scores": scores} if scores else {})}
        choices.append(Choice(Reason("drafting.codes_are_scale"), scale))
    return Guess("single", keys, Reason("drafting.codes", {}, "low"), tuple(choices))


def _missing_codes(profile: Profile) -> list[str]:
    """Numbers that stand far from all others and mean "no answer" in many files."""
    values = {text: number.value for text, number in profile.numbers.items()}
    suspects = {text: value for text, value in values.items() if value in _CODES}
    rest = [value for text, value in values.items() if text not in suspects]
    if not rest or not suspects:
        return []
    low, high = min(rest), max(rest)
    return [
        text
        for text, value in suspects.items()
        if (value < 0 <= low) or (value > _FAR * max(high, 1) and value > 0)
    ]
