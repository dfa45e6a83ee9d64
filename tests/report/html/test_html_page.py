"""The page holds all of a report, obeys nothing of it, needs nothing else, and leads to its parts."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

import pytest
from lxml.html import HtmlElement

from cgsurvey.clean import clean
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.document import (
    Cell,
    Column,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    RowGroup,
    Section,
    Sentence,
    Table,
)
from cgsurvey.report.renderers import RENDERERS
from report.awkward_report import awkward
from report.html.reading_html import spaced, text_of, tree_of, unbalanced
from report.reading import texts
from sample_analyses import NAMES, reported

SVG = "http://www.w3.org/2000/svg"


def written(report: Report) -> str:
    return RENDERERS["html"](report)["report.html"].decode("utf-8")


@cache
def sample(name: str, language: Language) -> tuple[Report, str, HtmlElement]:
    report = awkward() if name == "awkward" else reported(name, language)
    page = written(report)
    return report, page, tree_of(page)


pages = pytest.mark.parametrize(
    ("name", "language"),
    [("awkward", "zh"), *((name, language) for name in NAMES for language in LANGUAGES)],
)


@pages
def test_every_element_is_ended(name: str, language: Language) -> None:
    _, page, _ = sample(name, language)
    assert unbalanced(page) == []


@pages
def test_the_page_names_its_language_and_itself(name: str, language: Language) -> None:
    report, page, tree = sample(name, language)
    assert page.startswith("<!DOCTYPE html>\n")
    assert tree.get("lang") == ("zh-CN" if language == "zh" else "en")
    assert spaced(tree.findtext(".//title")) == report.title == text_of(tree.find(".//h1"))


@pages
def test_nothing_is_loaded_and_nothing_runs(name: str, language: Language) -> None:
    _, page, tree = sample(name, language)
    assert not re.search(r"(?<!xmlns=\")\b[a-z]+://", page.replace(SVG, ""))
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}
    attributes = [(key, value) for element in tree.iter() for key, value in element.attrib.items()]
    assert not [key for key, _ in attributes if key.startswith("on") or key in ("src", "style")]
    assert all(value.startswith("#") for key, value in attributes if key.endswith("href"))


@pages
def test_the_policy_allows_the_one_style_sheet_by_its_hash(name: str, language: Language) -> None:
    _, page, tree = sample(name, language)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["style-src"] == f"'sha256-{digest}'"
    assert page.index("Content-Security-Policy") < page.index("<style>")


@pages
def test_addresses_are_unique_and_every_link_leads_somewhere(name: str, language: Language) -> None:
    report, _, tree = sample(name, language)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)
    referred = " ".join(tree.xpath("//@aria-labelledby | //@aria-describedby")).split()
    assert set(referred) <= set(ids)
    for contents in tree.xpath("//nav"):
        led = [(link.get("href"), text_of(link)) for link in contents.iter("a")]
        assert led == [(f"#{each.name}", spaced(clean(each.heading))) for each in report.sections]


@pages
def test_everything_in_the_report_is_on_the_page(name: str, language: Language) -> None:
    report, page, tree = sample(name, language)
    shown = text_of(tree.find("body"))
    for text in texts(report):
        for line in text.split("\n"):
            assert spaced(clean(line)) in shown or spaced(clean(line)) in alternatives(tree), line
    assert clean(page.replace("\n", "")) == page.replace("\n", "")


def alternatives(tree: HtmlElement) -> list[str]:
    return [spaced(text) for text in tree.xpath("//*[name()='svg']/@aria-label")]


@pages
def test_cells_stand_in_their_columns(name: str, language: Language) -> None:
    report, _, tree = sample(name, language)
    drawn = tree.xpath("//table")
    assert len(drawn) == len(list(report.tables()))
    for table, element in zip(report.tables(), drawn, strict=True):
        rows = element.xpath("./tbody/tr[not(@class='group')]")
        # the label of a coefficient stands beside its standard error too
        expected = [
            [spaced(clean(cell.marked)) for cell in (row[1:] if at and not row[0].text else row)]
            for group in table.groups
            for at, row in enumerate(group.rows)
        ]
        assert [[text_of(cell) for cell in row] for row in rows] == expected
        groups = [spaced(clean(group.heading)) for group in table.groups if group.heading is not None]
        assert [text_of(row) for row in element.xpath("./tbody/tr[@class='group']")] == groups


@pages
def test_every_cell_has_a_heading_above_and_a_label_beside(name: str, language: Language) -> None:
    report, _, tree = sample(name, language)
    for table, element in zip(report.tables(), tree.xpath("//table"), strict=True):
        assert text_of(element.find("caption"))
        assert len(headed(element)) == len(table.columns)
        for row in element.xpath("./tbody/tr"):
            if row.get("class") == "more":
                above = row.getprevious()
                assert above[0].get("rowspan") == "2" or above.get("class") == "more"
                assert [cell.tag for cell in row] == ["td"] * (len(table.columns) - 1)
                continue
            first, *rest = list(row)
            assert first.get("scope") in ("row", "rowgroup") or not text_of(first)
            assert all(cell.tag == "td" for cell in rest)
            assert sum(int(cell.get("colspan", 1)) for cell in row) == len(table.columns)
        if table.notes:
            told = tree.get_element_by_id(element.get("aria-describedby"))
            for note, sentence in zip(told, table.notes, strict=True):
                assert text_of(note).endswith(spaced(clean(sentence.text)))


def headed(table: HtmlElement) -> dict[int, str]:
    """Which columns have a heading of their own, once the rows of headings are laid out."""
    taken: dict[tuple[int, int], HtmlElement] = {}
    rows = table.xpath("./thead/tr")
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    taken[at + down, column + right] = cell
    lowest = {column: cell for (row, column), cell in taken.items() if row == len(rows) - 1}
    assert all(cell.get("scope") == "col" for cell in lowest.values() if text_of(cell))
    above = [cell for cell in taken.values() if cell not in lowest.values()]
    assert all(cell.get("scope") == "colgroup" for cell in above)
    return {column: text_of(cell) for column, cell in lowest.items()}


def test_neighbours_under_one_heading_are_a_group_of_columns() -> None:
    columns = (
        Column("题", numeric=False),
        Column("n"),
        Column("值", "甲"),
        Column("区间", "甲"),
        Column("值", "乙"),
    )
    table = Table("表", columns, (RowGroup("组", ((Cell("一"), *[Cell("1")] * 4),)),))
    tree = tree_of(written(Report("题", "zh", (Section("一", (table,)),))))
    assert [group.get("span") for group in tree.xpath("//colgroup")] == ["1", "1", "2", "1"]
    upper, lower = tree.xpath("//thead/tr")
    spread = [(text_of(cell), cell.get("scope"), cell.get("colspan"), cell.get("rowspan")) for cell in upper]
    assert spread == [
        ("题", "col", None, "2"),
        ("n", "col", None, "2"),
        ("甲", "colgroup", "2", None),
        ("乙", "colgroup", "1", None),
    ]
    assert [text_of(cell) for cell in lower] == ["值", "区间", "值"]
    assert headed(tree.find(".//table")) == {0: "题", 1: "n", 2: "值", 3: "区间", 4: "值"}


def test_a_heading_of_two_lines_keeps_them() -> None:
    table = Table("表", (Column("变量", numeric=False), Column("(1)\n人口 <学>")), ())
    page = written(Report("题", "zh", (Section("一", (table,)),)))
    assert '<th scope="col" class="number">(1)<br>人口 &lt;学&gt;</th>' in page


def test_a_cell_with_few_people_says_so() -> None:
    _, _, tree = sample("awkward", "zh")
    mark = tree.xpath("//td/abbr")[0]
    assert mark.text == "△"
    assert "不足10人" in mark.get("title")
    assert "公开前须隐去" in mark.get("title")


def test_what_is_weak_is_marked_by_a_word() -> None:
    _, _, tree = sample("awkward", "zh")
    weak = tree.xpath("//*[@class='weak']")
    assert [text_of(each) for each in weak] == [
        "需谨慎 - 不是列表",
        "需谨慎 [red]不是颜色[/red].",
        "需谨慎 - 不是列表",
    ]


@pages
def test_each_weak_sentence_is_marked_and_no_other(name: str, language: Language) -> None:
    report, _, tree = sample(name, language)
    told: list[Sentence] = []
    for block in report.blocks():
        match block:
            case Paragraph(sentences) | Points(sentences) | Table(notes=sentences):
                told += sentences
            case KeyFigures(figures):
                told += [each for figure in figures for each in (figure.figure, figure.detail)]
    flag = "需谨慎 " if language == "zh" else "Weak "
    marked = [spaced(flag + clean(each.text)) for each in told if each.weak]
    assert [text_of(each) for each in tree.xpath("//*[@class='weak']")] == marked


@pages
def test_charts_are_named_by_what_they_show(name: str, language: Language) -> None:
    report, _, tree = sample(name, language)
    figures = list(report.figures())
    drawn = tree.xpath("//figure")
    assert len(drawn) == len(figures)
    for figure, element in zip(figures, drawn, strict=True):
        pictures = element.xpath(".//*[name()='svg']")
        assert pictures
        assert {picture.get("role") for picture in pictures} == {"img"}
        assert {spaced(picture.get("aria-label")) for picture in pictures} == {
            spaced(clean(figure.alternative))
        }
        # a caption stands at an end of its figure, or it is none: what is told of the chart stands within
        assert element[-1].tag == "figcaption"
        assert text_of(element.find("figcaption/p")).endswith(spaced(clean(figure.caption)))


def test_notice_banner_and_signature_are_shown() -> None:
    _, _, tree = sample("awkward", "zh")
    assert [text_of(line) for line in tree.xpath("//*[@class='marks']/p")] == ["内部资料", "合成 | 数据"]
    assert [text_of(line) for line in tree.xpath("//footer/p")] == ["某局 & <处>", "2026年1月1日"]


def test_what_is_not_said_leaves_no_trace() -> None:
    page = written(Report("", "en", ()))
    assert unbalanced(page) == []
    assert "<footer" not in page
    assert 'class="marks"' not in page
    assert "<section" not in page


def test_a_section_without_a_name_is_called_by_its_place() -> None:
    report = Report("题", "zh", (Section("一", ()), Section("二", (), "second")))
    tree = tree_of(written(report))
    assert tree.xpath("//section/*/@id") == ["section_1", "second"]
    assert tree.xpath("//nav[@class='side']//a/@href") == ["#section_1", "#second"]


def test_headings_are_as_deep_as_their_sections() -> None:
    sections = tuple(Section(f"第{level}层", (), f"l{level}", level) for level in (1, 2, 3))
    tree = tree_of(written(Report("题", "zh", sections)))
    assert [element.tag for element in tree.xpath("//section/*")] == ["h2", "h3", "h4"]


def test_a_name_of_a_section_takes_no_address_of_a_table() -> None:
    table = Table("表", (Column("甲"),), (), (Sentence("注"),))
    tree = tree_of(written(Report("题", "zh", (Section("一", (table,), "table-1"),))))
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_small_enough_to_be_sent(name: str) -> None:
    assert max(len(sample(name, language)[1].encode("utf-8")) for language in LANGUAGES) < 1_000_000


def test_the_style_sheet_holds_nothing_that_is_loaded() -> None:
    style = resources.files("cgsurvey.report.html").joinpath("style.css").read_text("utf-8")
    assert "@import" not in style
    assert "url(" not in style
    assert "</" not in style
    assert "@media print" in style
    assert "prefers-color-scheme: dark" in style


def test_stars_and_brackets_hang_behind_digits_that_are_in_line() -> None:
    rows = ((Cell("甲"), Cell("-0.10**"), Cell("[1, 2]")), (Cell(""), Cell("(0.20)"), Cell("5△")))
    table = Table("表", (Column("题", numeric=False), Column("值"), Column("区间")), (RowGroup(None, rows),))
    tree = tree_of(written(Report("题", "zh", (Section("一", (table,)),))))
    assert [text_of(each) for each in tree.xpath("//td/span[@class='behind']")] == ["**", ")"]
    assert [text_of(each) for each in tree.xpath("//td")] == ["-0.10**", "[1, 2]", "(0.20)", "5△"]
    assert tree.xpath("//th[@scope='row']/@rowspan") == ["2"]
