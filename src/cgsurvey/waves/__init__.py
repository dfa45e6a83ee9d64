"""Two years of one study: can they be compared, what has changed, and by how much of whom.

The earlier Survey and the later one are set against each other (`comparability`), stacked (`stacking`) and
given to the statistics (`changes`), as far as what a change rests on is the same in both (`foundations`).
"""

from __future__ import annotations

from cgsurvey.waves.changes import changes
from cgsurvey.waves.foundations import Subject

__all__ = ["Subject", "changes"]
