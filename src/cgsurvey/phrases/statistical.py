"""What was seen in a file of SPSS or Stata."""

PHRASES: dict[str, tuple[str, str]] = {
    "loading.broken_statistical": (
        "{file} 已损坏或不完整，无法作为 SPSS 或 Stata 文件读取（{reason}）。请重新导出，或另存为 .xlsx "
        "后再试。",
        "{file} is damaged or incomplete and cannot be read as a file of SPSS or Stata ({reason}). Export it "
        "again, or save it as .xlsx.",
    ),
    "loading.cut_short": (
        "{file} 不完整：Stata 文件应有的结尾不在，值标签可能已经缺失。请重新导出或重新下载。",
        "{file} is incomplete: the end that every Stata file has is not there, and labels may be lost "
        "with it. "
        "Export or download it again.",
    ),
    "loading.labels_not_in": (
        "{file} 中的文字不是 {encoding} 编码，没有读取。请用 --encoding 写明实际的编码（国内的文件多为 "
        "gb18030），"
        "或在 SPSS、Stata 中另存为 UTF-8。",
        "The texts in {file} are not {encoding}, and it was not read. Name their encoding with --encoding "
        "(gb18030 in most files from China), or save the file as UTF-8 in SPSS or Stata.",
    ),
    "loading.encoding_contradicted": (
        "{file} 自称是 {encoding} 编码，但其中的文字像是中文。请用 --encoding 写明：中文一般是 "
        "--encoding gb18030，"
        "确为西文则写 --encoding {encoding}。",
        "{file} says that its texts are {encoding}, but they read as Chinese. Name the encoding: --encoding "
        "gb18030 where they are Chinese, --encoding {encoding} where they are not.",
    ),
    "loading.labels_encoding": (
        "{file} 没有写明文字的编码，其中的标签既不是 UTF-8，也不像 GB18030 的中文，没有读取。请用 --encoding "
        "写明（如 big5、windows-1252），或在 SPSS、Stata 中另存为 UTF-8。",
        "{file} does not say in which encoding its texts are; they are neither UTF-8 nor read as Chinese in "
        "GB18030, and it was not read. Name it with --encoding (big5, windows-1252), or save the file as "
        "UTF-8 "
        "in SPSS or Stata.",
    ),
    "loading.half_characters": (
        "{number}段文字在变量宽度处被截断，末尾只剩半个字，已去掉半个字：{columns}。",
        "{number} texts were cut at the width of their variable in the middle of a character; the half "
        "was left "
        "out: {columns}.",
    ),
    "loading.replaced_texts": (
        "{number}段文字中有无法解码的字节，已按要求以 � 代替：{columns}。",
        "{number} texts hold bytes that do not decode; as asked for, � stands in their place: {columns}.",
    ),
    "loading.labels_alike": (
        "变量“{column}”的编码 {codes} 用了同一个标签“{label}”。为了不把它们混为一谈，单元格写作“编码.标签”。"
        "若本应是一类，请在研究文件中只写这个标签。",
        "Codes {codes} of variable '{column}' have the same label '{label}'. They are kept apart: their "
        "cells "
        "read 'code.label'. Where they mean the same, declare the label alone.",
    ),
    "loading.codes_unlabelled": (
        "变量“{column}”的编码 {codes} 没有标签，单元格就是编码本身。",
        "Codes {codes} of variable '{column}' have no label: their cells hold the code itself.",
    ),
    "loading.many_unlabelled": (
        "变量“{column}”有{number}个取值没有标签，单元格就是数值本身。",
        "{number} values of variable '{column}' have no label: their cells hold the number itself.",
    ),
    "loading.digits_lost": (
        "变量“{column}”有{number}个数超过15位，末尾数字在文件中已经丢失，不能用作编号。",
        "Variable '{column}' has {number} number(s) of more than 15 digits, whose last digits are lost "
        "in the "
        "file; they cannot serve as identifiers.",
    ),
    "loading.labels_absent": (
        "文件为{number}个变量指定了值标签，却没有这些标签的内容，单元格只有编码；文件可能不完整：{columns}。",
        "The file names labels for {number} variable(s) and does not hold them, so that cells are bare "
        "codes; it "
        "may be incomplete: {columns}.",
    ),
    "loading.labels_cut": (
        "{number}个变量标签长达{limit}个字符，这是 Stata 的上限，题目可能被截断：{columns}。",
        "{number} labels of variables have {limit} characters, the most that Stata keeps, and may have "
        "been cut: "
        "{columns}.",
    ),
    "coding.header_label": (
        "study.toml 中有{number}列写的是文件中变量的标签，按标签找到了变量：{columns}。",
        "{number} column(s) of study.toml are labels of variables in the file, and the variables were "
        "found by "
        "them: {columns}.",
    ),
    "coding.missing_is_category": (
        "文件把“{column}”的 {answers} 声明为缺失值，研究文件把它列为类别：按类别计算。",
        "The file declares {answers} of '{column}' to be missing; the study has it among the categories, "
        "and it "
        "is counted as such.",
    ),
    "coding.missing_by_file": (
        "文件把“{column}”的 {answers} 声明为缺失值，按“不适用或未作答”处理，不计入基数。",
        "The file declares {answers} of '{column}' to be missing: counted as no answer, outside the base.",
    ),
    "loading.response_set": (
        "文件把{number}个变量声明为一道多选题“{name}”：{columns}。",
        "The file declares {number} variables to be one question with several answers, '{name}': {columns}.",
    ),
}
