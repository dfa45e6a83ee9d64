"""What the report of a study is to say that no data do: who signs it, and when."""

from __future__ import annotations

import datetime

from cgsurvey.declarations.text import Declared, Label


class DeclaredReport(Declared):
    """`[report]`.

    Attributes
    ----------
    organisation
        Who signs the report.
    date
        The day under the signature.
    questions
        Questions whose answers the text tells, though no topic does.
    """

    organisation: Label | None = None
    date: datetime.date | None = None
    questions: tuple[str, ...] = ()
