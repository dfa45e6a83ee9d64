"""Sheets of respondents: their questions, their answers and their sampling design."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cgsurvey.declarations.quality import DeclaredQuality
from cgsurvey.declarations.text import Condition, Declared, Filled, Label, Named, Number, Range

Kind = Literal["single", "scale", "multiple", "number", "text", "rank", "date"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: what to do with a stratum that has a single sampling unit
LonelyRule = Literal["fail", "adjust", "average", "remove"]
#: how replicate weights were made, by the names of R's `svrepdesign`
ReplicateMethod = Literal["JK1", "JKn", "BRR", "Fay", "bootstrap"]
#: methods whose scale follows from the number of replicates, whatever is declared
FIXED_SCALE: tuple[ReplicateMethod, ...] = ("BRR", "Fay")
#: which interval shares get: by the rule of the house, or always this one
IntervalRule = Literal["auto", "logit", "korn_graubard", "wilson"]
#: variables that every questionnaire has by its design and not by a question
DESIGN_VARIABLES = ("community", "stratum", "psu")


class AnswerList(Declared):
    """Ordered categories, lowest first where they have an order."""

    categories: tuple[Filled, ...] = Field(min_length=1)
    codes: tuple[Filled, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    satisfied: tuple[str, ...] = ()
    scores: tuple[Number, ...] = ()
    missing: tuple[str, ...] = ()


class Item(Declared):
    """One row of a matrix question."""

    column: Filled
    label: Label | None = None


def _item_of(written: Any) -> Any:
    return {"column": written} if isinstance(written, str) else written


def _several(written: Any) -> Any:
    return (written,) if isinstance(written, dict) else written


#: one condition or a list of them, all of which must hold
Conditions = Annotated[
    tuple[Condition, ...],
    BeforeValidator(_several, json_schema_input_type=Condition | list[Condition]),
]


class DeclaredQuestion(Declared):
    """A question as it is written in the file; `study_file` resolves it to `Question`."""

    kind: Kind
    column: str | None = None
    columns: tuple[Filled, ...] = ()
    items: dict[str, Annotated[Item, BeforeValidator(_item_of, json_schema_input_type=str | Item)]] = {}
    label: Label | None = None
    answers: str | None = None
    categories: tuple[Filled, ...] = ()
    codes: tuple[Filled, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    satisfied: tuple[str, ...] = ()
    scores: tuple[Number, ...] = ()
    missing: tuple[str, ...] = ()
    separator: str = Field(default="┋", min_length=1)
    blank_means_none: bool = False
    required: bool = False
    range: Range | None = None
    unit: Label | None = None
    decimals: int | None = Field(default=None, ge=0, le=6)
    asked_if: Conditions = ()
    exclusive: tuple[str, ...] = ()


class DeclaredReplicates(Declared):
    """Replicate weights of a sheet: their columns, and how they were made.

    A column that ends with ``*`` stands for all that have a number in its place. `scale` and `rscales` as
    of R's `svrepdesign`.
    """

    columns: tuple[Filled, ...] = Field(min_length=1)
    method: ReplicateMethod
    fay_rho: float | None = Field(default=None, ge=0, lt=1)
    combined: bool = True
    scale: float | None = Field(default=None, gt=0, le=1e6)
    rscales: tuple[Annotated[float, Field(ge=0, le=1e6)], ...] = ()
    mse: bool = False

    @model_validator(mode="after")
    def _fit_the_method(self) -> DeclaredReplicates:
        if (self.method == "Fay") != (self.fay_rho is not None):
            raise PydanticCustomError("replicates_rho", "fay_rho goes with Fay")
        if self.scale is not None and self.method in FIXED_SCALE:
            raise PydanticCustomError("replicates_scale", "the scale follows from the method")
        if self.method == "JKn" and self.combined and not self.rscales:
            raise PydanticCustomError("replicates_rscales", "JKn needs rscales")
        if self.rscales and not any(self.rscales):
            raise PydanticCustomError("replicates_zero", "every rscale is 0")
        return self


def _listed(written: Any) -> Any:
    return tuple(written) if isinstance(written, list) else written


#: other headers of one column
Headers = Annotated[tuple[Filled, ...], BeforeValidator(_listed, json_schema_input_type=list[str])]


def _both_ends(written: Any) -> Any:
    return (written, written) if isinstance(written, int) else written


def _in_order(ends: tuple[int, int]) -> tuple[int, int]:
    if ends[0] > ends[1]:
        raise PydanticCustomError("not_ascending", "the lower end comes first")
    return ends


_Rows = Annotated[int, Field(ge=0)]
#: how many respondents a sheet should have: exactly so many, or between two numbers
ExpectedRows = Annotated[
    tuple[_Rows, _Rows],
    BeforeValidator(_both_ends, json_schema_input_type=_Rows | tuple[_Rows, _Rows]),
    AfterValidator(_in_order),
]


def _names_or_questionnaire(written: Any) -> Any:
    names = written if isinstance(written, tuple) else (written,)
    if not names or not all(isinstance(each, str) and each.strip() for each in names):
        raise PydanticCustomError("names_or_questionnaire", "neither names nor a questionnaire")
    return written


#: names of communities, or the questionnaire that has a row for each of them
KnownCommunities = Annotated[
    Filled | Annotated[tuple[Filled, ...], Field(min_length=1)], BeforeValidator(_names_or_questionnaire)
]


class DeclaredQuestionnaire(Declared):
    """One sheet of respondents, and its design."""

    file: Named
    sheet: str | None = None
    header_row: int | None = Field(default=None, ge=1)
    encoding: str | None = None
    replace_bad_bytes: bool = False
    codebook: Named | None = None
    aliases: dict[str, Headers] = {}
    group: Label
    id: str | None = None
    community: str | None = None
    known_communities: KnownCommunities | None = None
    expected_rows: ExpectedRows | None = None
    weight: str | None = None
    stratum: str | None = None
    psu: str | None = None
    fpc: str | None = None
    lonely_psu: LonelyRule = "fail"
    replicates: DeclaredReplicates | None = None
    interval: IntervalRule = "auto"
    where: Conditions = ()
    compare: tuple[str, ...] = ()
    composition: str | None = None
    league: tuple[str, ...] = ()
    quality: DeclaredQuality = DeclaredQuality()
    note: Label | None = None

    @field_validator("replicates")
    @classmethod
    def _replicates_alone(
        cls, replicates: DeclaredReplicates | None, info: ValidationInfo
    ) -> DeclaredReplicates | None:
        """They need the weight, and leave nothing to do to what makes variances without them."""
        if replicates is None:
            return replicates
        if info.data.get("weight") is None:
            raise PydanticCustomError("replicates_weight", "replicates need the weight")
        useless = [name for name in ("fpc", "lonely_psu") if info.data.get(name) not in (None, "fail")]
        if useless:
            raise PydanticCustomError("replicates_with", "no effect", {"useless": ", ".join(useless)})
        return replicates


class Missing(Declared):
    """Cells that are no answer: not shown to the respondent, or shown and left blank."""

    not_asked: tuple[str, ...] = ("(跳过)", "-3")
    blank: tuple[str, ...] = ("(空)", "-2")


class Decimals(Declared):
    """Decimals shown, where a question does not say otherwise."""

    percent: int = Field(default=1, ge=0, le=6)
    score: int = Field(default=2, ge=0, le=6)
    coefficient: int = Field(default=3, ge=0, le=8)
