"""The reports of a study that stand in its folder: who keeps them there wants them to stay what they are."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cgsurvey.inputs import is_there
from cgsurvey.manifest import LARGEST, MANIFEST_NAME, is_plain

#: how deep below the study's folder they are looked for
_LEVELS = 2
_OURS = re.compile(r'"generator":\s*{\s*"name":\s*"cgsurvey"')
#: a name that stands in the text of another key has a backslash before its quotes
_STUDY = re.compile(r'(?<!\\)"study":\s*("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")')


def own_reports(study: Path) -> list[Path]:
    """Folders with outputs of a study, the folder of the study itself among them.

    Parameters
    ----------
    study : Path
        The study file, or the data file of which a study is drafted.
    """
    return [folder for folder in _near(study.parent, _LEVELS) if _is_of(study, folder)]


def _near(folder: Path, levels: int) -> Iterator[Path]:
    """A folder and those in it, in the order of their names; hidden ones, links and closed ones are not."""
    yield folder
    within: list[str] = []
    with suppress(OSError), os.scandir(folder) as entries:
        within = sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
    for name in within if levels else ():
        if not name.startswith("."):
            yield from _near(folder / name, levels - 1)


def _is_of(study: Path, folder: Path) -> bool:
    """Whether a folder holds a manifest of ours, and the study that it names is this one."""
    name = named_study(folder)
    between = folder.relative_to(study.parent).parts
    nearer = (study.parent.joinpath(*between[:size], study.name) for size in range(1, len(between) + 1))
    return name == study.name and not any(map(is_there, nearer))


def named_study(folder: Path) -> str | None:
    """The study that a manifest of ours names; other programs write files of this name, too.

    It is read as text: one that is damaged, by a merge perhaps, is still ours, and is to be told.
    """
    try:
        path = folder / MANIFEST_NAME
        if not is_plain(folder, MANIFEST_NAME) or path.stat().st_size > LARGEST:
            return None
        text = path.read_text("utf-8", "replace")
    except OSError:
        return None
    study = _STUDY.search(text)
    return str(json.loads(study[1], strict=False)) if study and _OURS.search(text) else None
