"""Reports in a folder, changed by hand."""

from __future__ import annotations

import json
from pathlib import Path

from cgsurvey.manifest import printed


def change(path: Path, old: str, new: str) -> None:
    """Put something else where it stands first in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def seal(out: Path) -> None:
    """Make the manifest say what stands in the folder, as a careful forger would."""
    found = json.loads((out / "manifest.json").read_text("utf-8"))
    for each in found["outputs"]:
        each.update(printed((out / each["name"]).read_bytes()))
    (out / "manifest.json").write_text(json.dumps(found), "utf-8")
