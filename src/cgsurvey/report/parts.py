"""Sections before they have numbers, and the numbers that they get: 一、, （一）, 1., 1.1, Appendix A."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cgsurvey.phrases import Language
from cgsurvey.report.document import Block, Section
from cgsurvey.report.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A section before it has a number.

    Attributes
    ----------
    heading
        Its text.
    is_appendix
        Whether it stands with the appendices, and is counted with them where it has a number.
    is_numbered
        Whether it gets a number.
    """

    name: str
    heading: str
    blocks: Sequence[Block]
    level: int = 1
    is_appendix: bool = False
    is_numbered: bool = True
    on_new_page: bool = False


def filled(parts: Sequence[Part]) -> list[Part]:
    """The parts without those that have nothing under them, nor sections within."""
    return [part for at, part in enumerate(parts) if part.blocks or _has_within(parts[at:])]


def numbered(parts: Iterable[Part], words: Words) -> list[Section]:
    """Sections with their numbers."""
    counts = {"section": 0, "subsection": 0, "appendix": 0}
    sections = []
    for part in parts:
        heading = part.heading
        if part.is_numbered:
            kind = "appendix" if part.is_appendix else "section" if part.level == 1 else "subsection"
            counts[kind] += 1
            if kind == "section":
                counts["subsection"] = 0
            number = _ordinal(counts[kind], words.language, is_appendix=part.is_appendix)
            if kind == "subsection" and words.language == "en":
                number = f"{counts['section']}.{number}"
            heading = words.say(kind, number=number, heading=heading)
        sections.append(
            Section(heading, tuple(part.blocks), part.name, part.level, part.on_new_page, part.is_appendix)
        )
    return sections


def _has_within(parts: Sequence[Part]) -> bool:
    """Whether the first of these has a section within that holds something."""
    first, *following = parts
    for part in following:
        if part.level <= first.level:
            return False
        if part.blocks:
            return True
    return False


def _ordinal(number: int, language: Language, is_appendix: bool = False) -> str:
    """1 to 19 as the language counts its sections; appendices by 1, 2, or A, B."""
    if is_appendix:
        return str(number) if language == "zh" else chr(ord("A") + number - 1)
    if language == "en":
        return str(number)
    ones = "〇一二三四五六七八九"
    return ones[number] if number < 10 else "十" + ones[number % 10].replace("〇", "")
