"""Every number in a report's sentences comes from the analysis: it resolves, and it is what it must be."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.phrases import LANGUAGES, Language, catalogue
from cgsurvey.report.document import Numeral, Paragraph, Report, Section, Sentence
from cgsurvey.report.machine import dumps
from cgsurvey.report.narrative import TELLERS
from cgsurvey.report.provenance import numerals, resolve, rows_of, sentences, unresolved
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from sample_analyses import NAMES, analysed, reported

#: stands for what is quoted, and for a placeholder of a template
QUOTED = "\0"
#: how many names of a list are left unsaid: counted from the list itself
NAMES_LEFT = re.compile(r"等\d+项| and \d+ more")
#: names of variances
VARIANCES = re.compile(r"(CR|HC)[0-3]")
samples = pytest.mark.parametrize("name", NAMES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def labels(analysis: Analysis, study: Study) -> list[str]:
    """The study's own wording in which there are digits, the longest first; and names of communities."""
    file = study.file
    questions = list(study.questions())
    tables = (file.scales, file.pairs, file.thresholds, file.services, file.improvements, file.models)
    written = [entry.label for table in tables for entry in table.values()]
    written += [file.title, file.note, *(each.declared.note for each in study.questionnaires.values())]
    written += [text for question in questions for text in (question.label, question.topic_label)]
    written += [category.label for question in questions for category in question.categories]
    found = {text for label in written if label for text in label.both().values() if text}
    found |= {row.group_level for result in analysis.results for row in result.rows if row.group_level}
    gates = analysis.comparisons
    found |= {name for gate in gates for names in gate.communities.values() for name in names}
    own = (text for text in found if re.search(r"\d", text) and re.search(r"[^\d\s.]", text))
    return sorted(own, key=len, reverse=True)


def bare(sentence: Sentence, own: list[str]) -> str:
    """A sentence without its quoted numbers and without the study's own wording."""
    text = list(sentence.text)
    for each in sentence.numerals:
        text[each.start : each.start + len(each.text)] = QUOTED * len(each.text)
    left = "".join(text)
    for label in own:
        left = left.replace(label, "")
    return left


def wording(document: dict[str, Any], language: Language) -> str:
    """What notes, problems and differences between the years say in the document, and our own templates."""
    questionnaires = [*document["questionnaires"]]
    questionnaires += [gate["before"] for gate in document["comparisons"] if gate["before"]]
    noted = [*document["notes"], *(note for result in document["results"] for note in result["notes"])]
    noted += [problem for each in questionnaires for problem in each["problems"]]
    noted += [drift for gate in document["comparisons"] for drift in (*gate["drifts"], *gate["withheld"])]
    place = LANGUAGES.index(language)
    fits = [result["fit"] for result in document["results"]]
    templates = [re.sub(r"\{[^}]*\}", QUOTED, sentences[place]) for sentences in catalogue().values()]
    return "\n".join([*(each["text"][language] for each in noted), *texts_in(fits), *templates])


def texts_in(data: Any) -> list[str]:
    """Every text in plain data."""
    if isinstance(data, dict | list):
        return [
            text for each in (data.values() if isinstance(data, dict) else data) for text in texts_in(each)
        ]
    return [data] if isinstance(data, str) else []


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
def test_no_number_comes_from_nowhere(name: str, language: Language) -> None:
    """A number that is not quoted is part of a label, of a note in the document, or of our own wording."""
    report, own = reported(name, language), labels(*analysed(name))
    said = wording(json.loads(dumps(report.data())), language)
    for section, sentence in sentences(report):
        left = VARIANCES.sub("", NAMES_LEFT.sub("", bare(sentence, own)))
        for found in re.finditer(r"(.?)(\d+(?:\.\d+)?)(.?)", left):
            before, number, after = found.groups()
            assert before + number in said or number + after in said, (section, found[0], sentence.text)


@samples
@languages
def test_no_number_of_a_chapter_head_is_unquoted(name: str, language: Language) -> None:
    own = labels(*analysed(name))
    sections = reported(name, language).sections
    # where no comparison is listed, a paragraph stands in place of the table of differences
    told = TELLERS.keys() - {"differences"}
    heads = [section for section in sections if section.name.split("-")[-1] in told]
    assert len(heads) > 4
    for section in heads:
        head = section.blocks[0]
        assert isinstance(head, Paragraph)
        for sentence in head.sentences:
            assert not re.search(r"\d", bare(sentence, own)), sentence.text
            assert sentence.numerals


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


@pytest.mark.parametrize(
    ("text", "start", "number"),
    [
        ("83.44%", 0, 0),
        ("为83.44%", 1, 0),
        ("83.45%", 0, 1),
        ("为83.44%", 0, 1),
    ],
)
def test_a_number_that_its_sentence_does_not_show_is_found(text: str, start: int, number: int) -> None:
    numeral = Numeral("83.44", start, ("r/1",), "estimate")
    sentence = Sentence(text, numeral.sources, numerals=(numeral,))
    report = Report("t", "zh", (Section("h", (Paragraph((sentence,)),), "h"),))
    assert len(unresolved(report, DOCUMENT)) == number


def test_a_number_without_a_source_is_found() -> None:
    assert len(unresolved(with_numeral(Numeral("12", 0, (), "estimate")), DOCUMENT)) == 1


def test_sentences_of_every_block_are_read() -> None:
    report = reported("bole", "zh")
    notes = {note.text for table in report.tables() for note in table.notes}
    assert notes <= {sentence.text for _, sentence in sentences(report)}
