"""A draft as the text of a study file: what is in force, and in comments why, and what else it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cgsurvey.clean import clean
from cgsurvey.drafting.guesses import Choice, Draft, DraftedQuestion, DraftedQuestionnaire, Reason
from cgsurvey.phrases import Language, say, spoken
from cgsurvey.toml_lines import WIDTH, toml_key, toml_line

#: what no data file says: who signs the report, and when
_SIGNED = ("[report]", 'organisation = "某市民政局"', "date = 2026-01-15")


def toml_text(draft: Draft, language: Language) -> str:
    """The text of the study file, with its comments in `language`.

    What it declares does not depend on the language of the comments.
    """
    lines = [
        *_comment(say("drafting.head", language)),
        "",
        toml_line("title", draft.title),
        toml_line("language", draft.language),
        "",
        "[missing]",
        *(toml_line(key, list(texts)) for key, texts in draft.missing.items()),
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
    yield f"[questionnaires.{toml_key(drafted.name)}]"
    yield toml_line("file", drafted.keys["file"])
    yield toml_line("group", spoken("drafting.group"))
    for key, value in drafted.keys.items():
        if key in drafted.reasons:
            yield from _comment(_reason(drafted.reasons[key], language))
        if key != "file":
            yield toml_line(key, value)
    yield from _choices(drafted.choices, language)


def _questions(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    if not drafted.questions:  # a codebook has them
        return
    yield ""
    yield f"[questions.{toml_key(drafted.name)}]"
    for question in drafted.questions:
        yield from _question(
            f"questions.{toml_key(drafted.name)}.{toml_key(question.name)}", question, language
        )


def _question(table: str, question: DraftedQuestion, language: Language) -> Iterator[str]:
    yield ""
    yield from _comment(_reason(question.guess.reason, language))
    yield f"[{table}]"
    yield toml_line("kind", question.guess.kind)
    for key, value in question.where.items():
        yield toml_line(key, value)
    if question.label is not None:
        yield toml_line("label", question.label)
    for key, value in question.guess.keys.items():
        yield toml_line(key, value)
    yield from _choices(question.guess.choices, language)
    if question.items:
        yield f"[{table}.items]"
        for item in question.items:
            yield toml_line(item.name, {"column": item.column, "label": item.label})


def _measures(drafted: DraftedQuestionnaire, language: Language) -> Iterator[str]:
    for table in drafted.measures:
        yield ""
        yield from _comment(_reason(table.reason, language))
        yield f"# [{table.name}]"
        yield from (
            "# " + line for key, value in table.keys.items() for line in toml_line(key, value).split("\n")
        )


def _choices(choices: Sequence[Choice], language: Language) -> Iterator[str]:
    for choice in choices:
        yield from _comment(_reason(choice.reason, language))
        yield from (
            "# " + line for key, value in choice.keys.items() for line in toml_line(key, value).split("\n")
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
        yield from (f"# {part}" for part in wrap(plain, WIDTH - 2, break_long_words=False))
