"""How a report can be made again, who signs it, and what `verify` finds."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.signed_on": ("{year}年{month}月{day}日", "{day} {month} {year}"),
    # the appendix on how to reproduce the report
    "report.section.reproduction": ("复现信息", "How to reproduce this report"),
    "report.reproduction.made": (
        "本报告的统计数字由cgsurvey {version}根据《{title}》的研究文件和下表所列的数据文件算出；"
        "研究文件另行说明的事实和单位自己的文字不在其内。",
        "cgsurvey {version} computed the statistics of this report from the study file of '{title}' and the "
        "data files listed below; facts that the study states and the bureau's own text are no part of them.",
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
    "report.reproduction.wild_bootstrap": ("野生聚类自助法", "wild cluster bootstrap"),
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
    # what verify finds
    "help.verify": (
        "重新读取数据、重新计算，核对报告文件夹；有任何不同即以退出码1结束。",
        "Compute a folder of outputs again from its data; any difference ends with exit code 1.",
    ),
    "help.verified": (
        "报告所在的文件夹（其中有 manifest.json）。",
        "Folder of a report (it holds manifest.json).",
    ),
    "help.verified_study": (
        "报告所依据的研究；默认在报告文件夹、其上级文件夹和当前文件夹中找。",
        "The study behind it; else looked for in DIR, in the folders above it, and here.",
    ),
    "help.verified_earlier": (
        "compare 所用的上一年度研究。",
        "The earlier study of a report made by compare.",
    ),
    "verification.in_order": (
        "核对无误：《{title}》与重新计算的结果一致（核对文件{files}个、结果{rows}行、正文中的数字{numerals}个）。",
        "In order: '{title}' is what its data give. Compared: files {files}, rows of results {rows}, numbers "
        "in sentences {numerals}.",
    ),
    "verification.not_in_order": (
        "核对未通过：《{title}》有{number}处不同（核对文件{files}个、结果{rows}行、正文中的数字{numerals}个）。",
        "Not in order: '{title}'. Differences: {number}. Compared: files {files}, rows of results {rows}, "
        "numbers in sentences {numerals}.",
    ),
    "verification.not_computed": (
        "核对未通过：《{title}》有{number}处不同，没有重新计算（核对文件{files}个）。",
        "Not in order: '{title}'. Differences: {number}. Compared: files {files}. Nothing was computed "
        "again.",
    ),
    "verification.more": (
        "另有{number}处数字不同未列出；加 --json 可看到全部。",
        "{number} more rows and numbers differ; --json lists them all.",
    ),
    "verification.version": (
        "报告由cgsurvey {written}写成，本次核对用的是{present}；版本不同，结果和版面可能因此不同。",
        "The report was written by cgsurvey {written}; this is {present}. Results and layout may differ for "
        "that.",
    ),
    "verification.output_missing": ("输出文件不在了：{name}", "Output is gone: {name}"),
    "verification.output_not_regular": (
        "输出文件不是普通文件（可能是文件夹或链接），没有读取：{name}",
        "Output is no regular file (a folder or a link perhaps), and was not read: {name}",
    ),
    "verification.output_changed": (
        "输出文件在写成之后被改动：{name}",
        "Output was changed after it was written: {name}",
    ),
    "verification.output_differs": (
        "重新计算得到的文件与清单所记的不同：{name}",
        "Computed again, the file is not what the manifest says: {name}",
    ),
    "verification.output_foreign": (
        "清单中有一个重新计算不会写出的文件：{name}",
        "The manifest has a file that this run does not write: {name}",
    ),
    "verification.manifest_differs": (
        "清单中与重新计算不同的项目：{key}",
        "In the manifest, but not as computed again: {key}",
    ),
    "verification.study_changed": ("研究文件有改动：{name}", "Study file has changed: {name}"),
    "verification.input_changed": ("输入文件有改动：{name}", "Input has changed: {name}"),
    "verification.input_missing": ("输入文件不在了：{name}", "Input is gone: {name}"),
    "verification.input_new": (
        "多了一个写报告时没有的输入文件：{name}",
        "Input that was not there when the report was written: {name}",
    ),
    "verification.row_differs": (
        "结果行 {row}（报告中 → 重新计算）：{columns}",
        "Row {row} (in the report → computed again): {columns}",
    ),
    "verification.row_gone": (
        "报告中的结果行，重新计算时没有：{row}",
        "Row of the report that is not computed again: {row}",
    ),
    "verification.row_new": (
        "重新计算多出的结果行，报告中没有：{row}",
        "Row that is computed and is not in the report: {row}",
    ),
    "verification.refused": (
        "不能重新计算：{reason}",
        "Nothing could be computed again: {reason}",
    ),
    "verification.value_differs": (
        "{place}：报告中为“{old}”，重新计算为“{new}”",
        "{place}: '{old}' in the report, '{new}' computed again",
    ),
    "verification.output_unlisted": (
        "文件夹中另有清单未列的文件，不属于本报告，没有核对：{names}。",
        "The folder has files that the manifest does not name; they are no part of the report and were not "
        "compared: {names}.",
    ),
    "verification.not_compared": (
        "{name} 不能读取，其中的数字没有逐个比较。",
        "{name} cannot be read: its numbers were not compared one by one.",
    ),
    "verification.unresolved": (
        "章节“{section}”中的数字{number}不能由结果行得出：{row}",
        "The number {number} in section '{section}' does not come from its row: {row}",
    ),
    "verification.no_manifest": (
        "{path} 不是 cgsurvey 写成的报告文件夹：其中没有 manifest.json。",
        "{path} is no folder of a report: it holds no manifest.json.",
    ),
    "verification.no_plain_manifest": (
        "{path} 不是普通文件，或大于{largest}字节，没有读取。",
        "{path} is no regular file, or has more than {largest} bytes: it was not read.",
    ),
    "verification.damaged": (
        "{path} 已损坏，或不是 cgsurvey 写成的（{place}）。请重新生成报告。",
        "{path} is damaged, or not written by cgsurvey ({place}). Make the report again.",
    ),
    "verification.no_study": (
        "没有找到报告所依据的 {name}（找过 {folder}、它的上级文件夹和当前文件夹）。"
        "请用 cgsurvey verify 的选项 --study 指明。",
        "{name}, which the report was made of, is not in {folder}, in a folder above it or here. Name it "
        "with the option --study of cgsurvey verify.",
    ),
    "verification.no_earlier": (
        "这份报告比较两个年度。请用 cgsurvey verify 的选项 --earlier 指明上一年度的研究。",
        "This report compares two years. Name the study of the earlier one with the option --earlier of "
        "cgsurvey verify.",
    ),
    "verification.no_template": (
        "研究文件夹中没有报告所用的模板 {name}。请用 cgsurvey verify 的选项 --template 指明。",
        "The template {name} is not beside the study. Name it with the option --template of cgsurvey verify.",
    ),
}
