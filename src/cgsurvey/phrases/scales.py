"""Scales, Likert items, missing answers and the bounds that these leave."""

PHRASES: dict[str, tuple[str, str]] = {
    # notes
    "note.no_reliability": (
        "有{rows}个信度系数因完整应答不足或没有变异而无法计算。",
        "Coefficients of reliability that cannot be computed, for want of complete answers or of any that "
        "vary: {rows}.",
    ),
    "note.two_items": (
        "只有两道题的量表不能求 ω 系数：一个因子至少要三道题。",
        "A scale of two items has no omega: one factor needs at least three.",
    ),
    "note.no_factor": (
        "ω 系数没有给出：这些题目没有合理的单因子解（某题没有变异，或共同度达到1的 Heywood 情形）。",
        "There is no omega: these items have no proper solution with one factor (an item that does not vary, "
        "or a communality that reaches 1, a Heywood case).",
    ),
    # report: scales and Likert items
    "report.section.likert": ("分级题各项回答", "Items answered on an ordered scale"),
    "report.caption.scales_by_group": ("量表得分", "Scale scores"),
    "report.caption.scale_items": ("量表各题", "Items of the scales"),
    "report.caption.likert": ("{what}：各项答案的分布", "{what}: how each item was answered"),
    "report.heading.item": ("题目", "Item"),
    "report.scales.simple": (
        "不计权重和抽样设计时的α（其他软件通常如此，Feldt区间）：{figures}。",
        "Alpha without weights and design, as other software mostly prints it, with Feldt's interval: "
        "{figures}.",
    ),
    "report.scales.turned": ("已反向计分的题目：{items}。", "Turned round before scoring: {items}."),
    "report.scales.items_read": (
        "均值为（需要时）反向计分之后、换算之前的得分，基数为回答该题者；相关和α的基数为各题均回答者，其区间见机器可读的结果"
        "（report.json）。",
        "Means are of scores turned round where declared, before rescaling, of those who answered the item; "
        "correlations and alpha are of those who answered every item, and their intervals stand in the "
        "machine-readable results (report.json).",
    ),
    "report.likert.read": (
        "“{top_two}”为{highest}；“{net}”为其占比减去{lowest}的占比。",
        "{top_two}: {highest}. {net}: their share minus that of {lowest}.",
    ),
    "report.likert.reversed": (
        "此处按原答案列出，量表计分时才反向的题目：{items}。",
        "Shown as answered, and turned round only in the score of the scale: {items}.",
    ),
    "report.participation.bounds": (
        "{what}：不论被问到两题而未作有效回答的人会怎样回答，两题均被问到的{n}人的意愿-参与差都在{low}到{high}个百分点"
        "之间（见“缺失数据”）。",
        "{what}: whatever those without a valid answer would have said, the gap of all {n} who were asked "
        "both lies between {low} and {high} points (see 'Missing answers').",
    ),
    # report: missing answers
    "report.section.missing": ("缺失数据", "Missing answers"),
    "report.caption.nonresponse": ("有无应答的题目", "Questions that some did not answer"),
    "report.caption.patterns": ("哪些题目同时缺失", "Questions missing together"),
    "report.caption.complete": ("完整应答（逐行删除后）的人数", "Complete cases, after listwise deletion"),
    "report.caption.bounds": ("无应答最多能使结果变动多少", "How far nonresponse can have moved the results"),
    "report.heading.not_asked": ("未问及", "Not asked"),
    "report.heading.asked": ("被问到", "Asked"),
    "report.heading.blank": ("未作答", "Blank"),
    "report.heading.declared": ("说不清", "Don't know"),
    "report.heading.invalid": ("无法识别", "Not recognised"),
    "report.heading.missing": ("缺失的题目", "Missing"),
    "report.heading.needed_by": ("用于", "Needed by"),
    "report.heading.asked_all": ("均被问到", "Asked all"),
    "report.heading.complete": ("完整", "Complete"),
    "report.heading.silent": ("无应答", "No answer"),
    "report.heading.told": ("报告值", "Reported"),
    "report.missing.opening": (
        "共{number}道题：被问到者全部作答的{none}道，有无应答的{some}道（见下表）。",
        "Questions: {number}. Answered by everyone asked: {none}; not by everyone: {some}, listed below.",
    ),
    "report.missing.nothing": (
        "全部{number}道题，被问到的人都作了有效回答。",
        "Questions: {number}. Everyone who was asked gave a valid answer to each.",
    ),
    "report.missing.read": (
        "无应答率的基数为被问到者；未作答、说不清/不适用、无法识别都是无应答，跳题而未问及的不是。",
        "Nonresponse is of those asked: blank, don't know or not applicable, and not recognised. Who was "
        "skipped by routing was not asked.",
    ),
    "report.missing.monotone": (
        "均被问到{n}人，完整{complete}人；缺失是单调的",
        "asked all {n}, complete {complete}; monotone",
    ),
    "report.missing.not_monotone": (
        "均被问到{n}人，完整{complete}人；缺失不是单调的",
        "asked all {n}, complete {complete}; not monotone",
    ),
    "report.missing.more": ("；另有{number}种组合未列出", "; {number} more patterns"),
    "report.missing.all": ("全部{number}题", "All {number}"),
    "report.missing.patterns_read": (
        "每行是恰好缺失这些题目的人，基数为各题均被问到者，最多列出十种。"
        "单调：题目可以排成一个次序，缺了前面的，后面的也都缺。",
        "Each line: those who lack exactly these, of all who were asked every question; ten patterns at "
        "most. Monotone: the questions have an order in which whoever lacks one lacks all after it.",
    ),
    "report.missing.complete_read": (
        "α、意愿与参与之差和回归只用完整应答者；量表得分只要求达到规定的最少题数。回归一行为其共同样本。",
        "Alpha, gaps and regressions rest on complete cases; a scale score asks only for its minimum of "
        "items. Of a regression, the common sample.",
    ),
    "report.missing.bounds_read": (
        "下界、上界：把被问到而没有有效回答的人全部算作“否”或全部算作“是”（差值则取两者最不利的组合）；"
        "不论他们会怎样回答，区间都按所标的置信水平覆盖真值（Imbens与Manski，2004）。",
        "Bounds: all who were asked and gave no valid answer count as no, or as yes (of a gap: the two worst "
        "ways). Whatever they would have said, the interval covers the true value at its level (Imbens "
        "and Manski 2004).",
    ),
    "report.missing.widest": (
        "受无应答影响最大的是“{what}”（{heading}，{told}%）：即使被问到而未作有效回答的{silent}人全部算作“否”，"
        "也不低于{low}%；全部算作“是”，也不高于{high}%。",
        "Nonresponse leaves '{what}' most open ({heading}, {told}%): even if all {silent} who were asked and "
        "gave no valid answer counted against it, it would be at least {low}%; counted for it, at most "
        "{high}%.",
    ),
    "note.lost_coefficients": (
        "有{rows}个信度系数在某些复制中无法计算，这些复制不计入其方差，误差可能偏小。",
        "Coefficients of reliability that cannot be computed in some replicate: {rows}. Those replicates are "
        "left out of the variance, which may be too small.",
    ),
    # methods
    "report.method.base.asked_both": (
        "“两题均被问到者”：两道题都向其显示的每一位受访者，不论是否作答。",
        "Base 'asked both questions': everyone to whom both were shown, whether or not they answered.",
    ),
    "report.method.base.asked_all": (
        "“各题均被问到者”：这一组题目全部向其显示的每一位受访者，不论是否作答。",
        "Base 'asked all the questions': everyone to whom all of them were shown, whether or not they "
        "answered.",
    ),
    "report.method.interval.imbens_manski": (
        "无应答的上下界：把被问到而没有有效回答的人（未作答、说不清/不适用、无法识别）全部算作“否”或全部算作“是”；"
        "区间用Imbens与Manski（2004），不论他们会怎样回答，都按置信水平覆盖真值。",
        "Bounds for nonresponse: all who were asked and gave no valid answer (blank, don't know or not "
        "applicable, not recognised) count as no, or as yes; the interval is that of Imbens and Manski "
        "(2004), which covers the true value at the confidence level whatever they would have said.",
    ),
    "report.method.interval.log_complement": (
        "ω、删除某题后的α以及按权重和抽样设计计算的α，其区间：对log(1-系数)取t区间，标准误按抽样设计计算。",
        "Intervals of omega, of alpha without an item, and of alpha under weights or a design: t intervals "
        "of log(1 - coefficient), with the design's standard error.",
    ),
    "report.method.interval.fisher_z": (
        "题目与其余题的相关系数、φ系数的区间用Fisher z变换，标准误按抽样设计计算。",
        "Intervals of item-rest correlations and of phi: Fisher's z, with the design's standard error.",
    ),
}
