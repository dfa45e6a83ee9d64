"""Every column of a result, every measure, unit and base: its meaning and its name in both languages.

The glossary is closed. A statistic emits only these columns, a report labels only these measures, and
`docs/results.md` is written from this file.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Term(NamedTuple):
    """A word of the glossary: its label in Chinese and English, and what it means."""

    zh: str
    en: str
    meaning: str

    def of(self, language: Literal["zh", "en"]) -> str:
        """The label in one language."""
        return self.zh if language == "zh" else self.en


COLUMNS: dict[str, Term] = {
    "id": Term("编号", "Id", "deterministic address of the row: questionnaire/estimand/variable/measure/…"),
    "questionnaire": Term("问卷", "Questionnaire", "name of the questionnaire in the study file"),
    "variable": Term("变量", "Variable", "name of the question, scale, pair, service or model"),
    "category": Term("类别", "Category", "answer category, option or element that the row is about"),
    "measure": Term("指标", "Measure", "what is estimated: a key of MEASURES"),
    "group": Term("分组变量", "Group", "name of the variable that forms the groups of the table"),
    "group_level": Term("组别", "Group level", "level of the group; two levels 'a - b' in a difference"),
    "term": Term("项", "Term", "regressor, in a regression; the measure that a change is of"),
    "estimate": Term("估计值", "Estimate", "the value, full precision, in the row's unit"),
    "unit": Term("单位", "Unit", "key of UNITS"),
    "std_error": Term("标准误", "Std. error", "square root of the estimated sampling variance, same unit"),
    "df": Term("自由度", "df", "degrees of freedom of the t reference distribution"),
    "df_num": Term("分子自由度", "df (num.)", "numerator degrees of freedom of an F test"),
    "df_den": Term("分母自由度", "df (den.)", "denominator degrees of freedom of an F test"),
    "conf_low": Term("下限", "Lower", "lower end of the confidence interval"),
    "conf_high": Term("上限", "Upper", "upper end of the confidence interval"),
    "conf_level": Term("置信水平", "Level", "nominal coverage of the interval, 0.95 unless asked otherwise"),
    "interval_method": Term("区间方法", "Interval", "key of INTERVALS"),
    "statistic": Term("统计量", "Statistic", "t, F or exact statistic of the test of no difference"),
    "p_value": Term("p值", "p", "two-sided p value of the test in `statistic`, unadjusted"),
    "p_holm": Term("p值（Holm）", "p (Holm)", "p adjusted over the family of the result after Holm"),
    "p_bh": Term("p值（BH）", "p (BH)", "p adjusted over the family of the result after Benjamini-Hochberg"),
    "deff": Term("设计效应", "Deff", "variance over that of a with-replacement simple random sample of n"),
    "count": Term("频数", "Count", "unweighted number of rows in the numerator"),
    "n": Term("样本量", "n", "unweighted number of rows in the base"),
    "n_weighted": Term("加权样本量", "Weighted n", "sum of the weights of the base"),
    "eligible": Term("应答范围", "Eligible", "rows of the population in the group: in the base or left out"),
    "asked": Term("被问人数", "Asked", "eligible rows to whom the question was shown"),
    "left_out": Term("未计入", "Left out", "eligible rows outside the base, by reason: a key of LEFT_OUT"),
    "base": Term("基数", "Base", "who the denominator is: a key of BASES"),
    "note": Term("说明", "Note", "codes of the notes of the result that concern the row, space-separated"),
}

MEASURES: dict[str, Term] = {
    "share": Term("占比", "Share", "weighted share of the base in the category"),
    "rate": Term("满意率", "Satisfied", "weighted share of the base in the satisfied categories"),
    "top_box": Term("最高档占比", "Top box", "weighted share of the base in the best category"),
    "net": Term("净满意率", "Net satisfied", "satisfied minus dissatisfied, as shares of the base"),
    "lower_quartile": Term(
        "下四分位数", "Lower quartile", "smallest value with a quarter of the base at or below it"
    ),
    "median": Term("中位数", "Median", "smallest value with half of the base at or below it"),
    "upper_quartile": Term(
        "上四分位数", "Upper quartile", "smallest value with three quarters of the base at or below it"
    ),
    "mean": Term("均值", "Mean", "weighted mean of the scores or values of the base"),
    "of_respondents": Term(
        "占应答者", "Of respondents", "weighted share of respondents who ticked the option"
    ),
    "of_responses": Term("占应答次数", "Of responses", "ticks of the option over all ticks, weighted"),
    "none_ticked": Term("未选任何项", "None ticked", "weighted share of respondents who ticked nothing"),
    "at_or_above": Term("达到及以上占比", "At or above", "weighted share of the base at or above the bound"),
    "coverage": Term("覆盖率", "Coverage", "weighted share of the base reached by the element"),
    "reached_by": Term(
        "恰由几类要素服务", "Elements reached", "weighted share reached by exactly so many elements"
    ),
    "mean_elements": Term("人均要素数", "Mean elements", "mean number of elements that reached a respondent"),
    "joint": Term("同时覆盖率", "Reached by both", "weighted share of the base reached by both elements"),
    "lift": Term(
        "提升度", "Lift", "share reached by both over the product of the two coverages; 1 is no link"
    ),
    "phi": Term("φ系数", "Phi", "correlation of being reached by the one and by the other element"),
    "leader": Term(
        "主导要素覆盖率", "Leading element", "coverage, in a community, of the element that leads it"
    ),
    "runner_up": Term("其次要素覆盖率", "Next element", "coverage, in a community, of the next candidate"),
    "lead": Term("领先", "Lead", "coverage of the leading element minus that of the next, paired"),
    "led": Term("主导的社区", "Communities led", "share of the communities that the element alone leads"),
    "led_clearly": Term(
        "明确主导的社区", "Clearly led", "share of the communities that the element leads beyond chance"
    ),
    "willing": Term("愿意", "Willing", "weighted share willing"),
    "took_part": Term("实际参与", "Took part", "weighted share that took part"),
    "gap": Term("意愿-参与差", "Gap", "willing minus took part, among those who answered both"),
    "willing_not": Term(
        "愿意而未参与", "Willing, did not", "willing and did not take part, of answered both"
    ),
    "not_willing_did": Term("不愿而参与", "Not willing, did", "took part and not willing, of answered both"),
    "willing_did": Term("愿意且参与", "Willing and did", "willing and took part, of answered both"),
    "neither": Term("不愿且未参与", "Neither", "not willing and did not take part, of answered both"),
    "conversion": Term("转化率", "Conversion", "took part, among the willing who answered both"),
    "mcnemar": Term(
        "McNemar精确检验", "Exact McNemar", "unweighted exact test that the two marginals are equal"
    ),
    "wanted": Term("需要", "Wanted", "weighted share that wants the service"),
    "received": Term("得到", "Received", "weighted share that received the service"),
    "unmet": Term("未满足", "Unmet", "wanted and not received, of answered both"),
    "unwanted": Term("得而不需", "Unwanted", "received and not wanted, of answered both"),
    "spearman": Term(
        "Spearman等级相关", "Spearman", "rank correlation of services by how many want and receive them"
    ),
    "kendall": Term("Kendall τ-b", "Kendall's tau-b", "the same orders compared pair by pair, ties honoured"),
    "improved_of_all": Term("改善（占全部）", "Improved, of all", "improved, as share of all respondents"),
    "improved_of_need": Term(
        "改善（占有需要者）", "Improved, of those in need", "improved, of those with the need"
    ),
    "ranked_first": Term(
        "排在首位", "Ranked first", "weighted share of respondents who ranked the option first"
    ),
    "ranked": Term("入选", "Ranked", "weighted share of respondents who gave the option any rank"),
    "mean_rank": Term("平均名次", "Mean rank", "mean rank among those who ranked the option; 1 is best"),
    "answered": Term("作答", "Answered", "weighted share of those asked who gave a valid answer"),
    "score": Term("量表得分", "Scale score", "weighted mean of the scale score"),
    "alpha": Term("α系数", "Alpha", "Cronbach's alpha of the scale's items, complete rows, weighted"),
    "alpha_simple": Term(
        "α系数（不计权重和设计）",
        "Alpha, unweighted",
        "alpha of the same rows without weights and design, with Feldt's interval",
    ),
    "omega": Term("ω系数", "Omega", "omega total of one factor by minimum residuals, standardised items"),
    "item_mean": Term("均值", "Mean", "weighted mean of an item of a scale, turned round where reversed"),
    "item_rest": Term("与其余题相关", "Item-rest r", "correlation of an item with the sum of the others"),
    "alpha_if_dropped": Term("删除后α", "Alpha without", "alpha of the scale without the item"),
    "top_two": Term("前两档", "Top two", "weighted share of the base in the two highest categories"),
    "net_top_two": Term("净值", "Net", "two highest minus two lowest categories, as shares of the base"),
    "nonresponse": Term("无应答率", "Nonresponse", "weighted share of those asked who gave no valid answer"),
    "complete_cases": Term(
        "完整应答", "Complete", "weighted share of those asked everything who answered everything"
    ),
    "missing_together": Term(
        "同时缺失", "Missing together", "weighted share of those asked everything who lack exactly these"
    ),
    "lower_bound": Term(
        "下界", "Lower bound", "of all who were asked, were every one who did not answer counted against it"
    ),
    "upper_bound": Term(
        "上界", "Upper bound", "of all who were asked, were every one who did not answer counted for it"
    ),
    "icc": Term(
        "组内相关系数", "Intraclass correlation", "share of the variance that lies between communities"
    ),
    "shrunken": Term("收缩估计", "Shrunken", "a community's figure, drawn towards the mean of communities"),
    "from_mean": Term("与均值之差", "From the mean", "a community's figure minus that of all respondents"),
    "rank": Term("名次", "Rank", "place of a community, 1 the highest; the interval holds for all at once"),
    "rao_scott": Term("Rao-Scott检验", "Rao-Scott", "F test that the answers do not depend on the group"),
    "column_share": Term("占该组", "Of the group", "weighted share of the group in the category"),
    "row_share": Term("占该答案", "Of the answer", "weighted share of those in the category in the group"),
    "total_share": Term("占全部", "Of all", "weighted share of all in the category and the group"),
    "residual": Term(
        "与独立时之差",
        "Off independence",
        "observed minus expected share of the cell; its statistic is the adjusted standardised residual",
    ),
    "odds_ratio": Term(
        "优势比",
        "Odds ratio",
        "odds of the later answer, later group over earlier group; of a logit, per unit of the term",
    ),
    "average_effect": Term(
        "平均边际效应", "Average effect", "mean difference in the chance of the outcome, others as they are"
    ),
    "difference": Term("差值", "Difference", "first group level minus second group level"),
    "joint_test": Term(
        "总体检验",
        "Joint test",
        "Wald F, with covariance, that groups, or in a regression a question's categories, are all the same",
    ),
    "standardised": Term(
        "标准化差值",
        "Standardised difference",
        "difference over the root of the mean of both groups' variances",
    ),
    "change": Term("变化", "Change", "later year minus earlier, of the measure named in `term`"),
    "rate_component": Term("比率变动部分", "Rates", "part of a change that is of the groups' rates"),
    "composition_component": Term(
        "构成变动部分", "Composition", "part of a change that is of the groups' shares"
    ),
    "coefficient": Term("系数", "Coefficient", "regression coefficient, units of the outcome"),
    "cr1": Term(
        "系数（CR1）", "Coefficient (CR1)", "the same coefficient with CR1 standard error and t(G-1)"
    ),
    "cr1s": Term(
        "系数（CR1S）", "Coefficient (CR1S)", "the same with CR1 that counts every parameter, and t(G-1)"
    ),
    "cr1_two_way": Term(
        "系数（双向聚类CR1）",
        "Coefficient (two-way CR1)",
        "the same with CR1 by two variables and t of the smaller G - 1",
    ),
    "cr3": Term("系数（CR3）", "Coefficient (CR3)", "the same with CR3 standard error and t(G-1)"),
    "iid": Term("系数（iid）", "Coefficient (iid)", "the same, rows independent with one spread, t(n-K)"),
    "hc1": Term("系数（HC1）", "Coefficient (HC1)", "the same, rows independent, HC1 and t(n-K)"),
    "hc2": Term("系数（HC2）", "Coefficient (HC2)", "the same, rows independent, HC2 and t(n-K)"),
    "hc3": Term("系数（HC3）", "Coefficient (HC3)", "the same, rows independent, HC3 and t(n-K)"),
}

UNITS: dict[str, Term] = {
    "proportion": Term("比例", "proportion", "0 to 1, printed as per cent"),
    "points": Term("百分点", "percentage points", "difference of two proportions, printed in points"),
    "score": Term("分", "score", "score of the question or scale, in its own units"),
    "value": Term("数值", "value", "number in the unit of the question"),
    "outcome": Term("因变量单位", "outcome units", "units of the outcome of a regression"),
    "coefficient": Term("系数", "coefficient", "a pure number: alpha, omega, a correlation"),
    "ratio": Term("倍", "ratio", "one number over another; 1 where they are the same"),
    "sd": Term("个标准差", "standard deviations", "a difference in standard deviations of the groups"),
    "elements": Term("类", "elements", "a number of elements"),
    "rank": Term("名", "rank", "a place in an order, 1 the first"),
    "test": Term("检验", "test", "the row carries a test and no estimate"),
}

BASES: dict[str, Term] = {
    "answered": Term("回答该题者", "answered the question", "valid answers of those asked"),
    "answered_both": Term("两题均回答者", "answered both questions", "valid answers to both questions"),
    "in_group": Term(
        "该组中两题均回答者", "of the group, answered both", "members of the group with a valid answer"
    ),
    "with_answer": Term(
        "作此回答者", "gave the answer", "those in the category with a valid answer to both questions"
    ),
    "answered_all": Term(
        "各题均回答者", "answered all the questions", "valid answers to every question used"
    ),
    "responses": Term("全部选择次数", "all ticks", "ticks of those who answered"),
    "respondents": Term("全部受访者", "all respondents", "every respondent of the population"),
    "in_need": Term("有该需要者", "those with the need", "respondents with the need who answered"),
    "willing": Term("愿意参与者", "the willing", "the willing who answered both questions"),
    "scored": Term("量表有效得分者", "scored on the scale", "answered at least the minimum number of items"),
    "asked": Term("被问到者", "asked the question", "everyone to whom the question was shown"),
    "asked_both": Term(
        "两题均被问到者", "asked both questions", "everyone to whom both questions were shown"
    ),
    "asked_all": Term(
        "各题均被问到者", "asked all the questions", "everyone to whom all the questions were shown"
    ),
    "rankers": Term("给出名次者", "ranked the option", "respondents who gave the option any rank"),
    "communities": Term("有应答的社区", "communities with answers", "communities with a valid answer"),
    "services": Term("可比的服务", "services compared", "services that stand in both questions"),
    "common_sample": Term("共同样本", "common sample", "rows complete in every step of the ladder"),
    "model_rows": Term(
        "模型所用者", "rows of the model", "rows of the common sample where the outcome varies inside effects"
    ),
}

INTERVALS: dict[str, Term] = {
    "logit": Term("logit区间", "logit", "t interval on the logit scale, design-based standard error"),
    "korn_graubard": Term(
        "Korn-Graubard区间", "Korn-Graubard", "Clopper-Pearson at the df-adjusted effective n"
    ),
    "wilson": Term(
        "Wilson区间",
        "Wilson",
        "score interval; of a weighted or clustered sample at the df-adjusted effective n",
    ),
    "t": Term("t区间", "t", "estimate ± t quantile × standard error"),
    "woodruff": Term(
        "Woodruff区间", "Woodruff", "values at the ends of the t interval of the share at or below a quantile"
    ),
    "log": Term("对数尺度t区间", "t on the log scale", "t interval of the logarithm, carried back"),
    "feldt": Term("Feldt区间", "Feldt", "F-based interval of alpha (Feldt 1965)"),
    "log_complement": Term(
        "log(1-系数)区间",
        "log(1 - coefficient)",
        "t interval of log(1 - alpha) or log(1 - omega), carried back",
    ),
    "fisher_z": Term("Fisher z区间", "Fisher z", "t interval of artanh of a correlation, carried back"),
    "imbens_manski": Term(
        "Imbens-Manski区间", "Imbens-Manski", "covers the true value, whatever the silent would have answered"
    ),
    "f": Term("F区间", "F", "interval of an intraclass correlation from F (Searle 1971; Donner 1986)"),
    "joint_ranks": Term(
        "联合名次区间", "joint ranks", "places left open by intervals of all at once (Klein et al. 2020)"
    ),
    "satterthwaite": Term(
        "CR2-Satterthwaite区间", "CR2, Satterthwaite", "t interval with CR2 and Satterthwaite df"
    ),
}

#: why an eligible row is outside the base
LEFT_OUT: dict[str, Term] = {
    "not_asked": Term("未问及（跳过）", "not asked (skipped by routing)", "the question was not shown"),
    "blank": Term("未作答", "left blank", "the question was shown and left blank"),
    "declared": Term("说不清/不适用", "don't know or not applicable", "an answer declared as missing"),
    "invalid": Term("无法识别", "not recognised", "an answer that matches no category"),
    "condition": Term("不在比较范围", "outside the condition", "answered, but outside the base's condition"),
}
