"""Recognise how people sign: "Hồng Nguyên – Tuấn Anh", "Bài, ảnh: Thanh Anh", "H.N (Theo báo tỉnh)".

Only the form is looked at, no list of surnames: pen names have none. Where such a line may stand is told in
`indexer.convert.bylines`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from indexer.convert.lines import folded
from indexer.convert.offices import OFFICES
from indexer.convert.sections import is_section

_LONGEST = 16
# The provinces before and after 1 July 2025 and the country, folded: datelines and endings, not pen names.
_PLACES = """
viet nam, an giang, ba ria - vung tau, bac giang, bac kan, bac lieu, bac ninh, ben tre, binh dinh, binh duong,
binh phuoc, binh thuan, ca mau, can tho, cao bang, da nang, dak lak, dak nong, dien bien, dong nai, dong thap, gia lai,
ha giang, ha nam, ha noi, ha tinh, hai duong, hai phong, hau giang, hoa binh, ho chi minh, hung yen, khanh hoa,
kien giang, kon tum, lai chau, lam dong, lang son, lao cai, long an, nam dinh, nghe an, ninh binh, ninh thuan, phu tho,
phu yen, quang binh, quang nam, quang ngai, quang ninh, quang tri, sai gon, soc trang, son la, tay ninh, thai binh,
thai nguyen, thanh hoa, thua thien hue, hue, tien giang, tra vinh, tuyen quang, vinh long, vinh phuc, yen bai
"""
_MOST_NAMES = 4
_LONGEST_NAME = 5
_PEN_NAME = 2

_WORK = r"(?:tin|bai|bai viet|anh|hinh anh|clip|video|do hoa|tho|tranh)"
_LABEL = (
    rf"(?:{_WORK}(?:(?: ?[,/&-] ?| va | ){_WORK})*|thuc hien|tac gia(?: bai viet)?|nguoi viet(?: bai)?|phong vien|pv"
    r"|ctv|bien soan|suu tam|tong hop|th|luoc ghi|dang boi|nguoi dang(?: tin)?|bien tap|nguon(?: tin)?|theo)"
)
_CONTENT = r"noi dung"
"""A label only before whole names: "Nội dung: Ban Tổ chức báo cáo" is none."""

_CREDIT = r"(?:nguon(?: tin)?|theo)"
_SIDE_NOTE = r"(?:tong hop|t ?/ ?h|th|ghi|luoc ghi|thuc hien|ctv|pv|bien soan|suu tam|bien dich|dich)"
_PAPERS = r"(?:bao|trang|cong|tap chi|dai|hang tin)\b|\S+\.\w+"
_GROUPS = frozenset(
    {"pv", "p.v", "bbt", "ctv", "ban bien tap", "to bien tap", "phong vien", "nhom pv", "nhom phong vien"}
)
# With marks: Ảnh is a picture, Anh a name. Who is called so stands on the picture.
_TITLES = frozenset(
    {"Ông", "Bà", "Cụ", "Bác", "Chú", "Cô", "Thầy", "Bé", "Cháu", "Em", "Chị", "Ảnh", "ẢNH", "Vua", "Tàu", "MC"}
    | {"NSƯT", "NSND", "ĐBQH", "KTS", "TT", "PGĐ", "Luật", "Shark", "Bị"}
)
# Capital lines under an official letter and what else ends a page in capital letters: never a person.
_NOT_NAMES = (
    r"(?:pho |quyen |thuong truc )?(?:chu tich|bi thu|truong|giam doc|chanh|thu truong|bo truong|chi huy)\b.*"
    r"|noi nhan|ket luan|quyet dinh|quyet nghi|thong bao|kinh gui|tran trong|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat"
    r"|muc luc|phu luc|tac gia|loi (?:noi dau|gioi thieu|cam on|ket)|mo dau|tai lieu tham khao"
    r"|hoi nghi|dai hoi|ban to chuc|ban le tang|(?:tap chi|thu vien|lien ket|thong tin|trang tin)\b.*"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed.

    Attributes:
        names: persons, or the office that signs as one.
        credit: whom it was taken from ("Theo …", "Nguồn: …").
        sure: a label says that this is a byline; otherwise only its form does.
        photo: only pictures are signed.
        posted: who put the page there, who may be its author.
    """

    names: tuple[str, ...]
    credit: str = ""
    sure: bool = False
    photo: bool = False
    posted: bool = False


@lru_cache(maxsize=1024)
def read_byline(text: str) -> Byline | None:
    """Read a line as a byline; None when it has not the form of one.

    Args:
        text: one cleaned line without space around it.
    """
    if not _may_sign(text):
        return None
    whole = text.strip(" *_.()[]") if text.startswith(("(", "[")) else text.strip(" *_")
    head, mark, rest = whole.partition(":")
    label = folded(head).strip()
    if mark and label == _CONTENT:
        names = _names(rest.strip(" ."), alone=False)
        return Byline(names, sure=True) if names else None
    if mark and re.fullmatch(_LABEL, label):
        return _labelled(label, rest.strip(" .)"))
    if folded(whole[:5]) == "theo " and (whole[5].isupper() or re.match(_PAPERS, folded(whole[5:]))):
        return None if text.endswith(".") else Byline((), whole[5:], sure=text.startswith("("))
    if of := _of().fullmatch(whole):
        names = _names(of["names"])
        return Byline(names, sure=True) if names else None
    return _plain(whole.removeprefix("By "))


def is_place(text: str) -> bool:
    """Tell whether a line is the name of a province or of the country."""
    return folded(text) in _places()


def _may_sign(text: str) -> bool:
    """Tell, cheaply, whether a line may be a byline: it has a label, a note, or begins with two names."""
    words = text.split(maxsplit=_LONGEST)
    if len(words) > _LONGEST or (text.endswith(")") and text[text.rfind("(") + 1 : -1].isdigit()):  # "Comments (3)"
        return False
    if all(word[0].isupper() or not word[0].isalpha() for word in words[:2]) or ":" in text or "(" in text:
        return True
    return _sign().search(text) is not None or folded(_verb().sub("", text)) in _GROUPS


def _labelled(label: str, rest: str) -> Byline | None:
    """Read what stands after a label, which may hold further labels: "Tin: A; Ảnh: B"."""
    if re.fullmatch(_CREDIT, label):
        return Byline((), rest, sure=True) if rest and not _drawn().search(rest) else None
    if noted := _with_note().fullmatch(f"{rest})" if rest.count("(") > rest.count(")") else rest):
        rest = noted["names"] if re.match(OFFICES, noted["note"]) else rest
    pieces = [_degrees().sub("", _without_label(piece).strip()) for piece in _labels().split(rest)]
    names = [name for piece in pieces for name in (_names(piece) or _office(piece))]
    persons = [name for name in names if folded(name) not in _GROUPS] or names
    photo = re.fullmatch(r"(?:anh|hinh anh)", label) is not None
    if re.fullmatch(r"(?:clip|video|do hoa|tranh)", label) or (photo and all(" " not in name for name in persons)):
        return None
    posted = re.fullmatch(r"(?:dang boi|nguoi dang(?: tin)?)", label) is not None
    return Byline(tuple(dict.fromkeys(persons)), sure=True, photo=photo, posted=posted) if persons else None


def _without_label(text: str) -> str:
    head, mark, rest = text.partition(":")
    return rest if mark and re.fullmatch(_LABEL, folded(head).strip()) else text


def _plain(text: str) -> Byline | None:
    """Read a line without label: names, perhaps with a note in brackets, an office or "ghi" behind them."""
    if text.endswith(" cung cấp"):
        names = _office(text.removesuffix(" cung cấp"))
        return Byline(names, sure=True) if names else None
    if text.endswith(".") and not _initials().fullmatch(text):
        return None
    if _agency().fullmatch(text):
        return Byline((), text)
    match = _with_note().fullmatch(text)
    body, note = (match["names"], match["note"]) if match else (text, "")
    names = _names(body, alone=bool(note))
    if not names:
        return None
    credit = note[len("theo ") :] if folded(note).startswith("theo ") else ""
    return Byline(names, credit, sure=bool(credit) or re.fullmatch(_SIDE_NOTE, folded(note)) is not None)


def _names(text: str, *, alone: bool = True) -> tuple[str, ...]:
    """Return the names of a list of names, empty when something else stands there.

    Args:
        text: without label and note.
        alone: a single syllable may be a name ("Mon").
    """
    text = _verb().sub("", text)
    if folded(text) in _GROUPS:
        return (text,)
    if signed := _with_office().fullmatch(text):
        text = _degrees().sub("", signed["person"])
    pieces = [_press().sub("", piece) for piece in _joints().split(text)]
    if len(pieces) > _MOST_NAMES or not all(_is_name(piece, alone=alone) for piece in pieces):
        return ()
    return tuple(dict.fromkeys(_printed(piece) for piece in pieces))


def _office(text: str) -> tuple[str, ...]:
    """Return an office that signs after a label or as a source, empty for other texts."""
    return (text,) if re.match(OFFICES, text) and len(text.split()) <= _LONGEST else ()


def _is_name(text: str, *, alone: bool) -> bool:
    tokens = text.split()
    if not 0 < len(tokens) <= _LONGEST_NAME or not all(_is_capital(token) for token in tokens):
        return False
    if len(tokens) == 1 and not alone and not _initials().fullmatch(text):
        return False
    # "Trường Giang" may be a pen name, "UBND PHƯỜNG HẢI AN" is none.
    if len(tokens) > _PEN_NAME and re.match(OFFICES, _printed(text).replace("Ubnd", "UBND")):
        return False
    if (
        tokens[0] in _TITLES
        or (tokens[0] == "Anh" and len(tokens) > _PEN_NAME)
        or tokens[0].startswith(("GS", "PGS", "TS", "ThS", "BS"))
    ):
        return False
    key = folded(text)
    return key not in _places() and re.fullmatch(_NOT_NAMES, key) is None and not is_section(text)


def _is_capital(token: str) -> bool:
    letters = token.replace(".", "").replace("'", "").replace("’", "")
    return letters.isalpha() and letters[0].isupper() and (letters[1:].islower() or letters.isupper() or "." in token)


def _printed(name: str) -> str:
    """Return a name as people write it: "THIÊN PHÚC" is "Thiên Phúc", "Q.T" stays."""
    tokens = name.split()
    if len(tokens) > 1 and all(token.isupper() and "." not in token for token in tokens):
        return " ".join(token.capitalize() for token in tokens)
    return name


@cache
def _with_note() -> re.Pattern[str]:
    return re.compile(r"(?P<names>[^()]+?) ?\((?P<note>[^()]*)\)\.?")


@cache
def _with_office() -> re.Pattern[str]:
    """Return a pattern of names and the office they work for: "Lê Na - Ban Tuyên giáo", "Lê Na, VPTU"."""
    short = r"[A-ZĐƯ]{2,6}(?: [A-ZĐƯ&-]{2,8})?(?: (?:tỉnh|huyện|quận|thị xã|thành phố|xã)\b.*)?"
    return re.compile(rf"(?P<person>[^–,/]*[^–,/\s-])\s*(?:[–/]|\s-|,)\s*(?:{OFFICES}.*|{short})")


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"\s*[–—,;&+/]\s*|\s*-\s+|\s+-\s*|\s+và\s+")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"\s+(?:ghi|thực hiện|lược ghi|sưu tầm|biên soạn|tổng hợp|cung cấp)$")


@cache
def _degrees() -> re.Pattern[str]:
    """Return a pattern of the degrees before a name, by which a sure byline may call its author."""
    return re.compile(r"^(?:(?:GS|PGS|TSKH|TS|ThS|Ths|BSCK\w{0,2}|BS|Bs|ĐD|DS|CN|KS)\b\.?\s*)+(?=\w)")


@cache
def _drawn() -> re.Pattern[str]:
    """Return a pattern of who made the picture whose source is told before: "Nguồn: Sở Y tế - Đồ họa: Hà An"."""
    return re.compile(r"[–-] ?(?:ảnh|đồ h[oọ][aạ]|clip|video) ?:", re.IGNORECASE)


@cache
def _agency() -> re.Pattern[str]:
    """Return a pattern of the news agency, alone or with the paper that printed it: "TTXVN/Báo Tin tức"."""
    return re.compile(r"TTXVN(?:\s*[/–-]\s*\w[\w ]{1,40})?")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]*\.?")


@cache
def _sign() -> re.Pattern[str]:
    """Return a pattern of words that make a byline of a line in small letters."""
    return re.compile(
        r"^theo |^(?:bài|phóng sự|bút ký|ghi chép|ký sự) .* của |^(?:được )?(?:viết|đăng) bởi | cung cấp$",
        re.IGNORECASE,
    )


@cache
def _labels() -> re.Pattern[str]:
    """Return a pattern of what stands between the names after one label and the next label."""
    return re.compile(r"\s*[;|]\s*|\s*[,–—-]\s+(?=[^\W\d_]+(?: [^\W\d_]+)?\s*:)")


@cache
def _press() -> re.Pattern[str]:
    return re.compile(r"^(?:PV|CTV|BTV|P\.V|Phóng viên|Nhà báo)\.? (?=\S)")


@cache
def _of() -> re.Pattern[str]:
    """Return a pattern of a line that names its author behind its kind: "Phóng sự của Hà An"."""
    return re.compile(
        r"(?:(?:Bài|Phóng sự|Bút ký|Ghi chép|Ký sự|Truyện ngắn|Tản văn|Thơ)[^:]{0,60}(?: của|[–—-] ?Tác giả ?:)"
        r"|(?:Được )?(?:[Vv]iết|[Đđ]ăng) bởi:?) (?P<names>.+)"
    )


@cache
def _places() -> frozenset[str]:
    return frozenset(name.strip() for name in _PLACES.split(","))
