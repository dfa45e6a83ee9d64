"""Columns of personal data: told by their headers and by what is in them, and emptied."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey.discretion import quoted
from cgsurvey.footers import NOTE, TOTAL
from cgsurvey.loaders.withholding import without_personal
from cgsurvey.personal import emptied, withheld
from cgsurvey.personal.headers import kind_asked
from cgsurvey.personal.kinds import KINDS, checksum, is_id_number, kind_of, passes_luhn
from cgsurvey.phrases import say
from cgsurvey.raw_table import WITHHELD, Cells, Described, Heading, RawTable

# The example of GB 11643, numbers that no exchange gives out, networks for documentation (RFC 5737, 3849),
# the card number that terminals are tested with.
ID, OLD_ID, MOBILE, IP = "11010519491231002X", "110105491231002", "13800001111", "192.0.2.7"
CARD = "4111111111111111"


def cells(*texts: str) -> Cells:
    distinct = list(dict.fromkeys(texts))
    return Cells(tuple(distinct), array("i", map(distinct.index, texts)))


def found(header: str, *texts: str, named=(), heading: Heading | None = None):
    """(kind, by) of a table of one column, None where it is none of personal data."""
    headings = [heading or Heading("question", header, header)]
    told = withheld([header], [cells(*texts)], headings, named)
    return told[0][1:] if told else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *[(text, "id_number") for text in (ID, ID.lower(), "１１０１０５１９４９１２３１００２Ｘ", OLD_ID)],
        *[
            (text, "id_number")
            for text in ("110105 19491231 002X", f"张三 {ID}", "110105194912310000", "110105194912311000")
        ],
        *[
            (text, "phone")
            for text in (
                MOBILE,
                "１３８００００１１１１",
                "+86 138-0000-1111",
                "0086" + MOBILE,
                "19900001111",
            )
        ],
        *[(text, "phone") for text in ("138 0000 1111", "138****1111", "1380****111" + "1", f"小王{MOBILE}")],
        *[(text, "phone") for text in ("010-66600000", "(0717) 6660000", "02766600000", "0717-6660000-12")],
        *[(text, "email") for text in ("a@example.com", "王五＠example.cn", "x.y+z@sub.example.org")],
        *[(text, "ip") for text in (IP, f"{IP}(湖北-武汉)", f"{IP}（湖北-武汉）", "2001:db8::1", "0.0.0.0")],
        *[
            (text, "bank_card")
            for text in (CARD, "3000000000000004", "4111 1111 1111 1111", "4111-1111-1111-1111")
        ],
        *[(text, "plate") for text in ("鄂A12345", "鄂Ａ·Ｄ12345", "京ad12345", "鄂A1234学")],
        *[
            (text, "address")
            for text in ("文化路12号3栋2单元501室", "某村2组15号", "3栋2单元501", "12 Main Street")
        ],
        *[(text, "coordinates") for text in ("30.5928, 114.3055", "30.5928 114.3055 20.0 5.0")],
        *[(text, "coordinates") for text in ("(114.3055,30.5928)", "30.592°N 114.305°E", "90.000,180.000")],
        ("oABCDEFGHIJKLMNOPQRSTUVWXYZ_", "account"),
    ],
)
def test_what_is_personal(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "满意",
            "3",
            "1.5",
            "20260919",
            "2026-09-19 13:56:57",
            "2026/9/19 1:56:57",
            "12:30:00",
            "00:00",
        ),
        *("1 3 4 5 6 7 8 10 11", "100 200 300 400", "0001234567890", "1726723017000", "20000", "1.38e10"),
        *("12800001111", "1380000111", "138000011111", "13800001111.5", "0.13800001111", "12345678"),
        *(
            "110105194912310100",
            "110105194912310021",
            "10010519491231002X",
            "110105194902300026",
            "110105189912310027",
        ),
        *("110105491331002", "1101054912310020", "01066600000123", "01016600000"),
        *(
            "2000000000000006",
            "7000000000000005",
            "01166600000",
            "0276666000000",
            "4111111111111112",
            "499999999999999",
            "2111111111111111",
            "7111111111111111",
            "41111111111111111116",
        ),
        *("256.0.2.7", "192.0.2", "192.0.2.7.1", "12::34::56", "a:b", "1:2"),
        *("鄂A1234", "鄂A1234567", "鄂112345", "某A12345", "鄂A1234I", "满意@", "@example", "a@b"),
        *(
            "90.001, 90.001",
            "30.592, 180.001",
            "30.59, 114.30",
            "30.592",
            "1,234.567",
            "路灯不亮",
            "3栋",
            "5号线",
        ),
        *("oABCDEFGHIJKLMNOPQRSTUVWXYZ", "oABCDEFGHIJKLMNOPQRSTUVWXYZ__", "pABCDEFGHIJKLMNOPQRSTUVWXYZ_"),
        *("社区就在家门口，方便", "2栋3层", "1、2、3", "非常满意（5分）", "18-25岁", "3000-5000元"),
    ],
)
def test_what_is_not_personal(text):
    assert kind_of(text) is None


def test_the_checksum_of_the_standard():
    assert checksum(ID[:17]) == "X"
    # each remainder of the sum has its own character
    assert [checksum(f"{0:016d}{digit}") for digit in range(6)] == list("1X8642")
    assert {checksum(f"{number:017d}") for number in range(200)} == set("0123456789X")


@given(st.integers(0, 16), st.integers(1, 9), st.integers(0, 998))
def test_no_digit_of_an_identity_number_can_be_another(place, shift, serial):
    body = f"42010119900307{serial:03d}"
    number = body + checksum(body)
    assert is_id_number(number)
    changed = list(number)
    changed[place] = str((int(changed[place]) + shift) % 10)
    text = "".join(changed)
    assert not is_id_number(text) or text.endswith("000")


@pytest.mark.parametrize(
    ("birth", "is_one"),
    [
        *[("19000101", True), ("18991231", False), ("20991231", True), ("21000101", False)],
        *[
            ("20000229", True),
            ("19000229", False),
            ("19991301", False),
            ("19990431", False),
            ("19990430", True),
        ],
    ],
)
def test_the_date_of_birth_is_a_date(birth, is_one):
    body = f"420101{birth}002"
    assert is_id_number(body + checksum(body)) is is_one


def test_the_province_is_one():
    known = {f"{number:02d}" for number in range(100) if is_id_number(f"{number:02d}0105491231002")}
    assert len(known) == 35
    assert known >= {
        "11",
        "15",
        "21",
        "23",
        "31",
        "37",
        "41",
        "46",
        "50",
        "54",
        "61",
        "65",
        "71",
        "81",
        "82",
        "83",
    }
    assert not known & {
        "10",
        "16",
        "20",
        "24",
        "30",
        "38",
        "40",
        "47",
        "49",
        "55",
        "60",
        "66",
        "70",
        "80",
        "84",
    }


@given(st.text("0123456789", min_size=15, max_size=18))
def test_luhn_has_one_check_digit(body):
    assert sum(passes_luhn(body + digit) for digit in "0123456789") == 1


@given(st.text("0123456789", min_size=15, max_size=18), st.data())
def test_luhn_sees_a_wrong_digit(body, data):
    number = next(body + digit for digit in "0123456789" if passes_luhn(body + digit))
    place = data.draw(st.integers(0, len(number) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not passes_luhn(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize(("length", "kind"), [(15, None), (16, "bank_card"), (19, "bank_card"), (20, None)])
def test_a_card_has_sixteen_to_nineteen_digits(length, kind):
    body = "6" + "0" * (length - 2)
    number = next(body + digit for digit in "0123456789" if passes_luhn(body + digit))
    assert kind_of(number) == kind


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        *[
            (text, "name")
            for text in ("姓名", "1、您的姓名", "您的姓名是？", "2.请填写您的姓名：", "姓名（选填）")
        ],
        *[
            (text, "name")
            for text in ("受访者姓名", "联系人", "名字", "姓名及联系电话", "姓名/电话", "签名", "Name")
        ],
        *[
            (text, "name")
            for text in ("请留下您的姓名和联系电话，以便回访", "Full name", "访员姓名", "3、姓 名____")
        ],
        *[
            (text, "name")
            for text in ("Q2. What is your first name?", "Nombre (opcional)", "Nama Lengkap", "お名前")
        ],
        *[(text, "name") for text in ("Nom et prénom", "Vorname", "ФИО", "Please enter your full name")],
        *[(text, "name") for text in ("1、您的 姓名 学号 是？", "姓名手机号")],
        *[(text, "email") for text in ("Correo electrónico:", "メールアドレス")],
        *[(text, "phone") for text in ("Teléfono", "What's your phone number?", "Telefonnummer")],
        *[
            (text, "phone")
            for text in ("手机", "联系电话", "您的手机号码是多少？", "联系方式", "Phone_number")
        ],
        *[
            (text, "phone")
            for text in ("若愿意接受回访，请留下您的联系方式", "您家的联系电话", "聯繫電話", "tel")
        ],
        *[
            (text, "id_number")
            for text in ("身份证号", "身份证号码", "證件號碼", "有效证件号", "护照号", "学号")
        ],
        *[(text, "email") for text in ("邮箱", "电子邮件地址", "E-mail", "email address", "您的邮箱")],
        *[
            (text, "account")
            for text in ("微信号", "微信", "QQ", "QQ号", "昵称", "微信昵称", "openid", "用户标识")
        ],
        *[(text, "ip") for text in ("IP", "来自IP", "IP地址", "ipaddr")],
        *[
            (text, "address")
            for text in ("地址", "家庭住址", "您的详细地址", "现居住地址", "门牌号", "home address")
        ],
        *[
            (text, "coordinates")
            for text in ("经纬度", "经度", "GPS", "_geolocation", "_spot_latitude", "Longitude")
        ],
        *[("车牌号", "plate"), ("银行卡号", "bank_card"), ("bank account", "bank_card"), ("IMEI", "device")],
    ],
)
def test_headers_that_ask_for_personal_data(header, kind):
    assert kind_asked(header) == kind


@pytest.mark.parametrize(
    "header",
    [
        *("您对社区工作人员的姓名是否知晓", "您是否知道网格员的姓名和电话？", "您家有几部手机", "手机部数"),
        *(
            "电话访问是否方便",
            "社区名称",
            "小区名称",
            "单位名称",
            "项目名称",
            "网名",
            "所在社区",
            "您的居住地",
        ),
        *(
            "户籍所在地",
            "您通过哪些方式了解社区（微信、电话、公告）",
            "您常用的联系方式有哪些？",
            "手机使用频率",
        ),
        *(
            "您是否使用微信",
            "是否登记了身份证",
            "12345热线电话",
            "社区服务电话是否畅通",
            "您对社区微信群的满意度",
        ),
        *(
            "地址是否好找",
            "您家住在几楼",
            "邮政编码",
            "社区地址是否醒目",
            "门牌号是否清晰",
            "访员编号",
            "序号",
            "编号",
        ),
        *(
            "地理位置是否便利",
            "定位服务",
            "银行卡使用情况",
            "车牌是否需要登记",
            "IP保护意识",
            "variable_name",
        ),
        *(
            "names_known",
            "phone_owned",
            "location",
            "satisfaction",
            "您的年龄",
            "性别",
            "职业",
            "",
            "3、",
            "居委会电话畅通",
        ),
        *(
            "email使用情况",
            "微信公众号关注情况",
            "与邻居联系",
            "社区工作者的姓名您能说出几位",
            "您是否有社区干部的联系方式",
        ),
    ],
)
def test_headers_of_questions_about_such_things(header):
    assert kind_asked(header) is None


@pytest.mark.parametrize(
    ("personal", "other", "told"), [(1, 1, True), (2, 2, True), (4, 5, False), (5, 4, True)]
)
def test_half_of_the_cells_with_content_decide(personal, other, told):
    texts = [MOBILE[:-1] + str(n) for n in range(personal)] + [f"答{n}" for n in range(other)]
    assert found("Q7", *texts) == (("phone", "content") if told else None)


def test_cells_without_an_answer_do_not_count():
    blanks = ["", " ", "(跳过)", "（空）", "-3", "N/A", "无", "—"]
    assert found("Q7", MOBILE, "答", *blanks) == ("phone", "content")
    assert found("联系电话", *blanks) is None


def test_a_text_counts_as_often_as_it_stands():
    assert found("Q7", MOBILE, *["满意"] * 2) is None
    assert found("Q7", MOBILE, MOBILE, *["满意"] * 2) == ("phone", "content")


def test_kinds_add_up_and_the_commonest_is_told():
    assert found("Q7", MOBILE, "a@example.com", "b@example.com", "一", "二", "三") == ("email", "content")
    assert found("Q7", MOBILE, "a@example.com", "一", "二") == ("phone", "content")


@pytest.mark.parametrize("rows", [1999, 2000, 2001, 4001, 10_000])
@pytest.mark.parametrize("missing", [0, 1])
def test_the_share_is_exact_in_a_long_table(rows, missing):
    """Whether every row is looked at, or a part of them first: half is half."""
    personal = -(-rows // 2) - missing
    texts = [f"1380000{n:04d}" for n in range(personal)] + ["满意"] * (rows - personal)
    assert found("Q7", *texts) == (None if missing else ("phone", "content"))
    assert found("Q7", *texts[::-1]) == (None if missing else ("phone", "content"))


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        *[("手机", ("1", "0", "1")), ("微信", ("是", "否")), ("电话", ("√", "")), ("经度", ("114", "113"))],
        *[("现住址", ("甲社区", "乙社区", "甲社区", "乙社区", "甲社区")), ("姓名", ("", "无"))],
    ],
)
def test_a_column_of_options_is_none_of_personal_data(header, texts):
    assert found(header, *texts) is None


def test_an_address_is_closed_below_half_as_many_texts_as_answers():
    assert found("现住址", "甲", "乙", "甲", "乙") == ("address", "header")
    assert found("现住址", "甲", "乙", "甲", "乙", "乙") is None
    assert found("现住址", *["文化路1号"] * 3, *["文化路2号"] * 3) == ("address", "header")
    assert found("姓名", *["赵六"] * 9) == ("name", "header")
    assert found("QQ", "1234") == ("account", "header")
    assert found("QQ", "123") is None


def test_options_and_rows_of_a_matrix_are_asked_of_by_content_alone():
    for role in ("option", "item"):
        assert found("手机", "华为", "小米", heading=Heading(role, "5", "品牌", "手机")) is None
        assert found("手机", MOBILE, heading=Heading(role, "5", "品牌", "手机")) == ("phone", "content")
    assert found("3.联系_填空1", "甲", "乙", heading=Heading("blank", "3", "联系", "姓名")) == (
        "name",
        "header",
    )


@pytest.mark.parametrize(
    ("header", "meta", "told"),
    [
        *[("来自IP", "ip", "ip"), ("昵称", "user", "account"), ("UA", "device", "device")],
        *[("spot", "place", "coordinates"), ("地理位置省", "place", None), ("地理位置市", "place", None)],
        *[("地理位置国家和地区", "place", None), ("序号", "id", None), ("来源", "source", None)],
    ],
)
def test_what_a_platform_notes_of_a_person(header, meta, told):
    heading = Heading("meta", stem=header, meta=meta)
    assert found(header, "甲", "乙", heading=heading) == ((told, "meta") if told else None)
    assert found(header, "", heading=heading) is None
    assert found(header, "甲", named=[header], heading=heading) is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        *[
            ("姓名", "姓名"),
            ("姓名 ", "姓名"),
            ("1、姓名", "姓名"),
            ("姓名", "1、姓名"),
            ("2.姓名", "1、姓名"),
        ],
        *[("聯繫電話", "联系电话"), ("联系电话", "聯繫電話"), ("NAME", "name"), ("phone1", "phone*")],
    ],
)
def test_what_the_study_names_is_kept(header, name):
    assert found(header, "甲甲甲甲", "乙乙乙乙", named=[name]) is None
    assert found(header, MOBILE, named=[name]) is None
    assert found(header, MOBILE, named=["年龄", "x*", "*", ""]) is not None


def test_the_label_of_a_file_is_a_title_as_well():
    described = {0: Described(label="3、您的姓名")}
    headings = [Heading("question", "q3", "q3")]
    told = withheld(["q3"], [cells("赵六", "钱七")], headings, (), described)
    assert [tuple(each) for each in told] == [(0, "name", "header")]
    assert withheld(["q3"], [cells("赵六", "钱七")], headings, ["您的姓名"], described) == []
    assert withheld(["q3"], [cells("赵六", "钱七")], headings) == []


def test_emptying_keeps_which_cells_are_blank_and_which_are_the_same():
    before = cells("赵六", "", "钱七", "赵六", "(跳过)", "合计", "注：由张三填报", " ")
    after = emptied(before)
    assert after.texts == (WITHHELD, "", WITHHELD, "", "合计", "注:", "")
    assert after.codes is before.codes
    assert WITHHELD.strip()
    assert not WITHHELD.isprintable()


@given(st.lists(st.text(max_size=30), min_size=1))
def test_emptying_leaves_nothing_but_marks(texts):
    marks = {"", WITHHELD}
    for text in emptied(cells(*texts)).texts:
        assert text in marks or NOTE.fullmatch(text) or TOTAL.fullmatch(text)


def table(headers, rows, headings=()):
    return RawTable(
        file="r.xlsx",
        sheet=None,
        headers=tuple(headers),
        columns=tuple(cells(*column) for column in zip(*rows, strict=True)),
        first=2,
        headings=headings or tuple(Heading("question", each, each) for each in headers),
    )


def test_each_column_is_told_by_its_name_and_kind_and_by_what_gave_it_away():
    headers = ("序号", "1、您的姓名", "Q2", "来自IP", "昵称", "满意度", "13911112222")
    rows = [
        ("1", "赵六", MOBILE, IP, "小六", "满意", "13900004444"),
        ("2", "钱七", "13800002222", "192.0.2.8", "小七", "不满意", "13900003333"),
    ]
    headings = [Heading("question", each, each) for each in headers]
    headings[3], headings[4] = Heading("meta", meta="ip"), Heading("meta", meta="user")
    told = without_personal(table(headers, rows, tuple(headings)), ())
    assert [(each.code, each.minor) for each in told.problems] == [
        ("personal.meta", True),
        ("personal.header", False),
        ("personal.content", False),
    ]
    said = [each.text(language) for each in told.problems for language in ("zh", "en")]
    assert "“来自IP”（IP 地址）、“昵称”（账号或昵称）" in said[0]
    assert "'来自IP' (IP address), '昵称' (account or nickname)" in said[1]
    assert "“1、您的姓名”（姓名）" in said[2]
    assert "'Q2' (telephone number), 'G' (telephone number)" in said[5]
    assert "“Q2”（电话）、“G”（电话）" in said[4]
    assert quoted(headers[6]) is None
    for text in said:
        assert not any(word in text for word in ("赵六", "钱七", MOBILE, IP, "1391111", "小六"))
    assert [column.texts for column in told.columns] == [
        ("1", "2"),
        *[(WITHHELD, WITHHELD)] * 4,
        ("满意", "不满意"),
        (WITHHELD, WITHHELD),
    ]


def test_a_table_without_personal_data_is_left_as_it_is():
    before = table(("序号", "满意度"), [("1", "满意"), ("2", "一般")])
    assert without_personal(before, ()) is before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_word(kind):
    assert say(f"personal.kind.{kind}", "zh") != say(f"personal.kind.{kind}", "en")
