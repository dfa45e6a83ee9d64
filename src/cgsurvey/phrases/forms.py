"""What the tables of survey platforms abroad hold beside answers, and where their columns disagree."""

PHRASES: dict[str, tuple[str, str]] = {
    "drafting.platform.google_forms_download": ("Google 表单下载的文件", "a download of Google Forms"),
    "drafting.platform.surveymonkey": ("SurveyMonkey 导出", "an export of SurveyMonkey"),
    "drafting.platform.qualtrics": ("Qualtrics 导出", "an export of Qualtrics"),
    "loading.platform_header_rows": (
        "该平台的表头占{number}行，已合并为列名；其下各行为答卷。",
        "This platform writes its headers in {number} rows; they were joined, and the rows below are "
        "answers.",
    ),
    "loading.kobo.repeat": (
        "这张表的每一行是重复组（repeat group）中的一次填写，不是一位受访者：一位受访者可以有多行。"
        "按行统计的是填写次数，不是人数；受访者请读主表。",
        "Each row of this table is an entry of a repeat group and no respondent: a respondent can have "
        "several rows. What is counted here are entries, not people; for respondents read the main table.",
    ),
    "loading.limesurvey.incomplete": (
        "{number}份答卷没有提交日期（填写未完成），已一并读入；如不应计入，请在表格中删去，或用 where 排除。",
        "{number} response(s) have no date of submission, so they were not completed. They are read all the "
        "same; where they should not count, remove them from the file or exclude them with where.",
    ),
    "loading.limesurvey.anonymous": (
        "以下列中的日期是 {date}，即匿名问卷所写的占位日期，不是真实时间：{columns}。",
        "The date in these columns is {date}, which stands for a moment that an anonymous survey does not "
        "keep: {columns}.",
    ),
    "loading.qualtrics.unfinished": (
        "{number}份答卷未填写完成（Finished 为否），已一并读入；"
        "如不应计入，请在表格中删去，或用 where 排除。",
        "{number} response(s) were not finished. They are read all the same; where they should not count, "
        "remove them from the file or exclude them with where.",
    ),
    "loading.qualtrics.preview": (
        "{number}份答卷是预览问卷时的试填（Status 为 Survey Preview），不是受访者，请在表格中删去。",
        "{number} response(s) are trials made while the survey was previewed, not respondents. Remove them "
        "from the file.",
    ),
    "coding.options_disagree": (
        "“{column}”：{number}份答卷的合并列与各选项列不一致，必有一处有误，按无法识别处理。",
        "'{column}': in {number} row(s) the options named in one cell are not those ticked in the "
        "columns of the options. One of the two is wrong: the rows count as not recognised.",
    ),
    "coding.options_blank": (
        "“{column}”：{number}份答卷的合并列为空、各选项列均为0：未作答，不计为“一项也未选”。",
        "'{column}': {number} row(s) have a blank cell for the whole question and 0 for every "
        "option: they count as unanswered, and not as answers that tick nothing.",
    ),
    "coding.platform_missing": (
        "{number}个单元格是该平台表示“未显示该题”的 {texts}，按未询问计，涉及的列：{columns}。"
        "如含义不同，请在 [missing] 中写明。",
        "{number} cell(s) hold {texts}, with which this platform marks a question that was not shown; they "
        "count as not asked. Columns: {columns}. Where it means something else, say so in [missing].",
    ),
    "coding.two_readings": (
        "“{column}”：{number}份答卷可以拆成不同的选项组合（选项文字中含有分隔符），按无法识别处理。",
        "'{column}': {number} row(s) can be read as more than one set of options, because an "
        "option holds the separator. They count as not recognised.",
    ),
}
