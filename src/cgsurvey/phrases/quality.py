"""What is checked of the responses themselves: duplicates, haste, straight lines, routing, blanks."""

PHRASES: dict[str, tuple[str, str]] = {
    "study.asked_if_itself": (
        "{table}：“{name}”不能决定它自己是否显示。请写决定它的那道题。",
        "{table}: '{name}' cannot decide whether it is itself shown. Name the question that decides.",
    ),
    "study.exclusive_not_multiple": (
        '{table}：exclusive 用于多选题（kind = "multiple"），这里是 {kind}。',
        '{table}: exclusive goes with kind = "multiple", and this is of kind {kind}.',
    ),
}
