"""The communities that a sheet names, against those that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from cgsurvey.checks.schema import analysed_rows
from cgsurvey.coding.headers import places_of
from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.sheet import Sheet, located
from cgsurvey.discretion import quoted_answer
from cgsurvey.errors import did_you_mean
from cgsurvey.folding import folded, same_name
from cgsurvey.ledger import Problem
from cgsurvey.phrases import spoken
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey


def registered(raw: RawTable, survey: Survey) -> list[str]:
    """The names in a sheet of one row for each community."""
    column = survey.questionnaire.naming_column
    assert column is not None  # a study file is refused that names a sheet without one
    sheet = Sheet.of(raw).only(np.isin(raw.numbers, analysed_rows(raw, survey)))
    texts = sheet.column(places_of(raw, survey.questionnaire).design[column]).texts
    kinds = MissingKinds(survey.study.file.missing)
    return [text.strip() for text in texts if kinds.of(text) is None]


def community_problems(raw: RawTable, survey: Survey, known: Sequence[str]) -> Iterator[Problem]:
    """Names of communities that there are not, one problem each; and communities without a respondent."""
    assert survey.communities is not None  # likewise one that has no communities and says which there are
    header = raw.headers[places_of(raw, survey.questionnaire).design["community"]]
    numbers = analysed_rows(raw, survey)
    there = {same_name(name) for name in known}
    for place, name in enumerate(survey.communities.levels):
        if same_name(name) not in there:
            shown = quoted_answer(name)
            near = [each for each in known if _digits(each) == _digits(name)]
            meant = did_you_mean(name, near) if shown else {"zh": "", "en": ""}
            facts = {"name": shown or spoken("schema.not_shown"), "meant": meant}
            rows = numbers[survey.communities.codes == place]
            yield located("schema.unknown_community", rows, header, **facts)
    here = {same_name(name) for name in survey.communities.levels}
    silent = list(dict.fromkeys(name for name in known if same_name(name) not in here))
    if silent:
        yield Problem("schema.silent_community", {"number": len(silent), "names": silent}, column=header)


def _digits(name: str) -> list[str]:
    """The numbers in a name: another one is another community, however near the name."""
    return re.findall(r"\d+", folded(name))
