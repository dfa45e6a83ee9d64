"""A rule explained on the command line."""

from __future__ import annotations

import pytest

from cgsurvey.errors import UsageError
from cgsurvey.findings.explaining import explained
from cgsurvey.findings.rules import RULES
from cgsurvey.phrases import LANGUAGES, Language
from command_line import run
from test_house import modules_after


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_explained_in_full(name: str, language: Language) -> None:
    rule = RULES[name]
    shown = explained(name, language)
    assert all(rule.say(part, language) in shown for part in ("title", "means", "matters", "remedy"))
    assert (rule.source or "") in shown
    assert len(shown.splitlines()) == 6 + (rule.source is not None)


def test_a_family_a_bare_name_and_all() -> None:
    def told(name: str) -> set[str]:
        return {each for each in RULES if f"{each}  " in explained(name, "en")}

    assert told("schema") == {each for each in RULES if each.startswith("schema/")}
    assert told("header") == {"schema/header"}
    assert told("all") == set(RULES)


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("schema/haeder", "schema/kind", "schema/header"),
        ("haeder", "quality", "header"),
        ("shcema", "all", "schema"),
        ("Schema/header", "claims", "schema/header"),
    ],
)
def test_an_unknown_rule_names_the_known_and_what_was_meant(name: str, known: str, meant: str) -> None:
    """Those of its family where there is such a family, else the families."""
    with pytest.raises(UsageError) as error:
        explained(name, "en")
    assert error.value.text("en").endswith(f"Did you mean '{meant}'?")
    assert known in error.value.facts["known"]


def test_where_nothing_is_near_nothing_is_meant() -> None:
    with pytest.raises(UsageError) as error:
        explained("？？", "zh")
    assert "是否" not in error.value.text("zh")


def test_explain_needs_no_path() -> None:
    done = run("check", "--explain", "schema/header", "--lang", "zh")
    assert done.exit_code == 0
    assert done.stdout.startswith("schema/header  表头与研究文件不符\n  严重程度：错误\n")


def test_without_either_the_user_is_told_of_both() -> None:
    done = run("check", "--lang", "en")
    assert done.exit_code == 2
    assert "PATH" in done.stderr
    assert "--explain" in done.stderr


def test_to_explain_a_rule_nothing_heavy_is_loaded() -> None:
    code = "from cgsurvey.findings.explaining import explained\nexplained('all', 'zh')"
    loaded = modules_after(code)
    assert "cgsurvey.findings.rules" in loaded
    assert not loaded & {"numpy", "pydantic", "rich", "cgsurvey.study"}
