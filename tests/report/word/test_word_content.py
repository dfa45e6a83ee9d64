"""What stands in the report stands in Word, and as what it is: headings, fields, captions, pictures."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace

from docx import Document

from cgsurvey.clean import clean
from cgsurvey.report import word
from cgsurvey.report.document import (
    Cell,
    Column,
    Paragraph,
    Points,
    Report,
    RowGroup,
    Section,
    Sentence,
    Table,
)
from cgsurvey.report.labelling import labelled
from report.awkward_report import awkward
from report.reading import texts
from report.word.reading_word import WP, R, W, in_style, parts, style_of, text_of, tree


def test_every_text_of_the_report_is_there_but_alternatives_which_pictures_carry(
    report: Report, written: bytes
) -> None:
    document = tree(written)
    shown = text_of(document) + text_of(tree(written, "word/header1.xml"))
    shown += "".join(each.get("descr") for each in document.iter(f"{WP}docPr"))
    for text in texts(report):
        for line in text.split("\n"):
            assert clean(line).replace("\u00a0", " ") in shown.replace("\u00a0", " ")
    assert sum(1 for _ in document.iter(f"{WP}docPr")) == sum(1 for _ in report.figures())


def test_cells_are_marked_and_headings_keep_their_lines(report: Report, written: bytes) -> None:
    numbers = in_style(tree(written), "TableNumber")
    assert numbers == [cell.marked for table in report.tables() for cell in _numbers_in_panels(table)]


def _numbers_in_panels(table: Table) -> list[Cell]:
    from cgsurvey.report.word.widths import parted

    return [
        row[index]
        for panel in parted(table, 8845)
        for row in table.rows()
        for index in panel.columns
        if table.columns[index].numeric
    ]


def test_text_is_shown_and_never_obeyed(awkward_written: bytes) -> None:
    document = tree(awkward_written)
    words = in_style(document, "TableText")
    assert "&_%<b>\\" in words
    assert "=1+1" in words
    assert "两 行" in words
    assert "[31m红" in words
    assert "倒" in words
    assert "半�个" in words
    assert "△" in "".join(in_style(document, "TableNumber"))
    for name, part in parts(awkward_written).items():
        if name.endswith((".xml", ".rels")):
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", part.decode("utf-8"))


def test_characters_that_xml_does_not_hold_are_left_out() -> None:
    odd = Report(
        "题\ufffe\uffff目\x00", "zh", (Section("一、\ufffe", (Paragraph((Sentence("\uffff字"),)),), "a"),)
    )
    document = tree(word.render(odd)["report.docx"])
    assert in_style(document, "Title") == ["题目"]
    assert in_style(document, "BodyText") == ["字"]


def test_headings_are_those_of_word_and_are_marked_by_the_names_of_their_sections(
    report: Report, written: bytes
) -> None:
    opened = Document(io.BytesIO(written))
    headings = [
        (int(each.style.name[-1]), each.text)
        for each in opened.paragraphs
        if each.style.name.startswith("Heading")
    ]
    assert headings == [(each.level, each.heading) for each in report.sections]
    marks = [each.get(f"{W}name") for each in tree(written).iter(f"{W}bookmarkStart")]
    assert marks == [each.name.replace("-", "_") for each in report.sections]


def test_a_section_whose_name_word_cannot_keep_is_marked_by_its_place() -> None:
    sections = tuple(Section("题", (), name) for name in ("a-1", "2023", "", "n" * 41))
    document = tree(word.render(Report("题", "zh", sections))["report.docx"])
    marks = [each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")]
    assert marks == ["a_1", "section_1", "section_2", "section_3"]


def test_the_contents_list_every_heading_and_lead_to_it_without_a_page_that_may_be_wrong(
    report: Report, written: bytes
) -> None:
    document = tree(written)
    entries = [each for each in document.iter(f"{W}p") if style_of(each).startswith("TOC") and text_of(each)]
    assert text_of(entries[0]) == "目录"
    assert [text_of(each) for each in entries[1:]] == [each.heading for each in report.sections]
    anchors = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    assert anchors == [each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")]
    asked = [each.get(f"{W}instr") for each in document.iter(f"{W}fldSimple")]
    assert [each for each in asked if "PAGEREF" in each] == [f" PAGEREF {anchor} \\h " for anchor in anchors]
    states = [each.get(f"{W}fldCharType") for each in document.iter(f"{W}fldChar")]
    assert states == ["begin", "separate", "end"]
    assert "".join(each.text for each in document.iter(f"{W}instrText")).split()[0] == "TOC"
    # Word would ask its reader whether to update, and of what may come from elsewhere
    assert b"updateFields" not in parts(written)["word/settings.xml"]


def test_tables_and_figures_are_counted_by_fields_as_the_report_counts_them(
    report: Report, written: bytes
) -> None:
    labels = [label for _, blocks in labelled(report) for _, label in blocks if label]
    found = [
        (each.get(f"{W}instr").split()[1], text_of(each))
        for each in tree(written).iter(f"{W}fldSimple")
        if " SEQ " in each.get(f"{W}instr")
    ]
    assert [kind + number for kind, number in found] == [label.strip() for label in labels]
    captions = [
        text
        for each in tree(written).iter(f"{W}p")
        if style_of(each) in ("Caption", "FigureCaption") and "（续）" not in (text := text_of(each))
    ]
    told = [label + block.caption for _, blocks in labelled(report) for block, label in blocks if label]
    assert captions == told


def test_pictures_say_what_they_show_and_have_numbers_of_their_own(awkward_written: bytes) -> None:
    document = tree(awkward_written)
    drawings = list(document.iter(f"{WP}docPr"))
    assert [each.get("id") for each in drawings] == [str(at) for at in range(1, len(drawings) + 1)]
    assert {each.get("descr") for each in drawings} == {"图中 & 所示"}
    relations = tree(awkward_written, "word/_rels/document.xml.rels")
    targets = {each.get("Id"): each.get("Target") for each in relations}
    for blip in document.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        assert parts(awkward_written)[f"word/{targets[blip.get(f'{R}embed')]}"].startswith(b"\x89PNG")


def test_every_header_says_who_may_have_it_and_that_the_data_are_made_up(
    report: Report, written: bytes
) -> None:
    headers = [tree(written, name) for name in parts(written) if name.startswith("word/header")]
    assert len(headers) == 2  # odd pages and even ones
    for header in headers:
        assert [text_of(each) for each in header] == list(filter(None, (report.notice, report.banner)))
    assert in_style(tree(written), "Notice") == [report.notice]


def test_a_report_that_is_released_has_no_notice_anywhere(report: Report) -> None:
    released = word.render(replace(report, notice="", banner=None, sections=report.sections[:1]))[
        "report.docx"
    ]
    assert in_style(tree(released), "Notice") == []
    assert not [name for name in parts(released) if name.startswith("word/header")]


def test_who_signs_stands_behind_the_body_with_the_date_and_appendices_begin_a_page(
    report: Report, written: bytes
) -> None:
    lines = list(tree(written).iter(f"{W}p"))
    at = [style_of(each) for each in lines].index("Signature")
    signature, date, appendix = lines[at : at + 3]
    assert text_of(signature) == report.organisation
    assert (style_of(date), text_of(date)) == ("Date", report.date)
    assert text_of(appendix) == report.sections[report.body].heading
    assert appendix.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert lines[at - 1].find(f"{W}pPr/{W}keepNext") is not None, "nothing is signed on a page without a word"
    behind = {style_of(each) for each in lines[at:]}
    assert {"AppendixText", "AppendixPoint"} <= behind
    assert not behind & {"BodyText", "ListBullet"}
    unsigned = tree(word.render(replace(report, organisation="", date="", sections=()))["report.docx"])
    assert {style_of(each) for each in unsigned.iter(f"{W}p")} == {"Notice", "Title"}


def test_the_overview_has_a_page_of_its_own(awkward_written: bytes) -> None:
    breaks = [
        text_of(each)
        for each in tree(awkward_written).iter(f"{W}p")
        if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaks == ["概览", "一、[b]"]


def test_a_line_stays_with_the_points_that_it_leads_on_to() -> None:
    leads, alone = Paragraph((Sentence("其中："),)), Paragraph((Sentence("完。"),))
    section = Section("一、", (leads, Points((Sentence("甲。"),)), alone), "a")
    document = tree(word.render(Report("题", "zh", (section,)))["report.docx"])
    kept = {text_of(each): each.find(f"{W}pPr/{W}keepNext") is not None for each in document.iter(f"{W}p")}
    assert kept["其中："]
    assert not kept["甲。"]
    assert not kept["完。"]


def test_what_warns_is_set_apart_within_its_paragraph() -> None:
    block = Paragraph((Sentence("平常。"), Sentence("Weak.", weak=True), Sentence("又平常。")))
    document = tree(word.render(Report("题", "zh", (Section("一、", (block,), "a"),)))["report.docx"])
    runs = [
        (text_of(each), each.find(f"{W}rPr/{W}rStyle") is not None)
        for each in document.iter(f"{W}r")
        if text_of(each) in ("平常。", "Weak. ", "又平常。")
    ]
    assert runs == [("平常。", False), ("Weak. ", True), ("又平常。", False)]


def test_the_same_report_gives_the_same_bytes_without_a_clock_or_a_host(
    report: Report, written: bytes
) -> None:
    assert word.render(report)["report.docx"] == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}
    about = Document(io.BytesIO(written)).core_properties
    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime.datetime(1980, 1, 1)
    assert (about.title, about.author, about.last_modified_by) == (report.title, report.organisation, "")


def test_an_empty_table_and_a_long_word_are_written() -> None:
    columns = (Column("标签", numeric=False), Column("n"))
    long = Table("长", columns, (RowGroup(None, ((Cell("很" * 300), Cell("1" * 60)),)),))
    sections = (Section("一、", (Table("空", columns, ()), long), "a"),)
    document = tree(word.render(Report("题", "zh", sections))["report.docx"])
    assert "很" * 300 in in_style(document, "TableText")
    assert in_style(document, "TableNumber") == ["1" * 60]
    assert awkward().title in in_style(tree(word.render(awkward())["report.docx"]), "Title")
