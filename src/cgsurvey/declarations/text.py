"""What everything that a person writes is made of: closed keys, labels, numbers, conditions."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cgsurvey.phrases import Language


class Declared(BaseModel):
    """Base of everything that a person writes: closed keys, exact types, nothing changes afterwards."""

    # a model inside another one is built with that one, and not once more for itself
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _lists_as_tuples(cls, written: Any) -> Any:
        """The one conversion that is allowed: TOML has lists, and what is frozen holds tuples."""
        if not isinstance(written, dict):
            return written
        return {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}


#: a text that holds more than spaces
Filled = Annotated[str, Field(pattern=r"\S")]


def _nameable(path: str) -> str:
    """The system takes a zero character in a path for its end, and Python refuses to ask for such a file."""
    if "\0" in path:
        raise PydanticCustomError("path_null", "zero character")
    return path


#: the path of a file or a folder
Named = Annotated[Filled, Field(max_length=1000), AfterValidator(_nameable)]
#: a number of the size of answers and scores: what is beyond overflows when it is squared
Number = Annotated[float, Field(ge=-1e15, le=1e15)]


def _ascending(ends: tuple[float, float]) -> tuple[float, float]:
    if not ends[0] < ends[1]:
        raise PydanticCustomError("not_ascending", "the lower end comes first")
    return ends


#: lowest and highest value, in this order
Range = Annotated[tuple[Number, Number], AfterValidator(_ascending)]


def _text_of(written: Any) -> Any:
    return {"zh": written, "en": written} if isinstance(written, str) else written


class Text(Declared):
    """A label in Chinese and English. One plain string in the file serves both languages."""

    zh: str | None = None
    en: str | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Text:
        if not (self.zh or self.en):
            raise ValueError("empty_text")
        return self

    def of(self, language: Language) -> str:
        """The label in `language`, or in the other where only that one was given."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or ""

    def both(self) -> dict[str, str]:
        """The label as a fact for `phrases.say`."""
        return {"zh": self.of("zh"), "en": self.of("en")}


def _condition_of(written: Any) -> Any:
    return {"question": written} if isinstance(written, str) else written


Label = Annotated[
    Text,
    BeforeValidator(_text_of, json_schema_input_type=str | dict[Literal["zh", "en"], str]),
]


def unlabelled() -> Text:
    """Holds the place of a label that is not written, until `study_labels` finds one."""
    return Text.model_construct()


class Condition(Declared):
    """An answer as yes or no: one of these categories, or a number within these bounds.

    Without a test it is the variable itself, which must then be a number, a score or an element reached.
    """

    question: str
    any_of: tuple[str, ...] = Field(default=(), min_length=1)
    at_least: Number | None = None
    at_most: Number | None = None
    label: Label | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Condition:
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise PydanticCustomError("bounds_reversed", "at_least is above at_most")
        if self.any_of and (self.at_least is not None or self.at_most is not None):
            raise PydanticCustomError("two_tests", "answers and bounds")
        return self

    @property
    def has_test(self) -> bool:
        return bool(self.any_of) or self.at_least is not None or self.at_most is not None

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest number that meet it, infinite where it sets no end."""
        low = -math.inf if self.at_least is None else self.at_least
        return low, math.inf if self.at_most is None else self.at_most

    @property
    def name(self) -> str:
        """How the condition is called in a result, e.g. ``q20=愿意|非常愿意``."""
        if self.any_of:
            return f"{self.question}={'|'.join(self.any_of)}"
        low = "" if self.at_least is None else f">={self.at_least:g}"
        high = "" if self.at_most is None else f"<={self.at_most:g}"
        return self.question + low + high


ConditionOrName = Annotated[Condition, BeforeValidator(_condition_of, json_schema_input_type=str | Condition)]
