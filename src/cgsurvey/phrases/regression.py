"""Notes and refusals of the fixed-effects ladder."""

PHRASES: dict[str, tuple[str, str]] = {
    "regression.no_rows": (
        "没有一名受访者回答了回归所需的全部题目，无法回归。请减少控制变量，或检查跳题。",
        "No respondent answered every question of the regression. Use fewer controls, or check the routing.",
    ),
    "regression.constant_outcome": (
        "因变量“{name}”在回归样本中没有差异，无法回归。",
        "The outcome '{name}' does not vary among the rows of the regression: nothing is to be explained.",
    ),
    "regression.constant_treatment": (
        "“{name}”在回归样本中没有差异（全部为是，或全部为否），无从比较。",
        "'{name}' does not vary among the rows of the regression: there is nobody to compare with.",
    ),
    "regression.one_cluster": (
        "回归样本全部来自同一个聚类（{name}），无法估计标准误。请另选 cluster，或不作回归。",
        "All rows of the regression are in one cluster ({name}), so standard errors cannot be estimated. "
        "Choose another cluster, or leave the regression out.",
    ),
    "regression.too_few_rows": (
        "回归样本只有{n}人，而模型有{parameters}个参数，无法估计。请减少控制变量或固定效应。",
        "The regression has {n} rows and {parameters} coefficients, which cannot be estimated. Use fewer "
        "controls or fixed effects.",
    ),
    "regression.outcome_in_itself": (
        "因变量“{outcome}”与 {names} 用到同一道题，不能用它解释自己。请换掉其中之一。",
        "The outcome '{outcome}' shares a question with {names}: nothing explains itself. Replace one "
        "of them.",
    ),
    "regression.name_twice": (
        "回归中重复使用了{names}：因变量、核心自变量、控制变量、固定效应和聚类变量各只能写一次。请各保留一处。",
        "The regression names {names} more than once: outcome, treatment, controls, fixed effects and "
        "clusters stand once each. Keep one.",
    ),
    "regression.unit.community": ("社区", "communities"),
    "regression.unit.psu": ("抽样单元", "sampling units"),
    "regression.unit.stratum": ("层", "strata"),
    "regression.unit.row": ("受访者", "respondents"),
    "regression.unit.of": ("“{label}”组", "groups of '{label}'"),
    "regression.reached": ("得到{element}服务", "Reached by: {element}"),
    "regression.side.with": ("取“{what}”者", "with '{what}'"),
    "regression.side.others": ("其他人", "without"),
    "regression.side.reached": ("接受者", "with it"),
    "regression.side.not_reached": ("未接受者", "without it"),
    "regression.side.value": ("取值{what}者", "at {what}"),
    "regression.asked.least": ("{low}及以上", "{low} or more"),
    "regression.asked.most": ("{high}及以下", "{high} or less"),
    "regression.asked.between": ("{low}至{high}", "{low} to {high}"),
    "regression.rests.few.parts": (
        "“{treatment}”的系数依据的是{levels_with_both}个{unit}中的少数人：{side}{fewer}人"
        "（全样本{with_it}{treated}人、{without}{untreated}人；共{levels}个{unit}，"
        "其中{levels_with_both}个两类人都有，含{rows_in_both}人）。",
        "The coefficient of '{treatment}' rests on {fewer} respondents {side} (in all, {treated} {with_it} "
        "and {untreated} {without}; {unit} with both kinds: {levels_with_both} of {levels}, with "
        "{rows_in_both} respondents).",
    ),
    "regression.rests.compared.parts": (
        "“{treatment}”的系数比较的是{with_it}{treated}人与{without}{untreated}人；"
        "共{levels}个{unit}，其中{levels_with_both}个两类人都有，含{rows_in_both}人。",
        "The coefficient of '{treatment}' compares {treated} respondents {with_it} and {untreated} "
        "{without} ({unit} with both kinds: {levels_with_both} of {levels}, with {rows_in_both} "
        "respondents).",
    ),
    "regression.rests.compared.rows": (
        "“{treatment}”的系数比较的是{with_it}{treated}人与{without}{untreated}人。",
        "The coefficient of '{treatment}' compares {treated} respondents {with_it} and {untreated} "
        "{without}.",
    ),
    "regression.rests.apart.parts": (
        "“{treatment}”：共{levels}个{unit}，{with_it}{treated}人在其中{levels_with_treated}个，"
        "{without}{untreated}人在其中{levels_with_untreated}个。",
        "'{treatment}': {treated} respondents {with_it} in {levels_with_treated} of {levels} {unit}, and "
        "{untreated} {without} in {levels_with_untreated}.",
    ),
    "regression.rests.measured.parts": (
        "“{treatment}”在{levels}个{unit}中的{levels_with_both}个内部有差异，含{rows_in_both}人。",
        "'{treatment}' varies inside {levels_with_both} of {levels} {unit}, with {rows_in_both} respondents.",
    ),
    "regression.rests.measured.rows": (
        "“{treatment}”的系数依据的是{n}人之间的差异。",
        "The coefficient of '{treatment}' rests on differences between {n} respondents.",
    ),
    "regression.reason.none": (
        "它在任何一个{unit}内部都没有差异，无法在{unit}内部比较。",
        " It varies inside none of the {unit}, so nobody can be compared inside one.",
    ),
    "regression.reason.together": (
        "各固定效应合在一起完全决定了它，没有剩余的差异可供比较。",
        " The fixed effects together account for all of it, so there is nothing left to compare.",
    ),
    "regression.reason.one": (
        "它只在一个{unit}内部有差异，该处的特殊情况与它的作用无法区分。",
        " It varies inside only one of the {unit}, so whatever is special about that one cannot be told "
        "apart.",
    ),
    "regression.reason.alone": (
        "其中一个{unit}独自决定了系数：去掉它便无从比较，它的特殊情况与该变量的作用无法区分。",
        " One of the {unit} alone determines the coefficient: without it there is nothing to compare, so "
        "whatever is special about that one cannot be told apart.",
    ),
    "regression.reason.concentrated": (
        "该变量的有效差异有{share:.1%}集中在“{name}”。",
        " {share:.1%} of what varies is held by '{name}' alone.",
    ),
    "regression.reason.between": (
        "它在任何一个{between}内部都没有差异，所作的是{between}之间的比较：{between}之间未被控制的其他差别也计入系数。",
        " It varies inside none of the {between}: the comparison is between them, and whatever else differs "
        "between them and is not controlled for is part of the coefficient.",
    ),
    "regression.reason.df": (
        "有效自由度只有{df:.1f}。",
        " There are only {df:.1f} effective degrees of freedom.",
    ),
    "regression.reason.no_df": (
        "标准误无从估计。",
        " The standard error cannot be estimated.",
    ),
    "regression.verdict.not_estimable": (
        "{rests}{reasons}结论：不可估计。",
        "{rests}{reasons} Verdict: not estimable.",
    ),
    "regression.verdict.too_thin": (
        "{rests}{reasons}结论：依据过于单薄，无论p值大小，都不足以判断。",
        "{rests}{reasons} Verdict: too thin to judge, whatever the p value.",
    ),
    "regression.verdict.fragile": (
        "{rests}{reasons}结论：依据脆弱，应谨慎表述。",
        "{rests}{reasons} Verdict: fragile; word it with care.",
    ),
    "regression.verdict.supported": (
        "{rests}{reasons}结论：数据足以支持对该系数的估计。",
        "{rests}{reasons} Verdict: the data support an estimate of this coefficient.",
    ),
    "regression.absorbed": (
        "“{treatment}”在任何{unit}内部都没有差异，被固定效应完全吸收，第{steps}步没有它的系数。"
        "如它本来就是{unit}层面的变量，便不能与固定效应同时估计。",
        "'{treatment}' never varies inside any of the {unit}: the fixed effects absorb it, and step(s) "
        "{steps} have no coefficient for it. A variable of that level cannot be estimated beside them.",
    ),
    "regression.absorbed_together": (
        "各固定效应合在一起完全决定了“{treatment}”，第{steps}步没有它的系数。请减少固定效应。",
        "The fixed effects together account for all of '{treatment}': step(s) {steps} have no coefficient "
        "for it. Use fewer fixed effects.",
    ),
    "regression.cluster.community": (
        "标准误按社区聚类（模型没有声明 cluster 时的默认做法）。",
        "Standard errors are clustered by community, the default where the model declares no cluster.",
    ),
    "regression.cluster.psu": (
        "标准误按抽样单元聚类（模型没有声明 cluster、问卷没有声明社区时的默认做法）。",
        "Standard errors are clustered by sampling unit, the default where no cluster and no community is "
        "declared.",
    ),
    "regression.cluster.row": (
        "没有声明社区、抽样单元或 cluster，每名受访者自成一类：标准误只对异方差稳健，"
        "未计入同一社区居民的相似性，可能偏小。",
        "No community, sampling unit or cluster is declared, so every respondent is a cluster of its own: "
        "standard errors allow for unequal spread only, not for likeness inside communities, and may be too "
        "small.",
    ),
    "regression.listwise": (
        "应答范围{eligible}人中，{lost}人因有题目未作有效回答而未进入回归，各步共用{n}人。",
        "Of {eligible} eligible respondents, {lost} lack a valid answer to some question of the model and "
        "are left out; every step uses the same {n}.",
    ),
    "regression.samples_differ": (
        "若各步分别取样，样本量依次为{sizes}人；此处各步统一使用{n}人，系数才可比较。",
        "Taken alone, the steps would have {sizes} respondents; all use the same {n}, so that coefficients "
        "can be compared.",
    ),
    "regression.collinear": (
        "{terms} 与排在前面的变量完全共线，或没有人属于该类，未进入模型。",
        "{terms}: collinear with the variables before, or without any respondent; left out of the model.",
    ),
    "regression.singletons": (
        "有{number}个{unit}只有1名受访者：仍留在样本中，但对组内比较没有贡献。",
        "With a single respondent: {number} of the {unit}. They stay in the sample and add nothing to "
        "comparisons inside.",
    ),
    "regression.exact": (
        "第{steps}步的模型恰好拟合全部数据，没有残差，不给出标准误。",
        "The model of step(s) {steps} fits the data exactly; without residuals there are no standard errors.",
    ),
    "regression.no_std_error": (
        "{terms} 的系数在某一步中完全由单独一个聚类决定，其标准误无从估计，不予给出。",
        "In some step, the coefficient of {terms} is determined by one cluster alone: its standard error "
        "cannot be estimated and is not given.",
    ),
    "regression.design.observational": (
        "本研究是观察性的：系数表示“{treatment}”与因变量的关联，不能说明前者导致后者变化。",
        "The study is observational: the coefficient is an association of '{treatment}' with the outcome, "
        "and does not show that the one changes the other.",
    ),
    "regression.design.experimental": (
        "研究声明为实验设计：在分组确为随机的前提下，系数可解释为“{treatment}”的效应。",
        "The study is declared as an experiment: where assignment was truly random, the coefficient is the "
        "effect of '{treatment}'.",
    ),
}
