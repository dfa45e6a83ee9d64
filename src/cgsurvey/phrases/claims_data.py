"""Published figures against the data: what is said where they do not agree."""

PHRASES: dict[str, tuple[str, str]] = {
    "claims.told": ("“{text}”{where}：{said}", "'{text}'{where}: {said}"),
    "claims.place": ("（{place}）", " ({place})"),
    # the figure, the count, the base
    "claims.unit.proportion": ("%", "%"),
    "claims.unit.points": ("个百分点", " percentage points"),
    "claims.differs": (
        "由数据得出的是{actual}{unit}（基数{n}），发表的是{figure}{unit}，相差{difference}：数字有误，"
        "或者口径、基数不同。",
        "The data give {actual}{unit} (base {n}), published is {figure}{unit}, {difference} apart: the "
        "figure is wrong, or its definition or base differs.",
    ),
    "claims.other_sign": (
        "由数据得出的是{actual}{unit}（基数{n}），发表的是{figure}{unit}：大小相同，正负相反。请看结果行是"
        "哪一方减去哪一方；原话的方向与它一致的，把value写作{actual}。",
        "The data give {actual}{unit} (base {n}), published is {figure}{unit}: the size agrees, the sign "
        "does not. See which side the row subtracts from which; where the sentence goes the same way, "
        "write value = {actual}.",
    ),
    "claims.in_hundredths": (
        "一百倍就相符：比例在claims.toml中写作百分数，如68.3，不写0.683。",
        "A hundred times as much would agree: write shares in per cent in claims.toml, 68.3 and not 0.683.",
    ),
    "claims.counts_differ": (
        "数据中是{actual}人（基数{n}），发表的是{figure}人，相差{difference}：人数有误，或者口径、基数不同。",
        "The data count {actual} (base {n}), published is {figure}, {difference} apart: the count is "
        "wrong, or its definition or base differs.",
    ),
    "claims.number_differs": (
        "由数据得出的是{actual}，发表的是{figure}：数字有误，或者口径不同。",
        "The data give {actual}, published is {figure}: the figure is wrong, or its definition differs.",
    ),
    "claims.base_differs": (
        "所述基数为{stated}，数据中这一数字的基数是{n}（{base}）：基数不同，或者写错了。",
        "The stated base is {stated}; in the data this figure is of {n} ({base}): the base differs, or is "
        "wrongly stated.",
    ),
    "claims.base_is.eligible": (
        "{stated}是全部受访者，其中有人未被问到或没有作答。",
        "{stated} are all respondents, of whom some were not asked or gave no answer.",
    ),
    "claims.base_is.asked": (
        "{stated}是被问到的人，其中有人没有作答。",
        "{stated} were asked, of whom some gave no answer.",
    ),
    # words and significance
    "claims.words_uncertain": (
        "“{phrase}”指{shares}；数据中是{figure}，但置信区间{low}到{high}超出这一范围：样本如此，总体未必。",
        "'{phrase}' means {shares}. The data give {figure}, but the interval from {low} to {high} leaves "
        "that: it is so in the sample, and may not be so in the population.",
    ),
    "claims.not_significant": (
        "数据中这一差异在{level}%水平上不显著（{p}）。",
        "In the data it is not significant at {level}% ({p}).",
    ),
    "claims.not_significant_adjusted": (
        "单独看{alone}；与一并检验的各项比较经Holm校正后，在{level}%水平上不显著（{p}）。",
        "By itself it has {alone}; adjusted after Holm for all comparisons made with it, it is not "
        "significant at {level}% ({p}).",
    ),
    "claims.is_significant": (
        "数据中这一差异在{level}%水平上是显著的（{p}）。",
        "In the data it is significant at {level}% ({p}).",
    ),
    "claims.is_significant_adjusted": (
        "与一并检验的各项比较经Holm校正后，这一差异在{level}%水平上仍是显著的（{p}）。",
        "Adjusted after Holm for all comparisons made with it, it is still significant at {level}% ({p}).",
    ),
    "claims.too_thin": (
        "这一系数的依据过于单薄，不足以判断是否显著。",
        "The coefficient rests on too little to tell whether it is significant.",
    ),
    "claims.rests_on": (
        "比较的双方分别是{treated}人和{untreated}人。",
        "The two sides that it compares are of {treated} and {untreated}.",
    ),
    "claims.second_opinion.permutation": (
        "t检验显著（{p}），置换检验在{level}%水平上却不显著（{other}）。",
        "The t test finds it significant ({p}), the permutation test at {level}% does not ({other}).",
    ),
    "claims.second_opinion.wild_bootstrap": (
        "t检验显著（{p}），野生聚类自助法在{level}%水平上却不显著（{other}）。",
        "The t test finds it significant ({p}), the wild cluster bootstrap at {level}% does not ({other}).",
    ),
    "claims.not_leading": (
        "说是居于前{first}位，数据中按大小排在第{rank}位（共{of}项，{figure}）。",
        "It is said to be among the first {first}; by size it is number {rank} of {of} in the data "
        "({figure}).",
    ),
    "claims.residual_rules_out": (
        "数据中这一步回归的残差标准差是{deviation}，不符合这一条件。",
        "In the data the residual standard deviation of this step is {deviation}, which does not meet this.",
    ),
    "claims.own_test": (
        "而数据中对它的检验另有算法（计入社区内的相关、权重等），结果是显著的：请写明标准误是怎样算的。",
        "Its own test in the data, which allows for communities and weights, finds it significant: state how "
        "the standard error was made.",
    ),
    # what cannot be told
    "claims.no_row": (
        "结果中没有“{row}”这一行，数字无从核对。",
        "No result has the row '{row}', so there is nothing to compare the figure with.",
    ),
    "claims.no_row_near": (
        "结果中没有“{row}”这一行，数字无从核对。相近的有：{near}。",
        "No result has the row '{row}', so there is nothing to compare the figure with. Near it: {near}.",
    ),
    "claims.no_number": (
        "分析结果中“{row}”处没有数字，无从核对。",
        "There is no number at '{row}' in the analysis, so there is nothing to compare the figure with.",
    ),
    "claims.sheet_not_checked": (
        "问卷“{questionnaire}”的数据未能读取，或与研究文件不符，数字没有核对。",
        "The data of '{questionnaire}' could not be read, or do not fit the study file: the figure was not "
        "checked.",
    ),
    "claims.earlier_year": (
        "上一次调查的数据不能使用，数字没有核对：{reason}",
        "The data of the earlier year cannot be used, so the figure was not checked: {reason}",
    ),
    "claims.not_estimated": (
        "“{row}”没有得出估计值，数字没有核对：{reason}",
        "'{row}' was not estimated, so the figure was not checked: {reason}",
    ),
    "claims.no_estimate": (
        "结果行“{row}”没有估计值，数字没有核对。",
        "The row '{row}' has no estimate: the figure was not checked.",
    ),
    "claims.no_count_there": (
        "结果行“{row}”没有人数，所述人数没有核对。",
        "The row '{row}' has no count: the count was not checked.",
    ),
    "claims.no_test": (
        "说到显著与否，而所写的结果行（{figure}，基数{n}）没有做检验。",
        "It speaks of significance, and its row ({figure}, base {n}) has no test.",
    ),
    "claims.weighted_share": (
        "{n}人中没有任何人数得出这一数字，但数字是加权的，不必由整数人数得出：这项核对不适用。",
        "No count out of {n} gives it, and none has to, since it is weighted: this check does not apply.",
    ),
    "claims.nothing_stated": (
        "这句话没有可以由程序核对的数字或说法；数据中是{figure}（基数{n}），请自行判断是否相符。",
        "It states no figure and no words that a program can check. The data give {figure} (base {n}): judge "
        "for yourself whether that bears it out.",
    ),
    "claims.no_number_stated": (
        "没有写明count或value，无从核对；分析结果中是{figure}，请自行判断是否相符。",
        "Neither 'count' nor 'value' is stated. The analysis has {figure}: judge for yourself whether that "
        "bears it out.",
    ),
    # expectations
    "claims.expected.impossible": ("原先预期的是“不可能”。", "It was expected to be impossible."),
    "claims.expected.not_supported": ("原先预期的是“得不到支持”。", "It was expected not to be supported."),
    "claims.passes.impossible": (
        "原先预期不可能（{reason}），核对却通过了：数据、所写的结果行或预期有了变化。",
        "It was expected to be impossible ({reason}), and passes: the data, its row or the expectation has "
        "changed.",
    ),
    "claims.passes.not_supported": (
        "原先预期得不到支持（{reason}），核对却通过了：数据、所写的结果行或预期有了变化。",
        "It was expected not to be supported ({reason}), and passes: the data, its row or the expectation "
        "has changed.",
    ),
}
