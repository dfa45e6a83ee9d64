"""Rules on data files and the reading of them."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.file.absent.title": ("所写的路径不存在", "A path that was named does not exist"),
    "rules.file.absent.means": (
        "命令中写的路径下没有文件，也没有文件夹。",
        "There is neither a file nor a folder where the command line says.",
    ),
    "rules.file.absent.matters": (
        "路径写错、文件移走或没有下载时，什么也没有检查；若不报出，会被当作没有问题。",
        "Where a path is misspelt, or its files were moved or not fetched, nothing is checked, which would "
        "pass for being in order.",
    ),
    "rules.file.absent.remedy": (
        "改正路径，或把文件放回原处。",
        "Mend the path, or put the files back.",
    ),
    "rules.file.unreadable.title": ("数据文件不能读取", "A data file cannot be read"),
    "rules.file.unreadable.means": (
        "数据文件不存在、已损坏、超过读取上限，或不是可以读取的格式。",
        "The data file is missing, damaged, beyond a limit of reading, or of a format that is not read.",
    ),
    "rules.file.unreadable.matters": (
        "没有数据，这份问卷的内容一项也不能核对。",
        "Without its data nothing of this questionnaire can be checked.",
    ),
    "rules.file.unreadable.remedy": (
        "按发现中所写的原因处理：改正文件名，重新导出，另存为 .xlsx，或用 --limit 放宽上限；再检查一次。",
        "Do what the finding says: correct the name of the file, export it again, save it as .xlsx, or "
        "raise a limit with --limit; then check again.",
    ),
    "rules.file.header_rows.title": (
        "表头之上或表头本身占了几行",
        "The header takes several rows, or stands below others",
    ),
    "rules.file.header_rows.means": (
        "表头不在第一行，其上的内容没有读取；或表头占了两行，已合并为列名。",
        "The header is not in the first row, and what is above it was not read; or it takes two rows, which "
        "were joined.",
    ),
    "rules.file.header_rows.matters": (
        "如果把一份答卷当成了标题或表头，它就没有计入。",
        "A response that is taken for a title or for part of the header is not counted.",
    ),
    "rules.file.header_rows.remedy": (
        "打开表格核对所说的行；不对时在 study.toml 中写明 header_row。写明后不再提示。",
        "Look at the rows named. Where they are no titles, set header_row in study.toml; where they are, "
        "setting it ends the remark.",
    ),
    "rules.file.other_sheets.title": (
        "文件中还有没有读取的工作表",
        "The file has other sheets that were not read",
    ),
    "rules.file.other_sheets.means": (
        "除所读的工作表外，文件中还有内容：别的工作表、隐藏的工作表，或网页中的另一个表格。",
        "Beside the sheet that was read the file holds others: tables of something else, hidden sheets, or "
        "further tables of a web page.",
    ),
    "rules.file.other_sheets.matters": (
        "答卷分放在几个工作表时，只读一个就会少计。",
        "Where responses are spread over several sheets, reading one of them counts too few.",
    ),
    "rules.file.other_sheets.remedy": (
        "打开文件核对；应读别的工作表时，在 study.toml 的该问卷中写明 sheet；不需要的工作表可以删去。",
        "Open the file. If another sheet is meant, name it with 'sheet' in the questionnaire's table in "
        "study.toml; delete sheets that are not needed.",
    ),
    "rules.file.hidden_rows.title": ("有隐藏的行，照常计入", "Hidden rows were counted"),
    "rules.file.hidden_rows.means": (
        "表格中有被筛选或手工隐藏的行，读取时与其他行一样计入。",
        "The spreadsheet hides rows, by a filter or by hand; they were read like the others.",
    ),
    "rules.file.hidden_rows.matters": (
        "打开表格的人看到的份数，与计入的份数不同。",
        "Whoever opens the file sees fewer responses than were counted.",
    ),
    "rules.file.hidden_rows.remedy": (
        "隐藏的行应计入时无需处理；不应计入时从文件中删去。",
        "Nothing, if they count. Otherwise delete them from the file.",
    ),
    "rules.file.merged.title": ("有合并单元格", "Cells are merged"),
    "rules.file.merged.means": (
        "合并区域只有左上角的单元格有值：其余单元格按空白读取；表示分组的列则按左上角的值读取。",
        "Only the top left of merged cells holds a value: the others were read as blank, or, in a column of "
        "groups, as that value.",
    ),
    "rules.file.merged.matters": (
        "合并的本意是每一行都有此值时，按空白读取就丢失了答案。",
        "Where merging meant that every row has the value, blanks lose answers.",
    ),
    "rules.file.merged.remedy": (
        "在表格中取消合并，给每一行填上各自的值，再导出。",
        "Unmerge the cells, fill in the value of each row, and export again.",
    ),
    "rules.file.no_value.title": (
        "单元格是错误值，或公式没有结果",
        "Cells hold an error, or a formula without a result",
    ),
    "rules.file.no_value.means": (
        "单元格中是 #N/A 之类的错误值、没有保存结果的公式，或 NaN，都按空白读取。",
        "Cells hold an error such as #N/A, a formula whose result was not saved, or NaN; they were read as "
        "blank.",
    ),
    "rules.file.no_value.matters": (
        "那里本来可能有答案，现在计为未作答。",
        "There may have been an answer, which now counts as none.",
    ),
    "rules.file.no_value.remedy": (
        "在 Excel 或 WPS 中打开文件并保存，使公式有结果；改正错误值，或从平台重新导出。",
        "Open the file in Excel and save it, so that formulas have results; correct the errors, or export "
        "again from the platform.",
    ),
    "rules.file.digits_lost.title": ("长数字丢失了末尾数字", "Long numbers have lost digits"),
    "rules.file.digits_lost.means": (
        "超过15位的数被存为数值，末尾数字已经不在文件中。",
        "Numbers of more than 15 digits were stored as numbers; their last digits are not in the file any "
        "more.",
    ),
    "rules.file.digits_lost.matters": (
        "不同的编号会变成同一个，无法核对重复提交，也无法与其他文件对照。",
        "Different identifiers become the same: repeats cannot be told, and rows cannot be matched with "
        "other files.",
    ),
    "rules.file.digits_lost.remedy": (
        "从平台重新导出，导出前或导入时把该列设为文本格式。",
        "Export again with that column as text.",
    ),
    "rules.file.encoding.title": ("文字编码有残缺", "Bytes of the file are no text"),
    "rules.file.encoding.means": (
        "文件中有不合其文字编码的字节，已用“�”代替、略去或忽略。",
        "Some bytes do not fit the encoding of the file; � stands in their place, or they were left out.",
    ),
    "rules.file.encoding.matters": (
        "含有这些字的答案可能不再与类别相符。",
        "Answers that held them may match no category.",
    ),
    "rules.file.encoding.remedy": (
        "从平台重新导出为 UTF-8 或 .xlsx；编码判断有误时用 encoding 写明。",
        "Export again as UTF-8 or .xlsx; where the encoding was guessed wrong, name it with 'encoding'.",
    ),
    "rules.file.format.title": (
        "文件与通常的格式不同，已经读出",
        "The file is not in its usual form, and was read",
    ),
    "rules.file.format.means": (
        "文件的内容与扩展名不符，或每行被包在引号中，或带有多余的行号列，都已按实际内容读取。",
        "The content is not what the name says, rows are wrapped in quotes, or a column of row numbers was "
        "added; all was read as what it is.",
    ),
    "rules.file.format.matters": (
        "其他程序可能读不出，或读得不同。",
        "Other programs may fail to read the file, or read it otherwise.",
    ),
    "rules.file.format.remedy": (
        "无需处理；要与别人交换时，另存为 .xlsx 或 UTF-8 的 .csv。",
        "Nothing; to hand the file on, save it as .xlsx or as .csv in UTF-8.",
    ),
    "rules.file.cut_short.title": ("文件像是没有下载完整", "The file seems to be cut short"),
    "rules.file.cut_short.means": (
        "文件没有应有的结尾，只读到所写的行为止。",
        "The end that the file should have is missing; it was read up to the row named.",
    ),
    "rules.file.cut_short.matters": (
        "后面的答卷不在其中，所有数字都会因此不同。",
        "Responses after it are missing, and every figure depends on that.",
    ),
    "rules.file.cut_short.remedy": (
        "重新下载，核对行数，并用 expected_rows 写明应有的份数。",
        "Download it again, compare the number of rows, and state it with expected_rows.",
    ),
    "rules.file.labels.title": (
        "SPSS 或 Stata 文件的标签需要核对",
        "Labels of an SPSS or Stata file need a look",
    ),
    "rules.file.labels.means": (
        "有的编码没有标签、几个编码共用一个标签、标签被截断，或文件自带多选题的定义。",
        "Codes have no label or share one, labels are cut, or the file defines questions with several "
        "answers.",
    ),
    "rules.file.labels.matters": (
        "标签不全时，答案可能与类别对不上，或两类被当作一类。",
        "With incomplete labels, answers may match no category, or two categories be taken for one.",
    ),
    "rules.file.labels.remedy": (
        "对照问卷补全标签后重新导出，或在 study.toml 中写明 codes。",
        "Complete the labels and export again, or write 'codes' in study.toml.",
    ),
    "rules.file.unfinished.title": (
        "含有未提交、未完成或测试的答卷",
        "Responses that were not sent, not finished, or tests",
    ),
    "rules.file.unfinished.means": (
        "平台标明这些答卷没有提交、没有答完，或是预览时的测试。",
        "The platform marks these responses as not submitted, not finished, or made in a preview.",
    ),
    "rules.file.unfinished.matters": (
        "它们与正式的答卷一样计入，各题的人数和比例都会受影响。",
        "They are counted like any other, in every base and share.",
    ),
    "rules.file.unfinished.remedy": (
        "确定它们是否应计入；不应计入时，在平台导出时去掉，或从文件中删去。",
        "Decide whether they count. If not, leave them out of the export, or delete them from the file.",
    ),
    "rules.file.anonymous_dates.title": ("提交时间被平台隐去", "The platform has withheld the times"),
    "rules.file.anonymous_dates.means": (
        "匿名调查的时间都是同一个日期，不是真实的时间。",
        "An anonymous survey has one and the same date for all responses, which is no time at all.",
    ),
    "rules.file.anonymous_dates.matters": (
        "按时间所作的检查无从进行。",
        "Checks that need times cannot be made.",
    ),
    "rules.file.anonymous_dates.remedy": ("无需处理。", "Nothing has to be done."),
    "rules.file.repeat.title": ("这是重复组的工作表", "The sheet is of a repeated group"),
    "rules.file.repeat.means": (
        "一行是重复组中的一次，而不是一名受访者。",
        "A row is one repetition of a group, and no respondent.",
    ),
    "rules.file.repeat.matters": (
        "同一受访者可能占有几行，按人计算的数字都会有误。",
        "A respondent may have several rows, and figures that count people are wrong.",
    ),
    "rules.file.repeat.remedy": (
        "在 study.toml 中用 sheet 改读主表，或确认一行就是要分析的单位。",
        "Name the main sheet with 'sheet' in study.toml, or make sure that a row is what you mean to count.",
    ),
    "rules.file.personal.title": ("文件含有个人信息", "The file holds personal data"),
    "rules.file.personal.means": (
        "有些列是姓名、证件号码、电话之类，研究文件没有用到，读取时已略去内容。",
        "Columns hold names, identity numbers, telephone numbers or the like. The study does not use them, "
        "and their content was left out in reading.",
    ),
    "rules.file.personal.matters": (
        "文件本身仍含有这些内容，随文件传递和保存。",
        "The file still holds them, wherever it is sent and kept.",
    ),
    "rules.file.personal.remedy": (
        "从文件中删去这些列；如属误判或确需使用，在研究文件中写明该列。",
        "Delete the columns from the file; where they are none, or are needed, name them in the study file.",
    ),
    "rules.file.no_respondents.title": ("有些行不是答卷", "Rows that are no responses"),
    "rules.file.no_respondents.means": (
        "空行、重复的表头，以及表尾的合计、平均和注释，没有作为答卷计入。",
        "Empty rows, headers that come again, and totals, averages and notes below the table, were not "
        "counted as responses.",
    ),
    "rules.file.no_respondents.matters": ("份数因此少于表格的行数。", "There are fewer responses than rows."),
    "rules.file.no_respondents.remedy": (
        "无需处理；如其中有真实的答卷，改正其内容后再检查。",
        "Nothing; if one of them is a response, correct it and check again.",
    ),
}
