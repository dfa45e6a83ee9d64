"""The bootstrap and the permutation beside a regression: why there is none, and how each is read."""

PHRASES: dict[str, tuple[str, str]] = {
    "opinion.no_coefficient": (
        "最后一步没有该变量的系数，无从检验。",
        "The last step has no coefficient of the treatment to test.",
    ),
    "opinion.exact": (
        "最后一步恰好拟合全部数据，没有残差，无从检验。",
        "The last step fits the data exactly: without residuals there is nothing to test.",
    ),
    "opinion.no_clusters": (
        "没有聚类（每名受访者自成一类），不作野生聚类自助法。",
        "There are no clusters (every respondent is one of its own), so there is no wild cluster bootstrap.",
    ),
    "opinion.few_informative": (
        "共{groups}个{unit}，对系数提供信息的只有{informative}个；少于{least}个时，"
        "野生聚类自助法的p值说明不了什么，故不给出。",
        "only {informative} of {groups} {unit} inform; with fewer than {least}, the p value of a wild "
        "cluster bootstrap says nothing, so none is given.",
    ),
    "opinion.measured": (
        "该变量取值多于两个，不作置换检验。",
        "The treatment has more than two values, so it is not permuted.",
    ),
    "opinion.none_with_both": (
        "没有一个{unit}内部两类人都有，无从置换。",
        "None of the {unit} has both kinds of people, so there is nobody to exchange.",
    ),
    "report.caption.opinions": (
        "{model}：对最后一步系数的另外两种检验",
        "{model}: two further tests of the last step's coefficient",
    ),
    "report.heading.test": ("检验", "Test"),
    "report.heading.replicates": ("次数", "Replicates"),
    "report.heading.informative": ("有信息的组", "Informative"),
    "report.opinion.wild_bootstrap": ("野生聚类自助法", "Wild cluster bootstrap"),
    "report.opinion.rademacher": ("野生聚类自助法（正负号）", "Wild cluster bootstrap (signs)"),
    "report.opinion.webb": ("野生聚类自助法（Webb六点）", "Wild cluster bootstrap (Webb's six points)"),
    "report.opinion.permutation": ("组内置换", "Permutation"),
    "report.opinion.all": ("全部{draws}", "all {draws}"),
    "report.opinion.drawn": ("随机{draws}", "{draws} drawn"),
    "report.opinion.informative": ("{informative}/{groups}", "{informative} of {groups}"),
    "report.opinion.reason": ("{test}：{reason}", "{test}: {reason}"),
    "report.opinions.last_word": (
        "以上是旁证，结论仍以前面为准：依据“过于单薄”或“脆弱”的，这里的p值无论多小都不能补救。",
        "These are second opinions, and the verdict above keeps the last word: where it says too thin or "
        "fragile, no p value here mends that.",
    ),
    "report.opinions.wild_bootstrap": (
        "野生聚类自助法：假设系数为0，成批变换各聚类的残差，比较以CR1标准化的t；区间是同一检验不拒绝的取值。"
        "有信息的组：提供该变量剩余差异的聚类。",
        "The wild cluster bootstrap changes the residuals of whole clusters as if there were no association, "
        "and compares t with CR1; its interval holds the values that the same test does not reject. "
        "Informative: clusters that hold variation of the treatment.",
    ),
    "report.opinions.permutation": (
        "置换：在各{unit}内部交换该变量的取值，检验的是“对任何人都没有作用”这一严格假设；"
        "两类人离散程度不同时它拒绝得过多（名义5%的检验，实测可达26%）。有信息的组：两类人都有的{unit}。",
        "The permutation exchanges the treatment inside the {unit}. It tests the sharp hypothesis that it "
        "changes nothing for anyone; where the two sides spread unequally it rejects too often (26% "
        "measured at a nominal 5%). Informative: {unit} with both kinds.",
    ),
    "report.opinions.permutation_rows": (
        "置换：在全体受访者中交换该变量的取值，检验的是“对任何人都没有作用”这一严格假设；"
        "两类人离散程度不同时它拒绝得过多（名义5%的检验，实测可达26%）。",
        "The permutation exchanges the treatment among all respondents. It tests the sharp hypothesis that "
        "it changes nothing for anyone; where the two sides spread unequally it rejects too often (26% "
        "measured at a nominal 5%).",
    ),
    "report.opinions.seed": (
        "随机数种子为{seed}：同样的数据和选项得出同样的p值。",
        "Seed of the draws: {seed}. The same data and options give the same p values.",
    ),
}
