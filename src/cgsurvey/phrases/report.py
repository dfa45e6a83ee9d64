"""Sentences, headings and table notes of a report."""

PHRASES: dict[str, tuple[str, str]] = {
    # how things are put together
    "report.of_whom": ("{who}：{text}", "{who}: {text}"),
    "report.by": ("{text}（按{by}分组）", "{text}, by {by}"),
    "report.aside": ("{text}（{aside}）", "{text} ({aside})"),
    "report.with_unit": ("{label}（{unit}）", "{label} ({unit})"),
    "report.p": ("p{sign}{value}", "p {sign} {value}"),
    "report.semicolon": ("；", "; "),
    "report.concerns": ("{text}（涉及：{what}）", "{text} (Concerns: {what}.)"),
    "report.contrast": ("{first} 减 {second}", "{first} minus {second}"),
    "report.reached": ("得到{element}服务", "Reached by: {element}"),
    "report.intercept": ("截距", "Intercept"),
    "report.dummy": ("{variable}：{category}", "{variable}: {category}"),
    "report.at_least": ("{low}及以上", "{low} or more"),
    "report.at_most": ("{high}及以下", "{high} or less"),
    "report.between": ("{low}至{high}", "{low} to {high}"),
    "report.treated": ("接受者", "treated"),
    "report.untreated": ("未接受者", "untreated"),
    "report.with": ("取“{what}”者", "with '{what}'"),
    "report.without": ("其他人", "without"),
    "report.reached_by": ("{number}类", "{number}"),
    "report.was_reached": ("得到服务", "reached"),
    "report.not_reached": ("未得到服务", "not reached"),
    "report.table_number": ("表{number}  ", "Table {number}. "),
    "report.figure_number": ("图{number}  ", "Figure {number}. "),
    "report.yes": ("是", "yes"),
    "report.no": ("否", "no"),
    "report.synthetic": (
        "合成数据：本报告的数据由程序生成，仅作演示，不是真实调查结果。",
        "SYNTHETIC DATA: these data were generated for demonstration. They are no real survey.",
    ),
    "report.internal": (
        "内部资料：人数较少的格子未作隐去处理，不得公开发布。",
        "INTERNAL: cells with few people are not suppressed. Not for publication.",
    ),
    "report.small": (
        "{mark}：不足10人，或除此之外的人不足10人；公开前须隐去。",
        "{mark}: fewer than 10 people, or fewer than 10 others; to be suppressed before publication.",
    ),
    # sections
    "report.section": ("{number}、{heading}", "{number}. {heading}"),
    "report.subsection": ("（{number}）{heading}", "{number} {heading}"),
    "report.appendix": ("附录{number}  {heading}", "Appendix {number}. {heading}"),
    "report.section.overview": ("概览", "Overview"),
    "report.section.elements": ("服务要素的覆盖与改善情况", "Coverage by element, and improvements"),
    "report.section.belonging": ("量表得分与相关因素", "Scales, items and what goes with them"),
    "report.section.groups": ("群体与社区比较", "Groups and communities compared"),
    "report.section.glance": ("调查概况", "The survey at a glance"),
    "report.section.satisfaction": ("满意度", "Satisfaction"),
    "report.section.coverage": ("服务要素覆盖", "Coverage by element"),
    "report.section.supply": ("居民需求与服务供给", "Services wanted and received"),
    "report.section.participation": ("参与意愿与实际参与", "Willingness and participation"),
    "report.section.improvements": ("改善情况", "Improvements"),
    "report.section.thresholds": ("达到设定标准的比例", "Shares at or above a threshold"),
    "report.section.scales": ("量表得分", "Scale scores"),
    "report.section.differences": ("组间差异", "Differences between groups"),
    "report.section.regression": ("回归分析", "Regression"),
    "report.section.weak": ("需要谨慎看待的结果", "What is weak"),
    "report.section.frequencies": ("逐题统计", "Every question"),
    "report.section.facts": ("背景情况", "Background"),
    "report.section.methods": ("统计方法", "Methods"),
    # headings of columns
    "report.heading.%": ("{label}（%）", "{label} (%)"),
    "report.heading.points": ("{label}（百分点）", "{label} (points)"),
    "report.interval": ("{level}%置信区间", "{level}% CI"),
    "report.heading.estimate": ("估计值", "Estimate"),
    "report.heading.n": ("n", "n"),
    "report.heading.n_weighted": ("加权n", "Weighted n"),
    "report.heading.question": ("题目", "Question"),
    "report.heading.group": ("组别", "Group"),
    "report.heading.scale": ("量表", "Scale"),
    "report.heading.measure": ("指标", "Measure"),
    "report.heading.answer": ("答案", "Answer"),
    "report.heading.option": ("选项", "Option"),
    "report.heading.count": ("频数", "Count"),
    "report.heading.satisfied": ("满意人数", "Satisfied"),
    "report.heading.coverage": ("要素", "Element"),
    "report.heading.reached_by": ("要素数", "Number of elements"),
    "report.heading.supply": ("服务", "Service"),
    "report.heading.improvements": ("改善", "Improvement"),
    "report.heading.comparison": ("比较", "Comparison"),
    "report.heading.difference": ("差值", "Difference"),
    "report.heading.slope": ("每单位变化", "Change per unit"),
    "report.heading.t": ("t", "t"),
    "report.heading.df": ("df", "df"),
    "report.heading.p": ("p", "p"),
    "report.heading.p_plain": ("未校正", "plain"),
    "report.heading.p_holm": ("Holm", "Holm"),
    "report.heading.p_bh": ("BH", "BH"),
    "report.heading.std_error": ("标准误", "SE"),
    "report.heading.panel": ("估计的依据", "What the estimate rests on"),
    "report.heading.value": ("数值", "Value"),
    "report.heading.term": ("变量", "Variable"),
    "report.heading.step": ("模型", "Model"),
    "report.heading.coefficient": ("系数", "Coefficient"),
    "report.heading.rows": ("数据行", "Rows"),
    "report.heading.fact": ("事项", "Fact"),
    "report.heading.unit": ("单位", "Unit"),
    "report.heading.source": ("来源", "Source"),
    # captions
    "report.caption.ledger": ("数据读入与取舍", "What was read, and what was left out"),
    "report.caption.satisfaction": ("满意率与平均得分", "Satisfaction: rates and mean scores"),
    "report.caption.thresholds": ("达到或超过界限的比例", "Shares at or above a threshold"),
    "report.caption.scales": ("量表得分与信度", "Scale scores and reliability"),
    "report.caption.means": ("数值题的均值与四分位数", "Means and quartiles of the numbers given"),
    "report.caption.responses": ("开放题与日期题的作答情况", "Open questions and dates: how many answered"),
    "report.caption.ranking": ("{what}（排序）", "{what} (ranking)"),
    "report.caption.frequencies": ("各题答案的分布", "Answers to every question"),
    "report.caption.frequency": ("{what}", "{what}"),
    "report.caption.multiple": ("{what}（多选）", "{what} (several answers allowed)"),
    "report.caption.coverage": ("{what}：各要素的覆盖率", "{what}: coverage of each element"),
    "report.caption.reached_by": (
        "{what}：每人得到几类要素的服务",
        "{what}: how many elements reached a respondent",
    ),
    "report.caption.mean_elements": (
        "{what}：人均得到几类要素的服务",
        "{what}: mean number of elements that reached a respondent",
    ),
    "report.caption.supply": ("{what}：需要与得到", "{what}: wanted and received"),
    "report.caption.improvements": ("{what}：两种基数下的比例", "{what}: shares on both bases"),
    "report.caption.participation": ("参与意愿与实际参与", "Willingness and participation"),
    "report.caption.differences": ("组间差异", "Differences between groups"),
    "report.caption.panel": ("{model}：系数以哪些数据为依据", "{model}: what the coefficient rests on"),
    "report.caption.ladder": ("{model}：因变量为“{outcome}”", "{model}: regression of '{outcome}'"),
    "report.caption.corrections": (
        "{model}：“{treatment}”的系数在不同标准误下的检验",
        "{model}: the coefficient of '{treatment}' under different standard errors",
    ),
    "report.caption.associations": (
        "{model}：“{treatment}”与其他变量的关联",
        "{model}: how '{treatment}' goes with the other variables",
    ),
    "report.caption.facts": ("问卷之外的事实", "Facts from outside the questionnaires"),
    # numbers in sentences
    "report.value.proportion": ("{value}%", "{value}%"),
    "report.value.points": ("{value}个百分点", "{value} percentage points"),
    "report.value.score": ("{value}分", "{value}"),
    "report.value.value": ("{value}", "{value}"),
    "report.value.outcome": ("{value}", "{value}"),
    "report.value.coefficient": ("{value}", "{value}"),
    "report.value.elements": ("{value}类", "{value}"),
    "report.figure.full": (
        "{value}（{level}%置信区间{interval}，n={n}）",
        "{value} ({level}%\u00a0CI\u00a0{interval}, n\u00a0=\u00a0{n})",
    ),
    "report.figure.bare": ("{value}（无区间，n={n}）", "{value} (no interval, n\u00a0=\u00a0{n})"),
    "report.in.proportion": ("{label}（%）", "{label} (%)"),
    "report.in.points": ("{label}（百分点）", "{label} (points)"),
    "report.in.score": ("{label}（分）", "{label} (score)"),
    "report.in.value": ("{label}", "{label}"),
    "report.in.test": ("{label}", "{label}"),
    # bases
    "report.base.one": (
        "{base}，n={n}{weighted}；{left_out}。",
        "{base}, n = {n}{weighted}; {left_out}.",
    ),
    "report.base": ("基数：{text}", "Base: {text}"),
    "report.base.for": ("基数（{who}）：{text}", "Base ({who}): {text}"),
    "report.of_group": ("{group}（{label}）", "{group} ({label})"),
    "report.base.weighted": ("，加权n={n}", ", weighted n = {n}"),
    "report.base.all": ("无未计入者", "nobody is left out"),
    "report.base.left_out": (
        "应答范围{eligible}人，未计入：{reasons}",
        "of {eligible} eligible, left out: {reasons}",
    ),
    "report.base.many_all": ("{base}；无未计入者。", "{base}; nobody is left out."),
    "report.base.many": ("{base}。未计入：{parts}。", "{base}. Left out: {parts}."),
    "report.base.of": ("{labels}：{left_out}", "{labels}: {left_out}"),
    "report.base.of_each": ("{labels}各为：{left_out}", "{labels}, each: {left_out}"),
    "report.base.of_all": (
        "{base}。未计入，各行均为：{left_out}。",
        "{base}. Left out of each line: {left_out}.",
    ),
    "report.base.by_group": (
        "{base}，各组人数见n列，未计入的人数见各题标题。",
        "{base}; n of each group stands in its column, those left out in the heading of each question.",
    ),
    "report.base.by_line": (
        "{base}，各行人数见表中的n；未计入的人数和原因见机器可读的结果（report.json）。",
        "{base}; the n of each line stands in the table, those left out and why in the machine-readable "
        "results (report.json).",
    ),
    "report.base.left_out_short": ("未计入：{reasons}", "left out: {reasons}"),
    "report.base.short": ("n={n}{weighted}", "n = {n}{weighted}"),
    "report.reason": ("{reason}{n}人", "{n} {reason}"),
    "report.base.counts": ("频数和n均未加权。", "Counts and n are unweighted."),
    # at a glance
    "report.glance.opening": ("本次调查的有效答卷：{groups}。", "Valid answers of this survey: {groups}."),
    "report.glance.opening_year": (
        "本次调查于{year}年进行，有效答卷：{groups}。",
        "Survey of {year}. Valid answers: {groups}.",
    ),
    "report.glance.group": ("{who}{n}份", "{who} {n}"),
    "report.ledger.read": ("读入", "Read"),
    "report.ledger.set_aside": ("未纳入分析：{reason}", "Set aside: {reason}"),
    "report.ledger.analysed": ("进入分析", "Analysed"),
    "report.ledger.outside": ("其中不在研究总体内", "Of these outside the population"),
    "report.ledger.respondents": ("研究总体内的受访者", "Respondents in the population"),
    "report.ledger.file": ("{who}：文件 {file}。", "{who}: file {file}."),
    "report.ledger.file_sheet": (
        "{who}：文件 {file}，工作表“{sheet}”。",
        "{who}: file {file}, sheet '{sheet}'.",
    ),
    "report.ledger.places": (
        "{who}：未纳入分析（{reason}）的是表格{rows}。",
        "{who}: set aside ({reason}): {rows}.",
    ),
    "report.row": ("第{rows}行", "spreadsheet row {rows}"),
    "report.rows": ("第{rows}行", "spreadsheet rows {rows}"),
    "report.rows_of_many": (
        "第{rows}行等，共{number}行",
        "spreadsheet rows {rows} and so on, {number} in all",
    ),
    "report.sample.community": (
        "{who}：以社区为抽样单元，共{psus}个社区{strata}，自由度{df}；{weights}。",
        "{who}: the community is the sampling unit; {psus} communities{strata}, {df} degrees of freedom; "
        "{weights}.",
    ),
    "report.sample.psu": (
        "{who}：共{psus}个抽样单元{strata}，自由度{df}；{weights}。",
        "{who}: {psus} sampling units{strata}, {df} degrees of freedom; {weights}.",
    ),
    "report.sample.row_declared": (
        '{who}：按研究声明的简单随机样本处理（psu = "none"）{strata}，自由度{df}；{weights}。',
        '{who}: treated as a simple random sample, as the study declares (psu = "none"){strata}, {df} '
        "degrees of freedom; {weights}.",
    ),
    "report.sample.row": (
        "{who}：没有声明社区或抽样单元，按简单随机样本处理{strata}，自由度{df}；{weights}。"
        "若受访者实际上是按社区抽取的，这里的区间就偏窄。",
        "{who}: no community or sampling unit is declared, so this is treated as a simple random sample"
        "{strata}, {df} degrees of freedom; {weights}. If people were in fact drawn by community, the "
        "intervals are too narrow.",
    ),
    "report.sample.strata": ("，分{strata}层", ", {strata} strata"),
    "report.sample.weighted": (
        "加权（权重之和{sum}，权重的Kish设计效应{deff}）",
        "weighted (sum of weights {sum}, Kish design effect of the weights {deff})",
    ),
    "report.sample.unweighted": ("未加权", "unweighted"),
    "report.sample.also": ("；{text}", "; {text}"),
    "report.sample.finite": ("已作有限总体校正", "with finite population correction"),
    "report.sample.finite_units": (
        "已对抽样单元作有限总体校正（单元内若也是抽样，其误差未计入，区间偏窄）",
        "with finite population correction of the sampling units (where people were sampled inside them, "
        "that error is not counted, and intervals are too narrow)",
    ),
    "report.sample.lonely.fail": (
        "有的层只有一个抽样单元，涉及它的抽样误差无从估计",
        "some stratum has a single sampling unit, and errors that involve it cannot be known",
    ),
    "report.sample.lonely.adjust": (
        "只有一个抽样单元的层按其与总均值之差计入方差（adjust）",
        "strata with a single sampling unit count by their distance from the overall mean (adjust)",
    ),
    "report.sample.lonely.average": (
        "只有一个抽样单元的层按其他层的平均方差计入（average）",
        "strata with a single sampling unit count as the mean of the others (average)",
    ),
    "report.sample.lonely.remove": (
        "只有一个抽样单元的层不计入方差（remove），区间可能偏窄",
        "strata with a single sampling unit add nothing to the variance (remove), so that intervals may be "
        "too narrow",
    ),
    "report.untranslated": (
        "没有所选语言文字的标签按原样列出。",
        "Labels that have no English text are shown as they stand.",
    ),
    "report.problems": ("数据中需要核对之处：", "To be checked in the data:"),
    "report.remarks": ("读入时的处理：", "Done in reading:"),
    # topics
    "report.mean_elements": (
        "每人平均得到的服务要素为{figure}。",
        "Mean number of elements that reached a respondent: {figure}.",
    ),
    "report.mcnemar": (
        "{what}：McNemar精确检验（未加权），{p}，n={n}。",
        "{what}: exact McNemar test (unweighted), {p}, n = {n}.",
    ),
    "report.independence": (
        "“{by}”各组答案分布相同的检验：Rao-Scott F({df_num}, {df_den})={f}，{p}，n={n}。",
        "Whether the answers are alike in every group of '{by}': Rao-Scott F({df_num}, {df_den}) = {f}, {p}, "
        "n = {n}.",
    ),
    "report.differences.read": (
        "差值为前一组减后一组；Holm和BH是对本表全部比较校正后的p值。",
        "The first group minus the second; Holm and BH are p values adjusted over all comparisons of this "
        "table.",
    ),
    "report.differences.shown": (
        "所作的{number}项比较中，只列出经Holm校正后能与0区分的{clear}项（p<0.05）；"
        "其余{others}项见机器可读的结果（report.json）。",
        "Of {number} comparisons, the {clear} that are distinguishable from 0 after Holm's adjustment are "
        "shown (p < 0.05); the other {others} are in the machine-readable results (report.json).",
    ),
    "report.differences.none": (
        "所作的{number}项比较中，经Holm校正后没有一项能与0区分（p<0.05），不逐项列出；"
        "全部比较见机器可读的结果（report.json）。",
        "Of {number} comparisons, none is distinguishable from 0 after Holm's adjustment (p < 0.05), and "
        "none is listed here: all are in the machine-readable results (report.json).",
    ),
    "report.differences.df": ("t检验的自由度均为{df}。", "All t tests have {df} degrees of freedom."),
    # regression
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
    "report.facts.read": (
        "由研究文件给出，不是由问卷计算的。",
        "Given by the study file, not computed from the questionnaires.",
    ),
    # methods
    "report.method.missing": (
        "缺失分为三种：未问及（跳过）、未作答、声明为“说不清/不适用”的答案；三者都不进入基数，并分别计数。"
        "多选题一项未选是有效回答。",
        "Three kinds of missing are kept apart: not asked (skipped), left blank, and answers declared as "
        "don't know or not applicable. None is in a base and each is counted. Ticking nothing in a question "
        "with several answers is an answer.",
    ),
    "report.method.base.answered": (
        "“回答该题者”：被问到且作出有效回答的人，中间态度者计入基数。",
        "Base 'answered the question': all who were asked and answered validly; the neutral are in it.",
    ),
    "report.method.base.answered_both": (
        "“两题均回答者”：两道题都有有效回答的人。",
        "Base 'answered both questions': those with a valid answer to both.",
    ),
    "report.method.base.answered_all": (
        "“各题均回答者”：所用各题都有有效回答的人。",
        "Base 'answered all the questions': those with a valid answer to every question used.",
    ),
    "report.method.base.responses": (
        "“全部选择次数”：回答者选中选项的总次数，各选项之和为100%。",
        "Base 'all ticks': all options ticked by those who answered; the options add up to 100%.",
    ),
    "report.method.base.respondents": (
        "“全部受访者”：研究总体内的每一位受访者，不论是否有该需要。",
        "Base 'all respondents': every respondent of the population, in need or not.",
    ),
    "report.method.base.in_need": (
        "“有该需要者”：回答了问题且有相应需要的人。",
        "Base 'those with the need': respondents who answered and had the need.",
    ),
    "report.method.base.willing": (
        "“愿意参与者”：两题均回答且表示愿意的人。",
        "Base 'the willing': the willing among those who answered both questions.",
    ),
    "report.method.base.asked": (
        "“被问到者”：题目向其显示的每一位受访者，不论是否作答。",
        "Base 'asked the question': everyone to whom it was shown, whether or not they answered.",
    ),
    "report.method.base.rankers": (
        "“给出名次者”：给该选项排了名次的人。",
        "Base 'ranked the option': respondents who gave the option any rank.",
    ),
    "report.method.base.scored": (
        "“量表有效得分者”：回答的题目数不少于该量表规定的最少题数的人。",
        "Base 'scored on the scale': those who answered at least the minimum number of its items.",
    ),
    "report.method.base.common_sample": (
        "“共同样本”：在最完整的模型中各变量都不缺失的行，所有模型都用这些行。",
        "Base 'common sample': the rows complete in every step of the ladder; all models use these.",
    ),
    "report.method.variance": (
        "抽样误差用泰勒线性化估计，第一阶段视为有放回抽样；自由度为抽样单元数减层数。子群体在完整的设计中估计。",
        "Sampling error is by Taylor linearisation, with replacement at the first stage; degrees of freedom "
        "are sampling units minus strata. Subgroups are estimated inside the full design.",
    ),
    "report.method.weights": (
        "估计值用权重计算；频数和n为未加权的人数，加权n为权重之和。",
        "Estimates are weighted; counts and n are of people, and weighted n is the sum of their weights.",
    ),
    "report.method.level": ("置信水平：{level}%。", "Confidence level: {level}%."),
    "report.method.interval.logit": (
        "比例的区间在logit尺度上用t分布求得。",
        "Intervals of shares: t intervals on the logit scale.",
    ),
    "report.method.interval.korn_graubard": (
        "比例接近或等于0、100%，或有效人数很少时，用Korn-Graubard区间。",
        "Intervals of shares near or at 0 or 100%, or with few effective cases: Korn-Graubard.",
    ),
    "report.method.interval.wilson": (
        "未加权的简单随机样本，比例用Wilson区间。",
        "Intervals of shares in an unweighted simple random sample: Wilson.",
    ),
    "report.method.interval.t": (
        "均值、得分和差值用t区间。",
        "Intervals of means, scores and differences: t.",
    ),
    "report.method.interval.feldt": (
        "不计权重和设计的α系数用Feldt区间（1965）。",
        "Intervals of alpha without weights and design: Feldt (1965).",
    ),
    "report.method.interval.satterthwaite": (
        "回归系数用CR2标准误和Satterthwaite自由度的t区间（Bell与McCaffrey；Pustejovsky与Tipton）。",
        "Intervals of regression coefficients: t with CR2 standard errors and Satterthwaite degrees of "
        "freedom (Bell and McCaffrey; Pustejovsky and Tipton).",
    ),
    "report.method.satisfaction_rate": (
        "满意率为选择“满意”各档者的比例；净满意率为满意者比例减不满意者比例；均值按类别的得分计算。",
        "The satisfaction rate is the share in the satisfied categories; the net rate is satisfied minus "
        "dissatisfied; means use the scores of the categories.",
    ),
    "report.method.participation_gap": (
        "意愿与参与之差按同一批人的配对数据计算；愿意与参与的比例各用其本身的基数。",
        "The gap between willing and took part is paired, from the same people; the two shares themselves "
        "stand on their own bases.",
    ),
    "report.method.difference": (
        "组间差异的标准误计入两组的协方差；p值用t分布，并对同一表的全部比较作Holm和Benjamini-Hochberg校正。",
        "Differences between groups honour the covariance of the groups; p values are by t, adjusted after "
        "Holm and after Benjamini-Hochberg over all comparisons of a table.",
    ),
    "report.method.regression": (
        "回归为线性模型，各步嵌套并使用同一批样本；固定效应以组内去均值实现；变量由研究者事先声明，没有自动筛选。",
        "Regressions are linear; the steps are nested and use the same rows; fixed effects are taken out by "
        "the within transformation; the variables are declared beforehand, never selected automatically.",
    ),
    "report.method.rounding": (
        "计算保留全部精度，只在显示时按四舍五入取位。",
        "Results keep full precision; numbers are rounded half up, only where shown.",
    ),
    "report.method.missing_number": (
        "“—”表示没有这个数：未作估计，或不适用；原因见表注。",
        "A dash (—) means that there is no such number: not estimated, or not applicable; the reason stands "
        "beneath the table.",
    ),
}
