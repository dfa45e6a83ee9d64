"""The verb `check`: what it is asked, and what it says of a run as a whole."""

PHRASES: dict[str, tuple[str, str]] = {
    "help.check": (
        "检查数据是否仍符合研究文件，已发表的数字和报告是否仍与数据相符；不符时以退出码1结束。",
        "Check whether data still fit their study file, and published figures and reports their data; exit "
        "code 1 where they do not.",
    ),
    "help.checked": (
        "要检查的研究文件夹、study.toml、数据文件、claims.toml 或报告文件夹，可写多个。",
        "Folders of studies, study.toml files, data files, claims.toml files or folders of reports.",
    ),
    "help.check_format": (
        "输出格式：text（给人看）、json、junit、github（在提交页面上标注）。",
        "How findings are written: text for people, json, junit, github for annotations of a commit.",
    ),
    "check.passed_over": (
        "略过“{path}”：没有可检查的内容。",
        "Passed over: there is nothing to check in '{path}'.",
    ),
    "check.passed_over.unread": (
        "略过“{path}”：旁边的 study.toml 没有用到这个文件。请写进 study.toml，或移到别处再单独检查。",
        "Passed over: the study.toml beside '{path}' does not read it. Name it there, or check it by itself "
        "in another folder.",
    ),
    "check.passed_over.folder": (
        "略过“{path}”：其中没有 study.toml、claims.toml 或报告。只有数据文件时，请写文件本身，或先用 "
        "cgsurvey init 起草 study.toml。",
        "Passed over: no study.toml, claims.toml or report is in '{path}'. Where it holds data alone, name "
        "the file itself, or draft a study.toml with cgsurvey init.",
    ),
    "check.too_many_folders": (
        "“{path}”之下的文件夹超过{most}个，未逐一查找。请直接写研究所在的文件夹，或写 study.toml 文件本身。",
        "'{path}' holds more than {most} folders, which are not searched. Name the folders of the studies, "
        "or the file study.toml itself.",
    ),
    "check.nothing": (
        "所给路径下没有研究文件（study.toml）、数据、claims.toml 或报告。请写研究所在的文件夹。",
        "None of the paths holds a study (study.toml), data, claims.toml or a report. Name the folder of a "
        "study.",
    ),
    "command.unknown_rule": (
        "没有名为“{name}”的规则。已知：{known}。{meant}",
        "No rule is called '{name}'. Known: {known}.{meant}",
    ),
}
