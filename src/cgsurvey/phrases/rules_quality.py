"""Rules on the quality of responses, and what is said of the rows that a check flags."""

PHRASES: dict[str, tuple[str, str]] = {
    "quality.found.duplicate_id": (
        "{checked}份有编号的答卷中，{number}份的编号在别的行也出现。{kept}",
        "{number} of {checked} rows with an id carry one that stands in another row as well.{kept}",
    ),
    "quality.found.duplicate_row": (
        "{checked}份答卷中，{number}份对全部{questions}项题目的回答与另一份完全相同，而只差一项的很少。"
        "{kept}",
        "{number} of {checked} rows answered all {questions} questions exactly as another row did, and "
        "few rows differ from these in one answer only.{kept}",
    ),
    "quality.found.duplicate_ip": (
        "{checked}份有IP的答卷中，{number}份对全部{questions}项题目的回答与同一IP的另一份完全相同。{kept}",
        "{number} of {checked} rows with an address answered all {questions} questions exactly as "
        "another row from that address did.{kept}",
    ),
    "quality.found.outside_form": (
        "{checked}份答卷中，{number}份至少有{at_least}处答案不在选项之内，且超过所填的{share}。{where}{kept}",
        "{number} of {checked} rows gave {at_least} or more answers that match nothing on the form, "
        "above {share} of what they filled in.{where}{kept}",
    ),
    "quality.where.outside_form": (
        "不在选项之内的答案出现在：{parts}。",
        " Rows with such an answer, by question: {parts}.",
    ),
    "quality.found.answered_unasked": (
        "{checked}份答卷中，{number}份回答了按 asked_if 不该出现的题。{where}{kept}",
        "{number} of {checked} rows answered what asked_if hides from them.{where}{kept}",
    ),
    "quality.where.answered_unasked": ("题目：{parts}。", " By question: {parts}."),
    "quality.found.skipped_asked": (
        "{checked}份答卷中，{number}份把按 asked_if 应当出现的题标为跳过。{where}{kept}",
        "{number} of {checked} rows are marked as skipping what asked_if shows to them.{where}{kept}",
    ),
    "quality.where.skipped_asked": ("题目：{parts}。", " By question: {parts}."),
    "quality.found.exclusive": (
        "{checked}份答卷中，{number}份选了互斥（exclusive）的选项，又选了别的。{where}{kept}",
        "{number} of {checked} rows ticked an exclusive answer together with another.{where}{kept}",
    ),
    "quality.where.exclusive": ("题目：{parts}。", " By question: {parts}."),
    "quality.found.blank": (
        "{checked}份答卷中，{number}份的空白超过应答题的{share}。{where}{kept}",
        "{number} of {checked} rows left more than {share} of what they were asked blank.{where}{kept}",
    ),
    "quality.where.blank": (
        "全部答卷中空白最多的是：{parts}。",
        " Most often blank among all rows: {parts}.",
    ),
    "quality.found.break_off": (
        "{checked}份答卷中，{number}份从某题起直到末尾都是空白，至少{at_least}题且不少于应答题的{share}。"
        "{where}{kept}",
        "{number} of {checked} rows ended before the form does: {at_least} questions or more, and "
        "{share} or more of those asked, are blank up to its end.{where}{kept}",
    ),
    "quality.where.break_off": ("停答前的最后一题：{parts}。", " Stopped after: {parts}."),
    "quality.found.speeder": (
        "{checked}份有用时的答卷中，{number}份用时少于{limit}秒（中位数{median}秒的{share}）。{kept}",
        "{number} of {checked} rows with a time took less than {limit} seconds, which is {share} of the "
        "median of {median}.{kept}",
    ),
    "quality.found.straight_line": (
        "{checked}份答卷中，{number}份对一组题至少{items}项{beside}从头到尾给了同一个答案，而这样答的人不"
        "多。{where}{kept}",
        "{number} of {checked} rows gave one answer all down a matrix, {items} times or more{beside}, "
        "where few others do.{where}{kept}",
    ),
    "quality.found.straight_line_alone": (
        "{checked}份答卷中，{number}份对一组题至少{items}项{beside}从头到尾给了同一个答案。{where}{kept}",
        "{number} of {checked} rows gave one answer all down a matrix, {items} times or "
        "more{beside}.{where}{kept}",
    ),
    "quality.where.straight_line": ("题组：{parts}。", " By matrix: {parts}."),
    "quality.beside": ("（有反向题时{items}项）", " ({items} where an item is reversed)"),
    "quality.found.long_string": (
        "{checked}份答卷中，{number}份在选项相同的题中连续{items}题以上给了同一个答案，占这些题的一半以上，"
        "而这样答的人不多。{where}{kept}",
        "{number} of {checked} rows gave one answer {items} times in a row or more, over half or more of "
        "the questions that share their answers, where few others do.{where}{kept}",
    ),
    "quality.found.long_string_alone": (
        "{checked}份答卷中，{number}份在选项相同的题中连续{items}题以上给了同一个答案。{where}{kept}",
        "{number} of {checked} rows gave one answer {items} times in a row or more, over questions that "
        "share their answers.{where}{kept}",
    ),
    "quality.where.long_string": ("所在：{parts}。", " Where: {parts}."),
    "quality.found.same_time": (
        "{checked}份有提交时间的答卷中，{number}份的提交时刻各有{rows}份以上，多于偶然。{kept}",
        "{number} of {checked} rows with a time ended at a moment at which {rows} or more did, beyond "
        "chance.{kept}",
    ),
    "quality.found.same_ip": (
        "{checked}份有IP的答卷中，{number}份所用的IP各有{rows}份以上。{kept}",
        "{number} of {checked} rows with an address came from one that {rows} or more share.{kept}",
    ),
    "quality.found.interviewers": (
        "{checked}份有访员的答卷中，{number}份的访员与其他访员的差异多于偶然（只比较有{rows}份以上的访员，"
        "Holm校正，{alpha}水平）。{where}{kept}",
        "{number} of {checked} rows with an interviewer belong to interviewers who differ from the "
        "others beyond chance (of those with {rows} rows or more; Holm, level {alpha}).{where}{kept}",
    ),
    "quality.where.interviewers": ("差异在于：{parts}。", " Differing: {parts}."),
    "quality.found.communities": (
        "{checked}份有社区的答卷中，{number}份的社区与其他社区的差异多于偶然，也大于其他社区之间的差异（"
        "只比较有{rows}份以上的社区，Holm校正，{alpha}水平）。{where}{kept}",
        "{number} of {checked} rows with a community belong to communities that differ from the others "
        "beyond chance, and by more than these do among themselves (of those with {rows} rows or more; "
        "Holm, level {alpha}).{where}{kept}",
    ),
    "quality.where.communities": ("差异在于：{parts}。", " Differing: {parts}."),
    "quality.part.rows": ("{name}（{rows}份）", "{name} ({rows})"),
    "quality.part.blank": ("{name}（{asked}处中{blank}处）", "{name} ({blank} of {asked})"),
    "quality.part.long_string": (
        "自“{name}”起的{items}题（{rows}份）",
        "{items} questions from '{name}' on ({rows})",
    ),
    "quality.part.at_start": ("一题未答", "no question at all"),
    "quality.part.group": (
        "{group}的{measure}为{value}而其他为{others}（{n}份，p {p}）",
        "{group}: {measure} {value} against {others} ({n} responses, p {p})",
    ),
    "quality.set_aside": (
        "按研究文件的 exclude，其中{number}份不纳入分析。",
        " Set aside by 'exclude' of the study: {number} of these.",
    ),
    "quality.set_aside_for_others": (
        "这些答卷已因研究文件 exclude 中的其他检查不纳入分析。",
        " Set aside already, for other checks in 'exclude' of the study.",
    ),
    "quality.uncounted": (
        "其中{number}份本就不计入统计（在总体之外，或权重为0）。",
        " In no base in any case: {number} of these (outside the population, or of weight 0).",
    ),
    "rules.quality.duplicate_row.title": ("答卷完全相同", "Rows with the same answers throughout"),
    "rules.quality.duplicate_row.means": (
        "两份以上的答卷对研究文件中每一题的回答都相同，而按各题的分布，这样的巧合不到0.05对；与它们只差一"
        "项的答卷也很少。题目少、人人满意的问卷不作此项检查或不标出。",
        "Two rows or more answer every question of the study alike, where chance would make fewer than "
        "0.05 such pairs and few rows come near. Forms with few questions are not checked, and rows that "
        "many others come near are not flagged.",
    ),
    "rules.quality.duplicate_row.matters": (
        "同一份答卷录入、导出或提交两次，就被数了两次；数量一多，估计值和标准误都会受影响。",
        "A response that was entered, exported or sent twice counts twice; many of them move estimates "
        "and make standard errors too small.",
    ),
    "rules.quality.duplicate_row.remedy": (
        "先与平台核对是否重复导出或重复提交。确属重复的，在 [questionnaires.名称.quality] 中写 exclude = "
        '["duplicate_row"]（每组保留第一份），或从数据中删去；不是的，在 baseline.toml 中说明理由。',
        "See on the platform whether something was exported or sent twice. If so, write exclude = "
        '["duplicate_row"] in [questionnaires.NAME.quality], which keeps the first of each, or take them '
        "out of the data; if not, accept the finding in baseline.toml with its reason.",
    ),
    "rules.quality.duplicate_ip.title": (
        "同一IP的答卷完全相同",
        "Rows with the same answers from one address",
    ),
    "rules.quality.duplicate_ip.means": (
        "两份以上来自同一IP的答卷，对研究文件中每一题的回答都相同，而偶然难以造成。",
        "Two rows or more from one address answer every question of the study alike, where chance would "
        "hardly make them.",
    ),
    "rules.quality.duplicate_ip.matters": (
        "网页停顿后再点一次提交，就会留下两份；有奖励的调查也有人重复填写。两份都算，就多算了一个人。",
        "A page that hangs and is sent again leaves two rows, and where answers are rewarded some answer "
        "again. Counting both counts a person too many.",
    ),
    "rules.quality.duplicate_ip.remedy": (
        '对照提交时间。确属重复的，在 exclude 中写 "duplicate_ip"（每组保留第一份）；共用网络的人答得相同，'
        "也可能只是巧合，可在 baseline.toml 中说明理由。",
        'Compare the times of the end. If they are repeats, add "duplicate_ip" to exclude, which keeps '
        "the first of each; people who share a network may also agree, and then baseline.toml says so.",
    ),
    "rules.quality.blank.title": ("空白过多", "Rows that are mostly blank"),
    "rules.quality.blank.means": (
        "答卷中留空的题超过应答题的一半（或研究文件中 blank 所写的比例）。开放题和没有问到的题不算；“说不"
        "清”等已声明的答案不是空白。",
        "A row left more than half of what it was asked blank, or the share that 'blank' of the study "
        'gives. Open questions and those not asked do not count; declared answers such as "don\'t know" '
        "are no blanks.",
    ),
    "rules.quality.blank.matters": (
        "这样的答卷按惯例不算完成：各题的分母随之不同，留空的人也可能与作答的人不同。",
        "By convention such a row does not count as an interview. Bases differ from question to "
        "question, and those who left blanks may differ from those who answered.",
    ),
    "rules.quality.blank.remedy": (
        "看空白集中在哪些题：集中在某几题，先核对题目、列名和跳转；分散的，决定是否在 exclude 中写"
        ' "blank"，并在报告中说明。',
        "See where the blanks are. In a few questions: look at their wording, headers and routing first. "
        'All over: decide whether to add "blank" to exclude, and say so in the report.',
    ),
    "rules.quality.break_off.title": ("中途停答", "Rows that break off"),
    "rules.quality.break_off.means": (
        "答卷从某题起直到问卷末尾都是空白，至少三题，且不少于应答题的五分之一（或研究文件中 break_off 所"
        "写的比例）。",
        "From some question on a row is blank up to the end of the form: three questions or more, and a "
        "fifth of what was asked, or the share that 'break_off' of the study gives.",
    ),
    "rules.quality.break_off.matters": (
        "越靠后的题，回答的人越少，也越可能与停答的人不同。许多人停在同一题，说明这一题难答、敏感或出了故"
        "障。",
        "The later a question stands, the fewer answer it, and the more they may differ from those who "
        "left. Where many leave at one question, it is hard, delicate or broken.",
    ),
    "rules.quality.break_off.remedy": (
        '看停答前的最后一题。决定停答的答卷是否计入，在 exclude 中写 "break_off" 或不写，并在报告中说明；'
        "下次调查时修改那道题。",
        'See after which question they stop. Decide whether broken-off rows count, with "break_off" in '
        "exclude or without, and say so in the report; mend that question for the next survey.",
    ),
    "rules.quality.speeder.title": ("答题过快", "Rows that took too little time"),
    "rules.quality.speeder.means": (
        "用时少于全部答卷中位数的三分之一（或研究文件中 speed 所写的比例）。",
        "A row took less than a third of the median time, or the share that 'speed' of the study gives.",
    ),
    "rules.quality.speeder.matters": (
        "这样快的人多半没有读题，答案接近随意，常与整组同一答案一起出现。但被跳转略过许多题的人本来就快。",
        "Someone that fast has hardly read the questions: such answers are near random, and often come "
        "with straight lines. But those whom the routing spares most of the form are fast for that "
        "reason.",
    ),
    "rules.quality.speeder.remedy": (
        '先看他们是否被跳转略过了许多题：是，就把 speed 调低。其余的，决定是否在 exclude 中写 "speeder"，'
        "最好在看到结果之前决定，并比较剔除前后的结果。",
        "See first whether the routing spared them much: then lower 'speed'. For the others decide "
        'whether to add "speeder" to exclude, best before results are seen, and compare results with and '
        "without them.",
    ),
    "rules.quality.straight_line.title": ("整组题同一答案", "One answer all down a matrix"),
    "rules.quality.straight_line.means": (
        "对一组题从头到尾给了同一个答案：组中有反向题（reversed）时三项即可；没有时要十项，答案越普遍要得"
        "越多（或恰为研究文件中 straight_items 所写的数）。",
        "A row gave one answer to every item of a matrix: three items with a reversed one among them; "
        "else ten and more of a common answer, or just the number that 'straight_items' of the study "
        "gives.",
    ),
    "rules.quality.straight_line.matters": (
        "没有读题的人一路点下去，会使各项看起来高度一致，信度虚高，项目之间的差别变小。真正样样满意的人也"
        "会这样答。",
        "People who click straight down make items agree that need not: reliability is overstated and "
        "items seem alike. But people who are content with everything answer the same way.",
    ),
    "rules.quality.straight_line.remedy": (
        '看这些答卷是否同时过快。决定是否在 exclude 中写 "straight_line"，并比较剔除前后的信度和均值；下'
        "次调查在题组中放一道反向题。",
        'See whether the same rows are too fast as well. Decide whether to add "straight_line" to '
        "exclude, and compare reliability and means with and without them; put a reversed item into the "
        "matrix next time.",
    ),
    "rules.quality.long_string.title": ("连续多题同一答案", "A long run of one answer"),
    "rules.quality.long_string.means": (
        "在选项相同的题中，按问卷顺序连续十题以上、且一半以上给了同一个答案，答案越普遍要得越多（或恰为研"
        "究文件中 string_items 所写的数）。",
        "Over the questions that share their answers, in the order of the form, a row gave one answer "
        "ten times in a row or more, over half of them, and more of a common answer, or just the number "
        "that 'string_items' of the study gives.",
    ),
    "rules.quality.long_string.matters": (
        "跨越不同题目的长串同一答案，多半不是看法，而是没有细读；它使不相干的题看起来相关。",
        "A run across questions on different things is more likely inattention than opinion; it makes "
        "questions correlate that have nothing to do with each other.",
    ),
    "rules.quality.long_string.remedy": (
        "核对研究文件中题目的顺序是否就是问卷的顺序。其余同整组题同一答案：看是否同时过快，再决定是否在"
        ' exclude 中写 "long_string"。',
        "See that the questions stand in the study file as they do on the form. Then, as with straight "
        'lines: see whether the rows are too fast as well, and decide whether to add "long_string" to '
        "exclude.",
    ),
    "rules.quality.same_time.title": ("同一时刻提交多份", "Many rows at one moment"),
    "rules.quality.same_time.means": (
        "同一时刻（秒；没有秒时为分，或时间的最小间隔）有三份以上（或研究文件中 same_time 所写的份数）提"
        "交，而按那一小时的快慢，偶然难以造成。",
        "Three rows or more, or the number that 'same_time' of the study gives, ended at one moment (a "
        "second, a minute where there are none), which the rate of their hour would hardly bring about.",
    ),
    "rules.quality.same_time.matters": (
        "可能是批量录入、程序提交，或有人组织同时填写：前一种无妨，后两种说明答卷未必出自各人。",
        "They may have been entered in a batch, sent by a program, or filled in together: the first is "
        "harmless, the others mean that rows may not be of one person each.",
    ),
    "rules.quality.same_time.remedy": (
        "问清这些答卷怎样收集。批量录入或集体填写的，在 baseline.toml 中说明，或提高 same_time；程序提交"
        '的，在 exclude 中写 "same_time"。',
        "Ask how these rows were collected. Entered in a batch or filled in together: say so in "
        'baseline.toml, or raise same_time. Sent by a program: add "same_time" to exclude.',
    ),
    "rules.quality.same_ip.title": ("同一IP提交多份", "Many rows from one address"),
    "rules.quality.same_ip.means": (
        "来自同一IP的答卷有五份以上（或研究文件中 same_ip 所写的份数）。",
        "Five rows or more, or the number that 'same_ip' of the study gives, come from one address.",
    ),
    "rules.quality.same_ip.matters": (
        "办公室、学校和许多手机网络共用一个IP，所以多半没有问题；但也可能是一个人填写多次，或由一人代填。",
        "An office, a school and many mobile networks share an address, so that most such rows are in "
        "order; but one person may also have answered several times, or for others.",
    ),
    "rules.quality.same_ip.remedy": (
        "看这些答卷的时间和答案是否也相同。服务点或单位集中填写的，提高 same_ip，或在 baseline.toml 中说"
        '明理由；否则决定是否在 exclude 中写 "same_ip"。',
        "See whether times and answers are the same too. From a service point or an office: raise "
        'same_ip, or say so in baseline.toml; else decide whether to add "same_ip" to exclude.',
    ),
    "rules.quality.interviewers.title": ("与其他访员不同的访员", "Interviewers who differ from the others"),
    "rules.quality.interviewers.means": (
        "一名访员的答卷在用时、拒答、答案离散、题组内差异、重复或整组同一答案上，与其他访员的差异多于偶然"
        "（group_level，Holm校正；只比较有 group_rows 份以上的访员）。",
        "In time, refusals, spread of answers, differentiation, duplicates or straight lines the rows of "
        "an interviewer differ from the others' beyond chance (group_level, after Holm; of those with "
        "group_rows rows or more).",
    ),
    "rules.quality.interviewers.matters": (
        "访员的影响使同一访员的答卷彼此相近，标准误因此偏小；编造的访谈变化过小。访员各在一处工作的，差异"
        "也可能来自地方。",
        "Interviewers make their own rows alike, so that standard errors are too small; interviews that "
        "were made up vary too little. Where each works in one place, the place may be why.",
    ),
    "rules.quality.interviewers.remedy": (
        "按所写的行找到访员，核对负责的地点，回访几户，或听录音。确有问题的访谈从数据中删去；有别的原因的，"
        "在 baseline.toml 中说明。",
        "Find the interviewer by the row, see where they worked, call some respondents back or listen to "
        "recordings. Take out of the data what proves wrong; where there is another reason, "
        "baseline.toml says so.",
    ),
    "rules.quality.communities.title": ("与其他社区不同的社区", "Communities that differ from the others"),
    "rules.quality.communities.means": (
        "一个社区的答卷在用时、拒答、答案离散、题组内差异、重复或整组同一答案上，与其他社区的差异多于偶然"
        "（group_level，Holm校正），也大于其他社区之间的差异。",
        "In time, refusals, spread of answers, differentiation, duplicates or straight lines the rows of "
        "a community differ from the others' beyond chance (group_level, after Holm), and by more than "
        "these differ among themselves.",
    ),
    "rules.quality.communities.matters": (
        "可能是那里的情况确实不同，也可能是收集方式不同，例如由干部代填；后一种会使社区之间的比较失去意义。",
        "Things may really be different there; or answers were collected in another way, for instance by "
        "cadres on behalf of residents, and then comparisons between communities mean nothing.",
    ),
    "rules.quality.communities.remedy": (
        "问清那里由谁、用什么方式收集答卷。收集方式相同的，在 baseline.toml 中说明；不同的，在报告中说明，"
        "比较社区时不列入。",
        "Ask who collected the answers there, and how. As elsewhere: say so in baseline.toml. Otherwise: "
        "say so in the report and leave the community out of comparisons.",
    ),
}
