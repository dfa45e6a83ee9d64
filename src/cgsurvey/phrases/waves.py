"""Two years side by side: what differs between them, the changes, and what they are made of."""

PHRASES: dict[str, tuple[str, str]] = {
    # mistakes
    "study.no_previous": (
        "previous：在 {folder} 下没有“{name}”。请写上一次调查的 study.toml 或其文件夹的路径，"
        '从本研究文件所在的文件夹算起，例如 "../2022/study.toml"。',
        "previous: there is no '{name}' under {folder}. Give the path of the earlier study.toml or of its "
        'folder, from the folder of this study file: "../2022/study.toml".',
    ),
    "study.previous_no_study": (
        "previous：“{name}”不是研究文件（.toml）。请写上一次调查的 study.toml 或其文件夹的路径，"
        '从本研究文件所在的文件夹算起，例如 "../2022/study.toml"。',
        "previous: '{name}' is no study file (.toml). Give the path of the earlier study.toml or of its "
        'folder, from the folder of this study file: "../2022/study.toml".',
    ),
    "study.previous_itself": (
        "两次调查是同一个研究文件（{path}），没有可比的变化。请指明另一年的研究文件。",
        "Both studies are the same file ({path}): nothing can have changed. Name the study of the other "
        "year.",
    ),
    "study.previous_later": (
        "{path} 是{year}年的调查，晚于{later}年。请把较早的一次写在前面（previous 须是较早的一次）。",
        "{path} is of {year}, later than {later}. The earlier study comes first, and previous names an "
        "earlier one.",
    ),
    "study.no_previous_declared": (
        "{table} 列出了题目以前的名称，但没有用 previous 指明是哪一次调查。",
        "{table} gives earlier names of questions, and no previous says of which study.",
    ),
    "study.unknown_previous": (
        "{table}：上一次调查中没有名为“{name}”的题目。{meant}那里有：{known}。",
        "{table}: the earlier study has no question named '{name}'.{meant} It has: {known}.",
    ),
    # what cannot be compared
    "note.no_waves": (
        "“{name}”只有一次调查的数据，没有可比的变化。",
        "'{name}' holds one survey alone: there is no change to tell.",
    ),
    "note.wave_without_answers": (
        "{wave}没有任何有效应答。",
        "{wave} has no valid answer at all.",
    ),
    "note.empty_cell": (
        "{wave}没有一名“{by}”为“{category}”的应答者，该组的比率无从得知，不能分解。"
        "可把该类别与相邻类别合并，或换一个构成变量。",
        "{wave} has no respondent whose '{by}' is '{category}', so the rate there is not known and "
        "nothing can "
        "be split. Merge the category with a neighbour, or declare another composition.",
    ),
    "note.nothing_to_split": (
        "“{name}”没有以全体应答者为基数的比率，不作分解。",
        "'{name}' has no rate of those who answered: nothing is split.",
    ),
    "note.waves_replicates": (
        "“{name}”用复制权重估计误差，两次调查的复制样本无法对应，变化的误差无从估计。",
        "'{name}' takes its errors from replicate weights; those of two surveys do not correspond, so the "
        "error of a change cannot be known.",
    ),
    "note.no_common_questionnaire": (
        "两次调查没有同名的问卷，无从比较（较早：{earlier}；较晚：{later}）。",
        "The two studies have no questionnaire of the same name, so nothing is compared (earlier: {earlier}; "
        "later: {later}).",
    ),
    "note.not_compared": (
        "“{what}”的变化未能估计：{reason}",
        "The change of {what} was not estimated: {reason}",
    ),
    "note.not_split": ("“{what}”的变化未作分解：{reason}", "The change of {what} was not split: {reason}"),
    "note.drift": (
        "带†的{rows}项变化所依据的题目两次不尽相同（见“可比性”），变化可能部分来自问法。",
        "Changes marked †: {rows}. Their questions were not quite the same in both years (see "
        "comparability), "
        "so part of the change may come from the asking.",
    ),
    # differences between the years
    "drift.where": (
        "研究总体不同（where）：{earlier}为 {before}，{later}为 {after}。不同的人群不能相比；"
        "若应相同，请在两个研究文件中写一样的 where。",
        "The population differs (where): {before} in {earlier}, {after} in {later}. Different people "
        "cannot be "
        "compared; if they are the same, write the same where in both study files.",
    ),
    "drift.population": (
        "研究总体（where）所依据的题目“{question}”两次不是同一个量，选出的不是同样的人群。",
        "The population (where) rests on '{question}', not the same quantity in both years: these are "
        "different people.",
    ),
    "drift.population_marked": (
        "研究总体（where）所依据的题目“{question}”两次不尽相同，选出的人群也可能不尽相同。",
        "The population (where) rests on '{question}', which was not quite the same in both years, so the "
        "people may differ.",
    ),
    "drift.communities": (
        "两次没有一个同名的社区。若有相同的社区，请在两份数据中统一名称，否则变化的误差无法计入其相关。",
        "No community has the same name in both years. If some are the same, give them the same name in both "
        "files: otherwise their covariance cannot be in the error of a change.",
    ),
    "drift.design.psu_name": (
        "抽样单元不同：{earlier}为{before}，{later}为{after}；两次按相互独立的样本处理。",
        "Sampling units differ: {before} in {earlier}, {after} in {later}. The two count as independent "
        "samples.",
    ),
    "drift.design.weighted": (
        "权重：{earlier}{before}，{later}{after}；各次用各自的权重。",
        "Weights: {earlier} {before}, {later} {after}. Each year has its own.",
    ),
    "drift.design.stratified": (
        "分层：{earlier}{before}，{later}{after}；两次按相互独立的样本处理。",
        "Strata: {earlier} {before}, {later} {after}. The two count as independent samples.",
    ),
    "drift.only": (
        "只在{wave}问过的题目：{names}。",
        "Asked in {wave} only: {names}.",
    ),
    "drift.same_file": (
        "两次读的是同一个数据文件的同一张表，没有可比的变化。请检查研究文件中的 file、sheet。",
        "Both years read the same sheet of the same file, so nothing can have changed. Check file and sheet "
        "in the study files.",
    ),
    "drift.kind": (
        "题型不同（{earlier}：{before}；{later}：{after}），不是同一个量。",
        "the kind of question differs ({earlier}: {before}; {later}: {after}), so it is not the same "
        "quantity.",
    ),
    "drift.range": (
        "取值范围不同（{earlier}：{before}；{later}：{after}），分数不在同一尺度上。",
        "the range differs ({earlier}: {before}; {later}: {after}), so the numbers are on different scales.",
    ),
    "drift.unit": (
        "单位不同（{earlier}：{before}；{later}：{after}）。",
        "the unit differs ({earlier}: {before}; {later}: {after}).",
    ),
    "drift.categories": (
        "答案类别不同（只在{earlier}：{before}；只在{later}：{after}），比率不再是同一个量。",
        "the categories differ (in {earlier} only: {before}; in {later} only: {after}), so a rate is not the "
        "same quantity.",
    ),
    "drift.options": (
        "选项不同（只在{earlier}：{before}；只在{later}：{after}）；只比较两次都有的选项，"
        "其余选项的选择率也可能受影响。",
        "the options differ (in {earlier} only: {before}; in {later} only: {after}). Only those of both "
        "years "
        "are compared, and these may be ticked more or less for it.",
    ),
    "drift.wording": (
        "题干措辞不同（{earlier}：“{before}”；{later}：“{after}”）。",
        "the wording differs ({earlier}: '{before}'; {later}: '{after}').",
    ),
    "drift.label": (
        "研究文件中的名称不同（{earlier}：{before}；{later}：{after}），题干相同。",
        "the study files call it differently ({earlier}: {before}; {later}: {after}); the wording is the "
        "same.",
    ),
    "drift.missing": (
        "“说不清”一类的选项不同（{earlier}：{before}；{later}：{after}），基数因此不同。",
        "options such as 'don't know' differ ({earlier}: {before}; {later}: {after}), and the base with "
        "them.",
    ),
    "drift.order": (
        "答案的顺序不同（{earlier}：{before}；{later}：{after}）。",
        "the order of the answers differs ({earlier}: {before}; {later}: {after}).",
    ),
    "drift.satisfied": (
        "计为满意的类别声明不同（{earlier}：{before}；{later}：{after}）；两次都按{later}的声明计算。",
        "the categories that count as satisfied are declared otherwise ({earlier}: {before}; {later}: "
        "{after}); "
        "both years are counted as declared in {later}.",
    ),
    "drift.scores": (
        "类别的得分声明不同（{earlier}：{before}；{later}：{after}）；两次都按{later}的声明计算。",
        "the scores of the categories are declared otherwise ({earlier}: {before}; {later}: {after}); both "
        "years are scored as declared in {later}.",
    ),
    "drift.routing": (
        "未被问到的比例相差较大（{earlier}：{before}%；{later}：{after}%），基数不是同样的人群。",
        "the share not asked differs ({earlier}: {before}%; {later}: {after}%), so the base is not the same "
        "people.",
    ),
    "drift.definition": (
        "{earlier}的声明不同；两次都按{later}的声明计算。",
        "declared otherwise in {earlier}; both years are computed as declared in {later}.",
    ),
    "drift.whole": (
        "整份问卷不能相比（见上）。",
        "the questionnaire as a whole cannot be compared (see above).",
    ),
    "drift.other_question": (
        "所依据的题目“{question}”两次不是同一个量（见上）。",
        "based on '{question}', which is not the same quantity in both years (see above).",
    ),
    "drift.absent": ("所依据的题目{wave}没有问。", "based on a question not asked in {wave}."),
    "drift.option_absent": (
        "{wave}的题目没有这样的选项：{options}。",
        "the question had no such option in {wave}: {options}.",
    ),
    "drift.not_split": (
        "不能作为构成变量：{reason}",
        "it cannot be the composition that changes are split by: {reason}",
    ),
    "kind.single": ("单选题", "one answer"),
    "kind.scale": ("等级题", "an ordered scale"),
    "kind.multiple": ("多选题", "several answers"),
    "kind.number": ("数值题", "a number"),
    "kind.rank": ("排序题", "a ranking"),
    "kind.text": ("开放题", "an open answer"),
    "kind.date": ("日期题", "a date"),
    "wave.earlier": ("上次调查", "the earlier survey"),
    "wave.later": ("本次调查", "this survey"),
    # the report
    "report.section.change": ("与上次调查比较", "Change since the earlier survey"),
    "report.waves.opening": (
        "{who}：{earlier}（n={n_earlier}）与{later}（n={n_later}）相比；两次都问的题目{number}道。",
        "{who}: {later} (n = {n_later}) against {earlier} (n = {n_earlier}); questions in both: {number}.",
    ),
    "report.waves.communities": (
        "两次都有的社区{both}个，只在{earlier}的{earlier_only}，只在{later}的{later_only}。",
        "Communities in both: {both}; in {earlier} only: {earlier_only}; in {later} only: {later_only}.",
    ),
    "report.waves.counted": ("{number}个（{names}）", "{number} ({names})"),
    "report.waves.none": ("{number}个{names}", "{number}{names}"),
    "report.waves.linked": (
        "两次都抽中的{unit}{number}个，其协方差计入变化的误差。",
        "Sampled in both: {number} {unit}; their covariance is in the error of every change.",
    ),
    "report.waves.independent": (
        "没有可确认的共同抽样单元，两次按相互独立的样本处理。",
        "No sampling unit is known to be in both: they count as independent samples.",
    ),
    "report.waves.unit.community": ("社区", "communities"),
    "report.waves.unit.psu": ("抽样单元", "sampling units"),
    "report.waves.unit.row": ("受访者（按编号对应）", "respondents (matched by their ids)"),
    "report.waves.communities_differ": (
        "两次的社区不尽相同：变化也包含社区组成的不同。",
        "The communities are not the same in both years: a change is also one of communities.",
    ),
    "report.waves.comparable": ("可比性：", "Comparability:"),
    "report.waves.same": (
        "两次都问的题目，措辞、类别和路由没有发现不同。",
        "No difference was found in wording, categories or routing of the questions in both.",
    ),
    "report.waves.told": ("{text}", "{text}"),
    "report.waves.marked": (
        "{text}依据它的变化照常比较，并加†号。",
        "{text} Changes that rest on it are compared and marked †.",
    ),
    "report.waves.read": (
        "{earlier}的文件读入{read}行，分析{analysed}行，有{problems}处需要留意（分析那一年的研究可见详情）。",
        "Of {earlier}, {read} rows were read and {analysed} analysed; problems found: {problems} (analyse "
        "that study to see them).",
    ),
    "report.waves.withheld": ("{text}", "{text}"),
    "report.waves.stopped": ("{text}不作比较。", "{text} Not compared."),
    "report.caption.changes": ("{later}与{earlier}相比的变化", "Changes from {earlier} to {later}"),
    "report.caption.decomposition": (
        "变化的分解：比率变动与“{by}”构成变动（百分点）",
        "Changes split into rates and composition by '{by}' (points)",
    ),
    "report.marked": ("{label}†", "{label}†"),
    "report.heading.what": ("指标", "Measure"),
    "report.heading.change": ("变化", "Change"),
    "report.heading.n_wave": ("n（{wave}）", "n {wave}"),
    "report.heading.rate_component": ("比率变动", "Rates"),
    "report.heading.composition_component": ("构成变动", "Composition"),
    "report.waves.of.satisfaction_rate": ("满意率（%，变化为百分点）", "Satisfied (%, change in points)"),
    "report.waves.of.share_at_or_above": (
        "达到及以上占比（%，变化为百分点）",
        "At or above (%, change in points)",
    ),
    "report.waves.of.coverage": ("覆盖率（%，变化为百分点）", "coverage (%, change in points)"),
    "report.waves.of.participation_gap": (
        "参与意愿与实际参与（%，变化为百分点）",
        "Willingness and participation (%, change in points)",
    ),
    "report.waves.of.improved_of_all": (
        "改善，占全部受访者（%，变化为百分点）",
        "improved, of all (%, change in points)",
    ),
    "report.waves.of.improved_of_need": (
        "改善，占有该需要者（%，变化为百分点）",
        "improved, of those in need (%, change in points)",
    ),
    "report.waves.of.scale": ("量表得分", "Scale scores"),
    "report.waves.split.satisfaction_rate": ("满意率", "Satisfied"),
    "report.waves.split.share_at_or_above": ("达到及以上占比", "At or above"),
    "report.waves.split.coverage": ("覆盖率", "coverage"),
    "report.waves.split.participation_gap": ("参与意愿与实际参与", "Willingness and participation"),
    "report.changes.read": (
        "变化为较晚减较早，区间与p值计入两次共有抽样单元的协方差；Holm、BH按全表各项变化校正。",
        "A change is later minus earlier; its interval and p value count the covariance of sampling units in "
        "both years. Holm and BH adjust over all changes of the table.",
    ),
    "report.changes.bases": (
        "每次各用本题有效应答者为基数，人数见n；未计入者按原因列在机器可读的结果中。",
        "Each year rests on its own valid answers, counted in n; who is left out, by reason, stands in the "
        "machine-readable results.",
    ),
    "report.decomposition.read": (
        "变化=比率变动+构成变动（Kitagawa 1955，对称两项分解）：前者为各“{by}”组内比率之变，"
        "后者为各组人数比重之变；以回答该题且“{by}”有效者为基数。",
        "Change = rates + composition (Kitagawa 1955, symmetric): how the rates within the groups of '{by}' "
        "changed, and how the shares of these groups did; of those who answered and are in a group.",
    ),
    "report.method.change": (
        "与上次调查的变化：两次数据合并为一个调查，同一社区（或同一受访者）为同一抽样单元，"
        "各次用各自的权重；变化是两个总体的比率之差。",
        "Changes: the rows of both surveys are stacked, where the same community (or respondent) is one "
        "sampling unit and each year keeps its own weights; a change is the difference of two populations' "
        "rates.",
    ),
    "report.method.decomposition": (
        "比率与构成的分解按Kitagawa（1955）对称两项分解，误差用δ法；分解说明算术来源，不说明原因。",
        "Rates and composition are split after Kitagawa (1955), symmetric, with errors by the delta method; "
        "the split is arithmetic and no cause.",
    ),
    # the command line
    "help.compare": (
        "比较两次调查：可比性、变化及其误差、比率与构成的分解。",
        "Compare two surveys: comparability, changes with their errors, rates and composition.",
    ),
    "help.earlier": ("较早一次的研究文件或文件夹。", "Study file, or folder, of the earlier year."),
    "help.later": ("较晚一次的研究文件或文件夹。", "Study file, or folder, of the later year."),
}
