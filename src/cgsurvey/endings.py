"""How a run ends: every error a sentence and an exit code, whoever raised it."""

from __future__ import annotations

import functools
import io
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from cgsurvey.errors import CgsurveyError, NotWritten
from cgsurvey.languages import message_language, user_language
from cgsurvey.phrases import Language, say
from cgsurvey.streams import silence, tell

#: a command line that the library does not understand; typer gives the base of its errors no name
_NotUnderstood: Any = typer.BadParameter.__bases__[0]


class Verbs(TyperGroup):
    """The verbs together: what is wrong before one of them begins ends a run as an error of theirs does."""

    def main(self, args: Sequence[str] | None = None, **_: Any) -> NoReturn:  # type: ignore[override]
        """Run one of them, or show help; then exit."""
        code = 0
        try:
            with self.make_context("cgsurvey", list(sys.argv[1:] if args is None else args)) as context:
                self.invoke(context)
        except typer.Exit as end:
            code = end.exit_code
        except _NotUnderstood as mistake:
            told = io.StringIO()
            mistake.show(told)
            tell(told.getvalue().rstrip("\n"))
            code = mistake.exit_code
        except CgsurveyError as error:
            code = _told(error, user_language())
        except BrokenPipeError:
            silence(sys.stdout)
        except OSError as refusal:  # help is printed by the library
            silence(sys.stdout)
            code = _told(NotWritten("command.not_shown", reason=refusal.strerror), user_language())
        sys.exit(code)


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every error as a sentence and an exit code: a user never sees a traceback."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except typer.Exit:
            raise
        except CgsurveyError as error:
            raise typer.Exit(_told(error, _language_of(options))) from None
        except Exception as fault:
            if options.get("debug"):
                tell(traceback.format_exc().rstrip("\n"))
            tell(say("command.internal", _language_of(options), kind=type(fault).__name__))
            raise typer.Exit(CgsurveyError.exit_code) from fault

    return run


def _language_of(options: dict[str, Any]) -> Language:
    return message_language(options.get("lang"), options.get("study"))


def _told(error: CgsurveyError, language: Language) -> int:
    """Tell the error; the code to end with."""
    tell(say("command.error", language, text=error.text(language)))
    return error.exit_code
