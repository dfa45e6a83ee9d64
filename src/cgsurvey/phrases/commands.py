"""What the command line says of itself."""

PHRASES: dict[str, tuple[str, str]] = {
    "command.working": ("正在处理：{step}……", "Working on {step} …"),
    "command.done": (
        "完成：{questionnaires}份问卷，读入{read}行，分析{analysed}行，未纳入分析{aside}行；"
        "{problems}处需要留意，{weak}条结果说明其依据薄弱。",
        "Done. Questionnaires: {questionnaires}; rows read: {read}, analysed: {analysed}, "
        "set aside: {aside}; problems found: {problems}; notes of weak results: {weak}.",
    ),
    "command.written": ("已写入：{paths}", "Written: {paths}"),
    "command.error": ("错误：{text}", "Error: {text}"),
    "command.internal": (
        "程序内部出错（{kind}）。这不是您的文件的错；请加 --debug 重新运行，把显示的内容报告给我们。",
        "Internal fault ({kind}). This is our mistake and not your file's: run again with --debug and "
        "report what it shows.",
    ),
    "command.interrupted": ("已中断。", "Interrupted."),
    "command.by_itself": (
        "“{name}”不能按它自己分组。请在 --by 之后写另一道题。",
        "'{name}' cannot be parted by itself. Name another question after --by.",
    ),
    "command.no_study": (
        "{path} 不存在。请给出研究文件 study.toml、它所在的文件夹，或旁边放有 study.toml 的数据表。",
        "{path} does not exist. Give a study file, the folder that holds study.toml, or a spreadsheet with a "
        "study.toml beside it.",
    ),
    "command.no_study_beside": (
        "{path} 旁边没有 study.toml。请先起草一份：cgsurvey init {path}"
        "（`cgsurvey samples 文件夹` 给出样例）。",
        "There is no study.toml beside {path}. Draft one with `cgsurvey init {path}`; `cgsurvey samples DIR` "
        "gives examples.",
    ),
    "command.not_in_study": (
        "{path} 不是 study.toml 所声明的数据表。study.toml 读的是：{known}。要为它另写一份，请用 "
        "cgsurvey init {path} --out 文件夹。",
        "{path} is not a file that study.toml reads. It reads: {known}. To draft a study of its own: "
        "cgsurvey init {path} --out DIR.",
    ),
    "command.unknown_format": (
        "没有“{name}”这种输出格式。可用：{known}。{meant}",
        "There is no output format '{name}'. Known: {known}.{meant}",
    ),
    "command.without_out": (
        "{option} 只用于写成文件的报告，还需要 --out 指明输出文件夹。",
        "{option} is for a report in files: add --out DIR to say where.",
    ),
    "command.unknown_style": (
        "没有“{name}”这种版式。可用：gov（公文）、academic（学术）。",
        "There is no style '{name}'. Known: gov (as offices write), academic (as journals do).",
    ),
    "command.no_template": (
        "模板 {path} 不存在或不能读取。请给出一个 Word 文件（.docx）。",
        "The template {path} is not there or cannot be read. Give a Word file (.docx).",
    ),
    "command.not_a_template": (
        "模板 {path} 不是 Word 文件（.docx）。请在 Word 或 WPS 中另存为 .docx。",
        "The template {path} is not a Word file (.docx). Save it as .docx in Word or WPS.",
    ),
    "command.changed": (
        "{path} 在 cgsurvey 写出之后被改动过，没有覆盖。请换一个文件夹；确定不要这些改动时加 --force。",
        "{path} was changed after cgsurvey wrote it, and is not written over. Choose another folder, or add "
        "--force if the changes may go.",
    ),
    "command.unknown_language": (
        "没有“{name}”这种语言。可用：zh（中文）、en（英文）。",
        "There is no language '{name}'. Known: zh (Chinese), en (English).",
    ),
    "command.exists": (
        "{path} 已存在。要覆盖请加 --force，或换一个文件夹。",
        "{path} is there already. Add --force to replace it, or choose another folder.",
    ),
    "command.over_input": (
        "{path} 是本次读入的文件，不会被覆盖。请换一个输出文件夹。",
        "{path} is an input of this run and is never written over. Choose another folder.",
    ),
    "command.not_regular": (
        "{path} 不是普通文件（可能是文件夹、链接或设备），没有写入。",
        "{path} is not a regular file (a folder, a link or a device perhaps): nothing was written.",
    ),
    "command.not_a_folder": (
        "{path} 不是文件夹，不能写入其中。请换一个输出文件夹。",
        "{path} is not a folder: nothing can be written in it. Choose another place.",
    ),
    "command.not_shown": (
        "结果没有写到标准输出：{reason}。",
        "The result was not written to standard output: {reason}.",
    ),
    "command.empty_path": (
        "命令行中有一个路径是空的。请写出文件或文件夹；本文件夹写作“.”。",
        "A path on the command line is empty. Name a file or a folder; this folder is '.'.",
    ),
    "command.not_written": ("没有写入 {path}：{reason}。", "Nothing was written to {path}: {reason}."),
    "command.samples_written": (
        "样例研究已写入 {path}（合成数据，不是真实调查）。试一试：cgsurvey analyze {path}/hubei",
        "Sample studies written to {path} (synthetic data, no real survey). Try: cgsurvey analyze "
        "{path}/hubei",
    ),
    "help.app": (
        "社区治理问卷：从问卷导出表到带基数和误差的统计表。",
        "Community-governance surveys: from the questionnaire export to tables that state base and error.",
    ),
    "help.analyze": (
        "分析一项研究所声明的全部内容，在终端显示；加 --out 同时写成文件。",
        "Analyse all that a study declares and print it; with --out, write it to files as well.",
    ),
    "help.table": (
        "一道题（或量表）的表，可按另一题分组。",
        "The table of one question or scale, by another.",
    ),
    "help.regress": (
        "一组逐步回归：同一共同样本，固定效应，CR2标准误与识别情况。",
        "A ladder of regressions on one common sample: fixed effects, CR2, identification.",
    ),
    "help.samples": (
        "把样例研究（合成数据）写入一个文件夹。",
        "Write the sample studies (synthetic data) into a folder.",
    ),
    "help.schema": (
        "显示研究文件的 JSON Schema，供编辑器自动补全。",
        "Print the JSON Schema of the study file, so that editors complete it.",
    ),
    "help.study": (
        "研究文件、它所在的文件夹，或旁边有 study.toml 的数据表。",
        "A study file, the folder that holds one, or a spreadsheet with study.toml beside it.",
    ),
    "help.question": ("题目、量表或要素的名称。", "Name of a question, scale or element."),
    "help.by": ("分组的题目名称。", "Name of the question that forms the groups."),
    "help.out": ("输出文件夹。", "Folder to write to."),
    "help.report": (
        "把一项研究的完整报告写成文件（Word、Excel、网页等），并显示概览。",
        "Write the whole report of a study (Word, Excel, HTML and more) and print its overview.",
    ),
    "help.format": (
        "输出格式，逗号分隔：docx、xlsx、html、md、tex、csv、json。默认全部。",
        "What to write, separated by commas: docx, xlsx, html, md, tex, csv, json. All unless given.",
    ),
    "help.style": (
        "Word 的版式：gov（公文，默认）或 academic（学术）。",
        "How Word sets it: gov (as Chinese offices write, the default) or academic.",
    ),
    "help.template": (
        "采用其样式的 Word 文件（.docx）。",
        "A Word file (.docx) whose styles are used.",
    ),
    "help.force": ("覆盖已有的输出文件。", "Replace output files that are there."),
    "help.lang": (
        "显示语言：zh 或 en（默认用研究文件的语言）。",
        "Language: zh or en (the study's own unless given).",
    ),
    "help.json": ("标准输出只给出机器可读的 JSON。", "Print machine-readable JSON alone on stdout."),
    "help.debug": ("内部出错时显示细节。", "Show the details of an internal fault."),
    "help.version": ("显示版本号。", "Show the version."),
    "help.draws": ("自助法与置换检验的次数。", "Replicates of the bootstrap and the permutation."),
    "help.seed": ("随机数种子。", "Where the generator of random numbers starts."),
    "help.outcome": (
        "因变量：量表、数字题、量表题，或某题取某些选项，如 overall=满意|很满意。",
        "Outcome: a scale, a number, a scale question, or categories of a question, as overall=yes|maybe.",
    ),
    "help.treatment": (
        "处理变量：要素（如 reached.social_workers）或“题目=答案|答案”。",
        "Treatment: an element such as reached.social_workers, or 'question=answer|answer'.",
    ),
    "help.controls": (
        "控制变量，逗号分隔；每写一次 --controls 为一步。",
        "Controls, separated by commas; each --controls is one step of the ladder.",
    ),
    "help.fixed_effects": ("固定效应，逗号分隔，如 community。", "Fixed effects, e.g. community."),
    "help.cluster": (
        "聚类变量（默认为社区）；两个变量用逗号分隔，为双向聚类。",
        "Cluster (the community unless given); two, separated by a comma, cluster both ways.",
    ),
    "help.std_errors": (
        "显示的标准误：iid、HC1、HC2、HC3、CR1、CR1S、CR2（默认）、CR3。",
        "Standard errors to print: iid, HC1, HC2, HC3, CR1, CR1S, CR2 (unless given), CR3.",
    ),
    "help.directory": ("要写入的文件夹。", "Folder to write to."),
}
