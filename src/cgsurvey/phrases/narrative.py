"""The sentences at the head of a report's chapters, and what needs attention."""

PHRASES: dict[str, tuple[str, str]] = {
    # how sentences are put together
    "report.figure.brief": (
        "{value}（{interval}，n={n}）",
        "{value} ({interval}, n\u00a0=\u00a0{n})",
    ),
    "report.told.with_interval": ("{value}（{interval}）", "{value} ({interval})"),
    "report.told.of_n": ("{value}（n={n}）", "{value} (n\u00a0=\u00a0{n})"),
    "report.told.share": ("“{what}”{share}", "{what} {share}"),
    "report.told.share_of": ("“{what}”，占{share}", "'{what}', {share}"),
    "report.told.community": ("{name}，{figure}", "{name}, {figure}"),
    "report.told.and": ("，", "; "),
    "report.told.and_others": ("{names}等", "{names}; and others"),
    "report.wave.year": ("{year}年", "{year}"),
    # how a sentence on the highest and the lowest ends
    "report.told.apart": ("两者的差距超出抽样误差", "the two differ beyond sampling error"),
    "report.told.apart_not_from": ("{end}（{alike}）", "{end} ({alike})"),
    "report.told.alike_high": (
        "与最高者分不出高低的有“{items}”",
        "not distinguishable from the highest: {items}",
    ),
    "report.told.alike_low": (
        "与最低者分不出高低的有“{items}”",
        "not distinguishable from the lowest: {items}",
    ),
    "report.told.equal": ("两者的估计值相等", "the two estimates are equal"),
    "report.told.not_apart": (
        "两者孰高孰低尚不能断定",
        "which of the two is higher cannot be told for certain",
    ),
    "report.told.untold": (
        "两者的抽样误差并非都能估计，孰高孰低不能断定",
        "the sampling errors of the two are not both known, so which is higher cannot be told",
    ),
    # satisfaction
    "report.told.satisfied": ("“{what}”的满意率为{figure}。", "{what}: {figure} are satisfied."),
    "report.told.satisfied_whole": (
        "“{what}”的满意率为{figure}；选最满意一档的占{top_box}，满意率减不满意率的净值为{net}。",
        "{what}: {figure} are satisfied; {top_box} chose the highest category, and satisfied minus "
        "dissatisfied is {net}.",
    ),
    "report.told.satisfied_more": (
        "另有{number}题的满意率见下表。",
        "More questions, whose rates stand in the table below: {number}.",
    ),
    "report.told.satisfied_items": (
        "从分项看，“{topic}”的{number}项中，“{high}”的满意率最高，为{high_figure}；"
        "“{low}”最低，为{low_figure}，{end}。",
        "By item: of the {number} items of '{topic}', '{high}' has the highest rate, {high_figure}, and "
        "'{low}' the lowest, {low_figure}; {end}.",
    ),
    "report.told.satisfied_items_too": (
        "“{topic}”的{number}项中，“{high}”的满意率最高，为{high_figure}；“{low}”最低，为{low_figure}，{end}。",
        "Of the {number} items of '{topic}', '{high}' has the highest rate, {high_figure}, and '{low}' the "
        "lowest, {low_figure}; {end}.",
    ),
    # elements
    "report.told.coverage": (
        "“{what}”中，各要素的覆盖率由高到低依次为{shares}；首尾{end}。各自的区间见下表。",
        "{what}: the share that each element reached, the highest first: {shares}. Of the first and the "
        "last: {end}. The intervals stand in the table below.",
    ),
    "report.told.coverage_alone": ("“{what}”的覆盖率：{shares}。", "{what}, coverage: {shares}."),
    "report.told.per_person": (
        "平均每人得到{mean}要素的服务；{number}类要素都得到的占{every}，一类都没有得到的占{none}。",
        "A respondent was reached by {mean} elements on average; {every} were reached by all {number}, and "
        "{none} by none.",
    ),
    "report.told.links": (
        "要素之间的联动，在{number}对要素中，经Holm校正后有{clear}对的同时覆盖超出互不相干时的水平；"
        "按估计值提升度最高的一对是{pair}，同时得到两者服务的人为互不相干时的{figure}。",
        "Linkage: pairs of elements that reach the same people more often than chance would give, after "
        "Holm's adjustment: {clear} of {number}. The highest lift, by point estimate, is that of {pair}: "
        "{figure} times as many are reached by both as if the two had nothing to do with each other.",
    ),
    "report.told.links_none": (
        "要素之间的联动，{number}对要素经Holm校正后，没有一对的同时覆盖超出互不相干时的水平。",
        "Linkage: of {number} pairs of elements, none reaches the same people more often than chance would "
        "give, after Holm's adjustment.",
    ),
    "report.told.led": ("由“{element}”主导的{number}个", "{element} in {number}"),
    "report.told.led_clearly": (
        "由“{element}”主导的{number}个（其中{clear}个的领先超出抽样误差）",
        "{element} in {number} (beyond sampling error in {clear})",
    ),
    "report.told.leaders": (
        "以候选要素（{candidates}）中覆盖率最高者为各社区的主导要素，{number}个社区中，{each}。",
        "Which of the candidates ({candidates}) has the highest coverage in a community: of {number} "
        "communities, {each}.",
    ),
    "report.told.leaders_declared": (
        "各社区的主导要素由研究声明，{number}个社区中，{each}。",
        "The element that the study declares to lead in a community: of {number} communities, {each}.",
    ),
    "report.told.tied": ("并列第一的{number}个", "a tie in {number}"),
    # services
    "report.told.wanted": (
        "需要的服务，按估计值居前的是：{shares}。",
        "Most wanted, by point estimate: {shares}.",
    ),
    "report.told.received": (
        "得到的服务，按估计值居前的是：{shares}。",
        "Most received, by point estimate: {shares}.",
    ),
    "report.told.unmet": (
        "在两题均回答者中，需要而未得到的以“{what}”的比例最高，为{figure}；其次是“{other}”，为{other_figure}，{end}。",
        "Wanted and not received, of those who answered both questions: most often '{what}', {figure}, then "
        "'{other}', {other_figure}; {end}.",
    ),
    "report.told.unmet_alone": (
        "在两题均回答者中，需要而未得到“{what}”的占{figure}。",
        "'{what}' is wanted and not received by {figure} of those who answered both questions.",
    ),
    "report.told.unwanted": (
        "在两题均回答者中，得到而并不需要的以“{what}”的比例最高，为{figure}；其次是“{other}”，为{other_figure}，{end}。",
        "Received and not wanted, of those who answered both questions: most often '{what}', {figure}, then "
        "'{other}', {other_figure}; {end}.",
    ),
    "report.told.unwanted_alone": (
        "在两题均回答者中，得到而并不需要“{what}”的占{figure}。",
        "'{what}' is received and not wanted by {figure} of those who answered both questions.",
    ),
    # willingness and participation
    "report.told.gap": (
        "“{what}”：愿意参与的占{willing}，实际参与的占{took_part}；在两题均回答者中，"
        "愿意的比例减去实际参与的比例为{figure}。",
        "{what}: {willing} are willing, and {took_part} took part; among those who answered both, willing "
        "minus took part is {figure}.",
    ),
    "report.told.gap_unclear": (
        "“{what}”：愿意参与的占{willing}，实际参与的占{took_part}；两者之差{figure}，不能与零区分。",
        "{what}: {willing} are willing, and {took_part} took part; the difference, {figure}, is not "
        "distinguishable from zero.",
    ),
    "report.told.gap_unknown": (
        "“{what}”：愿意参与的占{willing}，实际参与的占{took_part}；两者之差{figure}，其抽样误差无从估计。",
        "{what}: {willing} are willing, and {took_part} took part; the difference is {figure}, and its "
        "sampling error cannot be known.",
    ),
    "report.told.conversion": (
        "愿意参与的人中，实际参与的占{figure}。",
        "Of the willing, {figure} took part.",
    ),
    # improvements
    "report.told.improved": (
        "在{number}项改善中，按估计值居前的是：{each}。",
        "Of {number} improvements, the most often reported, by point estimate: {each}.",
    ),
    "report.told.improved_of_all": (
        "“{what}”，占全部受访者的{figure}",
        "'{what}', by {figure} of all respondents",
    ),
    "report.told.improved_of_both": (
        "“{what}”，占全部受访者的{figure}，占有该需要者的{need}",
        "'{what}', by {figure} of all respondents and {need} of those in need",
    ),
    "report.told.improved_need": (
        "若以有该需要者为基数，比例最高的是“{what}”，为{figure}。",
        "Of those in need, the highest share is that of '{what}': {figure}.",
    ),
    "report.told.threshold": ("“{what}”的占{figure}。", "{what}: {figure}."),
    # questions that the study names
    "report.section.questions": ("重点题目的回答", "Selected questions"),
    "report.told.answers": ("“{what}”一题的回答：{each}。", "Answers to '{what}': {each}."),
    "report.told.answers_most": (
        "“{what}”一题的回答中，按估计值居前的是：{each}。",
        "Answers to '{what}', the highest shares, by point estimate: {each}.",
    ),
    "report.told.options": (
        "“{what}”（可多选）中，按估计值选择较多的是：{each}。",
        "'{what}' (several answers allowed), most often ticked, by point estimate: {each}.",
    ),
    "report.told.mean": (
        "“{what}”的平均值为{figure}，中位数为{median}。",
        "'{what}': the mean is {figure}, the median {median}.",
    ),
    # scales and items
    "report.told.score": ("“{what}”的平均得分为{figure}。", "{what}: the mean score is {figure}."),
    "report.told.score_and_alpha": (
        "“{what}”的平均得分为{figure}；量表由{items}题组成，α系数为{alpha}。",
        "{what}: the mean score is {figure}; the scale has {items} items, and its alpha is {alpha}.",
    ),
    "report.told.answer": ("“{answer}”", "'{answer}'"),
    "report.told.either": ("“{first}”或“{second}”", "'{first}' or '{second}'"),
    "report.told.likert": (
        "“{topic}”的{number}项中，选{answers}的比例以“{high}”最高，为{high_figure}；"
        "“{low}”最低，为{low_figure}，{end}。",
        "{topic}: of {number} items, the most answer {answers} to '{high}', {high_figure}, and the fewest to "
        "'{low}', {low_figure}; {end}.",
    ),
    "report.told.likert_reversed": (
        "反向表述的“{what}”，选{answers}的占{figure}。",
        "To the reversed item '{what}', {figure} answer {answers}.",
    ),
    # groups
    "report.told.groups_alike": (
        "按“{by}”分组比较{number}项，经Holm校正后，没有一项的差异超出抽样误差。",
        "Compared by '{by}': of {number} differences, none is beyond sampling error after Holm's adjustment.",
    ),
    "report.told.groups_differ": (
        "按“{by}”分组比较{number}项，经Holm校正后，差异超出抽样误差的有{clear}项：{each}。",
        "Compared by '{by}': differences beyond sampling error after Holm's adjustment, {clear} of {number}: "
        "{each}.",
    ),
    "report.told.groups_differ_most": (
        "按“{by}”分组比较{number}项，经Holm校正后，差异超出抽样误差的有{clear}项，其中最明确的是：{each}。",
        "Compared by '{by}': differences beyond sampling error after Holm's adjustment, {clear} of {number}; "
        "the clearest: {each}.",
    ),
    "report.told.group": (
        "“{what}”之差（{levels}）为{figure}，校正后{p}",
        "'{what}', {levels}: {figure}, adjusted {p}",
    ),
    "report.told.depends": (
        "“{what}”的答案随“{by}”而不同（Rao-Scott检验，{p}，n={n}）。",
        "The answers to '{what}' differ by '{by}' (Rao-Scott test, {p}, n\u00a0=\u00a0{n}).",
    ),
    "report.told.depends_not": (
        "“{what}”的答案是否随“{by}”而不同，现有数据不能断定（Rao-Scott检验，{p}，n={n}）。",
        "Whether the answers to '{what}' differ by '{by}' cannot be told (Rao-Scott test, {p}, "
        "n\u00a0=\u00a0{n}).",
    ),
    "report.told.options_depend": (
        "“{what}”的{number}个选项中，经Holm校正后，选择率随“{by}”而不同的有{clear}个：{each}。",
        "{what}: options ticked more in some groups of '{by}' than in others, after Holm's adjustment: "
        "{clear} of {number}, {each}.",
    ),
    "report.told.options_depend_not": (
        "“{what}”的{number}个选项中，经Holm校正后，没有一个的选择率随“{by}”而有可以断定的不同。",
        "{what}: of {number} options, none can be told to be ticked more in some groups of '{by}' than in "
        "others, after Holm's adjustment.",
    ),
    "report.told.option": (
        "“{option}”（Rao-Scott检验，校正后{p}）",
        "'{option}' (Rao-Scott test, adjusted {p})",
    ),
    # communities
    "report.told.communities": (
        "{number}个社区的“{what}”与总体水平{mean}相比，经Holm校正后，{each}，其余{rest}个不能与总体水平区分。",
        "{what}: {number} communities, set against the overall figure of {mean} after Holm's adjustment: "
        "{each}; not distinguishable from it: {rest}.",
    ),
    "report.told.communities_all": (
        "{number}个社区的“{what}”与总体水平{mean}相比，经Holm校正后，{each}。",
        "{what}: {number} communities, set against the overall figure of {mean} after Holm's adjustment: "
        "{each}.",
    ),
    "report.told.communities_alike": (
        "{number}个社区的“{what}”与总体水平{mean}相比，经Holm校正后，没有一个能与总体水平区分。",
        "{what}: of {number} communities, none is distinguishable from the overall figure of {mean} after "
        "Holm's adjustment.",
    ),
    "report.told.above": ("高于总体水平的有{number}个（{names}）", "above it {number} ({names})"),
    "report.told.below": ("低于总体水平的有{number}个（{names}）", "below it {number} ({names})"),
    "report.told.between": (
        "社区之间的差异占总方差的{figure}。",
        "Differences between communities make up {figure} of the variance.",
    ),
    # regression
    "report.told.basis": (
        "{model}：进入回归的{treated_label}{treated}人、{untreated_label}{untreated}人。",
        "{model}: {treated} respondents {treated_label} and {untreated} {untreated_label} are in the "
        "regression.",
    ),
    "report.told.basis_within": (
        "{model}：进入回归的{treated_label}{treated}人、{untreated_label}{untreated}人；"
        "{communities}个{unit}中，两类人都有的{communities_with_both}个，共{rows_in_both}人，"
        "{unit}之内的比较全由这些人得出。",
        "{model}: {treated} respondents {treated_label} and {untreated} {untreated_label} are in the "
        "regression; of {communities} {unit}, {communities_with_both} have both kinds, {rows_in_both} people "
        "in all, and any comparison within {unit} rests on these.",
    ),
    "report.told.model_not_estimable": (
        "{model}：“{treatment}”对“{outcome}”的系数不可估计。",
        "{model}: the coefficient of '{treatment}' on '{outcome}' cannot be estimated.",
    ),
    "report.told.model_too_thin": (
        "能作比较的数据太少，不足以判断“{treatment}”与“{outcome}”的关系；算得的系数{figure}不应引用为结论。",
        "The data that could tell are too thin to judge how '{treatment}' goes with '{outcome}'; the "
        "coefficient, {figure}, is not to be quoted as a finding.",
    ),
    "report.told.model_fragile": (
        "“{treatment}”对“{outcome}”的系数为{figure}，{p}；只有{df}个有效自由度，结果不稳固。",
        "The coefficient of '{treatment}' on '{outcome}' is {figure}, {p}; with only {df} effective degrees "
        "of freedom it is fragile.",
    ),
    "report.told.model_unknown": (
        "“{treatment}”对“{outcome}”的系数为{figure}，其抽样误差无从估计。",
        "The coefficient of '{treatment}' on '{outcome}' is {figure}; its sampling error cannot be known.",
    ),
    "report.told.model_unclear": (
        "“{treatment}”对“{outcome}”的系数为{figure}，不能与零区分（{p}）。",
        "The coefficient of '{treatment}' on '{outcome}' is {figure}, not distinguishable from zero ({p}).",
    ),
    "report.told.model_observational": (
        "“{treatment}”与“{outcome}”相关，系数为{figure}，{p}；这是关联，不能据此断定因果。",
        "'{treatment}' is associated with '{outcome}': coefficient {figure}, {p}. This is an association; it "
        "does not show a cause.",
    ),
    "report.told.model_experimental": (
        "“{treatment}”对“{outcome}”的效应为{figure}，{p}。",
        "The effect of '{treatment}' on '{outcome}' is {figure}, {p}.",
    ),
    # changes
    "report.told.changes": (
        "与{earlier}相比，{number}项变化中，经Holm校正后有{clear}项超出抽样误差。",
        "Since {earlier}: changes beyond sampling error after Holm's adjustment, {clear} of {number}.",
    ),
    "report.told.no_changes": (
        "与{earlier}相比，{number}项变化经Holm校正后，没有一项超出抽样误差。",
        "Since {earlier}: of {number} changes, none is beyond sampling error after Holm's adjustment.",
    ),
    "report.told.of_measure": ("“{what}”（{measure}）", "'{what}' ({measure})"),
    "report.told.drifted": (
        "；两次的问法不尽相同，变化可能部分来自问法",
        "; the question was not quite the same in both years, and part of the change may come from the "
        "asking",
    ),
    "report.told.rise": (
        "{what}由{before}升至{after}，上升{figure}{drift}。",
        "{what} rose from {before} to {after}, by {figure}{drift}.",
    ),
    "report.told.fall": (
        "{what}由{before}降至{after}，变化为{figure}{drift}。",
        "{what} fell from {before} to {after}, a change of {figure}{drift}.",
    ),
    "report.told.split": (
        "按“{by}”分解，其中比率变动{rate}，构成变动{composition}。",
        "Split by '{by}': {rate} from changed rates, and {composition} from the composition of those who "
        "answered.",
    ),
    # what needs attention
    "report.section.attention": ("值得关注的问题", "What needs attention"),
    "report.told.attention_item": (
        "“{topic}”各项中，“{low}”的满意率最低，为{figure}；最高的“{high}”为{high_figure}，{end}。",
        "{topic}: '{low}' has the lowest satisfaction rate, {figure}; '{high}' the highest, {high_figure}; "
        "{end}.",
    ),
    "report.told.attention_gap": (
        "“{what}”愿意参与的比例高于实际参与的比例，相差{figure}；愿意参与的人中，实际参与的占{conversion}。",
        "{what}: more are willing than took part, by {figure}; of the willing, {conversion} took part.",
    ),
    "report.told.attention_unmet": (
        "在两题均回答者中，需要而未得到的服务，比例居前的是：{shares}；后列各项与首位分不出高低。",
        "Wanted and not received, of those who answered both questions, the highest shares: {shares}; none "
        "after the first can be told from it.",
    ),
    "report.told.attention_unmet_first": (
        "在两题均回答者中，需要而未得到的服务，比例最高的是{shares}，与其次一项的差距超出抽样误差。",
        "Wanted and not received, of those who answered both questions: most often {shares}, beyond sampling "
        "error above the next.",
    ),
    "report.told.attention_unmet_alone": (
        "在两题均回答者中，需要而未得到的服务：{shares}。",
        "Wanted and not received, of those who answered both questions: {shares}.",
    ),
    "report.told.attention_below": (
        "“{what}”低于总体水平{mean}、经Holm校正后仍超出抽样误差的社区有{number}个：{each}。",
        "{what}: communities below the overall figure of {mean} beyond sampling error, after Holm's "
        "adjustment, {number}: {each}.",
    ),
    # methods
    "report.method.extremes": (
        "正文说各项的最高与最低“差距超出抽样误差”，依据是两者之差与两者标准误之和的比值：各项由同一批人回答，"
        "彼此相关，而无论相关多大，差值的标准误不会超过两者标准误之和；标准误小于由区间推得的误差时（如接近0、100%），"
        "以后者代替；p值再乘以各项两两组合的个数（Bonferroni），且两者的区间互不重叠。其余各项与最高、最低者"
        "分不分得出高低，依据相同。此法偏于少说：说“分不出高低”，不等于说两者相同。",
        "Where the text says that the highest and the lowest differ beyond sampling error, their difference "
        "stands against the sum of both standard errors: items are answered by the same people, and whatever "
        "the correlation, the standard error of the difference is not above that sum. Where a standard error "
        "is less than the interval makes of it (as near 0 or 100%), the latter takes its place. p is "
        "multiplied by the number of pairs (Bonferroni), and the two intervals do not overlap. Whether other "
        "items can be told from the highest and the lowest is judged alike. The rule errs on the side of "
        "silence: items that are not distinguishable need not be equal.",
    ),
}
