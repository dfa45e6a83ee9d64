"""Mistakes in the bureau's own text, and what else is said of it."""

PHRASES: dict[str, tuple[str, str]] = {
    "own_text.item": ("（{number}）{text}", "({number}) {text}"),
    "own_text.unreadable": ("无法读取 {file}：{reason}。", "{file} cannot be read: {reason}."),
    "own_text.not_markdown": (
        "{file} 不是 .md 文件，不会进入报告。请另存为 .md，或移到别处。",
        "{file} is no .md file and would not come into the report. Save it as .md, or move it elsewhere.",
    ),
    "own_text.too_large": (
        "{file} 不是 {limit} KB 以内的普通文件，没有读取。请分成几个文件。",
        "{file} is not a regular file of at most {limit} KB and was not read. Part it into several.",
    ),
    "own_text.not_utf8": (
        "{file} 第{line}行不是 UTF-8 文字。请在编辑器中另存为 UTF-8 编码。",
        "{file}, line {line}: not UTF-8 text. Save the file as UTF-8 in your editor.",
    ),
    "own_text.image": (
        "{file} 第{line}行有图片。报告只收文字和表格；请删去图片，在定稿的 Word 中插入。",
        "{file}, line {line}: an image. Own text holds words and tables; remove it, and put it into the "
        "finished Word file.",
    ),
    "own_text.link": (
        "{file} 第{line}行有链接。打印的报告点不开链接；请把网址写成文字。",
        "{file}, line {line}: a link, which nobody can follow on paper. Write the address as text.",
    ),
    "own_text.html": (
        "{file} 第{line}行有 HTML 标记。请删去标记，只留文字；要写小于号，请写 \\<。",
        "{file}, line {line}: HTML. Remove the tags and keep the words; write \\< for a less-than sign.",
    ),
    "own_text.kind": (
        "{file} 第{line}行是引文块或代码块，报告没有这种版式。请改成段落、列表、标题或表格。",
        "{file}, line {line}: a quotation or code block, which a report has no form for. Write paragraphs, "
        "lists, headings or tables.",
    ),
    "own_text.nested": (
        "{file} 第{line}行的列表项里还有列表或其他内容。列表只能有一层。",
        "{file}, line {line}: a list item holds a list or another block. Lists have one level.",
    ),
    "own_text.too_deep": (
        "{file} 中的标记层层嵌套，无法读取。请删去成串的星号等标记。",
        "{file}: marks stand within marks too deeply to be read. Take out long runs of stars and the like.",
    ),
    "own_text.no_caption": (
        "{file} 第{line}行的表格没有表题。请在表格上方另起一段写“表：……”。",
        "{file}, line {line}: a table without a caption. Write a paragraph 'Table: …' above it.",
    ),
    "own_text.no_heading": (
        "{file} 须以标题开头，如“# 前言”：它自成一章。",
        "{file} must begin with a heading, such as '# Preface': it is a chapter of its own.",
    ),
    "own_text.heading_before": (
        "{file} 第{line}行是标题。这个文件放在该节内容之前，加了标题，后面的内容就会归到它下面；"
        "请把标题和其下的文字移到 {after}。",
        "{file}, line {line}: a heading. This file stands before the section's content, which would come "
        "under that heading; move it, and what follows it, to {after}.",
    ),
    "own_text.deep": (
        "{file} 第{line}行的标题太深：报告的标题只有三级。",
        "{file}, line {line}: the heading is too deep. A report has three levels of headings.",
    ),
    "own_text.unknown_section": (
        "{file} 的文件名不是本报告的章节。可用：{known}；后加 .after 放在该节之后。{meant}",
        "{file} names no section of this report. Known: {known}; with '.after' behind the name, text stands "
        "behind the section.{meant}",
    ),
    "own_text.unknown_row": (
        "{file} 第{line}行：没有编号为“{name}”的结果。编号见 results.csv 的 id 列。{meant}",
        "{file}, line {line}: there is no result row '{name}'. Ids stand in the column id of results.csv."
        "{meant}",
    ),
    "own_text.unknown_address": (
        "{file} 第{line}行：“{name}”处没有可以写进句子的数字或文字。地址见 report.json。",
        "{file}, line {line}: at '{name}' there is no whole number and no text. Addresses are those of "
        "report.json.",
    ),
    "own_text.unknown_column": (
        "{file} 第{line}行：“{name}”不能引用。可用：{known}。{meant}",
        "{file}, line {line}: '{name}' cannot be quoted. Known: {known}.{meant}",
    ),
    "own_text.no_estimate": (
        "{file} 第{line}行：结果“{name}”没有“{column}”。",
        "{file}, line {line}: the result row '{name}' has no '{column}'.",
    ),
    "own_text.braces": (
        "{file} 第{line}行的双花括号不成对。引用结果写作 {{{{编号}}}}。",
        "{file}, line {line}: double braces that do not pair. A result is quoted as {{{{id}}}}.",
    ),
    "own_text.other_language": (
        "自撰文字用的是另一种语言，未收入本报告；本报告所用语言的文字请放在 {folder}。",
        "The bureau's own text is in another language and is not in this report; text for it goes to "
        "{folder}.",
    ),
}
