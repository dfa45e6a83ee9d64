"""A finding with its whole place in one line, for formats that show nothing around it."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.formats.places import rows_told
from cgsurvey.findings.paths import near
from cgsurvey.phrases import Language, say

#: characters of a sentence, of a name: what comes from a file has no bounds
_LONGEST, _LONGEST_NAME = 600, 80


def told(finding: Finding, language: Language) -> str:
    """What was found, then where."""
    place = "".join(f" [{part}]" for part in _parts(finding.place, language))
    return short(finding.text(language), _LONGEST) + place


def short(text: str, most: int = _LONGEST_NAME) -> str:
    """A text of a file on one line, harmless and of some length at most."""
    text = clean(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def _parts(place: Place, language: Language) -> Iterator[str]:
    """File, sheet, column and rows, as far as they are known."""
    if place.file is not None:
        file = short(near(place.file).as_posix(), 3 * _LONGEST_NAME)
        yield file if place.line is None else f"{file}:{place.line}"
    if place.sheet is not None:
        yield say("check.place.sheet", language, name=short(place.sheet))
    if place.column is not None:
        yield say("check.place.column", language, name=short(place.column))
    if place.rows:
        yield rows_told(place.rows, language)
