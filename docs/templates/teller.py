"""The mean of each number that was asked for: a template of what is told of a topic.

Copy to report/narrative/, give the topic its line in `TELLERS`, and put the phrases into
phrases/narrative.py. A teller words what the evidence holds: no sentence without its number, no number
without its interval and its base (`full`), and that two differ is said only where `apart` says so. Numbers
come from the toolkit, so that each names the row that it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import full, of, rows, told
from cgsurvey.report.words import Words
from cgsurvey.result import Result

PHRASES = {"report.told.asked_number": ("“{what}”的均值为{figure}。", "{what}: the mean is {figure}.")}


def numbers(results: Sequence[Result], words: Words) -> list[Sentence]:
    """One sentence a question, in the order of the study."""
    return [
        told("asked_number", words, what=words.subject(found[0]), figure=full(found, words))
        for found in rows(of(results, "mean"), "mean")
    ]
