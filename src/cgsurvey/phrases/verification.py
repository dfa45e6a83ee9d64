"""How a report can be made again, who signs it, and what `verify` finds."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.signed_on": ("{year}年{month}月{day}日", "{day} {month} {year}"),
    # the appendix on how to reproduce the report
    "report.section.reproduction": ("复现信息", "How to reproduce this report"),
    "report.reproduction.made": (
        "本报告的统计数字由cgsurvey {version}根据研究文件“{title}”和下表所列的数据文件算出；"
        "研究文件另行说明的事实和单位自己的文字不在其内。",
        "cgsurvey {version} computed the statistics of this report from the study file of '{title}' and the "
        "data files listed below; facts that the study states, and the bureau's own text, are no part of them.",
    ),
    "report.caption.reproduction": ("所用的数据文件", "Data files used"),
    "report.heading.questionnaire": ("问卷", "Questionnaire"),
    "report.heading.file": ("文件", "File"),
    "report.heading.sheet": ("工作表", "Sheet"),
    "report.heading.rows_read": ("读入行数", "Rows read"),
    "report.heading.rows_analysed": ("分析行数", "Rows analysed"),
    "report.reproduction.of_year": ("{who}（上一年度）", "{who} (earlier year)"),
    "report.reproduction.options": (
        "报告语言为中文；置信水平{level}%；比例的置信区间方法：{intervals}。",
        "Language of the report: English. Confidence level: {level}%. Intervals of shares: {intervals}.",
    ),
    "report.reproduction.interval.auto": ("按规则选取（见统计方法）", "by rule (see Methods)"),
    "report.reproduction.interval.logit": ("一律用logit", "always logit"),
    "report.reproduction.interval.korn_graubard": ("一律用Korn-Graubard", "always Korn-Graubard"),
    "report.reproduction.interval.wilson": ("一律用Wilson", "always Wilson"),
    "report.reproduction.drawn": (
        "“{what}”的{method}由随机数抽取{draws}次，随机数种子为{seed}；同一种子得到同一结果。",
        "{what}: the {method} makes {draws} random draws from seed {seed}; the same seed gives the same "
        "result.",
    ),
    "report.reproduction.wild_bootstrap": ("野聚类自助法", "wild cluster bootstrap"),
    "report.reproduction.permutation": ("置换检验", "permutation test"),
    "report.reproduction.not_drawn": (
        "本报告没有用到随机数。",
        "No random numbers were used.",
    ),
    "report.reproduction.verified": (
        "相同的文件、选项和程序版本得到逐字节相同的报告。写成文件时，旁边的manifest.json列出每个输入和输出文件的SHA-256；"
        "运行“cgsurvey verify 报告文件夹”会重新读取数据、重新计算，并指出与原报告的任何不同。",
        "The same files, options and version give the same report, byte for byte. Where it is written to "
        "files, manifest.json beside them lists the SHA-256 of every input and output; 'cgsurvey verify DIR' "
        "reads the data and computes everything again, and names whatever differs.",
    ),
}
