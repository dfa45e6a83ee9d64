"""Markdown -> blocks of own text: paragraphs, lists, headings, tables. What a report cannot show is refused.

Bold and italic are taken as plain words. Nothing is left out silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cgsurvey.errors import CgsurveyError
from cgsurvey.own_text.blocks import (
    PLACEHOLDER,
    OwnBlock,
    OwnHeading,
    OwnParagraph,
    OwnPoints,
    OwnTable,
)
from cgsurvey.phrases import Language, say

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# a placeholder may hold bars and stars, which mean something in Markdown: while it is parsed, its number
# stands there between characters that no text holds
_HELD, _END = "\ufdd4", "\ufdd5"
_KEPT = re.compile(f"{_HELD}(\\d+){_END}")
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
#: begins the line above a table that is its caption
_CAPTION = re.compile(r"(?:表|Table)\s*[：:]\s*(?=\S)")
#: kinds of inline marks -> the mistake that they are
_REFUSED = {"image": "image", "link": "link", "html_inline": "html"}


def blocks_of(
    text: str, file: str, language: Language, mistakes: list[CgsurveyError]
) -> tuple[OwnBlock, ...]:
    """The blocks of a file; what it cannot hold is added to `mistakes` with its line."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"{_HELD}{len(held) - 1}{_END}"

    # an indented line is a paragraph, a line of dashes under a line makes no heading, and "[1]: …" is text
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "lheading", "reference"])
    tree = SyntaxTreeNode(parser.parse(PLACEHOLDER.sub(hold, _NONCHARACTERS.sub("", text))))
    reader = _Reader(file, language, held, mistakes)
    return _leveled(list(reader.blocks(tree)))


class _Reader:
    """Reads the tree of one file; `held` are its placeholders."""

    def __init__(self, file: str, language: Language, held: list[str], mistakes: list[CgsurveyError]) -> None:
        self._file, self._language, self._held, self._mistakes = file, language, held, mistakes

    def blocks(self, tree: SyntaxTreeNode) -> Iterator[OwnBlock]:
        caption: OwnParagraph | None = None
        for node in tree.children:
            if caption is not None and node.type != "table":
                yield caption
            before, caption = caption, None
            match node.type:
                case "heading":
                    yield OwnHeading(self._text(node), int(node.tag[1]), _line(node))
                case "paragraph":
                    found = OwnParagraph(self._text(node), _line(node))
                    if _CAPTION.match(found.text):
                        caption = found
                    elif found.text:
                        yield found
                case "bullet_list":
                    yield OwnPoints(tuple(self._items(node)))
                case "ordered_list":
                    yield from self._numbered(node)
                case "table":
                    yield self._table(node, before)
                case "hr":
                    pass  # a rule says nothing
                case kind:
                    self._refuse("html" if kind == "html_block" else "kind", _line(node))
        if caption is not None:
            yield caption

    def _items(self, node: SyntaxTreeNode) -> Iterator[OwnParagraph]:
        for item in node.children:
            if any(child.type != "paragraph" for child in item.children):
                self._refuse("nested", _line(item))
            paragraphs = [self._text(child) for child in item.children if child.type == "paragraph"]
            yield OwnParagraph(_run_on(paragraphs), _line(item))

    def _numbered(self, node: SyntaxTreeNode) -> Iterator[OwnParagraph]:
        """Items as paragraphs that begin with their numbers, as offices write them."""
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(self._items(node), start=first):
            text = say("own_text.item", self._language, number=number, text=item.text)
            yield OwnParagraph(text, item.line)

    def _table(self, node: SyntaxTreeNode, caption: OwnParagraph | None) -> OwnTable:
        if caption is None:
            self._refuse("no_caption", _line(node))
        head, *body = (row for part in node.children for row in part.children)
        return OwnTable(
            _CAPTION.sub("", caption.text, count=1) if caption else "",
            tuple(map(self._text, head.children)),
            tuple(tuple(map(self._text, row.children)) for row in body),
            tuple("right" in str(cell.attrs.get("style", "")) for cell in head.children),
            _line(node),
        )

    def _text(self, node: SyntaxTreeNode) -> str:
        """The words of a block on one line, its placeholders as they were written."""
        parts = [part for child in node.children for part in self._words(child, _line(node))]
        lines = "".join(parts).split("\n")
        joined = _run_on([line.strip() for line in lines])
        return _KEPT.sub(lambda found: self._held[int(found[1])], joined)

    def _words(self, node: SyntaxTreeNode, line: int) -> Iterator[str]:
        match node.type:
            case "text" | "code_inline":
                yield node.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case "image" | "link" | "html_inline" as kind:
                self._refuse(_REFUSED[kind], line)
            case _:  # an inline block, and what only changes how words look
                for child in node.children:
                    yield from self._words(child, line)

    def _refuse(self, code: str, line: int) -> None:
        facts = {"file": self._file, "line": line}
        if not any(each.code == f"own_text.{code}" and each.facts == facts for each in self._mistakes[-1:]):
            self._mistakes.append(CgsurveyError(f"own_text.{code}", **facts))


def _leveled(blocks: list[OwnBlock]) -> tuple[OwnBlock, ...]:
    """Headings counted from the highest that is there."""
    levels = [block.level for block in blocks if isinstance(block, OwnHeading)]
    above = min(levels, default=1) - 1
    return tuple(
        OwnHeading(block.text, block.level - above, block.line) if isinstance(block, OwnHeading) else block
        for block in blocks
    )


def _line(node: SyntaxTreeNode) -> int:
    """The line of the file, counted from 1, at which a block or the block around it begins."""
    at: SyntaxTreeNode | None = node
    while at is not None and not at.is_root:
        if at.map:
            return at.map[0] + 1
        at = at.parent
    return 1


def _run_on(lines: list[str]) -> str:
    """Lines as one: with a space between them, but for Chinese on either side."""
    text = ""
    for line in filter(None, lines):
        between = " " if text and not (_is_wide(text[-1]) or _is_wide(line[0])) else ""
        text += between + line
    return text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
