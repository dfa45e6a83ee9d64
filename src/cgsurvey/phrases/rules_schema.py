"""Rules on what a study file allows of a sheet."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.schema.header.title": ("表头与研究文件不符", "Headers are not those of the study file"),
    "rules.schema.header.means": (
        "研究文件中所写的列在表格中找不到，或找到不止一列。",
        "A column that the study file names is not in the sheet, or there more than once.",
    ),
    "rules.schema.header.matters": (
        "找不到列，就没有这一题的答案，整份问卷不再核对。",
        "Without its column a question has no answers, and nothing else of the questionnaire is checked.",
    ),
    "rules.schema.header.remedy": (
        "对照表头改正 study.toml 中的 column，或在表格中恢复原来的表头，再检查一次。",
        "Compare the headers and correct 'column' in study.toml, or restore the header in the sheet; then "
        "check again.",
    ),
}
