"""A page read back: its elements, and the text that a reader gets."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import html

#: elements that have no end
VOID = {"meta", "br", "colgroup", "link", "hr", "img", "input"}


class _Balance(HTMLParser):
    """Reads the page as it is written: every element is ended, and by its own end."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def unbalanced(page: str) -> list[str]:
    """What is not ended, or ended by another's end."""
    reader = _Balance()
    reader.feed(page)
    reader.close()
    return reader.wrong + reader.open


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def text_of(element: html.HtmlElement) -> str:
    """What is read, each run of spaces as one."""
    return spaced(element.text_content())


def spaced(text: str) -> str:
    return re.sub(r"[ \t\n\u00a0]+", " ", text).strip()
