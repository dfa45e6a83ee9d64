"""Mistakes in a study file."""

PHRASES: dict[str, tuple[str, str]] = {
    "study.mistakes": (
        "{path} 中有{number}处需要修改：",
        "{path} has {number} mistake(s) to mend:",
    ),
    "study.no_file": (
        "在 {folder} 中没有找到研究文件 {path}。{other}可以先用 `cgsurvey samples 文件夹` 得到样例再修改。",
        "There is no study file {path} in {folder}.{other} `cgsurvey samples DIR` writes examples to "
        "start from.",
    ),
    "study.other_files": (
        "那里另有 {files}：若它就是研究文件，请写出它的文件名，或把它改名为 study.toml。",
        " There is {files}: if that is the study, give its name or rename it to study.toml.",
    ),
    "study.here": ("本文件夹", "this folder"),
    "study.unreadable": ("无法读取 {path}：{reason}。", "{path} cannot be read: {reason}."),
    "study.no_such_text": (
        "{path} 不是 {limit} MB 以内的普通文件，不会是研究文件，没有读取。",
        "{path} is not a regular file of at most {limit} MB: it cannot be a study file and was not read.",
    ),
    "study.not_utf8": (
        "第{line}行不是 UTF-8 文字。请在编辑器中另存为 UTF-8 编码。",
        "Line {line} is not UTF-8 text. Save the file as UTF-8 in your editor.",
    ),
    "study.not_toml": (
        "{where}不合 TOML 语法：{reason}\n{shown}",
        "{where} is not valid TOML: {reason}\n{shown}",
    ),
    "study.toml.at": ("第{line}行第{column}列", "Line {line}, column {column}"),
    "study.toml.at_end": (
        "文件末尾（最后一行是第{line}行）",
        "The end of the file (its last line is {line})",
    ),
    "study.toml.wide": (
        "有全角标点，须改为英文半角：{pairs}。",
        "there is punctuation of a Chinese keyboard, to be replaced: {pairs}.",
    ),
    "study.toml.bare_name": (
        '键名和表名不加引号时只能用英文字母、数字和下划线，请加上英文引号："{name}"。',
        'without quotes, the names of keys and tables hold ASCII letters, digits and _ only: write "{name}".',
    ),
    "study.toml.backslash": (
        "引号中的反斜杠 \\ 另有含义。路径请用正斜杠 /，或改用单引号 '…'。",
        "a backslash has a meaning of its own between double quotes. Write / in a path, or put it in single "
        "quotes '…'.",
    ),
    "study.toml.quote": (
        '引号没有成对：文字须以同一种英文引号开头和结尾，并写在同一行，如 "满意"。',
        "a quotation mark is missing: a text begins and ends with the same mark, on one line.",
    ),
    "study.toml.unclosed": (
        "方括号 [ ] 或花括号 {{ }} 中，两项之间少了逗号，或者没有闭合（缺口也可能在上一行）。",
        "in square or curly brackets, a comma between two entries or the closing bracket is missing (perhaps "
        "in the line before).",
    ),
    "study.toml.header": (
        "表名这一行应写作 [表名] 或 [表名.名称]：方括号要闭合，名称中不能有空格。",
        "the line of a table reads [table] or [table.name]: close the bracket, and leave no space in a name.",
    ),
    "study.toml.equals": (
        "这一行应写作 键 = 值（用等号），或 [表名]。",
        "the line must read key = value, with an equals sign, or [table].",
    ),
    "study.toml.value": (
        '等号后面的值写法不对：文字要加英文引号（"…"），数字直接写，是非写 true 或 false，列表写 [ ]，'
        "不能留空。",
        "there is no valid value: text stands in double quotes, numbers without, yes and no are true and "
        "false, lists stand in [ ], and nothing may be left empty.",
    ),
    "study.toml.leftover": (
        '值的后面还有多余的内容：一行只写一个键。文字要整个放在英文引号中（"…"）；数字后不写单位。',
        "something follows the value: one key a line, a text wholly in double quotes, a number without a "
        "unit.",
    ),
    "study.toml.key": (
        "这里应是键名或 [表名]：以英文字母、数字或加英文引号的文字开头。",
        "a key or a [table] must stand here: letters, digits, or a text in double quotes.",
    ),
    "study.toml.inline_table": (
        "花括号 {{ }} 要写在同一行内，最后一项之后不加逗号。",
        "curly brackets must open and close on one line, without a comma after the last entry.",
    ),
    "study.toml.other": ("{message}。", "{message}."),
    "study.duplicate_key": (
        "第{line}行的键或表前面已经写过，每个只能写一次。请合并、删去或改名。\n{shown}",
        "Line {line} repeats a key or a table that is already there. Merge, remove or rename it.\n{shown}",
    ),
    "study.too_deep": (
        "括号嵌套得太深，无法读取。研究文件只需两三层括号，请检查是否误贴了内容。",
        "Brackets are nested too deeply to be read. A study file needs two or three levels: look for "
        "something pasted by mistake.",
    ),
    "study.number_too_long": (
        "第{line}行有一个几千位的数字，无法读取。请检查是否误贴了内容。",
        "Line {line} holds a number of thousands of digits, which cannot be read: look for something pasted "
        "by mistake.",
    ),
    "study.unknown_key": (
        "{table} 中没有“{key}”这个键。可用：{known}。{meant}",
        "{table} has no key '{key}'. Known: {known}.{meant}",
    ),
    "study.top": ("文件开头", "The top of the file:"),
    "study.belongs_above": (
        "这个键属于整个研究，应写在文件开头、第一个 [表名] 之前。",
        " It is a key of the whole study: write it at the top of the file, above the first [table].",
    ),
    "study.missing_key": ("{table} 缺少“{key}”。", "{table} lacks the key '{key}'."),
    "study.not_one_of": (
        "{table} 的 {key} 写作 {value}，应为其中之一：{known}。{meant}",
        "{table} {key} is {value}; it must be one of {known}.{meant}",
    ),
    "study.type.other": (
        "{table} 的 {key}（{value}）不合要求：{reason}。",
        "{table} {key} ({value}) is not valid: {reason}.",
    ),
    "study.type.string_type": (
        "{table} 的 {key} 应为文字（加引号），现为 {value}。",
        "{table} {key} must be text in quotes, not {value}.",
    ),
    "study.type.int_type": (
        "{table} 的 {key} 应为整数，现为 {value}。",
        "{table} {key} must be a whole number, not {value}.",
    ),
    "study.type.float_type": (
        "{table} 的 {key} 应为数字，现为 {value}。",
        "{table} {key} must be a number, not {value}.",
    ),
    "study.type.bool_type": (
        "{table} 的 {key} 应为 true 或 false，现为 {value}。",
        "{table} {key} must be true or false, not {value}.",
    ),
    "study.type.date_type": (
        "{table} 的 {key} 应为日期，不加引号，如 2026-11-22，现为 {value}。",
        "{table} {key} must be a day without quotes, as 2026-11-22, not {value}.",
    ),
    "study.type.tuple_type": (
        "{table} 的 {key} 应为方括号中的列表，现为 {value}。",
        "{table} {key} must be a list in square brackets, not {value}.",
    ),
    "study.type.dict_type": (
        "{table} 的 {key} 应为表（键 = 值），现为 {value}。",
        "{table} {key} must be a table of key = value, not {value}.",
    ),
    "study.type.model_type": (
        "{table} 的 {key} 应为表（键 = 值），现为 {value}。",
        "{table} {key} must be a table of key = value, not {value}.",
    ),
    "study.type.string_pattern_mismatch": (
        "{table} 的 {key} 是空白，请写上文字。",
        "{table} {key} is blank: write the text.",
    ),
    "study.type.string_too_short": (
        "{table} 的 {key} 是空的，请写上文字。",
        "{table} {key} is empty: write the text.",
    ),
    "study.type.path_null": (
        "{table} 的 {key} 含有零字符（\\u0000），任何文件都不能这样命名，请改正。",
        "{table} {key} holds a zero character (\\u0000), which no file name can. Correct it.",
    ),
    "study.type.string_too_long": (
        "{table} 的 {key} 超过 {max_length} 个字符（{value}），请改短。",
        "{table} {key} has more than {max_length} characters ({value}). Shorten it.",
    ),
    "study.type.finite_number": (
        "{table} 的 {key} 应为有限的数，现为 {value}。",
        "{table} {key} must be a finite number, not {value}.",
    ),
    "study.type.text_or_number": (
        "{table} 的 {key} 应为文字（加引号）或数字，现为 {value}。",
        "{table} {key} must be text in quotes or a number, not {value}.",
    ),
    "study.type.not_ascending": (
        "{table} 的 {key} 应先写较小的一端，且两端不能相等，现为 {value}。",
        "{table} {key} must run from its lower to its higher end, not {value}.",
    ),
    "study.type.names_or_questionnaire": (
        "{table} 的 {key} 应是名称的列表，或本研究另一份问卷的名字，现为 {value}。",
        "{table} {key} must be a list of names, or the name of another questionnaire of the study, not "
        "{value}.",
    ),
    "study.type.bounds_reversed": (
        "{table} 的 {key}：at_least 大于 at_most，没有数能同时符合。",
        "{table} {key}: at_least is above at_most, so that no number meets both.",
    ),
    "study.type.two_tests": (
        "{table} 的 {key} 同时写了 any_of 和 at_least、at_most：条件要么列出答案，要么写界限，请只留一种。",
        "{table} {key} has any_of beside at_least or at_most: a condition lists answers or sets bounds. "
        "Keep one.",
    ),
    "study.type.claim_reason": (
        "{table} 的 {key} 没有写：expect 不是 pass 时，要写明理由。",
        "{table} {key} is missing: say why, where expect is not pass.",
    ),
    "study.type.claim_decimals": (
        "{table} 的 {key} 应不少于 value 写出的小数位数（{places}位），至多{most}位。",
        "{table} {key} must be {places} or more, as value is written, and {most} at most.",
    ),
    "study.type.claim_groups": (
        "{table} 的 {key}：两组合计至少要有3人，才能检验差异，现为 {value}。",
        "{table} {key} must hold 3 people at least for their difference to be tested, not {value}.",
    ),
    "study.type.claim_range": (
        "{table} 的 {key} 应为整数：写了 items，答案就是整数，现为 {value}。",
        "{table} {key} must be of whole numbers, as items says that answers are, not {value}.",
    ),
    "study.type.claim_words": (
        "{table} 的 {key} 应照抄 text 中的说法，其中没有：{absent}。",
        "{table} {key} must be parts of text; it does not hold: {absent}.",
    ),
    "study.type.claim_cell": (
        "{table} 的 {key} 没有数字：请写 value（百分比）、count（人数），或两者都写。",
        "{table} {key} has no figure: give value (per cent), count (people) or both.",
    ),
    "study.type.claim_twice": (
        "claims.toml 中下列 id 重复，每个只能用一次：{ids}。",
        "claims.toml uses these ids more than once: {ids}.",
    ),
    "study.type.claims_many": (
        "claims.toml 最多写 {most} 个数字（表中的也算），现有 {number} 个，请只留要核对的。",
        "claims.toml takes at most {most} figures, those of tables included; it has {number}. "
        "Keep those to be checked.",
    ),
    "study.type.too_long": (
        "{table} 的 {key} 最多 {max_length} 项，现有 {actual_length} 项。",
        "{table} {key} takes at most {max_length} item(s); it has {actual_length}.",
    ),
    "study.type.too_short": (
        "{table} 的 {key} 至少要有 {min_length} 项，现有 {actual_length} 项。",
        "{table} {key} needs at least {min_length} item(s); it has {actual_length}.",
    ),
    "study.type.greater_than_equal": (
        "{table} 的 {key} 应不小于 {ge}，现为 {value}。",
        "{table} {key} must be {ge} or more, not {value}.",
    ),
    "study.type.less_than_equal": (
        "{table} 的 {key} 应不大于 {le}，现为 {value}。",
        "{table} {key} must be {le} or less, not {value}.",
    ),
    "study.type.greater_than": (
        "{table} 的 {key} 应大于 {gt}，现为 {value}。",
        "{table} {key} must be above {gt}, not {value}.",
    ),
    "study.type.less_than": (
        "{table} 的 {key} 应小于 {lt}，现为 {value}。",
        "{table} {key} must be below {lt}, not {value}.",
    ),
    "study.type.value_error": (
        "{table} 的 {key} 不能为空：请给出中文（zh）或英文（en）。",
        "{table} {key} is empty: give the text in Chinese (zh) or English (en).",
    ),
    "study.bad_name": (
        "{table} 中的名称“{name}”只能由文字、数字和下划线组成（不含点、空格和斜线）。",
        "The name '{name}' in {table} may hold letters, digits and underscores only.",
    ),
    "study.name_taken": (
        "{table} 中的名称“{name}”已另有所指（社区、层、抽样单元、量表或问卷）。请换一个名称。",
        "The name '{name}' in {table} already stands for something else (the design, a scale or a "
        "questionnaire). Choose another.",
    ),
    "study.unknown_questionnaire": (
        "{table} 所指的问卷“{name}”没有在 [questionnaires] 中声明。已有：{known}。{meant}",
        "{table}: no questionnaire '{name}' is declared in [questionnaires]. Known: {known}.{meant}",
    ),
    "study.lists_no_communities": (
        "{table}：问卷“{name}”没有写明哪一列是社区名称（community，或 id），无法由它得知有哪些社区。",
        "{table}: the questionnaire '{name}' does not say which of its columns holds the communities "
        "(community, or else id), so it cannot tell which there are.",
    ),
    "study.duplicate_question": (
        "{table} 的题目名“{name}”在同一问卷中重复。",
        "{table}: the question name '{name}' stands twice in the questionnaire.",
    ),
    "study.column_or_items": (
        "{table} 应在 column（一列）、columns（每个选项一列）、items（矩阵题）三者中恰好写一个。",
        "{table} must have exactly one of column (one column), columns (one for each option) or items "
        "(a matrix).",
    ),
    "study.unknown_answers": (
        "{table} 的 answers = “{name}”没有在 [answers] 中声明。已有：{known}。{meant}",
        "{table} answers = '{name}' is not declared in [answers]. Known: {known}.{meant}",
    ),
    "study.answers_and_own": (
        "{table} 已用 answers 引用答案列表，不能再写 {keys}。",
        "{table} refers to a named answer list and cannot have its own {keys} as well.",
    ),
    "study.no_categories": (
        "{table}（kind = “{kind}”）需要 categories 或 answers。",
        "{table} (kind = '{kind}') needs categories or answers.",
    ),
    "study.categories_unused": (
        "{table} 的 kind 是“{kind}”，没有类别，请去掉 {keys} 或改 kind。",
        "{table} is of kind '{kind}', which has no categories: remove {keys} or change the kind.",
    ),
    "study.length": (
        "{table} 的 {key} 有 {given} 项，categories 有 {needed} 项，两者应一一对应。",
        "{table} {key} has {given} item(s) and categories has {needed}: they must correspond.",
    ),
    "study.category_twice": (
        "{table} 的 categories 中有重复（不计大小写、全半角和空格）：{categories}。",
        "{table} categories holds these twice (case, width and spaces apart): {categories}.",
    ),
    "study.category_blank": (
        "{table} 的 categories 中有空白的类别，请写上文字或删去。",
        "{table} categories holds a blank one: write its text or remove it.",
    ),
    "study.separator_inside": (
        "{table}：下列类别中含有分隔符“{separator}”，答案会在此处被拆开，永远对不上：{categories}。"
        "请改写 separator，或用 columns（每个选项一列）。",
        "{table}: these categories hold the separator '{separator}', at which answers are split, so that "
        "none can match: {categories}. Change separator, or use columns (one for each option).",
    ),
    "study.unknown_category": (
        "{table}：{key} 中的“{name}”不是声明过的类别。类别有：{known}。{meant}",
        "{table}: '{name}' in {key} is not a declared category. Known: {known}.{meant}",
    ),
    "study.two_meanings": (
        "{table}：“{name}”既在 {first} 中，又在 {second} 中，无法知道是哪个意思。请只保留一处"
        '（[missing] 的默认值可以改写，例如 not_asked = ["(跳过)"]）。',
        "{table}: '{name}' stands in {first} and in {second}, so its meaning is not known. Keep one (the "
        'defaults of [missing] can be written anew, e.g. not_asked = ["(跳过)"]).',
    ),
    "study.scale_item_twice": (
        "{table} 的 items 中有重复：{names}。",
        "{table} items holds these twice: {names}.",
    ),
    "study.compare_twice": (
        "{table} 的 compare 中有重复：{names}。",
        "{table} compare holds these twice: {names}.",
    ),
    "study.pair_of_one": (
        "{table} 的 willing 与 took_part 是同一个条件，无法比较意愿与参与。",
        "{table}: willing and took_part are the same condition, so there is nothing to compare.",
    ),
    "study.cluster_twice": (
        "{table} 的 cluster 两次写了同一个变量：{names}。双向聚类要用两个不同的变量，否则只写一个。",
        "{table} cluster names the same variable twice: {names}. Clustering both ways needs two variables; "
        "else give one.",
    ),
    "study.candidates_twice": (
        "{table} 的 leading_candidates 中有重复：{names}。",
        "{table} leading_candidates holds these twice: {names}.",
    ),
    "study.previous_name_twice": (
        "{table}：多道题以前的名称同为 {names}，同一道题不能与几道题比较。请各写各的名称。",
        "{table}: more than one question is said to have been {names} before, and one question cannot be "
        "compared with several. Give each its own.",
    ),
    "study.outcome_kind": (
        "{table}：“{name}”是 {kind} 题，没有可以计算的数值，不能直接作因变量。请写明哪些答案算“是”，例如 "
        '{{ question = "{name}", any_of = ["愿意"] }}；或改用 scale、number 题、量表或要素。',
        "{table}: '{name}' is of kind {kind}, which has no number to explain. Say which answers count as "
        'yes, e.g. {{ question = "{name}", any_of = ["yes"] }}, or use a scale question, a number, a scale '
        "or an element reached.",
    ),
    "study.model_uses_twice": (
        "{table}：变量“{names}”用了不止一次。结果、处理和控制变量须各不相同，固定效应与处理也不能相同。",
        "{table} uses {names} more than once: outcome, treatment and controls must differ, and so must "
        "treatment and fixed effects.",
    ),
    "study.elements_without_received": (
        "{table} 写了 elements（服务 = 要素），还需要 received 指明问接受过哪些服务的那道题；"
        "只用 reached 时请删去 elements。",
        "{table} has elements (service = element) and lacks received, the question that asks for the "
        "services; with reached alone, remove elements.",
    ),
    "study.satisfied_is_low": (
        "{table} 的类别应从低到高排列：satisfied 中的类别得分低于其余类别。"
        "请把 categories 倒过来写，或用 scores 给出得分。",
        "{table} categories must run from lowest to highest: the satisfied ones score below the others. "
        "Reverse the list, or give scores.",
    ),
    "study.on_command_line": ("命令行的 {table}", "{table} on the command line"),
    "study.unknown_variable": (
        "{table}：没有名为“{name}”的题目、量表或要素。{meant}已有：{known}。",
        "{table}: no question, scale or element is named '{name}'.{meant} Known: {known}.",
    ),
    "study.has_label": (
        "这是标签，名称应写 {names}。",
        " That is a label; the name is {names}.",
    ),
    "study.elsewhere": (
        "{table}：“{name}”是问卷“{others}”的题目，此处只能用问卷“{questionnaire}”的。",
        "{table}: '{name}' belongs to the questionnaire {others}; here only those of {questionnaire} can "
        "stand.",
    ),
    "study.not_a_variable": (
        "{table}：“{name}”是{what}，此处需要题目、量表或要素。可用：{known}。",
        "{table}: '{name}' is {what}; a question, scale or element is needed here. Use: {known}.",
    ),
    "study.is.matrix": ("一组矩阵题，其中每一行各是一道题", "a matrix, each row of which is a question"),
    "study.is.pairs": ("一组意愿与参与（[pairs]）", "a pair ([pairs])"),
    "study.is.services": ("一项服务对照（[services]）", "a service map ([services])"),
    "study.is.improvements": ("一项改善（[improvements]）", "an improvement ([improvements])"),
    "study.is.thresholds": ("一项达标比例（[thresholds]）", "a threshold ([thresholds])"),
    "study.is.models": ("一个回归模型（[models]）", "a model ([models])"),
    "study.is.questionnaires": ("一份问卷", "a questionnaire"),
    "study.is.elements": (
        "一个要素（[elements]），在服务对照中才成为变量",
        "an element ([elements]), a variable only within a service map",
    ),
    "study.is.answers": ("一个答案列表（[answers]）", "an answer list ([answers])"),
    "study.ambiguous_name": (
        "{table}：“{name}”可指多个，请写明是哪一份问卷的：{known}。",
        "{table}: '{name}' can stand for more than one thing. Say which: {known}.",
    ),
    "study.not_a_question": (
        "{table}：此处需要一道题目，“{name}”不是题目。",
        "{table}: a question is needed here, and '{name}' is not one.",
    ),
    "study.wrong_kind": (
        "{table}：“{name}”是 {kind} 题，此处需要 {kinds}。",
        "{table}: '{name}' is of kind {kind}; {kinds} is needed here.",
    ),
    "study.no_test": (
        '{table}：请写明“{name}”的哪些答案算“是”，例如 {{ question = "{name}", any_of = ["愿意"] }}。',
        "{table}: say which answers of '{name}' count as yes, e.g. "
        '{{ question = "{name}", any_of = ["yes"] }}.',
    ),
    "study.test_on_wrong_kind": (
        "{table}：“{name}”不能这样判断。any_of 用于选择题；at_least、at_most 用于数字题、"
        "量表题、类别为数字范围的单选题和量表得分。",
        "{table}: '{name}' cannot be tested this way. any_of goes with answers to choose from; at_least and "
        "at_most with numbers, scale answers, single answers that are ranges of numbers, and scale scores.",
    ),
    "study.across_questionnaires": (
        "{table} 用到了不同问卷的题目（{known}），它们的受访者不同，不能合用。",
        "{table} uses questions of different questionnaires ({known}), whose respondents differ.",
    ),
    "study.no_questions": (
        "{table} 没有任何题目，请写 [questions.{name}.题目名]。",
        "{table} has no questions: write [questions.{name}.QUESTION].",
    ),
    "study.reversed_not_item": (
        "{table} 的 reversed 中“{name}”不在 items 中。items：{known}。{meant}",
        "{table}: '{name}' in reversed is not one of its items. Known: {known}.{meant}",
    ),
    "study.item_outside_range": (
        "{table} 的 range 是 {scale}，而题目“{name}”的取值是 {item}，超出了该范围。",
        "{table} range is {scale}, and the item '{name}' goes from {item}, beyond it.",
    ),
    "study.minimum_too_high": (
        "{table} 的 minimum_answered = {given}，超过了题目数 {needed}。",
        "{table} minimum_answered is {given}, more than its {needed} items.",
    ),
    "study.service_empty": (
        "{table} 需要 received（多选题）或 reached（各要素的条件）。",
        "{table} needs received (a multiple-response question) or reached (a condition for each element).",
    ),
    "study.unknown_element": (
        "{table}：要素“{name}”没有在 [elements] 中声明。已有：{known}。{meant}",
        "{table}: the element '{name}' is not declared in [elements]. Known: {known}.{meant}",
    ),
    "study.items_without_need": (
        "{table} 写了 items（改善 = 需要），还需要 needed 指明问需要的那道题。",
        "{table} has items (improvement = need) and lacks needed, the question that asks for the need.",
    ),
    "study.no_band": (
        "{table}：类别“{name}”读不出数字范围，无法判断是否达到界限。",
        "{table}: no range of numbers can be read from the category '{name}', so it is on no side of the "
        "bound.",
    ),
    "study.inside_band": (
        "{table}：界限 {bound} 落在类别“{name}”之内，无法判断该类是否达到界限。请选用类别的边界值。",
        "{table}: the bound {bound} falls inside the category '{name}', so its answers cannot be placed. "
        "Choose a bound between categories.",
    ),
    "study.outside_scores": (
        "{table}：界限 {bound} 不在“{name}”的得分范围（{low} 至 {high}）之内。各类别没有都写明数字范围，"
        "因此按得分（第一类为 1，或 scores 所写）比较。请改用得分，或改用 any_of。",
        "{table}: the bound {bound} is outside the scores of '{name}' ({low} to {high}). Not every category "
        "holds a range of numbers, so scores are compared (1 for the first category, or as in scores). "
        "Give a score, or use any_of.",
    ),
    "study.empty_step": (
        "{table} 既没有 controls 也没有 fixed_effects = true，这一步没有增加任何内容。",
        "{table} adds nothing: give controls, or fixed_effects = true.",
    ),
    "study.step_without_effects": (
        '{table} 写了 fixed_effects = true，但模型没有声明 fixed_effects（例如 ["community"]）。',
        '{table} says fixed_effects = true, but the model declares no fixed_effects (e.g. ["community"]).',
    ),
}
