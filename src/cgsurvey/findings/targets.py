"""What stands behind the paths of a command line: studies, data files, claims, folders of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cgsurvey.inputs import is_there
from cgsurvey.loaders.names import DATA_NAMES
from cgsurvey.manifest import MANIFEST_NAME
from cgsurvey.study_file import CLAIMS_NAME, STUDY_NAME

#: a study with what is declared for it; a data file without one; published figures without data; a report
Kind = Literal["study", "data", "claims", "report", "absent"]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check. Of kind "absent" is a path where there is nothing at all."""

    path: Path
    kind: Kind


def targets_of(paths: Iterable[Path]) -> tuple[list[Target], list[Path]]:
    """What is to be checked, each once, and the paths where there is nothing to check."""
    found: dict[Path, Target] = {}
    passed: list[Path] = []
    for path in paths:
        target = _target(path)
        if target is None:
            passed.append(path)
        else:
            found.setdefault(target.path.resolve(), target)
    return list(found.values()), passed


def _target(path: Path) -> Target | None:
    if path.is_dir():
        for name, kind in _HOLDS.items():
            if is_there(path / name):
                return Target(path if kind == "report" else path / name, kind)
        return None
    if not is_there(path):
        return Target(path, "absent")
    if path.name == CLAIMS_NAME or path.suffix.lower() in DATA_NAMES:
        beside = path.with_name(STUDY_NAME)
        if is_there(beside):
            return Target(beside, "study")
        return Target(path, "claims" if path.name == CLAIMS_NAME else "data")
    if path.name == MANIFEST_NAME:
        return Target(path.parent, "report")
    return Target(path, "study") if path.suffix == ".toml" else None


#: file of a folder -> what the folder is; the first that is there
_HOLDS: dict[str, Kind] = {STUDY_NAME: "study", CLAIMS_NAME: "claims", MANIFEST_NAME: "report"}
