"""The page around the sections: head, what must be seen at all times, contents, and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import say
from cgsurvey.report.document import Report
from cgsurvey.report.html.blocks import block
from cgsurvey.report.html.escaping import safe
from cgsurvey.report.labelling import labelled

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def page(report: Report) -> str:
    """The whole page, the same each time."""
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_LANGUAGES[report.language]}">'
    yield from _head(report)
    yield "<body>"
    yield f'<a class="skip" href="#_text">{safe(say("page.skip", report.language))}</a>'
    yield from _marks(report)
    contents = list(_contents(report))
    title = safe(say("page.contents", report.language))
    yield f'<nav class="side" aria-label="{title}"><p>{title}</p>'
    yield from contents
    yield '</nav><main id="_text">'
    yield f"<h1>{safe(report.title)}</h1>"
    # what is shown to one is hidden from the other: no script is needed to fold the contents on a phone
    yield f'<details class="fold"><summary>{title}</summary><nav aria-label="{title}">'
    yield from contents
    yield "</nav></details>"
    yield from _sections(report)
    yield "</main></body></html>"


def _head(report: Report) -> Iterator[str]:
    style = _style()
    policy = f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{safe(report.title)}</title>"
    yield f"<style>{style}</style></head>"


def _style() -> str:
    from importlib import resources

    return "\n" + resources.files("cgsurvey.report.html").joinpath("style.css").read_text("utf-8")


def _hash(style: str) -> str:
    """By it the policy allows this style sheet and nothing else: no text could load or run anything."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(style.encode('utf-8')).digest()).decode('ascii')}"


def _marks(report: Report) -> Iterator[str]:
    """To whom the report may be given and that its data are made up: never out of sight."""
    if report.notices:
        yield '<div class="marks" role="note">'
        yield from (f"<p>{safe(line)}</p>" for line in report.notices)
        yield "</div>"


def _contents(report: Report) -> Iterator[str]:
    yield '<ul class="contents">'
    for section, name in zip(report.sections, _names(report), strict=True):
        yield f'<li class="level-{section.level}"><a href="#{name}">{safe(section.heading)}</a></li>'
    yield "</ul>"


def _sections(report: Report) -> Iterator[str]:
    """Sections one after the other, as deep as their headings say."""
    counts: dict[str, int] = {}
    named = zip(labelled(report), _names(report), strict=True)
    for at, ((section, blocks), name) in enumerate(named, start=1):
        paged = ' class="own-page"' if section.on_new_page else ""
        tag = f"h{section.level + 1}"
        yield f"<section{paged}>"
        yield f'<{tag} id="{name}">{safe(section.heading)}</{tag}>'
        for each, label in blocks:
            kind = type(each).__name__.lower()
            counts[kind] = counts.get(kind, 0) + 1
            # no name of a section holds an underscore
            yield from block(each, label, f"{kind}_{counts[kind]}", report.language)
        yield "</section>"
        if at == report.body:
            yield from _signature(report)


def _names(report: Report) -> list[str]:
    """Addresses of the sections; one without a name is called by its place."""
    return [section.name or f"section_{at}" for at, section in enumerate(report.sections, start=1)]


def _signature(report: Report) -> Iterator[str]:
    if report.signature:
        yield '<footer class="signature">'
        yield from (f"<p>{safe(line)}</p>" for line in report.signature)
        yield "</footer>"
