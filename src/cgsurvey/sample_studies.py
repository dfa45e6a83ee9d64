"""The sample studies that come with the package."""

from __future__ import annotations

from pathlib import Path

#: what makes a study; the generator behind the samples stays in the source
KEPT = (".toml", ".xlsx", ".csv", ".md")


def sample_files() -> dict[str, dict[str, bytes]]:
    """Folder -> file name -> content of every sample study."""
    root = _root()
    return {
        folder.name: {
            path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in KEPT
        }
        for folder in sorted(root.iterdir())
        if (folder / "study.toml").is_file()
    }


def _root() -> Path:
    """The samples in an installed package, or in the source tree of an editable install."""
    installed = Path(__file__).parent / "_samples"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "data" / "samples"
