"""What a Word document adds of its own, and why a template for it is refused."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.contents": ("目录", "Contents"),
    "report.continued": ("{label}（续）", "{label}, continued"),
    "word.no_template": (
        "Word 模板无法打开：不是 .docx 或 .dotx 文件，或文件已损坏。请在 Word 或 WPS 中打开后另存为 .docx。",
        "The Word template cannot be opened: it is no .docx or .dotx, or it is damaged. Open it in Word or "
        "WPS and save it as .docx.",
    ),
    "word.template_too_large": (
        "Word 模板超过 {limit} 的上限，没有使用。请删去其中的大图片后再试。",
        "The Word template is larger than the limit of {limit} and was not used. Take large "
        "pictures out of it.",
    ),
    "word.template_macros": (
        "Word 模板含有宏，没有使用。请在 Word 或 WPS 中另存为不含宏的 .docx。",
        "The Word template has macros and was not used. Save it as a .docx, which has none.",
    ),
    "word.template_elsewhere": (
        "Word 模板链接了文件之外的内容（如图片或对象），打开报告时会去读取，因此没有使用。"
        "请在 Word 或 WPS 中断开这些链接，或将内容嵌入文件。",
        "The Word template draws on something outside itself, such as a linked picture, which every reader "
        "of the report would fetch; it was not used. Break these links in Word or WPS, or embed what they "
        "lead to.",
    ),
    "word.place_not_a_line": (
        "Word 模板中的 {place} 不是单独成段：报告要放在它的位置，请让它在正文中独占一段。",
        "{place} in the Word template is no paragraph of its own. The report takes its place: put it on a "
        "line by itself, in the text and not in a table or a box.",
    ),
}
