"""The study behind a path of the command line: declared in a file, or drafted of one data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.errors import UsageError
from cgsurvey.loaders.names import DATA_NAMES
from cgsurvey.phrases import Language
from cgsurvey.streams import tell

if TYPE_CHECKING:
    from cgsurvey.readings import ReadingOptions, Readings
    from cgsurvey.result import Note
    from cgsurvey.study import Study


def opened_at(path: Path) -> Study:
    """The study behind a path: a study file, a folder that holds one, or a spreadsheet beside one."""
    try:
        return _found(path)
    except OSError as error:
        raise UsageError("study.unreadable", path=str(path), reason=error.strerror) from None


def opened_or_drafted(
    path: Path, language: Language, how: ReadingOptions, readings: Readings
) -> tuple[Study, tuple[Note, ...]]:
    """The study behind a path; of a data file that has none beside it a draft, and the note that says so.

    The table that a draft was made of is left with the readings.
    """
    return _drafted(path, language, how, readings) if _is_alone(path) else (opened_at(path), ())


def _found(path: Path) -> Study:
    from cgsurvey.study_file import STUDY_NAME, load_study

    if not path.exists():
        raise UsageError("command.no_study", path=str(path))
    if path.is_dir() or path.suffix.lower() not in DATA_NAMES:
        return load_study(path)
    beside = path.with_name(STUDY_NAME)
    if not beside.is_file():
        raise UsageError("command.no_study_beside", path=path.name)
    study = load_study(beside)
    known = [each.declared.file for each in study.questionnaires.values()]
    if not any((study.folder / file).resolve() == path.resolve() for file in known):
        raise UsageError("command.not_in_study", path=path.name, known=known)
    return study


def _is_alone(path: Path) -> bool:
    """Whether a path is a data file without a study file beside it."""
    from cgsurvey.study_file import STUDY_NAME

    try:
        is_data = path.suffix.lower() in DATA_NAMES and path.is_file()
        return is_data and not path.with_name(STUDY_NAME).exists()
    except OSError:  # no name that a file can have
        return False


def _drafted(
    path: Path, language: Language, how: ReadingOptions, readings: Readings
) -> tuple[Study, tuple[Note, ...]]:
    """The study that `init` would write of a data file, and the note that it is a draft; says so first."""
    from cgsurvey.drafting import study_of_draft
    from cgsurvey.result import Note
    from cgsurvey.starting import drafted

    note = Note("drafting.in_memory", {"file": path.name}, weak=True)
    tell(note.text(language))
    draft, (table,) = drafted([path], path.parent, **how)
    study = study_of_draft(draft, path.parent)
    (name,) = study.questionnaires
    readings.take(study, name, table)
    return study, (note,)
