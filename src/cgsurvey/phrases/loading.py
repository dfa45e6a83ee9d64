"""Reading a file and coding its answers: refusals, and problems that the reader of the numbers must know."""

PHRASES: dict[str, tuple[str, str]] = {
    "loading.no_file": (
        "{folder} 中没有文件“{file}”。该文件夹中的数据文件：{known}。{meant}",
        "There is no file {file} in {folder}. Data files there: {known}.{meant}",
    ),
    "loading.not_a_file": (
        "“{file}”不是文件（是文件夹或设备）。请给出一份表格文件。",
        "{file} is not a file but a folder or a device. Give a spreadsheet file.",
    ),
    "loading.no_access": (
        "无法打开“{file}”：{reason}。请检查权限，或先在其他程序中关闭它。",
        "{file} cannot be opened: {reason}. Check its permissions, or close it in other programs.",
    ),
    "loading.empty_file": (
        "“{file}”是空文件（0字节）。请重新导出。",
        "{file} is empty (0 bytes). Export it again.",
    ),
    "loading.no_content": (
        "“{file}”中没有任何单元格有内容。请重新导出。",
        "No cell of {file} holds anything. Export it again.",
    ),
    "loading.no_header": (
        "“{file}”第{row}行没有表头（内容到第{last}行为止）。请在 study.toml 中改正 header_row。",
        "{file} has no header in row {row} (its content ends in row {last}). Correct header_row in "
        "study.toml.",
    ),
    "loading.header_only": (
        "“{file}”只有第{row}行的表头，没有答卷。请确认导出时选择了全部答卷。",
        "{file} has a header in row {row} and no answers below it. Check that the export held all answers.",
    ),
    "loading.duplicate_headers": (
        "“{file}”中有重复的表头，无法确定所指的是哪一列：{headers}。请在表格中改名。",
        "{file} has headers that stand twice, so that a column cannot be told from another: {headers}. "
        "Rename them in the file.",
    ),
    "loading.duplicate_headers_declared": (
        "“{file}”第{row}行中有重复的表头：{headers}。表头行是 study.toml 中 header_row = {row} 所指定的："
        "请先检查它是否写对；若确是表头，请在表格中改名。",
        "Row {row} of {file} has headers that stand twice: {headers}. That row was chosen by header_row = "
        "{row} in study.toml: check it first. If it is the row of the headers, rename them in the file.",
    ),
    "loading.ragged": (
        "“{file}”中有{number}行的单元格数与表头（{width}列）不符：第{rows}行。"
        "请检查这些行中是否有多余或缺失的分隔符；表下的说明文字请删去。",
        "{file} has {number} row(s) whose cells do not match the {width} columns of the header: row {rows}. "
        "Look for extra or missing delimiters there, and remove notes below the table.",
    ),
    "loading.broken_workbook": (
        "“{file}”已损坏，无法作为工作簿读取。请重新下载，或在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "{file} is damaged and cannot be read as a workbook. Download it again, or open it in Excel or WPS "
        "and save it as .xlsx.",
    ),
    "loading.crashed": (
        "“{file}”无法读取：读取程序意外中止，文件可能已损坏或经过改造。请重新下载或另存后再试。",
        "{file} cannot be read: the reader ended without an answer. The file may be damaged or made to do "
        "harm. Download it again, or save it anew.",
    ),
    "loading.too_slow": (
        "“{file}”在{limit}秒内未能读完，已停止。若文件可信，请用 --limit seconds=… 放宽。",
        "{file} was not read within {limit} seconds. If you trust the file, allow more with "
        "--limit seconds=….",
    ),
    "loading.too_much_memory": (
        "读取“{file}”所需内存超过{limit}字节，已停止。若文件可信，请用 --limit memory=… 放宽。",
        "Reading {file} takes more than {limit} bytes of memory. If you trust the file, allow more with "
        "--limit memory=….",
    ),
    "loading.too_many_rows": (
        "“{file}”超过{limit}行，已停止读取。若文件可信，请用 --limit rows=… 放宽。",
        "{file} has more than {limit} rows. If you trust the file, allow more with --limit rows=….",
    ),
    "loading.too_many_columns": (
        "“{file}”超过{limit}列，已停止读取。若文件可信，请用 --limit columns=… 放宽。",
        "{file} has more than {limit} columns. If you trust the file, allow more with --limit columns=….",
    ),
    "loading.too_many_cells": (
        "“{file}”超过{limit}个单元格，已停止读取。若文件可信，请用 --limit cells=… 放宽。",
        "{file} has more than {limit} cells. If you trust the file, allow more with --limit cells=….",
    ),
    "loading.two_header_rows": (
        "表头有两行（第{header}、{second}行），已合并为列名（如“上行—下行”“代码. 题目”）；"
        "第{second}行不算答卷。",
        "The header takes two rows ({header} and {second}); columns are named by both, such as 'upper—lower' "
        "or 'code. question', and row {second} is no response.",
    ),
    "loading.unwrapped": (
        "“{file}”的每一行都被引号包成了一个单元格（多为用表格软件打开后另存所致），已按引号内的分隔符拆开读取。",
        "Each row of {file} is one quoted cell, as spreadsheet programs save a file whose delimiter they did "
        "not know; it was read as the row within the quotes.",
    ),
    "loading.merged_key": (
        "列“{column}”（{letter}）的{number}个单元格与其上方的单元格合并，已按合并区域的首格读取。",
        "{number} cell(s) of column '{column}' ({letter}) are merged with the one above and were read as it.",
    ),
    "loading.other_sheets": (
        "“{file}”中另有不是答卷表的工作表，没有读取：{sheets}。如应读取其中之一，请在 study.toml 的该问卷中"
        "写明 sheet = 工作表名。",
        "{file} has other sheets, which are no tables of answers and were not read: {sheets}. To read one of "
        "them, name it with `sheet =` in the questionnaire's table in study.toml.",
    ),
    "loading.part_sheets": (
        "“{file}”的工作表{sheets}只是所读工作表的一部分（每一行都已在其中），没有再读，以免重复计数。",
        "Sheets of {file} hold nothing but rows of the sheet that was read, and were not read, so that no "
        "row counts twice: {sheets}.",
    ),
    "loading.same_headers": (
        "“{file}”中有几个表头相同的工作表：{sheets}。请在 study.toml 的该问卷中写明 sheet = 工作表名，"
        "或先合并为一个工作表。",
        "{file} has sheets with the same headers: {sheets}. Say which one with `sheet =` in the "
        "questionnaire's table in study.toml, or put them together in one sheet.",
    ),
    "loading.is_form": (
        "“{file}”是 XLSForm 表单（有 survey 和 choices 工作表），不是答卷。请给出答卷文件，并用 codebook = "
        "指明此表单。",
        "{file} is an XLSForm (it has the sheets survey and choices) and holds no answers. Give the file of "
        "the answers, and name this form with `codebook =`.",
    ),
    "loading.no_sheet": (
        "“{file}”中没有名为“{sheet}”的工作表。已有：{known}。{meant}",
        "{file} has no sheet '{sheet}'. Known: {known}.{meant}",
    ),
    "loading.which_sheet": (
        "“{file}”有不止一个工作表有内容：{sheets}。请在 study.toml 的该问卷中写明 sheet = 工作表名。",
        "{file} has more than one sheet with content: {sheets}. Say which one with `sheet =` in the "
        "questionnaire's table in study.toml.",
    ),
    "loading.all_hidden": (
        "“{file}”中有内容的工作表都被隐藏：{sheets}。如确要读取，请在 study.toml 的该问卷中写明 sheet = "
        "工作表名。",
        "All sheets of {file} with content are hidden: {sheets}. To read one, name it with `sheet =` in the "
        "questionnaire's table in study.toml.",
    ),
    "loading.skipped_rows": (
        "表头在第{header}行；其上像是标题，没有读取。若不对，请在 study.toml 中写明 header_row。",
        "The header stands in row {header}; what is above it looks like a title and was not read. If that is "
        "wrong, set header_row in study.toml.",
    ),
    "loading.hidden_sheets": (
        "“{file}”中隐藏的工作表没有读取：{sheets}。",
        "Hidden sheets of {file} were not read: {sheets}.",
    ),
    "loading.hidden_rows": (
        "有{number}行在表格中被隐藏（筛选或手工隐藏），照常读取。若不应计入，请在文件中删去。",
        "{number} row(s) are hidden in the spreadsheet, by a filter or by hand, and were read like the "
        "others. Remove them from the file if they do not count.",
    ),
    "loading.error_cell": (
        "“{column}”列（{letter}）有{number}个单元格是错误值（如 #N/A），按空白读取。",
        "Column '{column}' ({letter}) has {number} error cell(s) such as #N/A, read as blank.",
    ),
    "loading.formula": (
        "“{column}”列（{letter}）有{number}个公式没有计算结果，按空白读取。请在 Excel 中打开并保存一次。",
        "Column '{column}' ({letter}) has {number} formula(s) without a stored value, read as blank. "
        "Open the file in Excel and save it once.",
    ),
    "loading.merged": (
        "“{column}”列（{letter}）有{number}个单元格属于合并单元格，只有左上角有值，按空白读取。",
        "Column '{column}' ({letter}) has {number} cell(s) inside merged cells, where only the top left one "
        "holds the value; read as blank.",
    ),
    "loading.long_number": (
        "“{column}”列（{letter}）有{number}个数超过15位，表格软件已丢失其末尾数字，不能用作编号。",
        "Column '{column}' ({letter}) has {number} number(s) of more than 15 digits, whose last digits the "
        "spreadsheet has lost; they cannot serve as identifiers.",
    ),
    "coding.no_column": (
        "{table} 所写的列“{column}”不在“{file}”的表头中。{near}",
        "{table}: the column '{column}' is not among the headers of {file}.{near}",
    ),
    "coding.header_row": (
        "{table} 写明 header_row = {row}：所读的第{row}行共{columns}列，其中{blank}列为空。"
        "下列各列找不到，请先检查 header_row 是否写对。",
        "{table} says header_row = {row}: of the {columns} columns, {blank} are empty in that row. Columns "
        "listed below were not found in it, so check header_row first.",
    ),
    "coding.ambiguous_column": (
        "{table} 所写的列“{column}”与“{file}”的多个表头相符：{headers}。请照文件原样写出表头。",
        "{table}: the column '{column}' fits more than one header of {file}: {headers}. Write the header "
        "exactly as it stands in the file.",
    ),
    "coding.column_twice": (
        "{table}：列“{column}”被读了不止一次（{names}）。每一列只能是一道题，或一道题的一个选项。",
        "{table}: the column '{column}' is read more than once ({names}). A column is one question, or one "
        "option of one.",
    ),
    "coding.one_column": (
        "{table} 的 kind 是“{kind}”，只能写一列，现有{given}列。",
        "{table} is of kind '{kind}' and takes one column; it has {given}.",
    ),
    "coding.columns_length": (
        "{table} 的 columns 有{given}列，categories 有{needed}类，两者应一一对应。",
        "{table} has {given} columns and {needed} categories: they must correspond.",
    ),
    "coding.no_option_column": (
        "{table}：“{file}”中没有选项“{categories}”的列。该题在文件中的选项：{known}。",
        "{table}: {file} has no column for the option(s) {categories}. Options of the question there: "
        "{known}.",
    ),
    "coding.where_not_question": (
        "{table} where：“{name}”不是该问卷的题目，无法据此限定总体。请改用题目。",
        "{table} where: '{name}' is not a question of this questionnaire, so it cannot bound the population. "
        "Name a question.",
    ),
    "coding.nobody_left": (
        "“{file}”的{number}行全部未纳入分析（{reasons}），没有可分析的答卷。",
        "All {number} rows of {file} were set aside ({reasons}); nothing is left to analyse.",
    ),
    "coding.weights_no_numbers": (
        "weight 所指的“{column}”列没有一个单元格是数字，不能用作权重。请检查 weight 写的是不是存放权重的那"
        "一列，以及该列是否导出为数值。没有权重时，请删去 weight。",
        "No cell of the column '{column}', given as weight, holds a number. Check that weight names the "
        "column of the weights and that they were exported as numbers. Without weights, remove weight.",
    ),
    "coding.weights_zero": (
        "“{file}”中“{column}”列的权重全部为零。",
        "All weights in column '{column}' of {file} are zero.",
    ),
    "coding.unmatched": (
        "“{column}”：{number}份答卷的答案“{answer}”不在类别中，按无法识别处理。{near}",
        "'{column}': {number} row(s) hold the answer '{answer}', which matches no category and counts as not "
        "recognised.{near}",
    ),
    "coding.none_matches": (
        "“{column}”：全部{number}份有内容的答卷都不合所列类别，按无法识别处理，该题没有结果。"
        "文件中的答案是：{answers}；study.toml 所列类别是：{categories}。请核对列和类别是否写对。",
        "'{column}': none of the {number} row(s) with an answer matches a category, so all count as not "
        "recognised and the question has no result. The file has: {answers}. The study declares: "
        "{categories}. Check the column and the categories.",
    ),
    "coding.unmatched_part": (
        "“{column}”：{number}份答卷所选的“{answer}”不在选项中，该选择未计入，同一答卷的其余选择照计；"
        "没有其余选择的，按无法识别处理。{near}",
        "'{column}': {number} row(s) tick '{answer}', which matches no option; it is not counted, other "
        "ticks of the row are, and a row without any counts as not recognised.{near}",
    ),
    "coding.unmatched_more": (
        "“{column}”：{number}份答卷有{texts}种不在类别中的答案，因少见、较长或可能涉及个人而未列出内容，"
        "处理与不在类别中的其他答案相同。",
        "'{column}': {number} row(s) hold {texts} answer(s) that match no category and are not shown, being "
        "rare, long or perhaps personal; they are treated like others that match none.",
    ),
    "coding.nearest": ("最相近的类别：“{answer}”。", " Nearest category: '{answer}'."),
    "coding.near_headers": ("相近的表头：{headers}。", " Similar headers: {headers}."),
    "coding.known_headers": (
        "“{file}”的表头（最相近的在前）：{headers}。",
        "Headers of {file}, the nearest first: {headers}.",
    ),
    "coding.not_headers": (
        "{table}：“{file}”的第{row}行被当作表头，但不像是所要的表头行。"
        "在其中找不到的列：{columns}。请用 header_row 写明表头在第几行；文件没有表头时，请先加上表头。",
        "{table}: row {row} of {file} was taken for the headers and does not look like those meant. Columns "
        "not found in it: {columns}. Say with header_row where the headers stand; a file without headers "
        "needs them first.",
    ),
    "coding.withheld": ("（另有{texts}种，内容从略）", "({texts} not shown)"),
    "coding.codes": (
        "“{column}”：{number}份答卷的答案全是数字，像是“按序号”下载的数据，按无法识别处理。请改用“按文本”"
        "（选项文字）的下载；或在该题中用 codes 写明每个类别的编码（有两种下载时，"
        "`cgsurvey init 按文本的文件 --codes 按序号的文件` 会写出 codes）。",
        "'{column}': the answers of {number} row(s) are all numbers, as in a download by option code "
        "(按序号); they count as not recognised. Use the download by option text (按文本), or give the "
        "question the codes of its categories with `codes` (with both downloads, "
        "`cgsurvey init TEXT --codes CODE` writes them).",
    ),
    "coding.zero_weight": (
        "“{column}”：{number}份答卷的权重为0，不代表任何人，不进入任何基数，只保留在抽样设计中。",
        "'{column}': {number} row(s) with the weight 0 stand for nobody: they are in no base, and stay in "
        "the design.",
    ),
    "coding.fpc_varies": (
        "“{column}”（fpc）在层“{stratum}”中应为同一个正数：该层总体中抽样单元的个数，或抽中的比例。请检查该列。",
        "'{column}' (fpc) must hold one positive number throughout stratum '{stratum}': the number of "
        "sampling units in its population, or the share sampled. Check the column.",
    ),
    "coding.fpc_too_small": (
        "“{column}”（fpc）说层“{stratum}”总体中只有{given}个抽样单元，样本中却有{sampled}个。请检查该列。",
        "'{column}' (fpc) gives stratum '{stratum}' {given} sampling units in all, and {sampled} are in the "
        "sample. Check the column.",
    ),
    "coding.fold.unit": (
        "“{column}”：{number}份答卷的数字带有单位，已去掉单位。",
        "'{column}': {number} number(s) were written with a unit, which was dropped.",
    ),
    "coding.fold.serial": (
        "“{column}”：{number}份答卷的日期是 Excel 序列数，已换算为日期。",
        "'{column}': {number} date(s) were Excel serial numbers and were converted.",
    ),
    "coding.not_a_number": (
        "“{column}”：{number}份答卷的内容不是数字，按无法识别处理。",
        "'{column}': {number} row(s) hold no number and count as not recognised.",
    ),
    "coding.too_large": (
        "“{column}”：{number}份答卷的数字超过10¹⁵，不会是答案，按无法识别处理。",
        "'{column}': {number} row(s) hold a number beyond 1e15, which can be no answer, and count as not "
        "recognised.",
    ),
    "coding.mixed_units": (
        "“{column}”：数字带有不同的单位（{units}），无法判断，{number}份答卷按无法识别处理。"
        "请在 study.toml 中写明 unit。",
        "'{column}': numbers carry different units ({units}); {number} row(s) count as not recognised. "
        "Set unit in study.toml.",
    ),
    "coding.share_or_percent": (
        "“{column}”：单位为%，但{number}份答卷的数字在0与1之间，按原数计入。电子表格中显示为50%的单元格，实际存储为0.5："
        "如属这种情况，请将该列改为常规格式，以50表示50%。",
        "'{column}': the unit is %, but {number} row(s) hold a number between 0 and 1, counted as it is. "
        "A cell that the spreadsheet shows as 50% is stored as 0.5: if that is so here, give the column a "
        "plain format and write 50 for 50%.",
    ),
    "coding.out_of_range": (
        "“{column}”：{number}份答卷的数字不在{low}至{high}之间，按无法识别处理。",
        "'{column}': {number} row(s) hold a number outside {low} to {high} and count as not recognised.",
    ),
    "coding.not_a_date": (
        "“{column}”：{number}份答卷的内容不是日期，按无法识别处理。",
        "'{column}': {number} row(s) hold no date and count as not recognised.",
    ),
    "coding.bad_rank": (
        "“{column}”：{number}份答卷的名次重复或不成立，按无法识别处理。",
        "'{column}': {number} row(s) rank twice or by no valid rank and count as not recognised.",
    ),
    "coding.option_unread": (
        "“{column}”：此列的选项不在 study.toml 所列类别中，没有读取，其中{number}份答卷选了它；"
        "同一答卷的其余选择照计，没有其余选择的，按无法识别处理。",
        "'{column}': the option of this column is not among the categories in study.toml; it was not read. "
        "{number} row(s) tick it: other ticks of the row are counted, and a row without any counts as not "
        "recognised.",
    ),
    "coding.header_number": (
        "study.toml 中有{number}列与表头的题号不同，去掉题号后相符，按相符的列读取：{columns}。",
        "{number} column(s) of study.toml differ from the headers by the question number and were matched "
        "without it: {columns}.",
    ),
    "coding.duplicate_ids": (
        "编号列“{column}”中有{number}行的编号与其他行重复；除非研究文件另有声明（quality.exclude），这些行照常保留。"
        "请核对是否重复提交。",
        "In the id column '{column}', {number} row(s) repeat an id. They stay in the analysis, unless "
        "quality.exclude of the study says otherwise; check whether they were submitted twice.",
    ),
    "coding.blank_ids": (
        "编号列“{column}”中有{number}行没有编号，无法核对是否重复提交，这些行照常保留。",
        "In the id column '{column}', {number} row(s) have no id, so that a second submission cannot be "
        "told. They stay in the analysis.",
    ),
    "coding.community_spellings": (
        "“{column}”：写法不同而视为同一名称：{names}。",
        "'{column}': names written in different ways were taken as one: {names}.",
    ),
    "coding.psu_in_strata": (
        "“{column}”：{number}个抽样单元的名称出现在不止一个层中，各层分别计为不同的抽样单元：{names}。",
        "'{column}': {number} sampling unit name(s) occur in more than one stratum and count as a unit in "
        "each: {names}.",
    ),
    "coding.no_community": (
        "“{column}”：{number}份答卷未填社区，不计入任何社区。",
        "'{column}': {number} row(s) name no community and belong to none.",
    ),
    "coding.population_empty": (
        "{table} 的 where（{conditions}）没有任何答卷符合，总体为空，所有结果都无从估计。请检查 where。",
        "{table} where ({conditions}): nobody meets it, so the population is empty and nothing can be "
        "estimated. Check where.",
    ),
    "coding.undecided": (
        "{number}份答卷没有回答“{name}”，无法判断是否属于所限定的总体，按总体之外处理。",
        "{number} row(s) have no answer to '{name}', which bounds the population; they count as outside it.",
    ),
}
