"""`sections/*.md` beside the study file -> own text. Every mistake is found before any is told."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.own_text.blocks import CLOSING, FOLDER, OPENING, OwnHeading, OwnText
from cgsurvey.phrases import LANGUAGES, Language

if TYPE_CHECKING:
    from cgsurvey.study import Study

#: bytes of one file, twenty thousand Chinese characters: marks without an end take time by their square
LARGEST = 60_000
_AFTER = ".after"


def read_sections(study: Study, language: Language) -> tuple[OwnText, ...]:
    """The own text of a report in `language`, in the order of the names of its files.

    The files stand in ``sections/``; for a report in another language than the study's, in a folder of the
    language's name within it.

    Raises
    ------
    StudyError
        With every mistake of every file.
    """
    folder = folder_of(study, language)
    if not folder.is_dir():
        return ()
    mistakes: list[CgsurveyError] = []
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        mistake = CgsurveyError("own_text.unreadable", file=FOLDER, reason=error.strerror)
        raise StudyError(FOLDER, [mistake]) from None
    found = [text for path in paths if (text := _read(path, study, language, mistakes))]
    if mistakes:
        raise StudyError(FOLDER, mistakes)
    return tuple(found)


def folder_of(study: Study, language: Language) -> Path:
    """Where the own text for reports in a language stands."""
    folder = study.folder / FOLDER
    return folder if language == study.file.language else folder / language


def is_left_out(study: Study, language: Language) -> bool:
    """Whether the bureau wrote something, and nothing for reports in this language."""
    has_any = next((study.folder / FOLDER).glob("*.md"), None) is not None
    return has_any and not folder_of(study, language).is_dir()


def _read(path: Path, study: Study, language: Language, mistakes: list[CgsurveyError]) -> OwnText | None:
    """One file; None, with its mistakes told, where it cannot be used, or is none of ours to read."""
    from cgsurvey.own_text.markdown import blocks_of

    name = path.relative_to(study.folder).as_posix()
    if path.name.startswith((".", "~")) or (path.name in LANGUAGES and path.is_dir()):
        return None
    if path.suffix != ".md":
        mistakes.append(CgsurveyError("own_text.not_markdown", file=name))
        return None
    text = _text_of(path, name, mistakes)
    if text is None:
        return None
    blocks = blocks_of(text, name, language, mistakes)
    section = path.stem.removesuffix(_AFTER)
    own = OwnText(name, section, "after" if path.stem.endswith(_AFTER) else "before", blocks)
    _check_headings(own, mistakes)
    return own


def _text_of(path: Path, name: str, mistakes: list[CgsurveyError]) -> str | None:
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode) or found.st_size > LARGEST:
            mistakes.append(CgsurveyError("own_text.too_large", file=name, limit=LARGEST // 1000))
            return None
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        mistakes.append(CgsurveyError("own_text.unreadable", file=name, reason=error.strerror))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mistakes.append(CgsurveyError("own_text.not_utf8", file=name, line=line))
    return None


def _check_headings(own: OwnText, mistakes: list[CgsurveyError]) -> None:
    """What stands at either end of a report begins with a heading; what stands before a section has none."""
    headings = [block for block in own.blocks if isinstance(block, OwnHeading)]
    if own.section in (OPENING, CLOSING):
        if own.blocks and (not headings or own.blocks[0] is not headings[0] or headings[0].level > 1):
            mistakes.append(CgsurveyError("own_text.no_heading", file=own.file))
    elif own.place == "before" and headings:
        facts = {"file": own.file, "line": headings[0].line, "after": f"{own.section}{_AFTER}.md"}
        mistakes.append(CgsurveyError("own_text.heading_before", **facts))
