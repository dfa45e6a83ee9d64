"""The samples, each analysed once for all tests that ask what its report says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cgsurvey.analysis import analyze
from cgsurvey.phrases import Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Report
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from cgsurvey.study_file import load_study

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
NAMES = ("bole", "hubei")


@cache
def analysed(name: str) -> tuple[Analysis, Study]:
    study = load_study(SAMPLES / name)
    return analyze(study), study


@cache
def reported(name: str, language: Language) -> Report:
    return analysis_report(*analysed(name), language)
