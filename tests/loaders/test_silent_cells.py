"""Errors, formulas never computed, merged and hidden cells, in every form in which XML may hold them."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.sheet_parse import parsed
from cgsurvey.loaders.sheet_xml import SheetScan
from loaders.here import read

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADERS = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'


@pytest.fixture
def sheet(tmp_path):
    """A workbook whose one sheet has this XML for its rows below the header."""

    def sheet(rows: str, after: str = "", before: str = "", headers: str = HEADERS):
        book = Workbook()
        book.active["A1"] = "x"
        book.save(tmp_path / "plain.xlsx")
        path = tmp_path / "answers.xlsx"
        part = f"{before}<worksheet {NAMESPACE}><sheetData>{headers}{rows}</sheetData>{after}</worksheet>"
        with zipfile.ZipFile(tmp_path / "plain.xlsx") as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, part if name.endswith("sheet1.xml") else old.read(name))
        return path

    return sheet


def found(path) -> dict[str, list[tuple[str | None, tuple[int, ...]]]]:
    by_code: dict[str, list[tuple[str | None, tuple[int, ...]]]] = {}
    for problem in read(path).problems:
        by_code.setdefault(problem.code, []).append((problem.column, problem.rows))
    return by_code


FULL = '<c r="A2"><v>1</v></c>'
ERRORS = [
    '<c r="B2" t="e"><v>#N/A</v></c>',
    '<c t="e" r="B2"><v>#N/A</v></c>',
    "<c r='B2' t='e'><v>#N/A</v></c>",
    '<c r="B2" t = "e"><v>#N/A</v></c>',
    '<c r="b2" t="e"><v>#N/A</v></c>',
    '<c\n r="B2"\n t="e"><v>#N/A</v></c>',
    '<c t="e"><v>#N/A</v></c>',
]
FORMULAS = [
    '<c r="B2"><f>1+1</f></c>',
    '<c r="B2"><f>1+1</f><v/></c>',
    '<c r="B2"><f>1+1</f><v></v></c>',
    '<c r="B2"><f>1+1</f><v xml:space="preserve"></v></c>',
    '<c r="B2"><f t="shared" si="0"/></c>',
    '<c r="b2"><f>1+1</f></c>',
    '<c r="B2"><f><![CDATA[A2<3]]></f></c>',
    "<c r='B2'><f>1+1</f></c>",
    "<c><f>1+1</f></c>",
]


@pytest.mark.parametrize("cell", ERRORS)
def test_an_error_is_found_however_it_is_written(sheet, cell):
    rows = f'<row r="2">{FULL}{cell}</row><row r="3"><c r="A3"><v>1</v></c></row>'
    assert found(sheet(rows)) == {"loading.error_cell": [("b", (2,))]}


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_without_a_value_is_found_however_it_is_written(sheet, cell):
    assert found(sheet(f'<row r="2">{FULL}{cell}</row>')) == {"loading.formula": [("b", (2,))]}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>1+1</f><v>2</v></c>',
        '<c r="B2"><f><![CDATA[1+1]]></f><v xml:space="preserve">2</v></c>',
        '<c r="B2" t="str"><f>""</f><v></v></c>',
        '<c r="B2"><v>2</v></c><!-- <c r="B2" t="e"><v>#N/A</v></c> <c r="A2"><f>1</f></c> -->',
        "<c r='B2'><f>1</f><v>2</v></c>",
    ],
)
def test_nothing_is_invented(sheet, cell):
    assert not found(sheet(f'<row r="2">{FULL}{cell}</row>'))


def test_rows_and_cells_without_a_place_follow_one_another(sheet):
    rows = (
        '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="e"><v>#N/A</v></c><c><v>2</v></c></row>'
    )
    assert found(sheet(rows)) == {"loading.error_cell": [("a", (3,)), ("b", (2,))]}


@pytest.mark.parametrize("quote", ['"', "'"])
def test_merged_cells_and_hidden_rows(sheet, quote):
    rows = "".join(
        f'<row r="{n}" hidden="{int(n in (2, 4))}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>{n}</v></c></row>'
        for n in range(2, 7)
    )
    after = f"<mergeCells><mergeCell ref={quote}A3:A4{quote}/></mergeCells>"
    rows = rows.replace('"', quote)
    assert found(sheet(rows, after)) == {
        "loading.hidden_rows": [(None, (2, 4))],
        "loading.merged": [("a", (4,))],
    }
    (hidden,) = (each for each in read(sheet(rows, after)).problems if each.code == "loading.hidden_rows")
    assert hidden.minor
    assert hidden.facts["number"] == 2


def test_a_hidden_title_is_nothing_to_speak_of(sheet):
    headers = HEADERS.replace('<row r="1">', '<row r="1" hidden="1">')
    assert not found(sheet(f'<row r="2">{FULL}</row>', headers=headers))


@pytest.mark.parametrize("rows", ['<row r="2"><c r="A2" t="e"></row>', '<row r="2"><c t="e"/><f'])
def test_what_is_no_xml_is_refused(sheet, rows):
    with pytest.raises(Unreadable):
        read(sheet(rows))


def test_a_document_type_is_refused(sheet):
    before = "<!DOCTYPE worksheet [<!ENTITY e 'x'>]>"
    with pytest.raises(Unreadable) as refusal:
        read(sheet(f'<row r="2">{FULL}<c r="B2" t="e"><v>#N/A</v></c></row>', before=before))
    assert refusal.value.code == "refusal.doctype"


CELLS = st.sampled_from(["", "<v>1</v>", "<f>1</f>", "<f>1</f><v>1</v>", "<f>1</f><v/>"])
ROWS = st.lists(st.lists(st.tuples(CELLS, st.booleans()), max_size=4), max_size=5)


def cell(row: int, place: int, given: tuple[str, bool]) -> str:
    content, error = given
    return f'<c r="{"ABCD"[place]}{row}" t="{"e" if error else "n"}">{content}</c>'


@given(ROWS, st.integers(1, 400), st.sampled_from(["", "x:"]))
def test_the_scan_finds_what_the_parser_finds_however_the_bytes_come(rows, step, prefix):
    body = "".join(
        f'<row r="{n}" hidden="{n % 2}">{"".join(cell(n, *each) for each in enumerate(row))}</row>'
        for n, row in enumerate(rows, start=1)
    )
    part = f"<worksheet><sheetData>{body}</sheetData></worksheet>"
    part = part.replace("</", "<!").replace("<", f"<{prefix}").replace(f"<{prefix}!", f"</{prefix}")
    if prefix:
        part = part.replace("<x:worksheet", '<x:worksheet xmlns:x="any"')
    pieces = [part.encode()[at : at + step] for at in range(0, len(part), step)]
    scan = SheetScan(f"{prefix}worksheet")
    for piece in pieces:
        scan.feed(piece)
    scan.close()
    silent, extent = parsed(pieces)
    assert scan.usual
    assert scan.silent == silent
    (reached,) = scan.extents
    assert (reached.rows, reached.columns) >= (extent.rows, extent.columns)
