"""The questionnaire as it was read: how many respondents, and the design behind every variance."""

from __future__ import annotations

from typing import Any

from cgsurvey.result import Sample
from cgsurvey.survey import Survey


def sample_of(survey: Survey) -> Sample:
    """The questionnaire as it was read, for the report."""
    counted = survey.counted
    weight = survey.weight[counted]
    total, squares = float(weight.sum()), float((weight**2).sum())
    design = survey.design
    return Sample(
        questionnaire=survey.name,
        respondents=int(counted.sum()),
        ledger=survey.ledger,
        design={
            "psu": design.psu_name,
            "simple_declared": survey.questionnaire.declared.psu == "none",
            "psus": len(set(design.psu[survey.weight > 0].tolist())),
            "strata": len(set(design.stratum[survey.weight > 0].tolist())),
            "df": design.degrees_of_freedom(survey.weight > 0),
            "weighted": design.weighted,
            "stratified": design.stratified,
            "finite_population": design.is_corrected,
            "lonely_psu": design.lonely_psu if design.lonely.size else None,
            "weight_sum": total,
            "kish_deff": len(weight) * squares / total**2 if total > 0 else None,
            "replicates": _replicates(survey),
            "interval": survey.questionnaire.declared.interval,
        },
        problems=survey.problems,
        quality=survey.quality,
    )


def _replicates(survey: Survey) -> dict[str, Any] | None:
    """How many replicate weights there are, of which method, and around what their variance is."""
    found, declared = survey.design.replicates, survey.questionnaire.declared.replicates
    if found is None:
        return None
    rho = None if declared is None else declared.fay_rho
    return {"method": found.method, "number": found.number, "fay_rho": rho, "mse": found.mse}
