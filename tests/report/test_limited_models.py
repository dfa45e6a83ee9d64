"""Models of yes or no and of scale questions, from the study file to the page."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from cgsurvey.analysis import analyze
from cgsurvey.phrases import Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.machine import analysis_document
from cgsurvey.report.renderers import RENDERERS
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from cgsurvey.study_file import study_of

ROOT = Path(__file__).parents[2]
HUBEI = ROOT / "data" / "samples" / "hubei" / "study.toml"
MODELS = """
[models.much]
label = { zh = "志愿服务与受影响", en = "Volunteers and being hit" }
outcome = { question = "hit", any_of = ["影响较大", "影响很大"] }
treatment = "reached.volunteers"
fixed_effects = ["community"]
draws = 199
seed = 8
steps = [{ controls = ["sex"] }]

[models.degree]
outcome = "hit"
treatment = "reached.volunteers"
draws = 199
steps = [{ controls = ["sex"] }]

[models.reached]
outcome = "reached.social_workers"
treatment = "age"
draws = 199
steps = [{ controls = ["housing"] }]
"""


@pytest.fixture(scope="module")
def analysed() -> tuple[Study, Analysis]:
    written = tomllib.loads(HUBEI.read_text("utf-8"))
    written["models"] = tomllib.loads(MODELS)["models"]
    study = study_of(written, HUBEI)
    return study, analyze(study)


def test_each_outcome_gets_what_it_asks_for(analysed: tuple[Study, Analysis]) -> None:
    _, analysis = analysed
    assert [each.variable for each in analysis.find("regression")] == ["much", "degree", "reached"]
    assert [each.variable for each in analysis.find("logit")] == ["much"]
    assert [each.variable for each in analysis.find("ordered_logit")] == ["degree"]
    refused = [note.text("en") for note in analysis.notes]
    assert any(note.startswith("Social workers (logit) was not estimated") for note in refused)
    opinions = analysis.find("regression", "much")[0].fit["second_opinions"]
    assert {(each["draws"], each["seed"]) for each in opinions} == {(199, 8)}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ("志愿服务与受影响：“得到社区志愿者服务”在线性模型与logit模型中", "随机数种子为8", "优势比")),
        ("en", ("Volunteers and being hit: 'Reached by: Community volunteers' in the linear model and in the",
                "Seed of the draws: 8.", "Average effect (points): Very much",
                "- Standard errors are clustered by Community.")),
    ],
)  # fmt: skip
def test_the_page_shows_it(
    analysed: tuple[Study, Analysis], language: Language, said: tuple[str, ...]
) -> None:
    study, analysis = analysed
    page = RENDERERS["md"](analysis_report(analysis, study, language))["report.md"]
    text = page.decode()
    for each in said:
        assert each in text


def test_the_json_is_as_its_schema_says(analysed: tuple[Study, Analysis]) -> None:
    study, analysis = analysed
    schema = json.loads((ROOT / "docs" / "analysis.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(analysis_document(analysis, study))
