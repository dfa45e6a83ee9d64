"""Willingness and participation: each pair with its gap, and how many of the willing took part."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.groups import compared
from cgsurvey.report.narrative.toolkit import Found, brief, full, of, row_of, rows, told
from cgsurvey.report.said import covers_zero
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def participation(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Each pair; a gap whose interval covers 0 is called no gap; then the groups."""
    own = of(results, "participation_gap")
    sentences = [sentence for found in rows(own, "gap") for sentence in _pair(found, words)]
    return sentences + compared(results, {f"pairs.{result.variable}" for result in own}, words)


def _pair(found: Found, words: Words) -> list[Sentence]:
    result, row = found
    willing, took_part = (row_of(result, name) for name in ("willing", "took_part"))
    if willing is None or took_part is None:
        return []
    code = "gap_unknown" if row.conf_low is None else "gap_unclear" if covers_zero(row) else "gap"
    shares = {"willing": full(willing, words), "took_part": brief(took_part, words)}
    sentence = told(code, words, what=words.subject(result), figure=brief(found, words), **shares)
    conversion = row_of(result, "conversion")
    return [sentence, *([told("conversion", words, figure=full(conversion, words))] if conversion else [])]
