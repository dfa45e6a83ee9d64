"""What goes with a ladder of regressions: kinds of standard errors, joint tests, omitted variables."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.variance.cr2": ("CR2（Satterthwaite自由度）", "CR2 (Satterthwaite df)"),
    "report.variance.cr1": ("CR1（自由度为聚类数减1）", "CR1 (df: clusters minus 1)"),
    "report.variance.cr1s": (
        "CR1S（计全部参数，自由度为聚类数减1）",
        "CR1S (every parameter counted; df: clusters minus 1)",
    ),
    "report.variance.cr1_two_way": (
        "双向聚类CR1（自由度为较少的聚类数减1）",
        "CR1 by two clusters (df: the fewer minus 1)",
    ),
    "report.variance.cr3": ("CR3（自由度为聚类数减1）", "CR3 (df: clusters minus 1)"),
    "report.variance.iid": ("独立同方差（自由度n-K）", "iid (df: n - K)"),
    "report.variance.hc1": ("HC1（自由度n-K）", "HC1 (df: n - K)"),
    "report.variance.hc2": ("HC2（自由度n-K）", "HC2 (df: n - K)"),
    "report.variance.hc3": ("HC3（自由度n-K）", "HC3 (df: n - K)"),
    "report.caption.joint": (
        "{model}：多类别控制变量的联合检验",
        "{model}: joint tests of controls with several categories",
    ),
    "report.joint.htz": (
        "模型({step})中，同一题目各类别系数全为零的检验：CR2方差，近似Hotelling T²（HTZ）。",
        "Tests in model ({step}) that all categories of a question have coefficient 0: CR2 variance, "
        "approximate Hotelling's T² (HTZ).",
    ),
    "report.joint.iid": (
        "模型({step})中，同一题目各类别系数全为零的F检验，残差独立同方差。",
        "F tests in model ({step}) that all categories of a question have coefficient 0, residuals "
        "independent with one spread.",
    ),
    "regression.two_way_is_cr1": (
        "按两个变量聚类时只有 CR1 标准误，没有 {kind}。请去掉 std_errors，或只按一个变量聚类。",
        "Standard errors clustered by two variables are CR1: there is no {kind} of them. Leave std_errors "
        "out, or cluster by one variable.",
    ),
    "study.two_way_is_cr1": (
        "{table}：按两个变量聚类时只有 CR1 标准误，没有 {kind}。请去掉 std_errors，或只按一个变量聚类。",
        "{table}: standard errors clustered by two variables are CR1, and there is no {kind} of them. "
        "Leave std_errors out, or cluster by one variable.",
    ),
    "regression.unknown_errors": (
        "没有“{name}”这种标准误。可用：{known}。{meant}",
        "There is no standard error '{name}'. Known: {known}.{meant}",
    ),
    "regression.too_many_clusters": (
        "cluster 最多写两个变量，现有{number}个。",
        "cluster takes one variable or two, not {number}.",
    ),
    "regression.two_way": (
        "标准误同时按{unit}与{second}聚类（CR1），小样本校正与自由度取两者中较少的聚类数；CR2只按{unit}聚类"
        "，结论以CR2为据。",
        "Standard errors are clustered by {unit} and by {second} at once (CR1); the small-sample factor "
        "and the degrees of freedom take the smaller number of clusters. CR2 is clustered by {unit} alone, "
        "and the verdict rests on it.",
    ),
    "regression.two_way_few": (
        "双向聚类中，{unit}只有{number}个：聚类这样少时，双向聚类的标准误往往偏小。",
        "Of the two ways to cluster, one has only {number} clusters ({unit}): with so few, two-way standard "
        "errors tend to be too small.",
    ),
    "regression.errors_of_rows": (
        "所选标准误（{kind}）把受访者视为相互独立，未计入同一聚类（{unit}）内的相似性，通常偏小；请对照并列"
        "的CR2。",
        "The standard errors chosen ({kind}) take respondents as independent. They leave out that those of "
        "one cluster ({unit}) are alike, and are mostly too small: go by CR2, which stands beside them.",
    ),
    "regression.errors_with_few": (
        "所选标准误（{kind}）在处理分布于少数聚类时偏小：考察变量的有效自由度只有{df:.1f}，{kind}的检验会"
        "过多地判为显著；请对照并列的CR2。",
        "The standard errors chosen ({kind}) are too small where a treatment rests on few clusters. There "
        "are {df:.1f} effective degrees of freedom here, and tests with {kind} reject too often: go by "
        "CR2, which stands beside them.",
    ),
    "regression.no_two_way_error": (
        "{terms} 的双向聚类方差为负，没有标准误可给。",
        "{terms}: the variance clustered by two variables is negative, so there is no standard error.",
    ),
    "regression.no_kind_error": (
        "{terms} 的 {kind} 标准误无从估计：去掉某一个聚类，系数便不存在。",
        "{terms}: there is no {kind} standard error, because without one of the clusters there is no "
        "coefficient.",
    ),
    "regression.thin_coefficient": (
        "{terms}的系数在某一步中由单独一个聚类决定，或有效自由度低于{fewest:.0f}：不标星号，p值不足为凭。",
        "In some step, a single cluster determines the coefficient of {terms}, or it has under {fewest:.0f} "
        "effective degrees of freedom: it carries no stars there, and its p value is not to be relied on.",
    ),
    "regression.carried_joint_test": (
        "{terms}中，有的类别的系数在某一步中由单独一个聚类决定，联合检验未计入该聚类自身的变异，不足以判断。",
        "In some step a single cluster determines the coefficient of one of the categories of {terms}. The "
        "joint test cannot see that cluster's own variance: too thin to judge.",
    ),
    "regression.thin_joint_test": (
        "{terms} 各类别的联合检验在某一步中分母自由度低于{fewest:.0f}，不足以判断。",
        "In some step the joint test of the categories of {terms} has under {fewest:.0f} denominator "
        "degrees of freedom: too thin to judge.",
    ),
    "regression.no_joint_test": (
        "{terms} 各类别的联合检验在某一步中自由度不足，不予给出。",
        "In some step the categories of {terms} cannot be tested together: too few degrees of freedom.",
    ),
    "regression.disconnected": (
        "{first}与{second}分成互不相连的 {sets} 组，只能在各组之内比较。",
        "The {first} and the {second} fall into {sets} sets without a respondent in common; comparisons "
        "are made inside each set.",
    ),
    "regression.sensitivity": (
        "遗漏变量：“{treatment}”解释了因变量剩余变异的{partial:.2%}。遗漏变量须在考察变量和因变量的剩余变"
        "异中各解释{value:.1%}，才足以使系数归零（Cinelli和Hazlett（2020）的稳健值，按独立同方差的t，自由"
        "度{df}）；{reach}{benchmark}{caution}",
        "Omitted variables: '{treatment}' explains {partial:.2%} of what is left of the outcome. A "
        "variable left out would have to explain {value:.1%} of what is left of both treatment and outcome "
        "to bring the coefficient to zero (robustness value of Cinelli and Hazlett 2020, by the t of "
        "independent rows with {df} df); {reach}{benchmark}{caution}",
    ),
    "regression.sensitivity.significant": (
        "各解释{value:.1%}即足以使95%区间触及零。",
        "{value:.1%} would do for its 95% interval to reach zero.",
    ),
    "regression.sensitivity.insignificant": (
        "而不需任何遗漏变量，95%区间已包含零（该稳健值为{value:.0%}）。",
        "its 95% interval holds zero without any (that robustness value is {value:.0%}).",
    ),
    "regression.sensitivity.benchmark": (
        "与最强的控制变量“{name}”同样强的遗漏变量，会使系数由{estimate}变为{left}。",
        " One as strong as '{name}', the strongest of the controls, would leave {left} of {estimate}.",
    ),
    "regression.sensitivity.boundless": (
        "与最强的控制变量“{name}”同样强的遗漏变量，影响没有上限。",
        " What one as strong as '{name}', the strongest of the controls, could do has no bound.",
    ),
    "regression.sensitivity.no_benchmark": (
        "模型没有可供对照的控制变量。",
        " There is no control to measure it by.",
    ),
    "regression.sensitivity.supported": (
        "这只说明遗漏变量须有多强，不说明有没有这样的变量。",
        " That says how strong such a variable would have to be, not whether there is one.",
    ),
    "regression.sensitivity.fragile": (
        "这只说明遗漏变量须有多强，不说明有没有这样的变量，也不改变依据脆弱的结论。",
        " That says how strong such a variable would have to be, not whether there is one, and the "
        "coefficient stays fragile.",
    ),
    "regression.sensitivity.too_thin": (
        "系数的依据本就过于单薄，这一数值不能使人放心。",
        " The coefficient rests on too little to judge: this value is no comfort.",
    ),
}
