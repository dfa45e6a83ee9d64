"""Writes what the reports on the samples say in sentences: `python tests/golden/narrative.py` from the root.

The copies in `narrative/` are read sentence by sentence against the results before they are committed.
"""

from __future__ import annotations

from pathlib import Path

from cgsurvey.analysis import analyze
from cgsurvey.phrases import LANGUAGES
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Block, KeyFigures, Paragraph, Points, Report
from cgsurvey.study_file import load_study

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
WRITTEN = Path(__file__).parent / "narrative"
STUDIES = ("bole", "hubei")
#: sections that tell nothing of the results themselves
_LEFT_OUT = ("glance", "facts", "methods", "frequencies", "missing", "quality", "reproduction")


def narrative(report: Report) -> str:
    """The headings of a report with the sentences under them, a sentence a line, and no table or figure."""
    parts = []
    for section in report.sections:
        lines = [line for block in section.blocks for line in _lines(block)]
        if section.name not in _LEFT_OUT:
            parts.append("\n".join(["#" * section.level + " " + section.heading, *lines]))
    return "\n\n".join(parts) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph() | Points():
            return [sentence.text for sentence in block.sentences]
        case KeyFigures():
            return [f"{each.label}: {each.figure.text} {each.detail.text}" for each in block.figures]
        case _:
            return []


def main() -> None:
    WRITTEN.mkdir(exist_ok=True)
    for name in STUDIES:
        study = load_study(SAMPLES / name)
        analysis = analyze(study)
        for language in LANGUAGES:
            text = narrative(analysis_report(analysis, study, language))
            (WRITTEN / f"{name}.{language}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
