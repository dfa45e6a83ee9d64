"""One awkward report: every kind of block, with texts and numbers that are easily lost or obeyed."""

from __future__ import annotations

from cgsurvey.report.chart import Bars, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Value
from cgsurvey.report.document import (
    Cell,
    Column,
    Figure,
    Gallery,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    RowGroup,
    Section,
    Sentence,
    Table,
)

AWKWARD = (
    "&_%<b>\\",
    "甲|乙",
    "=1+1",
    "＝1+1",
    "[bold]粗[/bold]",
    "两\n行",
    "\x1b[31m红\x07",
    "\u202e倒",
    "半\ud800个",
    "堽²",
    "\x0b[5pt]",
    "\ufdd0\ufdd4非\uffff字",
    "`x` *y* ~z~ $w$",
    "[链](javascript:x) [^1]",
    "",
)


def awkward() -> Report:
    """Every kind of block, with texts and numbers that are easily lost or obeyed."""
    columns = (Column("标签|label", numeric=False), Column("值 [i]", "跨<列>"), Column("95% CI", "跨<列>"))
    rows = tuple(
        (
            Cell(text),
            Cell("0", 0.0, "0", is_small=True),
            Cell("—") if index % 2 else Cell("[-1.0, 0.0]", (-1.0, 0.0), "0.0"),
        )
        for index, text in enumerate(AWKWARD)
    )
    groups = (RowGroup(None, rows), RowGroup("组[/]", rows[:1]))
    table = Table("表题 *带星*", columns, groups, (Sentence("注：<i>"),))
    empty = Table("空表", columns, (), ())
    words = Paragraph((Sentence("# 不是标题"), Sentence("[red]不是颜色[/red].", weak=True)))
    points = Points((Sentence("1. 不是编号"), Sentence("- 不是列表", weak=True), Sentence("字" * 200)))
    key = KeyFigure("键<数>", Sentence("0%"), Sentence("95%置信区间[0, 1]，n=0"))
    overview = (KeyFigures((key,) * 5), Gallery(tuple(figures()[:3])), points)
    return Report(
        "题 <script>",
        "zh",
        (
            Section("概览", overview, "overview", on_new_page=True),
            Section("一、[b]", (words, points, table, empty), "first"),
            Section("（一）$x_1$ & %", tuple(figures()), "second", level=2),
        ),
        banner="合成 | 数据",
        notice="内部资料",
        organisation="某局 & <处>",
        date="2026年1月1日",
    )


def figures() -> list[Figure]:
    """A chart of each kind, with labels that a drawing library might obey."""
    labels = ("$x_1$ 甲", "&_%<b>\\", "很" * 40)
    values = tuple(
        Value(value, f"{value:.1f}", f"r/{value}", value - 1, value + 1) for value in (0.0, 50.0, 99.0)
    )
    bare = Value(-3.0, "-3.0", "r/bare")
    third = tuple(Value(100 / 3, "33.3", f"s/{at}") for at in range(3))
    pairs = tuple((value, bare) for value in values)
    charts = (
        StackedBars("%", labels, ("不满意", "一般", "满意"), (third,) * 3, middle=1),
        Bars("%", labels, values),
        Dumbbells("%", ("愿意", "参与"), labels, pairs),
        Intervals("分", labels, values, (True, False, False), 0.0, "平均", True, "不足以判断"),
        HeatMap("%", labels, labels, ((None, *values[1:]), values, (*values[:2], None))),
        Slopes("%", ("2022年", "2023年"), labels, pairs, (True, False, False)),
    )
    return [
        Figure(f"图题 {at} <i>", chart, "图中 & 所示", (Sentence("注"),)) for at, chart in enumerate(charts)
    ]
