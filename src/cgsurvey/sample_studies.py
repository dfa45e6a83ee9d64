"""The sample studies that come with the package."""

from __future__ import annotations

from pathlib import Path

#: what makes a study; the generator behind the samples stays in the source
KEPT = (".toml", ".xlsx", ".csv", ".md")


def sample_files() -> dict[str, bytes]:
    """Name, with its folder, -> content of every file of the sample studies."""
    root = _root()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for study in sorted(root.glob("*/study.toml"))
        for path in sorted(study.parent.rglob("*"))
        if path.suffix in KEPT
    }


def _root() -> Path:
    """The samples in an installed package, or in the source tree of an editable install."""
    installed = Path(__file__).parent / "_samples"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "data" / "samples"
