"""The sampling design: replicate weights, intervals asked for, and what is known too poorly to show."""

PHRASES: dict[str, tuple[str, str]] = {
    # mistakes in the study file
    "study.type.replicates_rho": (
        '{table} 的 {key}：fay_rho 与 method = "Fay" 必须同时出现，其他方法不用。',
        '{table} {key}: fay_rho goes with method = "Fay", and only with it.',
    ),
    "study.type.replicates_scale": (
        "{table} 的 {key}：BRR 和 Fay 的 scale 由复制个数（和 fay_rho）确定，请删去 scale。",
        "{table} {key}: with BRR and Fay the scale follows from the number of replicates (and fay_rho). "
        "Remove scale.",
    ),
    "study.type.replicates_rscales": (
        '{table} 的 {key}：method = "JKn" 且复制权重已含权重（combined）时，必须写 rscales：每个复制一个'
        "数，通常为其所在层的 (n-1)/n。",
        '{table} {key}: method = "JKn" with combined replicate weights needs rscales: a number for each '
        "replicate, as a rule (n-1)/n of its stratum.",
    ),
    "study.type.replicates_zero": (
        "{table} 的 {key}：rscales 全为0，方差将为0。",
        "{table} {key}: all rscales are 0, and so would be every variance.",
    ),
    "study.type.replicates_weight": (
        "{table} 的 {key}：用复制权重（replicates）时，必须同时写 weight（全样本的权重）。",
        "{table} {key}: replicate weights (replicates) need weight, the weight of the full sample, "
        "beside them.",
    ),
    "study.type.replicates_with": (
        "{table} 的 {key}：有复制权重（replicates）时，{useless} 不起作用，请删去；有限总体校正请并入 "
        "rscales。",
        "{table} {key}: beside replicate weights (replicates), {useless} has no effect. Remove it; a "
        "finite population correction belongs in rscales.",
    ),
    # the command line
    "help.interval": (
        "比例的区间：auto（默认，按规则选用）、logit、korn_graubard 或 wilson；优先于研究文件。",
        "Intervals of shares: auto (by rule, unless the study says otherwise), logit, korn_graubard, wilson.",
    ),
    "command.unknown_interval": (
        "--interval {name}：没有这种区间。{meant}可用：{known}。",
        "--interval {name}: no such interval.{meant} Known: {known}.",
    ),
    # the columns of the file
    "coding.replicates_twice": (
        "{table}：列 {columns} 重复写入，或已用作抽样设计的其他部分。每个复制只能写一次。",
        "{table}: the columns {columns} stand there twice, or are another part of the design. Name each "
        "replicate once.",
    ),
    "coding.one_replicate": (
        "{table}：在“{file}”中只找到一个复制权重，无法估计方差，至少要有两个。",
        "{table}: {file} has only one replicate weight there, which shows no variance. At least two are "
        "needed.",
    ),
    "coding.rscales_number": (
        "{table}：rscales 有{given}个数，复制权重却有{needed}列。应一一对应，或只写一个数。",
        "{table}: rscales has {given} numbers, and there are {needed} replicate weights. Give one for "
        "each, in their order, or a single one.",
    ),
    "coding.replicates_no_numbers": (
        "复制权重的列 {columns} 中没有一个正数，不能用作复制权重。请检查 columns 写的是不是存放复制权重的"
        "列。",
        "The columns {columns}, given as replicate weights, hold no positive number. Check that columns "
        "names the replicate weights.",
    ),
    "coding.replicates_weightless": (
        "{number}份答卷的权重为0，复制权重却不是0；这些答卷不代表任何人，在各复制中也不计。",
        "Rows with a weight of 0 and replicate weights that are not: {number}. They stand for nobody, "
        "and count in no replicate.",
    ),
    "coding.replicates_multiples": (
        "各复制权重之和平均只有权重之和的{ratio}倍，看上去是要再乘以权重的系数，或者属于另一个文件。"
        "若是系数，请写 combined = false；否则标准误没有意义。",
        "The replicate weights add up, on average, to {ratio} times the weights. They look like "
        "multiples of the weights, or like those of another file. If they are multiples, write combined "
        "= false; as it is, no standard error can be trusted.",
    ),
    "coding.replicates_weights": (
        "复制权重乘以权重后，其和平均为权重之和的{ratio}倍，看上去已含权重。若是，请写 combined = true；"
        "否则标准误没有意义。",
        "Times the weights, the replicate weights add up, on average, to {ratio} times the weights. They "
        "look like weights themselves. If they are, write combined = true; as it is, no standard error "
        "can be trusted.",
    ),
    # what is weak about a number
    "note.small_effective": (
        "有{rows}个比例的有效样本量不足{limit}人（人数除以设计效应），按NCHS标准不宜公布。",
        "Shares with an effective sample of fewer than {limit} (respondents over the design effect): "
        "{rows}. By the standards of NCHS they should not be published.",
    ),
    "note.wide": (
        "有{rows}个比例的95%区间过宽（达到30个百分点，或超过该比例的1.3倍），按NCHS标准不宜公布。",
        "Shares with a 95% interval too wide to publish by the standards of NCHS (30 points or more, or "
        "over 1.3 times the share): {rows}.",
    ),
    "note.wide_complement": (
        "有{rows}个比例接近100%：比例本身可以公布，其余部分（100%减去该比例）的误差过大，不宜公布。",
        "Shares so near 100% that what is left of 100% is too uncertain to publish by the standards of "
        "NCHS: {rows}. The shares themselves can be shown.",
    ),
    "note.interval_replaced": (
        "有{rows}个比例要求用 logit 区间，但比例为0或100%，或各抽样单元毫无差异，logit 区间不存在，"
        "改用 Korn-Graubard 区间。",
        "Shares for which logit was asked and Korn-Graubard is given: {rows}. At 0 and 100%, and where "
        "sampling units do not differ at all, there is no logit interval.",
    ),
    "note.lost_replicates": (
        "有{rows}个数在某些复制中没有任何权重，这些复制不计入其方差，误差可能偏小。",
        "Figures whose base has no weight at all in some replicate: {rows}. Those replicates are left "
        "out of the variance, which may be too small.",
    ),
    "regression.no_replicates": (
        "回归不使用复制权重：标准误按聚类（{cluster}）计算，权重仍然使用。",
        "The regression makes no use of the replicate weights: its standard errors are by cluster ("
        "{cluster}). The weights are used.",
    ),
    "drift.design.replicates": (
        "抽样误差由复制权重求得，而两次调查的复制样本无法对应，变化的误差无从估计，不作比较。",
        "Errors come from replicate weights. Those of two surveys do not correspond, so the error of a "
        "change cannot be known, and none is shown.",
    ),
    # the design in a sentence
    "report.sample.replicates": (
        "{who}：抽样误差由文件中的{number}个复制权重求得（{method}，{centre}），自由度{df}；{weights}。",
        "{who}: sampling errors come from the {number} replicate weights of the file ({method}, {centre}), "
        "{df} degrees of freedom; {weights}.",
    ),
    "report.sample.fay": (
        "Fay，ρ = {rho}",
        "Fay, ρ = {rho}",
    ),
    "report.sample.centre_mse": (
        "以全样本估计值为中心",
        "around the full-sample estimate",
    ),
    "report.sample.centre_mean": (
        "以各复制的均值为中心",
        "around the mean of the replicates",
    ),
    "report.sample.deffs": (
        "{who}：{number}个比例的设计效应（方差与同样人数的简单随机样本之比）中位数为{median}，从{low}到"
        "{high}。",
        "{who}: the design effects of {number} shares (variance over that of a simple random sample of "
        "as many people) have the median {median} and run from {low} to {high}.",
    ),
    "report.figure.uncertain": (
        "{value}（{level}%置信区间{interval}，n={n}，误差过大、不宜公布）",
        "{value} ({level}%\u00a0CI\u00a0{interval}, n\u00a0=\u00a0{n}; too uncertain to publish)",
    ),
    "report.method.replicates": (
        "有复制权重的问卷，每个估计值用每个复制权重各算一遍，由其离散程度得出方差（与R的svrepdesign相同）；"
        "自由度为复制权重的秩减1。",
        "Where the file has replicate weights, each estimate is made again with each of them and its "
        "variance comes of their spread (as R's svrepdesign); degrees of freedom are the rank of the "
        "replicate weights minus 1.",
    ),
    "report.method.deff": (
        "设计效应（deff）为估计量的方差与同样人数的有放回简单随机样本的方差之比；权重的Kish设计效应为"
        "n·Σw²/(Σw)²。有效样本量为人数除以设计效应。",
        "The design effect (deff) is the variance of an estimate over that of a simple random sample, "
        "with replacement, of as many people; Kish's, of the weights alone, is n·Σw²/(Σw)². The "
        "effective sample is the number of people over the design effect.",
    ),
    "report.method.presentation": (
        "哪些比例不宜公布，按美国国家卫生统计中心的标准判断（NCHS，Parker等，2017）：人数或有效样本量不足"
        "30；95% Korn-Graubard区间达到30个百分点；或区间宽于5个百分点且超过比例的1.3倍。自由度不足8、恰为"
        "0或100%的另行提示。",
        "Which shares are too uncertain to publish is judged by the standards of the National Center for "
        "Health Statistics (NCHS; Parker et al. 2017): fewer than 30 people, or fewer than 30 in effect; "
        "a 95% Korn-Graubard interval of 30 points or more; or one of more than 5 points and more than "
        "1.3 times the share. Fewer than 8 degrees of freedom, and shares of exactly 0 or 100%, are said "
        "besides.",
    ),
    "report.method.interval.asked_korn_graubard": (
        "比例的区间按要求一律用Korn-Graubard区间。",
        "Intervals of shares: Korn-Graubard throughout, as asked.",
    ),
    "report.method.interval.asked_wilson": (
        "比例的区间按要求一律用Wilson区间；加权或整群的样本以有效样本量代替人数，并按自由度折算。",
        "Intervals of shares: Wilson throughout, as asked; of a weighted or clustered sample at the "
        "effective sample size, adjusted for the degrees of freedom.",
    ),
}
