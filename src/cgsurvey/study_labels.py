"""Labels that a study leaves out: those of the questions behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cgsurvey.declarations import StudyFile, Text
from cgsurvey.study import Question, Questionnaire

#: table -> the name of the question whose label stands in for an entry's own
_SUBJECTS: dict[str, Callable[[Any], str | None]] = {
    "scales": lambda scale: scale.items[0],
    "pairs": lambda pair: pair.willing.question,
    "services": lambda service: service.received,
    "improvements": lambda improvement: improvement.improved,
    "thresholds": lambda threshold: threshold.question,
}


def labelled(file: StudyFile, questionnaires: Mapping[str, Questionnaire]) -> StudyFile:
    """The declarations with a label on every entry: its question's, where it has none of its own.

    Of a scale it is the label of the matrix that its first item is a row of, and of a threshold it has the
    bound, without which a share says nothing. Where there is no such label, the entry's name serves.
    """
    questions: dict[str | None, Question] = {}
    for owner in questionnaires.values():
        for question in owner.questions.values():
            questions.setdefault(question.name, question)
            questions[f"{owner.name}.{question.name}"] = question

    def with_label(table: str, name: str, entry: Any) -> Any:
        if "label" in entry.model_fields_set:
            return entry
        question = questions.get(_SUBJECTS[table](entry))
        label = question and (question.topic_label if table == "scales" else question.label)
        if label and question and table == "thresholds":
            label = _with_bound(label, question, entry.at_least)
        return entry.model_copy(update={"label": label or Text(zh=name, en=name)})

    filled = {
        table: {name: with_label(table, name, entry) for name, entry in getattr(file, table).items()}
        for table in _SUBJECTS
    }
    return file.model_copy(update=filled)


def _with_bound(label: Text, question: Question, bound: float) -> Text:
    """ "Hours a week ≥ 40 h": the unit as the question has it."""
    unit = question.unit.both() if question.unit else {"zh": "", "en": ""}

    def with_bound(text: str | None, of: str) -> str | None:
        return text and f"{text} ≥ {bound:.15g} {of}".rstrip()

    return Text(zh=with_bound(label.zh, unit["zh"]), en=with_bound(label.en, unit["en"]))
