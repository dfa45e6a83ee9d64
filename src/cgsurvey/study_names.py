"""What a name in a study stands for; where it is no variable, what it may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.phrases import spoken
from cgsurvey.study import Question, Study, Variable


def find_variable(study: Study, name: str, table: str, questionnaire: str | None = None) -> Variable:
    """The one variable that `name` stands for.

    Raises
    ------
    UsageError
        If it stands for nothing (with a did-you-mean) or for more than one thing.
    """
    matching = [
        each for each in study.variables(name) if questionnaire is None or each.questionnaire == questionnaire
    ]
    if len(matching) != 1:
        raise _unknown(study, name, table, questionnaire)
    return matching[0]


def find_question(study: Study, name: str, table: str, questionnaire: str | None = None) -> Question:
    """The one question that `name` stands for; errors as `find_variable`."""
    variable = find_variable(study, name, table, questionnaire)
    if variable.kind != "question":
        raise UsageError("study.not_a_question", table=table, name=name)
    return study.questionnaires[variable.questionnaire].questions[variable.name]


def _unknown(study: Study, name: str, table: str, questionnaire: str | None = None) -> UsageError:
    """The error for a name that stands for nothing, for something else, or for more than one thing.

    Parameters
    ----------
    table : str
        Where the name stands: a table of the study file in brackets, or an argument of the command line.
    questionnaire : str, optional
        The only questionnaire whose variables may be named.
    """
    place = table if table.startswith("[") else spoken("study.on_command_line", table=table)
    facts = {"table": place, "name": name}
    owners = [questionnaire] if questionnaire else list(study.questionnaires)
    everywhere = study.variables(name)
    matching = [each for each in everywhere if each.questionnaire in owners]
    if len(matching) > 1:
        return UsageError("study.ambiguous_name", **facts, known=_qualified(matching))
    if everywhere:
        others = [each.questionnaire for each in everywhere]
        return UsageError("study.elsewhere", **facts, others=others, questionnaire=questionnaire)
    variables = [each for owner in owners for each in study.variables_of(owner)]
    known = list(dict.fromkeys(each.name for each in variables))
    labelled = [each for each in variables if name in (each.label.zh, each.label.en)]
    if labelled:
        twice = len({each.questionnaire for each in labelled}) > 1
        names = _qualified(labelled) if twice else [each.name for each in labelled]
        meant = spoken("study.has_label", names=names)
        return UsageError("study.unknown_variable", **facts, known=known, meant=meant)
    for kind, names in _uses(study, name, variables):
        if names:
            what = spoken(f"study.is.{kind}")
            return UsageError("study.not_a_variable", **facts, what=what, known=list(dict.fromkeys(names)))
    return UsageError("study.unknown_variable", **facts, known=known, meant=did_you_mean(name, known))


def _qualified(variables: list[Variable]) -> list[str]:
    return [f"{each.questionnaire}.{each.name}" for each in variables]


def _uses(study: Study, name: str, variables: list[Variable]) -> Iterator[tuple[str, list[str]]]:
    """What else than a variable is called `name` (``study.is.*``), and the variables behind it."""
    file = study.file
    questions = [
        study.questionnaires[each.questionnaire].questions[each.name]
        for each in variables
        if each.kind == "question"
    ]
    titled = [each for each in questions if each.topic != each.name]
    labels = {each.name: each.topic_label.both().values() if each.topic_label else () for each in titled}
    yield "matrix", [each.name for each in titled if name == each.topic or name in labels[each.name]]
    if pair := file.pairs.get(name):
        yield "pairs", [pair.willing.question, pair.took_part.question]
    if service := file.services.get(name):
        elements = [f"{name}.{element}" for element in study.elements_of(service)]
        yield "services", elements or [study.anchor(service)]
    if improvement := file.improvements.get(name):
        yield "improvements", [each for each in (improvement.improved, improvement.needed) if each]
    if threshold := file.thresholds.get(name):
        yield "thresholds", [threshold.question]
    if table := file.tables.get(name):
        yield "tables", [table.question, table.by]
    if model := file.models.get(name):
        yield "models", [model.outcome.question]
    if name in study.questionnaires:
        yield "questionnaires", [each.name for each in study.variables_of(name)]
    if name in file.elements:
        yield "elements", [each.name for each in variables if each.name.endswith(f".{name}")]
    if name in file.answers:
        declared = file.questions
        yield "answers", [q.name for q in questions if declared[q.questionnaire][q.topic].answers == name]
