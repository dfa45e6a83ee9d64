"""A small study with one of everything, to be spoiled in one place at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.study_file import load_study

STUDY = """\
title = { zh = "试点调查", en = "Pilot" }
year = 2024

[elements]
community = { zh = "社区", en = "Community" }
volunteers = { zh = "社区志愿者", en = "Volunteers" }

[answers.satisfaction5]
categories = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
en = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
satisfied = ["满意", "非常满意"]
missing = ["说不清"]

[questionnaires.residents]
file = "residents.xlsx"
group = { zh = "居民", en = "residents" }
community = "社区"
where = { question = "age", at_least = 18 }
compare = ["sex"]

[questions.residents.sex]
kind = "single"
column = "1、您的性别"
categories = ["男", "女"]

[questions.residents.age]
kind = "number"
column = "2、您的年龄"
range = [0, 120]

[questions.residents.station]
kind = "scale"
label = { zh = "社工站评价", en = "Station" }
answers = "satisfaction5"

[questions.residents.station.items]
attitude = "3、评价—态度"
skill = { column = "3、专业", label = { zh = "专业", en = "Skill" } }

[questions.residents.services]
kind = "multiple"
column = "4、接受过的服务"
categories = ["文体活动", "志愿帮扶"]

[questions.residents.wishes]
kind = "multiple"
column = "5、希望的服务"
categories = ["文体活动", "志愿帮扶"]

[questions.residents.time]
kind = "single"
column = "6、时间"
categories = ["20%以下", "20%-60%", "60%及以上"]

[scales.trust]
label = "信任"
items = ["attitude", "skill"]

[pairs.volunteering]
label = "志愿服务"
willing = { question = "sex", any_of = ["女"] }
took_part = { question = "services", any_of = ["志愿帮扶"] }

[services.received]
label = "服务"
received = "services"
wanted = "wishes"
elements = { "文体活动" = "community", "志愿帮扶" = "volunteers" }

[improvements.life]
label = "改善"
improved = "services"
needed = "wishes"

[thresholds.busy]
label = "忙"
question = "time"
at_least = 60

[tables.use]
question = "services"
by = "sex"

[models.trust]
outcome = "trust"
treatment = "received.volunteers"
fixed_effects = ["community"]
steps = [{ controls = ["sex", "age"] }, { fixed_effects = true }]
"""


def mistakes(path: Path) -> list[CgsurveyError]:
    with pytest.raises(StudyError) as caught:
        load_study(path)
    return list(caught.value.mistakes)
