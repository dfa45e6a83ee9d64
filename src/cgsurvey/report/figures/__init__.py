"""Results -> Figures: which chart shows a topic, with its data, its caption and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cgsurvey.report.document import Figure
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: topic of `contents` -> its figures
FIGURES: dict[str, Callable[[Sequence[Result], Words], list[Figure]]] = {}
