"""Rules on data files and the reading of them."""

PHRASES: dict[str, tuple[str, str]] = {
    "rules.file.absent.title": ("所写的路径不存在", "A path that was named does not exist"),
    "rules.file.absent.means": (
        "命令中写的路径下没有文件，也没有文件夹。",
        "There is neither a file nor a folder where the command line says.",
    ),
    "rules.file.absent.matters": (
        "路径写错、文件移走或没有下载时，什么也没有检查；若不报出，会被当作没有问题。",
        "Where a path is misspelt, or its files were moved or not fetched, nothing is checked, which would "
        "pass for being in order.",
    ),
    "rules.file.absent.remedy": (
        "改正路径，或把文件放回原处。",
        "Mend the path, or put the files back.",
    ),
    "rules.file.unreadable.title": ("数据文件不能读取", "A data file cannot be read"),
    "rules.file.unreadable.means": (
        "数据文件不存在、已损坏、超过读取上限，或不是可以读取的格式。",
        "The data file is missing, damaged, beyond a limit of reading, or of a format that is not read.",
    ),
    "rules.file.unreadable.matters": (
        "没有数据，这份问卷的内容一项也不能核对。",
        "Without its data nothing of this questionnaire can be checked.",
    ),
    "rules.file.unreadable.remedy": (
        "按发现中所写的原因处理：改正文件名，重新导出，另存为 .xlsx，或用 --limit 放宽上限；再检查一次。",
        "Do what the finding says: correct the name of the file, export it again, save it as .xlsx, or "
        "raise a limit with --limit; then check again.",
    ),
    "rules.file.look.title": ("读取时有需要留意的情况", "Something to look at in a data file"),
    "rules.file.look.means": (
        "文件可以读取，但读取时发现了不寻常之处，并按所写的办法处理。",
        "The file was read, with something unusual in it, which was dealt with as the finding says.",
    ),
    "rules.file.look.matters": (
        "处理办法可能不是制表人的本意，数字会因此不同。",
        "What was done may not be what the author of the file meant, and figures depend on it.",
    ),
    "rules.file.look.remedy": (
        "打开所写的位置核对；不对时改正表格或研究文件，再检查一次。",
        "Open the place and compare; where it is not as meant, correct the sheet or the study file, and "
        "check again.",
    ),
}
