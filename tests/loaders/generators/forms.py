"""A survey as KoboToolbox, LimeSurvey, Microsoft and Google Forms, SurveyMonkey and Qualtrics export it.

Each function writes headers and rows from the form's own rows, and says for the study file where each
question stands. `known` is the form as the export still tells it: what the platform does not keep apart
(not shown, left blank, nothing ticked) is not apart in it either.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from loaders.generators.platforms import BLANK, NOT_ASKED, Asked, Form, Wrote


def _services(row: int) -> Any:
    """Each combination of the options comes up."""
    chosen = tuple(Wrote(place) for place in range(4) if (row + 1) >> place & 1)
    return chosen if chosen and row != 5 else BLANK


def _reasons(row: int) -> Any:
    if row % 3 == 0:
        return NOT_ASKED
    pairs = {5: (0, 2), 7: (0, 1), 11: (1, 2)}
    chosen = next((pair for each, pair in pairs.items() if row % each == 0), (row % 3,))
    return tuple(map(Wrote, chosen))


FORM = Form(
    questions=(
        Asked("sex", "single", "您的性别", ("男", "女")),
        Asked("overall", "single", "总体满意度", ("很满意", "基本满意, 有改进余地", "一般", "不满意")),
        Asked("services", "multiple", "需要的服务", ("社区 食堂", "法律咨询, 含调解", "助老", "其他")),
        Asked("reasons", "multiple", "未参加的原因", ("没时间", "不知道", "离家远")),
        Asked("rate", "matrix", "请评价", ("满意", "一般", "不满意"), items=("环境", "人员")),
        Asked("age", "number", "年龄"),
        Asked("note", "text", "建议"),
    ),
    rows=tuple(
        (
            Wrote(row % 2),
            BLANK if row == 7 else Wrote(row % 4),
            _services(row),
            _reasons(row),
            (Wrote(row % 3), BLANK if row == 4 else Wrote((row + 1) % 3)),
            str(20 + row),
            "多办活动" if row % 4 == 0 else BLANK,
        )
        for row in range(24)
    ),
)


@dataclass(frozen=True)
class Export:
    """A table as a platform writes it.

    Attributes
    ----------
    headers
        One row of headers, or several.
    asked
        Name of a question -> its lines in the study file.
    known
        The form as far as the table tells it.
    missing
        Lines of the study file on [missing].
    """

    headers: list[list[str]]
    rows: list[list[str]]
    asked: dict[str, list[str]]
    known: Form
    missing: str = ""

    def study(self, file: str) -> str:
        """The study file that reads this table from `file`."""
        lines = ['title = "调查"', self.missing, f'[questionnaires.r]\nfile = "{file}"\ngroup = "居民"']
        for question in self.known.questions:
            kind = {"matrix": "single"}.get(question.kind, question.kind)
            lines.append(f'[questions.r.{question.name}]\nkind = "{kind}"\nlabel = "{question.stem}"')
            if question.options:
                lines.append(f"categories = {listed(question.options)}")
            lines += self.asked[question.name]
        return "\n".join(filter(None, lines)) + "\n"

    def write(self, path: Path, delimiter: str = ",") -> Path:
        """The table as a workbook or as delimited text, by the name of the path."""
        if path.suffix == ".xlsx":
            from openpyxl import Workbook

            book = Workbook(write_only=True)
            sheet = book.create_sheet("Sheet1")
            for row in (*self.headers, *self.rows):
                sheet.append([int(cell) if cell.isascii() and cell.isdigit() else cell for cell in row])
            book.save(path)
        else:
            text = io.StringIO()
            csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
                [*self.headers, *self.rows]
            )
            path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
        return path


@dataclass
class _Table:
    """A table that is made column by column."""

    size: int
    columns: list[tuple[tuple[str, ...], list[str]]] = field(default_factory=list)
    asked: dict[str, list[str]] = field(default_factory=dict)

    def add(self, header: str | tuple[str, ...], cells: Any) -> None:
        headers = (header,) if isinstance(header, str) else header
        self.columns.append((headers, [cells] * self.size if isinstance(cells, str) else list(cells)))

    def export(self, known: Form, missing: str = "") -> Export:
        headers = [list(row) for row in zip(*(heads for heads, _ in self.columns), strict=True)]
        rows = [list(row) for row in zip(*(cells for _, cells in self.columns), strict=True)]
        return Export(headers, rows, self.asked, known, missing)


def kobo(form: Form = FORM, *, labels: bool = False, shows: str = "both", r: bool = False) -> Export:
    """Headers and cells are names of the form or labels; several answers one column, one an option, or both.

    With `r` the headers are what R makes of them, and the ticks are TRUE and FALSE.
    """
    form = without(form, {NOT_ASKED: BLANK})
    table = _Table(len(form.rows))
    times = [f"2026-09-{1 + row % 28:02}T09:00:00.000+08:00" for row in range(table.size)]
    table.add("start", times)
    table.add("end", [time.replace("T09:00", "T09:07") for time in times])
    for question, answers in columns_of(form):
        path = question.stem if labels else f"about/{question.name}"
        names = question.options if labels else [f"o{place}" for place in range(len(question.options))]
        codes = [] if labels or not question.options else [f"codes = {listed(names)}"]
        lines = [f'column = "{_r(path) if r else path}"', *codes]
        if question.kind == "multiple":
            several = [[] if each == BLANK else [names[one.option] for one in each] for each in answers]
            ticked = ("TRUE", "FALSE") if r else ("1", "0")
            heads = [f"{path}/{name}" for name in names]
            if shows != "details":
                table.add(path, [" ".join(each) for each in several])
                lines.append('separator = " "')
            if shows != "summary":
                for name, head in zip(names, heads, strict=True):
                    table.add(head, ["" if not each else ticked[name not in each] for each in several])
            if shows == "details":
                lines = [f"columns = {listed(map(_r, heads) if r else heads)}"]
        elif question.kind == "matrix":
            lines = [*codes, "[questions.r.rate.items]"]
            for place, item in enumerate(question.items):
                head = f"{path}/{item}" if labels else f"{path}_{place}"
                table.add(head, [_named(each[place], names) for each in answers])
                lines.append(f'{question.name}_{place + 1} = "{_r(head) if r else head}"')
        else:
            table.add(path, [_named(each, names) for each in answers])
        table.asked[question.name] = lines
    table.add("__version__", "vA1")
    table.add("_id", [str(700 + row) for row in range(table.size)])
    table.add("_uuid", [f"00000000-0000-4000-8000-{row:012}" for row in range(table.size)])
    table.add("_submission_time", [time[:19] for time in times])
    table.add("_validation_status", "")
    table.add("_index", [str(1 + row) for row in range(table.size)])
    if r:
        table.columns = [((_r(heads[0]),), cells) for heads, cells in table.columns]
    return table.export(form)


def limesurvey(form: Form = FORM, *, style: str = "code", full: bool = True) -> Export:
    """`style` of the headings: code, text, both, rows (codes above texts) or vv (texts above codes).

    Full answers tell a question of several options that was not shown (N/A) from one in which nothing was
    ticked (No); answers by code tell neither.
    """
    several = {BLANK: ()} if full else {NOT_ASKED: BLANK}
    known = without(without(form, several, "multiple"), {NOT_ASKED: BLANK}, "single", "matrix", "number")
    table = _Table(len(form.rows))
    made: list[tuple[str, str]] = []

    def add(code: str, text: str, cells: Any) -> str:
        made.append((code, text))
        heads = {"code": (code,), "text": (text,), "both": (f"{code}. {text}",)}
        heads |= {"rows": (code, text), "vv": (text, code)}
        table.add(heads[style], cells)
        return heads[style][0] if len(heads[style]) == 1 else f"{code}. {text}"

    add("id", "Response ID", [str(1 + row) for row in range(table.size)])
    add(
        "submitdate",
        "Date submitted",
        ["" if row == 2 else "1980-01-01 00:00:00" for row in range(table.size)],
    )
    add("lastpage", "Last page", ["1" if row == 2 else "3" for row in range(table.size)])
    add("startlanguage", "Start language", "zh-Hans")
    add("seed", "Seed", [str(100000 + row) for row in range(table.size)])
    for number, (question, answers) in enumerate(columns_of(form), start=1):
        code = f"G1Q{number:02}"
        names = question.options if full else [f"A{place + 1}" for place in range(len(question.options))]
        codes = [] if full or not question.options else [f"codes = {listed(names)}"]
        lines: list[str] = []
        if question.kind == "multiple":
            heads = []
            for place, option in enumerate(question.options):
                is_other = option == "其他"
                sub = "other" if is_other else f"SQ{place + 1:03}"
                cells = [_lime_tick(each, place, full, is_other) for each in answers]
                heads.append(add(f"{code}[{sub}]", f"{question.stem} [{option}]", cells))
            lines = [f"columns = {listed(heads)}"]
        elif question.kind == "matrix":
            lines = [*codes, "[questions.r.rate.items]"]
            for place, item in enumerate(question.items):
                cells = [_named(each[place], names) for each in answers]
                head = add(f"{code}[SQ{place + 1:03}]", f"{question.stem} [{item}]", cells)
                lines.append(f'{question.name}_{place + 1} = "{head}"')
        else:
            head = add(code, question.stem, [_named(each, names) for each in answers])
            lines = [f'column = "{head}"', *codes]
        table.asked[question.name] = lines
    add("interviewtime", "Total time", "61.5")
    return table.export(known)


def ms_forms(form: Form = FORM, *, chinese: bool = False) -> Export:
    """Several answers joined with ; and one more at the end; rows of a Likert question behind a full stop."""
    form = without(form, {NOT_ASKED: BLANK})
    table = _Table(len(form.rows))
    own = ("ID", "开始时间", "完成时间", "电子邮件", "名称") if chinese else _MS_FORMS
    for header, cells in zip(
        own,
        ([str(1 + row) for row in range(table.size)], "9/1/26 9:00:00", "9/1/26 9:04:30", "anonymous", ""),
        strict=True,
    ):
        table.add(header, cells)
    for question, answers in columns_of(form):
        stem = question.stem.replace("的", "的\u00a0")
        lines = [f'column = "{question.stem}"']
        if question.kind == "multiple":
            lines.append('separator = ";"')
            cells = [
                "" if each == BLANK else "".join(f"{question.options[one.option]};" for one in each)
                for each in answers
            ]
            table.add(stem, cells)
        elif question.kind == "matrix":
            lines = _items(table, question, answers, "{stem}.{item}")
        else:
            table.add(stem, [_named(each, question.options) for each in answers])
        table.asked[question.name] = lines
    return table.export(form)


_MS_FORMS = ("ID", "Start time", "Completion time", "Email", "Name")


def google_forms(form: Form = FORM, *, download: bool = False) -> Export:
    """The sheet joins with ", ", the file that the form gives with ";"; rows of a grid in brackets."""
    form = without(form, {NOT_ASKED: BLANK})
    table = _Table(len(form.rows))
    if download:
        table.add("Timestamp", "2026/09/01 9:04:30 AM GMT+8")
    else:
        table.add("时间戳记", "2026/9/1 9:04:30")
    between = ";" if download else ", "
    for question, answers in columns_of(form):
        lines = [f'column = "{question.stem}"']
        if question.kind == "multiple":
            lines.append(f'separator = "{between}"')
            cells = [
                "" if each == BLANK else between.join(question.options[one.option] for one in each)
                for each in answers
            ]
            table.add(question.stem, cells)
        elif question.kind == "matrix":
            lines = _items(table, question, answers, "{stem} [{item}]")
        else:
            table.add(question.stem, [_named(each, question.options) for each in answers])
        table.asked[question.name] = lines
    return table.export(form)


def surveymonkey(form: Form = FORM) -> Export:
    """Questions in the first row of headers, options and rows of a matrix in the second."""
    form = without(form, {NOT_ASKED: BLANK})
    table = _Table(len(form.rows))
    table.add(("Respondent ID", ""), [str(11000 + row) for row in range(table.size)])
    table.add(("Collector ID", ""), "4000")
    table.add(("Start Date", ""), "09/01/2026 09:00:00 AM")
    table.add(("End Date", ""), "09/01/2026 09:04:30 AM")
    for question, answers in columns_of(form):
        parts = question.options if question.kind == "multiple" else question.items
        heads = [f"{question.stem}({part})" for part in parts]
        lines = [f'column = "{question.stem}"']
        if question.kind == "multiple":
            for place, option in enumerate(question.options):
                second = "Other (please specify)" if option == "其他" else option
                cells = [option if each != BLANK and _has(each, place) else "" for each in answers]
                table.add(("" if place else question.stem, second), cells)
            heads = [head.replace("(其他)", "(Other (please specify))") for head in heads]
            lines = [f"columns = {listed(heads)}"]
        elif question.kind == "matrix":
            lines = ["[questions.r.rate.items]"]
            for place, item in enumerate(question.items):
                cells = [_named(each[place], question.options) for each in answers]
                table.add(("" if place else question.stem, item), cells)
                lines.append(f'{question.name}_{place + 1} = "{heads[place]}"')
        else:
            second = "Open-Ended Response" if question.kind in ("text", "number") else "Response"
            table.add((question.stem, second), [_named(each, question.options) for each in answers])
        table.asked[question.name] = lines
    return table.export(form)


def qualtrics(form: Form = FORM, *, imported: bool = True) -> Export:
    """Codes, texts and, with `imported`, names of its own in three rows of headers."""
    form = without(form, {NOT_ASKED: BLANK})
    table = _Table(len(form.rows))

    def add(code: str, text: str, cells: Any) -> str:
        table.add((code, text, f'{{"ImportId":"{code}"}}')[: 3 if imported else 2], cells)
        return f"{code}. {text}"

    add("StartDate", "Start Date", "2026-09-01 09:00:00")
    add("Status", "Response Type", "IP Address")
    add("Duration (in seconds)", "Duration (in seconds)", "270")
    add("Finished", "Finished", ["False" if row == 2 else "True" for row in range(table.size)])
    add("RecordedDate", "Recorded Date", "2026-09-01 09:04:31")
    add("ResponseId", "Response ID", [f"R_{row:03}" for row in range(table.size)])
    add("UserLanguage", "User Language", "ZH-S")
    for number, (question, answers) in enumerate(columns_of(form), start=1):
        code = f"Q{number}"
        lines: list[str] = []
        if question.kind == "multiple":
            heads = [
                add(
                    f"{code}_{place + 1}",
                    f"{question.stem} - Selected Choice - {option}",
                    [option if each != BLANK and _has(each, place) else "" for each in answers],
                )
                for place, option in enumerate(question.options)
            ]
            lines = [f"columns = {listed(heads)}"]
        elif question.kind == "matrix":
            lines = ["[questions.r.rate.items]"]
            for place, item in enumerate(question.items):
                cells = [_named(each[place], question.options) for each in answers]
                head = add(f"{code}_{place + 1}", f"{question.stem} - {item}", cells)
                lines.append(f'{question.name}_{place + 1} = "{head}"')
        else:
            head = add(code, question.stem, [_named(each, question.options) for each in answers])
            lines = [f'column = "{head}"']
        table.asked[question.name] = lines
    return table.export(form)


def without(form: Form, instead: dict[Any, Any], *kinds: str) -> Form:
    """The form with other answers in place of some, of all kinds of questions unless told."""

    def changed(question: Asked, answer: Any) -> Any:
        if kinds and question.kind not in kinds:
            return answer
        return instead.get(answer, answer) if isinstance(answer, str) else answer

    rows = tuple(tuple(map(changed, form.questions, row)) for row in form.rows)
    return replace(form, rows=rows)


def columns_of(form: Form) -> list[tuple[Asked, list[Any]]]:
    return [(each, [row[place] for row in form.rows]) for place, each in enumerate(form.questions)]


def listed(texts: Any) -> str:
    return "[" + ", ".join(f'"{each}"' for each in texts) + "]"


def _items(table: _Table, question: Asked, answers: list[Any], pattern: str) -> list[str]:
    """A column for each row of a matrix, and the lines that read them."""
    lines = ["[questions.r.rate.items]"]
    for place, item in enumerate(question.items):
        head = pattern.format(stem=question.stem, item=item)
        table.add(head, [_named(each[place], question.options) for each in answers])
        lines.append(f'{question.name}_{place + 1} = "{head}"')
    return lines


def _named(answer: Any, names: Any) -> str:
    if answer in (BLANK, NOT_ASKED):
        return ""
    return answer if isinstance(answer, str) else names[answer.option]


def _has(answer: Any, place: int) -> bool:
    return any(each.option == place for each in answer)


def _lime_tick(answer: Any, place: int, full: bool, is_other: bool) -> str:
    if answer == NOT_ASKED:
        return "N/A" if full and not is_other else ""
    ticked = answer != BLANK and _has(answer, place)
    if is_other:
        return "想要电梯" if ticked else ""
    return ("Yes" if ticked else "No") if full else ("Y" if ticked else "")


def _r(header: str) -> str:
    """A name as R's `make.names` changes it."""
    name = "".join(each if each.isalnum() or each in "._" else "." for each in header)
    return f"X{name}" if name[0] in "_0123456789" else name
