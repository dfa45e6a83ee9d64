"""Downloads of survey platforms: codes of categories, and the two downloads of one survey."""

PHRASES: dict[str, tuple[str, str]] = {
    "study.code_twice": (
        "{table} 的 codes 中有重复：{codes}。每个类别的编码应各不相同。",
        "{table} codes holds these twice: {codes}. Each category needs a code of its own.",
    ),
    "study.code_is_category": (
        "{table}：类别“{category}”的编码“{given}”就是另一类别“{other}”的文字，读到它时无法知道是哪一类。"
        "请改写该类别的文字，或去掉 codes 并使用按文本的下载。",
        "{table}: '{given}', the code of '{category}', is the text of another category, '{other}', so that an "
        "answer '{given}' could be either. Change that text, or remove codes and use the download by text.",
    ),
    "coding.codes_disagree": (
        "{table}：列“{column}”由多道题读取（{names}），它们的 codes 不一致。请写成一致。",
        "{table}: the column '{column}' is read by several questions ({names}) whose codes differ. Make them "
        "the same.",
    ),
    "pairing.one_table": (
        "“{file}”的两次下载行数不同：按文本 {texts} 行，按序号 {codes} 行。请用同一份问卷、同样筛选条件的两次下载。",
        "The two downloads have different numbers of rows: {texts} by text and {codes} by code. Use two "
        "downloads of one survey with the same filter.",
    ),
}
