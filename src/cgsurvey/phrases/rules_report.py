"""Rules on reports that are not what their data give any more, and what is said of many differences."""

PHRASES: dict[str, tuple[str, str]] = {
    "report.many.row_differs": (
        "{number}个结果行与重新计算的不同，如（报告中 → 重新计算）：{shown}。",
        "{number} rows of results are not what the data give now, such as (in the report → computed again) "
        "{shown}.",
    ),
    "report.many.value_differs": (
        "报告的表格、图和正文中有{number}处与重新计算的不同，如（报告中 → 重新计算）：{shown}。",
        "{number} places in tables, figures and sentences are not what the data give now, such as (in the "
        "report → computed again) {shown}.",
    ),
    "report.many.unresolved": (
        "正文中有{number}个数字不能由其结果行得出，如（章节、数字、结果行）：{shown}。",
        "{number} numbers in sentences do not come from their rows, such as (section, number, row) {shown}.",
    ),
    "rules.report.input_changed.title": (
        "报告所依据的文件有改动",
        "What a report was made of has changed",
    ),
    "rules.report.input_changed.means": (
        "数据文件、研究文件、编码簿（codebook）、单位自己的文字（sections/）或模板与写报告时不同：内容有改"
        "动，文件不在了，或多了一个。",
        "A data file, the study file, a codebook, the bureau's own text (sections/) or the template is not "
        "what it was when the report was written: changed, gone or new.",
    ),
    "rules.report.input_changed.matters": (
        "数据改了而报告没有重写，报告说的就是已经不存在的数据。该报告没有别的发现时，重新计算得到的内容全都"
        "一样。",
        "A report that is not written again speaks of data that are there no more. Where nothing else is "
        "told of it, it was computed again and came out the same.",
    ),
    "rules.report.input_changed.remedy": (
        "改动是有意的，就用原来的命令（如 cgsurvey report）重写报告；不是有意的，就恢复原来的文件。"
        "要原样留存的旧报告，在 baseline.toml 中注明理由，或移出研究文件夹。",
        "If the change is meant, write the report again by the same command (cgsurvey report or another); "
        "if not, restore the file. Accept a report that is to stay as it was published in baseline.toml, "
        "with the reason, or move it out of the study's folder.",
    ),
    "rules.report.figure_differs.title": (
        "报告中的数字与数据不符",
        "Figures of a report are not what its data give",
    ),
    "rules.report.figure_differs.means": (
        "用现在的数据和研究文件重新计算，报告中有结果行、表格数字或正文句子与之不同。",
        "Computed again from the data and the study file as they are now, rows of results, numbers of tables "
        "or sentences of the report come out otherwise.",
    ),
    "rules.report.figure_differs.matters": (
        "读者据以决定的数字，已经不能由数据得出。",
        "Readers decide by figures that do not come out of the data any more.",
    ),
    "rules.report.figure_differs.remedy": (
        "先看输入文件是否有改动；cgsurvey verify 报告文件夹 --json 列出每一处不同。确认无误后重写报告，"
        "并告知已收到旧报告的人。",
        "See first whether an input has changed; 'cgsurvey verify DIR --json' lists every difference. Then "
        "write the report again, and tell those who have the old one.",
    ),
    "rules.report.output_changed.title": (
        "报告文件在写成之后被改动",
        "Files of a report were changed after it was written",
    ),
    "rules.report.output_changed.means": (
        "报告文件夹中的文件与清单（manifest.json）所记的大小和SHA-256不同，或已不在，或不再是普通文件。",
        "A file of the report has not the size and SHA-256 that manifest.json states, is gone, or is no "
        "regular file any more.",
    ),
    "rules.report.output_changed.matters": (
        "手工改过的数字不经过计算，也没有人能再核对。",
        "A number that was changed by hand has not been computed, and nobody can check it.",
    ),
    "rules.report.output_changed.remedy": (
        "恢复原来的文件；要改的话写进研究文件或单位自己的文字（sections/），再加 --force 重写报告。",
        "Restore the file; or put what is to be said into the study file or the bureau's own text "
        "(sections/) and write the report again, with --force.",
    ),
    "rules.report.output_differs.title": (
        "重新计算写出的报告与原报告不同",
        "The report would be written otherwise now",
    ),
    "rules.report.output_differs.means": (
        "用现在的数据、研究文件和程序重写，得到的文件或清单与原来的不是逐字节相同。",
        "Written again from the data, the study file and the program as they are now, files or the manifest "
        "are not the same, byte for byte.",
    ),
    "rules.report.output_differs.matters": (
        "相同的输入应得到相同的报告；不同，说明输入、程序版本或报告本身有变化。",
        "The same inputs give the same report; where they do not, an input, the version or the report itself "
        "has changed.",
    ),
    "rules.report.output_differs.remedy": (
        "该报告还有别的发现时，原因就在其中；只有本条时，多半是所用的程序库版本不同。用原来的命令重写报告。",
        "What else is told of the report says why; where nothing is, it is most likely another release of a "
        "library. Write the report again by the same command.",
    ),
    "rules.report.not_computed.title": (
        "报告不能重新计算或逐个比较",
        "A report cannot be computed again, or not compared number by number",
    ),
    "rules.report.not_computed.means": (
        "研究文件有错、数据不能读取或不能估计，因而没有重新计算；或 report.json 不能读取，"
        "其中的数字没有逐个比较。",
        "The study file has mistakes, the data cannot be read or estimated, so that nothing was computed "
        "again; or report.json cannot be read, so that its numbers were not compared one by one.",
    ),
    "rules.report.not_computed.matters": (
        "没有核对过的报告，是否仍与数据相符无从知道。",
        "Whether a report still agrees with its data is then not known.",
    ),
    "rules.report.not_computed.remedy": (
        "先改正所说的研究文件或数据的问题，再检查一次；cgsurvey verify 报告文件夹 列出全部原因。",
        "Mend what is told of the study file or the data first, and check again; 'cgsurvey verify DIR' gives "
        "the reason in full.",
    ),
    "rules.report.no_study.title": (
        "没有找到报告所依据的文件",
        "What a report was made of is not found",
    ),
    "rules.report.no_study.means": (
        "清单中写明的研究文件、模板，或比较两年时上一年度的研究，不在报告文件夹、其上级文件夹或当前文件夹中。",
        "The study file that the manifest names, its template, or the earlier study of a comparison is "
        "neither in the folder of the report, nor in one above it, nor in the present one.",
    ),
    "rules.report.no_study.matters": (
        "没有来源，报告中的数字无法核对。",
        "Without its source no number of the report can be checked.",
    ),
    "rules.report.no_study.remedy": (
        "把报告放在研究文件夹之下，把模板放在研究文件旁；上一年度在 study.toml 中用 previous 写明，再重写报"
        "告。不能这样做时，用 cgsurvey verify 的选项指明，自行核对。",
        "Keep the report below the folder of its study, and its template beside the study file; name the "
        "earlier year with 'previous' in study.toml, and write the report again. Where that cannot be, "
        "verify it by itself with the options of cgsurvey verify.",
    ),
    "rules.report.unreadable.title": ("报告的清单不能读取", "The manifest of a report cannot be read"),
    "rules.report.unreadable.means": (
        "报告文件夹中的 manifest.json 已损坏，不是 cgsurvey 写成的，或系统不允许读取。",
        "manifest.json in the folder is damaged, not written by cgsurvey, or may not be read.",
    ),
    "rules.report.unreadable.matters": (
        "清单记着报告由什么得出；没有它，报告无法核对。",
        "The manifest says what a report was made of; without it nothing can be compared.",
    ),
    "rules.report.unreadable.remedy": (
        "恢复清单，或加 --force 重写报告；如果文件夹不是 cgsurvey 的报告，就不要把它列入检查。",
        "Restore it, or write the report again, with --force; a folder that is no report of cgsurvey need "
        "not be named.",
    ),
    "rules.report.version.title": (
        "报告由另一个版本写成",
        "Another version has written a report",
    ),
    "rules.report.version.means": (
        "清单中的程序版本与现在的不同。",
        "The manifest names another version than the present one.",
    ),
    "rules.report.version.matters": (
        "版本不同，结果和版面可能略有不同。",
        "Results and layout may differ between versions.",
    ),
    "rules.report.version.remedy": (
        "没有其他发现时无需处理；有时，用报告自己的版本再核对一次，就知道不同是否由版本引起。",
        "Nothing, where nothing else is found; else verify with the version of the report to see whether "
        "that is why.",
    ),
    "rules.report.output_unlisted.title": (
        "报告文件夹中有清单未列的文件",
        "A report's folder has files that its manifest does not name",
    ),
    "rules.report.output_unlisted.means": (
        "有文件取了报告文件的名字，却不在清单中。",
        "Files are called as those of a report are, and the manifest does not name them.",
    ),
    "rules.report.output_unlisted.matters": (
        "它们没有核对过，读者却可能当作报告的一部分。",
        "They were not compared, and readers may take them for a part of the report.",
    ),
    "rules.report.output_unlisted.remedy": (
        "把它们移到别处，或改名。",
        "Move them elsewhere, or give them other names.",
    ),
}
