"""Notes that go with a number."""

PHRASES: dict[str, tuple[str, str]] = {
    "note.small_base": (
        "有{rows}个数的基数不足{limit}（最小{smallest}），只宜作参考。",
        "Figures on a base under {limit}: {rows} (the smallest: {smallest}); read with care.",
    ),
    "note.empty_base": (
        "有{rows}个数没有任何有效应答，未作估计。",
        "Figures without any valid answer, and so not estimated: {rows}.",
    ),
    "note.no_df": (
        "有{rows}个数的应答者所在的抽样单元不多于层数（如全部来自一个社区），无法估计抽样误差，不给出区间。",
        "Figures whose respondents are in no more sampling units than strata (in a single community, say): "
        "{rows}. Their sampling error cannot be known, so there is no interval.",
    ),
    "note.few_df": (
        "有{rows}个数的自由度不足{limit}（最少{fewest}）：社区等抽样单元太少，区间本身也不可靠，宜慎用。",
        "Figures with fewer than {limit} degrees of freedom (the fewest: {fewest}): {rows}. So few "
        "communities or other sampling units hardly tell their own variance; read the intervals with care.",
    ),
    "note.lonely_psu": (
        "层 {strata} 中只有一个抽样单元，无法估计其抽样误差；{rows}个数不给出标准误。"
        "可合并该层或改声明 stratum、psu。",
        "Stratum {strata} has a single sampling unit, so its sampling error cannot be known. Figures "
        "without a standard error: {rows}. Merge the stratum, or declare stratum and psu otherwise.",
    ),
    "note.no_variation": (
        "有{rows}个数在各抽样单元之间毫无差异（或总体中的单元已全部抽到），看不出抽样误差，不给出区间。",
        "Figures that do not differ at all between sampling units (or all units of the population were "
        "sampled), and so show no error and have no interval: {rows}.",
    ),
    "note.extreme": (
        "有{rows}个数恰为0%或100%，其区间只在一侧有意义，不表示没有误差。",
        "Figures at exactly 0 % or 100 %: {rows}. Their interval says how far the true share may be on the "
        "other side.",
    ),
    "note.no_numbers": (
        "“{name}”（{kind}）没有可以计算的数值，不能求均值或直接作回归变量。"
        "单选题、多选题请写明答案，例如 {name}=答案。",
        "'{name}' ({kind}) has no numbers to average or to regress on. Of a question to choose from, say "
        "which answer: {name}=ANSWER.",
    ),
    "note.no_groups": (
        "“{name}”不能用来分组。可用单选题、量表题、社区或层。",
        "'{name}' cannot form groups. Use a single-choice or scale question, the community or the stratum.",
    ),
    "note.no_range": (
        "“{name}”需要反向或换算，但没有声明取值范围。请在量表中写 range = [最低, 最高]。",
        "'{name}' is reversed or rescaled and its range is not declared. Give the scale range = [low, high].",
    ),
    "note.mixed_ranges": (
        "量表“{name}”各题的取值范围不同，不能换算到同一区间。请在量表中写 range，或先统一各题。",
        "The items of the scale '{name}' have different ranges and cannot be rescaled together. Declare a "
        "range for the scale, or make the items alike.",
    ),
    "note.wrong_kind": (
        "“{name}”是 {kind} 题，不能这样统计；此处需要 {kinds}。",
        "'{name}' is of kind {kind}, which this statistic cannot use; it needs {kinds}.",
    ),
    "note.no_satisfied": (
        "“{name}”没有声明哪些类别算满意（satisfied），无法求满意率。",
        "'{name}' declares no satisfied categories, so it has no satisfaction rate.",
    ),
    "note.alpha_low": (
        "量表“{name}”的 α 系数低于{limit}：各题未必在测量同一件事，得分宜慎用。",
        "The alpha of the scale '{name}' is under {limit}: its items may not measure one thing, so read the "
        "score with care.",
    ),
    "note.not_paired": (
        "“{options}”只出现在“需要”或“得到”中的一题，未列入供需对照。名称不同的请在 same_as 中对应；"
        "确无此项服务的请写入 not_offered。",
        "{options}: in only one of the two questions, so not compared. Where the names differ, pair them in "
        "same_as; where nobody offers the service, list it in not_offered.",
    ),
    "note.not_offered": (
        "{options}：研究声明没有提供，凡需要者均为未满足。",
        "{options}: the study says that nobody offers it, so whoever wants it goes without.",
    ),
    "note.alpha_negative": (
        "量表“{name}”的 α 系数为负：请检查是否有题目需要反向计分（reversed）。",
        "The alpha of the scale '{name}' is negative: check whether an item should be reversed.",
    ),
    "note.mcnemar_unweighted": (
        "McNemar精确检验未加权，也不考虑抽样设计；差值的区间两者都考虑。",
        "The exact McNemar test ignores weights and design; the interval of the gap honours both.",
    ),
    "note.nobody_in_need": (
        "没有声明哪些受访者有相应需要，只能给出占全部受访者的比例。",
        "The study does not say who had the need: only the share of all respondents is given.",
    ),
    "note.need_unmapped": (
        "{options} 没有对应的需要，只给出占全部受访者的比例。",
        "No need is declared for {options}: only the share of all respondents is given.",
    ),
    "note.not_estimated": (
        "“{what}”未能估计：{reason}",
        "{what} was not estimated: {reason}",
    ),
    "note.no_table": (
        "“{name}”是抽样设计的一部分，不是题目，没有频数表。可以把它用在 --by 之后。",
        "'{name}' belongs to the sampling design and has no table of its own. Use it after --by.",
    ),
    "note.one_group": (
        "“{name}”在数据中不足两组，没有可比较的差异。",
        "'{name}' has fewer than two groups in the data: there is nothing to compare.",
    ),
    "note.blank_options": (
        "按全部受访者计算时，没有有效回答者（未问及、未作答、无法识别）一律计为没有改善。",
        "Of all respondents: whoever gave no valid answer (not asked, blank, not recognised) counts as not "
        "improved.",
    ),
    "note.no_discordant": (
        "没有一人的意愿与参与不一致，McNemar 检验无从进行。",
        "Nobody's willingness and participation differ, so McNemar's test has nothing to test.",
    ),
    "note.ungrouped": (
        "{number}名受访者没有“{by}”的有效回答，不在任何一组。",
        "In no group, for want of a valid answer to '{by}': {number} respondents.",
    ),
    "note.band_edges": (
        "分段答案按其下限判断是否达到界限；“以上”包含本数。",
        "A banded answer counts by its lower end; 以上 includes the bound.",
    ),
}
