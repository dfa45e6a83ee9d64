"""The LaTeX form of a report: all of it is there, and every file is well formed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cgsurvey.clean import clean
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.document import Cell, Column, Report, RowGroup, Section, Sentence, Style, Table
from cgsurvey.report.latex import render
from report.awkward_report import awkward
from report.latex.reading_latex import columns_of, printed, rows_of, unbalanced
from report.reading import in_section
from sample_analyses import reported

BOTH = pytest.mark.parametrize("name", ["awkward", "hubei"])


def report_of(name: str, language: Language = "zh") -> Report:
    return awkward() if name == "awkward" else reported(name, language)


def written(report: Report) -> dict[str, str]:
    return {
        name: content.decode("utf-8") for name, content in render(report).items() if name.endswith(".tex")
    }


def tables_in(files: dict[str, str]) -> list[str]:
    return [text for name, text in sorted(files.items()) if name.startswith("tables/")]


@BOTH
def test_environments_and_braces_are_closed(name: str) -> None:
    for path, text in written(report_of(name)).items():
        assert not unbalanced(text), path


@BOTH
def test_every_row_has_the_columns_of_its_table(name: str) -> None:
    for text in tables_in(written(report_of(name))):
        for body in re.split(r"(?=\\begin\{(?:tabularx|xltabular)\}\{\\linewidth\})", text)[1:]:
            specification = re.search(r"\{\\linewidth\}\{@\{\}(.*)@\{\}\}$", body, re.MULTILINE)
            assert specification
            number = columns_of(specification[1])
            assert {len(row) for row in rows_of(body)} == {number}


@BOTH
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(name: str, language: Language) -> None:
    report = report_of(name, language)
    files = written(report)
    everything = re.sub(r"\\colhead(\[t\])?\{|\\\\|\s+", "", printed("".join(files.values())))
    for section in report.sections:
        for text in [section.heading, *in_section(section)]:
            assert re.sub(r"[\\\s]+", "", clean(text)) in everything


@BOTH
def test_every_cell_is_there(name: str) -> None:
    report = report_of(name)
    for table, text in zip(report.tables(), tables_in(written(report)), strict=True):
        shown = {printed(cell).strip() for row in rows_of(text) for cell in row}
        for row in table.rows():
            first, *others = (clean(cell.marked).strip() for cell in row)
            assert set(others) <= shown
            assert any(each.endswith(first) for each in shown)


@BOTH
def test_what_the_document_takes_in_is_there(name: str) -> None:
    report = report_of(name)
    files = render(report)
    text = files["report.tex"].decode("utf-8")
    tables = re.findall(r"\\input\{([^}]*)\}", text)
    pictures = re.findall(r"\\includegraphics\[[^]]*\]\{([^}]*)\}", text)
    assert [f"{path}.tex" for path in tables] == sorted(path for path in files if path.startswith("tables/"))
    assert pictures == sorted(path for path in files if path.startswith("figures/"))
    assert len(pictures) == len(list(report.figures()))
    assert len(tables) == len(list(report.tables()))


def test_numbers_of_tables_are_those_of_the_report() -> None:
    for number, text in enumerate(tables_in(written(reported("hubei", "zh"))), start=1):
        assert re.findall(r"\\caption\{.*\}\\label\{tab:(\d+)\}", text) == [str(number)]


@pytest.mark.parametrize("style", ["gov", "academic"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_to_whom_it_may_be_given(language: Language, style: Style) -> None:
    report = replace(awkward(), language=language, style=style)
    text = written(report)["report.tex"]
    head = re.search(r"\\fancyhead\[C\]\{(.*)\}\n", text)
    assert head
    assert "内部资料" in head[1]
    assert r"合成 \textbar{} 数据" in head[1]
    assert "@" not in text.replace("@{}", "")


def test_who_signs_stands_at_the_end() -> None:
    text = written(awkward())["report.tex"]
    signed = text.split(r"\begin{flushright}")[1].split(r"\end{flushright}")[0]
    assert signed.strip() == r"某局 \& \textless{}处\textgreater{}\\2026年1月1日"
    unsigned = written(replace(awkward(), organisation="", date=""))["report.tex"]
    assert "flushright" not in unsigned


def test_nothing_in_the_data_is_taken_in() -> None:
    hostile = r"\input{/etc/passwd}"
    table = Table(
        hostile,
        (Column(hostile, numeric=False), Column(hostile, hostile)),
        (RowGroup(hostile, ((Cell(hostile), Cell(hostile)),)),),
        (Sentence(hostile),),
    )
    report = Report(hostile, "zh", (Section(hostile, (table,), "a"),), hostile, hostile, hostile, hostile)
    files = written(report)
    taken = re.findall(r"\\input\{([^}]*)\}", "".join(files.values()))
    assert taken == ["tables/01-a"]


def table_of(rows: int, columns: int = 3, notes: int = 1) -> Table:
    cells = tuple(Cell("-12.34**" if at else "标签") for at in range(columns))
    heads = (Column("项", numeric=False), *(Column(f"({at})\n名称", "因变量") for at in range(1, columns)))
    return Table("题", heads, (RowGroup(None, (cells,) * rows),), (Sentence("注。"),) * notes)


def file_of(table: Table) -> str:
    (text,) = tables_in(written(Report("题", "zh", (Section("一", (table,), "a"),))))
    return text


def test_a_short_table_is_whole_and_a_long_one_goes_on() -> None:
    short, long = file_of(table_of(10)), file_of(table_of(60))
    assert r"\begin{threeparttable}" in short
    assert r"\begin{tablenotes}" in short
    assert r"\begin{xltabular}" in long
    assert long.index("注。") > long.rindex(r"\bottomrule")
    assert r"续表\thetable" in long
    assert long.count(r"\toprule") == 2


def test_a_wide_table_goes_on_beneath_itself_with_its_labels() -> None:
    text = file_of(table_of(2, columns=15))
    assert text.count(r"\begin{tabularx}") == 2
    assert text.count(r"\caption") == 1
    assert text.count(r"\begin{tablenotes}") == 1
    assert text.count("标签") == 4


def test_stars_stand_behind_digits_that_are_in_line() -> None:
    text = file_of(table_of(1))
    assert r"\(-\)12.34\rlap{\sym{**}}" in text
    assert r"r<{\hphantom{\sym{**}}}" in text
    assert r"\multicolumn{2}{c}{因变量}" in text
    assert r"\cmidrule(lr){2-3}" in text
    assert r"\colhead[t]{(1)\\名称}" in text


def test_a_standard_error_stays_beneath_its_coefficient() -> None:
    """On its page, and in the next line however long the label is: the label runs on beside it."""
    rows = ((Cell("甲"), Cell("0.1*")), (Cell(""), Cell("(0.2)"))) * 30
    table = Table("题", (Column("项", numeric=False), Column("(1)")), (RowGroup(None, rows),))
    lines = file_of(table).splitlines()
    assert r"\termlabel{甲} & 0.1\rlap{\sym{*}} \\*" in lines
    assert r"\termrest & (0.2\rlap{)} \\" in lines


def test_notes_that_fill_a_page_may_go_on_to_the_next() -> None:
    long = replace(table_of(80), notes=tuple(Sentence(f"注{number}") for number in range(1, 21)))
    notes = [line for line in file_of(long).splitlines() if "注" in line]
    assert [line.endswith("*") for line in notes] == [True] * 7 + [False] * 13
