"""Rules on the study file."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.study.mistake.title": (
        "研究文件或 claims.toml 有错误",
        "The study file or claims.toml has a mistake",
    ),
    "rules.study.mistake.means": (
        "研究文件不存在；或者研究文件、它旁边的 claims.toml 不能作为 TOML 读取，写有不认识的键、不成立的"
        "取值、指不到的引用。",
        "The study file is missing; or it, or the claims.toml beside it, is not TOML, or holds keys, values "
        "or references that cannot be.",
    ),
    "rules.study.mistake.matters": (
        "研究文件说明每一题应当怎样；有错误时，数据、已发表的数字和报告都无从核对。",
        "The study file says how everything should be; with a mistake in it neither data nor published "
        "figures nor reports can be checked.",
    ),
    "rules.study.mistake.remedy": (
        "按所写的位置改正，再检查一次；各个键的写法，study.toml 见 docs/study-file.md，claims.toml 见 "
        "docs/claims.md。还没有研究文件时，用 cgsurvey init 起草。",
        "Correct it where the finding says, and check again; docs/study-file.md has every key of study.toml, "
        "docs/claims.md of claims.toml. Where there is no study file yet, cgsurvey init drafts one.",
    ),
}
