"""What the study and the glossary call things, in one language, and how many decimals each is shown with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cgsurvey.glossary import Term
from cgsurvey.phrases import Language, joined, say
from cgsurvey.result import Estimate, Result
from cgsurvey.study import Question, Study, Text

#: the term of a regression that is no variable
INTERCEPT = "(intercept)"


@dataclass(frozen=True)
class Words:
    """A study read in one language."""

    study: Study
    language: Language

    def say(self, code: str, **facts: Any) -> str:
        """The sentence ``report.<code>``."""
        text = say(f"report.{code}", self.language, **facts)
        return quotes_nested(text) if self.language == "zh" else text

    def listed(self, items: Iterable[str], at_most: int = 12) -> str:
        return joined(list(items), self.language, at_most)

    def term(self, terms: Mapping[str, Term], key: str) -> str:
        """Label of a glossary key; the key itself where the glossary does not know it."""
        if key not in terms:
            return key
        return terms[key].zh if self.language == "zh" else terms[key].en

    def text(self, text: Text) -> str:
        return text.of(self.language)

    @property
    def several(self) -> bool:
        """Whether there is more than one questionnaire, so that each thing must say whose it is."""
        return len(self.study.questionnaires) > 1

    def questionnaire(self, name: str) -> str:
        return self.text(self.study.questionnaires[name].label)

    def of_whom(self, text: str, questionnaire: str) -> str:
        """`text` with the questionnaire in front of it, where there are several."""
        if not self.several:
            return text
        return self.say("of_whom", who=self.questionnaire(questionnaire), text=text)

    def weighted(self, questionnaire: str) -> bool:
        return self.study.questionnaires[questionnaire].declared.weight is not None

    def question(self, questionnaire: str, name: str) -> Question | None:
        questions = self.study.questionnaires[questionnaire].questions
        return questions.get(self.study.unqualified(name, questionnaire))

    def subject(self, result: Result) -> str:
        """Label of what a result is about."""
        return self.variable(result.estimand, result.questionnaire, result.variable)

    def variable(self, estimand: str, questionnaire: str, name: str) -> str:
        """Label of a name that an estimand uses: of a pair, a service map, a model, else of a variable."""
        file = self.study.file
        tables: dict[str, Mapping[str, Any]] = {
            "share_at_or_above": file.thresholds,
            "coverage": file.services,
            "supply_and_demand": file.services,
            "participation_gap": file.pairs,
            "improvement": file.improvements,
            "scale": file.scales,
            "regression": file.models,
        }
        declared = tables.get(estimand, {}).get(name)
        if declared is None:
            return self.name(questionnaire, name)
        return self.text(declared.label) if declared.label else name

    def name(self, questionnaire: str, name: str) -> str:
        """Label of a question, scale, element or part of the design."""
        plain = self.study.unqualified(name, questionnaire)
        for variable in self.study.variables_of(questionnaire):
            if variable.name == plain:
                return self.text(variable.label)
        return name

    def option(self, questionnaire: str, question: str | None, value: str) -> str:
        """Label of a category of a question."""
        found = self.question(questionnaire, question) if question else None
        for category in found.categories if found else ():
            if category.value == value:
                return self.text(category.label)
        return value

    def category(self, estimand: str, row: Estimate) -> str:
        """Label of the category that a row is about."""
        value = row.category or ""
        file = self.study.file
        match estimand:
            case "coverage" if row.measure == "reached_by":
                return self.say("reached_by", number=value)
            case "coverage":
                return self.text(file.elements[value]) if value in file.elements else value
            case "supply_and_demand":
                service = file.services.get(row.variable)
                return self.option(row.questionnaire, service.received if service else None, value)
            case "improvement":
                improvement = file.improvements.get(row.variable)
                return self.option(row.questionnaire, improvement.improved if improvement else None, value)
            case _:
                return self.option(row.questionnaire, row.variable, value)

    def level(self, questionnaire: str, variable: str, value: str) -> str:
        """Label of a group level: a category, reached or not, or a community's own name."""
        if self._is_element(questionnaire, variable) and value in ("0", "1"):
            return self.say("not_reached" if value == "0" else "was_reached")
        return self.option(questionnaire, variable, value)

    def _is_element(self, questionnaire: str, name: str) -> bool:
        plain = self.study.unqualified(name, questionnaire)
        return any(
            each.name == plain and each.kind == "element" for each in self.study.variables_of(questionnaire)
        )

    def contrast(self, questionnaire: str, variable: str, value: str) -> str:
        """Labels of both levels of a difference, "a - b"; categories may themselves hold a dash."""
        question = self.question(questionnaire, variable)
        known = {category.value for category in question.categories} if question else set()
        parts = value.split(" - ")
        splits = [(" - ".join(parts[:at]), " - ".join(parts[at:])) for at in range(1, len(parts))]
        for first, second in splits:
            if {first, second} <= known or len(splits) == 1:
                levels = (self.level(questionnaire, variable, each) for each in (first, second))
                return self.say("contrast", first=next(levels), second=next(levels))
        return value

    def regressor(self, result: Result, term: str) -> str:
        """Label of a regression term: the treatment's own, a variable's, or "variable: category"."""
        model = self.study.file.models.get(result.variable)
        treatment = model.treatment if model else None
        if treatment and treatment.label and term in (treatment.name, treatment.question):
            return self.text(treatment.label)
        if term == INTERCEPT:
            return self.say("intercept")
        name, is_category, value = term.partition("=")
        label = self.name(result.questionnaire, name)
        if not is_category:
            return (
                self.say("reached", element=label) if self._is_element(result.questionnaire, name) else label
            )
        levels = [self.level(result.questionnaire, name, each) for each in value.split("|")]
        return self.say("dummy", variable=label, category=self.listed(levels))

    def decimals(self, estimand: str, row: Estimate) -> int:
        """Decimals of a row: those of its question, scale, threshold or model, else the study's."""
        own = self._own_decimals(estimand, row)
        default = self.study.file.decimals
        match row.unit:
            case "proportion" | "points":
                return default.percent if own is None else own
            case "value":
                return default.score if own is None else own
            case "outcome":
                return default.coefficient if own is None else own
            case "coefficient":
                return default.coefficient
            case _:
                return own if own is not None and row.variable in self.study.file.scales else default.score

    def _own_decimals(self, estimand: str, row: Estimate) -> int | None:
        file, name = self.study.file, row.variable
        if estimand == "share_at_or_above" and name in file.thresholds:
            return file.thresholds[name].decimals
        if estimand == "regression" and name in file.models:
            return file.models[name].decimals
        if estimand in ("scale", "difference") and name in file.scales:
            return file.scales[name].decimals
        question = self.question(row.questionnaire, self._asked(estimand, row))
        return question.decimals if question else None

    def _asked(self, estimand: str, row: Estimate) -> str:
        """Name of the question whose decimals a row takes."""
        file, name = self.study.file, row.variable
        if estimand in ("coverage", "supply_and_demand") and name in file.services:
            service = file.services[name]
            reached = service.reached.get(row.category or "")
            return reached.question if reached else service.received or ""
        if estimand == "participation_gap" and name in file.pairs:
            return file.pairs[name].willing.question
        if estimand == "improvement" and name in file.improvements:
            return file.improvements[name].improved
        return name


def quotes_nested(text: str) -> str:
    """Quotation marks inside quotation marks made single, as Chinese writes them."""
    depth, written = 0, []
    for character in text:
        if character == "“":
            depth += 1
            written.append("“" if depth == 1 else "‘")
        elif character == "”" and depth:
            written.append("”" if depth == 1 else "’")
            depth -= 1
        else:
            written.append(character)
    return "".join(written)
