"""What a study is: its declarations resolved into questionnaires, questions and variables. All frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from cgsurvey.codebooks.places import Origins
from cgsurvey.declarations import (
    DESIGN_VARIABLES,
    Claim,
    ClaimsFile,
    Condition,
    DeclaredQuestionnaire,
    Kind,
    Service,
    StudyFile,
    Text,
)


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a question.

    Attributes
    ----------
    value
        The text as the study declares it; answers are matched to it.
    score
        Number of the category in means: 1 for the first, unless the study gives scores.
    bounds
        Ends of a banded answer (``"40%-60%"`` is 40 to 60), infinite where open; None without numbers.
    code
        What stands for the category in a download by code, "" where the study does not say.
    """

    value: str
    label: Text
    score: float
    bounds: tuple[float, float] | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one questionnaire, resolved: answer lists filled in, matrices unrolled.

    Attributes
    ----------
    columns
        Headers as declared. One for most kinds; of a multiple or rank question with a column an option,
        one a category, in the order of the categories.
    satisfied
        Positions, in `categories`, of those that count as satisfied.
    missing
        Answers declared as "don't know" or "not applicable".
    topic
        Name of the matrix the question is an item of, else its own name.
    required
        Whether everyone to whom the question is shown has to answer it.
    asked_if
        Conditions that all hold of those to whom the question is shown; none where it is shown to everyone.
    exclusive
        Positions of the categories that go with no other, such as "none of these".
    """

    name: str
    questionnaire: str
    kind: Kind
    label: Text
    columns: tuple[str, ...]
    categories: tuple[Category, ...] = ()
    satisfied: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    topic: str = ""
    topic_label: Text | None = None
    separator: str = "┋"
    blank_means_none: bool = False
    required: bool = False
    range: tuple[float, float] | None = None
    unit: Text | None = None
    decimals: int | None = None
    asked_if: tuple[Condition, ...] = ()
    exclusive: tuple[int, ...] = ()

    def position(self, value: str) -> int:
        """Position of a category by its declared text; ValueError if there is none."""
        return [category.value for category in self.categories].index(value)

    @property
    def banded(self) -> bool:
        """Whether every category is a band of numbers: then bounds are about these, else about scores."""
        return bool(self.categories) and all(each.bounds is not None for each in self.categories)

    def within(self, low: float, high: float) -> list[int]:
        """Positions of the categories of which all, the band or the score, lies between two bounds."""
        spans = [
            each.bounds if self.banded and each.bounds else (each.score, each.score)
            for each in self.categories
        ]
        return [place for place, (start, end) in enumerate(spans) if start >= low and end <= high]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One questionnaire with its questions: the file, the respondents and the sampling design."""

    name: str
    declared: DeclaredQuestionnaire
    questions: Mapping[str, Question]

    @property
    def label(self) -> Text:
        return self.declared.group

    @property
    def naming_column(self) -> Literal["community", "id"] | None:
        """Of a questionnaire of one row a community: the column that names them, its community or else id."""
        named = self.declared.community not in (None, "none")
        return "community" if named else "id" if self.declared.id else None


@dataclass(frozen=True, slots=True)
class Variable:
    """What a name stands for: a question, a scale, an element of a service map, or part of the design."""

    name: str
    questionnaire: str
    kind: Literal["question", "scale", "element", "design"]
    label: Text


@dataclass(frozen=True)
class Study:
    """A study: what was asked, of whom, and what is to be estimated.

    Attributes
    ----------
    path : Path
        The study file; data files are named from its folder.
    file : StudyFile
        The declarations.
    questionnaires : mapping of str to Questionnaire
    published : ClaimsFile
        What was published of it.
    previous : Study or None
        The study of an earlier year that this one is compared with.
    origins
        Table of the study file -> where a codebook has what stands in it.
    """

    path: Path
    file: StudyFile
    questionnaires: Mapping[str, Questionnaire]
    published: ClaimsFile = field(default_factory=ClaimsFile)
    previous: Study | None = None
    origins: Origins = field(default_factory=dict, compare=False)

    @property
    def folder(self) -> Path:
        return self.path.parent

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All published figures, those of tables as well."""
        return self.published.every

    def with_interval(self, rule: str | None) -> Study:
        """The same study with this rule for the intervals of shares; None leaves it as it is."""
        if rule is None:
            return self
        asked = {
            name: replace(each, declared=each.declared.model_copy(update={"interval": rule}))
            for name, each in self.questionnaires.items()
        }
        return replace(self, questionnaires=asked)

    def questions(self) -> Iterator[Question]:
        for questionnaire in self.questionnaires.values():
            yield from questionnaire.questions.values()

    def variables(self, name: str) -> list[Variable]:
        """Everything that `name` can stand for; exactly one in a valid study.

        `name` may be qualified by its questionnaire: ``residents.q5``.
        """
        return self._by_name.get(name, [])

    def variables_of(self, questionnaire: str) -> list[Variable]:
        """Every variable of one questionnaire: questions, scales, elements reached, design."""
        return self._by_questionnaire[questionnaire]

    @cached_property
    def _by_questionnaire(self) -> dict[str, list[Variable]]:
        return {name: list(self._variables_of(name)) for name in self.questionnaires}

    @cached_property
    def _by_name(self) -> dict[str, list[Variable]]:
        found: dict[str, list[Variable]] = {}
        for questionnaire, variables in self._by_questionnaire.items():
            for variable in variables:
                found.setdefault(variable.name, []).append(variable)
                found.setdefault(f"{questionnaire}.{variable.name}", []).append(variable)
        return found

    def _variables_of(self, questionnaire: str) -> Iterator[Variable]:
        questions = self.questionnaires[questionnaire].questions
        for question in questions.values():
            yield Variable(question.name, questionnaire, "question", question.label)
        for name, scale in self.file.scales.items():
            if self.unqualified(scale.items[0], questionnaire) in questions:
                yield Variable(name, questionnaire, "scale", scale.label)
        for name, service in self.file.services.items():
            if self.unqualified(self.anchor(service), questionnaire) in questions:
                for element in self.elements_of(service):
                    yield Variable(f"{name}.{element}", questionnaire, "element", self.file.elements[element])
        for name in DESIGN_VARIABLES:
            if getattr(self.questionnaires[questionnaire].declared, name) not in (None, "none"):
                yield Variable(name, questionnaire, "design", DESIGN_LABELS[name])

    def elements_of(self, service: Service) -> list[str]:
        """Elements of a service map, in the study's order."""
        used = {*service.elements.values(), *service.reached}
        return [element for element in self.file.elements if element in used]

    def unqualified(self, name: str, questionnaire: str) -> str:
        """`name` without the questionnaire in front of it."""
        return name.removeprefix(questionnaire + ".")

    def questions_behind(self, name: str, questionnaire: str) -> set[str]:
        """The variable itself and, of a scale, its items; without the questionnaire in front of them."""
        plain = self.unqualified(name, questionnaire)
        scale = self.file.scales.get(plain)
        items = () if scale is None else scale.items
        return {plain, *(self.unqualified(item, questionnaire) for item in items)}

    def has_headline(self, variable: Variable) -> bool:
        """Whether one number tells of the variable: a satisfaction rate, a coverage, a score or a mean."""
        if variable.kind != "question":
            return variable.kind != "design"
        question = self.questionnaires[variable.questionnaire].questions[variable.name]
        return bool(question.satisfied) or question.kind in ("scale", "number")

    def anchor(self, service: Service) -> str:
        """A question that tells which questionnaire a service map belongs to."""
        if service.received is not None:
            return service.received
        return next(iter(service.reached.values())).question if service.reached else ""


DESIGN_LABELS: dict[str, Text] = {
    "community": Text(zh="社区", en="Community"),
    "stratum": Text(zh="层", en="Stratum"),
    "psu": Text(zh="抽样单元", en="Sampling unit"),
}
