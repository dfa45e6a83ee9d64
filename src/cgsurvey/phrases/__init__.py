"""Every sentence that a user reads, in Chinese and in English, addressed by a code.

Code elsewhere names a sentence and gives the facts; the language is chosen only where text leaves the
program. So one catalogue serves errors, notes and reports, and a test can hold both languages to the
same facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

#: how many names a message lists before it says how many more there are
LISTED_AT_MOST = 12
#: how many an error lists, where what is known is what the reader needs
LISTED_IN_ERRORS = 40


def say(code: str, language: Language, *, at_most: int = LISTED_AT_MOST, **facts: Any) -> str:
    """The sentence of `code` in `language`, with its facts filled in.

    Parameters
    ----------
    code : str
        Key of the catalogue, e.g. ``"study.unknown_key"``.
    language : {"zh", "en"}
    at_most : int
        Names that a list shows before it says how many more there are.
    **facts
        Values of the sentence's placeholders. Lists are joined in the manner of the language; a mapping
        with ``zh`` and ``en`` gives the text of the language.

    Raises
    ------
    KeyError
        If the code is not in the catalogue, or a placeholder has no fact: both are mistakes of ours.
    """
    chinese, english = catalogue()[code]
    template = chinese if language == "zh" else english
    return template.format(**{name: _spoken(fact, language, at_most) for name, fact in facts.items()})


def spoken(code: str, **facts: Any) -> dict[str, str]:
    """A sentence in both languages, as a fact of another sentence."""
    return {language: say(code, language, **facts) for language in LANGUAGES}


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    """All sentences: code -> (Chinese, English), of every file beside this one."""
    found: dict[str, tuple[str, str]] = {}
    for room in iter_modules(__path__):
        found |= import_module(f"{__name__}.{room.name}").PHRASES
    return found


def _spoken(fact: Any, language: Language, at_most: int) -> Any:
    if fact is None:
        return ""
    if isinstance(fact, dict):
        return fact.get(language) or next((text for text in fact.values() if text), "")
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        return joined([str(_spoken(item, language, at_most)) for item in fact], language, at_most)
    return fact


def joined(items: list[str], language: Language, at_most: int = LISTED_AT_MOST) -> str:
    """Names in a row, cut after `at_most`; in Chinese with the number of all, else of those left unsaid."""
    more = len(items) - at_most
    text = ("、" if language == "zh" else ", ").join(items[:at_most])
    if more > 0:
        text += f"等{len(items)}项" if language == "zh" else f" and {more} more"
    return text
