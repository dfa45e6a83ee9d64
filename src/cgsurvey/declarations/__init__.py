"""What a study declares: questionnaires, questions, scales, pairs, services, models.

The declarations are pydantic models, because a person writes them; `study_file` reads them from
`study.toml` and resolves each question to a `Question`. Everything is frozen.
"""

from __future__ import annotations

from pydantic import Field

from cgsurvey.declarations.baseline import AcceptedFinding as AcceptedFinding
from cgsurvey.declarations.baseline import BaselineFile as BaselineFile
from cgsurvey.declarations.measures import CrossTable as CrossTable
from cgsurvey.declarations.measures import Improvement as Improvement
from cgsurvey.declarations.measures import Pair as Pair
from cgsurvey.declarations.measures import Scale as Scale
from cgsurvey.declarations.measures import Service as Service
from cgsurvey.declarations.measures import Threshold as Threshold
from cgsurvey.declarations.models import DRAWS as DRAWS
from cgsurvey.declarations.models import SEED as SEED
from cgsurvey.declarations.models import Cluster as Cluster
from cgsurvey.declarations.models import Draws as Draws
from cgsurvey.declarations.models import Model as Model
from cgsurvey.declarations.models import Seed as Seed
from cgsurvey.declarations.models import StdErrors as StdErrors
from cgsurvey.declarations.models import Step as Step
from cgsurvey.declarations.published import Claim as Claim
from cgsurvey.declarations.published import ClaimedTable as ClaimedTable
from cgsurvey.declarations.published import ClaimsFile as ClaimsFile
from cgsurvey.declarations.published import Fact as Fact
from cgsurvey.declarations.quality import ROW_CHECKS as ROW_CHECKS
from cgsurvey.declarations.quality import DeclaredQuality as DeclaredQuality
from cgsurvey.declarations.quality import RowCheck as RowCheck
from cgsurvey.declarations.questionnaires import DESIGN_VARIABLES as DESIGN_VARIABLES
from cgsurvey.declarations.questionnaires import FIXED_SCALE as FIXED_SCALE
from cgsurvey.declarations.questionnaires import KINDS as KINDS
from cgsurvey.declarations.questionnaires import AnswerList as AnswerList
from cgsurvey.declarations.questionnaires import Decimals as Decimals
from cgsurvey.declarations.questionnaires import DeclaredQuestion as DeclaredQuestion
from cgsurvey.declarations.questionnaires import DeclaredQuestionnaire as DeclaredQuestionnaire
from cgsurvey.declarations.questionnaires import DeclaredReplicates as DeclaredReplicates
from cgsurvey.declarations.questionnaires import IntervalRule as IntervalRule
from cgsurvey.declarations.questionnaires import Item as Item
from cgsurvey.declarations.questionnaires import Kind as Kind
from cgsurvey.declarations.questionnaires import LonelyRule as LonelyRule
from cgsurvey.declarations.questionnaires import Missing as Missing
from cgsurvey.declarations.questionnaires import ReplicateMethod as ReplicateMethod
from cgsurvey.declarations.report import DeclaredReport as DeclaredReport
from cgsurvey.declarations.text import Condition as Condition
from cgsurvey.declarations.text import ConditionOrName as ConditionOrName
from cgsurvey.declarations.text import Declared as Declared
from cgsurvey.declarations.text import Filled as Filled
from cgsurvey.declarations.text import Label as Label
from cgsurvey.declarations.text import Named as Named
from cgsurvey.declarations.text import Number as Number
from cgsurvey.declarations.text import Range as Range
from cgsurvey.declarations.text import Text as Text
from cgsurvey.declarations.text import unlabelled as unlabelled
from cgsurvey.phrases import Language


class StudyFile(Declared):
    """`study.toml` as it is written."""

    title: Label
    year: int | None = None
    language: Language = "zh"
    synthetic: bool = False
    note: Label | None = None
    previous: Named | None = None
    previous_names: dict[str, Filled] = {}
    confidence: float = Field(default=0.95, gt=0.5, le=0.9999)
    report: DeclaredReport = DeclaredReport()
    decimals: Decimals = Decimals()
    missing: Missing = Missing()
    elements: dict[str, Label] = {}
    answers: dict[str, AnswerList] = {}
    questionnaires: dict[str, DeclaredQuestionnaire] = Field(min_length=1)
    questions: dict[str, dict[str, DeclaredQuestion]]
    scales: dict[str, Scale] = {}
    pairs: dict[str, Pair] = {}
    services: dict[str, Service] = {}
    improvements: dict[str, Improvement] = {}
    thresholds: dict[str, Threshold] = {}
    tables: dict[str, CrossTable] = {}
    models: dict[str, Model] = {}
    facts: dict[str, Fact] = {}
