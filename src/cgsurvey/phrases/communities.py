"""Communities compared, and the elements linked: mistakes, notes, tables and methods."""

PHRASES: dict[str, tuple[str, str]] = {
    # mistakes of the study file
    "study.leading_twice": (
        "{table} 同时写了 leading 和 leading_candidates："
        "各社区的卷联类型要么声明，要么按覆盖率计算，请只留一个。",
        "{table} has both leading and leading_candidates: the element that leads in each community is either "
        "declared or computed from coverage. Keep one.",
    ),
    "study.one_candidate": (
        "{table} 的 leading_candidates 只有一类要素，没有可比的。请至少写两类。",
        "{table} leading_candidates names a single element, which leads against nothing. Name two or more.",
    ),
    "study.no_community": (
        "{table} 写了 {key}，但问卷“{questionnaire}”没有声明社区（community）。",
        "{table} has {key}, and the questionnaire '{questionnaire}' declares no community.",
    ),
    "study.league_twice": (
        "{table} 的 league 中有重复：{names}。",
        "{table} league holds these twice: {names}.",
    ),
    "study.no_headline": (
        "{table}：“{name}”没有可以比较的比率或均值。"
        "可用声明了 satisfied 的题目、量表、数值题、服务要素或界限。",
        "{table}: '{name}' has no rate, share or mean to compare. Use a question with satisfied categories, "
        "a scale, a number, an element reached or a threshold.",
    ),
    # notes
    "note.no_communities": (
        "问卷“{name}”没有声明社区（community），不能按社区比较。",
        "The questionnaire '{name}' declares no community, so there are none to compare.",
    ),
    "note.one_element": (
        "服务表“{name}”只有一类要素，没有可以联动的另一类。",
        "The service map '{name}' has a single element, which is linked with no other.",
    ),
    "note.reaches_nobody": (
        "有{rows}个数涉及没有服务到任何人的要素，与其他要素无从联动，不作估计。",
        "Figures on an element that reached nobody, and so is linked with nothing: {rows}; not estimated.",
    ),
    "note.reaches_everybody": (
        "有{rows}个数涉及服务到每一个人的要素：它与谁都同时出现，联动无从谈起，不作估计。",
        "Figures on an element that reached everybody, and so comes with every other alike: {rows}; not "
        "estimated.",
    ),
    "note.never_both": (
        "有{rows}对要素没有一人同时得到，提升度为0，其区间无从计算。",
        "Pairs of elements that reached nobody together: {rows}. Their lift is 0 and has no interval.",
    ),
    "note.same_reach": (
        "有{rows}对要素服务的人完全相同或完全相反，相关系数为±1，没有区间。",
        "Pairs of elements that reached exactly the same people, or exactly the others: {rows}. Their "
        "correlation is 1 or -1 and has no interval.",
    ),
    "note.within_communities": (
        "各社区的数以该社区内的受访者为样本（视为有放回抽样，自由度为人数减1），与全体的数所用的抽样设计不同。",
        "A community's figures take its own respondents as the sample (drawn with replacement, n minus 1 "
        "degrees of freedom), not the design by which figures of all are estimated.",
    ),
    "note.single_respondent": (
        "有{rows}个数只有1名受访者，无从知道误差，不给出区间。",
        "Figures on a single respondent, whose error cannot be known, and so without an interval: {rows}.",
    ),
    "note.not_ranked": (
        "有{rows}个社区的有效应答太少，只列出数值，不参与排序，也不与均值比较。",
        "Communities with too few answers, which are shown and neither ranked nor compared with the mean: "
        "{rows}.",
    ),
    "note.few_communities": (
        "有效应答不少于{minimum}人的社区只有{ranked}个（共{communities}个），不足{limit}个，不作排序和比较。",
        "Only {ranked} of {communities} communities have {minimum} answers or more, fewer than {limit}: they "
        "are neither ranked nor compared.",
    ),
    "note.no_variation_inside": (
        "各社区内部的答案毫无差异，看不出偶然性有多大，不作排序和比较。",
        "Answers do not vary at all inside the communities, so nothing tells how much is chance: no ranks "
        "and no comparison.",
    ),
    "note.nothing_between": (
        "社区之间的差异不比偶然产生的大，社区间方差所占比例估计为0。",
        "Communities differ no more than chance makes them: the share of variance between them is estimated "
        "at 0.",
    ),
    "note.nothing_between_shrunken": (
        "社区之间的差异不比偶然产生的大，收缩估计因此都等于各社区的共同均值。",
        "Communities differ no more than chance makes them, so every shrunken figure is the common mean.",
    ),
    "note.described": (
        "有{rows}个数描述的就是这些社区或服务本身，不是从中抽样推断，因此没有区间。",
        "Figures that describe these communities or services themselves, and so have no interval: {rows}.",
    ),
    "note.few_services": (
        "有{rows}个等级相关没有计算：可以排序的服务不足三项，或各项全部相同。",
        "Rank correlations not computed, for want of three services that differ: {rows}.",
    ),
    "note.coverage_led": (
        "卷联类型在声明的候选要素中按覆盖率最高者判定（覆盖率主导），不在全部要素中取最高。",
        "The type is coverage-led: the one of the declared candidates that reached most. The highest of all "
        "elements is never taken.",
    ),
    "note.lead_test": (
        "领先幅度按同一批人配对计算；是否明确，看只被两者之一服务到的人是否明显偏向一方"
        "（McNemar精确检验，经Holm对各社区校正后p<0.05）。",
        "The lead is paired, of the same people. It is clear where those whom only one of the two reached "
        "are on one side (McNemar's exact test, p < 0.05 after Holm's adjustment over the communities).",
    ),
    "note.leading_unknown": (
        "leading 中有数据里没有的社区：{names}。请核对名称。",
        "leading names communities that have no answers in the data: {names}. Check the names.",
    ),
    "note.leading_untyped": (
        "没有声明卷联类型的社区：{names}。",
        "Communities without a declared type: {names}.",
    ),
    # headings, captions and notes of tables
    "report.section.communities": ("各社区比较", "Communities compared"),
    "report.heading.pair": ("与之联动的要素", "Together with"),
    "report.heading.community": ("社区", "Community"),
    "report.heading.shrunken": ("收缩估计", "Shrunken"),
    "report.heading.places": ("可能名次", "Places"),
    "report.heading.mark": ("与均值比", "From mean"),
    "report.heading.leader": ("主导（%）", "Leads (%)"),
    "report.heading.runner_up": ("其次（%）", "Next (%)"),
    "report.heading.lead": ("领先（百分点）", "Lead (points)"),
    "report.heading.verdict": ("判断", "Verdict"),
    "report.caption.linkage": ("{what}：要素之间的联动", "{what}: elements that go together"),
    "report.caption.leading": ("{what}：各社区的卷联类型", "{what}: which element leads in each community"),
    "report.caption.league": (
        "各社区“{what}”{measure}：{number}个社区中，{sides}总体均值（超出偶然）{rest}",
        "{what} ({measure}) by community: of {number}, {sides} the mean beyond chance{rest}",
    ),
    "report.caption.league_none": (
        "各社区“{what}”{measure}：{number}个社区中没有一个能与总体均值区分",
        "{what} ({measure}) by community: none of {number} can be told from the mean",
    ),
    "report.caption.league_unranked": ("各社区“{what}”{measure}", "{what} ({measure}) by community"),
    "report.linkage.read": (
        "提升度=同时覆盖率÷两者覆盖率之积：1为互不相干，大于1为同一人更常同时得到两者。"
        "φ为两者的相关系数，其区间见机器可读的结果（report.json）；能达到的最大值受两者覆盖率限制。",
        "Lift is the share reached by both over the product of the two coverages: 1 is no link, more than 1 "
        "means that the same people are reached by both more often than by chance. Phi is their correlation, "
        "whose greatest possible value depends on the coverages; its interval is in the machine-readable "
        "results (report.json).",
    ),
    "report.linkage.clear": (
        "{number}对要素中，提升度能与1区分的有{clear}对（Holm校正后p<0.05）{which}。",
        "Of {number} pairs, {clear} have a lift that is distinguishable from 1 (p < 0.05 after Holm's "
        "adjustment){which}.",
    ),
    "report.linkage.which": ("：{pairs}", ": {pairs}"),
    "report.linkage.pair": ("{first}与{second}", "{first} with {second}"),
    "report.leading.led": (
        "{element}主导，其次{following}：{number}个社区",
        "Led by {element}, next {following} (communities: {number})",
    ),
    "report.leading.declared": (
        "{element}主导（研究声明）：{number}个社区",
        "Led by {element}, as declared (communities: {number})",
    ),
    "report.leading.tie": (
        "并列第一（{elements}）：{number}个社区",
        "Tied: {elements} (communities: {number})",
    ),
    "report.leading.count": (
        "{element}主导{number}个（其中明确的{clear}个）",
        "{element} leads in {number} ({clear} of them clear)",
    ),
    "report.leading.count_unclear": (
        "{element}主导{number}个（都不明确）",
        "{element} leads in {number} (none of them clear)",
    ),
    "report.leading.counts": (
        "{number}个社区中，{counts}；并列第一{ties}个。",
        "Of {number} communities: {counts}; tied at the top in {ties}.",
    ),
    "report.leading.verdict.clear": ("明确", "clear"),
    "report.leading.verdict.unclear": ("不能区分", "unclear"),
    "report.leading.verdict.tie": ("并列", "tie"),
    "report.leading.verdict.declared": ("研究声明", "declared"),
    "report.league.mean": ("全体：{figure}。", "All respondents: {figure}."),
    "report.league.icc": (
        "社区之间的差异占总方差的份额（组内相关系数）：{figure}，F检验{p}。",
        "Share of the variance between communities (intraclass correlation): {figure}; F test, {p}.",
    ),
    "report.league.sides.above": ("{number}个高于", "{number} above"),
    "report.league.sides.below": ("{number}个低于", "{number} below"),
    "report.league.rest": ("，其余{number}个不能与均值区分", "; the rest ({number}) cannot be told from it"),
    "report.league.pairs": (
        "{pairs}对社区中，只有{apart}对分得出高低。",
        "Of {pairs} pairs of communities, {apart} can be told apart.",
    ),
    "report.league.no_pairs": (
        "{pairs}对社区中，没有一对分得出高低。",
        "Of {pairs} pairs of communities, none can be told apart.",
    ),
    "report.league.read": (
        "表按估计值从高到低排列，次序本身不是结论：“可能名次”是该社区真实名次的范围，对全部社区同时成立"
        "（置信水平{level}%）。",
        "Sorted by the estimate; the order is no finding. 'Places' are those that a community may truly "
        "have, for all communities at once (level {level}%).",
    ),
    "report.league.marks": (
        "只有经Holm校正后p<0.05的社区标“高于”或“低于”（与全体均值相比）；未标的不能与均值区分。",
        "Only communities that differ from the mean of all, p < 0.05 after Holm's adjustment, are marked "
        "above or below; those without a mark cannot be told from it.",
    ),
    "report.league.shrunken": (
        "收缩估计把各社区向共同均值拉近，人少的拉得多，总的来说比原估计更接近真实水平。",
        "The shrunken figure draws each community towards the common mean, small ones further; on the whole "
        "it is nearer to the truth.",
    ),
    "report.league.above": ("高于", "above"),
    "report.league.below": ("低于", "below"),
    "report.league.small": (
        "应答不足{minimum}人，不参与排序",
        "Fewer than {minimum} answers: shown, not ranked",
    ),
    "report.value.rank": ("第{value}", "{value}"),
    "report.in.ratio": ("{label}", "{label}"),
    # services
    "report.supply.sorted": ("按需要者的比例从高到低排列。", "The most wanted first."),
    "report.supply.ranks": (
        "{number}项服务按需要和按得到排出的两种次序："
        "Spearman等级相关{spearman}，Kendall τ-b {kendall}（描述这些服务，没有区间）。",
        "The {number} services in the order in which they are wanted and in the order in which they are "
        "received: Spearman's correlation {spearman}, Kendall's tau-b {kendall} (a description of these "
        "services, without an interval).",
    ),
    # methods
    "report.method.base.communities": (
        "“有应答的社区”：至少有一名有效回答者的社区。",
        "Base 'communities with answers': those with at least one valid answer.",
    ),
    "report.method.base.services": (
        "“可比的服务”：“需要”和“得到”两题都列出的服务。",
        "Base 'services compared': those that stand in both questions, wanted and received.",
    ),
    "report.method.interval.f": (
        "组内相关系数用单因素方差分析的F区间（Searle 1971；Donner 1986），不计权重，小于0的部分按0处理。",
        "Intervals of the intraclass correlation: from F of a one-way analysis of variance (Searle 1971; "
        "Donner 1986), unweighted, cut at 0.",
    ),
    "report.method.interval.joint_ranks": (
        "名次的范围由全部社区同时成立的区间得出（Klein、Wright与Wieczorek 2020；各区间的水平按Šidák提高）。",
        "Intervals of ranks: from intervals of all communities at once, each at Šidák's level (Klein, Wright "
        "and Wieczorek 2020).",
    ),
    "report.method.communities": (
        "各社区的比较：与全体均值之差计入协方差；均值分别用本社区方差和合并方差作t检验，取较大的p值，"
        "比例按有效人数作精确检验，对参与比较的社区作Holm校正；收缩估计用Fay-Herriot模型（1979），"
        "抽样方差由各社区合并得出，均方误差按Datta、Rao与Smith（2005）。",
        "Communities compared: differences from the mean of all honour its covariance with each; means are "
        "tested by t with the community's own and with the pooled variance, the larger p standing, shares "
        "exactly at their effective size, adjusted after Holm over the communities compared. Shrunken "
        "figures are those of the Fay-Herriot model (1979) with sampling variances pooled over the "
        "communities; mean squared errors after Datta, Rao and Smith (2005).",
    ),
    "report.method.leading": (
        "卷联类型：领先幅度为同一批人的配对差，按社区内的受访者计算；检验为McNemar精确检验，有权重时取它与t检验中较大的p值。",
        "Which element leads: the lead is a paired difference among the respondents of the community; its "
        "test is McNemar's exact one, with weights the larger p of that and of t.",
    ),
    "report.method.linkage": (
        "提升度和φ是三个比例的函数，标准误用线性化（delta法）求得；提升度的检验在对数尺度上，对全部要素对作校正。",
        "Lift and phi are functions of three shares, with linearised (delta-method) standard errors; the "
        "lift is tested on the log scale and adjusted over all pairs.",
    ),
}
