"""The analysis as JSON: full precision, both languages, every row with its id. See docs/json.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cgsurvey import __version__
from cgsurvey.clean import encodable, escaped
from cgsurvey.ledger import Ledger, Problem, QualityFinding
from cgsurvey.phrases import LANGUAGES
from cgsurvey.report.totals import design_effects, flagged_rows
from cgsurvey.result import Analysis, Comparison, Drift, Note, Result, Sample, plain
from cgsurvey.study import Study

if TYPE_CHECKING:
    from cgsurvey.report.document import Report

#: raised when a key changes its meaning or goes; a new key does not raise it
SCHEMA_VERSION = 1
#: how many levels are laid out in lines: a row of a result is one line, which can be searched and compared
_LAID_OUT = 4

_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render(report: Report) -> dict[str, bytes]:
    """The analysis and, under a key of its own, the report, as one JSON file."""
    # the analysis alone is asked for without any report
    from cgsurvey.report.plain_data import plain_report

    return {"report.json": dumps({**report.data(), "report": plain_report(report)})}


def dumps(document: Mapping[str, Any]) -> bytes:
    """A document as UTF-8 JSON: keys in their own order, no NaN, same bytes each time."""
    return (escaped(encodable(_lines(document, _LAID_OUT))) + "\n").encode("utf-8")


def _lines(part: Any, levels: int, margin: str = "\n") -> str:
    """JSON with a line for each thing that so many levels hold: what lies deeper is encoded at once."""
    if not levels or not part or not isinstance(part, Mapping | list | tuple):
        return _line(part)
    inner = f"{margin} "
    if isinstance(part, Mapping):
        held = [f"{_line(key)}: {_lines(value, levels - 1, inner)}" for key, value in part.items()]
        return f"{{{inner}{f',{inner}'.join(held)}{margin}}}"
    return f"[{inner}{f',{inner}'.join(_lines(each, levels - 1, inner) for each in part)}{margin}]"


def analysis_document(analysis: Analysis, study: Study) -> dict[str, Any]:
    """Everything an analysis found, as plain data.

    Returns
    -------
    dict
        As `docs/analysis.schema.json` describes it. Numbers are not rounded; a number that does not exist
        is null.
    """
    document = {
        "schema": SCHEMA_VERSION,
        "generator": {"name": "cgsurvey", "version": __version__},
        "study": _study(study),
        "questionnaires": [
            _questionnaire(sample, study) | {"design_effects": design_effects(analysis, sample)}
            for sample in analysis.samples
        ],
        "results": [_result(result) for result in analysis.results],
        "notes": [_note(note) for note in analysis.notes],
        "comparisons": [_comparison(gate, study) for gate in analysis.comparisons],
    }
    found = plain(document)
    assert isinstance(found, dict)
    return found


def _study(study: Study) -> dict[str, Any]:
    file = study.file
    return {
        "title": file.title.both(),
        "year": file.year,
        "language": file.language,
        "synthetic": file.synthetic,
        "confidence": file.confidence,
        "elements": {name: label.both() for name, label in file.elements.items()},
        "facts": {
            name: {
                "label": fact.label.both(),
                "value": fact.value,
                "unit": fact.unit.both() if fact.unit else None,
                "source": fact.source.both() if fact.source else None,
            }
            for name, fact in file.facts.items()
        },
    }


def _questionnaire(sample: Sample, study: Study) -> dict[str, Any]:
    return {
        "name": sample.questionnaire,
        "label": study.questionnaires[sample.questionnaire].label.both(),
        "respondents": sample.respondents,
        "ledger": _ledger(sample.ledger),
        "design": sample.design,
        "problems": [_problem(problem) for problem in sample.problems],
        "quality": [_finding(finding) for finding in sample.quality],
        "flagged": flagged_rows(sample),
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "file": ledger.file,
        "sheet": ledger.sheet,
        "rows_read": ledger.rows_read,
        "analysed": ledger.analysed,
        "set_aside": {
            reason: {"count": len(rows), "rows": rows} for reason, rows in ledger.set_aside.items()
        },
        "outside_population": ledger.outside_population,
    }


def _finding(finding: QualityFinding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": "error" if finding.is_error else "warning",
        "checked": finding.checked,
        "needs": finding.needs,
        "flagged": {"count": len(finding.rows), "rows": finding.rows},
        "set_aside": {"count": len(finding.set_aside), "rows": finding.set_aside},
        "uncounted": finding.uncounted,
        "threshold": finding.facts,
        "parts": finding.parts,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "text": {language: problem.text(language) for language in LANGUAGES},
        "rows": problem.rows,
        "column": problem.column,
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "id": result.id,
        "estimand": result.estimand,
        "questionnaire": result.questionnaire,
        "variable": result.variable,
        "by": result.by,
        "rows": [row.columns() for row in result.rows],
        "fit": result.fit,
        "notes": [_note(note) for note in result.notes],
    }


def _comparison(gate: Comparison, study: Study) -> dict[str, Any]:
    return {
        "questionnaire": gate.questionnaire,
        "waves": gate.waves,
        "respondents": gate.respondents,
        "questions": gate.questions,
        "communities": gate.communities,
        "unit": gate.unit,
        "units_in_both": gate.units_in_both,
        "before": _questionnaire(gate.before, study) if gate.before else None,
        "drifts": [_drift(drift) for drift in gate.drifts],
        "withheld": [_drift(drift) for drift in gate.withheld],
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        "variable": drift.variable,
        "label": drift.what,
        "consequence": drift.consequence,
        "code": drift.note.code,
        "text": {language: drift.note.text(language) for language in LANGUAGES},
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        "weak": note.weak,
        "text": {language: note.text(language) for language in LANGUAGES},
    }
