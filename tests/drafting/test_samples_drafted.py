"""The drafts of the samples' workbooks beside their study files, which people wrote."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from cgsurvey.raw_table import Cells
from cgsurvey.study import Question
from cgsurvey.study_file import load_study
from drafting.in_memory_drafts import Drafted
from loaders.here import read

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
#: file -> its questionnaire in the study; columns that the draft takes for something else, and why
FILES: dict[str, tuple[str, dict[str, str]]] = {
    "bole/residents": (
        "residents",
        {
            "13、您了解街道社会工作站吗": "a ladder to the draft, three kinds of people to the study",
            "16、您愿意参加社区志愿服务吗": "说不清 may be the middle: left to choose",
            "20、您愿意参加社区组织的活动吗": "说不清 may be the middle: left to choose",
        },
    ),
    "bole/cadres": (
        "cadres",
        {"8、您是否接受过基层社会治理培训": "everybody gave the same answer: left out"},
    ),
    "bole/communities": ("communities", {}),
    "bole-2022/residents": (
        "residents",
        {
            "9、您愿意参加社区志愿服务吗": "说不清 may be the middle: left to choose",
            "11、您愿意参加社区组织的活动吗": "说不清 may be the middle: left to choose",
        },
    ),
    "hubei/residents": ("residents", {"9、您家庭的月收入": "bands of income have an order and no score"}),
}


@cache
def _drafted(file: str) -> Drafted:
    table = read(SAMPLES / f"{file}.xlsx")
    columns = tuple(Cells(each.texts, np.array(each.codes)) for each in table.columns)
    return Drafted(replace(table, columns=columns))


@cache
def _written(file: str) -> dict[tuple[str, ...], Question]:
    study = load_study((SAMPLES / file).parent)
    questions = study.questionnaires[FILES[file][0]].questions.values()
    return {question.columns: question for question in questions}


@pytest.mark.parametrize("file", FILES)
def test_the_draft_has_the_kinds_that_people_wrote(file: str) -> None:
    found = {question.columns: question.kind for question in _drafted(file).questions.values()}
    differ = {
        columns[0] for columns, question in _written(file).items() if found.get(columns) != question.kind
    }
    assert differ == FILES[file][1].keys()


@pytest.mark.parametrize("file", FILES)
def test_the_draft_has_the_answers_in_the_order_that_people_wrote(file: str) -> None:
    """Answers without an order stand by how often they were given; those who are satisfied are the same."""
    for question in _drafted(file).questions.values():
        if question.columns not in _written(file) or question.columns[0] in FILES[file][1]:
            continue
        written = _written(file)[question.columns]
        ours = [category.value for category in question.categories]
        theirs = [category.value for category in written.categories]
        assert sorted(ours) == sorted(theirs)
        assert set(question.missing) <= set(written.missing), "what nobody answered is not known"
        if question.kind == "scale":
            assert ours == theirs
            assert question.satisfied == written.satisfied


@pytest.mark.parametrize("file", [file for file in FILES if not file.endswith("communities")])
def test_the_draft_finds_who_answered_and_where_they_live(file: str) -> None:
    study = load_study((SAMPLES / file).parent)
    declared = study.questionnaires[FILES[file][0]].declared
    keys = _drafted(file).only.keys
    assert (keys["id"], keys["community"]) == (declared.id, declared.community)


def test_pairs_and_services_are_proposed() -> None:
    text = _drafted("bole/residents").text
    assert "# [pairs.q16_q17]" in text
    assert "# [pairs.q20_q21]" in text
    assert '# received = "q11"\n# wanted = "q12"' in text


@pytest.mark.parametrize("file", ["bole/residents", "hubei/residents"])
def test_no_open_answer_stands_in_a_draft(file: str) -> None:
    found = _drafted(file)
    for place, header in enumerate(found.table.headers):
        if "建议" in header:
            texts = [text for text in found.table.columns[place].texts if len(text) > 3]
            assert texts
            assert not any(text in found.text for text in texts)


@pytest.mark.parametrize("file", FILES)
def test_the_draft_runs(file: str) -> None:
    found = _drafted(file)
    (sample,) = found.analysis.samples
    assert sample.ledger.analysed == sample.ledger.rows_read == found.table.size
