"""The files that a study is read from, and how they are called where no path may stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.own_text.blocks import FOLDER
from cgsurvey.study_file import CLAIMS_NAME

if TYPE_CHECKING:
    from cgsurvey.study import Study

#: stands before the names of an earlier study's files
PREVIOUS = "previous/"


def inputs_of(study: Study) -> list[Path]:
    """Files that a run reads, whether or not they are there."""
    claims = [each.folder / CLAIMS_NAME for each in (study, study.previous) if each is not None]
    return [*(path for _, path in _named(study, "")), *claims]


def named_inputs(study: Study) -> dict[str, Path]:
    """Those that results come from and that are there, by their names from the study's folder.

    A file elsewhere has its name alone. What was published changes no result: `claims.toml` is none of them.
    """
    found: dict[str, Path] = {}
    for name, path in _named(study, ""):
        alike = sum(each.partition(" (")[0] == name and found[each] != path for each in found)
        if is_there(path):
            found[f"{name} ({alike + 1})" if alike else name] = path
    return found


def is_there(path: Path) -> bool:
    """Whether a path is a file, as far as the system tells."""
    try:
        return path.is_file()
    except OSError:  # its name is too long, or the folder that it lies in is closed
        return False


def _named(study: Study, prefix: str) -> Iterator[tuple[str, Path]]:
    questionnaires = [each.declared for each in study.questionnaires.values()]
    files = [
        study.path.name,
        *(each.file for each in questionnaires),
        *(each.codebook for each in questionnaires if each.codebook),
    ]
    yield from ((prefix + _within(file), study.folder / file) for file in files)
    for path in sorted((study.folder / FOLDER).rglob("*.md")):
        yield f"{prefix}{path.relative_to(study.folder).as_posix()}", path
    if study.previous is not None:
        yield from _named(study.previous, prefix + PREVIOUS)


def _within(file: str) -> str:
    """The name of a file, as a study writes it: below its folder, or else alone."""
    path = Path(file)
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()
