"""The pages that are written from the code are current, and the templates work."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from cgsurvey.clean import clean
from cgsurvey.declarations import StudyFile
from cgsurvey.phrases import Language

DOCS = Path(__file__).parents[1] / "docs"


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # dataclasses look their module up
    spec.loader.exec_module(made)
    return made


def test_the_page_of_results_is_current() -> None:
    made = module(DOCS / "make_results.py")
    assert (DOCS / "results.md").read_text(encoding="utf-8") == made.page()
    assert (DOCS / "analysis.schema.json").read_text(encoding="utf-8") == made.schema()


def test_the_page_of_rules_is_current() -> None:
    """Run `python docs/make_rules.py` after any change of a rule or its texts."""
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == module(DOCS / "make_rules.py").page()


def test_the_page_of_check_shows_what_is_printed() -> None:
    """Run `python docs/make_check.py` after any change of what the terminal shows of it."""
    made = module(DOCS / "make_check.py").page()
    assert "What to do" in made
    assert (DOCS / "check.md").read_text(encoding="utf-8") == made


def test_the_page_of_verification_is_of_this_registry_and_this_text() -> None:
    """It takes minutes to write, so that it is current is judged by what it names."""
    from cgsurvey.stats import STATISTICS

    page = (DOCS / "verification.md").read_text(encoding="utf-8")
    prose = DOCS.parent / "tests" / "verification" / "page.md"
    for paragraph in prose.read_text(encoding="utf-8").split("\n\n"):
        assert paragraph.partition("{")[0].strip() in page
    missing = [name for name in STATISTICS if f"`{name}`" not in page]
    assert not missing, f"run `make verify`: {missing}"


def test_the_template_of_a_statistic_works() -> None:
    from stats.eight import eight

    made = module(DOCS / "templates" / "statistic.py").share_blank(eight(), question="overall", by="sex")
    assert [row.estimate for row in made.rows] == [0, 1 / 4]
    assert all(row.conf_low is not None for row in made.rows)


def test_the_template_of_a_loader_works(tmp_path: Path) -> None:
    from cgsurvey.loaders.request import Request

    path = tmp_path / "answers.tsv"
    path.write_text("序号\t性别\n1\t女\n", encoding="utf-8")
    grid = module(DOCS / "templates" / "loader.py").read(Request(path))
    assert [tuple(row) for row in grid.rows] == [("序号", "性别"), ("1", "女")]


def test_the_template_of_a_dialect_works() -> None:
    dialect = module(DOCS / "templates" / "dialect.py").DIALECT
    headers = ("Response ID", "Responded at", "Q1. 性别", "建议")
    assert dialect.recognises(headers, ())
    assert not dialect.recognises(headers[1:], ())
    assert [heading.role for heading in dialect.headings(headers, ())] == ["meta", "meta", *["question"] * 2]
    assert [heading.question for heading in dialect.headings(headers, ())] == ["", "", "1", "建议"]


def test_the_template_of_a_check_works() -> None:
    from cgsurvey.survey import Status

    given, none, skipped = Status.ANSWERED, Status.DECLARED, Status.NOT_ASKED
    rows = [[none, none, given], [none, given, given], [none, given, skipped], [none, none, skipped]]
    flags = module(DOCS / "templates" / "check.py").declining(np.array(rows, dtype=np.int8))
    assert flags.tolist() == [True, False, False, True]


def test_the_template_of_a_ladder_works(monkeypatch: pytest.MonkeyPatch) -> None:
    from cgsurvey.drafting.lexicon import ladder_of
    from cgsurvey.drafting.words import RUNGS
    from cgsurvey.folding import folded

    rungs = module(DOCS / "templates" / "ladder.py").RUNGS
    assert all(folded(word) == word for words in rungs for word in words)
    answers = ["全部收到", "没收到", "收到部分"]
    assert ladder_of(answers) is None
    places = {word: float(place) for place, words in enumerate(rungs) for word in words}
    monkeypatch.setitem(RUNGS, "receipt", places)
    ladder = ladder_of(answers)
    assert ladder is not None
    assert ladder.texts == ("没收到", "收到部分", "全部收到")


def test_the_template_of_a_chart_works(monkeypatch: pytest.MonkeyPatch) -> None:
    from cgsurvey.report import charts
    from cgsurvey.report.chart import Value
    from cgsurvey.report.document import Figure

    made = module(DOCS / "templates" / "chart.py")
    monkeypatch.setitem(charts.KINDS, made.Dots, made.scene)
    chart = made.Dots("%", ("社工", "志愿者"), (Value(92.0, "92.0", "a"), Value(33.2, "33.2", "b")))
    text = charts.drawn(Figure("题", chart, "图中所示"), "zh", "svg").content.decode()
    assert all(each in text for each in ("社工", "志愿者", "92.0", "33.2", "图中所示"))
    assert charts.drawn(Figure("题", chart, "图中所示"), "zh", "png").content.startswith(b"\x89PNG")


def test_the_template_of_a_figure_works() -> None:
    from dataclasses import replace

    from cgsurvey.report.chart import Bars
    from cgsurvey.report.figures import Shown
    from cgsurvey.report.words import Words
    from sample_analyses import analysed

    made = module(DOCS / "templates" / "figure.py")
    analysis, study = analysed("hubei")
    scales = [each for each in analysis.find("scale") if each.by is None]
    third = replace(scales[0], rows=tuple(replace(row, estimate=0.99) for row in scales[0].rows))
    words = Words(study, "zh")
    assert made.scores(Shown(scales, words)) == []
    (figure,) = made.scores(Shown([*scales, third], words))
    assert isinstance(figure.chart, Bars)
    assert figure.chart.values[0].value == 0.99
    assert "共3项" in figure.alternative


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_templates_of_a_chapter_and_a_teller_work(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As their recipes say: registered, they make a chapter whose numbers can be traced."""
    from cgsurvey.phrases import catalogue
    from cgsurvey.report import contents
    from cgsurvey.report.document import Paragraph, Table
    from sample_analyses import analysed

    chapter = module(DOCS / "templates" / "chapter.py")
    teller = module(DOCS / "templates" / "teller.py")
    for code, both in {**chapter.PHRASES, **teller.PHRASES}.items():
        monkeypatch.setitem(catalogue(), code, both)
    monkeypatch.setitem(contents.TELLERS, "numbers", teller.numbers)
    monkeypatch.setattr(contents, "CHAPTERS", (*contents.CHAPTERS, chapter.CHAPTER))
    report = contents.analysis_report(*analysed("hubei"), language)
    (section,) = (each for each in report.sections if each.name == "numbers")
    assert chapter.PHRASES["report.section.numbers"][language == "en"] in section.heading
    told, table = section.blocks
    assert isinstance(told, Paragraph)
    assert isinstance(table, Table)
    assert len(told.sentences) == len(list(table.rows()))
    assert all("n" in {each.column for each in sentence.numerals} for sentence in told.sentences)


@pytest.mark.parametrize(("rows", "found"), [(4, 1), (5, 0)])
def test_the_template_of_a_rule_works(
    rows: int, found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cgsurvey.analysis.reading import checked
    from cgsurvey.findings.rules import RULES
    from cgsurvey.opening import opened_at
    from cgsurvey.phrases import LANGUAGES, catalogue
    from cgsurvey.readings import Readings
    from findings.small_studies import ROWS, small_study

    made = module(DOCS / "templates" / "rule.py")
    for code, both in made.PHRASES.items():
        monkeypatch.setitem(catalogue(), code, both)
    monkeypatch.setitem(RULES, made.RULE.id, made.RULE)
    lines = ROWS.splitlines(keepends=True)
    study = opened_at(small_study(tmp_path, rows="".join(lines[: rows + 1])) / "study.toml")
    raw = Readings().table(study, "residents")
    told = list(made.findings(raw, checked(raw, study, "residents")))
    assert [each.text("en") for each in told] == ["4 respondents, fewer than 5."] * found
    assert all(made.RULE.say(part, language) for part in ("title", "means") for language in LANGUAGES)


def test_the_template_of_a_way_to_write_findings_works() -> None:
    from findings.hostile_inspections import hostile

    text = module(DOCS / "templates" / "findings.py").written([hostile()], "error", "en").decode()
    assert [line.split("\t")[:2] for line in text.splitlines()] == [
        ["yes", "schema/header"],
        ["no", "file/merged"],
    ]


def test_the_template_of_a_kind_of_figure_works(monkeypatch: pytest.MonkeyPatch) -> None:
    from cgsurvey.claims.rounding import Figure
    from cgsurvey.phrases import catalogue

    made = module(DOCS / "templates" / "verdict.py")
    for code, both in made.PHRASES.items():
        monkeypatch.setitem(catalogue(), code, both)
    assert made.judged_ratio(Figure.of("1.5"), 155, 100).verdict == "possible"
    found = made.judged_ratio(Figure.of("1.5"), 16, 10)
    assert found.verdict == "impossible"
    assert found.sentences[0].text("en").startswith("16 is 1.6 times 10, not 1.5 times")


def test_every_template_is_named_by_its_recipe() -> None:
    recipes = (DOCS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    made = {path.name for path in (DOCS / "templates").glob("*.py")}
    assert {name for name in made if f"docs/templates/{name}" not in recipes} == set()


def test_the_examples_of_the_json_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cgsurvey.report.renderers import RENDERERS
    from sample_analyses import reported

    (tmp_path / "report.json").write_bytes(RENDERERS["json"](reported("hubei", "en"))["report.json"])
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "json.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 3
    exec("\n".join(blocks), {})
    said = capsys.readouterr().out
    assert "too_thin" in said
    assert "regression of 'Belonging' 0.110 0.11" in said


@pytest.mark.parametrize("name", ["bole", "hubei"])
def test_every_key_of_the_report_stands_on_the_json_page(name: str) -> None:
    """Keys that depend on the data, as names of elements, are none of the report's."""
    from cgsurvey.report.renderers import RENDERERS
    from sample_analyses import reported

    document = json.loads(RENDERERS["json"](reported(name, "zh"))["report.json"])
    page = (DOCS / "json.md").read_text("utf-8")
    told = set(re.findall(r'[`"](\w+)[`"]', page))
    assert set(_keys(document["report"])) - told == set()


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _keys(each)


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if f"](docs/{page.name})" not in readme] == []


def test_the_template_of_a_format_works() -> None:
    """It shows all that any format must show."""
    from report.awkward_report import AWKWARD, awkward

    text = module(DOCS / "templates" / "format.py").render(awkward())["report.txt"].decode()
    assert text.startswith("题 <script>\n内部资料\n合成 | 数据\n概览\n")
    assert all(clean(each) in text for each in AWKWARD)
    for part in (
        "键<数> | 0%",
        "表1  表题 *带星*",
        "0△",
        "组[/]",
        "注：<i>",
        "图1  图题 0 <i>",
        "图中 & 所示",
    ):
        assert part in text
    assert text.endswith("某局 & <处>\n2026年1月1日\n")


def test_every_key_of_the_study_file_stands_in_a_table_of_its_page() -> None:
    page = (DOCS / "study-file.md").read_text("utf-8")
    told = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    schema = StudyFile.model_json_schema()
    tables = [
        name
        for name, each in schema["properties"].items()
        if "additionalProperties" in each or "$ref" in each
    ]
    models = [schema, *schema["$defs"].values()]
    keys = {key for model in models for key in model["properties"]} - set(tables) - {"zh", "en"}
    assert {key for key in keys if f"`{key}`" not in told} == set()
    assert {name for name in tables if f"[{name}" not in page and f"`{name}`" not in told} == set()
