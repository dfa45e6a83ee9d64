"""What a study declares: questionnaires, questions, scales, pairs, services, models.

The declarations are pydantic models, because a person writes them; `study_file` reads them from
`study.toml` and resolves each question to a `Question`. Everything is frozen.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cgsurvey.phrases import Language

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


class Declared(BaseModel):
    """Base of everything that a person writes: closed keys, exact types, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _lists_as_tuples(cls, written: Any) -> Any:
        """The one conversion that is allowed: TOML has lists, and what is frozen holds tuples."""
        if not isinstance(written, dict):
            return written
        return {key: tuple(value) if isinstance(value, list) else value for key, value in written.items()}


#: a text that holds more than spaces
Filled = Annotated[str, Field(pattern=r"\S")]
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


def _several(written: Any) -> Any:
    return (written,) if isinstance(written, dict) else written


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


class AnswerList(Declared):
    """Ordered categories, lowest first where they have an order."""

    categories: tuple[Filled, ...] = Field(min_length=1)
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


class DeclaredQuestion(Declared):
    """A question as it is written in the file; `study_file` resolves it to `Question`."""

    kind: Kind
    column: str | None = None
    columns: tuple[Filled, ...] = ()
    items: dict[str, Annotated[Item, BeforeValidator(_item_of, json_schema_input_type=str | Item)]] = {}
    label: Label | None = None
    answers: str | None = None
    categories: tuple[Filled, ...] = ()
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    satisfied: tuple[str, ...] = ()
    scores: tuple[Number, ...] = ()
    missing: tuple[str, ...] = ()
    separator: str = Field(default="┋", min_length=1)
    blank_means_none: bool = False
    range: Range | None = None
    unit: Label | None = None
    decimals: int | None = Field(default=None, ge=0, le=6)


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


class DeclaredQuestionnaire(Declared):
    """One sheet of respondents, and its design."""

    file: Annotated[Filled, Field(max_length=1000)]
    sheet: str | None = None
    header_row: int | None = Field(default=None, ge=1)
    group: Label
    id: str | None = None
    community: str | None = None
    weight: str | None = None
    stratum: str | None = None
    psu: str | None = None
    fpc: str | None = None
    lonely_psu: LonelyRule = "fail"
    replicates: DeclaredReplicates | None = None
    interval: IntervalRule = "auto"
    where: Annotated[
        tuple[Condition, ...],
        BeforeValidator(_several, json_schema_input_type=Condition | list[Condition]),
    ] = ()
    compare: tuple[str, ...] = ()
    composition: str | None = None
    league: tuple[str, ...] = ()
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


class Scale(Declared):
    """Score of several items: their mean, reversed items turned round first."""

    label: Label = Field(default_factory=unlabelled)
    items: tuple[str, ...] = Field(min_length=2)
    reversed: tuple[str, ...] = ()
    range: Range | None = None
    rescale: Range | None = None
    minimum_answered: int | None = Field(default=None, ge=1)
    decimals: int | None = Field(default=None, ge=0, le=6)


class Pair(Declared):
    """Willing to, and did: two answers of the same respondents."""

    label: Label = Field(default_factory=unlabelled)
    willing: ConditionOrName
    took_part: ConditionOrName


class Service(Declared):
    """Services received, by the element that gave them; and, where asked, services wanted."""

    label: Label = Field(default_factory=unlabelled)
    received: str | None = None
    elements: dict[str, str] = {}
    reached: dict[str, ConditionOrName] = {}
    wanted: str | None = None
    same_as: dict[str, str] = {}
    not_offered: tuple[str, ...] = ()
    leading: dict[str, str] = {}
    leading_candidates: tuple[str, ...] = ()


class Improvement(Declared):
    """Improvements reported, each beside the need that it answers."""

    label: Label = Field(default_factory=unlabelled)
    improved: str
    needed: str | None = None
    items: dict[str, str] = {}


class Threshold(Declared):
    """Share at or above a bound, of a number or of banded answers."""

    label: Label = Field(default_factory=unlabelled)
    question: str
    at_least: Number
    decimals: int | None = Field(default=None, ge=0, le=6)


class CrossTable(Declared):
    """One question by another, which need not be grouped by everywhere."""

    label: Label | None = None
    question: str
    by: str


class Step(Declared):
    """What one step of the ladder adds to the step before."""

    label: Label | None = None
    controls: tuple[str, ...] = ()
    fixed_effects: bool = False


#: replicates of a bootstrap or a permutation, and where its generator starts, unless the study says otherwise
DRAWS, SEED = 9999, 1


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
    draws: int = Field(default=DRAWS, ge=199, le=999_999)
    seed: int = Field(default=SEED, ge=0, le=2**32 - 1)
    decimals: int | None = Field(default=None, ge=0, le=8)


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


class StudyFile(Declared):
    """`study.toml` as it is written."""

    title: Label
    year: int | None = None
    language: Language = "zh"
    synthetic: bool = False
    note: Label | None = None
    previous: Annotated[Filled, Field(max_length=1000)] | None = None
    previous_names: dict[str, Filled] = {}
    confidence: float = Field(default=0.95, gt=0.5, le=0.9999)
    decimals: Decimals = Decimals()
    missing: Missing = Missing()
    elements: dict[str, Label] = {}
    answers: dict[str, AnswerList] = {}
    questionnaires: dict[str, DeclaredQuestionnaire] = Field(min_length=1)
    questions: dict[str, dict[str, DeclaredQuestion]]
    scales: dict[str, Scale] = {}
    pairs: dict[str, Pair] = {}
    services: dict[str, Service] = {}
    improvements: dict[str, Improvement] = {}
    thresholds: dict[str, Threshold] = {}
    tables: dict[str, CrossTable] = {}
    models: dict[str, Model] = {}
    facts: dict[str, Fact] = {}
