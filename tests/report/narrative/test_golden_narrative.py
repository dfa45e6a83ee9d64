"""What the samples' reports say in sentences, against copies that were read against the results."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from sample_analyses import NAMES, reported

GOLDEN = Path(__file__).parents[2] / "golden"
sys.path.insert(0, str(GOLDEN))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_narrative_is_the_one_that_was_reviewed(name: str, language: Language) -> None:
    from narrative import narrative

    written = (GOLDEN / "narrative" / f"{name}.{language}.txt").read_text(encoding="utf-8")
    assert narrative(reported(name, language)) == written, "run tests/golden/narrative.py and read the diff"
