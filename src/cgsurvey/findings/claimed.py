"""Published figures that cannot be, do not come out of the data, or are worded beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cgsurvey.findings.finding import Finding
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language
from cgsurvey.readings import Readings
from cgsurvey.study import Study
from cgsurvey.survey import Survey


def findings(study: Study, surveys: Mapping[str, Survey], readings: Readings) -> Iterator[Finding]:
    """What is to be said of the claims of a study; `surveys` are those that could be coded."""
    yield from ()


def without_data(target: Target, language: Language) -> Inspection:
    """What can be said of published figures without the data behind them."""
    return Inspection(target, language, ())
