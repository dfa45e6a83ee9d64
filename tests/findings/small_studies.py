"""Small studies in folders of their own, and what `check` finds of them."""

from __future__ import annotations

from pathlib import Path

from cgsurvey.findings.finding import Finding
from cgsurvey.findings.inspecting import Asked, inspected
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.targets import targets_of
from cgsurvey.readings import ReadingOptions

#: a study of one question about satisfaction; a test adds what it is about
STUDY = """
title = "小样"
language = "zh"

[questionnaires.residents]
file = "residents.csv"
group = "居民"
id = "序号"
{questionnaire}

[questions.residents.q1]
kind = "scale"
column = "1、满意吗"
label = "满意度"
categories = ["不满意", "一般", "满意"]
satisfied = ["满意"]
{question}

{more}
"""
#: ten respondents who fit it: 6 of 10 satisfied
ROWS = "序号,1、满意吗\n" + "".join(
    f"{place},{answer}\n" for place, answer in enumerate(["满意"] * 6 + ["一般"] * 3 + ["不满意"], start=1)
)


def small_study(
    folder: Path,
    *,
    questionnaire: str = "",
    question: str = "",
    more: str = "",
    rows: str = ROWS,
    claims: str = "",
) -> Path:
    """A folder with study.toml, residents.csv and, if any are given, claims.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    study = STUDY.format(questionnaire=questionnaire, question=question, more=more)
    (folder / "study.toml").write_text(study, encoding="utf-8")
    (folder / "residents.csv").write_text(rows, encoding="utf-8")
    if claims:
        (folder / "claims.toml").write_text(claims, encoding="utf-8")
    return folder


def inspection_of(path: Path) -> Inspection:
    """What `check` finds behind one path."""
    (target,), _ = targets_of([path])
    how = ReadingOptions(encoding=None, replace_bad_bytes=False, limits=None)
    return inspected(target, Asked(how, "en"))


def found(path: Path, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [each for each in inspection_of(path).findings if each.rule == rule]
