"""Text files, web pages and parquet: encodings, delimiters, quotes, tables of a page, columns."""

PHRASES: dict[str, tuple[str, str]] = {
    "loading.bad_encoding": (
        "“{file}”的文字编码无法确定（不是 UTF-8，也不是 GBK/GB18030 或 Big5 中文）；不合 UTF-8 的行："
        "第{lines}行。请在 Excel 中另存为“CSV UTF-8”或 .xlsx；知道编码的，用 --encoding 写明。",
        "The encoding of {file} is not certain: it is neither UTF-8 nor Chinese in GBK/GB18030 or Big5. "
        "Lines that are not UTF-8: {lines}. Save it from Excel as 'CSV UTF-8' or as .xlsx, or name the "
        "encoding with --encoding.",
    ),
    "loading.not_in_encoding": (
        "“{file}”的第{lines}行有不合 {encoding} 编码的字节。请检查编码是否写对，或重新导出；"
        "要把这些字节替换为“�”后继续，请加 --replace-bad-bytes。",
        "{file} has bytes that are no {encoding} in line(s) {lines}. Check that this is its encoding, "
        "or export it again; to go on with � in their place, add --replace-bad-bytes.",
    ),
    "loading.no_encoding": (
        "没有名为“{encoding}”的文字编码。常用的有：{known}。",
        "There is no encoding '{encoding}'. Common ones: {known}.",
    ),
    "loading.which_encoding": (
        "“{file}”的文字编码无法确定：按 {encodings} 都能读出文字。请用 --encoding 写明是哪一种，或在 "
        "Excel 中另存为“CSV UTF-8”或 .xlsx。",
        "The encoding of {file} is not certain: it reads as text in each of {encodings}. Say which with "
        "--encoding, or save it from Excel as 'CSV UTF-8' or as .xlsx.",
    ),
    "loading.replaced_bytes": (
        "有{number}个字节不合文字编码，已替换为“�”，在文件的第{lines}行；含有它们的答案可能无法识别。",
        "{number} byte(s) were no text and were replaced by �, in line(s) {lines} of the file; answers "
        "that hold them may not be recognised.",
    ),
    "loading.stray_marks": (
        "文件中间有{number}行带有字节顺序标记（第{lines}行），像是由几个文件拼接而成；标记已去掉，"
        "请检查这些行是否为重复的表头。",
        "{number} line(s) inside the file hold a byte order mark (line {lines}), as where files were "
        "joined; the marks were dropped. Check whether a header stands there once more.",
    ),
    "loading.which_delimiter": (
        "“{file}”的分隔符无法确定：按{delimiters}都能分出整齐的列。请在文件最前面加一行 sep= "
        "并在等号后写明分隔符（如 sep=;），或另存为 .xlsx。",
        "The delimiter of {file} is not certain: each of {delimiters} gives an even table. Put a line "
        "sep= with the delimiter after it at the top of the file (such as sep=;), or save it as .xlsx.",
    ),
    "loading.quote_open": (
        "“{file}”中从第{line}行开始的引号没有结束，其后的内容无法分清。请补上或删去这一引号。",
        "{file}: a quote that opens in the row beginning on line {line} is never closed, so that what "
        "follows cannot be told apart. Close or remove it.",
    ),
    "loading.quote_after": (
        '“{file}”从第{line}行开始的一行中，引号结束之后还有文字。单元格内的引号要写成两个（""）。',
        "{file}: in the row that begins on line {line}, text follows a closing quote. A quote inside a "
        'cell is written twice ("").',
    ),
    "loading.long_cell": (
        "“{file}”从第{line}行开始的一行中，有一个单元格超过{limit}个字符，多半是引号没有结束。"
        "请检查该行的引号。",
        "{file}: in the row that begins on line {line}, a cell has more than {limit} characters; most "
        "likely a quote is not closed. Check the quotes of that row.",
    ),
    "loading.text_as_workbook": (
        "“{file}”用的是 Excel 工作簿的文件名，内容其实是分隔符文本，已按文本读取。",
        "{file} has the name of an Excel workbook and holds delimited text; it was read as that.",
    ),
    "loading.web_page": (
        "“{file}”的内容是网页（HTML），已读取其中的表格。",
        "{file} is a web page (HTML); the table in it was read.",
    ),
    "loading.other_tables": (
        "“{file}”是网页，读取的是其中第{table}个表格；另有{number}个表格有文字但不像数据，没有读取。",
        "{file} is a web page, of which table {table} was read; {number} other table(s) hold text that "
        "does not look like data and were not.",
    ),
    "loading.which_table": (
        "“{file}”是网页，其中不止一个表格有数据（序号和行列数）：{tables}。请在 study.toml 的该问卷中用 "
        'sheet 写明序号，如 sheet = "1"。',
        "{file} is a web page in which more than one table has data (number, rows × columns): {tables}. "
        'Say which with `sheet = "1"` in the questionnaire\'s table in study.toml.',
    ),
    "loading.no_table": (
        "“{file}”是网页，其中没有第“{table}”个表格。已有的序号：{known}。",
        "{file} is a web page without a table '{table}'. Numbers of its tables: {known}.",
    ),
    "loading.page_cut": (
        "“{file}”是网页，其表格没有结尾，像是没有下载完整；读到第{last}行为止。请重新下载并核对行数。",
        "{file} is a web page whose table is not closed, as if the download had broken off; it was read "
        "up to row {last}. Download it again and compare the number of rows.",
    ),
    "loading.refused.html": (
        "“{file}”是网页（HTML），其中没有含文字的表格。请重新导出，或在 Excel 中打开后另存为 .xlsx。",
        "{file} is a web page (HTML) without a table that holds text. Export it again, or open it in "
        "Excel and save it as .xlsx.",
    ),
    "loading.broken_parquet": (
        "“{file}”已损坏，无法作为 Parquet 文件读取（{reason}）。请重新导出。",
        "{file} is damaged and cannot be read as a parquet file ({reason}). Export it again.",
    ),
    "loading.nested_columns": (
        "“{file}”中有的列在一个单元格内含有多个值（列表或结构）：{columns}。请把它们拆成普通的列后重新导出。",
        "{file} has columns with several values in one cell (lists or structures): {columns}. Split "
        "them into plain columns and export it again.",
    ),
    "loading.index_column": (
        "“{file}”中由 pandas 附带的行号列没有名称，不是数据，没有读取。",
        "{file} has a column of row numbers that pandas added without a name; it is no data and was not "
        "read.",
    ),
    "loading.nan": (
        "“{column}”列（{letter}）有{number}个单元格是 NaN（不是数），按空白读取。",
        "Column '{column}' ({letter}) has {number} cell(s) with NaN, which is no number; read as blank.",
    ),
    "help.encoding": (
        "文本文件的文字编码（如 big5、gb18030）；不写则由内容判断，不能确定时拒绝读取。",
        "Encoding of text files, such as big5 or gb18030; found by their bytes unless given, and "
        "refused where that is not certain.",
    ),
    "help.replace_bad_bytes": (
        "不合文字编码的字节以“�”代替并计数，而不是拒绝读取。",
        "Read bytes that are no text as �, and count them, instead of refusing the file.",
    ),
}
