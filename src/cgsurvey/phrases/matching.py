"""Sentences on how an answer or a header was matched."""

PHRASES: dict[str, tuple[str, str]] = {
    "coding.conflict": (
        "其中的序号或数字“{mark}”与文字“{words}”在研究文件中不对应，不能确定以哪个为准；"
        "如表单确是如此编号，请把类别照文件原样写入研究文件。",
        " Its letter or number '{mark}' does not go with the words '{words}' in the study file, and which of "
        "the two counts is not certain; if the form is numbered so, declare the categories as in the file.",
    ),
    "coding.fold.case": (
        "“{column}”：{number}份答卷的答案忽略大小写后与类别相符。",
        "'{column}': {number} answer(s) matched after ignoring case.",
    ),
    "coding.fold.punctuation": (
        "“{column}”：{number}份答卷的答案只是连接号、引号、顿号、括号或句末标点的写法不同，统一后与类别相符。",
        "'{column}': {number} answer(s) matched after writing dashes, quotation marks, commas and brackets "
        "alike and dropping a final stop.",
    ),
    "coding.fold.prompt": (
        "“{column}”：{number}份答卷的答案去掉请注明之类的提示语、冒号或填空线后与类别相符。",
        "'{column}': {number} answer(s) matched after dropping a prompt such as 'please specify', a colon or "
        "a line to fill in.",
    ),
    "coding.fold.fill_in": (
        "“{column}”：{number}份答卷在选项之外带有填写内容，只计所选类别，不保留填写内容。",
        "'{column}': {number} answer(s) carry words written beside the option; the option is counted and the "
        "words are not kept.",
    ),
    "coding.fold.traditional": (
        "“{column}”：{number}份答卷的答案按简体字与类别相符（文件与研究文件一为繁体、一为简体）。",
        "'{column}': {number} answer(s) matched as simplified Chinese, where file and study differ in "
        "simplified and traditional characters.",
    ),
    "coding.fold.option_code": (
        "“{column}”：{number}份答卷的答案与类别只差选项前的字母或序号，去掉后相符。",
        "'{column}': {number} answer(s) matched after dropping the leading option letter or number.",
    ),
    "coding.fold.score": (
        "“{column}”：{number}份答卷的答案与类别是同一个数字，只是一方写成“5分”或“5.0”之类。",
        "'{column}': {number} answer(s) are the number of a category, written with points or decimals on one "
        "side ('5分', '5.0').",
    ),
    "coding.fold.anchor": (
        "“{column}”：{number}份答卷的答案与类别有一方同时写有分值和文字（如“5 – 非常满意”“满意（4分）”），"
        "按分值或文字对应到唯一的类别。",
        "'{column}': {number} answer(s) or their categories hold both a number and words ('5 – Very "
        "satisfied', 'Satisfied (4)') and were matched by either to the only category that fits.",
    ),
    "coding.header_traditional": (
        "study.toml 中有{number}列与表头一为繁体、一为简体，按简体字相符的列读取：{columns}。",
        "{number} column(s) of study.toml and their headers differ in simplified and traditional characters "
        "and were matched as simplified: {columns}.",
    ),
}
