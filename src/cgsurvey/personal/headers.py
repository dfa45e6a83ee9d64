"""A header -> the kind of personal data that it asks for: "您的姓名", and not "是否知晓网格员的姓名"."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from cgsurvey.folding import folded, simplified
from cgsurvey.numbering import numbered
from cgsurvey.personal.kinds import Kind

_CORES: dict[Kind, str] = {
    "name": r"(?:真实|常用|中文|英文)?(?:姓名|名字)|姓名全称|签名|签字|联系人"
    r"|(?:full|first|last|family|given|sur|respondent|contact)?names?|contactperson"
    r"|nombres?(?:completos?|yapellidos?)?|apellidos?|nom(?:complet|de?famille|etprénoms?)?|prénoms?"
    r"|(?:vor|nach)name|nama(?:lengkap)?|(?:お名前|氏名)|성명|이름|ф\.?и\.?о\.?|имя|фамилия|họvàtên|họtên",
    "id_number": r"(?:居民|二代)?身份证(?:件)?(?:号码?)?|有?效?证件号码?|护照(?:号码?)?"
    r"|社保卡?号码?|医保卡?号码?|学号|工号|(?:national|citizen)?id(?:card)?number|idcard|passport(?:number|no)?",
    "phone": r"(?:联系|移动|固定|办公|家庭|紧急联系|住宅|常用)*(?:手机|电话|座机|手机电话)(?:号码?)?"
    r"|(?:联系|联络)方式|(?:mobile|cell|tele|contact|home|work)*phone(?:number|no)?"
    r"|mobile(?:number|no)?|tel(?:no)?|whatsapp|teléfono|telefono|celular|téléphone|telefon(?:nummer)?"
    r"|no\.?hp|電話番号|电话番号|전화번호|телефон|sốđiệnthoại",
    "email": r"(?:电子|常用|联系)?(?:邮箱|邮件|信箱)(?:地址)?|e-?mail(?:address)?"
    r"|correo(?:electr[óo]nico)?|courriel|メールアドレス|이메일",
    "account": r"(?:微信|qq|支付宝|微博|抖音|钉钉|用户|个人)(?:号码?|账号|帐号|名|昵称|id)|微信|qq|昵称"
    r"|微信名称|账号|帐号|(?:微信)?(?:openid|unionid)|用户标识|wechat(?:id|no)?|user(?:name|id)|nickname|loginname",
    "ip": r"(?:来自|登录|提交|访问)?ip(?:地址|v4|v6)?|ip-?addr(?:ess)?",
    "bank_card": r"银行(?:卡|账户|帐户|账号|帐号)(?:号码?)?|卡号|bank(?:card|account)(?:number|no)?",
    "plate": r"车牌(?:号码?)?|机动车号牌|(?:license|number)plate",
    "address": r"(?:家庭|详细|具体|现|居住|常住|户籍|通讯|通信|联系|收货|邮寄|单位|工作|所在)*(?:地址|住址)"
    r"|门牌(?:号码?)?|房间?号|楼栋门牌号?|(?:home|street|mailing|postal|residential)?address",
    "coordinates": r"经纬度|[经纬]度|gps(?:坐标|定位|位置|地址|coordinates?|location)?|(?:地理)?坐标"
    r"|定位(?:坐标|地址|位置)?|_?geo(?:location|point)|latitude|longitude|lat|lng|lon",
    "device": r"设备(?:id|号|标识|编号|指纹)|imei|imsi|mac地址|device-?id|useragent|ua|fingerprint",
}
_ASKED = (
    r"(?:请问|请您?(?:准确|如实)?(?:留下|填写|输入|填入|提供|写下|登记|告知)|请|烦请"
    r"|(?:what(?:is|'s|s)|(?:please)?(?:enter|provide|state|write|give|leave))(?:us)?)?"
)
_WHOSE = (
    r"(?:(?:您|你|我|其|他|她|the|your|respondent'?s?|contact'?s?)(?:们)?(?:的|家的|家|本人的?|个人的?|目前的?|常用的?)?"
    r"|(?:受访者?|被访者?|被调查者?|被访问者|调查对象|填写人|填表人|填报人|答题人|答卷人|申请人|户主|家长|学生|老人|居民|业主|访员"
    r"|访问员|调查员|督导|负责人|监护人|配偶|本人|单位|企业|机构)的?|(?:submitter|enumerator|interviewer)s?)?"
)
_REST = r"(?:[是为]?(?:什么|多少|啥)?|\d{1,2}|必填|选填|optional|required)"
_CLAUSES = re.compile(r"[,。;:!?*()【】\[\]…]+|-{2,}|—+")
_BRACKETED = re.compile(r"\([^()]*\)|【[^【】]*】|〖[^〖〗]*〗|\[[^\[\]]*\]")
#: one of several coordinates that a platform makes of one question: _spot_latitude, spot-longitude
_COORDINATE = re.compile(r".+[_./-](?:latitude|longitude|altitude|geolocation|geopoint)")


def kind_asked(header: str) -> Kind | None:
    """The kind of personal data that a header asks for, None where it asks for none.

    The header, or a part of it between commas, must be nothing but the noun, with whose it is and how it is
    asked for: a question about such data is none that asks for it.
    """
    text = simplified(folded(numbered(header).text))
    if _COORDINATE.fullmatch(text):
        return "coordinates"
    for clause in _CLAUSES.split(_BRACKETED.sub("", text.replace("_", ""))):
        if clause and (found := _noun().fullmatch(clause)):
            return cast("Kind", found.lastgroup)
    return None


@cache
def _noun() -> re.Pattern[str]:
    """One noun, in a group named by its kind, or several in a row: 姓名及联系电话, 姓名 学号.

    It takes 10 ms to compile, and many a run never asks.
    """
    kinds = "|".join(f"(?P<{kind}>{core})" for kind, core in _CORES.items())
    more = rf"[/、,和与及+&]?{_WHOSE}(?:{'|'.join(_CORES.values())})"
    return re.compile(rf"{_ASKED}{_WHOSE}(?:{kinds})(?:{more})*{_REST}")
