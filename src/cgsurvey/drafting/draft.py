"""The draft of a study: of each table its roles, its questions, and what was left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.rows import empty_rows, footers
from cgsurvey.coding.sheet import Sheet
from cgsurvey.declarations import Missing
from cgsurvey.discretion import quoted
from cgsurvey.drafting.asked import Asked
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
from cgsurvey.drafting.kinds import guess_of
from cgsurvey.drafting.ladders import certain_ladder
from cgsurvey.drafting.lexicon import Ladder
from cgsurvey.drafting.measures import Asking, measures_of
from cgsurvey.drafting.names import Names
from cgsurvey.drafting.options import of_columns
from cgsurvey.drafting.profile import Profile, profile_of, together
from cgsurvey.drafting.roles import Roles, roles_of
from cgsurvey.errors import Unreadable
from cgsurvey.folding import folded
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.numbering import numbered
from cgsurvey.phrases import Language, spoken
from cgsurvey.raw_table import RawTable

#: rows from which on a column with one answer tells nothing
_ROWS = 10
#: platforms that give a download by code, and closed questions that show that a file is one
_CODED, _SEVERAL = ("wjx", "tencent"), 3
#: kinds whose answers a matrix can share
_SHARED = ("single", "scale", "number", "date")
_WJX_FILE = re.compile(r"\d+_按(?:文本|序号)_(.+?)(?:_\d+)*")
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True)
class _Look:
    """One table being looked at."""

    table: RawTable
    profiles: Mapping[int, Profile]
    ladders: tuple[Ladder, ...]
    separator: str
    names: Names
    coded: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    by_code: bool = False

    def of(self, group: Group) -> Profile:
        return together(self.profiles[place] for place in group.places)

    def asked(self, group: Group) -> Asked:
        headers = " ".join(self.table.headers[place] for place in group.places[:1])
        described = self.table.described.get(group.places[0])
        words = f"{group.stem} {headers} {described.label if described else ''}"
        return Asked(words, self.separator, described, self.ladders, self._codes(group), self.by_code)

    def _codes(self, group: Group) -> tuple[Pair, ...]:
        """Codes of the answers, where all columns of the group have the same."""
        found = {self.coded.get(self.table.headers[place], ()) for place in group.places}
        return found.pop() if len(found) == 1 else ()


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
        If no column of a file is a question that anybody answered.
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
    look = replace(_looked_at(table), coded=coded)
    groups = groups_of(table)
    roles = roles_of(table, look.profiles, groups)
    look = replace(look, ladders=tuple(_certain_ladders(look, groups)), by_code=_is_by_code(look, groups))
    questions: list[DraftedQuestion] = []
    empty: list[int] = []
    constant: list[int] = []
    asked: list[Asking] = []
    for group in groups:
        if roles.places.intersection(group.places):
            continue
        filled = _filled(look, group)
        empty += [place for place in group.places if filled is None or place not in filled.places]
        if filled is None:
            continue
        if filled.shape == "question" and _is_constant(look.of(filled), table.size):
            constant += filled.places
            continue
        for question in _questions(look, filled):
            questions.append(question)
            asked.append(Asking(question.name, look.asked(filled).words, question.guess))
    if not questions:
        raise Unreadable("drafting.no_questions", file=table.file)
    scales = {each.name: [item.name for item in each.items] for each in questions if _is_scale(each)}
    keys = {"file": file, **how, **roles.keys}
    return DraftedQuestionnaire(
        name,
        keys,
        roles.reasons,
        roles.choices,
        tuple(questions),
        (
            *_remarks(table, roles, empty, constant),
            *([Reason("drafting.download_by_code")] if look.by_code else []),
        ),
        tuple(measures_of(asked, scales)),
        table.dialect,
        table.size,
    )


def _looked_at(table: RawTable) -> _Look:
    """The facts of each column, without rows that are no respondents."""
    dialect = DIALECTS[table.dialect]
    kinds = MissingKinds(Missing(not_asked=dialect.not_asked, blank=dialect.blank))
    whole = Sheet.of(table)
    rows = whole.only(~(empty_rows(whole) | footers(whole, ())))
    profiles = {
        place: profile_of(rows.column(place), kinds)
        for place, heading in enumerate(table.headings)
        if heading.role != "meta" or heading.meta in ("id", "other")
    }
    return _Look(table, profiles, (), dialect.separator, Names())


def _is_by_code(look: _Look, groups: Sequence[Group]) -> bool:
    """Whether every closed question of a platform's file is answered by small whole numbers."""
    closed = [look.of(group) for group in groups if group.shape == "question" and look.of(group).repeats]
    return look.table.dialect in _CODED and len(closed) >= _SEVERAL and all(map(_holds_codes, closed))


def _holds_codes(profile: Profile) -> bool:
    return len(profile.numbers) == len(profile.counts) and all(
        number.value.is_integer() and not number.suffix for number in profile.numbers.values()
    )


def _certain_ladders(look: _Look, groups: Sequence[Group]) -> Iterator[Ladder]:
    for group in groups:
        profile = look.of(group)
        found = certain_ladder(profile.texts, profile.answered)
        if found is not None:
            yield found


def _filled(look: _Look, group: Group) -> Group | None:
    """The group without rows of a matrix that nobody answered; None where nobody answered any of it."""
    kept = [look.profiles[place].answered > 0 for place in group.places]
    if not any(kept):
        return None
    if group.shape != "matrix":
        return group
    places = tuple(place for place, keep in zip(group.places, kept, strict=True) if keep)
    parts = tuple(part for part, keep in zip(group.parts, kept, strict=True) if keep)
    return replace(group, places=places, parts=parts)


def _is_constant(profile: Profile, rows: int) -> bool:
    return len(profile.counts) == 1 and rows >= _ROWS


def _questions(look: _Look, group: Group) -> Iterator[DraftedQuestion]:
    """The question of a group; or one for each column, where the answers are not of one kind."""
    headers = [look.table.headers[place] for place in group.places]
    if group.shape == "options":
        guess = of_columns(group.parts, [look.profiles[place] for place in group.places])
        if guess is not None:
            name = look.names.of_question(group.number, headers[0])
            yield DraftedQuestion(name, guess, {"columns": headers}, label=_label(group))
            return
    elif group.shape == "matrix" and len(headers) > 1:
        guess = guess_of(look.of(group), look.asked(group))
        if guess.kind in _SHARED:
            yield _matrix(look, group, headers, guess)
            return
    for each in group.apart if len(headers) > 1 else (group,):
        yield _alone(look, each)


def _matrix(look: _Look, group: Group, headers: Sequence[str], guess: Guess) -> DraftedQuestion:
    name = look.names.of_question(group.number, headers[0])
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


def _alone(look: _Look, group: Group) -> DraftedQuestion:
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
    name = look.names.of_question(group.number, header)
    return DraftedQuestion(name, guess, {"column": header}, label=label.strip() or None)


def _is_scale(question: DraftedQuestion) -> bool:
    return bool(question.items) and question.guess.kind in ("scale", "number")


def _remarks(
    table: RawTable, roles: Roles, empty: Sequence[int], constant: Sequence[int]
) -> Iterator[Reason]:
    """What became of the columns that are no question."""
    of_platform = [
        place
        for place, heading in enumerate(table.headings)
        if heading.role == "meta" and place not in roles.places and folded(table.headers[place])
    ]
    withheld = {problem.column for problem in table.problems if problem.code.startswith("personal.")}
    personal = [place for place in empty if table.headers[place] in withheld]
    silent = [place for place in empty if place not in personal]
    kinds = {"platform": of_platform, "personal": personal, "empty": silent, "constant": constant}
    for code, places in kinds.items():
        if places:
            headers = [shown for place in places if (shown := quoted(table.headers[place]))]
            yield Reason(f"drafting.columns_{code}", {"number": len(places), "headers": headers})
    unnamed = sum(not folded(header) for header in table.headers)
    if unnamed:
        yield Reason("drafting.columns_unnamed", {"number": unnamed})


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
    """Chinese where a header is."""
    headers = [header for table in tables for header in table.headers]
    return "zh" if any(_HAN.search(header) for header in headers) else "en"


def _missing(tables: Iterable[RawTable]) -> dict[str, tuple[str, ...]]:
    """Cells without an answer, as the platforms write them."""
    dialects = [DIALECTS[table.dialect] for table in tables]
    return {
        "not_asked": tuple(dict.fromkeys(text for each in dialects for text in each.not_asked)),
        "blank": tuple(dict.fromkeys(text for each in dialects for text in each.blank)),
    }
