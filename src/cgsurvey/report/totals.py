"""What is told of a questionnaire as a whole: over all its shares, over all checks of its responses."""

from __future__ import annotations

from statistics import median

from cgsurvey.result import Analysis, Sample


def design_effects(analysis: Analysis, sample: Sample) -> dict[str, float] | None:
    """How many shares have a design effect, and its median, least and greatest; None of a simple sample."""
    design = sample.design
    is_simple = design.get("psu") == "row" and not any(map(design.get, ("weighted", "stratified")))
    effects = [
        row.deff
        for result in analysis.results
        if result.questionnaire == sample.questionnaire and result.by is None
        for row in result.rows
        if row.unit == "proportion" and row.deff is not None
    ]
    if is_simple or len(effects) < 2:
        return None
    return {"number": len(effects), "median": median(effects), "low": min(effects), "high": max(effects)}


def flagged_rows(sample: Sample) -> dict[str, float]:
    """How many rows some check flags, how many of these are set aside for it, and the share of all rows."""
    rows = {row for finding in sample.quality for row in finding.rows}
    aside = {row for finding in sample.quality for row in finding.set_aside}
    every = sample.ledger.analysed + len(aside)
    return {"rows": len(rows), "set_aside": len(aside), "share": len(rows) / every if every else 0.0}
