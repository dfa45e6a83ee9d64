"""What a report says of its models: what they rest on, their steps, and their rows."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.model.opening": (
        "{model}：因变量“{outcome}”，取值{low}至{high}，标准差{sd}；考察“{treatment}”。",
        "{model}: the outcome is '{outcome}', from {low} to {high}, standard deviation {sd}; the treatment "
        "is '{treatment}'.",
    ),
    "report.model.effects": ("固定效应：{effects}。", "Fixed effects: {effects}."),
    "report.model.cluster": ("标准误按{cluster}聚类。", "Standard errors are clustered by {cluster}."),
    "report.panel.treated": ("{treated}的人数", "Respondents {treated}"),
    "report.panel.untreated": ("{untreated}的人数", "Respondents {untreated}"),
    "report.panel.communities": ("{unit}数", "Number of {unit}"),
    "report.panel.communities_with_both": ("两类人都有的{unit}数", "Number of {unit} with both"),
    "report.panel.rows_in_both": ("这些{unit}的人数", "Respondents in those {unit}"),
    "report.panel.effective_sample": ("有效样本量", "Effective sample"),
    "report.panel.largest_variance_share": (
        "占处理变异最多的一个{unit}（%）",
        "Largest share of variation in one of the {unit} (%)",
    ),
    "report.panel.of_community": ("{share}（{community}）", "{share} ({community})"),
    "report.panel.leave_one_out": (
        "逐一去掉一个{left_out}后系数的范围",
        "Coefficient with one of the {left_out} left out",
    ),
    "report.panel.satterthwaite_df": ("Satterthwaite自由度", "Satterthwaite df"),
    "report.panel.minimal_detectable_effect": (
        "最小可检出值（把握度80%）",
        "Smallest coefficient detectable (power 80%)",
    ),
    "report.panel.read": (
        "只有两类人都有的{unit}才能提供{unit}之内的比较。自由度低于10为不稳固，低于4不足以判断。",
        "Only {unit} with both kinds of people tell anything within {unit}. Under 10 degrees of freedom is "
        "fragile, under 4 too thin to judge.",
    ),
    "report.ladder.effects": ("固定效应（{effects}）", "Fixed effects ({effects})"),
    "report.ladder.n": ("n", "n"),
    "report.ladder.clusters": ("聚类数", "Clusters"),
    "report.ladder.parameters": ("参数个数", "Parameters"),
    "report.ladder.r_squared": ("R²", "R²"),
    "report.ladder.r_squared_within": ("组内R²", "Within R²"),
    "report.ladder.standardised": ("系数/因变量标准差", "Coefficient / SD of outcome"),
    "report.ladder.beta": ("标准化系数（β）", "Standardised coefficient (beta)"),
    "report.ladder.verdict.not_estimable": (
        "结论：“{treatment}”的系数不可估计。",
        "Verdict: the coefficient of '{treatment}' cannot be estimated.",
    ),
    "report.ladder.verdict.too_thin": (
        "结论：“{treatment}”的系数依据过于单薄，无论p值大小，都不足以判断，不应引用为结论。",
        "Verdict: the coefficient of '{treatment}' rests on too little to judge, whatever its p value; it is "
        "not to be quoted as a finding.",
    ),
    "report.ladder.verdict.fragile": (
        "结论：“{treatment}”的系数依据脆弱，应谨慎表述。",
        "Verdict: the coefficient of '{treatment}' is fragile; word it with care.",
    ),
    "report.ladder.verdict.supported": (
        "结论：数据足以支持对“{treatment}”系数的估计。",
        "Verdict: the data support an estimate of the coefficient of '{treatment}'.",
    ),
    "report.caption.side_by_side": (
        "各回归模型并列：第一步与最后一步",
        "The regressions side by side: first and last step",
    ),
    "report.side_by_side.steps": (
        "每个模型各列两步：只含考察变量的第一步，和变量齐全的最后一步。",
        "Of each model the first step, with the treatment alone, and the last, with everything in.",
    ),
    "report.side_by_side.of": ("{columns}：{text}", "{columns}: {text}"),
    "report.side_by_side.block": ("{label}（{variables}）", "{label} ({variables})"),
    "report.side_by_side.controls": ("控制变量：{blocks}。", "Controls: {blocks}."),
    "report.ladder.errors": ("括号内为标准误：{errors}。", "In parentheses: standard errors, {errors}."),
    "report.ladder.nested": (
        "各模型用同一批样本，逐步加入变量。",
        "All models use the same rows; each adds variables.",
    ),
    "report.ladder.stars": (
        "* p<0.05，** p<0.01，*** p<0.001，按所列标准误。",
        "* p < 0.05, ** p < 0.01, *** p < 0.001, by the standard errors printed.",
    ),
    "report.ladder.no_stars": (
        "考察变量不标星号：依据太少，p值不足为凭。",
        "The treatment carries no stars: it rests on too little for its p value to be relied on.",
    ),
    "report.ladder.reference": ("参照类别：{references}。", "Reference categories: {references}."),
    "report.ladder.collinear": (
        "模型({step})中因完全共线未进入：{terms}。",
        "Left out of model ({step}) as exactly collinear: {terms}.",
    ),
    "report.corrections.read": (
        "以CR2为准，结论以它为据。",
        "CR2 is the one to go by: the verdict rests on it.",
    ),
    "report.corrections.cr1": (
        "CR1列出以便与其他软件对照，聚类少或处理分布不均时偏于乐观。",
        "CR1 is shown for comparison with other software; with few clusters, or treatment in few of them, it "
        "is too optimistic.",
    ),
    "report.corrections.factor": (
        "{kind}校正系数 {formula}{groups}：{factors}。",
        "{kind} factor {formula}{groups}: {factors}.",
    ),
    "report.corrections.two_way": ("双向CR1", "Two-way CR1"),
    "report.corrections.groups": ("，G = {number}", ", G = {number}"),
    "report.associations.difference": (
        "各变量在{treated}中的比例减去在{untreated}中的比例（模型有固定效应时为组内之差）。"
        "若差值大，系数就不只反映考察变量本身。",
        "The share among respondents {treated} minus the share among those {untreated}, within the fixed "
        "effects where there are any. Where these are large, the coefficient does not belong to the "
        "treatment alone.",
    ),
    "report.associations.slope": (
        "考察变量每增加1个单位，各变量比例的变化（模型有固定效应时在组内比较）。"
        "若差值大，系数就不只反映考察变量本身。",
        "How the share changes with one unit more of the treatment, within the fixed effects where there are "
        "any. Where these are large, the coefficient does not belong to the treatment alone.",
    ),
    "report.model.title": ("{outcome}（{treatment}）", "{outcome} ({treatment})"),
}
