"""What stands behind the paths of a command line: studies, data files, claims, folders of reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cgsurvey.errors import CgsurveyError
from cgsurvey.findings.below import known_files
from cgsurvey.findings.own_reports import own_reports
from cgsurvey.findings.owner import owner_of
from cgsurvey.inputs import is_there
from cgsurvey.loaders.names import DATA_NAMES
from cgsurvey.manifest import MANIFEST_NAME
from cgsurvey.paths import near
from cgsurvey.study_file import BASELINE_NAME, CLAIMS_NAME, STUDY_NAME, read_toml

#: a study with what is declared for it; a data file without one; published figures without data; a report
Kind = Literal["study", "data", "claims", "report", "absent"]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check. Of kind "absent" is a path with nothing behind it that could be looked at."""

    path: Path
    kind: Kind


def targets_of(paths: Iterable[Path]) -> tuple[list[Target], list[Path]]:
    """What is to be checked, each once, and the paths where there is nothing to check.

    A report that is checked with its study is no target beside it.

    Raises
    ------
    UsageError
        If a folder holds more folders than are looked into.
    """
    found: dict[str, Target] = {}
    passed: list[Path] = []
    for path in map(_from_here, paths):
        targets = list(_targets(path))
        if not targets:
            passed.append(path)
        for target in targets:
            found.setdefault(os.path.realpath(target.path), target)
    return list(_without_own_reports(found)), passed


def why_passed(path: Path) -> str:
    """The sentence that says why there is nothing to check at a path."""
    if path.suffix.lower() in DATA_NAMES and is_there(path):
        return "check.passed_over.unread"
    return "check.passed_over" if is_there(path) else "check.passed_over.folder"


def _without_own_reports(found: dict[str, Target]) -> Iterator[Target]:
    """The targets but for reports that one of the studies has in its folder."""
    own: set[str] = set()
    if any(each.kind == "report" for each in found.values()):
        studies = (each.path for each in found.values() if each.kind in ("study", "data"))
        own = {os.path.realpath(folder) for study in studies for folder in own_reports(study)}
    return (each for path, each in found.items() if each.kind != "report" or path not in own)


def _from_here(path: Path) -> Path:
    """The path without what it says of this machine, where it can do without."""
    return near(path) if path.is_absolute() else path


def _targets(path: Path) -> Iterator[Target]:
    """What a path stands for; of a folder all that is in it and below."""
    if is_there(path):
        yield from _of_file(path)
    elif not _is_open(path):
        yield Target(path, "absent")
    else:
        # of a folder named by itself even what is not known as a manifest of ours is told
        for file in list(known_files(path)) or [path / MANIFEST_NAME]:
            if file.name == STUDY_NAME or is_there(file):
                yield from _of_file(file)


def _is_open(folder: Path) -> bool:
    """Whether a path is a folder that the system lets us look into."""
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def _of_file(path: Path) -> Iterator[Target]:
    beside = path.with_name(STUDY_NAME)
    if path.name == MANIFEST_NAME:
        yield Target(path.parent, "report")
    elif path.name in (CLAIMS_NAME, BASELINE_NAME):
        if is_there(beside):
            yield Target(beside, "study")
        elif is_there(claims := path.with_name(CLAIMS_NAME)):
            yield Target(claims, "claims")
    elif path.suffix == ".toml":
        if path.name == STUDY_NAME or _declares_questionnaires(path):
            yield Target(path, "study")
    elif (study := owner_of(path)) is not None:
        yield Target(study, "study")
    elif path.suffix.lower() in DATA_NAMES and not is_there(beside):
        yield Target(path, "data")


def _declares_questionnaires(path: Path) -> bool:
    """Whether a file is a study under another name, and no TOML of another program; a broken one might be."""
    try:
        return "questionnaires" in read_toml(path)
    except CgsurveyError:
        return True
