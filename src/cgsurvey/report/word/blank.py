"""An empty Word document with page, styles and page numbers: what a report is written into.

It is no more than a template of our own, so that a bureau's template goes the same way. Page and page number
after GB/T 9704-2012: A4, 37 mm above, 35 below, 28 at the left and 26 at the right; "— 1 —", outside.
"""

from __future__ import annotations

from cgsurvey.report.word.looks import FANG_SONG, HEI, KAI, SONG, TITLE_SONG, Look
from cgsurvey.report.word.markup import DECLARED, MILLIMETRE, POINT, field, paragraph, run
from cgsurvey.report.word.package import packed
from cgsurvey.report.word.styles import styles_part

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: parts that the document names, each with the kind of its content and of its relation
_PARTS = ("styles", "settings", "fontTable", "numbering", "footer1", "footer2")

#: a Chinese font -> the name by which it is found elsewhere, and its design. Where 小标宋 is missing,
#: 华文中宋 of Office comes nearest: as heavy, without being made bold. Word takes one other name and no list.
_FONTS = {
    TITLE_SONG: ("华文中宋", "roman"),
    SONG: ("SimSun", "roman"),
    HEI: ("SimHei", "modern"),
    KAI: ("KaiTi", "modern"),
    FANG_SONG: ("FangSong", "modern"),
}


def blank(look: Look) -> bytes:
    """The document of a look, without a word in it."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {f"rId{at}": (_kind(part), f"{part}.xml") for at, part in enumerate(_PARTS, start=1)}
        ),
        "word/document.xml": _document(look),
        "word/styles.xml": styles_part(look),
        "word/settings.xml": _settings(look),
        "word/fontTable.xml": _font_table(),
        "word/numbering.xml": _numbering(look),
        "word/footer1.xml": _footer(look, "right" if look.official else "center"),
        "word/footer2.xml": _footer(look, "left" if look.official else "center"),
    }
    return packed((name, (_XML + content).encode("utf-8")) for name, content in parts.items())


def _kind(part: str) -> str:
    return part.rstrip("12")


def _content_types() -> str:
    parts = {"document": "document.main", **{part: _kind(part) for part in _PARTS}}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for id, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def _document(look: Look) -> str:
    top, right, bottom, left, header, footer = (
        round(millimetres * MILLIMETRE) for millimetres in (37, 26, 35, 28, 20, 24)
    )
    grid = (
        f' w:type="lines" w:linePitch="{round(look.leading * POINT)}"' if look.exact else ' w:linePitch="312"'
    )
    even = '<w:footerReference w:type="even" r:id="rId6"/>' if look.official else ""
    return (
        f"<w:document {DECLARED}><w:body><w:sectPr>{even}"
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" '
        f'w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/><w:docGrid{grid}/></w:sectPr></w:body>'
        "</w:document>"
    )


def _settings(look: Look) -> str:
    even = "<w:evenAndOddHeaders/>" if look.official else ""
    return (
        f'<w:settings {DECLARED}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{even}'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        "</w:settings>"
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (other, family) in _FONTS.items()
    )
    return f"<w:fonts {DECLARED}>{fonts}</w:fonts>"


def _numbering(look: Look) -> str:
    """The mark before a point. In an official text its lines begin as those of a paragraph do."""
    size = round(2 * look.body.points * POINT)
    indent = (
        f'<w:ind w:left="0" w:firstLineChars="200" w:firstLine="{size}"/>'
        if look.indented
        else f'<w:ind w:left="{size}" w:hanging="{size // 2}"/>'
    )
    follows = '<w:suff w:val="space"/>' if look.indented else ""
    return (
        f'<w:numbering {DECLARED}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>{follows}<w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/></w:rPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _footer(look: Look, side: str) -> str:
    """The number of the page; an official one stands between dashes, a character away from the edge."""
    number = field("PAGE", "1")
    content = [run("— "), number, run(" —")] if look.official else [number]
    room = f'<w:ind w:{side}Chars="100" w:{side}="{14 * POINT}"/>' if look.official else ""
    line = paragraph("Footer", content, f'{room}<w:jc w:val="{side}"/>')
    return f"<w:ftr {DECLARED}>{line}</w:ftr>"
