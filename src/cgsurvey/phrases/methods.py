"""How a report says that its numbers were computed."""

PHRASES: dict[str, tuple[str, str]] = {
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
