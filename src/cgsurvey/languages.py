"""Which language to speak: asked for, wished by the user, declared by the study, or the system's."""

from __future__ import annotations

import locale
import os
import tomllib
from pathlib import Path

from cgsurvey.phrases import LANGUAGES, Language

#: the variable by which a person says once which language they read
WISH = "CGSURVEY_LANG"


def user_language() -> Language:
    """The language of the person at the keyboard: their wish, else the system's."""
    settings = [os.environ.get(name, "") for name in (WISH, "LC_ALL", "LC_MESSAGES", "LANG")]
    setting = next((each for each in settings if each), locale.getlocale()[0] or "")
    return "zh" if setting.lower().startswith(("zh", "chinese")) else "en"


def message_language(asked: str | None, study: Path | None = None) -> Language:
    """The language of messages: as asked, as wished, as a study declares that can be read, the system's."""
    if asked in LANGUAGES:
        return asked
    if study is None or os.environ.get(WISH):
        return user_language()
    return _declared(study) or user_language()


def _declared(study: Path) -> Language | None:
    file = study if study.suffix == ".toml" else (study if study.is_dir() else study.parent) / "study.toml"
    try:
        declared = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("language", "zh")
    except (OSError, ValueError):
        return None
    return next((language for language in LANGUAGES if language == declared), None)
