"""The files of a codebook: a form for each questionnaire, and all questions as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cgsurvey.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from cgsurvey.study import Study

FORMATS = ("xlsx", "json")


def codebook_files(study: Study, formats: Sequence[str], *, shown: bool) -> dict[str, bytes]:
    """Name -> content of each file; every format where none is asked for, JSON alone where it is shown.

    Raises
    ------
    UsageError
        If a format is unknown, or a workbook is to be shown.
    """
    asked = formats or (("json",) if shown else FORMATS)
    for name in asked:
        if name not in FORMATS:
            facts = {"name": name, "known": list(FORMATS), "meant": did_you_mean(name, FORMATS)}
            raise UsageError("command.unknown_format", **facts)
    if shown and "xlsx" in asked:
        raise UsageError("command.codebook_out")
    files: dict[str, bytes] = {}
    if "xlsx" in asked:
        from cgsurvey.codebooks.xlsform_writing import xlsform

        for each in study.questionnaires.values():
            files[f"codebook-{each.name}.xlsx"] = xlsform(study, each)
    if "json" in asked:
        from cgsurvey.codebooks.json_writing import codebook_json

        files["codebook.json"] = codebook_json(study)
    return files
