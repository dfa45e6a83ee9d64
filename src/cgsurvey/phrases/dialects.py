"""Downloads of survey platforms: codes of categories, and the two downloads of one survey."""

PHRASES: dict[str, tuple[str, str]] = {
    "study.code_twice": (
        "{table} 的 codes 中有重复：{codes}。每个类别的编码应各不相同。",
        "{table} codes holds these twice: {codes}. Each category needs a code of its own.",
    ),
    "study.code_is_category": (
        "{table}：类别“{category}”的编码“{given}”就是另一类别“{other}”的文字，读到它时无法知道是哪一类。"
        "请改写该类别的文字，或去掉 codes 并使用按文本的下载。",
        "{table}: '{given}', the code of '{category}', is the text of another category, '{other}', so that "
        "an answer '{given}' could be either. Change the text, or remove codes and use the download by text.",
    ),
    "coding.codes_disagree": (
        "{table}：列“{column}”由多道题读取（{names}），它们的 codes 不一致。请写成一致。",
        "{table}: the column '{column}' is read by several questions ({names}) whose codes differ. Make them "
        "the same.",
    ),
    "pairing.sizes": (
        "“{file}”有{rows}份答卷，“{other}”有{others}份，不是同一批答卷。请用同一份问卷、同样筛选条件的两次下载。",
        "{file} has {rows} rows and {other} has {others}: they are not of the same respondents. Use two "
        "downloads of one survey with the same filter.",
    ),
    "pairing.nothing": (
        "“{other}”没有给出“{file}”中任何题目的编码。--codes 之前应是按文本的下载，之后是按序号的下载；"
        "请检查两者是否颠倒，或是否都是按文本的。",
        "{other} gives the codes of no question in {file}. The download by text comes before --codes and the "
        "one by code after it: check that they are not the other way round, and not both by text.",
    ),
    "pairing.ids": (
        "“{file}”与“{other}”的答卷编号（序号）对不上，不能确定是同一批答卷。请用同一份问卷的两次下载，不要增删行。",
        "The numbers of the responses in {file} and {other} do not correspond, so they may not be of the "
        "same respondents. Use two downloads of one survey, with no row added or removed.",
    ),
    "pairing.no_ids": (
        "“{file}”与“{other}”没有可以对照的答卷编号（序号）和提交时间，不能确定是同一批答卷。请保留这些列重新下载。",
        "{file} and {other} have neither numbers of the responses nor times of submission by which they "
        "could be joined. Download them again with these columns.",
    ),
    "pairing.moments": (
        "“{file}”第{rows}行的提交时间与“{other}”中同一编号的答卷不同，不是同一批答卷。请用同一份问卷的两次下载。",
        "{file}, row(s) {rows}: the time of submission differs from that of the same number in {other}, so "
        "they are not the same respondents. Use two downloads of one survey.",
    ),
    "pairing.differs": (
        "“{column}”：“{file}”第{rows}行的答案数与“{other}”中同一份答卷不同，不是同一份问卷的两次下载。",
        "'{column}': row {rows} of {file} holds another number of answers than the same response in {other}, "
        "so they are not two downloads of one survey.",
    ),
    "pairing.two_texts": (
        "“{column}”：同一编码在“{file}”第{rows}行对应不同的选项文字，无法建立编码与选项的对照。"
        "请检查“{other}”是否为同一份问卷的按序号下载。",
        "'{column}': one code stands for different texts in rows {rows} of {file}, so that codes cannot be "
        "told apart. Check that {other} is the download by code of the same survey.",
    ),
    "pairing.two_codes": (
        "“{column}”：“{file}”第{rows}行的同一选项文字对应不同的编码（两个选项同名，或不是同一份问卷）。"
        "请检查“{other}”，或在问卷中把同名选项改成不同文字。",
        "'{column}': one text has different codes in rows {rows} of {file}: two options have the same text, "
        "or {other} is of another survey. Check it, or give the options different texts in the form.",
    ),
    "pairing.no_option": (
        "“{column}”：“{file}”第{rows}行的选项在“{other}”中没有对应的列，不是同一份问卷的两次下载。",
        "'{column}': {other} has no column for an option chosen in row(s) {rows} of {file}, so they are not "
        "two downloads of one survey.",
    ),
    "pairing.option_differs": (
        "“{column}”：“{file}”第{rows}行所选与“{other}”中同一份答卷不同，不是同一批答卷。",
        "'{column}': row(s) {rows} of {file} choose otherwise than the same responses in {other}, so they "
        "are not of the same respondents.",
    ),
}
