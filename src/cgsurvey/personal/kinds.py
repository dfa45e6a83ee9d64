"""A text -> the kind of personal data that it holds: numbers with their checksums, addresses, coordinates."""

from __future__ import annotations

import datetime
import ipaddress
import re
import unicodedata
from collections.abc import Callable
from typing import Literal, get_args

Kind = Literal[
    "name",
    "id_number",
    "phone",
    "email",
    "account",
    "ip",
    "bank_card",
    "plate",
    "address",
    "coordinates",
    "device",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

#: first two digits of an identity number: the province
_PROVINCES = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)))
) | {"71", "81", "82", "83"}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
#: a spreadsheet keeps 15 digits of a number and writes zeros for the rest
_CUT = "000"
_YEARS = range(1900, 2100)

_ID_18 = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_ID_15 = re.compile(r"(?<![\dA-Za-z.])\d{15}(?![\dA-Za-z.])")
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86|0086)?1[3-9]\d(?:\d{8}|\d\*{3,4}\d{4}|\*{4}\d{4})(?![\d.])")
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_LANDLINE = re.compile(
    rf"(?<![\d.])(?:\+?86-?)?(?:\({_AREA}\)|{_AREA}-?)[2-9]\d{{2,3}}-?\d{{4}}(?:-\d{{1,6}})?(?![\d.])"
)
_BANK_CARD = re.compile(r"(?<![\d.])[3-6]\d{15,18}(?![\d.])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IP = re.compile(r"([\da-fA-F:.]{2,45})(?:\([^()]*\))?")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.-]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂]|[A-HJ-NP-Z0-9]{6})",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:路|街|道|巷|弄|胡同|里|村|庄|苑|园|小区|公寓|大厦|社区|组).{0,12}?\d+(?:-\d+)*(?:号|栋|幢|座|单元|室|弄)"
    r"|\d+(?:号楼|栋|幢|座)\d+单元|\d+(?:栋|幢|座|单元).{0,4}?\d{3,4}室?"
)
_STREET_ENGLISH = re.compile(
    r"\d{1,5}[A-Z]?\s+[A-Z][A-Za-z .]+\b(?:street|st|road|rd|avenue|ave|lane|drive)\b", re.IGNORECASE
)
_DEGREES = r"[-+]?(\d{1,3}\.\d{3,})°?[NSEW]?"
_COORDINATES = re.compile(
    rf"\(?{_DEGREES}[,;\s]\s*{_DEGREES}(?:[,;\s]\s*-?\d+(?:\.\d+)?){{0,2}}\)?", re.IGNORECASE
)
_OPENID = re.compile(r"o[\w-]{27}", re.ASCII)
_JOINTS = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_GROUPED = re.compile(r"(?<=\d\d)[\s-]+(?=\d\d)")
#: characters of a text that are looked at, and those below which it is nothing of the kind
_LONGEST = 200
_SHORTEST = 5


def kind_of(text: str) -> Kind | None:
    """The kind of personal data in a text, None where there is none.

    A name is not told by its content.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).strip()
    if len(plain) < _SHORTEST:
        return None
    tight = _JOINTS.sub("", plain)
    digits = _GROUPED.sub("", plain)
    number = sum(map(str.isdecimal, plain))
    for kind, least, holds in _TESTS:
        if number >= least and holds(plain, tight, digits):
            return kind
    return None


def is_id_number(digits: str) -> bool:
    """Whether 18 characters are an identity number: province, date of birth, checksum (GB 11643-1999).

    One that a spreadsheet has cut to 15 digits has lost its checksum and is one all the same. So are the 15
    digits of the old numbers, which have none.
    """
    if digits[:2] not in _PROVINCES:
        return False
    if len(digits) == 15:
        return _is_date("19" + digits[6:12])
    if not _is_date(digits[6:14]):
        return False
    return digits.endswith(_CUT) or checksum(digits[:17]) == digits[17].upper()


def checksum(digits: str) -> str:
    """The eighteenth character of an identity number, of its first seventeen (ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return _CHECKS[total % 11]


def passes_luhn(digits: str) -> bool:
    """Whether the last digit of a card's number is its check digit (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_date(digits: str) -> bool:
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year in _YEARS


def _id_number(plain: str, tight: str, digits: str) -> bool:
    found = (match.group() for pattern in (_ID_18, _ID_15) for match in pattern.finditer(digits))
    return any(map(is_id_number, found))


def _phone(plain: str, tight: str, digits: str) -> bool:
    return bool(_MOBILE.search(digits) or _LANDLINE.search(tight))


def _email(plain: str, tight: str, digits: str) -> bool:
    return "@" in plain and bool(_EMAIL.search(plain))


def _ip(plain: str, tight: str, digits: str) -> bool:
    match = _IP.fullmatch(tight) if tight.count(".") == 3 or tight.count(":") > 1 else None
    if match is None:
        return False
    try:
        ipaddress.ip_address(match.group(1))
    except ValueError:
        return False
    return True


def _bank_card(plain: str, tight: str, digits: str) -> bool:
    return any(passes_luhn(match.group()) for match in _BANK_CARD.finditer(digits))


def _plate(plain: str, tight: str, digits: str) -> bool:
    return bool(_PLATE.fullmatch(tight))


def _address(plain: str, tight: str, digits: str) -> bool:
    return bool(_STREET.search(tight) or _STREET_ENGLISH.match(plain))


def _coordinates(plain: str, tight: str, digits: str) -> bool:
    match = _COORDINATES.fullmatch(plain)
    if match is None:
        return False
    smaller, larger = sorted((float(match.group(1)), float(match.group(2))))
    return smaller <= 90 and larger <= 180


def _account(plain: str, tight: str, digits: str) -> bool:
    return bool(_OPENID.fullmatch(plain))


#: in the order in which a text is tried: what has a checksum before what has only a form; and how many digits
#: each has at least, as a phone number that is shown as 138****1234 has seven
_TESTS: tuple[tuple[Kind, int, Callable[[str, str, str], bool]], ...] = (
    ("email", 0, _email),
    ("ip", 0, _ip),
    ("coordinates", 8, _coordinates),
    ("id_number", 15, _id_number),
    ("phone", 7, _phone),
    ("bank_card", 16, _bank_card),
    ("plate", 0, _plate),
    ("account", 0, _account),
    ("address", 1, _address),
)
