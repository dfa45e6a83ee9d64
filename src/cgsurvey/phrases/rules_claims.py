"""Rules on published figures: claims.toml against itself and against the data."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.claims.impossible.title": ("数字不可能", "A figure that is impossible"),
    "rules.claims.impossible.means": (
        "按所述人数，没有任何人数（或整数答案之和）得出这一数字，或者所写的人数与百分比、标准差与均值对不上；"
        "三种舍入办法都试过。",
        "On the stated base no count (or no sum of whole-number answers) gives the figure, the count beside "
        "it is not that share, or no answers with that mean have that standard deviation; three ways to "
        "round were tried.",
    ),
    "rules.claims.impossible.matters": (
        "不看数据就能断定：基数不是所述的那个，或者数字有误。读者只要一除就能发现。",
        "It is certain without any data that the base is not the one stated or the figure is wrong; any "
        "reader who divides finds it.",
    ),
    "rules.claims.impossible.remedy": (
        "查明实际基数（未被问到、没有作答的人是否不在内）并写明；已经发表、不能更改的，在 claims.toml 中写 "
        'expect = "impossible" 和理由。',
        "Find the base that was used (are those not asked, or without an answer, left out?) and state it. "
        "If it "
        'is published and stays, write expect = "impossible" with the reason in claims.toml.',
    ),
    "rules.claims.sum.title": ("各项合计不对", "Percentages that do not add up"),
    "rules.claims.sum.means": (
        "同一道单选题的各项百分比，用任何一种舍入办法都凑不成100%，或者凑不成所述人数。",
        "The percentages of a question with one answer each do not add up to 100%, or to the stated base, "
        "by any one way to round.",
    ),
    "rules.claims.sum.matters": (
        "少了一项、多了一项或有一项写错，整张表都会受到怀疑。",
        "An answer is missing, one is too many or one is wrong, and the whole table is in doubt.",
    ),
    "rules.claims.sum.remedy": (
        "对照数据核对每一项；多选题请写 adds_up = false。",
        "Compare each figure with the data; of a question with several answers write adds_up = false.",
    ),
    "rules.claims.implausible.title": ("所述显著性难以成立", "Significance that the numbers do not allow"),
    "rules.claims.implausible.means": (
        "按两组人数、差异大小和所述的标准差（没有写的，用数据中回归的残差标准差）或取值范围，用合并方差的t"
        "检验，差异不会像所说的那样显著（或不显著），数据中该结果行自己的检验也不支持所述。",
        "With these group sizes, this difference and the standard deviation or range beside it, or the "
        "residuals of the regression in the data, a pooled t test would not find it significant (or not "
        "significant) as stated; nor does the row's own test, where there are data.",
    ),
    "rules.claims.implausible.matters": (
        "组很小时，显著与否几乎全看标准误怎样计算；不相容就说明有一个数不对，或检验方法不同。",
        "With a small group, significance depends almost wholly on how the standard error was made; numbers "
        "that do not go together show that one is wrong or the test another.",
    ),
    "rules.claims.implausible.remedy": (
        "核对组别人数、系数、标准差和检验方法，写明所用的标准误。",
        "Check the group sizes, the coefficient, the standard deviation and the test, and state the standard "
        "error that was used.",
    ),
    "rules.claims.little_spread.title": (
        "得分几乎人人相同才会显著",
        "Significant only if scores hardly differ",
    ),
    "rules.claims.little_spread.means": (
        "按两组人数和差异，要显著，残差标准差须小于取值范围的5%：若是五分题，就是不到二十分之一的人与其余的"
        "人差一分。",
        "With these groups and this difference, it is significant only if the residual standard deviation is "
        "below 5% of the range: on a five-point item, if fewer than one in twenty differ from all others by "
        "a point.",
    ),
    "rules.claims.little_spread.matters": (
        "问卷得分极少如此整齐；多半是标准误算得太小，例如没有考虑社区内的相关。",
        "Survey scores are hardly ever so much alike; most often the standard error was too small, as where "
        "answers of one community are alike and that was left out.",
    ),
    "rules.claims.little_spread.remedy": (
        "查明得分的标准差（写进 sd）、取值范围，以及标准误的算法。",
        "Look up the standard deviation of the score (write it as 'sd'), its range, and how the standard "
        "error was made.",
    ),
    "rules.claims.differs.title": ("数字与数据不符", "A figure that the data do not give"),
    "rules.claims.differs.means": (
        "由数据重新计算的结果，按发表的位数用三种舍入办法都得不出所写的数字或人数。",
        "What the data give is not the published figure or count at its decimals, by any of three ways to "
        "round.",
    ),
    "rules.claims.differs.matters": (
        "报告与数据已经脱节：数据改过、计算口径不同，或者抄写有误。",
        "The publication and the data have parted: the data were changed, the definition differs, or a digit "
        "was miscopied.",
    ),
    "rules.claims.differs.remedy": (
        "先看结果行是否就是这句话所说的；是，则改正数字；已经发表、不能更改的，写 "
        'expect = "not supported" 和理由。',
        "See first whether the row is the one that the sentence means; if so correct the figure. If it is "
        'published and stays, write expect = "not supported" with the reason.',
    ),
    "rules.claims.base_differs.title": ("所述基数与数据不符", "A base that is not that of the data"),
    "rules.claims.base_differs.means": (
        "所写的 n 不是数据中这一数字的基数，即对该题作出有效回答的人数。",
        "The stated n is not the base of the figure in the data: those with a valid answer.",
    ),
    "rules.claims.base_differs.matters": (
        "基数不同，同一个百分比说的就是不同的人；最常见的是把全部受访者写成了作答者。",
        "On another base the same per cent is about other people; most often all respondents stand where "
        "those who answered should.",
    ),
    "rules.claims.base_differs.remedy": (
        "写明实际基数，并说明其余的人为什么不在内。",
        "State the base that was used, and why the others are not in it.",
    ),
    "rules.claims.words.title": ("措辞与数字不符", "Words that the figure does not bear out"),
    "rules.claims.words.means": (
        "“超过一半”“约三到五成”“绝大多数”之类的说法，与数据中的比例（没有结果行时为所写的数字）不符。",
        "Words such as 'over half', 'about 30 to 50%' or 'the vast majority' do not fit the share in the "
        "data or, without a row, the figure beside them.",
    ),
    "rules.claims.words.matters": (
        "读者记住的是说法而不是数字。",
        "Readers remember the words and not the figure.",
    ),
    "rules.claims.words.remedy": (
        "换一种说法；说的不是这个比例的词语（如题目中的“60%以上”），用 words 写明哪些词语才是。",
        "Say it otherwise; where the words are about something else (such as '60% or more' in the "
        "question), name those that are about the share in 'words'.",
    ),
    "rules.claims.significance.title": (
        "显著与否得不到数据支持",
        "Significance that the data do not bear out",
    ),
    "rules.claims.significance.means": (
        "说是显著，而数据中p值未达所述水平，或系数的依据过于单薄；或者说不显著，而数据中显著。"
        "有校正后的p值时用校正后的。",
        "It is called significant, and in the data p does not reach the level or the coefficient rests on "
        "too little; or it is called not significant, and is. Where p is adjusted for several comparisons, "
        "that p counts.",
    ),
    "rules.claims.significance.matters": (
        "“显著”会被读作“确有其事”；只靠几个人的系数，换几个人就可能改变。",
        "'Significant' is read as 'it is so'; a coefficient that rests on a handful of people changes with "
        "them.",
    ),
    "rules.claims.significance.remedy": (
        '不写显著，写明系数、区间和所依据的人数；已经发表、不能更改的，写 expect = "not supported" 和理由。',
        "Do not call it significant; state the coefficient, its interval and how many it rests on. If it is "
        'published and stays, write expect = "not supported" with the reason.',
    ),
    "rules.claims.uncertain.title": ("只在样本中成立", "True of the sample, open for the population"),
    "rules.claims.uncertain.means": (
        "估计值与说法相符，但置信区间超出其范围；或者一种检验显著，另一种不显著。",
        "The estimate fits the words and its confidence interval leaves them; or one test finds it "
        "significant and another does not.",
    ),
    "rules.claims.uncertain.matters": (
        "换一批受访者，这一说法可能就不成立。",
        "With other respondents the statement might not hold.",
    ),
    "rules.claims.uncertain.remedy": (
        '写成“受访者中”，或者同时写出区间；知道并接受的，可写 expect = "not supported" 和理由。',
        "Say 'of those who answered', or give the interval; if it is known and accepted, write "
        'expect = "not supported" with the reason.',
    ),
    "rules.claims.no_row.title": ("没有所写的结果行", "No such result row"),
    "rules.claims.no_row.means": (
        "row 所写的编号或地址在本研究的结果中不存在。",
        "The id or address in 'row' does not exist among the results of the study.",
    ),
    "rules.claims.no_row.matters": (
        "核对不了的数字看上去和核对过的一样。",
        "A figure that cannot be compared looks like one that has been.",
    ),
    "rules.claims.no_row.remedy": (
        "照抄结果行的 id：cgsurvey analyze 研究文件夹 --json 列出每一行，报告的 report.json 里也有。题目改名"
        "以后，claims.toml 也要改。",
        "Copy the 'id' of the row: cgsurvey analyze STUDY --json lists them all, as does report.json of a "
        "report. Where a question was renamed, claims.toml follows.",
    ),
    "rules.claims.not_checked.title": ("没有核对的数字", "A figure that was not checked"),
    "rules.claims.not_checked.means": (
        "所写的结果行存在，但数据不能读取、不能估计，或者该行没有这样的数。",
        "The row is known, and its data cannot be read, it cannot be estimated, or it has no such number.",
    ),
    "rules.claims.not_checked.matters": (
        "没有核对不等于通过。",
        "Not checked is not the same as in order.",
    ),
    "rules.claims.not_checked.remedy": (
        "先处理发现中所写的原因，再检查一次；或者改写 row。",
        "Deal with the reason that the finding gives and check again, or name another row.",
    ),
    "rules.claims.no_test.title": ("说到显著而没有检验", "Significance without a test"),
    "rules.claims.no_test.means": (
        "这句话说到显著（或不显著），而所写的结果行不是检验，没有p值。",
        "The sentence speaks of significance, and its row is no test and has no p.",
    ),
    "rules.claims.no_test.matters": (
        "“显著”在统计上有确定的意思，随手使用会被当作检验的结果。",
        "'Significant' has a fixed meaning in statistics; used loosely it is taken for the result of a test.",
    ),
    "rules.claims.no_test.remedy": (
        "写出检验的那一行（差值、系数或变化），或者换一个词，如“明显”。",
        "Name the row of a test (a difference, a coefficient, a change), or use another word.",
    ),
    "rules.claims.nothing_stated.title": ("没有可核对之处", "Nothing that can be compared"),
    "rules.claims.nothing_stated.means": (
        "条目写了结果行，却没有数字、人数、基数，也没有有约定含义的词语。",
        "The entry names a row and states no figure, count or base, nor words with a settled meaning.",
    ),
    "rules.claims.nothing_stated.matters": (
        "“相当一部分”之类的说法没有约定的含义，要由人判断。",
        "Words such as 'a considerable part' have no settled meaning; a person has to judge.",
    ),
    "rules.claims.nothing_stated.remedy": (
        "对照发现中给出的数字自行判断；文中另有数字的，写进 value、count 或 n。",
        "Judge by the figure that the finding gives; if the text states numbers, write them as value, "
        "count or n.",
    ),
    "rules.claims.weighted.title": (
        "加权的数字不按人数核对",
        "A weighted figure is not checked for counts",
    ),
    "rules.claims.weighted.means": (
        "没有任何人数得出所写的百分比，而问卷是加权的，加权的比例可以是任何数。",
        "No count gives the per cent, and the questionnaire is weighted: a weighted share can be anything.",
    ),
    "rules.claims.weighted.matters": (
        "读者拿百分比乘以人数会得不到整数，除非文中写明是加权的。",
        "Readers who multiply the per cent by the base find no whole number, unless the text says that it is "
        "weighted.",
    ),
    "rules.claims.weighted.remedy": (
        "在文中写明“加权”；条目中写 weighted = true 以后不再提示。",
        "Say in the text that it is weighted; with weighted = true in the entry this is not told again.",
    ),
    "rules.claims.needs_more.title": ("缺少核对所需的内容", "Too little is stated to check anything"),
    "rules.claims.needs_more.means": (
        "条目没有写结果行（row）或者没有数据，本身也没有足以核对的内容。",
        "The entry names no row, or there are no data, and by itself it does not state enough for any check.",
    ),
    "rules.claims.needs_more.matters": (
        "没有核对不等于通过。",
        "Not checked is not the same as in order.",
    ),
    "rules.claims.needs_more.remedy": (
        "比例写明 n（和 count），均值写明 n 和 items，差异写明 groups 和是否显著；或者把研究文件和数据"
        "放在一起，并写明 row。",
        "State n (and count) of a share, n and items of a mean, groups and significance of an effect; or put "
        "the study and its data beside the file and name a row.",
    ),
    "rules.claims.unexpected_pass.title": ("意外通过", "A pass that was not expected"),
    "rules.claims.unexpected_pass.means": (
        "条目写明了预期不通过，核对却通过了。",
        "The entry states that it is expected to fail, and it passes.",
    ),
    "rules.claims.unexpected_pass.matters": (
        "数据或计算在无人知晓时变了，或者当初的理由不再成立。",
        "The data or the computation have changed unnoticed, or the reason given does not hold any more.",
    ),
    "rules.claims.unexpected_pass.remedy": (
        "查明变化从何而来；确已无误的，删去 expect。",
        "Find where the change comes from; if all is well, remove 'expect'.",
    ),
}
