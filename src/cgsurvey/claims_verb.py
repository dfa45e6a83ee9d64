"""The verb `claims`: figures from the command line, checked without data."""

from typing import Annotated

import typer

from cgsurvey.clean import clean
from cgsurvey.endings import guarded
from cgsurvey.errors import UsageError
from cgsurvey.languages import message_language
from cgsurvey.options import DebugOption, JsonOption, LangOption, argument, help_of
from cgsurvey.phrases import LANGUAGES, say
from cgsurvey.streams import show, tell

#: characters of a text that an error repeats
_REPEATED = 80

claims = typer.Typer(help=help_of("claims"), no_args_is_help=True, rich_markup_mode=None)


@claims.callback()
def _root() -> None: ...  # with it a group stays a group though it has one verb


@claims.command(help=help_of("claims_check"))
@guarded
def check(
    texts: Annotated[list[str], argument("TEXT...", "claims_text")],
    lang: LangOption = None,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    from cgsurvey.claims import Checked, plain, told
    from cgsurvey.claims import check as checked

    language = message_language(lang)
    found: list[Checked | UsageError] = []
    for text in texts:
        try:
            found.append(checked(text))
        except UsageError as error:
            reason = {each: error.text(each) for each in LANGUAGES}
            found.append(UsageError("claims.refused", text=text[:_REPEATED], reason=reason))
    refused = [each for each in found if isinstance(each, UsageError)]
    if as_json:
        from cgsurvey.report.machine import dumps

        show(dumps({"claims": [plain(text, each) for text, each in zip(texts, found, strict=True)]}))
    else:
        lines = [line for each in found if isinstance(each, Checked) for line in told(each, language)]
        show("".join(f"{clean(line)}\n" for line in lines))
    for each in refused:
        tell(say("command.error", language, text=each.text(language)))
    if refused:
        tell(say("claims.understood", language))
        raise typer.Exit(UsageError.exit_code)
    if any(isinstance(each, Checked) and each.fails for each in found):
        raise typer.Exit(1)
