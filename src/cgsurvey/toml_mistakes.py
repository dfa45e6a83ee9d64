"""A file that is no TOML: the reader's message in the words of whoever wrote the file, with the line."""

from __future__ import annotations

import re

from cgsurvey.errors import CgsurveyError
from cgsurvey.phrases import spoken

#: message of `tomllib` -> what it comes of; the first that fits
_REASONS: tuple[tuple[str, str], ...] = (
    (r"Unescaped|hex value", "backslash"),
    (r"Illegal character '\\n'|Unterminated string|Expected \"'", "quote"),
    (r"Unclosed", "unclosed"),
    (r"Expected '\]", "header"),
    (r"Expected '='", "equals"),
    (r"Invalid value", "value"),
    (r"Expected newline", "leftover"),
    (r"Invalid initial character|Invalid statement", "key"),
)
_DUPLICATE = re.compile(r"overwrite|twice|Duplicate|immutable")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
#: what a Chinese keyboard writes -> what TOML reads
_WIDE = {
    **dict.fromkeys("“”＂", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("，、", ","),
    **dict.fromkeys("＝：", "="),
    **dict.fromkeys("【［", "["),
    **dict.fromkeys("】］", "]"),
    **dict(zip("｛｝。．＃", "{}..#", strict=True)),
}
_STRINGS_AND_COMMENTS = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
#: the end of a text that was opened with " and closed as Chinese is
_CLOSED_WIDE = re.compile(r"([“”＂‘’＇])[\s,，\]}]*$")
_NOT_ASCII_NAME = re.compile(r"[\w-]*[^\W_a-zA-Z0-9][\w-]*")
#: Python refuses to read whole numbers of more than 4300 digits
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4299}")
#: characters of a line that are shown
_SHOWN = 100


def toml_mistake(text: str, message: str) -> CgsurveyError:
    """The error for a file that `tomllib` refuses with `message`: the line itself and what to do."""
    lines = text.replace("\r\n", "\n").split("\n")
    place = _PLACE.search(message)
    if place and place.group(1):
        number, column = int(place.group(1)), int(place.group(2))
    else:
        number, column = _last_filled(lines, len(lines)), None
    line = lines[number - 1]
    shown = [_numbered(lines, number)]
    if _DUPLICATE.search(message):
        return CgsurveyError("study.duplicate_key", line=number, shown=shown[0])
    if column is not None and not line[: column - 1].strip() and "Unclosed" in message:
        shown.insert(0, _numbered(lines, _last_filled(lines, number - 1)))
    where = (
        spoken("study.toml.at_end", line=number)
        if column is None
        else spoken("study.toml.at", line=number, column=column)
    )
    reason = _reason(line, column, _PLACE.sub("", message))
    facts = {"where": where, "reason": reason, "shown": "\n".join(shown)}
    return CgsurveyError("study.not_toml", line=number, **facts)


def beyond_toml(text: str) -> CgsurveyError:
    """The error for what TOML allows and no reader does: a number of thousands of digits, endless nesting."""
    number = _LONG_NUMBER.search(text)
    if number is None:
        return CgsurveyError("study.too_deep")
    return CgsurveyError("study.number_too_long", line=text.count("\n", 0, number.start()) + 1)


def _reason(line: str, column: int | None, message: str) -> dict[str, str]:
    """What is wrong: characters of a Chinese keyboard first, for they bring all the other messages."""
    cause = next((cause for pattern, cause in _REASONS if re.search(pattern, message)), None)
    if cause != "backslash" and (wide := _wide_in(line)):
        pairs = [f"{character} → {_WIDE[character]}" for character in wide]
        return spoken("study.toml.wide", pairs=pairs)
    if cause in ("key", "equals", "header"):
        name = _NOT_ASCII_NAME.search(_STRINGS_AND_COMMENTS.sub("", line).partition("=")[0])
        if name:
            return spoken("study.toml.bare_name", name=name.group())
        if column is not None and line[: column - 1].rstrip().endswith(","):
            return spoken("study.toml.inline_table")
    return spoken(f"study.toml.{cause}") if cause else spoken("study.toml.other", message=message)


def _wide_in(line: str) -> list[str]:
    """Punctuation of a Chinese keyboard outside of texts and comments, in order of appearance."""
    outside = _STRINGS_AND_COMMENTS.sub("", line)
    opening = re.search(r"[\"']", outside)
    unclosed = ""
    if opening:
        outside, unclosed = outside[: opening.start()], outside[opening.end() :]
    closing = _CLOSED_WIDE.search(unclosed)
    found = [character for character in outside if character in _WIDE]
    return list(dict.fromkeys([*found, *(closing.group(1) if closing else "")]))


def _last_filled(lines: list[str], number: int) -> int:
    """The last line up to `number`, counted from 1, that holds anything."""
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    return max(number, 1)


def _numbered(lines: list[str], number: int) -> str:
    line = lines[number - 1].rstrip()
    return f"{number:>6} | {line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}"
