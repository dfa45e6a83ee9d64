"""What the study and the glossary call things, in one language, and how many decimals each is shown with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from cgsurvey.declarations import Text
from cgsurvey.glossary import MEASURES, Term
from cgsurvey.phrases import Language, joined, say
from cgsurvey.report.numbers import decimals_for
from cgsurvey.report.quotation_marks import quotes_nested
from cgsurvey.report.quoting import unmarked
from cgsurvey.result import Estimate, Result
from cgsurvey.study import Question, Study

#: estimands that a model of the study declares
MODELS = ("regression", "logit", "ordered_logit")
#: the term of a regression that is no variable
INTERCEPT = "(intercept)"
#: a condition by its name: ``q20=愿意|非常愿意``, ``age>=60``, ``age>=18<=35``
_CONDITION = re.compile(
    r"(?P<name>[^=<>]+)(?:=(?P<categories>.+)|(?:>=(?P<low>[^<]+))?(?:<=(?P<high>.+))?)", re.DOTALL
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
#: decimals of a coefficient at most, and the spread of the outcome over which fewer are shown
_MOST_DECIMALS, _WIDE = 6, 10


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
        return terms[key].of(self.language)

    def text(self, text: Text) -> str:
        return unmarked(text.of(self.language))

    def day(self, day: date) -> str:
        """A day as it is written under a letter."""
        month = {"zh": str(day.month), "en": _MONTHS[day.month - 1]}
        return self.say("signed_on", year=day.year, month=month, day=day.day)

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
        """Label of what a result is about; of a regression without one, its outcome and treatment."""
        if result.estimand == "missing_patterns":
            return self.say("section.missing")
        estimand = str(result.fit.get("of", result.estimand))
        label = self.variable(estimand, result.questionnaire, result.variable)
        if result.estimand not in MODELS or label != result.variable or not result.fit:
            return label
        outcome = self.regressor(result, str(result.fit.get("outcome")))
        return self.say(
            "model.title",
            outcome=outcome,
            treatment=self.regressor(result, str(result.fit.get("treatment"))),
        )

    def variable(self, estimand: str, questionnaire: str, name: str) -> str:
        """Label of a name that an estimand uses: of a pair, a service map, a model, else of a variable."""
        file = self.study.file
        tables: dict[str, Mapping[str, Any]] = {
            "share_at_or_above": file.thresholds,
            "communities": file.thresholds,
            "coverage": file.services,
            "linkage": file.services,
            "leading": file.services,
            "supply_and_demand": file.services,
            "participation_gap": file.pairs,
            "improvement": file.improvements,
            "scale": file.scales,
            **dict.fromkeys(MODELS, file.models),
        }
        table, _, pair = name.partition(".")
        if estimand == "difference" and table == "pairs" and pair in file.pairs:
            label = self.text(file.pairs[pair].label)
            return self.say("of_whom", who=label, text=self.term(MEASURES, "conversion"))
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
        return unmarked(value)

    def category(self, estimand: str, row: Estimate) -> str:
        """Label of the category that a row is about."""
        value = row.category or ""
        file = self.study.file
        match estimand:
            case "coverage" if row.measure == "reached_by":
                return self.say("reached_by", number=value)
            case "linkage":
                return self._pair(row)
            case "coverage" | "leading":
                return self.text(file.elements[value]) if value in file.elements else value
            case "supply_and_demand":
                service = file.services.get(row.variable)
                asked = (service.received, service.wanted) if service else ()
                labels = (self.option(row.questionnaire, question, value) for question in asked)
                return next((label for label in labels if label != value), value)
            case "improvement":
                improvement = file.improvements.get(row.variable)
                return self.option(row.questionnaire, improvement.improved if improvement else None, value)
            case _:
                return self.option(row.questionnaire, row.variable, value)

    def _pair(self, row: Estimate) -> str:
        """Labels of the two elements of a pair, "first+second"; their names may hold a plus."""
        elements = self.study.file.elements
        for first, second in product(elements, repeat=2):
            if f"{first}+{second}" == row.category:
                labels = (self.text(elements[each]) for each in (first, second))
                return self.say("linkage.pair", first=next(labels), second=next(labels))
        return row.category or ""

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
        if own := self._own_label(result, term):
            return own
        if term == INTERCEPT:
            return self.say("intercept")
        condition = _CONDITION.fullmatch(term)
        name = condition["name"] if condition else term
        label = self.name(result.questionnaire, name)
        if condition is None or condition.end("name") == len(term):
            is_element = self._is_element(result.questionnaire, name)
            return self.say("reached", element=label) if is_element else label
        return self.say("dummy", variable=label, category=self._test(result.questionnaire, condition))

    def _own_label(self, result: Result, term: str) -> str | None:
        """The label that a model of the study gives its treatment or its outcome."""
        model = self.study.file.models.get(result.variable)
        for declared in (model.treatment, model.outcome) if model else ():
            if declared.label and term in (declared.name, declared.question):
                return self.text(declared.label)
        return None

    def _test(self, questionnaire: str, condition: re.Match[str]) -> str:
        """What a condition asks of its variable, in words."""
        name, categories, low, high = condition.group("name", "categories", "low", "high")
        if categories is not None:
            return self.listed(self.level(questionnaire, name, each) for each in categories.split("|"))
        code = "between" if low and high else "at_least" if low else "at_most"
        return self.say(code, low=low, high=high)

    def is_reversed(self, result: Result, item: str) -> bool:
        """Whether a scale of the study turns an item of this questionnaire round."""
        turned = {
            self.study.unqualified(name, result.questionnaire)
            for scale in self.study.file.scales.values()
            for name in scale.reversed
        }
        return self.study.unqualified(item, result.questionnaire) in turned

    def sides(self, result: Result) -> tuple[str, str]:
        """How those with the treatment and those without are called: who had a service, or who is what."""
        term = str(result.fit.get("treatment", ""))
        condition = _CONDITION.fullmatch(term)
        name = condition["name"] if condition else term
        if self._is_element(result.questionnaire, name):
            return self.say("treated"), self.say("untreated")
        is_tested = condition is not None and condition.end("name") < len(term)
        own = self._own_label(result, term)
        if own is None and condition is not None and is_tested:
            own = self._test(result.questionnaire, condition)
        return self.say("with", what=own or self.regressor(result, term)), self.say("without")

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

    def coefficient_decimals(self, result: Result, rows: Iterable[Estimate | None]) -> int:
        """Decimals of coefficients that are read together, e.g. of one term at every step.

        More than declared where a standard error would print as 0, fewer where the outcome ranges widely:
        as many as show two significant digits of the smallest standard error.
        """
        known = [row for row in rows if row is not None]
        declared = self.decimals("regression", known[0]) if known else self.study.file.decimals.coefficient
        errors = [row.std_error for row in known if row.std_error]
        if not errors:
            return declared
        two_digits = min(decimals_for(min(errors), 2), _MOST_DECIMALS)
        if min(errors) < 0.5 * 10**-declared:
            return two_digits
        model = self.study.file.models.get(result.variable)
        is_wide = (result.fit.get("outcome_sd") or 0) > _WIDE and (model is None or model.decimals is None)
        return min(declared, two_digits) if is_wide else declared

    def _own_decimals(self, estimand: str, row: Estimate) -> int | None:
        file, name = self.study.file, row.variable
        if estimand in ("share_at_or_above", "communities") and name in file.thresholds:
            return file.thresholds[name].decimals
        if estimand in MODELS and row.unit == "outcome" and name in file.models:
            return file.models[name].decimals
        if estimand in ("scale", "difference", "communities") and name in file.scales:
            return file.scales[name].decimals
        question = self.question(row.questionnaire, self._asked(estimand, row))
        return question.decimals if question else None

    def _asked(self, estimand: str, row: Estimate) -> str:
        """Name of the question whose decimals a row takes."""
        file, name = self.study.file, row.variable
        if estimand in ("coverage", "linkage", "leading", "supply_and_demand") and name in file.services:
            service = file.services[name]
            reached = service.reached.get(row.category or "")
            return reached.question if reached else service.received or ""
        if estimand == "participation_gap" and name in file.pairs:
            return file.pairs[name].willing.question
        if estimand == "improvement" and name in file.improvements:
            return file.improvements[name].improved
        return name
