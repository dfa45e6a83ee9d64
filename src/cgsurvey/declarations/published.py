"""What stands beside the answers: facts that no questionnaire gives, and published figures."""

from __future__ import annotations

import math
from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    field_validator,
)
from pydantic_core import PydanticCustomError

from cgsurvey.declarations.text import Declared, Label


def _text_or_number(written: Any) -> Any:
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise PydanticCustomError("text_or_number", "neither text nor number")
    if isinstance(written, float) and not math.isfinite(written):
        raise PydanticCustomError("finite_number", "not a finite number")
    return written


class Fact(Declared):
    """Something that no questionnaire gives and the report states: interviews held, dates, response."""

    label: Label
    value: Annotated[
        str | int | float, BeforeValidator(_text_or_number, json_schema_input_type=str | int | float)
    ]
    unit: Label | None = None
    source: Label | None = None


class Claim(Declared):
    """A published figure: its wording and place, and the result row that should give it."""

    id: str
    text: str
    place: str | None = None
    value: float | None = None
    decimals: int | None = Field(default=None, ge=0, le=6)
    n: int | None = Field(default=None, ge=1)
    row: str | None = None
    expect: Literal["pass", "impossible", "not supported"] = "pass"
    reason: str | None = None


class ClaimsFile(Declared):
    """`claims.toml`: a list of ``[[claims]]``."""

    claims: tuple[Claim, ...] = ()

    @field_validator("claims")
    @classmethod
    def _ids_once(cls, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        counts = Counter(claim.id for claim in claims)
        twice = ", ".join(name for name, number in counts.items() if number > 1)
        if twice:
            raise PydanticCustomError("claim_twice", "ids stand twice", {"ids": twice})
        return claims
