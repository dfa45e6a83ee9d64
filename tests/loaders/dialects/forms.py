"""Forms and their respondents: one by hand with what is awkward, and any by chance."""

from hypothesis import strategies as st

from loaders.generators.platforms import BLANK, NOT_ASKED, Asked, Form, Wrote


def metas(size):
    """Columns of 问卷星 before the questions."""
    return {
        "序号": [str(number) for number in range(1, size + 1)],
        "提交答卷时间": [f"2026/9/19 1:{number % 60}:57" for number in range(size)],
        "所用时间": ["264秒"] * size,
        "来源": ["微信"] * size,
        "来源详情": ["N/A"] * size,
        "来自IP": ["192.0.2.7(湖北-武汉)"] * size,
    }


QUESTIONS = (
    Asked("sex", "single", "您的性别", ("男", "女"), (1, 2)),
    Asked("age", "single", "您的年龄 ", ("18岁以下", "18~60岁", "60岁以上"), (2, 5, 9)),
    Asked("why", "single", "来此原因", ("上学", "其他【请注明】"), (1, 4)),
    Asked("hobby", "multiple", "兴趣爱好（多选）", ("运动", "ACG文化(动漫、游戏等)", "其他"), (1, 3, 4)),
    Asked("fit", "matrix", "对服务的评价", ("不满意", "一般", "满意"), (1, 2, 4), ("治安(夜间)", "卫生")),
    Asked("first", "rank", "最需要的服务", ("文娱", "医疗", "养老"), (1, 2, 3)),
    Asked("years", "number", "居住年数"),
    Asked("say", "text", "建议"),
)
ROWS = (
    (
        *(Wrote(0), Wrote(1), Wrote(1, "找┋工作→")),
        *((Wrote(0), Wrote(2, "集邮┋种花")), (Wrote(0), Wrote(2)), (Wrote(1), Wrote(0))),
        *("12", "多些树"),
    ),
    (
        *(Wrote(1), Wrote(0), Wrote(0), (Wrote(1),), (Wrote(2), Wrote(2))),
        *((Wrote(2), Wrote(0), Wrote(1)), "3", BLANK),
    ),
    (Wrote(1), Wrote(2), NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED, "40", "无"),
    (Wrote(0), Wrote(2), BLANK, BLANK, (BLANK, Wrote(1)), BLANK, BLANK, "好"),
    (Wrote(0), Wrote(1), Wrote(0), (Wrote(0), Wrote(1)), (Wrote(1), Wrote(1)), (Wrote(0),), "7", "好"),
)
AWKWARD = Form(QUESTIONS, ROWS, metas(len(ROWS)))


@st.composite
def forms(draw):
    """Any form of some questions of each kind, options with gaps in their codes, and any respondents."""
    texts = ("运动", "阅读(书、报)", "美食", "其他【请注明】", "IT数码", "A组", "20~29岁", "很 满意")
    kinds = draw(
        st.lists(st.sampled_from(("single", "multiple", "matrix", "rank", "number")), min_size=1, max_size=4)
    )
    questions = []
    for place, kind in enumerate(kinds):
        size = draw(st.integers(2, 5))
        options = tuple(draw(st.permutations(texts))[:size]) if kind != "number" else ()
        codes = tuple(sorted(draw(st.sets(st.integers(1, 12), min_size=size, max_size=size))))
        items = ("治安", "卫生") if kind == "matrix" else ()
        questions.append(Asked(f"q{place}", kind, f"问题{'甲乙丙丁'[place]}", options, codes, items))
    size = draw(st.integers(2, 8))
    rows = tuple(tuple(draw(_answers(each)) for each in questions) for _ in range(size))
    return Form(tuple(questions), rows, metas(size))


def _answers(asked):
    missing = st.sampled_from((NOT_ASKED, BLANK))
    if asked.kind == "number":
        return missing | st.integers(0, 90).map(str)
    places = st.integers(0, len(asked.options) - 1)
    one = st.builds(Wrote, places, st.sampled_from(("", "", "自己写的", "甲┋乙→丙", "1")))
    if asked.kind == "single":
        return missing | one
    if asked.kind == "matrix":
        return missing | st.tuples(
            *[one.map(lambda each: Wrote(each.option)) | st.just(BLANK)] * len(asked.items)
        )
    several = st.lists(one, min_size=1, unique_by=lambda each: each.option)
    if asked.kind == "multiple":
        return missing | several.map(lambda each: tuple(sorted(each, key=lambda wrote: wrote.option)))
    return missing | several.map(tuple)
