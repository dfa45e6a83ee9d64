"""Three-line tables: rules, headings that pages repeat, whole rows, panels where a table is wide."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from cgsurvey.report import word
from cgsurvey.report.document import Cell, Column, Report, RowGroup, Section, Sentence, Table
from cgsurvey.report.word.widths import parted
from report.word.reading_word import W, in_style, style_of, text_of, tree

TEXT_WIDTH = 8845

COLUMNS = (
    Column("组别", numeric=False),
    Column("n"),
    Column("估计值", "满意率（%）"),
    Column("95%CI", "满意率（%）"),
    Column("(1)\n系数"),
)
ROW = (Cell("男"), Cell("8", is_small=True), Cell("92.0"), Cell("[90.6, 93.2]"), Cell("0.030***"))
BELOW = (Cell("女"), Cell("120"), Cell("91.0"), Cell("[88.0, 93.0]"), Cell("(0.015)"))
TABLE = Table(
    "满意率",
    COLUMNS,
    (RowGroup("居民", (ROW, BELOW)), RowGroup(None, (ROW,))),
    (Sentence("基数：全部。"), Sentence("另注。")),
)


def document_of(*tables: Table) -> Any:
    return tree(word.render(Report("题", "zh", (Section("一、", tables, "a"),)))["report.docx"])


def rows_of(table: Any) -> list[list[Any]]:
    return [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]


def border(cell: Any, side: str) -> str | None:
    found = cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")
    return None if found is None else found.get(f"{W}sz")


@pytest.fixture(scope="module")
def table() -> Any:
    return next(document_of(TABLE).iter(f"{W}tbl"))


def test_a_table_has_a_thick_rule_above_and_below_and_no_style_that_adds_others(table: Any) -> None:
    properties = table.find(f"{W}tblPr")
    assert properties.find(f"{W}tblStyle") is None
    rules = {each.tag.removeprefix(W): each.get(f"{W}sz") for each in properties.find(f"{W}tblBorders")}
    assert rules == {"top": "12", "bottom": "12"}
    assert properties.find(f"{W}tblLayout").get(f"{W}type") == "fixed"


def test_the_last_row_of_headings_has_a_rule_under_it_and_a_shared_heading_one_of_its_own(table: Any) -> None:
    spanning, within, *_ = rows_of(table)
    assert [text_of(cell) for cell in spanning] == ["组别", "n", "满意率（%）", "(1)系数"]
    assert [border(cell, "bottom") for cell in spanning] == [None, None, "4", None]
    assert spanning[2].find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"
    assert [text_of(cell) for cell in within] == ["", "", "估计值", "95%CI", ""]
    assert [border(cell, "bottom") for cell in within] == ["6"] * 5
    merged = [cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in spanning]
    assert merged == [True, True, False, True]
    assert len(list(spanning[3].iter(f"{W}br"))) == 1


def test_headings_come_again_on_each_page_and_no_row_is_broken(table: Any) -> None:
    rows = [row.find(f"{W}trPr") for row in table.iter(f"{W}tr")]
    assert [row.find(f"{W}tblHeader") is not None for row in rows] == [True, True, False, False, False, False]
    assert all(row.find(f"{W}cantSplit") is not None for row in rows)


def test_a_group_has_its_heading_across_and_one_without_a_rule_above(table: Any) -> None:
    _, _, heading, first, _, last = rows_of(table)
    assert [text_of(cell) for cell in heading] == ["居民"]
    assert heading[0].find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "5"
    assert first[0].find(f"{W}p/{W}pPr/{W}ind").get(f"{W}left") == "210"
    assert {border(cell, "top") for cell in first} == {None}
    assert {border(cell, "top") for cell in last} == {"4"}


def test_digits_stand_in_line_whatever_follows_them(table: Any) -> None:
    _, _, _, first, second, _ = rows_of(table)
    rooms = [
        [int(cell.find(f"{W}p/{W}pPr/{W}ind").get(f"{W}right")) for cell in (row[1], row[4])]
        for row in (first, second)
    ]
    # a mark is a whole character wide, three stars are one and a half, a bracket is a third
    assert rooms == [[0, 0], [210, 3 * 105 - 70]]


def kept(table: Any) -> list[bool]:
    """Of each row whether it stays with the next."""
    styled = {"TableHeading"}
    return [
        all(
            style_of(each) in styled or each.find(f"{W}pPr/{W}keepNext") is not None
            for each in row.iter(f"{W}p")
        )
        for row in table.iter(f"{W}tr")
    ]


def test_a_table_of_one_page_stays_together_and_with_its_notes() -> None:
    alone = next(document_of(replace(TABLE, notes=())).iter(f"{W}tbl"))
    assert kept(alone) == [True] * 5 + [False]
    assert kept(next(document_of(TABLE).iter(f"{W}tbl"))) == [True] * 6


def test_a_long_table_is_broken_between_pages_and_never_after_its_first_row_or_before_its_last() -> None:
    long = replace(TABLE, groups=(RowGroup(None, (ROW,) * 60),), notes=())
    rows = kept(next(document_of(long).iter(f"{W}tbl")))[2:]
    assert rows == [True, True, *[False] * 56, True, False]


def test_a_short_group_of_a_long_table_is_not_broken() -> None:
    groups = (RowGroup("一", (ROW,) * 3), RowGroup("二", (ROW,) * 9)) * 3
    rows = kept(next(document_of(replace(TABLE, groups=groups, notes=())).iter(f"{W}tbl")))[2:]
    short, long = [True, True, True, False], [True] + [False] * 9  # each with its heading, which stays
    assert rows[len(short + long) : -len(short + long)] == short + long


def test_a_standard_error_stays_under_its_coefficient() -> None:
    pair = (ROW, (Cell(""), *BELOW[1:]))
    long = replace(TABLE, groups=(RowGroup(None, pair * 30),), notes=())
    rows = kept(next(document_of(long).iter(f"{W}tbl")))[2:]
    assert rows == [True, True, *[True, False] * 28, True, False]


def test_columns_are_as_wide_as_the_grid_says_and_no_table_is_wider_than_the_page(table: Any) -> None:
    widths = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
    assert 0.6 * TEXT_WIDTH < sum(widths) <= TEXT_WIDTH
    for row in rows_of(table):
        assert sum(int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row) == sum(widths)
    assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(widths)


def test_a_caption_never_stands_at_the_end_of_a_page_without_its_table() -> None:
    captions = [each for each in document_of(TABLE).iter(f"{W}p") if style_of(each) == "Caption"]
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in captions)


def test_notes_stand_as_wide_as_their_table() -> None:
    document = document_of(TABLE)
    width = int(next(document.iter(f"{W}tblW")).get(f"{W}w"))
    for note in (each for each in document.iter(f"{W}p") if style_of(each) == "Note"):
        indent = note.find(f"{W}pPr/{W}ind")
        assert [int(indent.get(f"{W}{side}")) for side in ("left", "right")] == [
            (TEXT_WIDTH - width) // 2
        ] * 2


def test_the_last_note_does_not_stand_alone_on_a_page() -> None:
    document = document_of(replace(TABLE, notes=TABLE.notes[:1] * 3))
    notes = [each for each in document.iter(f"{W}p") if style_of(each) == "Note"]
    assert [each.find(f"{W}pPr/{W}keepNext") is not None for each in notes] == [False, True, False]


def test_a_table_wider_than_the_page_goes_on_beneath_with_its_first_column_again() -> None:
    columns = (Column("社区", numeric=False), *(Column(f"第{at}项指标") for at in range(20)))
    rows = tuple((Cell(f"社区{at}"), *(Cell(f"{at}.{column:02}") for column in range(20))) for at in range(3))
    document = document_of(Table("宽表", columns, (RowGroup(None, rows),)))
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) > 1
    assert in_style(document, "Caption") == ["表1  宽表", *["表1（续）"] * (len(tables) - 1)]
    for each in tables:
        assert [text_of(row[0]) for row in rows_of(each)] == ["社区", "社区0", "社区1", "社区2"]
        assert int(each.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) <= TEXT_WIDTH
    numbers = [text_of(cell) for each in tables for cell in rows_of(each)[1][1:]]
    assert numbers == [cell.text for cell in rows[0][1:]]


def test_marks_take_room_of_their_own_so_that_no_number_is_broken() -> None:
    columns = (
        Column("答案", numeric=False),
        *(Column(heading) for _ in range(6) for heading in ("n", "95%CI")),
    )
    marked = tuple(Cell("120", is_small=True) if at % 2 == 0 else Cell("[10.06, 93.20]") for at in range(12))
    document = document_of(
        Table("表", columns, (RowGroup(None, ((Cell("其他社会慈善资源的救助"), *marked),)),))
    )
    for each in document.iter(f"{W}tbl"):
        margin = int(each.find(f"{W}tblPr/{W}tblCellMar/{W}left").get(f"{W}w"))
        for cell in rows_of(each)[1][1:]:
            text = text_of(cell)
            needed = sum(210 if letter == "△" else 105 if letter.isdigit() else 70 for letter in text)
            assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - 2 * margin >= needed


def test_two_tables_never_touch_each_other() -> None:
    body = document_of(TABLE, TABLE).find(f"{W}body")
    tags = [each.tag for each in body]
    assert not any(first == second == f"{W}tbl" for first, second in pairwise(tags))


def merged(cell: Any) -> str | None:
    """How a cell is merged with those above and below: "restart", "continue", or not."""
    found = cell.find(f"{W}tcPr/{W}vMerge")
    return None if found is None else found.get(f"{W}val", "continue")


def test_a_label_reaches_over_the_standard_error_beneath_and_stays_with_it() -> None:
    error = (Cell(""), *BELOW[1:])
    found = next(document_of(replace(TABLE, groups=(RowGroup(None, (ROW, error, ROW)),))).iter(f"{W}tbl"))
    assert [merged(row[0]) for row in rows_of(found)[2:]] == ["restart", "continue", None]
    assert [merged(row[1]) for row in rows_of(found)[2:]] == [None] * 3
    unlabelled = replace(TABLE, groups=(RowGroup(None, (error, error)),))
    assert [merged(row[0]) for row in rows_of(next(document_of(unlabelled).iter(f"{W}tbl")))[2:]] == [
        None
    ] * 2


def test_a_heading_that_is_broken_leaves_no_character_alone() -> None:
    columns = (Column("标签", numeric=False), *(Column("满意人数"),) * 10)
    wide = replace(TABLE, columns=columns, groups=(RowGroup(None, ((Cell("甲"), *(Cell("9"),) * 10),)),))
    headings = {
        tuple(text.text for text in each.iter(f"{W}t"))
        for each in document_of(wide).iter(f"{W}p")
        if style_of(each) == "TableHeading"
    }
    assert headings == {("标签",), ("满意", "人数")}


def test_a_greek_letter_and_the_air_beside_digits_find_room_in_a_heading() -> None:
    columns = (Column("标签", numeric=False), Column("φ系数"), Column("2022年"), Column("频数"))
    row = (Cell("甲" * 30), *(Cell("0.1"),) * 3)
    ((_, greek, dated, plain),) = (
        panel.widths
        for panel in parted(replace(TABLE, columns=columns, groups=(RowGroup(None, (row,)),)), TEXT_WIDTH)
    )
    assert greek >= 3 * 210 + 2 * 32
    assert dated > 3 * 210 + 2 * 32
    assert plain < dated


def test_numbers_of_models_stand_on_one_line(table: Any) -> None:
    below = rows_of(table)[1]
    stands = [cell.find(f"{W}tcPr/{W}vAlign") for cell in below]
    assert [None if each is None else each.get(f"{W}val") for each in stands] == [
        None,
        None,
        "top",
        "top",
        None,
    ]
