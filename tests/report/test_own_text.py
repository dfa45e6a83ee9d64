"""Own text in a report: where it stands, what its headings are called, which numbers it quotes."""

from __future__ import annotations

import pytest

from cgsurvey.errors import StudyError
from cgsurvey.own_text.blocks import OwnBlock, OwnHeading, OwnParagraph, OwnPoints, OwnTable, OwnText
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Paragraph, Points, Report, Section, Table
from cgsurvey.report.machine import analysis_document
from cgsurvey.report.provenance import unresolved
from cgsurvey.result import Analysis
from cgsurvey.study import Study

RATE = "residents/satisfaction_rate/overall/rate"


def own(section: str, *blocks: OwnBlock | str, place: str = "before") -> OwnText:
    made = tuple(OwnParagraph(each, 1) if isinstance(each, str) else each for each in blocks)
    return OwnText(f"sections/{section}.md", section, place, made)


def heading(text: str, level: int = 1) -> OwnHeading:
    return OwnHeading(text, level, 1)


def report_with(analysis: Analysis, study: Study, *texts: OwnText, language: str = "zh") -> Report:
    return analysis_report(analysis, study, language, texts)


def named(report: Report, name: str) -> Section:
    return next(section for section in report.sections if section.name == name)


def own_texts(section: Section) -> list[str]:
    found = (block.sentences for block in section.blocks if isinstance(block, Paragraph | Points))
    return [sentence.text for sentences in found for sentence in sentences if sentence.is_own]


def refused(analysis: Analysis, study: Study, *texts: OwnText) -> list[str]:
    with pytest.raises(StudyError) as caught:
        report_with(analysis, study, *texts)
    return [each.text("en") for each in caught.value.mistakes]


def test_text_stands_before_and_behind_a_section(analysis: Analysis, study: Study) -> None:
    plain = named(report_with(analysis, study), "methods")
    found = named(
        report_with(analysis, study, own("methods", "前"), own("methods", "后", place="after")), "methods"
    )
    assert found.heading == plain.heading
    assert own_texts(found) == ["前", "后"]
    assert found.blocks[1:-1] == plain.blocks


def test_text_behind_a_chapter_stands_behind_all_within_it(analysis: Analysis, study: Study) -> None:
    plain = report_with(analysis, study)
    within = [section.name for section in plain.sections]
    chapter = within.index("elements")
    last = next(at for at in range(chapter + 1, len(within)) if plain.sections[at].level == 1) - 1
    assert last > chapter
    found = report_with(analysis, study, own("elements", "章末", place="after"))
    assert own_texts(found.sections[last]) == ["章末"]
    assert own_texts(found.sections[chapter]) == []


def test_headings_are_counted_with_those_around_them(analysis: Analysis, study: Study) -> None:
    plain = report_with(analysis, study)
    text = own("elements", heading("对策"), "甲", heading("细目", 2), "乙", place="after")
    found = report_with(analysis, study, text)
    assert len(found.sections) == len(plain.sections) + 2
    before = [section.name for section in plain.sections]
    assert [section.name for section in found.sections if "-own-" not in section.name] == before
    first, second = named(found, "elements-own-1"), named(found, "elements-own-2")
    assert (first.level, second.level) == (2, 3)
    number = sum(
        section.level == 2 for section in plain.sections[before.index("elements") : before.index("supply")]
    )
    assert first.heading == f"（{'一二三四五六'[number]}）对策"
    assert second.heading == "细目"
    english = report_with(analysis, study, text, language="en")
    assert named(english, "elements-own-1").heading.endswith(f".{number + 1} 对策")


def test_headings_in_an_appendix_have_no_number(analysis: Analysis, study: Study) -> None:
    found = report_with(analysis, study, own("methods", heading("另述"), "甲", place="after"))
    assert named(found, "methods-own-1").heading == "另述"
    assert named(found, "methods-own-1").is_appendix


def test_opening_and_closing_are_chapters_of_their_own(analysis: Analysis, study: Study) -> None:
    texts = (
        own("opening", heading("前言"), "甲", heading("缘起", 2), "乙"),
        own("closing", heading("致谢"), "丙"),
    )
    found = report_with(analysis, study, *texts)
    assert [(each.name, each.heading, each.level) for each in found.sections[:2]] == [
        ("opening", "前言", 1),
        ("opening-own-2", "缘起", 2),
    ]
    closing, *appendices = found.sections[found.body - 1 :]
    numbers = "一二三四五六七八九十"
    chapters = [
        each.heading for each in found.sections[: found.body] if each.level == 1 and "、" in each.heading
    ]
    assert closing.heading == f"{numbers[len(chapters) - 1]}、致谢"
    assert [each.heading for each in (*found.sections[2 : found.body - 1], *appendices)] == [
        section.heading for section in report_with(analysis, study).sections
    ]


def test_names_of_sections_are_unique(analysis: Analysis, study: Study) -> None:
    texts = (
        own("opening", heading("甲"), heading("乙", 2), "丙"),
        own("opening", heading("丁"), "戊", place="after"),
        own("elements", heading("甲"), "乙", place="after"),
    )
    names = [section.name for section in report_with(analysis, study, *texts).sections]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("placeholder", "shown"),
    [
        (f"{{{{{RATE}|estimate}}}}", "92.00%"),
        (f"{{{{{RATE}|n}}}}", "1744"),
        (f"{{{{ {RATE} | conf_low }}}}", "90.00%"),
        (f"{{{{{RATE}|interval}}}}", "[90.00,\u00a094.00]"),
        (f"{{{{{RATE}}}}}", "92.00%（95%置信区间[90.00,\u00a094.00]，n=1744）"),
        ("{{residents/difference/overall/difference/sex=女 - 男|p_value}}", "p=0.007"),
        ("{{/questionnaires/residents/respondents}}", "1787"),
    ],
)
def test_placeholders_quote_the_results(
    analysis: Analysis, study: Study, placeholder: str, shown: str
) -> None:
    report = report_with(analysis, study, own("glance", f"满意率{placeholder}。"))
    (sentence,) = named(report, "glance").blocks[0].sentences
    assert sentence.text == f"满意率{shown}。"
    assert sentence.is_own
    assert sentence.numerals
    assert sentence.sources == (placeholder.strip("{} ").partition("|")[0].strip(),)


def test_numbers_of_own_text_resolve_as_all_others(analysis: Analysis, study: Study) -> None:
    texts = (
        f"{{{{{RATE}}}}}，{{{{{RATE}|n}}}}",
        "{{/questionnaires/cadres/respondents}}人",
        f"{{{{{RATE}|interval}}}}",
    )
    report = report_with(analysis, study, own("glance", *texts))
    document = analysis_document(analysis, study)
    assert [each.numeral for each in unresolved(report, document) if each.sentence.is_own] == []


def test_points_and_tables_are_filled(analysis: Analysis, study: Study) -> None:
    items = OwnPoints((OwnParagraph(f"甲{{{{{RATE}|estimate}}}}", 1),))
    rows = (("满意", f"{{{{{RATE}|estimate}}}}"), ("人数", f"共{{{{{RATE}|n}}}}人"))
    table = OwnTable("自己的表", ("项", "值"), rows, (False, True), 3)
    points, made, *_ = named(report_with(analysis, study, own("glance", items, table)), "glance").blocks
    assert isinstance(points, Points)
    assert [sentence.text for sentence in points.sentences] == ["甲92.00%"]
    assert isinstance(made, Table)
    assert [column.numeric for column in made.columns] == [False, True]
    (_, number), (_, words) = made.rows()
    assert (number.text, number.value, number.source) == ("92.00%", 0.92, RATE)
    assert (words.text, words.value) == ("共1744人", None)


def test_what_quotes_nothing_is_refused(analysis: Analysis, study: Study) -> None:
    found = refused(
        analysis,
        study,
        own("glanc", "甲"),
        own(
            "glance",
            OwnParagraph("{{residents/satisfaction_rate/overal/rate}}", 2),
            OwnParagraph(f"{{{{{RATE}|nn}}}}", 3),
            OwnParagraph("{{/questionnaires/nobody}}", 4),
            OwnParagraph("{{/questionnaires}}", 5),
            OwnParagraph("{{residents/participation_gap/volunteer/mcnemar}}", 6),
            OwnParagraph("{{甲", 7),
        ),
        own("elements", heading("甲"), heading("乙", 2), heading("丙", 3), place="after"),
    )
    assert "Did you mean 'glance'?" in found[0]
    assert "line 2" in found[1]
    assert f"Did you mean '{RATE}'?" in found[1]
    assert "estimate, conf_low, conf_high, interval, n, count, p_value" in found[2]
    assert "'/questionnaires/nobody'" in found[3]
    assert "'/questionnaires'" in found[4]
    assert "has no 'estimate'" in found[5]
    assert "line 7" in found[6]
    assert "braces" in found[6]
    assert "too deep" in found[7]
    assert len(found) == 8


def test_a_section_that_this_report_lacks_is_refused(analysis: Analysis, study: Study) -> None:
    (refusal,) = refused(analysis, study, own("communities", "甲"))
    assert "names no section of this report" in refusal


def test_a_mark_in_own_text_is_no_mark(analysis: Analysis, study: Study) -> None:
    report = report_with(analysis, study, own("glance", "=1+1 <script> \x1b[31m红"))
    assert own_texts(named(report, "glance"))[0].startswith("=1+1 <script>")
