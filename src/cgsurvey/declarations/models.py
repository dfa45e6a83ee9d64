"""Ladders of regressions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
)

from cgsurvey.declarations.text import ConditionOrName, Declared, Label


class Step(Declared):
    """What one step of the ladder adds to the step before."""

    label: Label | None = None
    controls: tuple[str, ...] = ()
    fixed_effects: bool = False


#: replicates of a bootstrap or a permutation, and where its generator starts, unless the study says otherwise
DRAWS, SEED = 9999, 1
Draws = Annotated[int, Field(ge=199, le=999_999)]
Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]


def _one_or_more(written: Any) -> Any:
    return (written,) if isinstance(written, str) else written


#: by what standard errors are clustered: one variable, or two at once
Cluster = Annotated[
    tuple[str, ...],
    Field(min_length=1, max_length=2),
    BeforeValidator(_one_or_more, json_schema_input_type=str | tuple[str, ...]),
]
#: the standard errors that a regression prints; CR2 stands beside any other
StdErrors = Literal["iid", "HC1", "HC2", "HC3", "CR1", "CR1S", "CR2", "CR3"]


class Model(Declared):
    """A ladder of nested regressions of `outcome` on `treatment`, on one common sample."""

    label: Label | None = None
    outcome: ConditionOrName
    treatment: ConditionOrName
    steps: tuple[Step, ...] = ()
    fixed_effects: tuple[str, ...] = ()
    cluster: Cluster | None = None
    std_errors: StdErrors | None = None
    design: Literal["observational", "experimental"] = "observational"
    draws: Draws = DRAWS
    seed: Seed = SEED
    decimals: int | None = Field(default=None, ge=0, le=8)
