"""Page, fonts and distances: GB/T 9704-2012 for offices, 12 points for journals, in both languages."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from lxml import etree

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report import word
from cgsurvey.report.document import Report, Style
from cgsurvey.report.word.looks import LOOKS
from cgsurvey.report.word.markup import NAMESPACES
from report.awkward_report import awkward
from report.word.reading_word import W, in_style, out_of_order, parts, text_of, tree
from sample_analyses import NAMES, reported

STYLES: tuple[Style, ...] = ("gov", "academic")
LOOKED_AT = [(style, language) for style in STYLES for language in LANGUAGES]


@pytest.fixture(scope="module")
def documents() -> dict[tuple[Style, Language], bytes]:
    return {
        (style, language): word.render(replace(awkward(), style=style, language=language))["report.docx"]
        for style, language in LOOKED_AT
    }


def styles_of(content: bytes) -> dict[str, Any]:
    return {each.get(f"{W}styleId"): each for each in tree(content, "word/styles.xml").iter(f"{W}style")}


def value(style: Any, path: str, attribute: str = "val") -> str | None:
    found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def fonts(style: Any) -> tuple[str | None, str | None, float]:
    ascii, chinese = (value(style, "rPr/rFonts", each) for each in ("ascii", "eastAsia"))
    return ascii, chinese, int(value(style, "rPr/sz") or 0) / 2


@pytest.mark.parametrize("look", LOOKED_AT)
def test_every_style_names_its_fonts_for_all_scripts_and_none_of_a_theme(documents: Any, look: Any) -> None:
    root = tree(documents[look], "word/styles.xml")
    named = list(root.iter(f"{W}rFonts"))
    with_letters = [each for each in root.iter(f"{W}style") if each.get(f"{W}type") == "paragraph"]
    assert len(named) == 1 + len(with_letters) + 2  # the defaults, and two styles of characters
    for each in named:
        assert {etree.QName(name).localname for name in each.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}eastAsia") == "zh-CN"
    for name, part in parts(documents[look]).items():
        assert b"Theme=" not in part, name


def test_an_official_report_is_set_as_the_standard_says(documents: Any) -> None:
    styles = styles_of(documents["gov", "zh"])
    assert fonts(styles["Title"]) == ("Times New Roman", "方正小标宋简体", 22)
    assert value(styles["Title"], "pPr/jc") == "center"
    assert fonts(styles["BodyText"]) == ("Times New Roman", "仿宋", 16)
    assert value(styles["BodyText"], "pPr/ind", "firstLineChars") == "200"
    assert value(styles["BodyText"], "pPr/spacing", "line") == str(28 * 20)
    assert value(styles["BodyText"], "pPr/spacing", "lineRule") == "exact"
    assert [fonts(styles[f"Heading{level}"])[1:] for level in (1, 2, 3)] == [
        ("黑体", 16),
        ("楷体", 16),
        ("仿宋", 16),
    ]
    assert [value(styles[f"Heading{level}"], "pPr/outlineLvl") for level in (1, 2, 3)] == ["0", "1", "2"]
    assert fonts(styles["Notice"])[1:] == ("黑体", 16)
    assert fonts(styles["TableText"])[1:] == ("宋体", 10.5)
    assert fonts(styles["Note"])[1:] == ("宋体", 9)
    for each in ("TableText", "TableNumber", "TableHeading", "Caption", "Note"):
        assert value(styles[each], "pPr/snapToGrid") == "0"
    names = {each.get(f"{W}name"): each for each in tree(documents["gov", "zh"], "word/fontTable.xml")}
    assert value(names["方正小标宋简体"], "altName") == "华文中宋"


def test_a_paper_is_set_as_journals_take_it(documents: Any) -> None:
    styles = styles_of(documents["academic", "zh"])
    assert fonts(styles["BodyText"]) == ("Times New Roman", "宋体", 12)
    assert value(styles["BodyText"], "pPr/spacing", "line") == str(360)
    assert value(styles["BodyText"], "pPr/spacing", "lineRule") == "auto"
    english = styles_of(documents["academic", "en"])
    assert fonts(english["BodyText"])[::2] == ("Times New Roman", 12)
    assert value(english["BodyText"], "pPr/ind") is None
    assert value(styles_of(documents["gov", "en"])["Heading1"], "rPr/rFonts", "ascii") == "Arial"
    assert value(styles_of(documents["gov", "en"])["BodyText"], "pPr/ind") is None


@pytest.mark.parametrize("look", LOOKED_AT)
def test_the_page_is_a4_with_the_margins_of_official_documents(documents: Any, look: Any) -> None:
    page = Document(io.BytesIO(documents[look])).sections[0]
    size = [round(each.mm) for each in (page.page_width, page.page_height)]
    margins = [
        round(each.mm) for each in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    ]
    assert (size, margins) == ([210, 297], [37, 35, 28, 26])


def test_page_numbers_stand_outside_between_dashes_and_in_a_paper_in_the_middle(documents: Any) -> None:
    official = Document(io.BytesIO(documents["gov", "zh"]))
    assert official.settings.odd_and_even_pages_header_footer
    odd, even = official.sections[0].footer, official.sections[0].even_page_footer
    assert [text_of(each._element) for each in (odd, even)] == ["— 1 —"] * 2
    assert [each.paragraphs[0].paragraph_format.alignment.name for each in (odd, even)] == ["RIGHT", "LEFT"]
    for footer in (odd, even):
        field = next(footer._element.iter(f"{W}fldSimple"))
        assert field.get(f"{W}instr").split() == ["PAGE"]
    paper = Document(io.BytesIO(documents["academic", "zh"]))
    assert not paper.settings.odd_and_even_pages_header_footer
    assert text_of(paper.sections[0].footer._element) == "1"


@pytest.mark.parametrize("look", LOOKED_AT)
def test_elements_stand_in_the_order_of_the_schema(documents: Any, look: Any) -> None:
    for name in parts(documents[look]):
        if name.startswith("word/") and name.endswith(".xml"):
            assert not list(out_of_order(tree(documents[look], name))), name


def test_elements_of_a_whole_report_stand_in_the_order_of_the_schema(written: bytes) -> None:
    assert not list(out_of_order(tree(written)))


@pytest.mark.parametrize("look", LOOKED_AT)
def test_every_style_that_is_used_is_there(documents: Any, look: Any) -> None:
    known = set(styles_of(documents[look]))
    for name in parts(documents[look]):
        if name.startswith("word/") and name.endswith(".xml"):
            root = tree(documents[look], name)
            for tag in ("pStyle", "rStyle", "basedOn", "next"):
                assert {each.get(f"{W}val") for each in root.iter(f"{W}{tag}")} <= known, name


def test_a_long_title_is_broken_before_its_brackets() -> None:
    title = "某某省某某市城乡社区“五社联动”服务满意度调查（合成样例）"
    document = tree(word.render(Report(title, "zh", ()))["report.docx"])
    assert in_style(document, "Title") == [title]
    line = next(each for each in document.iter(f"{W}p") if text_of(each) == title)
    assert [each.text for each in line.iter(f"{W}t")] == [title[:-6], title[-6:]]
    short = tree(word.render(Report("调查（甲）", "zh", ()))["report.docx"])
    assert not list(short.iter(f"{W}br"))


def test_quotation_marks_of_a_chinese_text_are_set_as_chinese() -> None:
    document = tree(word.render(Report("“五社”", "zh", ()))["report.docx"])
    title = next(each for each in document.iter(f"{W}r") if text_of(each) == "“五社”")
    assert title.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"
    english = tree(word.render(Report("“Five” – elements", "en", ()))["report.docx"])
    assert not list(english.iter(f"{W}rFonts"))


def test_each_style_and_language_has_its_look() -> None:
    assert set(LOOKS) == set(LOOKED_AT)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_small_charts_are_no_smaller_than_six_points(name: str, language: Language) -> None:
    report = reported(name, language)
    content = word.render(replace(report, sections=report.sections[:1]))["report.docx"]
    sizes = [
        each.get("cx") for each in tree(content, "word/document.xml").iter(f"{{{NAMESPACES['wp']}}}extent")
    ]
    assert len(sizes) == 3
    # they are drawn with letters of 7 points, 50 millimetres wide
    assert min(map(int, sizes)) / 36_000 >= 50 * 6 / 7
