"""The simple ones among the conditions that a form writes in XPath, and the way back.

What is not simple is left alone: a range or a condition that is not read changes no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

_NUMBER = r"-?\d+(?:\.\d+)?"
_BOUND = re.compile(rf"\.\s*(?P<sign><=|>=|<|>)\s*(?P<number>{_NUMBER})")
_REVERSED = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<sign><=|>=|<|>)\s*\.")
_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}
_IS = re.compile(r"\$\{\s*(?P<name>[^}\s]+)\s*\}\s*=\s*(?P<quote>['\"])(?P<code>[^'\"]*)(?P=quote)")
_SELECTED = re.compile(
    r"selected\(\s*\$\{\s*(?P<name>[^}\s]+)\s*\}\s*,\s*(?P<quote>['\"])(?P<code>[^'\"]*)(?P=quote)\s*\)"
)
_COMPARED = re.compile(
    rf"\$\{{\s*(?P<name>[^}}\s]+)\s*\}}\s*(?P<sign><=|>=|=)\s*(?P<quote>['\"]?)(?P<number>{_NUMBER})(?P=quote)"
)
#: what stands in for an end that a form leaves open: answers beyond it are not numbers of a survey
_OPEN = 1e15
_JOINED = re.compile(r"\s+(and|or)(?:\s+|(?=[.($]))", re.IGNORECASE)


def range_in(constraint: str, whole: bool) -> list[float] | None:
    """Lowest and highest value of ``. >= 0 and . <= 120``; None of anything else.

    A bound that is itself not allowed is the next whole number, where the answer is one.
    """
    parts = _JOINED.split(_unwrapped(constraint))
    if "or" in [word.lower() for word in parts[1::2]]:
        return None
    low, high = -_OPEN, _OPEN
    for part in parts[::2]:
        text = _unwrapped(part)
        match = _BOUND.fullmatch(text) or _REVERSED.fullmatch(text)
        if match is None:
            return None
        sign = match["sign"] if text.startswith(".") else _TURNED[match["sign"]]
        number = float(match["number"])
        if sign in ("<", ">"):
            if not whole or not number.is_integer():
                return None
            number += 1 if sign == ">" else -1
        low, high = (max(low, number), high) if sign.startswith(">") else (low, min(high, number))
    return [low, high] if low < high and (low, high) != (-_OPEN, _OPEN) else None


def constraint_of(bounds: Sequence[float]) -> str:
    """The constraint of a range."""
    low, high = (f"{Decimal(repr(end)):f}" for end in bounds)
    return f". >= {low} and . <= {high}"


def conditions_in(
    relevant: str, known: Mapping[str, Mapping[str, str] | None]
) -> list[dict[str, Any]] | None:
    """The conditions under which a question is shown; None where they are not of a simple kind.

    Parameters
    ----------
    relevant : str
        ``selected(${q1}, 'a') or selected(${q1}, 'b')``, ``${age} >= 60``, joined by ``and``.
    known : mapping
        Name of a question -> its answers by their codes, None for a number.
    """
    parts = _JOINED.split(_unwrapped(relevant))
    words = {word.lower() for word in parts[1::2]}
    read = [_condition(_unwrapped(part), known) for part in parts[::2]]
    conditions = [each for each in read if each is not None]
    if len(conditions) < len(read) or len(words) > 1:
        return None
    if words != {"or"}:
        return conditions
    names = {each["question"] for each in conditions}
    if len(names) > 1 or not all("any_of" in each for each in conditions):
        return None
    answers = [value for each in conditions for value in each["any_of"]]
    return [{"question": names.pop(), "any_of": list(dict.fromkeys(answers))}]


def _condition(text: str, known: Mapping[str, Mapping[str, str] | None]) -> dict[str, Any] | None:
    match = _SELECTED.fullmatch(text) or _IS.fullmatch(text)
    if match and (answers := known.get(match["name"])) is not None:
        value = answers.get(match["code"])
        return None if value is None else {"question": match["name"], "any_of": [value]}
    match = _COMPARED.fullmatch(text)
    if match is None or match["name"] not in known or known[match["name"]] is not None:
        return None
    number = float(match["number"])
    keys = {">=": ("at_least",), "<=": ("at_most",), "=": ("at_least", "at_most")}[match["sign"]]
    return {"question": match["name"], **dict.fromkeys(keys, number)}


def relevant_of(
    conditions: Sequence[Mapping[str, Any]], code_of: Callable[[str, str], str | None]
) -> str | None:
    """The conditions in XPath, or None where a form cannot say them.

    `code_of` is the name of an answer of a question in the form, None where it has none.
    """
    parts = []
    for each in conditions:
        name = each["question"]
        codes = [code_of(name, value) for value in each.get("any_of", ())]
        if any(code is None or re.search("['\"]", code) for code in codes):
            return None
        options = [f"selected(${{{name}}}, '{code}')" for code in codes]
        if len(options) > 1 and len(conditions) > 1:
            return None
        bounds = [
            f"${{{name}}} {sign} {Decimal(repr(each[key])):f}"
            for key, sign in (("at_least", ">="), ("at_most", "<="))
            if each.get(key) is not None
        ]
        if not options and not bounds:
            return None
        parts.append(" or ".join(options) if options else " and ".join(bounds))
    return " and ".join(parts) or None


def _unwrapped(text: str) -> str:
    """The text without brackets around all of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and _closes_last(text):
        text = text[1:-1].strip()
    return text


def _closes_last(text: str) -> bool:
    depth = 0
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return place == len(text) - 1
    return False
