"""The study that a file belongs to: a data file, a codebook, a text of the bureau's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cgsurvey.errors import CgsurveyError
from cgsurvey.inputs import is_there
from cgsurvey.own_text.blocks import FOLDER
from cgsurvey.paths import near, repository
from cgsurvey.study_file import STUDY_NAME, read_toml


def owner_of(path: Path) -> Path | None:
    """The nearest study file at or above a file that reads it; none beyond the repository is asked."""
    file = Path(os.path.realpath(path))
    root = repository(file.parent)
    for folder in file.parents:
        study = folder / STUDY_NAME
        if is_there(study) and _reads(study, file):
            return _as_named(study, path)
        if folder == root:
            break
    return None


def _as_named(study: Path, path: Path) -> Path:
    """A study file as its user would write it: in full where the file is written so."""
    beside = path.with_name(STUDY_NAME)
    if os.path.realpath(beside) == str(study):
        return beside
    return near(study) if path.is_absolute() else Path(os.path.relpath(study))


def _reads(study: Path, file: Path) -> bool:
    """Whether a study reads a file; one that is broken might, and its mistakes are to be told."""
    if file.is_relative_to(study.parent / FOLDER):
        return True
    try:
        named = _named(read_toml(study))
    except CgsurveyError:
        return True
    return any(os.path.realpath(study.parent / each) == str(file) for each in named)


def _named(written: dict[str, Any]) -> Iterator[str]:
    questionnaires = written.get("questionnaires")
    for each in questionnaires.values() if isinstance(questionnaires, dict) else ():
        if isinstance(each, dict):
            yield from (each[key] for key in ("file", "codebook") if isinstance(each.get(key), str))
