"""Findings for services that run checks: where they stand, and what is left to the log."""

PHRASES: dict[str, tuple[str, str]] = {
    "check.place.sheet": ("工作表“{name}”", "sheet '{name}'"),
    "check.place.column": ("列“{name}”", "column '{name}'"),
    "check.told": ("{severity}：{text}", "{severity}: {text}"),
    "check.lacking": ("无法检查，缺少：{needs}", "It could not be asked; what it needs: {needs}"),
    "check.github.left": (
        "另有{number}组标注，GitHub不再显示，全部见本步骤的日志：{names}",
        "{number} more annotations, which GitHub does not show; the log of this step has them all: {names}",
    ),
}
