"""Drafts of files that say themselves what their columns are: names like V3 tell nothing, labels do."""

from __future__ import annotations

from pathlib import Path

from cgsurvey.drafting import draft_of
from cgsurvey.loaders import read
from loaders.labelled_files import write_sav


def test_labels_tell_roles_where_names_do_not(tmp_path: Path) -> None:
    villages = ["甲社区", "乙社区", "丙社区"]
    path = write_sav(
        tmp_path / "answers.sav",
        {
            "V1": [float(place) for place in range(1, 31)],
            "V2": [villages[place % 3] for place in range(30)],
            "V3": [float(place % 2) for place in range(30)],
            "V4": [0.5 + place / 30 for place in range(30)],
        },
        column_labels=["问卷编号", "1. 您所在的社区", "2. 是否参加", "权重"],
        variable_value_labels={"V3": {0: "否", 1: "是"}},
    )
    (drafted,) = draft_of({"answers.sav": read(path)}).questionnaires
    assert drafted.keys["id"] == "V1"
    assert drafted.keys["community"] == "V2"
    assert [dict(choice.keys) for choice in drafted.choices] == [{"weight": "V4"}]
    assert [question.where for question in drafted.questions] == [{"column": "V3"}]
