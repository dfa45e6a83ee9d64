"""The styles of a template in the place of ours, and ours where it has none."""

from __future__ import annotations

from typing import Any

from cgsurvey.report.word.looks import Look
from cgsurvey.report.word.markup import NAMESPACES
from cgsurvey.report.word.styles import styles_part

_W = f"{{{NAMESPACES['w']}}}"
#: our style -> the names under which a template may have it, the likeliest first. Word writes the names of
#: its own styles in English whatever its language; what is Chinese here comes from other programs.
_NAMES = {
    "Normal": ("normal", "正文"),
    "Title": ("title", "标题"),
    "Heading1": ("heading 1", "标题 1", "标题1", "一级标题"),
    "Heading2": ("heading 2", "标题 2", "标题2", "二级标题"),
    "Heading3": ("heading 3", "标题 3", "标题3", "三级标题"),
    "BodyText": ("body text first indent", "正文首行缩进", "body text", "正文文本", "normal", "正文"),
    "Caption": ("caption", "题注"),
    "FigureCaption": ("figure caption", "图题", "caption", "题注"),
    "ListBullet": ("list bullet", "列表项目符号", "body text", "normal", "正文"),
}
#: styles in whose font the widths of columns are measured
_MEASURED = ("table text", "table number", "table heading")
#: names of a style of tables that is used instead of three rules
_TABLES = ("report table", "三线表")


def restyled(content: Any, document: Any, look: Look) -> dict[str, str]:
    """Name the template's styles in the content; what the template lacks is added to it, in its own fonts.

    Returns the id of each of our styles in the document.
    """
    from docx.oxml import parse_xml

    theirs = document.styles.element
    known = {_name(style): style.get(f"{_W}styleId") for style in theirs.iter(f"{_W}style")}
    ours = parse_xml(styles_part(look))
    ids: dict[str, str] = {}
    for style in ours.iter(f"{_W}style"):
        id = style.get(f"{_W}styleId")
        names = _NAMES.get(id, (_name(style),))
        ids[id] = next((known[name] for name in names if name in known), "")
    for style in list(ours.iter(f"{_W}style")):
        id = style.get(f"{_W}styleId")
        if not ids[id]:
            ids[id] = id if id not in known.values() else f"{id}Report"
            theirs.append(_of_theirs(style, ids))
    for tag in ("pStyle", "rStyle"):
        for each in content.iter(f"{_W}{tag}"):
            each.set(f"{_W}val", ids[each.get(f"{_W}val")])
    for name in _TABLES:
        if name in known:
            _tabled(content, known[name])
            break
    return ids


def _of_theirs(style: Any, ids: dict[str, str]) -> Any:
    """Our style resting on theirs: with its sizes and distances, without numbering, and in their fonts.

    Cells keep ours, by which the widths of columns are measured.
    """
    style.set(f"{_W}styleId", ids[style.get(f"{_W}styleId")])
    style.attrib.pop(f"{_W}default", None)
    for tag in ("basedOn", "next"):
        for each in style.iter(f"{_W}{tag}"):
            each.set(f"{_W}val", ids[each.get(f"{_W}val")] or each.get(f"{_W}val"))
    is_measured = style.get(f"{_W}type") != "paragraph" or _name(style) in _MEASURED
    is_point = style.find(f"{_W}basedOn[@{_W}val='{ids['ListBullet']}']") is not None  # set in as theirs are
    for tag in ("numPr", *["rFonts"] * (not is_measured), *["ind"] * is_point):
        for each in list(style.iter(f"{_W}{tag}")):
            each.getparent().remove(each)
    return style


def _tabled(content: Any, style: str) -> None:
    """Give tables with rules a style of the template's instead of them."""
    for rules in list(content.iter(f"{_W}tblBorders")):
        properties = rules.getparent()
        properties.remove(rules)
        named = properties.makeelement(f"{_W}tblStyle", {f"{_W}val": style})
        properties.insert(0, named)
        for each in list(properties.getparent().iter(f"{_W}tcBorders")):
            each.getparent().remove(each)


def _name(style: Any) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else str(name.get(f"{_W}val")).casefold()
