"""Whether a published figure is possible at all, asked of the figure alone: no data are needed."""

from __future__ import annotations

from cgsurvey.claims.checking import Checked as Checked
from cgsurvey.claims.checking import check as check
from cgsurvey.claims.telling import plain as plain
from cgsurvey.claims.telling import told as told
