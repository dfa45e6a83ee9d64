"""The options that several verbs share: how each is written, checked and explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cgsurvey.errors import UsageError, did_you_mean
from cgsurvey.languages import known_language, user_language
from cgsurvey.phrases import Language, say

if TYPE_CHECKING:
    from cgsurvey.loaders.limits import Limits


def help_of(code: str) -> str:
    """What an option or a verb is for, in the language of the user."""
    return say(f"help.{code}", user_language())


def option(name: str, code: str, **more: Any) -> Any:
    """An option that may be left out: its name, the code of its explanation, what else typer is to know."""
    return typer.Option(name, help=help_of(code), show_default=False, **more)


def argument(name: str, code: str, **more: Any) -> Any:
    """What stands behind a verb, likewise."""
    return typer.Argument(metavar=name, help=help_of(code), show_default=False, **more)


def path_of(written: str) -> Path:
    """A path of the command line; to the library, one that is empty would be this folder."""
    if not written:
        raise UsageError("command.empty_path")
    return Path(written)


def _interval(written: str) -> str:
    """The rule of intervals of shares that `written` names."""
    from typing import get_args

    from cgsurvey.declarations import IntervalRule

    known = list(get_args(IntervalRule))
    if written not in known:
        meant = did_you_mean(written, known)
        raise UsageError("command.unknown_interval", name=written, known=known, meant=meant)
    return written


def limits_of(written: list[str] | None) -> Limits | None:
    """The limits of reading, where any is to be another than usual."""
    from cgsurvey.loaders.limits import Limits

    return Limits.parsed(written) if written else None


def _style(written: str) -> str:
    """How Word is to set a report."""
    if written not in ("gov", "academic"):
        raise UsageError("command.unknown_style", name=written)
    return written


def _severity(written: str) -> str:
    """What a run is to fail on."""
    if written not in ("error", "warning"):
        raise UsageError("command.unknown_severity", name=written)
    return written


StudyArgument = Annotated[Path, argument("STUDY", "study", parser=path_of)]
LangOption = Annotated[Language | None, option("--lang", "lang", metavar="zh|en", parser=known_language)]
JsonOption = Annotated[bool, typer.Option("--json", help=help_of("json"))]
OutOption = Annotated[Path | None, option("--out", "out", metavar="DIR", parser=path_of)]
FormatOption = Annotated[str | None, option("--format", "format")]
StyleOption = Annotated[Any, option("--style", "style", metavar="gov|academic", parser=_style)]
TemplateOption = Annotated[Path | None, option("--template", "template", metavar="DOCX", parser=path_of)]
IntervalOption = Annotated[Any, option("--interval", "interval", metavar="RULE", parser=_interval)]
FailOption = Annotated[str | None, option("--fail-on", "fail_on", metavar="SEVERITY", parser=_severity)]
EncodingOption = Annotated[str | None, option("--encoding", "encoding", metavar="NAME")]
BadBytesOption = Annotated[bool, typer.Option("--replace-bad-bytes", help=help_of("replace_bad_bytes"))]
LimitOption = Annotated[list[str] | None, option("--limit", "limit", metavar="NAME=VALUE")]
ForceOption = Annotated[bool, typer.Option("--force", help=help_of("force"))]
DebugOption = Annotated[bool, typer.Option("--debug", help=help_of("debug"))]
