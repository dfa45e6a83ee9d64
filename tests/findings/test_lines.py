"""The line of a table or key in a TOML file."""

from __future__ import annotations

import pytest

from cgsurvey.findings.lines import line_of

TEXT = """\
title = "样例"  # 注
[missing]
blank = ["(空)"]

[questionnaires.residents]
file = "a.csv"
aliases = { "1、满意吗" = ["满意吗"] }
  [questionnaires.residents.quality]  # 质量
  exclude = []
[questions.residents]
q4 = { kind = "number", column = "4" }
[questions.residents.q5]
kind = "scale"
asked_if = [
    { question = "q4", at_least = 1 },
]
label.zh = "满意"
[questions.residents.work.items]
'errands' = "7、办事"
[[claims]]
id = "one"
[[claims]]
id = "two"
value = 92
"""


@pytest.mark.parametrize(
    ("table", "key", "line"),
    [
        ("", "title", 1),
        ("[missing]", None, 2),
        ("[missing]", "blank", 3),
        ("[missing]", "not_asked", 2),
        ("[questionnaires.residents]", "file", 6),
        ("[questionnaires.residents.aliases]", "1、满意吗", 7),
        ("[questionnaires.residents.quality]", None, 8),
        ("[questionnaires.residents.quality]", "seconds", 8),
        ("[questions.residents.q4]", None, 11),
        ("[questions.residents.q4]", "column", 11),
        ("[questions.residents.q5]", None, 12),
        ("[questions.residents.q5] q5_1", "kind", 13),
        ("[questions.residents.q5] q5_1", None, 12),
        ("[questions.residents.q5] asked_if", None, 14),
        ("[questions.residents.q5.asked_if[1]]", "question", 14),
        ("[questions.residents.q5.label]", "zh", 17),
        ("[questions.residents.work]", None, 18),
        ("[questions.residents.work.items]", "errands", 19),
        ("[claims[1]]", None, 20),
        ("[claims[2]]", "value", 24),
        ("[claims[2]]", "n", 22),
        ("[claims[3]]", None, None),
        ("[questions.cadres.q5]", None, None),
    ],
)
def test_line_of(table: str, key: str | None, line: int | None) -> None:
    assert line_of(TEXT, table, key) == line


@pytest.mark.parametrize("long", [" " * 200_000, "[" + " " * 200_000, "a." * 100_000, '"' * 200_000])
def test_a_line_without_end_takes_no_time(long: str) -> None:
    assert line_of(f"{long}x\n[missing]\n", "[missing]") == 2


def test_what_only_looks_like_the_end_of_a_line_is_none() -> None:
    assert line_of('# a\u2028b\x85c\r\n[missing]\r\nblank = ""\r\n', "[missing]", "blank") == 3


def test_a_list_in_a_list_is_no_table() -> None:
    assert line_of('[missing]\nblank = [\n  ["a", "b"]\n]\nlate = ""\n', "[missing]", "late") == 5


def test_line_of_nothing() -> None:
    assert line_of("", "[claims[1]]", "id") is None
