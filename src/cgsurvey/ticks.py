"""What stands in the column of an option that was chosen, or was not, as `folding.as_code` writes it."""

from __future__ import annotations

#: labels that SPSS files give the two values of an option
_MENTIONED = ("提及", "提到", "勾选", "selected", "checked", "mentioned")
_NOT_MENTIONED = ("未提及", "未提到", "未勾选", "未选择", "notselected", "unchecked", "notmentioned")
TICKED = frozenset(("1", "true", "yes", "y", "是", "√", "✓", "✔", "☑", "选中", "已选", *_MENTIONED))
UNTICKED = frozenset(("0", "false", "no", "n", "否", "□", "☐", "未选中", "未选", *_NOT_MENTIONED))
