"""The study that a draft declares, without a file of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cgsurvey.drafting.guesses import Draft
from cgsurvey.drafting.toml_text import toml_text
from cgsurvey.study import Study
from cgsurvey.study_file import STUDY_NAME, study_of


def study_of_draft(draft: Draft, folder: Path) -> Study:
    """The study that the text of the draft would be, as if it stood in `folder`."""
    return study_of(tomllib.loads(toml_text(draft, "en")), folder / STUDY_NAME)
