"""Rules on what a study file allows of a sheet."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.schema.header.title": ("表头与研究文件不符", "Headers are not those of the study file"),
    "rules.schema.header.means": (
        "研究文件中所写的列在表格中找不到，或找到不止一列；或者表格中有两列表头相同。",
        "A column that the study file names is not in the sheet, or there more than once; or two columns "
        "have one header.",
    ),
    "rules.schema.header.matters": (
        "找不到列，就没有这一题的答案，整份问卷不再核对。",
        "Without its column a question has no answers, and nothing else of the questionnaire is checked.",
    ),
    "rules.schema.header.remedy": (
        "对照表头改正 study.toml 中的 column，或在表格中恢复原来的表头，再检查一次。",
        "Compare the headers and correct 'column' in study.toml, or restore the header in the sheet; then "
        "check again.",
    ),
    "rules.schema.header_spelling.title": (
        "表头的写法与研究文件不同",
        "Headers are written otherwise than in the study file",
    ),
    "rules.schema.header_spelling.means": (
        "题号、简繁体不同，或研究文件写的是标签，仍能确定是哪一列。",
        "The number of the question differs, or simplified and traditional characters, or the study names a "
        "label; the column is certain all the same.",
    ),
    "rules.schema.header_spelling.matters": (
        "换一份文件时，未必还能这样对应。",
        "With another file the match may not be certain any more.",
    ),
    "rules.schema.header_spelling.remedy": (
        "无需处理；想要稳妥时，照表头原样改写 study.toml 中的 column。",
        "Nothing; to be safe, write 'column' in study.toml as the header stands.",
    ),
    "rules.schema.extra_column.title": (
        "文件中有研究文件没有提到的列",
        "A column that the study does not name",
    ),
    "rules.schema.extra_column.means": (
        "表格中多出一列，既不是研究文件中的题目，也不是平台自带的列。",
        "The sheet has a column that is no question of the study and nothing that the platform adds.",
    ),
    "rules.schema.extra_column.matters": (
        "问卷改了而研究文件没有改时，常从多出一列开始；新的一列不会被核对，也不会被分析。",
        "That is how a form and its study file begin to differ: a new column is neither checked nor "
        "analysed.",
    ),
    "rules.schema.extra_column.remedy": (
        "需要时在 study.toml 中为它写一道题；不需要时从文件中删去，或在 baseline.toml 中注明理由。",
        "Declare it as a question in study.toml; or delete it from the file, or accept it in baseline.toml "
        "with a reason.",
    ),
    "rules.schema.row_count.title": ("答卷份数与应有的不同", "Another number of responses than expected"),
    "rules.schema.row_count.means": (
        "表格中的答卷（不含空行和表尾）多于或少于 expected_rows 所写的份数。",
        "The sheet has more or fewer responses, empty rows and footers apart, than expected_rows says.",
    ),
    "rules.schema.row_count.matters": (
        "份数是所有比例的底数：下载不全、筛选导出或后来又收到答卷，都会使已发表的数字无从重现。",
        "It is the base of every share: after an incomplete download, a filtered export or late responses, "
        "published figures do not come out again.",
    ),
    "rules.schema.row_count.remedy": (
        "核对导出时的筛选和时间；份数确实变了时，改正 expected_rows，并核对已发表的数字。",
        "Check the filter and the date of the export. If the number has really changed, correct "
        "expected_rows and check what was published.",
    ),
    "rules.schema.category.title": ("答案不在所列类别之中", "An answer is in none of the categories"),
    "rules.schema.category.means": (
        "单元格中的答案与研究文件所列的任何类别都不相符，按无法识别处理。",
        "A cell holds an answer that matches no category of the study file; it counts as not recognised.",
    ),
    "rules.schema.category.matters": (
        "不认识的答案退出该题的基数，比例随之改变；问卷加了选项而研究文件没有改时尤其如此。",
        "It leaves the base of its question, and shares change; so it is above all where the form has a new "
        "option and the study file has not.",
    ),
    "rules.schema.category.remedy": (
        "对照问卷：选项是新的，就补入 categories；是写法不同，就统一写法；是录入错误，就改正数据。",
        "Compare the form. Add a new option to 'categories', write an option the same everywhere, or "
        "correct the entry.",
    ),
    "rules.schema.no_category.title": ("没有一个答案与类别相符", "No answer matches any category"),
    "rules.schema.no_category.means": (
        "整列答案都不在所列类别之中，常常因为列写错了，或文件是按序号下载的。",
        "Not one answer of the column is in a category, most often because another column is meant or the "
        "download is by option code.",
    ),
    "rules.schema.no_category.matters": ("这一题没有任何结果。", "The question has no result at all."),
    "rules.schema.no_category.remedy": (
        "核对 column 与 categories；按序号的下载改用按文本的下载，或写明 codes。",
        "Check 'column' and 'categories'; use the download by text, or write 'codes'.",
    ),
    "rules.schema.kind.title": (
        "内容不是所要的数字或日期",
        "A cell is not the number or date that it should be",
    ),
    "rules.schema.kind.means": (
        "数字题中不是数字、大得不可能或带有别的单位，日期题中不是日期，按无法识别处理；在0与1之间的百分数，"
        "可能其实是比例，作为警告报出。",
        "A number is none, is impossibly large or has another unit, or a date is none; it counts as not "
        "recognised. A per cent between 0 and 1, which may be a share, is a warning.",
    ),
    "rules.schema.kind.matters": (
        "这些答案退出均值；单位混淆时均值会差几倍。",
        "Such answers leave the mean, and mixed units put it out by a factor.",
    ),
    "rules.schema.kind.remedy": (
        "改正单元格，或在 study.toml 中写明 unit；整列都不对时核对 kind。",
        "Correct the cells, or write 'unit' in study.toml; where the whole column is wrong, check 'kind'.",
    ),
    "rules.schema.range.title": ("数字超出允许的范围", "A number is out of its range"),
    "rules.schema.range.means": (
        "数字小于或大于研究文件 range 所写的界限，按无法识别处理。",
        "A number is below or above what 'range' allows; it counts as not recognised.",
    ),
    "rules.schema.range.matters": (
        "多为录入错误或单位不同；它若计入，一个数就足以改变均值。",
        "It is a slip or another unit most often; counted, a single one can move a mean.",
    ),
    "rules.schema.range.remedy": (
        "核对原始答卷并改正数据；确实可能时放宽 range。",
        "Compare the original response and correct the entry; widen 'range' where the number is possible.",
    ),
    "rules.schema.conflict.title": (
        "同一题的内容互相矛盾",
        "What a row says of one question contradicts itself",
    ),
    "rules.schema.conflict.means": (
        "名次重复、一个单元格可以读成两种答案，或单元格所写与各选项列的勾选不一致，按无法识别处理。",
        "Ranks stand twice, a cell can be read as two answers, or a cell and the columns of the options "
        "disagree; the row counts as not recognised.",
    ),
    "rules.schema.conflict.matters": (
        "两种说法不能都对，取哪一种都是猜测。",
        "Both cannot be right, and to choose one would be guessing.",
    ),
    "rules.schema.conflict.remedy": (
        "核对原始答卷；分隔符与选项中的字符相混时，在 study.toml 中改写 separator 或改用一列一个选项的下载。",
        "Compare the original responses; where the separator occurs in options, change 'separator' or use "
        "the download with a column an option.",
    ),
    "rules.schema.spelling.title": (
        "答案的写法与类别不同，已经对应",
        "Answers are written otherwise than the categories, and were matched",
    ),
    "rules.schema.spelling.means": (
        "大小写、标点、简繁体、序号、分值、单位或填写内容不同，仍只与一个类别相符。",
        "Case, punctuation, characters, option letters, scores, units or words written beside an option "
        "differ; one category fits all the same.",
    ),
    "rules.schema.spelling.matters": (
        "对应是确定的；列出来是为了让人知道做过什么。",
        "The match is certain; it is told so that nothing is done in silence.",
    ),
    "rules.schema.spelling.remedy": ("无需处理。", "Nothing has to be done."),
    "rules.schema.missing_code.title": (
        "按平台或文件的说明计为未作答",
        "Counted as no answer because the platform or the file says so",
    ),
    "rules.schema.missing_code.means": (
        "平台或 SPSS、Stata 文件把这些内容标为跳过或缺失，或选项列都没有勾选而题目是空白。",
        "The platform, or the SPSS or Stata file, marks these cells as skipped or missing; or no option is "
        "ticked and the question is blank.",
    ),
    "rules.schema.missing_code.matters": (
        "它们不计入基数；如果其实是答案，比例就会不同。",
        "They are outside the base; were they answers, shares would differ.",
    ),
    "rules.schema.missing_code.remedy": (
        "无需处理；如果应当算作答案，把它列入 categories。",
        "Nothing; where they are answers, put them among the categories.",
    ),
    "rules.schema.required.title": ("必答题没有作答", "A required question is blank"),
    "rules.schema.required.means": (
        "题目标明 required，向受访者显示了，单元格却是空白。跳转隐去或不能确定是否显示的不算。",
        "The question is 'required' and was shown, and the cell is blank. Those from whom the routing hides "
        "it, or may hide it, are left out.",
    ),
    "rules.schema.required.matters": (
        "平台不会放过空白的必答题：数据多半在导出、合并或录入时有所丢失。",
        "A platform lets no blank pass there, so the answer was probably lost in exporting, merging or "
        "typing.",
    ),
    "rules.schema.required.remedy": (
        "核对所写各行的原始答卷；题目并非必答时去掉 required，有跳转时写明 asked_if。",
        "Compare the original responses; remove 'required' where it is not so, and declare 'asked_if' where "
        "the form skips it.",
    ),
    "rules.schema.no_answer.title": ("一题没有任何答案", "A question without any answer"),
    "rules.schema.no_answer.means": (
        "这一题不是必答题，而看到它的人全部空白。开放题不在此列。",
        "The question is not required, and everyone who was shown it left it blank. Open questions are left "
        "out.",
    ),
    "rules.schema.no_answer.matters": (
        "更可能是导出、合并或清理时丢了这一列的内容；这一题没有结果。",
        "Most probably the column was emptied in exporting, merging or cleaning; the question has no result.",
    ),
    "rules.schema.no_answer.remedy": (
        "对照原始答卷重新导出；确实没有人答，就从研究文件中删去这一题，或在 baseline.toml 中写明理由。",
        "Compare the original responses and export again; where nobody answered, remove the question from "
        "the study file, or accept it in baseline.toml with a reason.",
    ),
    "rules.schema.not_asked.title": ("没有声明跳转的题目却被跳过", "Skipped, though no routing is declared"),
    "rules.schema.not_asked.means": (
        "文件标明这些受访者没有看到此题，而研究文件没有写明谁会看到它。",
        "The file says that these respondents were not shown the question, and the study does not say who "
        "is.",
    ),
    "rules.schema.not_asked.matters": (
        "跳转没有声明，就无法核对谁应当作答，题目的基数也说不清是哪些人。",
        "Without the routing nobody can check who should have answered, nor say of whom the base consists.",
    ),
    "rules.schema.not_asked.remedy": (
        "在 study.toml 中为此题写明 asked_if；确实人人都应看到时，核对问卷的设置。",
        "Declare 'asked_if' of the question in study.toml; where everyone should see it, check the form.",
    ),
    "rules.schema.answered_unasked.title": ("答了不该出现的题", "Answered though not asked"),
    "rules.schema.answered_unasked.means": (
        "按 asked_if，此题不应向这些受访者显示，单元格中却有内容。",
        "By 'asked_if' the question is not shown to these respondents, and yet there is something in the "
        "cell.",
    ),
    "rules.schema.answered_unasked.matters": (
        "不该作答的人计入基数，比例就不再是声明的那些人的比例。",
        "With people in the base who are not meant, the share is not of those that it names.",
    ),
    "rules.schema.answered_unasked.remedy": (
        "核对问卷的跳转设置与 asked_if；数据有误时改正，或在 [questionnaires.名称.quality] 的 exclude 中写 "
        '"answered_unasked"，排除这些行。',
        "Compare the routing of the form with 'asked_if'; correct the data, or set the rows aside: "
        'exclude = ["answered_unasked"] in [questionnaires.NAME.quality].',
    ),
    "rules.schema.skipped_asked.title": ("跳过了应当出现的题", "Skipped though asked"),
    "rules.schema.skipped_asked.means": (
        "按 asked_if，此题应向这些受访者显示，文件却标明没有显示。",
        "By 'asked_if' the question is shown to these respondents, and the file says that it was not.",
    ),
    "rules.schema.skipped_asked.matters": (
        "应当作答的人不在基数之中，多半是跳转设置与研究文件不同。",
        "People who belong to the base are missing from it: the form probably routes otherwise than the "
        "study file.",
    ),
    "rules.schema.skipped_asked.remedy": (
        "核对问卷的跳转设置，改正 asked_if 或数据。",
        "Compare the routing of the form, and correct 'asked_if' or the data.",
    ),
    "rules.schema.exclusive.title": ("同时选了互斥的选项", "Answers that exclude each other"),
    "rules.schema.exclusive.means": (
        "选了“都没有”之类的选项，同时又选了别的选项。",
        "An option such as 'none of these' is ticked together with others.",
    ),
    "rules.schema.exclusive.matters": (
        "两者不能同时成立，至少有一个选项的比例偏高。",
        "Both cannot hold, and the share of at least one is too high.",
    ),
    "rules.schema.exclusive.remedy": (
        "核对原始答卷；在平台上把该选项设为互斥；不互斥时从 exclusive 中去掉。",
        "Compare the original responses, make the option exclusive in the form, or remove it from "
        "'exclusive' where it is not.",
    ),
    "rules.schema.outside_form.title": (
        "一份答卷多处不在选项内",
        "A response with many answers outside the form",
    ),
    "rules.schema.outside_form.means": (
        "一份答卷的答案有多处与问卷的选项不相符。",
        "Several answers of one response match nothing on the form.",
    ),
    "rules.schema.outside_form.matters": (
        "这份答卷多半来自另一版问卷，或各列错了位。",
        "The response is probably of another version of the form, or its columns are shifted.",
    ),
    "rules.schema.outside_form.remedy": (
        "核对这一行是否错列、是否来自另一份问卷；不可用时在 "
        '[questionnaires.名称.quality] 的 exclude 中写 "outside_form"，排除这一行。',
        "See whether the row is shifted or of another form; if it cannot be used, set it aside: "
        'exclude = ["outside_form"] in [questionnaires.NAME.quality].',
    ),
    "rules.schema.duplicate_id.title": ("编号重复", "An id stands in several rows"),
    "rules.schema.duplicate_id.means": (
        "同一个编号出现在不止一行。编号本身不显示。",
        "Several rows have the same id. The id itself is not shown.",
    ),
    "rules.schema.duplicate_id.matters": (
        "多半是重复提交，或合并文件时重复加入；重复的答卷会计两次。",
        "They were submitted twice, most often, or added twice when files were put together; each counts.",
    ),
    "rules.schema.duplicate_id.remedy": (
        "核对所写各行，删去重复的；或在 [questionnaires.名称.quality] 的 exclude 中写 "
        '"duplicate_id"，只保留第一行。',
        'Compare the rows and delete repeats, or write exclude = ["duplicate_id"] in '
        "[questionnaires.NAME.quality], which keeps the first.",
    ),
    "rules.schema.blank_id.title": ("没有编号", "Rows without an id"),
    "rules.schema.blank_id.means": ("编号列中有空白。", "The column of the id is blank in some rows."),
    "rules.schema.blank_id.matters": (
        "没有编号就不能知道是否重复提交，也不能与其他年份对照。",
        "Without an id a repeat cannot be told, nor a respondent be found again in another year.",
    ),
    "rules.schema.blank_id.remedy": (
        "补上编号，或确认这些行确是答卷。",
        "Fill in the ids, or make sure that the rows are responses.",
    ),
    "rules.schema.no_community.title": ("没有社区", "Rows without a community"),
    "rules.schema.no_community.means": (
        "社区列空白。社区是抽样单元时，该行不能用于分析，已经排除；否则不计入任何社区。",
        "The community is blank. Where communities are the sampling units the row cannot be used and was "
        "set aside; elsewhere it belongs to none.",
    ),
    "rules.schema.no_community.matters": (
        "排除的答卷使份数减少；集中在某些社区时，结果会有偏差。",
        "Responses are lost; where some communities lose more than others, results are biased.",
    ),
    "rules.schema.no_community.remedy": (
        "按访问记录补上社区。",
        "Fill in the community from the records of the fieldwork.",
    ),
    "rules.schema.unknown_community.title": ("不认识的社区", "A community that is not among those known"),
    "rules.schema.unknown_community.means": (
        "社区列中的名称不在 known_communities 之中。",
        "The community column holds a name that is not among known_communities.",
    ),
    "rules.schema.unknown_community.matters": (
        "同一社区写成两个名称，就成了两个抽样单元，标准误和社区比较都会有误。",
        "A community under two names is two sampling units: standard errors and comparisons of communities "
        "are wrong.",
    ),
    "rules.schema.unknown_community.remedy": (
        "改正名称；确有此社区时补入 known_communities。",
        "Correct the name, or add the community to known_communities.",
    ),
    "rules.schema.silent_community.title": ("没有答卷的社区", "Communities without a response"),
    "rules.schema.silent_community.means": (
        "known_communities 中的社区没有一份可分析的答卷。",
        "Communities among known_communities have no response that could be analysed.",
    ),
    "rules.schema.silent_community.matters": (
        "整个社区缺失，结果就不再代表全部社区；也可能是名称写得不同。",
        "With whole communities missing, results do not stand for all; or the name is written otherwise.",
    ),
    "rules.schema.silent_community.remedy": (
        "核对是没有调查、还是名称不同；没有调查的在报告中说明。",
        "See whether it was left out or has another name; say in the report which were left out.",
    ),
    "rules.schema.weight.title": ("权重缺失或不可用", "A weight is missing or cannot be used"),
    "rules.schema.weight.means": (
        "权重是空白、不是数字、为负、无限，或不在 10⁻⁹ 至 10¹² 之间，该行已排除。",
        "The weight is blank, no number, negative, infinite, or not between 1e-9 and 1e12; the row was set "
        "aside.",
    ),
    "rules.schema.weight.matters": (
        "排除的行不再代表任何人，加权结果因此不同。",
        "Rows set aside stand for nobody, and weighted results differ.",
    ),
    "rules.schema.weight.remedy": (
        "重新计算或导出权重；应当不计的行用权重0。",
        "Compute or export the weights again; give rows that do not count the weight 0.",
    ),
    "rules.schema.zero_weight.title": ("权重为0", "Weights of 0"),
    "rules.schema.zero_weight.means": (
        "这些答卷的权重为0，不进入任何基数，只保留在抽样设计中。",
        "These responses have the weight 0: they are in no base and stay in the design.",
    ),
    "rules.schema.zero_weight.matters": (
        "权重0可能是有意的，也可能是没有算出权重。",
        "A weight of 0 may be meant, or may be one that was never computed.",
    ),
    "rules.schema.zero_weight.remedy": (
        "核对加权过程：确属有意时无需处理。",
        "Check how the weights were made; nothing has to be done where 0 is meant.",
    ),
    "rules.schema.replicate_weight.title": (
        "复制权重缺失或可疑",
        "Replicate weights are missing or doubtful",
    ),
    "rules.schema.replicate_weight.means": (
        "复制权重缺失或不可用的行已排除；或复制权重之和与权重之和相差很多；或各列的编号不连续。",
        "Rows with a replicate weight that is missing or cannot be used were set aside; or the replicates "
        "add up to quite another number than the weights; or the numbers of their columns leave some out.",
    ),
    "rules.schema.replicate_weight.matters": (
        "标准误由复制权重而来：当作权重的如果其实是倍数，或少了几列，区间就不对。",
        "Standard errors come from them: with multiples taken for weights, or with columns that were lost, "
        "intervals are wrong.",
    ),
    "rules.schema.replicate_weight.remedy": (
        "核对 replicates 的 columns 与 combined，或重新导出复制权重。",
        "Check 'columns' and 'combined' of the replicates, or export them again.",
    ),
    "rules.schema.design.title": (
        "抽样设计有缺失或不一致",
        "The sampling design is incomplete or inconsistent",
    ),
    "rules.schema.design.means": (
        "缺少层或抽样单元的行已排除；或同一抽样单元出现在几个层中，各层分别计为不同的单元；或 fpc 不成立。",
        "Rows without a stratum or sampling unit were set aside; or one unit stands in several strata and "
        "counts as one in each; or 'fpc' cannot be.",
    ),
    "rules.schema.design.matters": (
        "标准误取决于谁与谁同属一个单元。",
        "Standard errors depend on who belongs to which unit.",
    ),
    "rules.schema.design.remedy": (
        "补上缺失的层或单元；单元名称在不同层中重复使用时，把层名加入单元名。",
        "Fill in the stratum or unit; where a name is used again in another stratum, add the stratum to it.",
    ),
    "rules.schema.population.title": ("不能确定是否属于总体", "Who belongs to the population is not certain"),
    "rules.schema.population.means": (
        "没有回答 where 所用的题目，按总体之外处理；或没有任何人符合 where。",
        "Rows have no answer to the question of 'where' and count as outside the population; or nobody "
        "meets it.",
    ),
    "rules.schema.population.matters": (
        "属于总体而没有回答的人不在任何基数之中。",
        "Whoever belongs to it and did not answer is in no base.",
    ),
    "rules.schema.population.remedy": (
        "补上答案，或改用人人都答的题目；没有人符合时核对 where。",
        "Complete the answers, or bound the population by a question that everyone answered; where nobody "
        "meets 'where', check it.",
    ),
}
