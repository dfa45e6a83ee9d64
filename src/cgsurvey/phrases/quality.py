"""What is checked of the responses themselves: duplicates, haste, straight lines, routing, blanks."""

PHRASES: dict[str, tuple[str, str]] = {
    "study.asked_if_itself": (
        "{table}：“{name}”不能决定它自己是否显示。请写决定它的那道题。",
        "{table}: '{name}' cannot decide whether it is itself shown. Name the question that decides.",
    ),
    "study.asked_if_circle": (
        "{table}：“{name}”是否显示反过来又取决于本题，成了循环。请只保留一个方向。",
        "{table}: whether '{name}' is shown depends on this question in turn. Keep one direction only.",
    ),
    "study.exclusive_not_multiple": (
        '{table}：exclusive 用于多选题（kind = "multiple"），这里是 {kind}。',
        '{table}: exclusive goes with kind = "multiple", and this is of kind {kind}.',
    ),
    "command.unknown_severity": (
        "--fail-on 之后写 error 或 warning，不能写“{name}”。",
        "After --fail-on write error or warning, and not '{name}'.",
    ),
    "command.findings": (
        "检查发现问题：{errors}项与问卷矛盾，{warnings}项可疑或需要留意。",
        "Findings: {errors} that contradict the form, {warnings} to look at.",
    ),
    "help.fail_on": (
        "哪些发现以退出码1结束：error 为有矛盾的，warning 另加可疑的和需要留意的。check 默认为 error。",
        "Which findings end with exit code 1: error, contradictions; warning, also what is unlikely or has "
        "to be looked at. check: error unless given.",
    ),
    "report.section.quality": ("数据质量", "Quality of the responses"),
    "report.quality.clean": (
        "对{who}的答卷做了{made}项检查，没有标出任何一行。",
        "Checks of the responses of {who}: {made}. None of them flags a row.",
    ),
    "report.quality.found": (
        "对{who}的答卷做了{made}项检查，其中{number}项共标出{rows}行，占{share}。",
        "Checks of the responses of {who}: {made}, of which {number} flag rows. Rows flagged in all: {rows} "
        "({share}).",
    ),
    "report.quality.kept": (
        "标出的行都没有剔除：各项统计仍包括它们。",
        "None of them is removed: every number counts them.",
    ),
    "report.quality.set_aside": (
        "按研究文件的声明，其中{aside}行不纳入分析，其余仍然计入。",
        "Set aside, as the study says: {aside}; the others are counted.",
    ),
    "report.quality.uncounted": (
        "{number}行本就不计入统计（在总体之外，或权重为0）。",
        "No number is about {number} of them: outside the population, or of weight 0.",
    ),
    "report.quality.cannot": (
        "另有{number}项没有做，缺少：{needs}。",
        "Checks not made: {number}, for want of {needs}.",
    ),
    "report.quality.need.id": ("编号列（id）", "a column of ids"),
    "report.quality.need.questions": ("足够多的题目", "questions enough"),
    "report.quality.need.ip": ("IP列", "a column of addresses"),
    "report.quality.need.submitted": ("提交时间", "times of the end"),
    "report.quality.need.seconds": ("答题时长", "the time taken"),
    "report.quality.need.asked_if": ("跳转的声明（asked_if）", "a declared routing (asked_if)"),
    "report.quality.need.exclusive": (
        "互斥选项的声明（exclusive）",
        "declared exclusive answers (exclusive)",
    ),
    "report.quality.need.closed": ("选择题或数字题", "closed questions"),
    "report.quality.need.matrix": ("有反向题或足够长的题组", "a matrix that is long or has a reversed item"),
    "report.quality.need.alike": ("足够多的选项相同的量表题", "questions enough with the same answers"),
    "report.quality.need.interviewer": (
        "三名以上答卷足够多的访员",
        "three interviewers with responses enough",
    ),
    "report.quality.need.community": (
        "三个以上答卷足够多的社区",
        "three communities with responses enough",
    ),
    "report.caption.quality": ("标出的答卷", "Responses flagged"),
    "report.heading.check": ("检查", "Check"),
    "report.heading.flagged": ("标出行数", "Rows"),
    "report.heading.flagged_share": ("占比（%）", "Share (%)"),
    "report.heading.rule": ("界限", "Flagged where"),
    "report.heading.first_rows": ("行号", "Spreadsheet rows"),
    "report.quality.errors": ("与问卷或声明矛盾", "Contradict the form"),
    "report.quality.warnings": ("可疑，不一定有错", "Unlikely, and perhaps in order"),
    "report.quality.rows_of_many": ("{rows}等", "{rows} …"),
    "report.quality.read": (
        "占比以能够做该项检查的行为分母。行号是数据表中的行；重复的行相互都标出。",
        "Shares are of the rows that could be checked. Of rows that are the same, each is flagged.",
    ),
    "report.quality.part": ("{check}：{parts}", "{check}: {parts}"),
    "report.quality.at": ("{name} {rows}行", "{name} {rows}"),
    "report.quality.at_start": ("一题未答", "nothing answered"),
    "report.quality.group": (
        "{group}（{n}份）{measure} {value}，其他{others}（p {p}）",
        "{group} ({n} responses) {measure} {value}, others {others} (p {p})",
    ),
    "report.quality.interviewer": ("第{row}行的访员", "the interviewer of row {row}"),
    "report.quality.measure.seconds": ("用时中位数（秒）", "median seconds"),
    "report.quality.measure.refusal": ("空白与拒答的比例（中位数）", "median share blank or refused"),
    "report.quality.measure.variance": ("答案离散程度", "spread of answers"),
    "report.quality.measure.differentiation": ("组内答案差异", "differentiation in matrices"),
    "report.quality.measure.duplicates": ("重复答卷的比例", "share of duplicates"),
    "report.quality.measure.straight_lines": ("整组同一答案的比例", "share of straight lines"),
    "report.quality.rule.duplicate_id": ("编号在别的行也出现", "the id stands in another row"),
    "report.quality.rule.duplicate_row": (
        "{questions}项答案与另一行全部相同，而相近的行很少",
        "all {questions} answers are as in another row, and few rows are near",
    ),
    "report.quality.rule.duplicate_ip": (
        "IP和{questions}项答案都与另一行相同",
        "address and all {questions} answers are as in another row",
    ),
    "report.quality.rule.outside_form": (
        "至少{at_least}处，且超过所填的{share}",
        "{at_least} or more, and above {share} of what was filled in",
    ),
    "report.quality.rule.answered_unasked": (
        "asked_if 不成立而有答案",
        "answered though asked_if does not hold",
    ),
    "report.quality.rule.skipped_asked": (
        "asked_if 成立而标为跳过",
        "marked as skipped though asked_if holds",
    ),
    "report.quality.rule.exclusive": (
        "选了 exclusive 的选项，又选了别的",
        "ticked an exclusive answer and another",
    ),
    "report.quality.rule.blank": ("空白超过应答题的{share}", "blank above {share} of what was asked"),
    "report.quality.rule.break_off": (
        "末尾连续空白，至少{at_least}题且不少于应答题的{share}",
        "blank up to the end, {at_least} questions and {share} of those asked or more",
    ),
    "report.quality.rule.speeder": (
        "少于{limit}秒（中位数{median}秒的{share}）",
        "under {limit} seconds, {share} of the median of {median}",
    ),
    "report.quality.rule.straight_line": (
        "一组中至少{items}题答案相同（有反向题时{beside}题），没有不同的，且这样答的人不多",
        "{items} same answers in a matrix ({beside} beside a reversed item) and no other, not common ones",
    ),
    "report.quality.rule.straight_line_alone": (
        "一组中至少{items}题答案相同（有反向题时{beside}题），没有不同的",
        "{items} same answers in a matrix ({beside} beside a reversed item) and no other",
    ),
    "report.quality.rule.long_string": (
        "选项相同的题中，连续{items}题以上且一半以上答案相同，而这样答的人不多",
        "{items} same answers in a row or more, and half of the questions that share them; not common ones",
    ),
    "report.quality.rule.long_string_alone": (
        "选项相同的题中，连续{items}题以上答案相同",
        "{items} same answers in a row or more, over questions that share them",
    ),
    "report.quality.rule.same_time": (
        "同一时刻{rows}份以上，多于偶然",
        "{rows} or more at one moment, beyond chance",
    ),
    "report.quality.rule.same_ip": ("同一IP {rows}份以上", "{rows} or more from one address"),
    "report.quality.rule.interviewers": (
        "与其他访员的差异多于偶然（Holm校正，{alpha}水平）",
        "differ from the others beyond chance (Holm, level {alpha})",
    ),
    "report.quality.rule.communities": (
        "与其他社区的差异多于偶然，也大于其他社区之间的差异（Holm校正，{alpha}水平）；也可能各有原因",
        "differ beyond chance, and by more than the others among themselves (Holm, level {alpha}); perhaps "
        "for reasons of their own",
    ),
}
