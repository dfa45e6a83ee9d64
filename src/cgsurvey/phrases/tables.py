"""Tables of one question by another, quantiles, and comparisons of groups."""

PHRASES: dict[str, tuple[str, str]] = {
    # the study file
    "study.table_by_itself": (
        "{table}：“{name}”不能与自身交叉。请在 by 中写另一道题。",
        "{table}: '{name}' cannot be tabulated by itself. Give another variable in by.",
    ),
    "study.is.tables": ("一张交叉表（[tables]）", "a table ([tables])"),
    "study.table_twice": (
        "{table} 与 [tables.{name}] 是同一张表，请删去一个。",
        "{table} is the same table as [tables.{name}]. Delete one of them.",
    ),
    # notes of a statistic
    "note.overlapping": (
        "多选题的选项相互重叠，各比例之和可以超过100%；独立性按选项逐个检验，p值按全部选项校正。",
        "The options of a question with several answers overlap, so shares may add up to more than 100%; "
        "independence is tested option by option, with p values adjusted over the options.",
    ),
    "note.overlapping_both": (
        "两题都是多选题，选项相互重叠，各比例之和可以超过100%；不作整表的独立性检验，每格见其残差。",
        "Both questions allow several answers, which overlap, so shares may add up to more than 100%. "
        "Independence of the whole table is not tested; the residuals tell cell by cell.",
    ),
    "note.no_independence": (
        "有{number}项独立性检验无法进行：有回答的行或列不足两个，或抽样设计不足以估计误差。",
        "Tests of independence that could not be made: {number}. Fewer than two rows or columns have "
        "answers, or the design cannot tell the sampling error.",
    ),
    "note.sparse": (
        "{cells}格中有{number}格的期望频数不足{limit}，检验只是近似。",
        "Cells with an expected count under {limit}: {number} of {cells}. The tests are rough.",
    ),
    "note.zero_cell": (
        "四格中有空格，优势比及其区间无法估计。",
        "One of the four cells is empty, so the odds ratio cannot be estimated.",
    ),
    "note.open_quantile": (
        "有{rows}个分位数的应答者太少或太靠近两端，Woodruff区间的一端超出数据，不给出区间。",
        "Quantiles without an interval, since one end of Woodruff's lies beyond the data (too few "
        "respondents, or too near the ends): {rows}.",
    ),
    "note.tied_quantile": (
        "有{rows}个分位数处许多人取同一数值，区间没有宽度，故不给出；这不表示没有误差。",
        "Quantiles at a value that many respondents share, so that the interval would have no width and is "
        "not given: {rows}. That does not mean that they are without error.",
    ),
    "note.flat_group": (
        "有{rows}项比较，其中一组的答案毫无差异，看不出该组的抽样误差；区间和p值只含另一组的误差，显得过于确切。",
        "Comparisons with a group whose answers do not vary, and so show no error: {rows}. Interval and p "
        "carry the error of the other group alone, and claim too much.",
    ),
    "note.no_joint_test": (
        "有的组毫无差异或抽样单元太少，各组误差不能分开，无法作总体检验。",
        "Some groups do not vary, or are in too few sampling units to tell their errors apart, so the joint "
        "test of all groups cannot be made.",
    ),
    # the report
    "report.section.tables": ("交叉分析", "One question by another"),
    "report.caption.crosstab.groups": ("{what}：占各组的百分比", "{what}: per cent of each group"),
    "report.caption.crosstab.answers": ("{what}：占各答案的百分比", "{what}: per cent of each answer"),
    "report.caption.crosstab.all": ("{what}：占全部的百分比", "{what}: per cent of all"),
    "report.caption.crosstab.residuals": (
        "{what}：校正标准化残差",
        "{what}: adjusted standardised residuals",
    ),
    "report.caption.crosstab.tests": ("{what}：逐项独立性检验", "{what}: tests of independence by option"),
    "report.crosstab.all": ("合计", "All"),
    "report.crosstab.of_groups": (
        "每列以该组中两题均回答者为基数，n见表头。",
        "Base of each column: members of the group who answered both questions; n stands in its heading.",
    ),
    "report.crosstab.of_answers": (
        "每行以作此回答且两题均回答者为基数，n见n列。",
        "Base of each line: those who gave the answer and answered both questions; n stands in its column.",
    ),
    "report.crosstab.residuals": (
        "残差为实际占比减独立时的期望占比，再除以按抽样设计估计的标准误；p值按全部格作Holm校正。"
        "正值表示多于两题无关时的人数。",
        "Residual: observed minus expected share over its design-based standard error; p is adjusted over "
        "all cells after Holm. Positive: more people than if the questions were unrelated.",
    ),
    "report.crosstab.odds": (
        "“{level}”组选择“{answer}”的优势是另一组的{figure}，{p}。",
        "The odds of '{answer}' in the group '{level}' are those of the other group times {figure}, {p}.",
    ),
    "report.crosstab.option_tests": (
        "每个选项各作一次二阶Rao-Scott检验；p值按全部选项校正。",
        "One second-order Rao-Scott test for each option; p values are adjusted over the options.",
    ),
    "report.heading.per_cent": ("%", "%"),
    "report.heading.residual": ("残差", "Residual"),
    "report.heading.p_adjusted": ("p（Holm）", "p (Holm)"),
    "report.heading.f": ("F", "F"),
    "report.heading.df_num": ("分子df", "df 1"),
    "report.heading.df_den": ("分母df", "df 2"),
    "report.heading.d": ("d", "d"),
    "report.heading.standardised": ("标准化差值", "Standardised"),
    "report.differences.d": (
        "d为标准化差值：差值除以两组方差之均值的平方根（Cohen 1988；Austin 2009）。",
        "d is the standardised difference: over the root of the mean of both groups' variances (Cohen 1988; "
        "Austin 2009).",
    ),
    "report.differences.joint": (
        "各组相同的检验：F({df_num}, {df_den})={f}，{p}",
        "test that all groups are the same: F({df_num}, {df_den}) = {f}, {p}",
    ),
    "report.differences.tested": ("{label}（{test}）", "{label} ({test})"),
    "report.differences.joint_said": (
        "“{what}”各组相同的检验：F({df_num}, {df_den})={f}，{p}。",
        "{what}, test that all groups are the same: F({df_num}, {df_den}) = {f}, {p}.",
    ),
    "report.value.sd": ("{value}个标准差", "{value} standard deviations"),
    "report.value.ratio": ("{value}倍", "{value}"),
    "report.method.base.in_group": (
        "“该组中两题均回答者”：属于该组且两题都有有效回答的人。",
        "Base 'of the group, answered both': members of the group with a valid answer to both questions.",
    ),
    "report.method.base.with_answer": (
        "“作此回答者”：给出该答案且两题都有有效回答的人。",
        "Base 'gave the answer': those in the category with a valid answer to both questions.",
    ),
    "report.method.interval.log": (
        "优势比和提升度的区间在对数尺度上用t分布求得。",
        "Intervals of odds ratios and of lifts: t intervals on the log scale.",
    ),
    "report.method.interval.woodruff": (
        "中位数和四分位数用Woodruff区间：在该数值及以下者的比例求t区间，再换回数值。",
        "Intervals of medians and quartiles: Woodruff, the t interval of the share at or below, carried back "
        "to values.",
    ),
    "report.method.crosstab": (
        "交叉表给出占各组、占各答案和占全部的百分比；独立性用二阶Rao-Scott检验，校正标准化残差的标准误按抽样设计线性化估计。",
        "Tables of two questions give per cent of the group, of the answer and of all; independence is "
        "tested by Rao-Scott F of the second order; residuals have design-based standard errors.",
    ),
}
