"""Captions, notes and alternative texts of charts."""

PHRASES: dict[str, tuple[str, str]] = {
    # captions
    "report.caption.chart.answers": ("“{what}”各项的回答", "{what}: answers to each item"),
    "report.caption.chart.answers_alone": ("各题的回答", "Answers to each question"),
    "report.caption.chart.rates": ("“{what}”各项的满意率", "{what}: share satisfied with each item"),
    "report.caption.chart.rates_alone": ("各题的满意率", "Share satisfied, by question"),
    "report.caption.chart.linkage": (
        "{what}：要素两两之间的联动",
        "{what}: how far pairs of elements go together",
    ),
    "report.caption.chart.improvements": (
        "{what}：占全部受访者的比例",
        "{what}: shares of all respondents",
    ),
    "report.caption.chart.coefficients": (
        "{model}：逐步加入变量时“{treatment}”的系数",
        "{model}: the coefficient of '{treatment}' as variables are added",
    ),
    "report.caption.chart.communities": ("各社区的“{what}”", "{what} in each community"),
    "report.caption.chart.changes": ("{earlier}与{later}比较：{kind}", "{earlier} and {later}: {kind}"),
    # what the marks mean
    "report.chart.intervals": ("线段：{interval}。", "Lines: {interval}."),
    "report.chart.answers_read": (
        "横条在答案的中点处对齐，自上而下按{measure}由高到低排列。",
        "Bars are aligned at the middle of the answers, the highest on top by '{measure}'.",
    ),
    "report.chart.linkage_read": (
        "格中为提升度：同时得到两类服务的人是互不相干时的多少倍，1表示没有联动。",
        "The cells hold the lift: how many times as many are reached by both as chance would give; 1 is no "
        "link.",
    ),
    "report.chart.linkage.all": (
        "经Holm校正后每一对都能与1区分（p<0.05）。",
        "After Holm's adjustment every pair is distinguishable from 1 (p < 0.05).",
    ),
    "report.chart.linkage.some": (
        "经Holm校正后能与1区分的（p<0.05）：{pairs}。",
        "Distinguishable from 1 after Holm's adjustment (p < 0.05): {pairs}.",
    ),
    "report.chart.linkage.none": (
        "经Holm校正后没有一对能与1区分（p<0.05）。",
        "After Holm's adjustment no pair is distinguishable from 1 (p < 0.05).",
    ),
    "report.chart.highest": ("“{measure}”居前的{number}项", "the {number} highest by '{measure}'"),
    "report.chart.lowest": ("“{measure}”居后的{number}项", "the {number} lowest by '{measure}'"),
    "report.chart.some": ("{of}项中的{number}项", "{number} of {of}"),
    "report.chart.alone": ("{step} 未加入变量", "{step} alone"),
    "report.chart.coefficient": ("“{treatment}”的系数", "Coefficient of '{treatment}'"),
    "report.chart.verdict.fragile": ("自由度少，结果不稳固", "fragile: few degrees of freedom"),
    "report.chart.verdict.too_thin": ("依据太少，不足以判断", "too thin to judge"),
    "report.chart.verdict_note.supported": (
        "实心点：区间不含0。系数说明关联，不能据此断定因果，除非研究设计为实验。",
        "Filled points: the interval does not cover 0. A coefficient is an association and shows no cause, "
        "unless the study is an experiment.",
    ),
    "report.chart.verdict_note.fragile": (
        "全图以虚线绘出：有效自由度不足，这些系数不稳固。",
        "Lines are dashed: with few effective degrees of freedom these coefficients are fragile.",
    ),
    "report.chart.verdict_note.too_thin": (
        "全图以虚线绘出：能作比较的数据太少，这些系数不应引用为结论。",
        "Lines are dashed: the data that could tell are too thin, and these coefficients are not to be "
        "quoted as findings.",
    ),
    "report.chart.of_all": ("总体{value}", "All: {value}"),
    "report.chart.own_intervals": (
        "线段是各社区单独的区间；是否不同于总体另作检验，并对全部社区校正。",
        "Each line is the interval of one community; whether it differs from all is tested apart, adjusted "
        "over the communities.",
    ),
    "report.chart.above": ("高于总体：{communities}", "above: {communities}"),
    "report.chart.below": ("低于总体：{communities}", "below: {communities}"),
    "report.chart.apart": (
        "实心点经Holm校正后不同于总体（p<0.05）：{sides}。",
        "Filled points differ from the figure of all after Holm's adjustment (p < 0.05): {sides}.",
    ),
    "report.chart.none_apart": (
        "经Holm校正后没有一个社区能与总体区分（p<0.05），其高低次序不说明什么。",
        "After Holm's adjustment no community is distinguishable from the figure of all (p < 0.05): their "
        "order tells nothing.",
    ),
    "report.chart.outermost": (
        "只画出最高和最低的各{number}个，其间的{others}个见表。",
        "Only the {number} highest and the {number} lowest are drawn; the {others} between stand in the "
        "table.",
    ),
    "report.chart.unranked": (
        "另有{number}个社区应答不足{minimum}人，不作比较，没有画出。",
        "Not drawn: communities with fewer than {minimum} answers, which are not compared ({number}).",
    ),
    "report.chart.differ": (
        "实心点经Holm校正后能与0区分（p<0.05）：{which}；共{number}项。",
        "Filled points are distinguishable from 0 after Holm's adjustment (p < 0.05): {which}; of {number}.",
    ),
    "report.chart.none_differ": (
        "{number}项经Holm校正后没有一项能与0区分（p<0.05）。",
        "Of {number}, none is distinguishable from 0 after Holm's adjustment (p < 0.05).",
    ),
    "report.chart.changes": (
        "{number}项中经Holm校正后成立的变化（粗线，p<0.05）：{which}。",
        "Of {number}, the changes that stand after Holm's adjustment (strong lines, p < 0.05): {which}.",
    ),
    "report.chart.changed": ("{what}由{before}变为{after}", "{what} from {before} to {after}"),
    "report.chart.none_changed": (
        "{number}项变化经Holm校正后没有一项成立（p<0.05）。",
        "Of {number} changes, none stands after Holm's adjustment (p < 0.05).",
    ),
    "report.chart.drift": (
        "†：两次的题目不尽相同，变化可能部分来自问法。",
        "†: the questions were not quite the same, so part of the change may come from the asking.",
    ),
    # who stands behind it
    "report.chart.base": ("{bases}。", "{bases}."),
    "report.chart.base.same": ("{base}，n={n}", "{base}, n = {n}"),
    "report.chart.base.range": ("{base}，n={n}至{most}", "{base}, n = {n} to {most}"),
    # what a seeing reader takes from it
    "report.alt.bars": (
        "条形图，共{number}项，由高到低：最高的是{high}，{high_value}；最低的是{low}，{low_value}。",
        "Bar chart, {number} rows, the highest on top: {high} is highest with {high_value}, {low} "
        "lowest with {low_value}.",
    ),
    "report.alt.answers": (
        "条形图，共{number}项，每条由“{first}”到“{last}”分段，按{measure}由高到低："
        "最高的是{high}，{high_value}；最低的是{low}，{low_value}。",
        "Stacked bars, {number} items, each from '{first}' to '{last}', ordered by '{measure}': {high} is "
        "highest with {high_value}, {low} lowest with {low_value}.",
    ),
    "report.alt.linkage": (
        "热力图，共{number}对，格中为提升度：最高的是{high}，{high_value}；最低的是{low}，{low_value}。",
        "Heat map of {number} pairs; the cells hold the lift: {high} is highest with {high_value}, "
        "{low} lowest with {low_value}.",
    ),
    "report.alt.dumbbells": (
        "哑铃图，共{number}项，每项两点相连。{first}：最高的是{high}，{high_value}，最低的是{low}，"
        "{low_value}；{second}：最高的是{second_high}，{second_high_value}，最低的是{second_low}，"
        "{second_low_value}。",
        "Pairs of joined points, {number} rows. {first}: {high} is highest with {high_value}, {low} "
        "lowest with {low_value}. {second}: {second_high} is highest with {second_high_value}, {second_low} "
        "lowest with {second_low_value}.",
    ),
    "report.alt.unmet": (
        "需要而未得到的人最多的是{what}，{value}。",
        "Most often wanted and not received: {what}, {value}.",
    ),
    "report.alt.gap": ("两者相差最大的是{what}，{value}。", "The widest gap: {what}, {value}."),
    "report.alt.coefficients": (
        "共{number}步，各有区间：第一步为{first}，最后一步为{last}；最高{high_value}，最低{low_value}。",
        "Points with intervals, {number} steps: {first} at the first, {last} at the last; the "
        "highest is {high_value}, the lowest {low_value}.",
    ),
    "report.alt.cover_zero": (
        "{of}个区间中有{number}个包含0。",
        "Intervals that cover 0: {number} of {of}.",
    ),
    "report.alt.communities": (
        "{number}个社区由高到低，各有区间，竖线为{all}：最高的是{high}，{high_value}；"
        "最低的是{low}，{low_value}。",
        "Points with intervals, {number} communities from the highest to the lowest, beside a line "
        "({all}): {high} is highest with {high_value}, {low} lowest with {low_value}.",
    ),
    "report.alt.differences": (
        "{number}项差值各有区间，竖线为0：最大的是{high}，{high_value}；最小的是{low}，{low_value}。",
        "Points with intervals, {number} differences, beside a line at 0: the greatest is {high}, "
        "{high_value}; the least {low}, {low_value}.",
    ),
    "report.alt.changes": (
        "{number}条连线；后一次最高的是{high}，{high_value}，最低的是{low}，{low_value}。",
        "Lines from year to year, {number} in all; in the later year {high} is highest with "
        "{high_value}, {low} lowest with {low_value}.",
    ),
}
