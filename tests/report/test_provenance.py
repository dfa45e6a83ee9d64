"""Every number in a report's sentences comes from the analysis: it resolves, and it is what it must be."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.document import Numeral, Paragraph, Report, Section, Sentence
from cgsurvey.report.machine import dumps
from cgsurvey.report.provenance import numerals, resolve, rows_of, sentences, unresolved
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from sample_analyses import NAMES, analysed, reported

samples = pytest.mark.parametrize("name", NAMES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def labels(analysis: Analysis, study: Study) -> list[str]:
    """The study's own wording, the longest first: labels, names of communities, notes, problems."""
    file = study.file
    tables = (file.scales, file.pairs, file.thresholds, file.services, file.improvements, file.models)
    declared = [entry.label for table in tables for entry in table.values()]
    declared += [question.label for question in study.questions()]
    declared += [question.topic_label for question in study.questions()]
    declared += [category.label for question in study.questions() for category in question.categories]
    found = {text for label in declared if label for text in label.both().values() if text}
    found |= {row.group_level for result in analysis.results for row in result.rows if row.group_level}
    return sorted(found, key=len, reverse=True)


def bare(sentence: Sentence, own: list[str]) -> str:
    """A sentence without its quoted numbers and without the study's own wording."""
    text = list(sentence.text)
    for each in sentence.numerals:
        text[each.start : each.start + len(each.text)] = "\0" * len(each.text)
    left = "".join(text)
    for label in own:
        left = left.replace(label, "")
    return left


@samples
@languages
def test_each_number_is_what_the_analysis_holds(name: str, language: Language) -> None:
    report = reported(name, language)
    # as a reader of the file has it
    document = json.loads(dumps(report.data()))
    rows = rows_of(document)
    found = list(numerals(report))
    assert len(found) > 150
    for each in found:
        said = each.sentence.text[each.numeral.start :]
        assert said.startswith(each.numeral.text)
        assert resolve(each.numeral, document, rows) == each.numeral.text, each
    assert unresolved(report, document) == []


@samples
@languages
def test_no_number_of_the_narrative_comes_from_nowhere(name: str, language: Language) -> None:
    own = labels(*analysed(name))
    for section in reported(name, language).sections:
        for block in section.blocks[:1]:
            if isinstance(block, Paragraph) and section.name not in ("quality", "reproduction", "change"):
                for sentence in block.sentences:
                    assert not re.search(r"\d", bare(sentence, own)), (section.name, sentence.text)


@samples
@languages
def test_no_sentence_of_the_narrative_is_without_a_number(name: str, language: Language) -> None:
    report = reported(name, language)
    told = [section.blocks[0] for section in report.sections if section.name in ("satisfaction", "coverage")]
    told += [section.blocks[0] for section in report.sections if section.name in ("regression", "attention")]
    assert told
    for block in told:
        for sentence in block.sentences:
            assert sentence.numerals, sentence.text


def with_numeral(numeral: Numeral) -> Report:
    sentence = Sentence(numeral.text, numeral.sources, numerals=(numeral,))
    return Report("t", "en", (Section("h", (Paragraph((sentence,)),), "h"),))


DOCUMENT = {
    "questionnaires": [{"name": "a/b", "respondents": 12, "ledger": {"rows_read": 13}, "problems": [1, 2]}],
    "study": {"year": 2023, "confidence": 0.95, "title": {"zh": "题"}},
    "results": [
        {
            "rows": [
                {
                    "id": "r/1",
                    "unit": "proportion",
                    "estimate": 0.83435,
                    "conf_low": 0.8,
                    "conf_high": 0.9,
                    "conf_level": 0.95,
                    "p_value": 0.0004,
                    "p_holm": 0.0314,
                    "n": 40,
                    "df": 7.25,
                    "category": "5",
                }
            ]
        }
    ],
}
ADDRESS = "/questionnaires/a~1b/ledger/rows_read"


@pytest.mark.parametrize(
    ("text", "source", "column"),
    [
        ("83.44", "r/1", "estimate"),
        ("83", "r/1", "estimate"),
        ("[80.0, 90.0]", "r/1", "interval"),
        ("[80,\u00a090]", "r/1", "interval"),
        ("95", "r/1", "conf_level"),
        ("0.001", "r/1", "p_value"),
        ("0.031", "r/1", "p_holm"),
        ("40", "r/1", "n"),
        ("7.3", "r/1", "df"),
        ("5", "r/1", "category"),
        ("1", "r/1", "rows"),
        ("13", ADDRESS, "value"),
        ("12", "/questionnaires/0/respondents", "value"),
        ("2", "/questionnaires/a~1b/problems", "length"),
        ("95", "/study/confidence", "percent"),
    ],
)
def test_what_a_number_resolves_to(text: str, source: str, column: str) -> None:
    right = Numeral(text, 0, (source,), column)
    assert resolve(right, DOCUMENT, rows_of(DOCUMENT)) == text
    assert unresolved(with_numeral(right), DOCUMENT) == []
    wrong = replace(right, text=text[:-1] + ("8" if text[-1] != "8" else "9"))
    assert len(unresolved(with_numeral(wrong), DOCUMENT)) == 1


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("r/2", "estimate"),
        ("r/1", "no_column"),
        ("/questionnaires/c/respondents", "value"),
        ("/study/nothing", "value"),
        ("/study/title", "value"),
    ],
)
def test_what_stands_nowhere_is_found(source: str, column: str) -> None:
    assert len(unresolved(with_numeral(Numeral("12", 0, (source,), column)), DOCUMENT)) == 1


def test_a_number_without_a_source_is_found() -> None:
    assert len(unresolved(with_numeral(Numeral("12", 0, (), "estimate")), DOCUMENT)) == 1


def test_sentences_of_every_block_are_read() -> None:
    report = reported("bole", "zh")
    notes = {note.text for table in report.tables() for note in table.notes}
    assert notes <= {sentence.text for _, sentence in sentences(report)}
