"""Do the names in a study file stand for something, and for something of the right kind?"""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.errors import CgsurveyError
from cgsurvey.study import Study
from cgsurvey.study_checks.measures import pairs, scales, thresholds
from cgsurvey.study_checks.models import models
from cgsurvey.study_checks.questionnaires import (
    known_communities,
    leagues,
    previous_names,
    questionnaires,
    told_questions,
)
from cgsurvey.study_checks.routing import routing
from cgsurvey.study_checks.services import improvements, services
from cgsurvey.study_checks.tables import tables


def reference_mistakes(study: Study) -> Iterator[CgsurveyError]:
    """Every reference of the study that fails, each with its table, what is known and a suggestion."""
    yield from questionnaires(study)
    yield from known_communities(study)
    yield from leagues(study)
    yield from told_questions(study)
    yield from routing(study)
    yield from scales(study)
    yield from pairs(study)
    yield from services(study)
    yield from improvements(study)
    yield from thresholds(study)
    yield from tables(study)
    yield from models(study)
    yield from previous_names(study)
