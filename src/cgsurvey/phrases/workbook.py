"""What stands in a workbook and in CSV files besides the report itself."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.workbook.heading.file": ("文件", "File"),
    "report.workbook.heading.table": ("表", "Table"),
    "report.workbook.heading.section": ("章节", "Section"),
    "report.workbook.heading.note": ("说明", "Note"),
    "report.workbook.heading.group": ("组别", "Group"),
    "report.workbook.heading.notice": ("公开范围", "Notice"),
    "report.workbook.contents": ("目录", "Contents"),
    "report.workbook.back": ("返回目录", "Back to the contents"),
    "report.workbook.charts": ("图表数据", "Charts"),
    "report.workbook.notes": ("使用说明", "About this workbook"),
    "report.workbook.results": ("全部结果", "Results"),
    "report.workbook.label": ("项目", "Item"),
    "report.workbook.note.numbers": (
        "数字单元格保存完整精度，显示的小数位数与报告一致；百分比按比例保存，0.92显示为92.0%。",
        "Cells hold numbers at full precision and show the decimals of the report. Percentages are kept as "
        "shares: 0.92 is shown as 92.0%.",
    ),
    "report.workbook.note.missing": (
        "“—”表示没有这个数字。置信区间分为下限、上限两列。",
        "“—” stands where there is no number. An interval takes two columns, its lower and its upper end.",
    ),
    "report.workbook.note.small": (
        "{mark}只是显示格式，单元格中仍是数字：涉及人数不足10人，公开前须隐去。",
        "{mark} belongs to the number format, and the cell still holds the number: it concerns fewer than 10 "
        "people, and is to be suppressed before publication.",
    ),
    "report.workbook.note.p": (
        "p值小于0.001时显示为“<0.001”，单元格中保存完整数值。",
        "A p value below 0.001 is shown as “<0.001”; its cell holds the value itself.",
    ),
    "report.workbook.note.results": (
        "“{sheet}”每行一个估计值，可筛选。各列含义如下。",
        "The sheet “{sheet}” holds one estimate a row, ready to be filtered. Its columns are:",
    ),
    "report.workbook.key_figure": ("{label}：{figure}（{detail}）", "{label}: {figure} ({detail})"),
}
