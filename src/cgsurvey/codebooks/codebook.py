"""What a form says, as tables of a study file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Place = dict[str, str]


@dataclass
class Codebook:
    """What a form says, as tables of a study file.

    Attributes
    ----------
    questions
        Name -> its table, as in ``[questions.<questionnaire>]``.
    roles
        Key of the questionnaire's own table -> the column it names: ``{"community": "grp/village"}``.
    role_places
        The same keys -> where they stand in the workbook.
    aliases
        Column -> other headers that it may have in the data.
    places
        Name of a question -> where it stands in the workbook, and where its choices do.
    """

    file: str
    questions: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    role_places: dict[str, Place] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, tuple[Place, Place | None]] = field(default_factory=dict)
