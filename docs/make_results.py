"""Write docs/results.md, and the words of docs/analysis.schema.json, from the glossary.

Run `python docs/make_results.py` after any change of the glossary.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from cgsurvey import glossary

PAGE = Path(__file__).with_name("results.md")
SCHEMA = Path(__file__).with_name("analysis.schema.json")
#: column of a row -> the words that it may hold
CLOSED = {
    "measure": glossary.MEASURES,
    "unit": glossary.UNITS,
    "base": glossary.BASES,
    "interval_method": glossary.INTERVALS,
}
TABLES = {
    "Columns": (glossary.COLUMNS, "Every row of every result has exactly these columns."),
    "Measures": (glossary.MEASURES, "What a row estimates: the column `measure`."),
    "Units": (glossary.UNITS, "The unit belongs to the row: the column `unit`."),
    "Bases": (glossary.BASES, "Who the denominator is: the column `base`."),
    "Intervals": (glossary.INTERVALS, "How the interval was made: the column `interval_method`."),
    "Left out": (glossary.LEFT_OUT, "Why an eligible row is outside the base: the keys of `left_out`."),
}


def lines() -> Iterator[str]:
    yield "# Results: columns and words"
    yield ""
    yield "Written from `src/cgsurvey/glossary.py` by `docs/make_results.py`; edit the glossary."
    for title, (terms, meaning) in TABLES.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield meaning
        yield ""
        yield "| name | Chinese | English | meaning |"
        yield "|---|---|---|---|"
        for name, term in terms.items():
            yield f"| `{name}` | {term.zh} | {term.en} | {term.meaning.replace('|', chr(92) + '|')} |"


def page() -> str:
    return "\n".join(lines()) + "\n"


def schema() -> str:
    """The JSON Schema as it stands, with the words of the glossary in the closed columns."""
    written = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for column, terms in CLOSED.items():
        declared = written["$defs"]["row"]["properties"][column]
        for part in (declared, *declared.get("anyOf", [])):
            if "enum" in part:
                part["enum"] = [*terms, *(None for word in part["enum"] if word is None)]
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
