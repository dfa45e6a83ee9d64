"""What a drafted study file says of itself: what guesses rest on, how sure they are, what is left open."""

PHRASES: dict[str, tuple[str, str]] = {
    "drafting.head": (
        "由 cgsurvey init 根据数据文件起草，可直接运行。每一项上方的注释说明依据和把握；\n"
        "以 # 注释掉的行是需要由您决定的：它们会改变数字，确认后去掉行首的 #（并替换同名的行）。",
        "Drafted by cgsurvey init from the data file; it runs as it is. The comment above each item says "
        "what it "
        "rests on and how sure it is.\nLines behind a # are for you to decide, for they change numbers: "
        "to choose "
        "one, remove its # and the line of the same name in force.",
    ),
    "drafting.with_confidence": ("{text}（把握：{sure}）", "{text} (confidence: {sure})"),
    "drafting.sure.high": ("高", "high"),
    "drafting.sure.medium": ("中", "medium"),
    "drafting.sure.low": ("低", "low"),
    "drafting.group": ("受访者", "Respondents"),
    "drafting.text": (
        "开放题：有{texts}种不同的回答，不是反复出现的选项；只计人数，内容不进入任何输出。",
        "Open question: {texts} different answers, none of which come again and again as options do. Only "
        "how many "
        "answered is counted.",
    ),
    "drafting.own_words": (
        "开放题：题目要求自己填写；只计人数，内容不进入任何输出。",
        "Open question: it asks for own words. Only how many answered is counted.",
    ),
    "drafting.fill_in": (
        "填在选项旁边的文字；只计人数，内容不进入任何输出。",
        "What was written beside an option. Only how many wrote anything is counted.",
    ),
    "drafting.date": ("日期。", "Dates."),
    "drafting.ranked": (
        "排序题：答案以“→”相连，{options}个选项。",
        "Ranking: {options} options joined by arrows.",
    ),
    "drafting.rank_columns": (
        "排序题：每个选项一列，格中是名次；{options}个选项。",
        "Ranking: a column for each of {options} options, with its rank.",
    ),
    "drafting.joined": (
        "多选题：同一格中以“{separator}”相连；{options}个选项，按它们在格中的先后排列。",
        "Several answers in one cell, joined by '{separator}': {options} options, in the order in which "
        "they stand "
        "in the cells.",
    ),
    "drafting.option_columns": (
        "多选题：每个选项一列；{options}个选项。",
        "Several answers, a column for each of {options} options.",
    ),
    "drafting.separator_inside": (
        "答案中有“{separator}”，但无法确定它是分隔多个选项，还是某个选项自身的文字（总是一同出现的："
        "{options}）；"
        '按开放题处理。若为多选，请用问卷的选项表改写为 kind = "multiple"。',
        "Answers hold '{separator}', which may part options or belong to one (never apart: {options}); "
        "taken for an "
        'open question. If several answers were allowed, write kind = "multiple" with the options of the '
        "form.",
    ),
    "drafting.exclusive": (
        "与其他选项互斥的选项；写明后，同时又选了别项的答卷会被列出。",
        "Options that exclude the others; once declared, responses that ticked another as well are listed.",
    ),
    "drafting.blank_means_none": (
        "各列中没有表示“未选”的值。若全空表示一项也没有选（而不是没有作答），请写明。",
        "No cell says 'not ticked'. If a row of blanks means that nothing applied, and not that nothing was "
        "answered, say so.",
    ),
    "drafting.ladder": (
        "有序的答案（{name}，{rungs}级），从低到高排列。",
        "Answers in an order ({rungs} steps; {name}), lowest first.",
    ),
    "drafting.ladder.frequency": ("频率", "how often"),
    "drafting.ladder.calendar": ("频次", "how often"),
    "drafting.ladder.change": ("变化", "change"),
    "drafting.ladder.awareness": ("知晓", "awareness"),
    "drafting.ladder.amount": ("多少", "how much"),
    "drafting.ladder.quality": ("评价", "quality"),
    "drafting.question": ("第{number}题", "Question {number}"),
    "drafting.in_order": (
        "按频次高低有序的答案（{rungs}种）；不计分。",
        "Answers in order of how often ({rungs} of them); not scored.",
    ),
    "drafting.ladder_part": (
        "答案像一列等级（{name}）中的{rungs}级，但表单上可能还有没人选的一级，计分会因此不同，所以不计分。"
        '若表单上只有这几级，请把 kind 改为 "scale"。',
        "These answers look like {rungs} steps of a ladder ({name}), but the form may have a step that "
        "nobody chose, "
        'which would change the scores: they are not scored. If the form has no other, write kind = "scale".',
    ),
    "drafting.satisfied_or_not": ("满意与否两种答案。", "Satisfied or not."),
    "drafting.satisfied_wide": (
        "哪些算满意，各地算法不同。若最低一级肯定的答案也算：",
        "What counts as satisfied differs from place to place. With the faintest answer that is favourable:",
    ),
    "drafting.satisfied_narrow": ("若它不算：", "Without it:"),
    "drafting.doubtful_middle": (
        "答案是一列等级（{name}），另有“{answers}”：它是中间一级，还是不算回答，只有表单能说明，"
        "所以暂不计分。",
        "A ladder ({name}) with '{answers}' beside it, which may be its middle or no answer at all; only "
        "the form "
        "tells, so it is not scored yet.",
    ),
    "drafting.middle_missing": (
        "若“{answers}”不算回答（不计入基数）：",
        "If '{answers}' is no answer, outside the base:",
    ),
    "drafting.middle_rung": ("若“{answers}”是中间一级：", "If '{answers}' is the middle:"),
    "drafting.points": (
        "打分：{low}到{high}分，分数越高程度越高。",
        "Points from {low} to {high}; more is more.",
    ),
    "drafting.number": ("数字。", "Numbers."),
    "drafting.mixed_units": (
        "数字带有不同的单位（{units}），不能合在一起计算；按开放题处理。请先统一单位，再改为 kind = "
        '"number"。',
        "Numbers in different units ({units}), which cannot be put together; taken for an open question. "
        "Bring them "
        'to one unit, then write kind = "number".',
    ),
    "drafting.missing_codes": (
        "数字中有 {codes}，常用来表示缺失；若是缺失而未写明，均值会出错，所以暂不计算。",
        "Among the numbers stand {codes}, which often mean a missing answer and would then make the mean "
        "wrong: not "
        "computed until you say.",
    ),
    "drafting.codes_missing": ("若它们表示缺失：", "If they mean missing:"),
    "drafting.codes_numbers": ("若它们就是数字：", "If they are numbers like the others:"),
    "drafting.codes": (
        "少数几个整数，可能是选项的序号，也可能是数量或分数；按选项列出，不求均值。",
        "A few whole numbers: codes of answers, a quantity or points. Listed as answers, without a mean.",
    ),
    "drafting.download_by_code": (
        "这份文件像是按序号下载的：答案是选项的序号，不是文字。请再下载一份按文本的，一同给出："
        "cgsurvey init 文本文件 --codes 序号文件。",
        "This file looks like the download by code: answers are numbers of options. Download it by text "
        "as well and "
        "give both: cgsurvey init TEXT --codes CODES.",
    ),
    "drafting.codes_are_quantity": ("若是数量：", "If it is a quantity:"),
    "drafting.codes_are_scale": (
        "若是由低到高的等级或分数（若大的数表示程度低，请把 categories 倒过来写）：",
        "If it is a ladder or points, low to high (turn the categories round where a large number means "
        "little):",
    ),
    "drafting.labelled": (
        "答案由文件自身列出，按其编码排列。",
        "The file itself lists the answers; in the order of their codes.",
    ),
    "drafting.labelled_ladder": (
        "文件自身列出的等级，从低到高排列。",
        "A ladder that the file itself lists, lowest first.",
    ),
    "drafting.ordinal": (
        "文件说明这些答案有序（按编码从低到高）：",
        "The file says that these have an order, by their codes:",
    ),
    "drafting.labels_and_numbers": (
        "既有数字，又有带标签的值；带标签的是缺失还是数值，文件没有说明，所以暂不计算。",
        "Numbers, and values with a label, which may be missing or numbers as well; not computed until "
        "you say.",
    ),
    "drafting.labels_missing": (
        "若“{answers}”都表示缺失：",
        "If '{answers}' all mean missing:",
    ),
    "drafting.schooling": (
        "学历，由低到高（{answers}种答案）。",
        "Levels of schooling, lowest first ({answers} answers).",
    ),
    "drafting.bands": (
        "分段的数字，由小到大（{answers}种答案）。",
        "Bands of numbers, smallest first ({answers} answers).",
    ),
    "drafting.by_code": (
        "单选题：{answers}种答案，按选项编号排列。",
        "One of {answers} answers, in the order of the codes in front of them.",
    ),
    "drafting.by_count": (
        "单选题：{answers}种答案，按出现次数排列。",
        "One of {answers} answers, the commonest first.",
    ),
    "drafting.by_form": (
        "单选题：{answers}种答案，按它们在表单上的先后排列。",
        "One of {answers} answers, in the order of the form.",
    ),
    "drafting.middle_on_form": (
        "有序的答案；按序号下载的文件表明“{answers}”在表单上居于中间一级。",
        "Answers in an order; the download by code shows '{answers}' in the middle of the form.",
    ),
    "drafting.answers_missing": (
        "若这些不算回答（不计入基数）：",
        "If these are no answers, outside the base:",
    ),
    "drafting.unlisted": (
        "另有{texts}种罕见或可能涉及个人的回答没有写入，运行时会按位置列出；其中若有表单的选项，请补入 "
        "categories。",
        "{texts} more answers, rare or perhaps personal, are not listed here; a run says where they "
        "stand. Add to "
        "categories those that are options of the form.",
    ),
    "drafting.columns_platform": (
        "平台自带的列，不是题目（{number}列）：{headers}",
        "Columns of the platform, no questions ({number}): {headers}",
    ),
    "drafting.role_candidate": (
        "数据中像是这一用途的列；问卷文件（codebook）已写明的不必再写：",
        "The column of the data that looks like it; needed only where the codebook does not say:",
    ),
    "drafting.from_codebook": (
        "题目、答案和各列的用途取自 {codebook}。",
        "Questions, answers and what columns are for come from {codebook}.",
    ),
    "drafting.codebook_of_one": (
        "--codebook 是一份数据文件的问卷，只能与一份数据文件一同给出。",
        "--codebook is the form of one data file: give one data file with it.",
    ),
    "help.codebook_of": (
        "问卷的 XLSForm 工作簿：题目和答案取自它，不再推断。",
        "The form as an XLSForm workbook: questions and answers come from it and are not guessed.",
    ),
    "drafting.columns_personal": (
        "可能是个人信息的列，读取时已略去内容，未列入（{number}列）：{headers}",
        "Columns that may be personal data, left out in reading and here ({number}): {headers}",
    ),
    "drafting.columns_empty": (
        "没有任何回答的列，未列入（{number}列）：{headers}",
        "Columns without a single answer, left out ({number}): {headers}",
    ),
    "drafting.columns_constant": (
        "所有人答案相同的列，未列入（{number}列）：{headers}",
        "Columns with one and the same answer of everybody, left out ({number}): {headers}",
    ),
    "drafting.columns_unnamed": (
        "没有表头的列无法引用，未列入（{number}列）。",
        "Columns without a header cannot be named and are left out ({number}).",
    ),
    "drafting.rows_again": (
        "列“{headers}”像答卷编号，但同一编号占好几行：各行很可能不是各份答卷，比例和误差会因此不对。"
        "请先把数据整理成一人一行。",
        "Column '{headers}' looks like the number of the response, but each stands in several rows: rows are "
        "probably not responses, and shares and errors would be wrong. Bring the data to one row a "
        "respondent first.",
    ),
    "drafting.id": ("答卷编号：每份答卷各不相同。", "Number of the response: hardly any stands twice."),
    "drafting.community": (
        "表头指明是社区，{rows}份答卷分属{number}个；社区即抽样单元，误差据此计算。",
        "The header says so; {rows} responses from {number} communities, which are the sampling units of "
        "every "
        "interval.",
    ),
    "drafting.community_candidate": (
        "这一列可能是受访者所在的社区；若是，误差须按社区计算：",
        "This may be the respondents' community; if so, errors have to take it into account:",
    ),
    "drafting.weight_candidate": (
        "这一列像是权重；若是，所有数字都应加权：",
        "This looks like the weight; if it is, every number should be weighted:",
    ),
    "drafting.stratum_candidate": ("这一列像是抽样的层：", "This looks like the stratum of the sample:"),
    "drafting.psu_candidate": ("这一列像是抽样单元：", "This looks like the sampling unit:"),
    "drafting.scale": (
        "若这些题合为一个量表，得分为各题的平均；反向的题写入 reversed：",
        "If these make one scale, its score is their mean; name what is worded the other way round in "
        "reversed:",
    ),
    "drafting.pair": (
        "可能是同一件事的意愿与实际参与；请在 any_of 中只留下算“愿意”和算“参与过”的答案：",
        "Perhaps willing to and did of one thing; leave in any_of only the answers that count:",
    ),
    "drafting.services": (
        "可能是同一批服务的“接受过”与“需要”；措辞不同的选项写入 same_as：",
        "Perhaps the same services received and wanted; options worded differently go into same_as:",
    ),
    "drafting.file": (
        "{file}：{platform}，{rows}行。",
        "{file}: {platform}, {rows} rows.",
    ),
    "drafting.questions": ("题目{number}道：{kinds}。", "Questions: {number} ({kinds})."),
    "drafting.of_kind": ("{kind}题{number}道", "{number} {kind}"),
    "drafting.kind.single": ("单选", "single choice"),
    "drafting.kind.scale": ("等级", "rating"),
    "drafting.kind.multiple": ("多选", "multiple choice"),
    "drafting.kind.number": ("数字", "number"),
    "drafting.kind.text": ("开放", "open"),
    "drafting.kind.rank": ("排序", "ranking"),
    "drafting.kind.date": ("日期", "date"),
    "drafting.platform.plain": ("一般的表格", "a plain table"),
    "drafting.platform.wjx": ("问卷星导出", "an export of Wenjuanxing (WJX)"),
    "drafting.platform.tencent": ("腾讯问卷导出", "an export of Tencent Survey"),
    "drafting.platform.kobo": ("KoboToolbox/ODK 导出", "an export of KoboToolbox or ODK"),
    "drafting.platform.limesurvey": ("LimeSurvey 导出", "an export of LimeSurvey"),
    "drafting.platform.ms_forms": ("Microsoft Forms 导出", "an export of Microsoft Forms"),
    "drafting.platform.google_forms": ("Google 表单", "Google Forms"),
    "drafting.has_id": ("答卷编号：{column}。", "Number of the response: {column}."),
    "drafting.no_id": ("没有找到答卷编号的列。", "No column with a number of the response was found."),
    "drafting.has_community": (
        "社区（抽样单元）：{column}。若不对，请删去 community 一行。",
        "Community, the sampling unit: {column}. If it is not, remove the line `community`.",
    ),
    "drafting.no_community": (
        "没有确定社区所在的列：误差按简单随机抽样计算。若按社区抽样，请写明 community。",
        "No column was certain to be the community: errors are those of a simple random sample. If "
        "communities were "
        "sampled, say which column with `community`.",
    ),
    "drafting.to_decide": (
        "有{number}处需要您决定，在 study.toml 中以 # 注释掉，并附有各种选择。",
        "Left to decide: {number}, behind a # in study.toml with the choices beside each.",
    ),
    "drafting.written": (
        "已起草 {path}。接下来：cgsurvey analyze {path}；核对后写成报告：cgsurvey report {path} --out {out}",
        "Drafted {path}. Next: cgsurvey analyze {path}; when it is right, the report: "
        "cgsurvey report {path} --out {out}",
    ),
    "drafting.signed": (
        "报告由谁署名、成文日期是哪一天（写上才有）：",
        "Who signs the report, and on which day; neither is shown unless written here:",
    ),
    "drafting.no_header": (
        "“{file}”没有表头：第{row}行是一份答卷。请在它上面加一行，写明每一列是什么，再重新运行。",
        "{file} has no header: row {row} holds somebody's answers. Put a row above it that says what each "
        "column is, and run this again.",
    ),
    "drafting.no_questions": (
        "“{file}”中没有可以起草的题目：除平台自带、个人信息和无人回答的列以外没有别的列。"
        "请确认选对了文件和工作表。",
        "{file} has no question to draft: all its columns are the platform's own, personal data, or "
        "answered by "
        "nobody. Check that it is the right file and sheet.",
    ),
    "drafting.codes_unchosen": (
        "编码 {codes} 无人选择，文字不详；表单上若有这些选项，请补入 categories 和 codes。",
        "Nobody chose code(s) {codes}, so their texts are not known; add to categories and codes what the "
        "form has.",
    ),
    "drafting.codes_of_one": (
        "--codes 是一份数据文件的另一种下载，只能与一份数据文件一同给出。",
        "--codes is the other download of one data file: give one data file with it.",
    ),
    "help.codes": (
        "同一份问卷按序号的下载：用来得知各选项的编码和表单上的顺序。",
        "The same survey's download by code, which tells the codes of the options and their order on the "
        "form.",
    ),
    "drafting.file_twice": ("{path} 写了两次。", "{path} is named twice."),
    "drafting.in_memory": (
        "{file} 旁边没有 study.toml，题目的种类和顺序由程序根据数据推断。请核对：cgsurvey init 会写出 "
        "study.toml，"
        "并附每项推断的依据和待决定之处。",
        "There is no study.toml beside {file}: kinds and order of the questions were guessed from the "
        "data. Check "
        "them: cgsurvey init writes study.toml, with the reason for each guess and what is left to decide.",
    ),
    "help.init": (
        "根据数据文件起草 study.toml：题目、种类、答案顺序，附依据与把握。",
        "Draft study.toml from a data file: questions, kinds, order of answers, with reasons.",
    ),
    "help.data": (
        "问卷数据文件；几份问卷可一同给出。",
        "A questionnaire's data file, or several of one study.",
    ),
    "help.sheet": ("工作表名（有几个时）。", "Name of the sheet, where there are several."),
    "help.draft_out": (
        "写入哪个文件夹（默认在数据文件旁边）；“-”为只显示。",
        "Folder to write study.toml to, beside the file unless given; '-' only shows it.",
    ),
    "help.draft_force": ("覆盖已有的 study.toml。", "Replace a study.toml that is there."),
    "help.draft_lang": (
        "注释与研究文件的语言：zh 或 en。",
        "Language of the comments and of the study: zh or en.",
    ),
}
