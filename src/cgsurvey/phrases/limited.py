"""The logit and the ordered logit beside a linear model."""

PHRASES: dict[str, tuple[str, str]] = {
    "limited.subject.logit": ("{label}（logit模型）", "{label} (logit)"),
    "limited.subject.ordered_logit": ("{label}（有序logit模型）", "{label} (ordered logit)"),
    "limited.not_binary": (
        "“{name}”不是“是或否”的变量，不能作logit模型。请写成条件，如“{name}=满意|很满意”。",
        "'{name}' is not yes or no, so there is no logit of it. Write it as a condition, such as "
        "'{name}=satisfied|very satisfied'.",
    ),
    "limited.not_ordered": (
        "“{name}”不是量表题，不能作有序logit模型。",
        "'{name}' is no scale question, so there is no ordered logit of it.",
    ),
    "limited.no_variation": (
        "在固定效应的各组内部，因变量或核心自变量都没有差异，logit模型无从估计；请以线性模型为准。",
        "Inside the levels of the fixed effects, outcome or treatment do not vary, so the logit cannot be "
        "estimated. Go by the linear model.",
    ),
    "limited.absorbed": (
        "固定效应完全决定了“{name}”，logit模型中没有它的系数。",
        "The fixed effects account for all of '{name}': the logit has no coefficient for it.",
    ),
    "limited.separated": (
        "因变量的取值被 {terms} 完全（或几乎完全）分开，似然没有最大值，logit系数会趋于无穷，不予给出。"
        "请以线性模型为准，或合并类别、减少控制变量。",
        "{terms}: these part the values of the outcome completely, or nearly so. The likelihood has no "
        "maximum and coefficients would be infinite, so none are given. Go by the linear model, merge "
        "categories, or use fewer controls.",
    ),
    "limited.no_convergence": (
        "模型在{steps}步内没有收敛，不给出结果；请以线性模型为准。",
        "The model did not converge in {steps} steps, so nothing of it is given. Go by the linear model.",
    ),
    "limited.left_out": (
        "有{number}个{unit}（{levels}）内部因变量没有可用的差异，logit模型用不上；"
        "共{lost}人未计入，余{n}人。",
        "Left out of the logit, because the outcome does not vary inside: {number} of the {unit} ({levels}). "
        "{lost} respondents are out, {n} remain.",
    ),
    "limited.incidental": (
        "平均每个{unit}只有{size:.0f}人：以虚拟变量控制固定效应的logit系数因此偏离0，优势比会被夸大；"
        "平均边际效应受影响较小。",
        "There are only {size:.0f} respondents on average in the {unit}: with their dummies, a logit's "
        "coefficients lie too far from 0 and odds ratios are overstated. Average effects suffer less.",
    ),
    "limited.first_cluster": (
        "线性模型按{first}和{second}双重聚类；本模型的标准误只按{first}聚类。",
        "The linear model is clustered by {first} and {second}; the standard errors of this model by {first} "
        "alone.",
    ),
    "limited.proportional": (
        "有序logit假定各分界处的优势比相同。",
        "The ordered logit takes the odds ratio to be the same at every threshold.",
    ),
    "limited.empty": (
        "没有人选择 {categories}，模型中没有相应的分界。",
        "Nobody chose {categories}: the model has no threshold for it.",
    ),
    "limited.one_score": (
        "赋分相同的选项在模型中合并为一类。",
        "Categories of the same score are one category in the model.",
    ),
    "limited.verdict.not_estimable": (
        "线性模型的结论在此同样适用：不可估计。",
        "The linear model's verdict holds here too: not estimable.",
    ),
    "limited.verdict.too_thin": (
        "线性模型的结论在此同样适用：依据过于单薄，不足以判断。这里的标准误按聚类作一般修正，"
        "有信息的聚类少时偏小。",
        "The linear model's verdict holds here too: too thin to judge. The standard errors of this model are "
        "the ordinary clustered ones, too small where few clusters inform.",
    ),
    "limited.verdict.fragile": (
        "线性模型的结论在此同样适用：依据脆弱，应谨慎表述。这里的标准误按聚类作一般修正，有信息的聚类少时偏小。",
        "The linear model's verdict holds here too: fragile; word it with care. The standard errors of this "
        "model are the ordinary clustered ones, too small where few clusters inform.",
    ),
    "report.caption.limited": (
        "{model}：“{treatment}”在线性模型与{kind}中",
        "{model}: '{treatment}' in the linear model and in the {kind}",
    ),
    "report.limited.logit": ("logit模型", "logit"),
    "report.limited.ordered_logit": ("有序logit模型", "ordered logit"),
    "report.limited.linear": ("线性概率模型（CR2，百分点）", "Linear probability (CR2, points)"),
    "report.limited.linear_score": ("线性模型，得分（CR2）", "Linear, score (CR2)"),
    "report.limited.effect": ("平均边际效应（百分点）", "Average effect (points)"),
    "report.limited.effect_on": ("平均边际效应（百分点）：{category}", "Average effect (points): {category}"),
    "report.limited.odds_ratio": ("优势比", "Odds ratio"),
    "report.heading.quantity": ("数量", "Quantity"),
    "report.limited.difference": (
        "平均边际效应：各人在其他变量不变时，取“{treatment}”与不取两种情形下概率之差的平均，以百分点表示。",
        "Average effect: the mean difference between everyone's chance with '{treatment}' and without it, "
        "all else as it is, in percentage points.",
    ),
    "report.limited.slope": (
        "平均边际效应：各人在其他变量不变时，“{treatment}”每增加一个单位概率变化的平均，以百分点表示。",
        "Average effect: the mean change of everyone's chance per unit of '{treatment}', all else as it is, "
        "in percentage points.",
    ),
    "report.limited.read_ordered": (
        "控制变量与最后一步相同。线性模型的系数以得分为单位；平均边际效应是选择所列选项的概率之差；"
        "优势比是选择任一分界以上选项的优势比，不是概率之比。",
        "Controls are those of the last step. The linear coefficient is in units of the score; average "
        "effects are on the chance of the answers named; the odds ratio is of an answer above any threshold, "
        "and is no ratio of chances.",
    ),
    "report.limited.read": (
        "控制变量与最后一步相同。优势比不是概率之比；与线性模型比较，应看平均边际效应。",
        "Controls are those of the last step. An odds ratio is no ratio of chances: what compares with the "
        "linear model is the average effect.",
    ),
    "report.method.logit": (
        "logit模型以加权极大似然估计，固定效应为虚拟变量；标准误按聚类计算，平均边际效应用delta方法，"
        "t检验的自由度为聚类数减1再减自变量个数（嵌套在聚类中的固定效应不计）。",
        "The logit is fitted by weighted maximum likelihood with dummies for fixed effects; standard errors "
        "are clustered, those of average effects by the delta method; degrees of freedom are clusters less 1 "
        "less regressors, dummies of effects nested in the clusters not counted.",
    ),
    "report.method.ordered_logit": (
        "有序logit模型（比例优势）以加权极大似然估计；标准误、平均边际效应和自由度的算法与logit模型相同。",
        "The ordered logit (proportional odds) is fitted by weighted maximum likelihood; standard errors, "
        "average effects and degrees of freedom are computed as for a logit.",
    ),
    "report.method.base.model_rows": (
        "“模型所用者”：共同样本中，固定效应各组内部因变量有差异的受访者。",
        "Base 'rows of the model': those of the common sample in levels of the fixed effects where the "
        "outcome varies.",
    ),
}
