"""Declared questions -> questions: answer lists filled in and checked, matrices unrolled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cgsurvey.bands import bounds_of
from cgsurvey.declarations import AnswerList, DeclaredQuestion, Missing, StudyFile, Text
from cgsurvey.errors import CgsurveyError, did_you_mean
from cgsurvey.folding import as_code, folded
from cgsurvey.numbering import numbered
from cgsurvey.study import Category, Question

#: what a name may be made of
VALID_NAME = re.compile(r"^\w+$")
#: separators that options hold as well; "" is a space
_OF_PLATFORMS = ("", ",", ";")


#: keys of a question that an answer list has as well
_OWN_ANSWERS = ("categories", "codes", "zh", "en", "satisfied", "scores")
#: of a question that has no categories, or none that can be used
NO_ANSWERS = AnswerList.model_construct(
    categories=(), zh=(), en=(), codes=(), satisfied=(), scores=(), missing=()
)


def questions_of(
    questionnaire: str, file: StudyFile, mistakes: list[CgsurveyError]
) -> Iterator[tuple[str, Question]]:
    """The questions of one questionnaire, matrices unrolled and named answer lists filled in."""
    seen: set[str] = set()
    for key, declared in file.questions.get(questionnaire, {}).items():
        table = f"[questions.{questionnaire}.{key}]"
        # a question whose answers are wrong is there all the same: what refers to it is not wrong as well
        answers = _answers_of(declared, file, table, mistakes) or NO_ANSWERS
        mistakes += _separator_mistakes(declared, answers, table)
        rows = _rows_of(key, declared, table, mistakes)
        for name, columns, label, topic_label in rows:
            if name in seen:
                mistakes.append(CgsurveyError("study.duplicate_question", table=table, name=name))
            seen.add(name)
            yield (
                name,
                Question(
                    name=name,
                    questionnaire=questionnaire,
                    kind=declared.kind,
                    label=label,
                    columns=columns,
                    categories=_categories_of(answers),
                    satisfied=_places_in(answers, answers.satisfied),
                    missing=(*answers.missing, *declared.missing),
                    topic=key,
                    topic_label=topic_label,
                    separator=declared.separator,
                    blank_means_none=declared.blank_means_none,
                    required=declared.required,
                    range=declared.range,
                    unit=declared.unit,
                    decimals=declared.decimals,
                    asked_if=declared.asked_if,
                    exclusive=_places_in(answers, declared.exclusive),
                ),
            )


def _rows_of(
    key: str, declared: DeclaredQuestion, table: str, mistakes: list[CgsurveyError]
) -> Iterator[tuple[str, tuple[str, ...], Text, Text | None]]:
    """(name, columns, label, label of the matrix) of the question, or of each row of a matrix."""
    places = [bool(declared.column), bool(declared.columns), bool(declared.items)]
    if sum(places) != 1:
        mistakes.append(CgsurveyError("study.column_or_items", table=table))
        return
    if not declared.items:
        columns = (declared.column,) if declared.column else declared.columns
        yield key, columns, declared.label or _plain_label(columns[0]), None
        return
    for name, item in declared.items.items():
        if not VALID_NAME.match(name):
            mistakes.append(CgsurveyError("study.bad_name", table=f"{table[:-1]}.items]", name=name))
        yield name, (item.column,), item.label or _plain_label(item.column), declared.label


def _plain_label(header: str) -> Text:
    """A header without the number in front of it, as a label; the name of a variable is one whole."""
    text = "" if header.isascii() and header.isidentifier() else numbered(header).text
    return Text(zh=text or header, en=text or header)


def _answers_of(
    declared: DeclaredQuestion, file: StudyFile, table: str, mistakes: list[CgsurveyError]
) -> AnswerList | None:
    """The question's answer list: named, written in place, or (number, text, date) none."""
    if declared.answers is not None:
        if declared.answers not in file.answers:
            known = sorted(file.answers)
            mistakes.append(
                CgsurveyError(
                    "study.unknown_answers",
                    table=table,
                    name=declared.answers,
                    known=known,
                    meant=did_you_mean(declared.answers, known),
                )
            )
            return None
        given = [name for name in _OWN_ANSWERS if getattr(declared, name)]
        if given:
            mistakes.append(CgsurveyError("study.answers_and_own", table=table, keys=given))
        place, own = f"[answers.{declared.answers}]", file.answers[declared.answers]
    elif declared.kind in ("number", "text", "date"):
        unused = [name for name in ("categories", "codes") if getattr(declared, name)]
        if unused:
            facts = {"kind": declared.kind, "keys": unused}
            mistakes.append(CgsurveyError("study.categories_unused", table=table, **facts))
        return NO_ANSWERS
    elif not declared.categories:
        mistakes.append(CgsurveyError("study.no_categories", table=table, kind=declared.kind))
        return None
    else:
        place, own = table, AnswerList(**{name: getattr(declared, name) for name in _OWN_ANSWERS})
    found = list(_list_mistakes(own, place))
    if not found and declared.kind == "scale" and _satisfied_is_low(own):
        found.append(CgsurveyError("study.satisfied_is_low", table=place))
    found += _meanings_twice(own, declared.missing, file.missing, table if declared.missing else place)
    said = {(each.code, str(each.facts)) for each in mistakes}
    mistakes += [each for each in found if (each.code, str(each.facts)) not in said]
    return None if found else own


def _list_mistakes(answers: AnswerList, place: str) -> Iterator[CgsurveyError]:
    """Labels and scores of another length, categories that are one text, satisfied ones that are none."""
    for name in ("codes", "zh", "en", "scores"):
        given = len(getattr(answers, name))
        if given not in (0, len(answers.categories)):
            facts = {"key": name, "given": given, "needed": len(answers.categories)}
            yield CgsurveyError("study.length", table=place, **facts)
    alike: dict[str, list[str]] = defaultdict(list)
    for value in answers.categories:
        alike[folded(value)].append(value)
    if "" in alike:
        yield CgsurveyError("study.category_blank", table=place)
    twice = [" = ".join(dict.fromkeys(values)) for key, values in alike.items() if key and len(values) > 1]
    if twice:
        yield CgsurveyError("study.category_twice", table=place, categories=twice)
    yield from _code_mistakes(answers, place)
    known = set(answers.categories)
    for value in answers.satisfied:
        if value not in known:
            yield CgsurveyError(
                "study.unknown_category",
                table=place,
                key="satisfied",
                name=value,
                known=list(answers.categories),
                meant=did_you_mean(value, answers.categories),
            )


def _code_mistakes(answers: AnswerList, place: str) -> Iterator[CgsurveyError]:
    """Codes of two categories, and codes that are the text of another category than their own."""
    counts = Counter(map(as_code, answers.codes))
    twice = list(dict.fromkeys(code for code in answers.codes if counts[as_code(code)] > 1))
    if twice:
        yield CgsurveyError("study.code_twice", table=place, codes=twice)
    owner = {as_code(value): value for value in answers.categories}
    for code, value in zip(answers.codes, answers.categories, strict=False):
        other = owner.get(as_code(code), value)
        if other != value:
            facts = {"given": code, "category": value, "other": other}
            yield CgsurveyError("study.code_is_category", table=place, **facts)


def missing_mistakes(missing: Missing) -> Iterator[CgsurveyError]:
    """Codes of [missing] that stand for two kinds of missing."""
    nothing = AnswerList.model_construct(categories=(), codes=(), missing=())
    yield from _meanings_twice(nothing, (), missing, "[missing]")


def _meanings_twice(
    answers: AnswerList, own_missing: Sequence[str], missing: Missing, place: str
) -> Iterator[CgsurveyError]:
    """Texts that are, once folded, an answer and a kind of missing, or two kinds of missing."""
    keys = {
        "categories": answers.categories,
        "codes": answers.codes,
        "missing": (*answers.missing, *own_missing),
        "[missing] blank": missing.blank,
        "[missing] not_asked": missing.not_asked,
    }
    first: dict[str, str] = {}
    for key, texts in keys.items():
        for text in texts:
            before = first.setdefault(as_code(text), key)
            # two codes of [missing] are reported once, and not with every question
            of_answers = before in ("categories", "codes", "missing") and key != "codes"
            if before != key and (of_answers or place == "[missing]"):
                yield CgsurveyError("study.two_meanings", table=place, name=text, first=before, second=key)


def _separator_mistakes(
    declared: DeclaredQuestion, answers: AnswerList, table: str
) -> Iterator[CgsurveyError]:
    """Categories that the separator would cut in two, of a question with all options in one cell.

    Platforms that join with a comma, a semicolon or a space do so whatever the options hold: there each
    cell is taken apart into categories.
    """
    if declared.kind not in ("multiple", "rank") or declared.columns:
        return
    for separator in (declared.separator, *(["→"] if declared.kind == "rank" else [])):
        cut = [value for value in answers.categories if separator in value.strip()]
        if cut and separator.strip() not in _OF_PLATFORMS:
            yield CgsurveyError("study.separator_inside", table=table, separator=separator, categories=cut)


def _satisfied_is_low(answers: AnswerList) -> bool:
    """Whether satisfied categories score below others: then the list is in the form's order, best first."""
    scores = answers.scores or tuple(range(1, len(answers.categories) + 1))
    satisfied = set(_places_in(answers, answers.satisfied))
    inside = [score for place, score in enumerate(scores) if place in satisfied]
    outside = [score for place, score in enumerate(scores) if place not in satisfied]
    return bool(inside and outside) and min(inside) < max(outside)


def _places_in(answers: AnswerList, values: Sequence[str]) -> tuple[int, ...]:
    """Positions of those categories that are among `values`."""
    wanted = set(values)
    return tuple(place for place, value in enumerate(answers.categories) if value in wanted)


def _categories_of(answers: AnswerList) -> tuple[Category, ...]:
    return tuple(
        Category(
            value=value,
            label=Text(
                zh=answers.zh[index] if answers.zh else value, en=answers.en[index] if answers.en else value
            ),
            score=float(answers.scores[index]) if answers.scores else float(index + 1),
            bounds=bounds_of(value),
            code=answers.codes[index] if answers.codes else "",
        )
        for index, value in enumerate(answers.categories)
    )
