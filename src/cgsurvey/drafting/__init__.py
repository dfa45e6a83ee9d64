"""RawTable -> the text of a study file: what each column seems to be, with the reason and how sure it is.

A guess that would change a number if it were wrong stands in the file commented out, with the choices beside
it; what stands there in force shows less at worst. `cgsurvey analyze FILE` reads the same text from memory.
"""

from cgsurvey.drafting.draft import draft_of as draft_of
from cgsurvey.drafting.guesses import Draft as Draft
from cgsurvey.drafting.memory import study_of_draft as study_of_draft
from cgsurvey.drafting.summary import summary_of as summary_of
from cgsurvey.drafting.toml_text import toml_text as toml_text
