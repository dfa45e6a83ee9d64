"""The styles of a look, as the part `word/styles.xml` holds them.

Every style names its fonts for all scripts: Word takes what is left out from the theme of whoever opens the
file, and a Chinese text then comes in a font of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from cgsurvey.report.word.looks import Face, Look
from cgsurvey.report.word.markup import DECLARED, POINT

#: that lines of small print stand as close as they are, whatever grid the page has
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
#: that no room is put between Chinese characters and digits, which widths do not reckon with
_NO_AIR = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_BOTH, _CENTRE = '<w:jc w:val="both"/>', '<w:jc w:val="center"/>'
_TOGETHER = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style of paragraphs: how Word knows it, how it is called, its properties and its fonts."""

    id: str
    name: str
    properties: str
    face: Face
    follows: str = ""
    based: str = "Normal"


def styles_part(look: Look) -> str:
    """The part: defaults of the document, then every style."""
    return (
        f"<w:styles {DECLARED}><w:docDefaults><w:rPrDefault>{_characters(look.body, with_language=True)}"
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(_written(each) for each in paragraph_styles(look))}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:qFormat/>'
        f"{_characters(look.remark, sized=False)}</w:style>"
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        f"{_characters(look.strong, sized=False)}</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>'
    )


def paragraph_styles(look: Look) -> list[ParagraphStyle]:
    """Every style of paragraphs, the one that all rest on first."""
    strong = look.strong
    note = look.small.at(9)
    return [
        ParagraphStyle("Normal", "Normal", "", look.body),
        ParagraphStyle("Title", "Title", _OFF_GRID + _line(34, 6, 12) + _CENTRE, look.title, "BodyText"),
        *_headings(look),
        *_texts(look),
        ParagraphStyle("Notice", "Report Notice", _spaced(0, 12), look.headings[0].at(look.body.points)),
        ParagraphStyle("Caption", "caption", _TOGETHER + _OFF_GRID + _centred(10, 4), strong),
        ParagraphStyle(
            "FigureCaption", "Figure Caption", "<w:keepLines/>" + _OFF_GRID + _centred(2, 2), strong
        ),
        ParagraphStyle("Figure", "Figure", "<w:keepNext/>" + _OFF_GRID + _centred(8, 2), look.small),
        *_in_tables(look),
        ParagraphStyle("Note", "Table Note", "<w:keepLines/>" + _OFF_GRID + _justified(2, 0), note),
        ParagraphStyle("Gap", "Table Gap", _OFF_GRID + _line(10), note.at(5)),
        ParagraphStyle("TOCHeading", "TOC Heading", "<w:keepNext/>" + _centred(6, 8), look.headings[0]),
        *_contents(look),
        ParagraphStyle("Header", "header", _OFF_GRID + _centred(0, 0), note),
        ParagraphStyle("PageNotice", "Page Notice", _OFF_GRID + _centred(0, 0), note),
        ParagraphStyle("Footer", "footer", _OFF_GRID, look.small.at(14 if look.official else 10.5)),
        ParagraphStyle("Signature", "Signature", _signature(look, 28), look.body, "Date"),
        ParagraphStyle("Date", "Date", _signature(look, 0), look.body),
    ]


def _headings(look: Look) -> list[ParagraphStyle]:
    before = (0, 0, 0) if look.official and look.indented else (18, 12, 8)
    indent = _indent(look, look.body) if look.official else ""
    set_in = _line if look.exact else _lines
    spacing = [set_in(look.leading, room, room / 2) for room in before]
    return [
        ParagraphStyle(
            f"Heading{level}",
            f"heading {level}",
            _TOGETHER + spacing[level - 1] + indent + f'<w:outlineLvl w:val="{level - 1}"/>',
            face,
            "BodyText",
        )
        for level, face in enumerate(look.headings, start=1)
    ]


def _texts(look: Look) -> list[ParagraphStyle]:
    """Running text, points, and both as they stand in the overview and in the appendices."""
    after = 0 if look.indented else 6
    lines = _line(look.leading, 0, after) if look.exact else _lines(look.leading, 0, after)
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    return [
        ParagraphStyle("BodyText", "Body Text", lines + _indent(look, look.body) + _BOTH, look.body),
        ParagraphStyle("ListBullet", "List Bullet", numbered + lines + _BOTH, look.body),
        *_smaller("Overview", look, *look.overview),
        *_smaller("Appendix", look, *look.appendix),
    ]


def _smaller(place: str, look: Look, size: float, leading: float) -> list[ParagraphStyle]:
    """Running text and points in letters of their own size."""
    face, close = look.body.at(size), _OFF_GRID + _line(leading, 0, 3)
    return [
        ParagraphStyle(f"{place}Text", f"{place} Text", close + _indent(look, face) + _BOTH, face),
        # marked as the points of the body are, whatever mark a template gives these
        ParagraphStyle(
            f"{place}Point", f"{place} Point", close + _indent(look, face) + _BOTH, face, based="ListBullet"
        ),
    ]


def _in_tables(look: Look) -> list[ParagraphStyle]:
    words, small = look.small, look.small.at(9)
    # lines of one height, so that a label and its numbers stand in line whatever their fonts
    close = f"{_NO_AIR}{_OFF_GRID}{_line(15)}{_FLUSH}"
    return [
        ParagraphStyle("TableText", "Table Text", close, words),
        ParagraphStyle("TableNumber", "Table Number", close + '<w:jc w:val="right"/>', words),
        ParagraphStyle("TableHeading", "Table Heading", "<w:keepNext/>" + close + _CENTRE, words),
        ParagraphStyle("KeyLabel", "Key Label", "<w:keepNext/>" + _OFF_GRID + _tight(12, 4, 0), small),
        ParagraphStyle(
            "KeyFigure", "Key Figure", "<w:keepNext/>" + _OFF_GRID + _tight(27, 0, 0), look.strong.at(20)
        ),
        ParagraphStyle("KeyDetail", "Key Detail", _OFF_GRID + _tight(11, 0, 4), small.at(8)),
        ParagraphStyle("SmallCaption", "Small Caption", _OFF_GRID + _tight(10.5, 0, 2), look.strong.at(8)),
        ParagraphStyle("SmallNote", "Small Note", _OFF_GRID + _tight(9, 0, 0), small.at(7)),
    ]


def _contents(look: Look) -> list[ParagraphStyle]:
    face = look.body.at(12)
    step = face.points * 2 * POINT
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs>'
    return [
        ParagraphStyle(
            f"TOC{level}",
            f"toc {level}",
            f'{tab}{_OFF_GRID}{_line(16)}<w:ind w:left="{round((level - 1) * step)}"/>',
            face,
        )
        for level in (1, 2, 3)
    ]


def _signature(look: Look, before: float) -> str:
    """To the right, and four characters in, as an official document is signed."""
    lines = _line(look.leading, before) if look.exact else _lines(look.leading, before, 0)
    room = round(4 * look.body.points * POINT)
    ends = f'w:rightChars="400" w:right="{room}" w:firstLineChars="0" w:firstLine="0"'
    return f'{lines}<w:ind {ends}/><w:jc w:val="right"/>'


def _indent(look: Look, face: Face) -> str:
    """Two characters; the measure in twips is for who does not know characters."""
    room = round(2 * face.points * POINT)
    return f'<w:ind w:firstLineChars="200" w:firstLine="{room}"/>' if look.indented else ""


def _spaced(before: float, after: float) -> str:
    """Lines as high as their font and from the edge, whatever the text of a template does."""
    room = f'w:before="{round(before * POINT)}" w:after="{round(after * POINT)}"'
    return f'<w:spacing {room} w:line="240" w:lineRule="auto"/>{_FLUSH}'


def _centred(before: float, after: float) -> str:
    return _spaced(before, after) + _CENTRE


def _tight(points: float, before: float, after: float) -> str:
    return f"{_line(points, before, after)}{_FLUSH}{_CENTRE}"


def _justified(before: float, after: float) -> str:
    return _spaced(before, after) + _BOTH


def _line(points: float, before: float = 0, after: float = 0) -> str:
    """Lines of exactly so many points."""
    room = f'w:before="{round(before * POINT)}" w:after="{round(after * POINT)}"'
    return f'<w:spacing {room} w:line="{round(points * POINT)}" w:lineRule="exact"/>'


def _lines(number: float, before: float = 0, after: float = 0) -> str:
    """Lines so many times as high as their font."""
    room = f'w:before="{round(before * POINT)}" w:after="{round(after * POINT)}"'
    return f'<w:spacing {room} w:line="{round(number * 240)}" w:lineRule="auto"/>'


def _written(style: ParagraphStyle) -> str:
    is_default = style.id == "Normal"
    follows = f'<w:next w:val="{style.follows}"/>' if style.follows else ""
    based = "" if is_default else f'<w:basedOn w:val="{style.based}"/>'
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if is_default else ""}'
        f' w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}{follows}<w:qFormat/>'
        f"<w:pPr>{style.properties}</w:pPr>{_characters(style.face)}</w:style>"
    )


def _characters(face: Face, sized: bool = True, with_language: bool = False) -> str:
    bold = '<w:b w:val="1"/><w:bCs w:val="1"/>' if face.bold else ""
    italic = '<w:i w:val="1"/><w:iCs w:val="1"/>' if face.italic else ""
    size = round(face.points * 2)
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if sized else ""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' if with_language else ""
    fonts = (
        f'<w:rFonts w:ascii="{face.latin}" w:hAnsi="{face.latin}" w:eastAsia="{face.chinese}" '
        f'w:cs="{face.latin}"/>'
    )
    return f"<w:rPr>{fonts}{bold}{italic}{sizes}{language}</w:rPr>"
