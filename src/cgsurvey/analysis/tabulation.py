"""The table of a variable: which statistic gives it, alone and by groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cgsurvey.declarations import DESIGN_VARIABLES, Text
from cgsurvey.errors import NotEstimable
from cgsurvey.study import Study, Variable


class Planned(NamedTuple):
    """One call of a statistic: its estimand, what people call its subject, and its arguments."""

    estimand: str
    label: Text
    options: Mapping[str, Any]

    @property
    def about(self) -> str:
        """What its result is about: its own name, else its first argument; "" of a whole questionnaire."""
        return str(self.options.get("name") or next(iter(self.options.values()), ""))


#: kind of question -> the statistic that tabulates it
TABLES = {
    "single": "frequency",
    "scale": "frequency",
    "multiple": "multiple_response",
    "number": "mean",
    "rank": "ranking",
    "text": "response",
    "date": "response",
}


def tabulated(study: Study, variable: Variable, by: str | None, label: Text | None = None) -> list[Planned]:
    """The table of a variable; with groups its shares or means in each, and their differences if any."""
    label = label or variable.label
    estimand, options = _table_of(study, variable)
    if by is None:
        return [Planned(estimand, label, options)]
    if by == "community" and study.has_headline(variable):
        league = Planned("communities", label, {"variable": variable.name})
        return (
            [league]
            if estimand != "frequency"
            else [Planned("crosstab", label, {**options, "by": by}), league]
        )
    if estimand in ("frequency", "multiple_response"):
        estimand = "crosstab"
    planned = [Planned(estimand, label, {**options, "by": by})]
    if _has_differences(study, variable, by):
        planned.append(Planned("difference", label, {"variable": variable.name, "by": by}))
    return planned


def _table_of(study: Study, variable: Variable) -> tuple[str, dict[str, str]]:
    """The statistic that tabulates a variable, and its arguments."""
    match variable.kind:
        case "scale":
            return "scale", {"scale": variable.name}
        case "element":
            return "coverage", {"service": variable.name.split(".", 1)[0]}
        case "design":
            raise NotEstimable("note.no_table", name=variable.name)
    question = study.questionnaires[variable.questionnaire].questions[variable.name]
    return TABLES[question.kind], {"question": question.name}


def _has_differences(study: Study, variable: Variable, by: str) -> bool:
    """Whether the variable has a rate or a mean, and the groups are apart and more than sampling units."""
    questions = study.questionnaires[variable.questionnaire].questions
    question, grouping = questions.get(variable.name), questions.get(by)
    if by in DESIGN_VARIABLES or (grouping is not None and grouping.kind == "multiple"):
        return False
    if variable.kind == "question" and question is not None:
        return bool(question.satisfied) or question.kind in ("scale", "number")
    return variable.kind == "scale"
