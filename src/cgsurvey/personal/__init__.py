"""Personal data: which columns of a table hold it, by their headers and by what is in them."""

from __future__ import annotations

from cgsurvey.personal.columns import BYS as BYS
from cgsurvey.personal.columns import Found as Found
from cgsurvey.personal.columns import emptied as emptied
from cgsurvey.personal.columns import is_emptied_and_named as is_emptied_and_named
from cgsurvey.personal.columns import withheld as withheld
