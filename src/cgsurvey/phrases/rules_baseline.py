"""Findings that are known and accepted: what is said of a baseline, and the rules on it."""

PHRASES: dict[str, tuple[str, str]] = {
    "help.baseline": (
        "已知并接受的发现的文件，用于全部路径；默认用各研究旁的 baseline.toml。",
        "Known findings that are accepted, for all paths; else baseline.toml beside each study.",
    ),
    "help.accept": (
        "接受这次的全部发现，理由写入 baseline.toml；已有的条目和注释不变。",
        "Accept all that this run finds, for this reason, in baseline.toml; what is written there stays.",
    ),
    "baseline.no_reason": (
        '接受发现必须写明理由：--accept "…"。',
        'What is accepted needs a reason: --accept "…".',
    ),
    "baseline.absent": (
        '没有 {path}。要新建，请加 --accept "理由"。',
        'There is no {path}. To make one, add --accept "REASON".',
    ),
    "baseline.not_tables": (
        "{path} 中的 accepted 写成了列表，不能在文末续写。请改为每条一个 [[accepted]]。",
        "{path} has 'accepted' as a list, to which nothing can be added at the end of the file. Write each "
        "entry as an [[accepted]].",
    ),
    "baseline.head": (
        "# 已知并接受的发现，每条写明理由。cgsurvey check 仍会列出，但不因此判为不通过。",
        "# Known findings that may stand, each with its reason. cgsurvey check still tells them and does not "
        "fail by them.",
    ),
    "baseline.written": (
        "已接受{number}项发现，写入 {path}。",
        "Findings accepted: {number}. Written: {path}",
    ),
    "baseline.none": (
        "{path}：单独指定的报告没有自己的 baseline.toml，没有接受。请用 --baseline 指定。",
        "{path}: a report that is named by itself has no baseline.toml; nothing was accepted. Name a file "
        "with --baseline.",
    ),
    "baseline.exceeded": (
        "{finding}已接受{accepted}处，现有{now}处。",
        "{finding} Accepted: {accepted}; now: {now}.",
    ),
    "baseline.fits_nothing": (
        "这一条接受的发现已不存在（{what}）。请删去。",
        "What this entry accepts is not found any more ({what}). Remove it.",
    ),
    "baseline.fits_fewer": (
        "接受了{accepted}处，现只有{now}处（{what}）。请把 rows 改小，以免再多出来时没有人知道。",
        "{accepted} accepted, {now} found ({what}). Lower 'rows', so that new ones do not pass unseen.",
    ),
    "rules.baseline.mistake.title": (
        "baseline.toml 有错误",
        "baseline.toml has a mistake",
    ),
    "rules.baseline.mistake.means": (
        "baseline.toml 不能读取，某条没有写规则或理由，或写了没有的规则、不能接受的规则。",
        "baseline.toml cannot be read, an entry lacks its rule or its reason, or names a rule that is none "
        "or cannot be accepted.",
    ),
    "rules.baseline.mistake.matters": (
        "文件有错时，其中任何一条都不生效；没有理由的接受，日后无人能判断是否仍然成立。",
        "While it is wrong none of its entries counts; and what was accepted without a reason nobody can "
        "judge again.",
    ),
    "rules.baseline.mistake.remedy": (
        "按所指的行改正；改正之前，文件中的各条都不生效，已接受的发现会重新列出。研究文件的错误和不能读取的数据不能"
        "接受，只能改正。",
        "Mend the entry at the line that is told; until then no entry counts, and what they accept is open "
        "again. Mistakes of a study file and data that cannot be read are mended and not accepted.",
    ),
    "rules.baseline.stale.title": (
        "已接受的发现不再出现，或变少了",
        "What is accepted is found no more, or less often",
    ),
    "rules.baseline.stale.means": (
        "baseline.toml 中的一条不再对应任何发现，或对应的行数少于所写的 rows。",
        "An entry of baseline.toml fits nothing that is found, or fewer rows than its 'rows' says.",
    ),
    "rules.baseline.stale.matters": (
        "留着的空额会让以后的新问题不被看到。",
        "The room that it leaves lets something new pass unseen.",
    ),
    "rules.baseline.stale.remedy": (
        "删去这一条，或把 rows 改为现有的行数。",
        "Remove the entry, or lower its 'rows' to what is found.",
    ),
}
