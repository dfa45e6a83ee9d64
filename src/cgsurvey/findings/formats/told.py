"""A finding with its whole place, in lines, for formats that show nothing around it."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.clean import clean, shortened
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.formats.places import rows_told
from cgsurvey.paths import near
from cgsurvey.phrases import Language, say

#: characters of a sentence, of a path, of a name: what comes from a file has no bounds
_SENTENCE, _PATH, _NAME = 500, 300, 80


def told(finding: Finding, language: Language) -> Iterator[str]:
    """What was found; beneath it where, and why it may stand if somebody has said so."""
    yield _short(finding.text(language), _SENTENCE)
    place = " · ".join(_parts(finding.place, language))
    if place:
        yield f"  {place}"
    if finding.accepted is not None:
        by, reason = near(finding.accepted.by).as_posix(), finding.accepted.reason
        because = say("check.because", language, by=_short(by, _PATH), reason=_short(reason, _SENTENCE))
        yield f"  {because}"


def _parts(place: Place, language: Language) -> Iterator[str]:
    """File, sheet, column and rows, as far as they are known."""
    if place.file is not None:
        file = _short(near(place.file).as_posix(), _PATH)
        yield file if place.line is None else f"{file}:{place.line}"
    if place.sheet is not None:
        yield say("check.place.sheet", language, name=_short(place.sheet, _NAME))
    if place.column is not None:
        yield say("check.place.column", language, name=_short(place.column, _NAME))
    if place.rows:
        yield rows_told(place.rows, language)


def _short(text: str, most: int) -> str:
    """One line of some length at most."""
    return shortened(clean(text), most)
