"""Which column of the file is which question: headers as people copy them, matched without guessing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from cgsurvey.coding.matching import Categories
from cgsurvey.coding.parts import Option, options_in, rows_like
from cgsurvey.coding.replicates import replicate_columns
from cgsurvey.discretion import is_private, looks_like_headers, quoted, quoted_answer
from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.folding import as_code, folded, simplified
from cgsurvey.ledger import Problem
from cgsurvey.numbering import numbered
from cgsurvey.phrases import LISTED_IN_ERRORS, spoken
from cgsurvey.raw_table import RawTable
from cgsurvey.study import Question, Questionnaire

#: headers that a platform adds of its own, folded: rarely the ones that are meant
SYSTEM_HEADERS = {
    *("序号", "编号", "总分", "状态", "来源", "来源详情", "来自ip", "ip", "用户id", "微信昵称"),
    *("提交答卷时间", "提交时间", "开始时间", "开始答题时间", "结束答题时间", "所用时间", "答题时长"),
}
#: missing columns that are a sentence each where none is found; more of them share one
_MANY_MISSING = 5
#: columns of a questionnaire's own table in the study file
DESIGN_COLUMNS = ("id", "community", "weight", "stratum", "psu", "fpc")
#: columns of its table on quality, that tell how a response came about
PARADATA_COLUMNS = ("seconds", "started", "submitted", "ip", "interviewer")


@dataclass(frozen=True)
class Found:
    """Positions of the columns of one question.

    Attributes
    ----------
    by_option
        One column a category, in the order of the categories.
    unread
        Columns of options that are no category of the question.
    """

    columns: tuple[int, ...]
    by_option: bool = False
    unread: tuple[int, ...] = ()


@dataclass(frozen=True)
class Places:
    """Positions of all columns that a questionnaire uses.

    Attributes
    ----------
    questions, design
    paradata
        Columns that tell how a response came about, as declared or as the platform heads them: keys are of
        `PARADATA_COLUMNS`.
    """

    questions: Mapping[str, Found]
    design: Mapping[str, int]
    paradata: Mapping[str, int]
    replicates: tuple[int, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Headers:
    """Headers of a file by what they have in common with a declared column."""

    raw: RawTable
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    exact: dict[str, int] = field(default_factory=dict)
    folded: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    bare: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    options: list[Option] = field(default_factory=list)
    renumbered: list[str] = field(default_factory=list)
    traditional: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    matched: int = 0

    def __post_init__(self) -> None:
        for place, header in enumerate(self.raw.headers):
            text = folded(header)
            if text:
                self.exact.setdefault(header, place)
                self.folded[text].append(place)
                self.bare[_without_number(text)].append(place)
        self.options = list(options_in(self.raw))

    def find(self, column: str, table: str) -> int:
        """Position of a declared column, by itself or by another header that the study says it may have.

        Raises
        ------
        CgsurveyError
            If no header fits, or more than one.
        """
        ways = (self._places(each) for each in self.names_of(column))
        places = next(filter(None, ways), [])
        if len(places) == 1:
            self.matched += 1
            return places[0]
        if places:
            headers = [self.raw.headers[place] for place in places]
            raise CgsurveyError(
                "coding.ambiguous_column", table=table, column=column, file=self.raw.file, headers=headers
            )
        raise CgsurveyError("coding.no_column", table=table, column=column, file=self.raw.file, near=None)

    def names_of(self, column: str) -> tuple[str, ...]:
        """A declared column, and the other headers that the study says it may have."""
        return (column, *self.aliases.get(column, ()))

    def _places(self, column: str) -> list[int]:
        """Columns that fit: as displayed, folded, without question number, as simplified, by their label."""
        text = folded(column)
        places = [self.exact[column]] if column in self.exact else self.folded.get(text, [])
        if not places:
            places = self.bare.get(_without_number(text), [])
            if len(places) == 1:
                self.renumbered.append(column)
        places = places or rows_like(self.raw, column)
        if not places:
            places = self._simplified.get(simplified(text), [])
            if len(places) == 1:
                self.traditional.append(column)
        if not places:
            places = self._labelled.get(text, []) or self._labelled.get(_without_number(text), [])
            if len(places) == 1:
                self.labelled.append(column)
        return places

    @cached_property
    def _labelled(self) -> Mapping[str, list[int]]:
        """Columns by the label that the file itself gives them, with its number and without."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, described in self.raw.described.items():
            text = folded(described.label)
            for each in dict.fromkeys((text, _without_number(text))):
                if each:
                    places[each].append(place)
        return places

    @cached_property
    def _simplified(self) -> Mapping[str, list[int]]:
        """Headers in simplified characters, looked at where no header fits as it is written."""
        places: dict[str, list[int]] = defaultdict(list)
        for text, own in self.folded.items():
            places[simplified(text)] += own
        return places

    def numbered(self, column: str, table: str) -> list[int]:
        """Position of a column; of one that ends with ``*``, of all that have a number in its place."""
        if not column.endswith("*") or column in self.exact:
            return [self.find(column, table)]
        wanted = re.compile(re.escape(folded(column[:-1])) + r"[\W_]*\d+")
        places = sorted(
            place for text in self.folded if wanted.fullmatch(text) for place in self.folded[text]
        )
        if not places:
            facts = {"table": table, "column": column, "file": self.raw.file, "near": None}
            raise CgsurveyError("coding.no_column", **facts)
        return places

    def options_of(self, column: str, table: str) -> list[Option]:
        """Option headers of a question: under its text, or under its bare number.

        Raises
        ------
        CgsurveyError
            If two questions of the file have that number.
        """
        text = folded(column)
        by_text = [option for option in self.options if text in (option.stem, folded(option.question))]
        if by_text:
            return by_text
        number = numbered(text).number
        by_number = [option for option in self.options if number and numbered(option.stem) == (number, "")]
        if len({option.question for option in by_number}) > 1:
            facts = {"column": column, "headers": [self.raw.headers[each.column] for each in by_number]}
            raise CgsurveyError("coding.ambiguous_column", table=table, file=self.raw.file, **facts)
        if by_number:
            return by_number
        bare = _without_number(text)
        by_bare = [option for option in self.options if bare and _without_number(option.stem) == bare]
        stems = {option.stem for option in by_bare}
        if len(stems) == 1:
            self.renumbered.append(column)
            return by_bare
        plain = simplified(text)
        by_simplified = [option for option in self.options if simplified(option.stem) == plain]
        if by_simplified:
            self.traditional.append(column)
        return by_simplified

    def is_option(self, place: int) -> bool:
        """Whether a column is one option of a question, by the rules of the platform."""
        return bool(self.raw.headings) and self.raw.headings[place].role == "option"

    def near(self, column: str) -> dict[str, str] | None:
        """Headers like the declared column, in a sentence; none of them may be private."""
        known = {key: self.raw.headers[places[0]] for key, places in self.folded.items()}
        like = get_close_matches(folded(column), known, n=3, cutoff=0.5)
        headers = [known[key] for key in like if not is_private(known[key])]
        return spoken("coding.near_headers", headers=headers) if headers else None

    def nearest_first(self, columns: Sequence[str]) -> list[str]:
        """All headers that may be quoted, those most like one of the columns first, a platform's own last."""
        wanted = [_without_number(folded(column)) for column in columns]

        def order(key: str) -> tuple[bool, float]:
            return key in SYSTEM_HEADERS, -max(_likeness(each, _without_number(key)) for each in wanted)

        shown = [quoted(self.raw.headers[self.folded[key][0]]) for key in sorted(self.folded, key=order)]
        return [header for header in shown if header is not None]


def places_of(raw: RawTable, questionnaire: Questionnaire) -> Places:
    """Find every column that the questionnaire declares.

    Raises
    ------
    StudyError
        With all columns that are missing or not certain, not only the first.
    """
    headers = _Headers(raw, questionnaire.declared.aliases)
    mistakes: list[CgsurveyError] = []
    design: dict[str, int] = {}
    for name in DESIGN_COLUMNS:
        column = getattr(questionnaire.declared, name)
        if column not in (None, "none"):
            try:
                design[name] = headers.find(column, f"[questionnaires.{questionnaire.name}] {name}")
            except CgsurveyError as mistake:
                mistakes.append(mistake)
    paradata, wrong = _paradata(headers, questionnaire)
    mistakes += wrong
    replicates, wrong = replicate_columns(headers.numbered, raw, questionnaire, design)
    mistakes += wrong
    questions: dict[str, Found] = {}
    for question in questionnaire.questions.values():
        found, wrong = _found(headers, question)
        mistakes += wrong
        questions[question.name] = found
    mistakes += _read_twice(raw, questionnaire, questions)
    if mistakes:
        raise StudyError(f"study.toml / {raw.file}", _explained(headers, questionnaire, mistakes))
    return Places(questions, design, paradata, replicates, tuple(_rewritten(headers)))


def _paradata(headers: _Headers, questionnaire: Questionnaire) -> tuple[dict[str, int], list[CgsurveyError]]:
    """Columns that tell how a response came about: declared, else as the platform of the file heads them."""
    found: dict[str, int] = {}
    mistakes: list[CgsurveyError] = []
    metas = [heading.meta for heading in headers.raw.headings]
    for name in PARADATA_COLUMNS:
        column = getattr(questionnaire.declared.quality, name)
        if column is not None:
            try:
                found[name] = headers.find(column, f"[questionnaires.{questionnaire.name}.quality] {name}")
            except CgsurveyError as mistake:
                mistakes.append(mistake)
        elif name in metas:
            found[name] = metas.index(name)
    return found, mistakes


def _explained(
    headers: _Headers, questionnaire: Questionnaire, mistakes: Sequence[CgsurveyError]
) -> Iterator[CgsurveyError]:
    """The mistakes; where columns are missing, with what is near and one list of the headers.

    A row that is none of headers is a respondent: nothing of it is quoted, and the missing columns share
    one sentence.
    """
    missing = [mistake for mistake in mistakes if mistake.code == "coding.no_column"]
    columns = [mistake.facts["column"] for mistake in missing]
    raw = headers.raw
    trusted = 2 * headers.matched >= len(missing) or looks_like_headers(raw.headers, raw.columns)
    if missing and (not trusted or (len(missing) > _MANY_MISSING and not headers.matched)):
        row = raw.first - 1
        table = f"[questionnaires.{questionnaire.name}]"
        yield CgsurveyError("coding.not_headers", table=table, file=raw.file, row=row, columns=columns)
        missing.clear()
    elif missing:
        yield from _suspect_header_row(raw, questionnaire)
    for place, mistake in enumerate(missing):
        near = headers.near(mistake.facts["column"]) if place < LISTED_IN_ERRORS else None
        yield CgsurveyError(mistake.code, **{**mistake.facts, "near": near})
    yield from (mistake for mistake in mistakes if mistake.code != "coding.no_column")
    if columns and trusted:
        known = headers.nearest_first(columns[:_MANY_MISSING])
        yield CgsurveyError("coding.known_headers", file=raw.file, headers=known)


def _suspect_header_row(raw: RawTable, questionnaire: Questionnaire) -> Iterator[CgsurveyError]:
    """Columns are missing and the study says where the headers stand: it may be another row."""
    row = questionnaire.declared.header_row
    if row is not None:
        table = f"[questionnaires.{questionnaire.name}]"
        blank = sum(not header.strip() for header in raw.headers)
        yield CgsurveyError("coding.header_row", table=table, row=row, blank=blank, columns=len(raw.headers))


def _read_twice(
    raw: RawTable, questionnaire: Questionnaire, questions: Mapping[str, Found]
) -> Iterator[CgsurveyError]:
    """Columns that stand twice in one question, or in two questions of one kind."""
    readers: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, found in questions.items():
        for place in found.columns:
            readers[place, questionnaire.questions[name].kind].append(name)
    for (place, _), names in readers.items():
        if len(names) > 1:
            facts = {"column": raw.headers[place], "names": list(dict.fromkeys(names))}
            yield CgsurveyError("coding.column_twice", table=f"[questions.{questionnaire.name}]", **facts)


def _found(headers: _Headers, question: Question) -> tuple[Found, list[CgsurveyError]]:
    table = _table(question)
    several = question.kind in ("multiple", "rank")
    given, needed = len(question.columns), len(question.categories)
    if given > 1 and not several:
        return Found(()), [CgsurveyError("coding.one_column", table=table, kind=question.kind, given=given)]
    if given > 1 and given != needed:
        return Found(()), [CgsurveyError("coding.columns_length", table=table, given=given, needed=needed)]
    columns: list[int] = []
    mistakes: list[CgsurveyError] = []
    for column in question.columns:
        try:
            columns.append(headers.find(column, table))
        except CgsurveyError as mistake:
            mistakes.append(mistake)
    if given == 1 and several and (mistakes or headers.is_option(columns[0])):
        try:
            ways = (headers.options_of(each, table) for each in headers.names_of(question.columns[0]))
            options = next(filter(None, ways), [])
        except CgsurveyError as mistake:
            return Found(()), [mistake]
        if options:
            return _found_options(headers, question, options)
    return Found(tuple(columns), by_option=given > 1), mistakes


def _found_options(
    headers: _Headers, question: Question, options: list[Option]
) -> tuple[Found, list[CgsurveyError]]:
    """One column for each category among the option headers; those of no category are left unread."""
    table = _table(question)
    categories = Categories(question)
    by_code = {as_code(each.code): place for place, each in enumerate(question.categories) if each.code}
    columns: dict[int, list[int]] = defaultdict(list)
    unread: list[int] = []
    unnamed: list[int] = []
    for option in options:
        match = categories.match(option.option)
        category = match.category if match else by_code.get(as_code(option.option))
        if not option.option:
            unnamed.append(option.column)
        elif category is None:
            unread.append(option.column)
        else:
            columns[category].append(option.column)
    mistakes = [
        CgsurveyError(
            "coding.ambiguous_column",
            table=table,
            column=categories.values[category],
            file=headers.raw.file,
            headers=[headers.raw.headers[place] for place in places],
        )
        for category, places in columns.items()
        if len(places) > 1
    ]
    for place in range(len(categories.values)):
        # which option an empty column is for makes no difference
        if place not in columns and unnamed:
            columns[place].append(unnamed.pop())
    absent = [value for place, value in enumerate(categories.values) if place not in columns]
    if absent:
        known = [shown for option in options if (shown := _shown(option, headers.raw)) is not None]
        facts = {"table": table, "file": headers.raw.file, "categories": absent, "known": known}
        mistakes.append(CgsurveyError("coding.no_option_column", **facts))
    ordered = tuple(columns[place][0] for place in sorted(columns))
    return Found(ordered, by_option=True, unread=tuple(unread)), mistakes


def _shown(option: Option, raw: RawTable) -> str | None:
    """An option as a message may quote it: one of the headers, or an answer that is nobody's own words."""
    heads = folded(option.option) in folded(raw.headers[option.column])
    return option.option if heads else quoted_answer(option.option)


def _table(question: Question) -> str:
    topic = question.topic or question.name
    place = f"[questions.{question.questionnaire}.{topic}]"
    return place if topic == question.name else f"{place} {question.name}"


def _rewritten(headers: _Headers) -> Iterator[Problem]:
    """Columns that the study writes otherwise than the file heads them."""
    found = {
        "coding.header_number": headers.renumbered,
        "coding.header_traditional": headers.traditional,
        "coding.header_label": headers.labelled,
    }
    for code, columns in found.items():
        if columns:
            yield Problem(code, {"number": len(columns), "columns": columns}, minor=True)


def _likeness(text: str, header: str) -> float:
    return SequenceMatcher(None, text, header).ratio()


def _without_number(text: str) -> str:
    """A folded header without the number of its question."""
    return numbered(text).text
