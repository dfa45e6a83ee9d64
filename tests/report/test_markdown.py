"""Figures, key figures and what is weak in Markdown; its escapes are held in test_renderers."""

from __future__ import annotations

import re

from cgsurvey.report.chart import Bars, Value
from cgsurvey.report.document import (
    Figure,
    Gallery,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Section,
    Sentence,
)
from cgsurvey.report.pictures import pictures
from cgsurvey.report.renderers import RENDERERS
from report.awkward_report import awkward

BARS = Bars("%", ("甲",), (Value(1.0, "1.0", "r/1"),))


def rendered(*blocks: object, level: int = 1) -> tuple[str, dict[str, bytes]]:
    files = RENDERERS["md"](Report("题", "zh", (Section("一", blocks, "one", level),)))
    return files.pop("report.md").decode("utf-8"), files


def test_every_chart_lies_beside_the_text_that_shows_it_in_order() -> None:
    files = RENDERERS["md"](awkward())
    text = files.pop("report.md").decode("utf-8")
    shown = re.findall(r"!\[[^\n]*?\]\(([^)]+)\)", text)
    assert shown == list(files) == [f"figures/figure-{number:02d}.png" for number in range(1, 10)]
    assert all(content.startswith(b"\x89PNG") for content in files.values())
    assert files == pictures(awkward())


def test_a_figure_is_told_in_words_with_its_caption_and_notes() -> None:
    text, _ = rendered(
        Figure("图 *题*", BARS, "区间[0, 1]](x)\n与 [甲", (Sentence("注一"), Sentence("1. 注二")))
    )
    assert text.endswith(
        "![区间\\[0, 1\\]\\](x) 与 \\[甲](figures/figure-01.png)\n\n"
        "**图1  图 \\*题\\***\n\n"
        "- 注一\n- 1\\. 注二\n"
    )


def test_small_charts_stand_side_by_side_over_their_notes() -> None:
    first, second = Figure("甲|图", BARS, "一"), Figure("乙", BARS, "二", (Sentence("注"), Sentence("又")))
    text, files = rendered(Gallery((first, second)))
    assert text.endswith(
        "| 甲\\|图 | 乙 |\n| :---: | :---: |\n"
        "| ![一](figures/figure-01.png) | ![二](figures/figure-02.png) |\n|  | 注 又 |\n"
    )
    assert len(files) == 2


def test_small_charts_are_drawn_small() -> None:
    figure = Figure("图", BARS, "一")
    _, files = rendered(Gallery((figure,)), figure)
    small, large = (int.from_bytes(content[16:20]) for content in files.values())
    assert 1.9 < large / small < 2.2


def test_key_figures_are_a_list_that_begins_with_the_numbers() -> None:
    key = KeyFigure("满意*率*", Sentence("92.0%"), Sentence("95%置信区间[90.5, 93.3]，n=1787"))
    text, _ = rendered(KeyFigures((key,)))
    assert text.endswith("- **92.0%** 满意\\*率\\* · 95%置信区间[90.5, 93.3]，n=1787\n")


def test_a_weak_sentence_is_marked_by_a_word_wherever_it_stands() -> None:
    told = (Sentence("# 甲"), Sentence("- 乙.", weak=True), Sentence("# 丙。"))
    text, _ = rendered(Paragraph(told))
    assert text.endswith("\n\n\\# 甲**需谨慎** - 乙. # 丙。\n")


def test_headings_are_as_deep_as_their_sections() -> None:
    assert "\n## 一\n" in rendered()[0]
    assert "\n### 一\n" in rendered(level=2)[0]
    assert "\n#### 一\n" in rendered(level=3)[0]


def test_the_notice_and_who_signs_are_shown() -> None:
    text = RENDERERS["md"](awkward())["report.md"].decode("utf-8")
    assert "\n\n> **内部资料**\n\n> **合成 \\| 数据**\n\n" in text
    assert text.endswith("\n\n某局 &amp; &lt;处&gt;\n\n2026年1月1日\n")
