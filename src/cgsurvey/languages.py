"""Which language to speak: asked for, wished by the user, declared by the study, or the system's."""

from __future__ import annotations

import locale
import os
import re
from pathlib import Path

from cgsurvey.errors import CgsurveyError, StudyError, UsageError
from cgsurvey.phrases import LANGUAGES, Language

#: the variable by which a person says once which language they read
WISH = "CGSURVEY_LANG"


def known_language(written: str) -> Language:
    """The language that an option names.

    Raises
    ------
    UsageError
        If it is none of ours.
    """
    for language in LANGUAGES:
        if written == language:
            return language
    raise UsageError("command.unknown_language", name=written)


def user_language() -> Language:
    """The language of the person at the keyboard: their wish, else the system's."""
    settings = [os.environ.get(name, "") for name in (WISH, "LC_ALL", "LC_MESSAGES", "LANG")]
    setting = next((each for each in settings if each), locale.getlocale()[0] or "")
    return "zh" if setting.lower().startswith(("zh", "chinese")) else "en"


def message_language(asked: Language | None, study: Path | None = None) -> Language:
    """The language of messages: as asked, as wished, as a study declares that can be read, the system's."""
    if asked is not None:
        return asked
    if study is None or os.environ.get(WISH):
        return user_language()
    return _declared(study) or user_language()


def _declared(study: Path) -> Language | None:
    from cgsurvey.study_file import STUDY_NAME, read_toml

    try:
        folder = study if study.is_dir() else study.parent
        file = study if study.suffix == ".toml" else folder / STUDY_NAME
        declared = read_toml(file).get("language", "zh")
    except StudyError:
        # a file that is there and cannot be parsed still says, or leaves at its default, whom it is for
        declared = (
            "en" if re.search(r'(?m)^language\s*=\s*"en"', file.read_text("utf-8", "replace")) else "zh"
        )
    except (CgsurveyError, OSError):
        return None
    return next((language for language in LANGUAGES if language == declared), None)
