from __future__ import annotations

from dataclasses import replace

import pytest

from cgsurvey.report import word
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Report
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from report.awkward_report import awkward


@pytest.fixture(scope="session")
def report(analysis: Analysis, study: Study) -> Report:
    return replace(
        analysis_report(analysis, study, "zh"), organisation="示例市民政局", date="2026年1月15日", data=dict
    )


@pytest.fixture(scope="session")
def written(report: Report) -> bytes:
    return word.render(report)["report.docx"]


@pytest.fixture(scope="session")
def awkward_written() -> bytes:
    return word.render(awkward())["report.docx"]
