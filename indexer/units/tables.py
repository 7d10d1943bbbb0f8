"""Abbreviations that document numbers are made of.

Sources: the forms of Hướng dẫn 36-HD/VPTW (2018) for papers of the party, Nghị định 30/2020/NĐ-CP for the state, and
Luật Ban hành văn bản quy phạm pháp luật 2015.
"""

from collections.abc import Mapping
from functools import cache

TYPES: Mapping[str, str] = {
    "nghị quyết": "NQ",
    "chỉ thị": "CT",
    "quyết định": "QĐ",
    "kết luận": "KL",
    "quy định": "QĐI",
    "quy chế": "QC",
    "quy chế phối hợp": "QCPH",
    "hướng dẫn": "HD",
    "kế hoạch": "KH",
    "thông báo": "TB",
    "thông tri": "TT",
    "báo cáo": "BC",
    "công văn": "CV",
    "công điện": "CĐ",
    "chương trình": "CTR",
    "chương trình hành động": "CTHĐ",
    "đề án": "ĐA",
    "tờ trình": "TTR",
    "nghị định": "NĐ",
    "thông tư": "TT",
    "thông tư liên tịch": "TTLT",
    "pháp lệnh": "PL",
    "luật": "L",
    "lệnh": "L",
    "sắc lệnh": "SL",
    "sắc luật": "SL",
    "giấy mời": "GM",
    "biên bản": "BB",
    "phương án": "PA",
    "văn bản": "VB",
    "văn bản hợp nhất": "VBHN",
}
"""Type words and the abbreviation in numbers."""

COURT_PAPERS: Mapping[str, str] = {"bản án": "BA", "án lệ": "AL"}
"""What courts number, which are no types of an office's papers."""

MORE_TYPES = frozenset({"TR", "NQLT", "CTPH", "KHPH", "HDLN", "TTGT", "CTR", "TLĐ", "HDLT", "KHLT", "LCT"})
"""Abbreviations without one fixed word."""

CITED_WITHOUT_SO = frozenset(
    {"chỉ thị", "nghị quyết", "nghị định", "thông tư", "thông tri", "công văn", "pháp lệnh", "sắc lệnh"}
    | {"thông tư liên tịch"}
)
"""Types that a bare number may follow ("Chỉ thị 05"); after the others "số" is needed ("hướng dẫn 15 hộ")."""

CITED_BY_ABBREVIATION = frozenset({"NQ", "CT", "NĐ", "QĐ", "KL", "CV", "HD", "QĐI", "TT"})
"""Abbreviations that may stand before the number ("NQ 18", "nq 02")."""

ALSO_PLACES = frozenset({"CT", "TT"})
"""Those that buildings and towns are called by as well ("CT 6", "TT 5")."""

_PARTY_ISSUERS = """
TW TU THU TTU TXU HU QU ĐU ĐUK ĐUKDN BTCTW BTCTU BTGTW BTGTU BTGDVTW BTGDVTU BDVTW BDVTU BNCTW BNCTU UBKTTW
UBKTTU VPTW VPTU BKTTW BĐNTW QUTW ĐUCA ĐUQS BCĐTW BTVTU
"""
PARTY_ISSUERS = frozenset(_PARTY_ISSUERS.split())
"""Issuers of the party: their numbers are written 02-NQ/TW."""

_STATE_ISSUERS = """
CP TTG CTN QH UBTVQH VPCP VPQH HĐND UBND HĐTP TANDTC TAND VKSNDTC VKSND KTNN BCA BCT BCĐ BGDĐT BGTVT BKHCN
BKHĐT BLĐTBXH BNG BNN BNNPTNT BNNMT BNV BQP BTC BTNMT BTP BTTTT BVHTTDL BXD BYT BDTTG NHNN TTCP UBDT BHXH TLĐ
TWĐTN ĐTN MTTQ MTTW UBMTTQ HND LHPN CCB SNV SYT SGDĐT STC SXD STP SCT SKHĐT STNMT SGTVT SVHTT SLĐTBXH SNN
STTTT SKHCN TCT TCHQ BGD
"""
STATE_ISSUERS = frozenset(_STATE_ISSUERS.split())
"""Issuers of the state and of the fronts and unions: 30/2020/NĐ-CP."""

MARKS = {"QD": "QĐ", "ND": "NĐ", "QDI": "QĐI", "CTHD": "CTHĐ", "DA": "ĐA"}
"""Types typed without marks."""


@cache
def issuer_marks() -> dict[str, str]:
    """Issuers typed without marks -> with marks ("HDND" -> "HĐND")."""
    return {name.replace("Đ", "D"): name for name in sorted(PARTY_ISSUERS | STATE_ISSUERS) if "Đ" in name}


@cache
def known_types() -> frozenset[str]:
    """All abbreviations of types, upper case."""
    return frozenset(TYPES.values()) | MORE_TYPES
