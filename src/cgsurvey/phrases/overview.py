"""The page at the front of a report: key figures, what needs attention, how sure all this is."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.overview.concerns": (
        "需要关注（所述差距均超出抽样误差）：",
        "What needs attention (the differences told are beyond sampling error):",
    ),
    "report.overview.certainty": ("可靠程度：", "How sure this is:"),
    # key figures
    "report.key.satisfied": ("{what}：满意率", "{what}: satisfied"),
    "report.key.answer": ("{what}：{answer}", "{what}: {answer}"),
    "report.key.elements": (
        "平均每人得到几类要素的服务（共{number}类）",
        "Elements that reached a person, on average (of {number})",
    ),
    "report.key.covered": ("{what}：覆盖率", "Reached by: {what}"),
    "report.key.gap": ("{what}：愿意多于实际参与", "{what}: willing minus took part"),
    "report.key.unmet": ("需要而未得到：{what}", "Wanted and not received: {what}"),
    "report.key.improved": ("改善：{what}", "Improved: {what}"),
    "report.key.of_need": ("；占有该需要者{value}%（n={n}）", "; of those in need {value}% (n = {n})"),
    "report.key.scored": ("{what}：平均得分（{low}至{high}分）", "{what}: mean score ({low} to {high})"),
    "report.key.change": ("{what}：{earlier}至{later}的变化", "{what}: change from {earlier} to {later}"),
    "report.key.in.proportion": ("{label}", "{label}"),
    "report.key.in.points": ("{label}（百分点）", "{label} (points)"),
    "report.key.in.score": ("{label}", "{label}"),
    "report.key.in.elements": ("{label}", "{label}"),
    "report.key.value.proportion": ("{value}%", "{value}%"),
    "report.key.value.points": ("{value}", "{value}"),
    "report.key.value.score": ("{value}", "{value}"),
    "report.key.value.elements": ("{value}", "{value}"),
    "report.key.interval": ("{level}%置信区间{interval}", "{level}%\u00a0CI\u00a0{interval}"),
    "report.key.no_interval": ("无区间", "no interval"),
    "report.key.base": ("n={n}", "n\u00a0=\u00a0{n}"),
    "report.key.detail": ("{interval}，{base}{beside}", "{interval}, {base}{beside}"),
    # what needs attention
    "report.concern.item": (
        "“{topic}”中“{what}”的满意率为{figure}，低于最高的“{high}”{alike}。",
        "{topic}: fewer are satisfied with '{what}', {figure}, than with '{high}', the highest{alike}.",
    ),
    "report.concern.alike": (
        "，与“{items}”难分高低",
        "; possibly as low: {items}",
    ),
    "report.concern.gap": (
        "“{what}”：愿意参与的比实际参与的多{figure}。",
        "{what}: more are willing than took part, by {figure}.",
    ),
    # how sure all this is
    "report.sure.answered": ("有效答卷：{groups}。", "Valid answers: {groups}."),
    "report.sure.group": ("{who}共{n}份", "{who} {n}"),
    "report.sure.comma": ("，", ", "),
    "report.sure.read": ("读入{n}行", "{n} rows read"),
    "report.sure.unit.community": ("{n}个社区", "{n} communities"),
    "report.sure.unit.psu": ("{n}个抽样单元", "{n} sampling units"),
    "report.sure.intervals": (
        "以上比例和差值中，区间最窄的是{narrow}，最宽的是{wide}；区间只含抽样误差。",
        "Shares and differences above, narrowest interval: {narrow}; widest: {wide}. They cover sampling "
        "error alone.",
    ),
    "report.sure.interval": ("“{what}”{interval}", "'{what}' {interval}"),
    "report.sure.weak": (
        "有{number}条说明指出结果依据薄弱，见“{section}”{models}。",
        "Notes of results that rest on little: {number}, see '{section}'{models}.",
    ),
    "report.sure.models": (
        "；回归“{models}”的系数不应引用为结论",
        "; not to be quoted as findings, the regressions: {models}",
    ),
}
