"""Sentences: those that rest on little are marked by a word, and not by a colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import Paragraph, Sentence
from cgsurvey.report.html.escaping import safe


def sentence(found: Sentence, language: Language) -> str:
    """A sentence; before one that warns stands a word that says so."""
    if not found.weak:
        return safe(found.text)
    flag = safe(say("page.weak", language))
    return f'<span class="weak"><b class="flag">{flag}</b> {safe(found.text)}</span>'


def running(paragraph: Paragraph, language: Language) -> str:
    """Sentences that run on."""
    parts = (sentence(each, language) + text.removeprefix(each.text) for each, text in paragraph.parts())
    return "".join(parts).rstrip()


def listed(sentences: Iterable[Sentence], language: Language) -> Iterator[str]:
    """Sentences as the items of a list."""
    for each in sentences:
        yield f"<li>{sentence(each, language)}</li>"


def captioned(label: str, caption: str) -> str:
    """A caption behind its number, if it has one."""
    number = f'<b class="label">{safe(label.rstrip())}</b> ' if label else ""
    return number + safe(caption)


def notes(sentences: tuple[Sentence, ...], language: Language, name: str) -> Iterator[str]:
    """What stands beneath a table or a chart."""
    if sentences:
        yield f'<ul class="notes" id="{name}-notes">'
        yield from listed(sentences, language)
        yield "</ul>"
