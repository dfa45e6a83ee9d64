"""Scales, Likert items, missing answers and the bounds that these leave."""

PHRASES: dict[str, tuple[str, str]] = {
    # notes
    "note.no_reliability": (
        "有 {rows} 个信度系数因完整应答不足或没有变异而无法计算。",
        "Coefficients of reliability that cannot be computed, for want of complete answers or of any that "
        "vary: {rows}.",
    ),
    "note.two_items": (
        "只有两道题的量表不能求 ω 系数：一个因子至少要三道题。",
        "A scale of two items has no omega: one factor needs at least three.",
    ),
    "note.no_factor": (
        "ω 系数没有给出：这些题目没有合理的单因子解（某题没有变异，或共同度达到 1 的 Heywood 情形）。",
        "There is no omega: these items have no proper solution with one factor (an item that does not vary, "
        "or a communality that reaches 1, a Heywood case).",
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
        "区间用Imbens与Manski（2004），不论他们会怎样回答都覆盖真值。",
        "Bounds for nonresponse: all who were asked and gave no valid answer (blank, don't know or not "
        "applicable, not recognised) count as no, or as yes; the interval is that of Imbens and Manski "
        "(2004), which covers the true value whatever they would have said.",
    ),
    "report.method.interval.log_complement": (
        "信度系数α、ω的区间：对log(1-系数)取t区间，标准误按抽样设计线性化。",
        "Intervals of alpha and omega: t intervals of log(1 - coefficient), with the design's linearised "
        "standard error.",
    ),
    "report.method.interval.fisher_z": (
        "题目与其余题相关系数的区间用Fisher z变换，标准误按抽样设计线性化。",
        "Intervals of item-rest correlations: Fisher's z, with the design's linearised standard error.",
    ),
}
