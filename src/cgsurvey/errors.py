"""One base class and a few named errors: each says what, where, what is known and what to do next.

An error is a code of `phrases` and its facts, so that the same error can be read in either language and
compared in a test without comparing prose. `exit_code` is what the command line ends with.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Any

from cgsurvey.phrases import LISTED_IN_ERRORS, Language, say

#: names that are compared with a wrong one, and characters of a name that is compared at all
_COMPARED, _COMPARED_LENGTH = 1000, 200


class CgsurveyError(Exception):
    """Anything that the user can do something about."""

    exit_code = 70

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def text(self, language: Language) -> str:
        return say(self.code, language, at_most=LISTED_IN_ERRORS, **self.facts)

    def __str__(self) -> str:
        return self.text("en")


class UsageError(CgsurveyError):
    """The call is wrong: an option, a name, a path."""

    exit_code = 2


class StudyError(CgsurveyError):
    """The study file is wrong. Carries every mistake found, not only the first."""

    exit_code = 2

    def __init__(self, path: str, mistakes: Iterable[CgsurveyError]) -> None:
        self.path = path
        self.mistakes = tuple(mistakes)
        super().__init__("study.mistakes", path=path, number=len(self.mistakes))

    def text(self, language: Language) -> str:
        return "\n".join([super().text(language), *("  " + each.text(language) for each in self.mistakes)])


class Unreadable(CgsurveyError):
    """An input cannot be read, or is refused."""

    exit_code = 3


class NotWritten(CgsurveyError):
    """An output was not written; what was there before is whole."""

    exit_code = 4


class NotEstimable(CgsurveyError):
    """What was asked for cannot be estimated from these data."""

    exit_code = 5


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was most likely meant to be, or None; also where that takes too long."""
    candidates = list(islice(known, _COMPARED))
    if len(name) > _COMPARED_LENGTH:
        return None
    matches = get_close_matches(name, candidates, n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> dict[str, str]:
    """A closing sentence in both languages, empty where nothing is near: a fact for a phrase."""
    match = nearest(name, known)
    if match is None:
        return {"zh": "", "en": ""}
    return {"zh": f"是否想写“{match}”？", "en": f" Did you mean '{match}'?"}
