"""Whether a published figure can be, comes out of its data and is worded as they allow: a verdict and why.

What people write is read (`notation`, `words`, `amounts`, `significant_words`, `numerals`); what a figure may
have been before it was rounded, and which whole numbers give it, is arithmetic (`rounding`, `grains`,
`percentages`, `means`, `deviations`, `sums`, `plausible`). A verdict is a `judgement`, made in

    share_verdicts, mean_verdicts, effect_verdicts, table_verdicts
                      of a figure alone: no data are needed
    claim_verdicts    of an entry of claims.toml by itself: which of those it allows
    row_verdicts      of an entry against the result row that it names: its number (`row_figures`), its words
                      (`row_words`), whether it is significant (`row_significance`)

`checking` and `telling` are `cgsurvey claims check`. `gathered` makes tables of claims that stand apart;
`expectation` compares an outcome with what was expected. What a finding says of it, `findings.claimed_told`.
"""

from __future__ import annotations

from cgsurvey.claims.checking import Checked as Checked
from cgsurvey.claims.checking import check as check
from cgsurvey.claims.telling import plain as plain
from cgsurvey.claims.telling import told as told
