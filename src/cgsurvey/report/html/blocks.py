"""Blocks of a section: each kind has its one way onto the page."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import Language
from cgsurvey.report.chart import Width
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
                yield from _figure(each, "", f"{name}-{number}", language, is_small=True)
            yield "</div>"


def _key_figures(found: KeyFigures, language: Language) -> Iterator[str]:
    yield '<dl class="keys">'
    for each in found.figures:
        yield f"<div><dt>{safe(each.label)}</dt>"
        yield f'<dd class="figure">{sentence(each.figure, language)}</dd>'
        yield f'<dd class="detail">{sentence(each.detail, language)}</dd></div>'
    yield "</dl>"


def _figure(
    figure: Figure, label: str, name: str, language: Language, is_small: bool = False
) -> Iterator[str]:
    """The chart as it is drawn: an element with its own name for screen readers, and without ids.

    It stands there in two widths, of which the style sheet shows one: the smaller on a phone, and of small
    charts on paper.
    """
    from cgsurvey.report.charts import drawn

    yield f'<figure id="{name}">'
    widths: tuple[Width, ...] = ("half", "third") if is_small else ("page", "half")
    for width in widths:
        drawing = drawn(figure, language, "svg", width).content.decode("utf-8")
        yield f'<div class="{width}">{drawing.strip()}</div>'
    yield f"<figcaption><p>{captioned(label, figure.caption)}</p>"
    yield from notes(figure.notes, language, name)
    yield "</figcaption></figure>"
