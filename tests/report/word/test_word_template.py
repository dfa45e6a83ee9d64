"""A bureau's own Word file: its styles, page and margins are used, and what could do harm is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from cgsurvey.errors import Unreadable
from cgsurvey.report import word
from cgsurvey.report.document import Report
from cgsurvey.report.word.markup import DECLARED
from command_line import run
from report.awkward_report import awkward
from report.word.reading_word import W, out_of_order, parts, style_of, text_of, tree

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template(change: Callable[[Any], object] = lambda _: None) -> bytes:
    """A template as a bureau may have it: a style of its own for chapters, a letterhead, narrower margins."""
    document = Document()
    document.styles["Heading 1"].font.size = Pt(31)
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(20)
    document.sections[0].header.paragraphs[0].text = "某市民政局文件"
    document.core_properties.author = "张三"
    document.add_paragraph("去年的报告")
    change(document)
    return bytes_of(document)


def bytes_of(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(named: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in named.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def repacked(name: str, part: bytes) -> bytes:
    """The template with a part of other content."""
    return packed({**parts(template()), name: part})


def on(content: bytes, report: Report | None = None) -> bytes:
    return word.render(replace(report or awkward(), template=content))["report.docx"]


def refused(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        on(content)
    return caught.value.code


def test_points_have_the_mark_of_the_template_and_the_notice_is_small_whatever_its_header_is() -> None:
    letter = Document()
    letter.styles["Header"].font.size = Pt(30)
    file = io.BytesIO()
    letter.save(file)
    written = Document(io.BytesIO(on(file.getvalue())))
    points = next(each for each in written.paragraphs if each.style.name == "Overview Point")
    assert points.style.base_style.name == "List Bullet"
    assert points.style.paragraph_format.first_line_indent is None
    notice = written.sections[0].header.paragraphs[0]
    assert notice.text == awkward().notice
    assert notice.style.font.size == Pt(9)


def test_the_report_takes_the_styles_and_the_page_of_the_template() -> None:
    written = Document(io.BytesIO(on(template())))
    headings = [each for each in written.paragraphs if each.style.name == "Heading 1"]
    assert [each.text for each in headings] == ["概览", "一、[b]"]
    assert headings[0].style.font.size == Pt(31)
    assert written.sections[0].left_margin.mm == pytest.approx(20, abs=0.1)
    widths = [int(each.get(f"{W}w")) for each in written.element.iter(f"{W}tblW")]
    letter = written.sections[0]
    assert max(widths) <= (letter.page_width - letter.left_margin - letter.right_margin) // 635
    assert not [each.text for each in written.paragraphs if "去年" in each.text]


def test_what_the_template_lacks_is_added_in_its_own_fonts() -> None:
    content = on(template())
    known = {each.get(f"{W}styleId"): each for each in tree(content, "word/styles.xml").iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in tree(content).iter() if each.tag in (f"{W}pStyle", f"{W}rStyle")}
    assert used <= set(known)
    assert known["TableNumber"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"
    assert known["Note"].find(f"{W}rPr/{W}rFonts") is None
    # by which the widths of columns are measured
    assert known["TableNumber"].find(f"{W}rPr/{W}rFonts") is not None
    assert (
        sum(each.get(f"{W}default") == "1" for each in known.values() if each.get(f"{W}type") == "paragraph")
        == 1
    )
    assert not list(out_of_order(tree(content)))


def test_headers_of_the_template_stay_under_the_notice_of_the_report() -> None:
    header = Document(io.BytesIO(on(template()))).sections[0].header
    assert [each.text for each in header.paragraphs] == ["内部资料", "合成 | 数据", "某市民政局文件"]


def test_a_first_page_of_its_own_says_it_too() -> None:
    def first(document: Any) -> None:
        document.sections[0].different_first_page_header_footer = True

    section = Document(io.BytesIO(on(template(first)))).sections[0]
    assert [each.text for each in section.first_page_header.paragraphs] == ["内部资料", "合成 | 数据"]


def test_the_report_stands_where_the_template_has_a_line_for_it() -> None:
    def letter(document: Any) -> None:
        document.add_paragraph("主送：某某局")
        place = document.add_paragraph("{{rep")
        place.add_run("ort}}")
        document.add_paragraph("抄送：某某处")

    texts = [each.text for each in Document(io.BytesIO(on(template(letter)))).paragraphs]
    assert texts[:2] == ["去年的报告", "主送：某某局"]
    assert texts[2:4] == ["内部资料", "题 <script>"]
    assert texts[-1] == "抄送：某某处"
    assert not [text for text in texts if "{{" in text]


def test_a_place_within_a_line_or_a_table_is_refused_and_not_lost() -> None:
    assert (
        refused(template(lambda document: document.add_paragraph("见{{report}}。")))
        == "word.place_not_a_line"
    )

    def cell(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = "{{report}}"

    assert refused(template(cell)) == "word.place_not_a_line"


def test_margins_that_an_earlier_section_has_are_kept_when_the_body_goes() -> None:
    def sections(document: Any) -> None:
        document.add_section()
        document.sections[1].left_margin = Mm(33)

    written = Document(io.BytesIO(on(template(sections))))
    assert len(written.sections) == 1
    assert written.sections[0].left_margin.mm == pytest.approx(33, abs=0.1)
    assert "某市民政局文件" in [each.text for each in written.sections[0].header.paragraphs]


def test_pictures_of_a_body_that_goes_are_not_carried_along() -> None:
    from cgsurvey.report.charts import drawn

    png = drawn(next(awkward().figures()), "zh", "png").content + b"of last year"
    content = template(lambda document: document.add_picture(io.BytesIO(png)))
    assert any(part.endswith(b"of last year") for part in parts(content).values())
    assert not any(part.endswith(b"of last year") for part in parts(on(content)).values())


def test_a_style_of_tables_of_the_template_is_used_instead_of_rules() -> None:
    def styled(document: Any) -> None:
        document.styles.add_style("三线表", WD_STYLE_TYPE.TABLE)

    document = tree(on(template(styled)))
    styled_tables = [
        each for each in document.iter(f"{W}tbl") if each.find(f"{W}tblPr/{W}tblStyle") is not None
    ]
    assert len(styled_tables) >= 2
    for each in styled_tables:
        assert not list(each.iter(f"{W}tcBorders"))
    assert not list(out_of_order(document))


def test_a_report_of_ours_is_a_template() -> None:
    ours = word.render(awkward())["report.docx"]
    again = on(ours)
    assert parts(again)["word/styles.xml"] == parts(ours)["word/styles.xml"]
    body, body_again = (tree(each).find(f"{W}body") for each in (ours, again))
    assert [(style_of(each), text_of(each)) for each in body_again.iter(f"{W}p")] == [
        (style_of(each), text_of(each)) for each in body.iter(f"{W}p")
    ]


def test_a_template_in_the_words_of_wps_is_understood() -> None:
    def renamed(document: Any) -> None:
        for name, own in (("Heading 1", "标题 1"), ("Normal", "正文"), ("Caption", "题注")):
            found = document.styles[name].element
            found.find(f"{W}name").set(f"{W}val", own)

    content = on(template(renamed))
    document = tree(content)
    names = {
        each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val")
        for each in tree(content, "word/styles.xml").iter(f"{W}style")
    }
    shown = {text_of(each): names[style_of(each)] for each in document.iter(f"{W}p") if text_of(each)}
    assert shown["一、[b]"] == "标题 1"
    assert shown["表1  表题 *带星*"] == "题注"


def test_who_wrote_the_template_and_where_is_left_behind() -> None:
    attached = (
        b'<Relationship Id="rIdA" TargetMode="External" Target="file:///C:/Users/zhangsan/mould.dotm" Type='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        b"</Relationships>"
    )
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + attached
    settings = parts(template())["word/settings.xml"].replace(
        b"</w:settings>",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        b'r:id="rIdA"/></w:settings>',
    )
    changed = {"word/_rels/settings.xml.rels": rels, "word/settings.xml": settings}
    written = parts(on(packed({**parts(template()), **changed})))
    for name, part in written.items():
        assert "张三".encode() not in part, name
        assert b"zhangsan" not in part, name
        assert b"attachedTemplate" not in part, name
    assert "docProps/app.xml" not in written


def test_a_dotx_is_a_template_as_well() -> None:
    types = parts(template())["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert len(tree(on(repacked("[Content_Types].xml", types))).find(f"{W}body")) > 10


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 no zip",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        repacked("word/document.xml", b"<w:document"),
        repacked("word/document.xml", b"<!DOCTYPE x><x/>"),
        packed({"a.txt": b"a"}),
        template()[:-200],
        repacked(
            "word/document.xml", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
        ),
        repacked(
            "word/_rels/document.xml.rels", parts(template())["_rels/.rels"].replace(b"Target=", b"At=")
        ),
    ],
    ids=[
        *("empty", "no zip", "old Word", "broken", "document type", "another zip", "cut off"),
        *("document type in UTF-16", "relation without a target"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert refused(content) == "word.no_template"


def test_a_template_that_inflates_without_end_is_refused() -> None:
    assert refused(packed({"word/document.xml": bytes(129 << 20)})) == "word.template_too_large"


@pytest.mark.parametrize("part", ["settings.xml", "_rels/document.xml.rels"])
def test_what_no_report_can_be_written_on_is_refused_beforehand(part: str) -> None:
    """Parts that python-docx asks for only when they are needed."""
    named = parts(on(template()))
    for content in (packed({**named, f"word/{part}": b"<x/>"}), packed({**named, f"word/{part}": b""})):
        with pytest.raises(Unreadable, match="cannot be opened"):
            word.refuse_unusable(content)
    word.refuse_unusable(packed(named))


@pytest.mark.parametrize("kind", ["ms-office.vbaProject", "ms-office.activeX+xml"])
def test_macros_are_refused(kind: str) -> None:
    types = parts(template())["[Content_Types].xml"]
    macros = f'<Override PartName="/word/x" ContentType="application/vnd.{kind}"/>'.encode()
    types = types.replace(b"</Types>", macros + b"</Types>")
    assert refused(repacked("[Content_Types].xml", types)) == "word.template_macros"


def test_a_picture_from_elsewhere_is_refused_and_a_link_is_not() -> None:
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

    def related(kind: str) -> Callable[[Any], object]:
        return lambda document: document.part.relate_to("http://example.org/x", kind, is_external=True)

    assert refused(template(related(image))) == "word.template_elsewhere"
    assert text_of(tree(on(template(related(link)))))


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r>'
    '<w:r><w:instrText>PICTURE "http://example.org/x" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PICTURE = (
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://example.org/x"/>'
    "</v:rect></w:pict></w:r>"
)


@pytest.mark.parametrize(
    "content", [FIELD, '<w:fldSimple w:instr="ddeauto c:\\x"/>', PICTURE], ids=["split", "simple", "address"]
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "word/footnotes.xml"])
def test_what_word_fetches_by_itself_is_refused(part: str, content: str) -> None:
    named = parts(template())
    root = {"word/document.xml": "document", "word/header1.xml": "hdr"}.get(part, "footnotes")
    if root == "footnotes":
        named[part] = b"".join((b"<w:footnotes ", DECLARED.encode(), b"></w:footnotes>"))
        types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
        override = f'<Override PartName="/{part}" ContentType="{_KIND}.footnotes+xml"/></Types>'
        named[types] = named[types].replace(b"</Types>", override.encode())
        relation = (
            f'<Relationship Id="rIdF" Type="{_RELATION}/footnotes" Target="footnotes.xml"/></Relationships>'
        )
        named[relations] = named[relations].replace(b"</Relationships>", relation.encode())
    closing = f"</w:{root}>".encode()
    paragraph = f"<w:p>{content}</w:p>".encode()
    before = b"<w:sectPr" if root == "document" else closing
    at = named[part].rindex(before)
    named[part] = named[part][:at] + paragraph + named[part][at:]
    assert refused(packed(named)) == "word.template_elsewhere"


def test_numbers_of_pages_and_links_are_fields_that_fetch_nothing() -> None:
    header = parts(template())["word/header1.xml"]
    fields = (
        b'<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=\'HYPERLINK "http://example.org"\'/></w:p>'
    )
    assert on(repacked("word/header1.xml", header.replace(b"</w:hdr>", fields + b"</w:hdr>")))


def test_the_same_template_gives_the_same_bytes() -> None:
    content = template()
    assert on(content) == on(content)


def test_the_command_line_refuses_a_template_before_it_computes(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "mould.docx"
    path.write_bytes(repacked("word/document.xml", b"<w:document"))
    done = run("analyze", str(small), "--out", str(tmp_path / "out"), "--template", str(path), "--lang", "en")
    assert done.exit_code == 3
    assert "The Word template cannot be opened" in done.stderr
    assert not (tmp_path / "out").exists()
