"""Whether text reads as Chinese: GB18030 and Big5 decode nearly any bytes, to characters nobody writes."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

#: share of punctuation and common characters: real Chinese text is nearly all of them
_COMMON = 0.7
#: Korean and Japanese bytes decode to common characters as well, but not to those that Chinese text is made
#: of: of its characters more than half are among the following, of theirs about a tenth
_FREQUENT = 0.35
#: fewer characters than this do not tell Chinese from what is not
_ENOUGH = 8
#: number of characters, and by how much one reading must then have more frequent ones than the other, to be
#: the right one
_MARGINS = ((8, 0.25), (4, 0.75))
_OF_BOTH = (
    "的一是不了在人有我他中上大和地到以要就出可也你生能而子那得着下自之年作用道行所然家事成方多去法如都同"
    "面起看定天分好小部其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高由很最重物"
    "手向文政美相被利什二等或新己制身果加西斯月合回特代信表化老世位次度任常先海通教原提立及比解水名真走各"
    "入口平系活更打女四神何安少才反受目太量再感建做接必件管期市直德命山金指克保至形社便空治展科司五基眼非"
    "白界光放即像且思王象完式色路南品住告求程北死交取拉格望共清今切院候男般居村街服助餐查填序需低收省湖武"
    "城校育健康志商委站江河李周徐"
)
_SIMPLIFIED = (
    "这个们来为国说时会对于过发后里种经么学现当没动还进样开从实军无与长机关点业将两间问并应战头体见产话内"
    "给门儿东声员论处义几认条气题尔别变总电数报结务场计资许统区队决马书则听却达强难权设记类据边张该规万觉"
    "术领确传师观让识带导争运满镇调选项号编码岁龄职帮团参愿较费单县汉乡农户养医疗卫娱协议网党组织楼栋刘陈"
    "杨黄赵吴孙"
)
_TRADITIONAL = (
    "這個們來爲國說時會對於過發後裏種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內"
    "給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺"
    "術領確傳師觀讓識帶導爭運滿鎮調選項號編碼歲齡職幫團參願較費單縣漢鄉農戶養醫療衛娛協議網黨組織樓棟劉陳"
    "楊黃趙吳孫裡台為"
)
_MADE_OF = frozenset(_OF_BOTH + _SIMPLIFIED + _TRADITIONAL)
#: encoding -> the codec whose first level holds its common characters, and the bytes that level begins with
_LEVELS = {"gb18030": ("gb2312", 0xA3, 0xB0, 0xD7), "cp950": ("cp950", 0xA3, 0xA4, 0xC6)}


class Likeness(NamedTuple):
    """Share of common ones among characters beyond ASCII; number of Han, and share of the frequent there."""

    common: float
    han: int
    frequent: float

    @property
    def is_chinese(self) -> bool:
        return self.common >= _COMMON and (self.han < _ENOUGH or self.frequent >= _FREQUENT)

    def beats(self, other: Likeness) -> bool:
        """Whether this is the right reading and the other, of the same bytes, is not."""
        size = min(self.han, other.han)
        margin = next((margin for least, margin in _MARGINS if size >= least), 2)
        return self.is_chinese and self.frequent >= other.frequent + margin


def likeness(text: str, codec: str) -> Likeness:
    """How much a text that was decoded by "gb18030" or "cp950" looks like Chinese."""
    counts = Counter(character for character in text if ord(character) > 127)
    total = sum(counts.values()) or 1
    common = sum(number for character, number in counts.items() if _is_common(character, codec))
    han = {character: number for character, number in counts.items() if "一" <= character <= "鿿"}
    frequent = sum(number for character, number in han.items() if character in _MADE_OF)
    size = sum(han.values())
    return Likeness(common / total, size, frequent / (size or 1))


def _is_common(character: str, codec: str) -> bool:
    """Whether a character is frequent, punctuation, or of the first level of GB 2312 or of Big5."""
    if character in _MADE_OF:
        return True
    level, symbols, first, last = _LEVELS[codec]
    try:
        lead = character.encode(level)[0]
    except UnicodeEncodeError:
        return False
    return lead <= symbols or first <= lead <= last
