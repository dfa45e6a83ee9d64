"""Do data still fit their codebook, and published figures their data? Findings, for people and for CI.

    targets       what a path stands for: in a folder `below`, of a file its study (`owner`)
    inspecting    a target to its `inspection`, with each `finding` of the `rules`; one file a family:
      refused       what kept something from being checked
      sheets        problems of reading and coding (which rule: `problems`)
      responses     what the checks of quality flag
      claimed       claims against the data, `claimed_alone` without; what they name there `claimed_rows`, and
                    what the judgements of `cgsurvey.claims` come to `claimed_told`
      reported      reports verified, those of a study found by `own_reports`
    baseline      what is known and may stand: findings held against it in `baseline_applied`, written into it
                  in `baseline_writing`
    formats       how findings are written; on a terminal with `page` and `summary`
    explaining    what a rule means

`lines` finds the line of a mistake in a file that a person wrote.
"""

from __future__ import annotations
