"""Files that are not read: what each is instead, what is wrong with it, and what to do about it."""

PHRASES: dict[str, tuple[str, str]] = {
    "loading.refused.broken_zip": (
        "“{file}”像是 .xlsx，但已损坏或没有下载完整。请重新下载。",
        "{file} looks like an .xlsx but is damaged or was not downloaded to its end. Download it again.",
    ),
    "loading.refused.broken_ole": (
        "“{file}”是旧版 Office 格式的文件，其中找不到工作簿：已损坏、没有下载完整，或是其他程序的文件。"
        "请重新下载，或在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "{file} is in the old Office format and holds no workbook: it is damaged, was not downloaded to "
        "its end, or is of another program. Download it again, or open it in Excel or WPS and save it as "
        ".xlsx.",
    ),
    "loading.refused.encrypted": (
        "“{file}”设有打开密码。请在 Excel 或 WPS 中取消密码后另存为 .xlsx。",
        "{file} is protected by a password. Remove it in Excel or WPS and save the file as .xlsx.",
    ),
    "loading.refused.old_excel": (
        "“{file}”是 Excel 97 以前的工作簿。请在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "{file} is a workbook of an Excel older than 97. Open it in Excel or WPS and save it as .xlsx.",
    ),
    "loading.refused.xml": (
        "“{file}”是 XML 文件，不是能识别的表格。请重新导出为 .xlsx 或 .csv。",
        "{file} is an XML file and no table known here. Export it again as .xlsx or .csv.",
    ),
    "loading.refused.sheet_xml": (
        "“{file}”是“XML 表格 2003”。请在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "{file} is an 'XML Spreadsheet 2003'. Open it in Excel or WPS and save it as .xlsx.",
    ),
    "loading.refused.web_archive": (
        "“{file}”是单个文件网页（MHTML）。请在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "{file} is a web page in a single file (MHTML). Open it in Excel or WPS and save it as .xlsx.",
    ),
    "loading.refused.json": (
        "“{file}”是 JSON 数据。请从问卷平台导出 .xlsx 或 .csv。",
        "{file} holds JSON. Export .xlsx or .csv from the survey platform.",
    ),
    "loading.refused.pdf": (
        "“{file}”是 PDF。请使用问卷平台导出的 .xlsx 或 .csv。",
        "{file} is a PDF. Use the .xlsx or .csv that the survey platform exports.",
    ),
    "loading.refused.picture": (
        "“{file}”是图片。请使用问卷平台导出的 .xlsx 或 .csv。",
        "{file} is a picture. Use the .xlsx or .csv that the survey platform exports.",
    ),
    "loading.refused.document": (
        "“{file}”是文字文档或演示文稿，不是工作簿。请使用问卷平台导出的 .xlsx 或 .csv。",
        "{file} is a text document or a presentation and not a workbook. Use the .xlsx or .csv that the "
        "platform exports.",
    ),
    "loading.refused.numbers": (
        "“{file}”是 Apple Numbers 表格。请在 Numbers 中选择“文件 > 导出为 > Excel”，得到 .xlsx。",
        "{file} is a spreadsheet of Apple Numbers. In Numbers choose File > Export To > Excel to have an "
        ".xlsx.",
    ),
    "loading.refused.database": (
        "“{file}”是数据库文件。请把答卷所在的表导出为 .xlsx 或 .csv。",
        "{file} is a database. Export the table of the answers from it as .xlsx or .csv.",
    ),
    "loading.refused.statistics": (
        "“{file}”是这里不能读取的统计软件数据（SAS、R、SPSS 便携文件或 Arrow）。请另存为 .sav、.dta、"
        ".parquet、.xlsx 或 .csv。",
        "{file} is data of a statistics program in a format that is not read here (SAS, R, SPSS portable "
        "or Arrow). Save it as .sav, .dta, .parquet, .xlsx or .csv.",
    ),
    "loading.refused.archive": (
        "“{file}”是压缩包。请先解压，再给出其中的 .xlsx 或 .csv。",
        "{file} is a compressed archive. Unpack it and give the .xlsx or .csv inside.",
    ),
    "loading.refused.pointer": (
        "“{file}”只是 Git LFS 的指针，不是数据本身。请运行 git lfs pull 取得文件。",
        "{file} is a pointer of Git LFS and not the data. Run git lfs pull to get the file.",
    ),
    "loading.refused.nuls": (
        "“{file}”的内容全是空字节，数据已经丢失（多为下载或拷贝中断）。请重新下载。",
        "{file} holds nothing but zero bytes: its data are lost, as when a download or a copy breaks off. "
        "Download it again.",
    ),
    "loading.refused.binary": (
        "“{file}”不是文字文件，也不是能识别的表格格式。请另存为 .xlsx 或 CSV UTF-8。",
        "{file} is not text, nor any spreadsheet format known here. Save it as .xlsx or 'CSV UTF-8'.",
    ),
    "refusal.broken_link": (
        "“{file}”是指向不存在的文件的链接。请给出数据文件本身。",
        "{file} is a link to a file that does not exist. Give the data file itself.",
    ),
    "refusal.damaged_part": (
        "“{file}”已损坏：其中的“{part}”与校验和不符或不完整。请重新下载，或在 Excel 或 WPS 中打开后另存为 "
        ".xlsx。",
        "{file} is damaged: its part {part} does not match its checksum or is not complete. Download it "
        "again, or open it in Excel or WPS and save it as .xlsx.",
    ),
    "refusal.lost_texts": (
        "“{file}”已损坏：有单元格的文字不在工作簿的文字表中。请重新下载，或在 Excel 或 WPS 中打开后另存为 "
        ".xlsx。",
        "{file} is damaged: the text of some cells is missing from the workbook's table of texts. "
        "Download it again, or open it in Excel or WPS and save it as .xlsx.",
    ),
    "refusal.doctype": (
        "“{file}”的“{part}”中有文档类型声明（DOCTYPE），正常的表格软件不会写入，可能有害，没有读取。"
        "若文件可信，请在 Excel 或 WPS 中打开后另存为 .xlsx。",
        "The part {part} of {file} has a document type (DOCTYPE), which no spreadsheet program writes and "
        "which can do harm; the file was not read. If you trust it, open it in Excel or WPS and save it "
        "as .xlsx.",
    ),
    "refusal.compression": (
        "“{file}”的“{part}”用了工作簿不用的压缩方法（编号 {method}），没有读取。请在 Excel 或 WPS "
        "中打开后另存为 .xlsx。",
        "The part {part} of {file} is compressed by a method that workbooks do not use (number {method}); "
        "the file was not read. Open it in Excel or WPS and save it as .xlsx.",
    ),
    "refusal.zip": (
        "“{file}”的内部结构自相矛盾（{how}），不是表格软件写出的，可能有害，没有读取。若文件可信，请在 "
        "Excel 或 WPS 中打开后另存为 .xlsx。",
        "The inside of {file} contradicts itself ({how}): no spreadsheet program wrote it, it can do "
        "harm, and it was not read. If you trust it, open it in Excel or WPS and save it as .xlsx.",
    ),
    "refusal.zip.ends_twice": ("有不止一个目录", "it has more than one directory"),
    "refusal.zip.prefix": ("在第一个部件之前另有内容", "something stands before its first part"),
    "refusal.zip.overlap": ("部件相互重叠", "its parts overlap"),
    "refusal.zip.name": ("部件自带的名称与目录不同", "a part has another name than the directory says"),
    "refusal.zip.header": (
        "部件自带的大小或校验和与目录不同",
        "a part has another size or checksum than the directory says",
    ),
    "refusal.zip.path": ("部件的名称指向文件之外", "the name of a part leads out of the file"),
    "refusal.zip.twice": ("有同名的部件", "two parts have the same name"),
    "refusal.file_too_large": (
        "“{file}”有 {size}，超过 {limit} 的上限，没有读取。若文件可信，请用 --limit file=… 放宽。",
        "{file} has {size}, more than the limit of {limit}; it was not read. If you trust the file, allow "
        "more with --limit file=….",
    ),
    "refusal.part_too_large": (
        "“{file}”中有一个部件解压后超过 {limit}，没有读取。若文件可信，请用 --limit part=… 放宽。",
        "A part of {file} inflates to more than {limit}; the file was not read. If you trust it, allow "
        "more with --limit part=….",
    ),
    "refusal.total_too_large": (
        "“{file}”解压后总共超过 {limit}，没有读取。若文件可信，请用 --limit total=… 放宽。",
        "{file} inflates to more than {limit} in all; it was not read. If you trust it, allow more with "
        "--limit total=….",
    ),
    "refusal.far_rows": (
        "“{file}”的一个工作表中，内容一直到单元格 {cell}，共{rows}行，超过{limit}行的上限，没有读取。"
        "请删去数据以外的单元格；若确是数据，请用 --limit rows=… 放宽。",
        "The cells of a sheet of {file} reach as far as {cell}: {rows} rows, more than the limit of "
        "{limit}; the file was not read. Delete the cells outside the data, or if they are data, allow "
        "more with --limit rows=….",
    ),
    "refusal.far_columns": (
        "“{file}”的一个工作表中，内容一直到单元格 {cell}，共{columns}列，超过{limit}列的上限，"
        "没有读取。请删去数据以外的单元格；若确是数据，请用 --limit columns=… 放宽。",
        "The cells of a sheet of {file} reach as far as {cell}: {columns} columns, more than the limit of "
        "{limit}; the file was not read. Delete the cells outside the data, or if they are data, allow "
        "more with --limit columns=….",
    ),
    "refusal.far_cells": (
        "“{file}”的一个工作表中，内容一直到单元格 {cell}，共{rows}行{columns}列，超过{limit}"
        "个单元格的上限，没有读取。请删去数据以外的单元格；若确是数据，请用 --limit cells=… 放宽。",
        "The cells of a sheet of {file} reach as far as {cell}: {rows} rows and {columns} columns, more "
        "than the limit of {limit} cells; the file was not read. Delete the cells outside the data, or if "
        "they are data, allow more with --limit cells=….",
    ),
    "help.limit": (
        "放宽或收紧读取文件的上限（可重复），如 rows=2000000、memory=4GB。可用：file、part、total、rows、"
        "columns、cells、memory、seconds。",
        "Another limit of reading, such as rows=2000000 or memory=4GB; may be repeated. Known: file, "
        "part, total, rows, columns, cells, memory, seconds.",
    ),
    "refusal.unknown_limit": (
        "没有“{name}”这种上限。可用：{known}。{meant}",
        "There is no limit '{name}'. Known: {known}.{meant}",
    ),
    "refusal.bad_limit": (
        "--limit {name}= 之后应是大于0的数，如 2000000；按字节计的（file、part、total、"
        "memory）可带单位，如 4GB。",
        "--limit {name}= needs a number above 0, such as 2000000; those that count bytes (file, part, "
        "total, memory) take a unit, as in 4GB.",
    ),
}
