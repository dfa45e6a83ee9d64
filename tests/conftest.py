"""Shared helpers of the tests are importable by their folder: `from stats.in_memory import survey_of`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def written(tmp_path: Path):
    """Write a study file, the pilot study unless told, with its claims; gives its path."""
    from pilot_study import STUDY

    def write(text: str = STUDY, claims: str | None = None) -> Path:
        path = tmp_path / "study.toml"
        path.write_text(text, encoding="utf-8")
        if claims is not None:
            (tmp_path / "claims.toml").write_text(claims, encoding="utf-8")
        return path

    return write


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a study of five respondents in a csv."""
    from command_line import SMALL

    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
