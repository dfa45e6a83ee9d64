"""Mistakes in a codebook: a workbook of XLSForm, with the sheet, the row and the column of each."""

PHRASES: dict[str, tuple[str, str]] = {
    "loading.no_workbook": (
        "“{file}”不是工作簿。编码簿应是 XLSForm 工作簿（.xlsx），含 survey 和 choices 两个工作表。",
        "{file} is not a workbook. A codebook is an XLSForm workbook (.xlsx) with the sheets survey and "
        "choices.",
    ),
    "codebooks.cell": (
        "“{sheet}”工作表第{row}行“{column}”列",
        "Sheet '{sheet}', row {row}, column '{column}'",
    ),
    "codebooks.rows": (
        "“{sheet}”工作表第{rows}行“{column}”列",
        "Sheet '{sheet}', rows {rows}, column '{column}'",
    ),
    "codebooks.row": ("“{sheet}”工作表第{row}行", "Sheet '{sheet}', row {row}"),
    "codebooks.sheet": ("工作表“{sheet}”", "Sheet '{sheet}'"),
    "codebooks.of_file": ("“{file}”的{place}", "{file}, {place}"),
    "codebooks.named": ("{place}（题目 {name}）", "{place} (question {name})"),
    "codebooks.no_sheet": (
        "没有“{name}”工作表。现有：{known}。{meant}",
        "There is no sheet '{name}'. Sheets are: {known}.{meant}",
    ),
    "codebooks.no_column": (
        "{place}缺少“{name}”列。首行现有：{known}。{meant}",
        "{place} has no column '{name}'. Its first row has: {known}.{meant}",
    ),
    "codebooks.column_twice": (
        "{place}有两列都是“{name}”。请删去一列。",
        "{place} has two columns '{name}'. Remove one.",
    ),
    "codebooks.unknown_column": (
        "{place}的“{name}”列不认识。cg_ 开头的列可用：{known}。{meant}",
        "{place} has an unknown column '{name}'. Columns that begin with cg_ are: {known}.{meant}",
    ),
    "codebooks.unknown_type": (
        "{place}的题型“{name}”不认识。可用：{known}。{meant}",
        "{place} has the unknown type '{name}'. Known: {known}.{meant}",
    ),
    "codebooks.blank": ("{place}是空的，应写明{what}。", "{place} is empty; it must hold {what}."),
    "codebooks.what.name": ("名称", "a name"),
    "codebooks.what.list": ("选项列表的名称", "the name of a list of choices"),
    "codebooks.what.header": (
        "该选项在数据中的列名（同一列表的其他选项已写）",
        "the header of this choice's column, as the other choices of its list have one",
    ),
    "codebooks.what.score": (
        "分值（同一列表的其他选项已写）",
        "a score, as the other choices of its list have one",
    ),
    "codebooks.what.code": (
        "编码（同一列表的其他选项已写）",
        "a code, as the other choices of its list have one",
    ),
    "codebooks.bad_name": (
        "{place}的名称“{name}”不能用。名称只含字母、数字、下划线、连字符和点。",
        "{place}: '{name}' cannot be a name. Names hold letters, digits, underscores, hyphens and dots.",
    ),
    "codebooks.name_twice": (
        "{place}：名称“{name}”已用于第{first}行。请给其中一道题换一个名称。",
        "{place}: the name '{name}' is already that of row {first}. Give one of the questions another name.",
    ),
    "codebooks.unknown_list": (
        "{place}用到选项列表“{name}”，choices 工作表中没有。现有：{known}。{meant}",
        "{place} uses the list '{name}', which the sheet of choices does not have. Lists are: "
        "{known}.{meant}",
    ),
    "codebooks.no_choices": (
        "{place}用到选项列表“{name}”，但工作簿没有 choices 工作表。",
        "{place} uses the list '{name}', and the workbook has no sheet 'choices'.",
    ),
    "codebooks.other_file": (
        "{place}的选项在另一个文件“{name}”中，编码簿不读取它。请在 cg_kind 列写 text（只计数、不列类别），"
        "或在 cg_role 列写明该列的用途。",
        "{place}: the choices stand in another file, '{name}', which is not read. Write text in column "
        "cg_kind "
        "(answers are then counted and not listed), or what the column is for in cg_role.",
    ),
    "codebooks.choice_twice": (
        "{place}：列表“{list}”的选项“{name}”重复。",
        "{place}: the choice '{name}' stands more than once in the list '{list}'.",
    ),
    "codebooks.category_twice": (
        "{place}：列表“{list}”的选项文字“{name}”相同（大小写、全半角和空格不计），数据中的回答将无法区分。",
        "{place}: choices of the list '{list}' have the same text '{name}' but for case, width and spaces: "
        "answers could not be told apart.",
    ),
    "codebooks.not_one_of": (
        "{place}写作“{value}”，应为其中之一：{known}。{meant}",
        "{place} is '{value}'; it must be one of {known}.{meant}",
    ),
    "codebooks.not_a_number": (
        "{place}写作“{value}”，应为数字。",
        "{place} is '{value}'; it must be a number.",
    ),
    "codebooks.not_json": (
        "{place}的写法不对，应为 JSON：{example}。",
        "{place} is not valid; it must be JSON: {example}.",
    ),
    "codebooks.role_twice": (
        "{place}：用途“{name}”已用于第{first}行。每种用途只能有一列。",
        "{place}: the role '{name}' is already that of row {first}. Each role has one column.",
    ),
    "codebooks.columns_shared": (
        "{place}：列表“{name}”的选项写有列名（cg_column），只能用于一道题，已用于第{first}行。",
        "{place}: the choices of the list '{name}' have columns of their own (cg_column), so that only one "
        "question can use it, and row {first} does.",
    ),
    "codebooks.not_closed": (
        "{place}：“{name}”没有结束行（end_group 或 end_repeat）。",
        "{place}: '{name}' has no row that ends it (end_group or end_repeat).",
    ),
    "codebooks.not_opened": (
        "{place}：这个结束行没有对应的开始行。",
        "{place}: this row ends a group that no row begins.",
    ),
    "codebooks.matrix_empty": (
        "{place}：矩阵题“{name}”没有子题。",
        "{place}: the matrix '{name}' has no rows.",
    ),
    "codebooks.matrix_lists": (
        "{place}：矩阵题“{name}”的各行应共用一个选项列表，即“{list}”。",
        "{place}: all rows of the matrix '{name}' must share one list of choices, which is '{list}'.",
    ),
    "codebooks.of_the_matrix": (
        "{place}：矩阵题的子题不能单独写 {column}，请写在 begin_group 那一行。",
        "{place}: a row of a matrix cannot have its own {column}. Write it in the row begin_group.",
    ),
    "codebooks.no_questions": (
        "{place}中没有可以分析的题目。",
        "{place} has no question that can be analysed.",
    ),
    "command.codebook_written": ("已写出编码簿：{paths}。", "Written: {paths}."),
    "command.codebook_out": (
        "工作簿不能显示在屏幕上。请用 --out 文件夹 写明存放位置，或用 --format json。",
        "A workbook cannot be shown here. Say where it goes with --out DIR, or use --format json.",
    ),
    "help.codebook": (
        "写出研究的编码簿：XLSForm 工作簿或 JSON。",
        "Write the codebook of a study: an XLSForm workbook, or JSON.",
    ),
    "help.codebook_format": (
        "xlsx（每份问卷一个 XLSForm 工作簿，需要 --out）或 json。",
        "xlsx (an XLSForm workbook for each questionnaire; needs --out) or json.",
    ),
}
