"""What is said of a published figure: whether it can be, and what else could have been meant."""

PHRASES: dict[str, tuple[str, str]] = {
    "help.claims": (
        "核对已发表的数字。",
        "Published figures: check them.",
    ),
    "help.claims_check": (
        "不用任何数据，看一个已发表的数字是否可能，如“99.08%（n=1787）”；不可能时以退出码1结束。",
        'Whether a published figure, as "99.08% of 1787", is possible at all, without any data; if not, exit '
        "code 1.",
    ),
    "help.claims_text": (
        "已发表的数字，照原文写，连同基数；每条一个参数。以负号开头的写在 -- 之后。",
        "The figure as it was published, with its base; each in quotes. One that begins with a minus goes "
        "behind --.",
    ),
    "claims.line": ("{text}：{verdict}", "{text}: {verdict}"),
    "claims.verdict.impossible": ("不可能", "impossible"),
    "claims.verdict.not_supported": ("说法与数字不符", "not supported"),
    "claims.verdict.uninformative": ("无从判断", "uninformative"),
    "claims.verdict.possible": ("可能", "possible"),
    # what is wrong with the text
    "claims.refused": (
        "没有读懂“{text}”：{reason}",
        "'{text}' is not understood: {reason}",
    ),
    "claims.understood": (
        "能读懂的写法，例如：99.08%（n=1787）；1787人中1771人（99.10%）；44.9、47.1、8.0%，n=1787（同一道单选题）；"
        "均值4.34，n=20；均值3.15，n=20，4题，1-5分；+0.020，显著，7人对611人，取值0到1；超过一半：49.8%。",
        "Understood are, for example: 99.08% of 1787; 1771/1787 = 99.10%; 44.9, 47.1, 8.0 % of 1787 (one "
        "question, one answer each); mean 4.34 of 20; mean 3.15 of 20, 4 items, scale 1-5; +0.020, "
        "significant, 7 vs 611, range 0-1; over half: 49.8%.",
    ),
    "claims.not_understood": (
        "其中没有可以核对的数字。",
        "it states no figure that can be checked.",
    ),
    "claims.number_left": (
        "不知道{number}是什么；基数请写作 n=… 或“…人中”，人数写在基数之后。",
        "it is not clear what {number} is; write a base as n=… or 'of …', and a count as '= …' behind it.",
    ),
    "claims.no_base": (
        "缺少基数，即有多少人回答；请加上 n=…。",
        "it lacks the base, how many answered; add n=….",
    ),
    "claims.base_out_of_range": (
        "基数应在1到{largest}之间。",
        "a base is a whole number from 1 to {largest}.",
    ),
    "claims.one_figure": (
        "人数或“过半”一类的说法只能与一个百分比写在一起；请分开写。",
        "a count, or words such as 'most', can stand beside one percentage only; write each by itself.",
    ),
    "claims.too_long": ("文字或数字太长。", "the text, or a number in it, is too long."),
    "claims.too_few": (
        "两组合计至少要有3人，才能检验差异。",
        "two groups must hold 3 people at least for their difference to be tested.",
    ),
    "claims.no_significance": (
        "请说明两组的差异是“显著”还是“不显著”，或写 p<0.05，二者不能相反。",
        "say whether the difference is called significant or not significant, or write p<0.05; both must "
        "say the same.",
    ),
    "claims.no_level": (
        "显著性水平应大于0，至多0.99。",
        "the level of significance lies above 0 and is 0.99 at most.",
    ),
    "claims.no_range": (
        "取值范围应由小到大，如 1-5；整数答案的范围也是整数。",
        "a range goes from its lower to its higher end, as 1-5; that of whole-number answers is whole.",
    ),
    # percentages
    "claims.counts": (
        "{n}人中有{counts}人，就是{figure}%。",
        "{counts} of {n} gives {figure}%.",
    ),
    "claims.no_count": (
        "{n}人中无论有多少人，都得不出{figure}%：基数不是{n}，或者数字有误。",
        "No count out of {n} gives {figure}%: the base differs or the figure is wrong.",
    ),
    "claims.nearest": ("最接近的可能数字：{figures}。", "Nearest that can be: {figures}."),
    "claims.smaller_base": (
        "换成更小的基数，最近的{n}才能（四舍五入）得出这个数字。",
        "The largest smaller base on which it can be, rounded, is {n}.",
    ),
    "claims.larger_base": (
        "换成更大的基数，最近的{n}才能（四舍五入）得出这个数字。",
        "The smallest larger base on which it can be, rounded, is {n}.",
    ),
    "claims.only_by": (
        "四舍五入得不出它，只有这样才行：{rules}。",
        "Rounding halves up does not give it; this does: {rules}.",
    ),
    "claims.rule.half_even": ("逢五成双", "halves to the even digit"),
    "claims.rule.truncation": ("直接截去后面的数字", "digits cut off"),
    "claims.every_percentage": (
        "基数达到{n}以后，{decimals}位小数的百分比个个都有可能：这项核对说明不了什么。",
        "From a base of {n} on, every percentage with {decimals} decimals can be: this check tells nothing.",
    ),
    "claims.without_base": (
        "没有基数，{figure}%无从核对。",
        "Without its base there is nothing to check {figure}% against.",
    ),
    "claims.over_hundred": (
        "比例不会超过100%，而这里是{figure}%。",
        "A share is never above 100%; this is {figure}%.",
    ),
    "claims.below_zero": (
        "比例不会小于0，而这里是{figure}%。",
        "A share is never below 0; this is {figure}%.",
    ),
    "claims.count_fits": ("{count}/{n}就是{figure}%。", "{count} of {n} is {figure}%."),
    "claims.count_is": ("{count}/{n}是{actual}%。", "{count} of {n} is {actual}%."),
    "claims.count_differs": (
        "{count}/{n}是{actual}%，不是{figure}%：人数、基数或百分比中有一个不对。",
        "{count} of {n} is {actual}%, not {figure}%: the count, the base or the figure is wrong.",
    ),
    "claims.count_beyond": (
        "{n}人中不会有{count}人：人数或基数有误。",
        "There cannot be {count} among {n}: the count or the base is wrong.",
    ),
    "claims.adds_up": (
        "各项写出的数合计{stated}%；舍入之前合计在{low}%与{high}%之间，可以是100%。",
        "As written they add up to {stated}%, before rounding to between {low}% and {high}%: 100% can be.",
    ),
    "claims.adds_up_in_counts": (
        "各项写出的数合计{stated}%；例如{counts} = {n}人，就得出全部这些数字。",
        "As written they add up to {stated}%. For example, {counts} = {n} gives all of them.",
    ),
    "claims.does_not_add_up": (
        "各项写出的数合计{stated}%；舍入之前合计在{low}%与{high}%之间，不会是100%：有的数字有误，或者缺了一项，"
        "或者可以选多项（多选题请注明“多选”，在claims.toml中写adds_up = false）。",
        "As written they add up to {stated}%, before rounding to between {low}% and {high}%, which is never "
        "100%: a figure is wrong, one is missing, or several answers could be given (then write 'multiple', "
        "in claims.toml adds_up = false).",
    ),
    "claims.no_count_for": (
        "{n}人中无论有多少人，都得不出{figures}：基数不是{n}，或者数字有误。",
        "No count out of {n} gives {figures}: the base differs or the figure is wrong.",
    ),
    "claims.counts_do_not_add_up": (
        "得出这些数字的人数合计{people}，用任何一种舍入办法都不能恰好是{n}：基数不是{n}，或者数字有误。",
        "The counts that give them add up to {people}, and by no one way to round to {n}: the base "
        "differs or a figure is wrong.",
    ),
    "claims.people_add_up": ("{counts} = {n}人。", "{counts} = {n}."),
    "claims.people_do_not_add_up": (
        "各项人数{counts}，合计{stated}，不是{n}：基数不是{n}，或者有的人数有误，或者缺了一项，或者可以选多项"
        "（多选题请写adds_up = false）。",
        "The counts {counts} add up to {stated}, not {n}: the base differs, a count is wrong or missing, or "
        "several answers could be given (then write adds_up = false).",
    ),
    # means
    "claims.sums": (
        "{answers}个整数答案（{n}人，每人{items}题）合计{sums}，均值就是{figure}。",
        "Whole-number answers ({answers}: {n} people, items each: {items}) that add up to {sums} have the "
        "mean {figure}.",
    ),
    "claims.no_sum": (
        "{answers}个整数答案（{n}人，每人{items}题）得不出均值{figure}：人数或题数不同，或者答案不是整数，或者数字有误。",
        "No whole-number answers ({answers}: {n} people, items each: {items}) have the mean {figure}: the "
        "base or the number of items differs, answers were no whole numbers, or the figure is wrong.",
    ),
    "claims.mean_beyond": (
        "答案在{low}到{high}之间，均值不会是{figure}。",
        "Answers from {low} to {high} cannot have the mean {figure}.",
    ),
    "claims.every_mean": (
        "答案达到{answers}个以后，{decimals}位小数的均值个个都有可能：这项核对说明不了什么。",
        "From {answers} answers on, every mean with {decimals} decimals can be: this check tells nothing.",
    ),
    "claims.no_deviation": (
        "{n}人每人{items}题的整数答案，均值为{figure}时，标准差不会是{deviation}（除以n或n-1都不会）：人数、题数或"
        "取值范围不同，或者有一个数有误。",
        "Whole-number answers of {n} people (items each: {items}) with the mean {figure} cannot have the "
        "standard deviation {deviation}, divided by n - 1 or by n: the base, the number of items or the "
        "range differs, or a figure is wrong.",
    ),
    "claims.deviation_fits": (
        "均值为{figure}时，标准差{deviation}没有被排除。",
        "Beside the mean {figure} nothing rules out the standard deviation {deviation}.",
    ),
    "claims.every_deviation": (
        "人数这么多、小数位数这么少，只要取值范围允许，各种标准差都有可能，{deviation}也是：这项核对说明不了什么。",
        "Of so many people, with so few decimals, every standard deviation that the range allows can be, "
        "{deviation} as well: this check tells nothing.",
    ),
    "claims.deviation_open": (
        "人数太多，标准差无从核对。",
        "Of so many people there is nothing to check the standard deviation against.",
    ),
    "claims.needs_more": (
        "没有可以对照的结果行（没有写row，或者没有数据），又没有写明足以核对的内容（基数n、人数、两组人数等），"
        "无从核对。",
        "There is nothing to compare it with (no row is named, or there are no data), and it states too "
        "little (a base n, a count, the sizes of groups) for any check.",
    ),
    "claims.needs_kind": (
        "没有可以对照的结果行（没有写row，或者没有数据），又看不出value是百分比还是均值，无从核对：百分比请在text中"
        '带上“%”，或写kind = "share"；均值请写items。',
        "There is nothing to compare it with (no row is named, or there are no data), and nothing tells "
        "whether its value is in per cent or a mean. Of a per cent give it with % in 'text', or write "
        "kind = \"share\"; of a mean write 'items'.",
    ),
    # differences
    "claims.needs_at_most": (
        "{first}人对{second}人，差异{effect}（取舍入范围的上限）要在{level}%水平上显著（|t|≥{critical}，合并方差，"
        "无协变量），残差标准差至多只能是{needed}；有协变量时，这就是协变量之外还能剩下的。",
        "With {first} against {second}, a difference of {effect} (the upper limit of its rounding) is "
        "significant at {level}% (|t| at least {critical}; pooled variance, no covariates) only if the "
        "residual standard deviation is at most {needed}. With covariates, that is what they may leave.",
    ),
    "claims.needs_at_least": (
        "{first}人对{second}人，差异{effect}（取舍入范围的下限）要在{level}%水平上不显著（|t|小于{critical}，合并方差，"
        "无协变量），残差标准差至少要有{needed}。",
        "With {first} against {second}, a difference of {effect} (the lower limit of its rounding) is not "
        "significant at {level}% (|t| below {critical}; pooled variance, no covariates) only if the residual "
        "standard deviation is at least {needed}.",
    ),
    "claims.of_range": (
        "这是取值范围（{low}到{high}）的{share}%；在此范围内，两组的合并标准差最大可达{largest}。",
        "That is {share}% of the range {low} to {high}, in which the pooled standard deviation can be up to "
        "{largest}.",
    ),
    "claims.little_spread": (
        "得分要几乎人人相同才会如此：请查标准误是怎样算的。",
        "Scores would hardly differ at all: see how the standard error was made.",
    ),
    "claims.range_rules_out": (
        "在此范围内达不到：人数、数字、取值范围或检验方法与所述不同。",
        "The range does not allow so much: the groups, the figure, the range or the test are not as stated.",
    ),
    "claims.effect_beyond_range": (
        "差异{figure}大于取值范围（{low}到{high}）：数字有误，或者取值范围不同。",
        "A difference of {figure} is larger than the range {low} to {high}: the figure or the range is "
        "wrong.",
    ),
    "claims.deviation_rules_out": (
        "所写的标准差{deviation}不符合这一条件：若它就是残差标准差，这一说法得不到支持。",
        "The standard deviation {deviation} that is given does not meet this: if it is the residual one, the "
        "statement is not supported.",
    ),
    "claims.deviation_allows": (
        "所写的标准差{deviation}符合这一条件。",
        "The standard deviation {deviation} that is given meets this.",
    ),
    # words
    "claims.words_fit": (
        "“{phrase}”指{shares}，{figure}相符。",
        "'{phrase}' means {shares}: {figure} fits.",
    ),
    "claims.words_unsettled": (
        "“{phrase}”指{shares}；{figure}是否相符，要看没有写出的小数。",
        "'{phrase}' means {shares}: whether {figure} fits depends on digits that are not shown.",
    ),
    "claims.words_not": (
        "“{phrase}”指{shares}，{figure}不是：说法或者数字有误。",
        "'{phrase}' means {shares}: {figure} does not fit. The wording or the figure is wrong.",
    ),
    "claims.shares.above": ("超过{low}%", "more than {low}%"),
    "claims.shares.from": ("{low}%及以上", "{low}% or more"),
    "claims.shares.below": ("不到{high}%", "less than {high}%"),
    "claims.shares.up_to": ("{high}%及以下", "{high}% or less"),
    "claims.shares.between": ("{low}%到{high}%（不含{high}%）", "{low}% to {high}% ({high}% not included)"),
    "claims.shares.exactly": ("正好{low}%", "exactly {low}%"),
    "claims.convention.civil_code": (
        "依据：《民法典》第1259条，“以上”“以下”包括本数，“超过”“不满”不包括本数。",
        "Convention: as in law (Civil Code of China, article 1259), 'or more' includes its number and 'over' "
        "does not.",
    ),
    "claims.convention.majority": (
        "依据：多数就是过半，少数就是不到一半；这是最宽的理解。",
        "Convention: a majority is more than half, a minority less; the mildest reading in use.",
    ),
    "claims.convention.inspectorates": (
        "依据：没有统一规定；苏格兰教育督导用语把“几乎所有”定为90%以上、“大多数”定为75%到90%，这里取其下限。",
        "Convention: none is settled. Education Scotland's inspectors say 'almost all' above 90% and 'most' "
        "from 75%; these bounds are used.",
    ),
    "claims.convention.everybody": ("依据：字面意思。", "Convention: as the words say."),
    "claims.convention.as_round_as_written": (
        "依据：“三成”“三分之一”是到成的约数，“约35%”精确到5个百分点，各允许半个单位的出入。",
        "Convention: a number is as exact as it is written, tenths and thirds to half a tenth, 35% to half "
        "of five points.",
    ),
    "claims.convention.nearly": (
        "依据：“近”指不到这个数，但四舍五入就是它。",
        "Convention: 'nearly' is below the number and rounds to it.",
    ),
}
