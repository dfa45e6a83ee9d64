"""The draft of a study: of each table its roles, its questions, and what was left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from cgsurvey.discretion import quoted
from cgsurvey.drafting.coded import Pair
from cgsurvey.drafting.groups import Group, groups_of
from cgsurvey.drafting.guesses import (
    Draft,
    DraftedItem,
    DraftedQuestion,
    DraftedQuestionnaire,
    Guess,
    Reason,
)
from cgsurvey.drafting.header_row import is_respondent
from cgsurvey.drafting.kinds import guess_of
from cgsurvey.drafting.look import Look, looked_at
from cgsurvey.drafting.measures import Asking, measures_of
from cgsurvey.drafting.options import of_columns
from cgsurvey.drafting.roles import Roles, repeated_numbers, roles_of
from cgsurvey.errors import Unreadable
from cgsurvey.folding import folded
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.numbering import numbered
from cgsurvey.phrases import Language, spoken
from cgsurvey.raw_table import WITHHELD, RawTable

#: answers from which on a column with one and the same tells nothing
_ROWS = 10
#: kinds whose answers a matrix can share
_SHARED = ("single", "scale", "number", "date")
_WJX_FILE = re.compile(r"\d+_按(?:文本|序号)_(.+?)(?:_\d+)*")
_HAN = re.compile(r"[一-鿿]")
#: of each column the first answers tell its language; of a file more than one column in so many
_FIRST, _MANY = 10, 4


def draft_of(
    tables: Mapping[str, RawTable],
    *,
    how: Mapping[str, str | bool] = MappingProxyType({}),
    codes: Mapping[str, Mapping[str, tuple[Pair, ...]]] = MappingProxyType({}),
) -> Draft:
    """The draft of a study.

    Parameters
    ----------
    tables : mapping of str to RawTable
        Path of each file, as the study file is to name it, and its table.
    how : mapping, optional
        Keys of a questionnaire that say how its file was read: the sheet that was asked for, the encoding.
    codes : mapping, optional
        Path of a file -> header -> code and text of each answer, as `loaders.pairing.codes_of` joins them.

    Raises
    ------
    Unreadable
        If no column of a file is a question that anybody answered, or it has no header.
    """
    names = _questionnaire_names(list(tables))
    questionnaires = tuple(
        _questionnaire(name, file, table, how, codes.get(file, {}))
        for name, (file, table) in zip(names, tables.items(), strict=True)
    )
    first = next(iter(tables.values()))
    return Draft(_title(first.file), _language(tables.values()), _missing(tables.values()), questionnaires)


def _questionnaire(
    name: str,
    file: str,
    table: RawTable,
    how: Mapping[str, str | bool],
    coded: Mapping[str, tuple[Pair, ...]],
) -> DraftedQuestionnaire:
    if table.dialect == "plain" and is_respondent(table.headers, table.columns):
        raise Unreadable("drafting.no_header", file=table.file, row=table.first - 1)
    groups = groups_of(table)
    look = looked_at(table, groups, coded)
    roles = roles_of(table, look.profiles, groups)
    if "codebook" in how:
        roles = roles.as_choices()
    rest = [group for group in groups if not roles.places.intersection(group.places)]
    answered = [filled for group in rest if (filled := _filled(look, group)) is not None]
    told = [group for group in answered if not _is_constant(look, group)]
    questions: list[DraftedQuestion] = []
    asked: list[Asking] = []
    for group in [] if "codebook" in how else told:
        for question in _questions(look, group):
            questions.append(question)
            asked.append(Asking(question.name, look.asked(group).words, question.guess))
    if not questions and "codebook" not in how:
        raise Unreadable("drafting.no_questions", file=table.file)
    kept = {place for group in answered for place in group.places}
    aside = {
        "platform": _of_platform(table, roles),
        "empty": [place for group in rest for place in group.places if place not in kept],
        "constant": [place for group in answered if group not in told for place in group.places],
    }
    scales = {each.name: [item.name for item in each.items] for each in questions if _is_scale(each)}
    return DraftedQuestionnaire(
        name=name,
        keys={"file": file, **how, **roles.keys},
        reasons=roles.reasons,
        choices=roles.choices,
        questions=tuple(questions),
        remarks=tuple(_remarks(look, aside, roles.keys)),
        measures=tuple(measures_of(asked, scales)),
        platform=table.dialect,
        rows=table.size,
    )


def _filled(look: Look, group: Group) -> Group | None:
    """The group without rows of a matrix that nobody answered; None where nobody answered any of it."""
    kept = [look.profiles[place].answered > 0 for place in group.places]
    if not any(kept):
        return None
    if group.shape != "matrix":
        return group
    places = tuple(place for place, keep in zip(group.places, kept, strict=True) if keep)
    parts = tuple(part for part, keep in zip(group.parts, kept, strict=True) if keep)
    return replace(group, places=places, parts=parts)


def _is_constant(look: Look, group: Group) -> bool:
    """Whether many gave one and the same answer to a question of one column."""
    profile = look.of(group)
    return group.shape == "question" and len(profile.counts) == 1 and profile.answered >= _ROWS


def _questions(look: Look, group: Group) -> Iterator[DraftedQuestion]:
    """The question of a group; or one for each column, where the answers are not of one kind."""
    headers = [look.table.headers[place] for place in group.places]
    if group.shape == "options":
        guess = of_columns(group.parts, [look.profiles[place] for place in group.places])
        if guess is not None:
            name = look.names.of_question(group.number, group.key, headers[0])
            yield DraftedQuestion(name, guess, {"columns": headers}, label=_label(group))
            return
    elif group.shape == "matrix" and len(headers) > 1:
        guess = guess_of(look.of(group), look.asked(group))
        if guess.kind in _SHARED:
            yield _matrix(look, group, headers, guess)
            return
    for each in group.apart if len(headers) > 1 else (group,):
        yield _alone(look, each)


def _matrix(look: Look, group: Group, headers: Sequence[str], guess: Guess) -> DraftedQuestion:
    name = look.names.of_question(group.number, group.key, headers[0])
    items = tuple(
        DraftedItem(item, header, part or header)
        for item, header, part in zip(
            look.names.of_items(name, len(headers)), headers, group.parts, strict=True
        )
    )
    return DraftedQuestion(name, guess, items=items, label=_label(group))


def _label(group: Group) -> str | dict[str, str] | None:
    """The stem of several columns, or the number of their question where they tell no stem."""
    if group.stem or not group.number:
        return group.stem or None
    return spoken("drafting.question", number=group.number)


def _alone(look: Look, group: Group) -> DraftedQuestion:
    (place,) = group.places
    header, heading = look.table.headers[place], look.table.headings[place]
    asked = look.asked(group)
    if heading.role == "fill_in":
        guess = Guess("text", {}, Reason("drafting.fill_in", {}, "high"))
    else:
        guess = guess_of(look.profiles[place], asked)
    label = asked.described.label if asked.described else ""
    if not label and group.stem != numbered(header).text:
        label = group.stem
    name = look.names.of_question(group.number, group.key, header)
    return DraftedQuestion(name, guess, {"column": header}, label=label.strip() or None)


def _is_scale(question: DraftedQuestion) -> bool:
    return bool(question.items) and question.guess.kind in ("scale", "number")


def _of_platform(table: RawTable, roles: Roles) -> list[int]:
    """Columns that no respondent filled in."""
    return [
        place
        for place, heading in enumerate(table.headings)
        if heading.role == "meta" and place not in roles.places and folded(table.headers[place])
    ]


def _remarks(look: Look, aside: Mapping[str, Sequence[int]], keys: Mapping[str, str]) -> Iterator[Reason]:
    """What became of the columns that are no question."""
    table = look.table
    personal = [place for place in aside["empty"] if WITHHELD in table.columns[place].texts]
    silent = [place for place in aside["empty"] if place not in personal]
    for code, places in {**aside, "personal": personal, "empty": silent}.items():
        if places:
            headers = [shown for place in places if (shown := quoted(table.headers[place]))]
            yield Reason(f"drafting.columns_{code}", {"number": len(places), "headers": headers})
    unnamed = sum(not folded(header) for header in table.headers)
    if unnamed:
        yield Reason("drafting.columns_unnamed", {"number": unnamed})
    again = repeated_numbers(table, look.profiles)
    if again and "id" not in keys:
        headers = [shown for header in again if (shown := quoted(header))]
        yield Reason("drafting.rows_again", {"headers": headers or [""]})
    if look.by_code:
        yield Reason("drafting.download_by_code")


def _questionnaire_names(files: Sequence[str]) -> list[str]:
    if len(files) == 1:
        return ["respondents"]
    stems = [re.sub(r"\.\w+$", "", file.rsplit("/", 1)[-1]) for file in files]
    named = all(re.fullmatch(r"[A-Za-z_]\w*", stem, re.ASCII) for stem in stems) and len(set(stems)) == len(
        stems
    )
    return stems if named else [f"respondents_{place}" for place in range(1, len(files) + 1)]


def _title(file: str) -> str:
    stem = re.sub(r"\.\w{1,8}$", "", file)
    match = _WJX_FILE.fullmatch(stem)
    return (match[1] if match else stem).strip() or file


def _language(tables: Iterable[RawTable]) -> Language:
    """Chinese where headers are, or where many columns begin with such answers."""
    for table in tables:
        answers = [column for column in table.columns if _HAN.search("".join(column.texts[:_FIRST]))]
        if _MANY * len(answers) > len(table.columns) or _HAN.search("".join(table.headers)):
            return "zh"
    return "en"


def _missing(tables: Iterable[RawTable]) -> dict[str, tuple[str, ...]]:
    """Cells without an answer, as the platforms write them."""
    dialects = [DIALECTS[table.dialect] for table in tables]
    return {
        "not_asked": tuple(dict.fromkeys(text for each in dialects for text in each.not_asked)),
        "blank": tuple(dict.fromkeys(text for each in dialects for text in each.blank)),
    }
