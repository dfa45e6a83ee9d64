"""Results -> Figures: which chart shows a topic, with its data, its caption and what it shows in words.

A chart stands where it shows more than a sentence: from three rows on. It holds the numbers of the tables,
with their texts, in the order of their size.
"""

from __future__ import annotations

from collections.abc import Callable

from cgsurvey.report.document import Figure
from cgsurvey.report.figures.answers import agreement, satisfaction
from cgsurvey.report.figures.changes import slopes as slopes
from cgsurvey.report.figures.coefficients import coefficients
from cgsurvey.report.figures.communities import communities
from cgsurvey.report.figures.differences import differences
from cgsurvey.report.figures.elements import elements
from cgsurvey.report.figures.pairs import improvements, participation, supply_and_demand, thresholds
from cgsurvey.report.figures.pieces import Shown as Shown

#: topic of `contents` -> its figures
FIGURES: dict[str, Callable[[Shown], list[Figure]]] = {
    "satisfaction": satisfaction,
    "coverage": elements,
    "supply": supply_and_demand,
    "participation": participation,
    "improvements": improvements,
    "thresholds": thresholds,
    "likert": agreement,
    "regression": coefficients,
    "differences": differences,
    "communities": communities,
}
