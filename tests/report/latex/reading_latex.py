"""LaTeX as it reads in print, by a reader of its own: it knows the commands that the renderer may use."""

from __future__ import annotations

import re

#: commands that print a character
CHARACTERS = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textquotedbl{}": '"',
    r"\textasciigrave{}": "\0",
    r"\allowbreak{}": "",
    r"\textsuperscript{2}": "²",
    r"\textsuperscript{3}": "³",
    r"\(-\)": "-",
    r"\(\triangle\)": "△",
    r"\(\leq\)": "≤",
    r"\(\geq\)": "≥",
    r"\(\neq\)": "≠",
    r"\(\times\)": "×",
    r"\(\pm\)": "±",
    r"\(\omega\)": "ω",
    r"\(\alpha\)": "α",
    r"\(\beta\)": "β",
    r"\(\phi\)": "φ",
    r"\(\eta\)": "η",
    r"\(\Delta\)": "Δ",
    r"\(\Sigma\)": "Σ",
    r"\(\surd\)": "√",
    "{}": "",
    "~": "\u00a0",
}
_WRITTEN = re.compile("|".join(map(re.escape, sorted(CHARACTERS, key=len, reverse=True))))
_ENVIRONMENT = re.compile(r"\\(begin|end)\{(\w+\*?)\}")


def printed(text: str) -> str:
    """Text of one argument or cell as it is read; an opening quotation mark is straight, as any other."""
    text = re.sub(r"\\rlap\{([^{}]*)\}", r"\1", re.sub(r"\\sym\{(\**)\}", r"\1", text))
    found = _WRITTEN.sub(lambda command: CHARACTERS[command[0]], text).replace("`", "'").replace("\0", "`")
    return re.sub(r"\\([{}$&#_%])", r"\1", found)


def rows_of(table: str) -> list[list[str]]:
    """The rows of a table's file, each cell as it is read; one across several columns counts as so many."""
    found = []
    for line in table.splitlines():
        if not re.search(r"(?<!\\)(?:\\\\)\*?$", line) or line.startswith((r"\caption", r"\providecommand")):
            continue
        cells = re.split(r"(?<!\\)&", re.sub(r"\\\\\*?$", "", line).strip())
        cells[0] = re.sub(r"^\\term(?:rest|label\{(.*)\})\s*$", r"\1", cells[0])
        row: list[str] = []
        for cell in cells:
            across = re.match(r"\s*(?:\{\})?\\multicolumn\{(\d+)\}", cell)
            row += [cell.strip()] + [""] * (int(across[1]) - 1 if across else 0)
        found.append(row)
    return found


def columns_of(specification: str) -> int:
    """How many columns a table's specification declares."""
    plain = re.sub(r"@\{\}|[<>]\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}", "", specification)
    assert re.fullmatch("[rX]+", plain), plain
    return len(plain)


def unbalanced(text: str) -> list[str]:
    """Environments that are not closed in their order, and braces that are not."""
    text = re.sub(r"\\\\", "", text)
    open_, wrong = [], []
    for kind, name in _ENVIRONMENT.findall(text):
        if kind == "begin":
            open_.append(name)
        elif not open_ or open_.pop() != name:
            wrong.append(name)
    braces = re.sub(r"\\[{}]", "", text)
    return wrong + open_ + ["braces"] * (braces.count("{") != braces.count("}"))
