"""A survey and the files that survey platforms would make of it, from its own rows.

What is expected of a file is computed from the rows here and never from a reader.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NOT_ASKED, BLANK = "not asked", "blank"


@dataclass(frozen=True)
class Asked:
    """A question of the form.

    Attributes
    ----------
    kind
        single, multiple, rank, matrix, number, text.
    options
        Texts of the options that the form has today.
    codes
        Position of each on the form when it was made: options that were removed leave gaps.
    items
        Rows of a matrix.
    """

    name: str
    kind: str
    stem: str
    options: tuple[str, ...] = ()
    codes: tuple[int, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wrote:
    """An option that was chosen, and what was written beside it."""

    option: int
    text: str = ""


@dataclass(frozen=True)
class Form:
    """Questions, and for each respondent an answer to each.

    An answer is NOT_ASKED, BLANK, or by kind: `Wrote`; a tuple of `Wrote`, in order for a rank; a tuple of
    `Wrote` or BLANK, one a row of the matrix; a text.
    """

    questions: tuple[Asked, ...]
    rows: tuple[tuple[Any, ...], ...]
    metas: dict[str, list[str]] = field(default_factory=dict)


Table = tuple[list[str], list[list[Any]]]


def by_text(form: Form, mark: str = "、") -> Table:
    """As 问卷星 writes a download by text: one cell a question, 〖〗 beside options."""
    headers, columns = _metas(form)
    for number, (question, answers) in enumerate(_asked(form), start=1):
        if question.kind == "matrix":
            for place, item in enumerate(question.items):
                stem = f"{question.stem}—" if place == 0 else ""
                headers.append(f"{number}{mark}{stem}{item}")
                columns.append([_text(question, each if _none(each) else each[place]) for each in answers])
        else:
            headers.append(f"{number}{mark}{question.stem}")
            columns.append([_text(question, each) for each in answers])
    return headers, [list(row) for row in zip(*columns, strict=True)]


def by_code(form: Form, mark: str = "、") -> Table:
    """As 问卷星 writes a download by number: codes; an option of several a column, 第6题(选项)."""
    headers, columns = _metas(form)
    for number, (question, answers) in enumerate(_asked(form), start=1):
        match question.kind:
            case "matrix":
                for place, item in enumerate(question.items):
                    headers.append(f"第{number}题({item})")
                    columns.append(
                        [_code(question, each if _none(each) else each[place]) for each in answers]
                    )
            case "multiple" | "rank":
                for place, option in enumerate(question.options):
                    headers.append(f"第{number}题({option})")
                    columns.append([_part(question, each, place) for each in answers])
            case _:
                headers.append(f"{number}{mark}{question.stem}")
                columns.append([_code(question, each) for each in answers])
    return headers, [list(row) for row in zip(*columns, strict=True)]


def joined_by_code(form: Form) -> Table:
    """By number with all options in one cell: 1┋3, 3→1."""
    headers, _ = by_text(form)
    columns = _metas(form)[1]
    for question, answers in _asked(form):
        rows = range(len(question.items)) if question.kind == "matrix" else [None]
        for place in rows:
            own = [each if _none(each) or place is None else each[place] for each in answers]
            columns.append([_code(question, each) for each in own])
    return headers, [list(row) for row in zip(*columns, strict=True)]


def tencent(form: Form, repeat: bool = False) -> Table:
    """As 腾讯问卷 writes it: letters before options, a column an option, one without a header."""
    size = len(form.rows)
    headers = ["编号", "开始答题时间", "结束答题时间", "答题时长", "地理位置国家和地区", "IP", "自定义字段"]
    columns: list[list[Any]] = [
        [str(number) for number in range(1, size + 1)],
        *([["2026-09-19 01:56:57"] * size, ["2026-09-19 02:01:00"] * size, ["243"] * size]),
        *([["中国"] * size, [""] * size, [""] * size]),
    ]
    for number, (question, answers) in enumerate(_asked(form), start=1):
        letters = [f"{chr(ord('A') + place)}.{option}" for place, option in enumerate(question.options)]
        match question.kind:
            case "multiple":
                for place, letter in enumerate(letters):
                    headers.append(f"{number}.{question.stem}" + ("" if repeat else f":{letter}"))
                    ticked = [not _none(each) and _chosen(each, place) for each in answers]
                    columns.append([letter if each else "" for each in ticked])
            case "matrix":
                for place, item in enumerate(question.items):
                    headers.append(f"{number}.{question.stem}:{item}")
                    own = [each if _none(each) else each[place] for each in answers]
                    columns.append(["" if _none(each) else letters[each.option] for each in own])
            case "rank":
                raise ValueError("no rank here")
            case _:
                headers.append(f"{number}.{question.stem}")
                columns.append(
                    [
                        "" if _none(each) else letters[each.option] if isinstance(each, Wrote) else each
                        for each in answers
                    ]
                )
    headers.append("")
    return headers, [[*row, ""] for row in zip(*columns, strict=True)]


def expected(form: Form) -> dict[str, tuple[list[str], list[Any]]]:
    """Status and value of every answer, by the name of the question or the row of the matrix."""
    found: dict[str, tuple[list[str], list[Any]]] = {}
    for question, answers in _asked(form):
        if question.kind == "matrix":
            for place in range(len(question.items)):
                own = [each if _none(each) else each[place] for each in answers]
                found[f"{question.name}_{place + 1}"] = _expected(question, own)
        else:
            found[question.name] = _expected(question, answers)
    return found


def study(form: Form, file: str, headers: list[str], codes: bool = True) -> str:
    """The study file of the form, with the headers of one of its downloads by text."""
    metas = len(form.metas) if "编号" not in headers else headers.index("自定义字段") + 1
    lines = [f'title = "调查"\n[questionnaires.r]\nfile = "{file}"\ngroup = "居民"\nid = "{headers[0]}"']
    place = metas
    for question in form.questions:
        kind = {"matrix": "single"}.get(question.kind, question.kind)
        lines.append(f'[questions.r.{question.name}]\nkind = "{kind}"')
        if question.options:
            lines.append(f"categories = {_toml(question.options)}")
            if codes:
                lines.append(f"codes = {_toml(map(str, question.codes))}")
        if question.kind == "matrix":
            lines.append(f"[questions.r.{question.name}.items]")
            for row in range(len(question.items)):
                lines.append(f'{question.name}_{row + 1} = "{headers[place]}"')
                place += 1
        else:
            lines.append(f'column = "{headers[place].partition(":")[0]}"')
            stem = headers[place].partition(":")[0]
            place += 1
            while "编号" in headers and place < len(headers) and headers[place].partition(":")[0] == stem:
                place += 1
    return "\n".join(lines) + "\n"


def write_xlsx(path: Path, table: Table) -> Path:
    """A workbook of one sheet; digits are numbers in it, as the platforms write them."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    headers, rows = table
    for row in (headers, *rows):
        sheet.append([int(cell) if isinstance(cell, str) and _digits(cell) else cell for cell in row])
    book.save(path)
    return path


def write_csv(path: Path, table: Table, encoding: str = "utf-8") -> Path:
    headers, rows = table
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([headers, *rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _digits(cell: str) -> bool:
    plain = cell.removeprefix("-")
    return plain.isascii() and plain.isdigit() and len(plain) < 10 and (plain == "0" or plain[0] != "0")


def _toml(texts: Any) -> str:
    return "[" + ", ".join(f'"{each}"' for each in texts) + "]"


def _metas(form: Form) -> tuple[list[str], list[list[Any]]]:
    return list(form.metas), [list(cells) for cells in form.metas.values()]


def _asked(form: Form) -> list[tuple[Asked, list[Any]]]:
    return [(each, [row[place] for row in form.rows]) for place, each in enumerate(form.questions)]


def _none(answer: Any) -> bool:
    return answer in (NOT_ASKED, BLANK)


def _chosen(answer: Any, place: int) -> bool:
    return any(each.option == place for each in answer)


def _text(question: Asked, answer: Any) -> str:
    if _none(answer):
        return "(跳过)" if answer == NOT_ASKED else "(空)"
    if isinstance(answer, str):
        return answer
    chosen = [answer] if isinstance(answer, Wrote) else answer
    texts = [question.options[each.option] + (f"〖{each.text}〗" if each.text else "") for each in chosen]
    return ("→" if question.kind == "rank" else "┋").join(texts)


def _code(question: Asked, answer: Any) -> str:
    if _none(answer):
        return "-3" if answer == NOT_ASKED else "-2"
    if isinstance(answer, str):
        return answer
    chosen = [answer] if isinstance(answer, Wrote) else answer
    codes = [str(question.codes[each.option]) for each in chosen]
    return ("→" if question.kind == "rank" else "┋").join(codes)


def _part(question: Asked, answer: Any, place: int) -> str:
    if _none(answer):
        return "-3" if answer == NOT_ASKED else "-2"
    order = [each.option for each in answer]
    if question.kind == "rank":
        return str(order.index(place) + 1) if place in order else "-2"
    return "1" if place in order else "0"


def _expected(question: Asked, answers: list[Any]) -> tuple[list[str], list[Any]]:
    status = [each if _none(each) else "answered" for each in answers]
    values: list[Any] = []
    for answer in answers:
        match question.kind:
            case "multiple":
                values.append(
                    [not _none(answer) and _chosen(answer, n) for n in range(len(question.options))]
                )
            case "rank":
                order = [] if _none(answer) else [each.option for each in answer]
                values.append([order.index(n) + 1 if n in order else 0 for n in range(len(question.options))])
            case "number":
                values.append(None if _none(answer) else float(answer))
            case "text":
                values.append(None)
            case _:
                values.append(-1 if _none(answer) else answer.option)
    return status, values
