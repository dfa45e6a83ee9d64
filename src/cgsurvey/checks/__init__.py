"""Are the responses what they seem? Each check flags rows; a study may set them aside."""

from __future__ import annotations

from cgsurvey.checks.quality import findings as findings
from cgsurvey.checks.quality import rows_set_aside as rows_set_aside
