"""A study and a hand-made analysis with every estimand that a report shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.result import Analysis, Note
from cgsurvey.study import Study
from cgsurvey.study_file import load_study
from report.hand_made import (
    SCORES,
    differences,
    estimate,
    frequency,
    participation,
    result,
    samples,
    satisfaction,
    services,
)
from report.hand_made_models import regression


@pytest.fixture(scope="session")
def study() -> Study:
    return load_study(Path(__file__).with_name("study.toml"))


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    weak = Note("note.small_base", {"rows": 2, "limit": 30, "smallest": 4}, weak=True)
    scale = result(
        "scale",
        "belonging",
        [
            estimate("scale", "belonging", "score", 0.71234, "score", "scored"),
            estimate(
                "scale",
                "belonging",
                "alpha",
                0.812,
                "coefficient",
                "answered_all",
                n=1690,
                interval_method="feldt",
            ),
        ],
        notes=(weak,),
    )
    age = result("mean", "age", [estimate("mean", "age", "mean", 46.25, "value", half=0.9)])
    busy = [
        estimate(
            "share_at_or_above", "busy", "at_or_above", 0.62345, questionnaire="cadres", n=770, left_out={}
        )
    ]
    results = (
        frequency("sex", {"男": 0.48, "女": 0.52}),
        frequency("overall", dict(zip(SCORES, (0.0, 0.02, 0.06, 0.42, 0.5), strict=True))),
        frequency("share", {"不足40%": 0.1, "40%-60%": 0.27655, "60%及以上": 0.62345}, "cadres"),
        age,
        satisfaction("overall", 0.92),
        satisfaction("safety", 0.83435),
        satisfaction("green", 0.61),
        satisfaction("overall", 0.92, "sex"),
        satisfaction("safety", 0.83435, "sex"),
        scale,
        result("share_at_or_above", "busy", busy, questionnaire="cadres"),
        participation(),
        *services(),
        *differences(),
        regression(),
    )
    refused = Note(
        "note.not_estimated", {"what": "residents/scale/trust", "reason": {"zh": "……", "en": "…"}}, weak=True
    )
    return Analysis(samples(), results, (refused,))
