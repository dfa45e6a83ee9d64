"""Blocks of a section: each kind has its one way onto the page."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import Language
from cgsurvey.report.document import Block, Figure, Gallery, KeyFigures, Paragraph, Points, Table
from cgsurvey.report.html.escaping import safe
from cgsurvey.report.html.sentences import captioned, listed, notes, running, sentence
from cgsurvey.report.html.tables import table


def block(found: Block, label: str, name: str, language: Language) -> Iterator[str]:
    """A block; `label` stands before its caption, `name` is its address in the page."""
    match found:
        case Paragraph():
            yield f"<p>{running(found, language)}</p>"
        case Points(sentences):
            yield '<ul class="points">'
            yield from listed(sentences, language)
            yield "</ul>"
        case KeyFigures():
            yield from _key_figures(found, language)
        case Table():
            yield from table(found, label, name, language)
        case Figure():
            yield from _figure(found, label, name, language)
        case Gallery(figures):
            yield '<div class="gallery">'
            for number, each in enumerate(figures, start=1):
                yield from _figure(each, "", f"{name}-{number}", language, compact=True)
            yield "</div>"


def _key_figures(found: KeyFigures, language: Language) -> Iterator[str]:
    yield '<dl class="keys">'
    for each in found.figures:
        yield f"<div><dt>{safe(each.label)}</dt>"
        yield f'<dd class="figure">{sentence(each.figure, language)}</dd>'
        yield f'<dd class="detail">{sentence(each.detail, language)}</dd></div>'
    yield "</dl>"


def _figure(
    figure: Figure, label: str, name: str, language: Language, compact: bool = False
) -> Iterator[str]:
    """The drawing as it comes: an element with its own name for screen readers, and no ids."""
    from cgsurvey.report.charts import drawn

    drawing = drawn(figure, language, "svg", compact=compact).content.decode("utf-8")
    yield f'<figure id="{name}">'
    yield f'<div class="scroll" tabindex="0">{drawing.strip()}</div>'
    yield f"<figcaption>{captioned(label, figure.caption)}</figcaption>"
    yield from notes(figure.notes, language, name)
    yield "</figure>"
