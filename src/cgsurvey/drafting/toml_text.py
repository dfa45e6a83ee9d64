"""A draft as the text of a study file: what is in force, and in comments why, and what else it may be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from cgsurvey.clean import clean, escaped
from cgsurvey.drafting.guesses import Choice, Draft, DraftedQuestion, DraftedQuestionnaire, Reason
from cgsurvey.phrases import Language, say, spoken

#: characters of a line, before a list takes several
_WIDTH = 110
#: what no data file says: who signs the report, and when
_SIGNED = ("[report]", 'organisation = "某市民政局"', "date = 2026-01-15")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(draft: Draft, language: Language) -> str:
    """The text of the study file, with its comments in `language`.

    What it declares does not depend on the language of the comments.
    """
    lines = [
        *_comment(say("drafting.head", language)),
        "",
        _line("title", draft.title),
        _line("language", draft.language),
        "",
        "[missing]",
        *(_line(key, list(texts)) for key, texts in draft.missing.items()),
        "",
        *_comment(say("drafting.signed", language)),
        *(f"# {line}" for line in _SIGNED),
    ]
    for each in draft.questionnaires:
        lines += _questionnaire(each, language)
    for each in draft.questionnaires:
        lines += _questions(each, language)
    for each in draft.questionnaires:
        lines += _measures(each, language)
    return "\n".join(lines) + "\n"


def _questionnaire(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    yield ""
    for remark in drafted.remarks:
        yield from _comment(_reason(remark, language))
    yield f"[questionnaires.{_key(drafted.name)}]"
    yield _line("file", drafted.keys["file"])
    yield _line("group", spoken("drafting.group"))
    for key, value in drafted.keys.items():
        if key in drafted.reasons:
            yield from _comment(_reason(drafted.reasons[key], language))
        if key != "file":
            yield _line(key, value)
    yield from _choices(drafted.choices, language)


def _questions(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    if not drafted.questions:  # a codebook has them
        return
    yield ""
    yield f"[questions.{_key(drafted.name)}]"
    for question in drafted.questions:
        yield from _question(f"questions.{_key(drafted.name)}.{_key(question.name)}", question, language)


def _question(table: str, question: DraftedQuestion, language: Language) -> Iterator[str]:
    yield ""
    yield from _comment(_reason(question.guess.reason, language))
    yield f"[{table}]"
    yield _line("kind", question.guess.kind)
    for key, value in question.where.items():
        yield _line(key, value)
    if question.label is not None:
        yield _line("label", question.label)
    for key, value in question.guess.keys.items():
        yield _line(key, value)
    yield from _choices(question.guess.choices, language)
    if question.items:
        yield f"[{table}.items]"
        for item in question.items:
            yield f"{_key(item.name)} = {{ column = {_value(item.column)}, label = {_value(item.label)} }}"


def _measures(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    for table in drafted.measures:
        yield ""
        yield from _comment(_reason(table.reason, language))
        yield f"# [{table.name}]"
        yield from (
            "# " + line for key, value in table.keys.items() for line in _line(key, value).split("\n")
        )


def _choices(choices: Sequence[Choice], language: Language) -> Iterator[str]:
    for choice in choices:
        yield from _comment(_reason(choice.reason, language))
        yield from (
            "# " + line for key, value in choice.keys.items() for line in _line(key, value).split("\n")
        )


def _reason(reason: Reason, language: Language) -> str:
    text = say(reason.code, language, **reason.facts)
    if reason.confidence is None:
        return text
    sure = say(f"drafting.sure.{reason.confidence}", language)
    return say("drafting.with_confidence", language, text=text, sure=sure)


def _comment(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        plain = clean(" ".join(line.split()))
        yield from (f"# {part}" for part in wrap(plain, _WIDTH - 2, break_long_words=False))


def _line(key: str, value: Any) -> str:
    line = f"{_key(key)} = {_value(value)}"
    if len(line) <= _WIDTH or not isinstance(value, list):
        return line
    return f"{_key(key)} = [\n" + "".join(f"    {_value(each)},\n" for each in value) + "]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return repr(value)


def _text(text: str) -> str:
    """A text in quotes. TOML escapes as JSON does, and one control character more."""
    return escaped(json.dumps(text, ensure_ascii=False))
