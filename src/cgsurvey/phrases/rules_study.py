"""Rules on the study file."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.study.mistake.title": ("研究文件有错误", "The study file has a mistake"),
    "rules.study.mistake.means": (
        "研究文件不存在，不能作为 TOML 读取，或写有不认识的键、不成立的取值、指不到的引用。",
        "The study file is missing, is not TOML, or holds keys, values or references that cannot be.",
    ),
    "rules.study.mistake.matters": (
        "研究文件说明每一题应当怎样；有错误时，数据、已发表的数字和报告都无从核对。",
        "The study file says how everything should be; with a mistake in it neither data nor published "
        "figures nor reports can be checked.",
    ),
    "rules.study.mistake.remedy": (
        "按所写的位置改正，再检查一次；各个键的写法见 docs/study-file.md。还没有研究文件时，用 cgsurvey "
        "init 起草。",
        "Correct it where the finding says, and check again; docs/study-file.md has every key. Where there "
        "is no study file yet, cgsurvey init drafts one.",
    ),
}
