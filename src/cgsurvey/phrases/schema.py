"""What is said of a sheet that is not as its study file has it."""

PHRASES: dict[str, tuple[str, str]] = {
    "schema.row_count": (
        "有{number}份答卷，应有{expected}份（expected_rows）。",
        "There are {number} responses; expected_rows says {expected}.",
    ),
    "schema.extra_column": (
        "“{column}”列不在研究文件中。",
        "The column '{column}' is not in the study file.",
    ),
    "schema.required": (
        "“{column}”：{number}份答卷没有作答，而此题必答。",
        "'{column}': {number} row(s) leave this required question blank.",
    ),
    "schema.no_answer": (
        "“{column}”：应答此题的{number}份答卷全部空白，没有一个答案。",
        "'{column}': all {number} row(s) that were shown this question leave it blank.",
    ),
    "schema.not_asked": (
        "“{column}”{more}：{number}份答卷标明没有问到此题，研究文件没有写明它只问一部分人（asked_if）。",
        "'{column}'{more}: {number} row(s) were not asked, and the study does not say that only some are "
        "(asked_if).",
    ),
    "schema.more_items": ("和同一矩阵的另{number}道子题", " and {number} more of its matrix"),
    "schema.replicates_lost": (
        "复制权重各列的编号不连续，缺少{number}列：{names}。",
        "The columns of the replicate weights pass over {number} number(s): {names}.",
    ),
    "schema.unknown_community": (
        "“{column}”：{number}份答卷的社区“{name}”不在 known_communities 之中。{meant}",
        "'{column}': {number} row(s) name the community '{name}', which is not among "
        "known_communities.{meant}",
    ),
    "schema.not_shown": ("（内容从略）", "(not shown)"),
    "schema.silent_community": (
        "known_communities 中有{number}个社区没有可分析的答卷：{names}。",
        "Known communities without a response that could be analysed ({number}): {names}.",
    ),
    "schema.communities_unchecked": (
        "“{column}”：社区没有核对，因为列出全部社区的“{register}”不能检查。",
        "'{column}': the communities were not compared, because {register}, which lists them, could not be "
        "checked.",
    ),
    "schema.unchecked": (
        "因此，“{file}”的其余内容没有检查。",
        "For this reason nothing else of {file} was checked.",
    ),
    "schema.set_aside.empty_row": (
        "{number}行全部为空，不是答卷。",
        "{number} row(s) are empty and no responses.",
    ),
    "schema.set_aside.header_row": (
        "{number}行又是表头，不是答卷。",
        "{number} row(s) hold the header once more and no responses.",
    ),
    "schema.set_aside.footer": (
        "{number}行是表尾的合计或说明，不是答卷。",
        "{number} row(s) below the table are totals or notes and no responses.",
    ),
    "schema.set_aside.no_community": (
        "“{column}”：{number}份答卷未填社区，而社区是抽样单元，已排除。",
        "'{column}': {number} row(s) name no community, which is the sampling unit, and were set aside.",
    ),
    "schema.set_aside.no_psu": (
        "“{column}”：{number}份答卷没有抽样单元，已排除。",
        "'{column}': {number} row(s) have no sampling unit and were set aside.",
    ),
    "schema.set_aside.no_stratum": (
        "“{column}”：{number}份答卷没有层，已排除。",
        "'{column}': {number} row(s) have no stratum and were set aside.",
    ),
    "schema.set_aside.no_weight": (
        "“{column}”：{number}份答卷没有权重（空白或不是数字），已排除。",
        "'{column}': {number} row(s) have no weight (blank, or no number) and were set aside.",
    ),
    "schema.set_aside.bad_weight": (
        "“{column}”：{number}份答卷的权重为负、无限，或不在10⁻⁹至10¹²之间，已排除。",
        "'{column}': {number} row(s) have a weight that is negative, infinite, or not between 1e-9 and "
        "1e12, and were set aside.",
    ),
    "schema.set_aside.bad_replicate": (
        "{number}份答卷的复制权重缺失或不可用，已排除。",
        "{number} row(s) have a replicate weight that is missing or cannot be used, and were set aside.",
    ),
}
