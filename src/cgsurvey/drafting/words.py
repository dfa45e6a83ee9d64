"""Words of answers in Chinese and English: degrees, ladders of words, levels of schooling, what is no answer.

All are folded: without spaces, in lower case.
"""

from __future__ import annotations

import re

#: degree in front of what is graded -> how far from the middle; the longest that fits is taken
DEGREES: dict[str, float] = {
    **dict.fromkeys(
        ("非常不", "十分不", "完全不", "极不", "极其不", "强烈不", "根本不", "一点也不", "一点都不"), -3.2
    ),
    **dict.fromkeys(("特别不", "很不"), -2.8),
    **dict.fromkeys(("不", "没有", "没", "无"), -2.0),
    **dict.fromkeys(("比较不", "较不"), -1.5),
    **dict.fromkeys(("不太", "不大", "不怎么", "不是很", "不很", "不够", "有点不", "有些不"), -1.0),
    **dict.fromkeys(("一般",), 0.0),
    **dict.fromkeys(("有点", "有些", "略微", "稍微"), 0.8),
    **dict.fromkeys(("还算", "基本", "基本上", "大致"), 1.2),
    **dict.fromkeys(("比较", "较为", "较"), 1.5),
    **dict.fromkeys(("很", "特别", "高度"), 2.8),
    **dict.fromkeys(("非常", "十分", "完全", "极其", "极为", "极", "强烈"), 3.2),
    **dict.fromkeys(("notatall",), -3.2),
    **dict.fromkeys(("not",), -2.0),
    **dict.fromkeys(("notvery", "notreally", "notso", "nottoo"), -1.0),
    **dict.fromkeys(("slightly", "alittle"), 0.8),
    **dict.fromkeys(("somewhat", "rather", "fairly", "quite", "mostly", "tendto", "moderately"), 1.5),
    **dict.fromkeys(("very", "highly"), 2.8),
    **dict.fromkeys(("strongly", "completely", "totally", "extremely", "fully"), 3.2),
}
BARE = 2.0
#: the middle of any ladder of degrees
MIDDLE = re.compile(
    r"一般|一般般|中立|中间|中等|普通|还行|还可以|尚可|既不.+也不.+|不好不坏|neutral|average|neither.*|mixed|(?:so)so"
)
#: what is graded the other way round -> what it is the contrary of
CONTRARIES: dict[str, tuple[str, ...]] = {
    "差": ("好",),
    "坏": ("好",),
    "低": ("高",),
    "小": ("大",),
    "少": ("多",),
    "弱": ("强",),
    "慢": ("快",),
    "反对": ("支持", "赞成", "赞同", "同意"),
    "困难": ("容易",),
    "难": ("容易",),
    "poor": ("good",),
    "bad": ("good",),
    "low": ("high",),
    "oppose": ("support", "favour", "favor"),
    "difficult": ("easy",),
}
NEGATING = re.compile(r"(?:dis|un|in|im)(?=\w{4})")

#: ladders of words, lowest first; words of one rung share a tuple
_FIXED: dict[str, tuple[tuple[str, ...], ...]] = {
    "frequency": (
        ("从不", "从未", "从来不", "从来没有", "从没有", "从没", "没有", "没有过", "没参加过", "never"),
        ("几乎不", "几乎没有", "几乎从不", "almostnever", "hardlyever"),
        ("很少", "极少", "不常", "不经常", "rarely", "seldom"),
        ("偶尔", "occasionally", "onceinawhile"),
        ("有时", "有时候", "sometimes"),
        ("经常", "时常", "常常", "often", "frequently"),
        ("通常", "大多数时候", "usually", "mostofthetime"),
        ("总是", "一直", "每次", "每次都", "always"),
    ),
    "calendar": (
        ("从不", "从未", "没有", "never"),
        ("每年一次", "每年1次", "一年一次", "yearly", "onceayear", "annually"),
        ("每年几次", "每年数次", "一年几次", "severaltimesayear", "afewtimesayear"),
        ("每季度一次", "每季度", "quarterly"),
        ("每月一次", "每月1次", "每月", "monthly", "onceamonth"),
        ("每月几次", "每月数次", "每月2-3次", "severaltimesamonth", "afewtimesamonth"),
        ("每周一次", "每周1次", "每周", "weekly", "onceaweek"),
        ("每周几次", "每周数次", "每周2-3次", "severaltimesaweek", "afewtimesaweek"),
        ("几乎每天", "almostdaily", "almosteveryday"),
        ("每天", "每日", "天天", "daily", "everyday"),
    ),
    "change": (
        ("明显变差", "明显恶化", "大幅下降", "明显下降", "变差很多", "muchworse"),
        ("变差", "恶化", "有所变差", "有所下降", "下降", "worse", "worsened"),
        ("略有下降", "稍有变差", "alittleworse", "slightlyworse", "somewhatworse"),
        (
            *("没有变化", "没变化", "无变化", "不变", "没有改变", "没变", "基本不变", "没有改善", "差不多"),
            *("nochange", "aboutthesame", "thesame", "unchanged"),
        ),
        ("略有改善", "稍有改善", "略有提高", "alittlebetter", "slightlybetter", "somewhatbetter"),
        ("有所改善", "有改善", "改善", "变好", "有所变好", "有所提高", "提高", "better", "improved"),
        ("明显改善", "显著改善", "大幅改善", "很大改善", "明显变好", "明显提高", "显著提高", "muchbetter"),
    ),
    "awareness": (
        ("没听说过", "没有听说过", "从未听说", "未听说过", "没听过", "neverheardofit"),
        ("听说过", "听过", "听说过但不了解", "heardofit", "haveheardofit"),
        ("了解一些", "有所了解", "了解一点", "知道一些", "knowalittle"),
        ("了解", "知道", "knowit"),
        ("非常了解", "很了解", "十分了解", "knowitwell"),
    ),
    "amount": (
        ("完全没有", "一点也没有", "没有", "none", "notatall", "nothing"),
        ("很少", "一点", "有一点", "alittle", "slightly", "alittlebit", "abit"),
        ("一些", "有一些", "some", "somewhat", "moderately", "tosomeextent"),
        ("较多", "比较多", "quiteabit", "alot", "much", "verymuch", "toagreatextent"),
        ("很多", "非常多", "extremely", "completely", "agreatdeal"),
    ),
    "quality": (
        ("verypoor", "terrible", "verybad"),
        ("poor", "bad"),
        ("fair", "average", "acceptable", "ok"),
        ("good",),
        ("verygood",),
        ("excellent", "outstanding"),
    ),
}
RUNGS: dict[str, dict[str, float]] = {
    name: {word: float(place) for place, words in enumerate(rungs) for word in words}
    for name, rungs in _FIXED.items()
}

#: answers that are none: they never belong to a ladder
NO_ANSWER = re.compile(
    r"不知道|不知道/.+|不适用|拒答|拒绝回答|不愿回答|不愿意回答|不便回答|不想回答|不方便回答|没有接触过?|未接触过?|不了解"
    r"|don'?tknow|donotknow|na|n/a|notapplicable|refused?|refusal|prefernotto(?:say|answer)|rathernotsay|noanswer"
)
#: answers that are the middle of a ladder on one form and no answer on another
UNDECIDED = re.compile(
    r"说不清楚?|说不好|不好说|难说|难以回答|不确定|不清楚|无所谓|没意见|没有意见|没想过|无法判断"
    r"|notsure|unsure|undecided|noopinion|can'?tsay|can'?tchoose|hardtosay|uncertain|nofeelings?"
)
#: options that stand at the end of a list, whatever their number
LAST = (
    re.compile(r"(?:其它|其他|others?)(?:$|[\W_(（【].*)|其他.{0,6}"),
    re.compile(
        r"(?:以上)?(?:都|均)(?:没有|不是|不需要|不|无).{0,6}|以上皆无|noneof(?:these|theabove|them)|none"
    ),
)
#: what a satisfied person is called
SATISFACTION = ("满意", "satisfied")
#: degrees of satisfaction about which people differ
HARDLY = 1.5

#: words of a level of schooling, the first that occurs counts -> its place
SCHOOLING: dict[str, float] = {
    "博士|phd|doctora": 9,
    "硕士|研究生|master|postgraduate": 8,
    "大专|专科|高职|juniorcollege|associate|diploma": 5,
    "本科|大学|bachelor|undergraduate|university|degree|college": 6,
    "初中|juniorsecondary|juniorhigh|lowersecondary|middleschool": 3,
    "高中|中专|职高|技校|中职|seniorsecondary|highschool|uppersecondary|secondary": 4,
    "小学|primary|elementary": 2,
    "文盲|未上过?学|没上过?学|未受过|不识字|noschooling|noformal|noeducation|illiterate": 1,
}
#: what denies the other of two answers
NOT = ("没有", "没", "未", "不", "无", "非", "否", "not", "no", "non", "un")
