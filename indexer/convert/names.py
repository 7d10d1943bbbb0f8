"""Recognise how people sign: "Hồng Nguyên – Tuấn Anh", "Bài, ảnh: Thanh Anh", "H.N (Theo báo tỉnh)".

Only the form is looked at, no list of surnames: pen names have none. Where such a line may stand is told in
`indexer.convert.bylines`.
"""

import re
from dataclasses import dataclass
from functools import cache

from indexer.convert.lines import folded
from indexer.convert.sections import is_section

_LONGEST = 14
_MOST_NAMES = 4
_LONGEST_NAME = 5

_WORK = r"(?:tin|bai|bai viet|anh|hinh anh|clip|video|do hoa|tho|tranh)"
_LABEL = (
    rf"(?:{_WORK}(?:(?: ?[,/&-] ?| va | ){_WORK})*|thuc hien|tac gia|nguoi viet|phong vien|pv|ctv|bien soan|suu tam"
    r"|tong hop|luoc ghi|dang boi|nguoi dang|nguoi dang tin|bien tap|nguon(?: tin)?|theo)"
)
_CREDIT = r"(?:nguon(?: tin)?|theo)"
_SIDE_NOTE = r"(?:tong hop|t ?/ ?h|th|ghi|luoc ghi|thuc hien|ctv|pv|bien soan|suu tam|bien dich|dich|su tam)"
_GROUPS = frozenset({"pv", "p.v", "bbt", "ctv", "ban bien tap", "to bien tap", "phong vien", "nhom pv", "pv - ctv"})
_OFFICES = (
    r"(?:ban|van phong|dai|to|trung tam|phong|ubnd|hdnd|bao|cong|hoi|huyen|tinh|thanh|doan|chi bo|dang uy|so|truong)\b"
)
# Capital lines under an official letter, and places that often end one: never a person.
_NOT_NAMES = (
    r"(?:pho |quyen |thuong truc )?(?:chu tich|bi thu|truong|giam doc|chanh|thu truong|bo truong|chi huy)\b.*"
    r"|noi nhan|ket luan|quyet dinh|quyet nghi|thong bao|viet nam|ha noi|da nang|ho chi minh|sai gon|kinh gui"
    r"|tran trong"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed.

    Attributes:
        names: persons, or the office that signs as one.
        credit: whom it was taken from ("Theo …", "Nguồn: …").
        sure: a label says that this is a byline; otherwise only its form does.
        photo: only pictures are signed.
    """

    names: tuple[str, ...]
    credit: str = ""
    sure: bool = False
    photo: bool = False


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
    if mark and re.fullmatch(_LABEL, label):
        return _labelled(label, rest.strip(" .)"))
    credit = re.match(r"theo (?=[^a-z])|theo (?=bao |trang |cong |tap chi )", folded(whole))
    if credit and _is_capital(whole.split()[1]):
        return Byline((), whole[credit.end() :], sure=text.startswith("("))
    return _plain(whole)


def _may_sign(text: str) -> bool:
    """Tell, cheaply, whether a line may be a byline: it has a label, a note, or begins with two names."""
    words = text.split(maxsplit=_LONGEST)
    if len(words) > _LONGEST:
        return False
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words[:2])
    return capital or ":" in text or "(" in text or words[-1] in {"ghi", "_ghi_"}


def _labelled(label: str, rest: str) -> Byline | None:
    """Read what stands after a label, which may hold further labels: "Tin: A; Ảnh: B"."""
    if not rest:
        return None
    if re.fullmatch(_CREDIT, label):
        return Byline((), rest, sure=True)
    pieces = [piece.partition(":")[2] or piece for piece in re.split(r"\s*[;|]\s*", rest)]
    names = [name for piece in pieces for name in (_names(piece.strip()) or _office(piece.strip()))]
    photo = re.fullmatch(r"(?:anh|hinh anh|clip|video|do hoa|tranh)", label) is not None
    return Byline(tuple(dict.fromkeys(names)), sure=True, photo=photo) if names else None


def _plain(text: str) -> Byline | None:
    """Read a line without label: names, perhaps with a note in brackets, an office or "ghi" behind them."""
    match = _with_note().fullmatch(text)
    body, note = (match["names"], match["note"] or "") if match else (text, "")
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
    if folded(text) in _GROUPS:
        return (text,)
    pieces = _joints().split(_verb().sub("", text))
    if len(pieces) > 1 and re.match(_OFFICES, folded(pieces[-1])):
        pieces = pieces[:1]
    if len(pieces) > _MOST_NAMES or not all(_is_name(piece, alone=alone) for piece in pieces):
        return ()
    return tuple(dict.fromkeys(_printed(piece) for piece in pieces))


def _office(text: str) -> tuple[str, ...]:
    """Return an office that signs after a label."""
    return (text,) if text[:1].isupper() and len(text.split()) <= _LONGEST else ()


def _is_name(text: str, *, alone: bool) -> bool:
    tokens = text.split()
    if not 0 < len(tokens) <= _LONGEST_NAME or not all(_is_capital(token) for token in tokens):
        return False
    if len(tokens) == 1 and not alone and not _initials().fullmatch(text):
        return False
    return re.fullmatch(_NOT_NAMES, folded(text)) is None and not is_section(text)


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
def _joints() -> re.Pattern[str]:
    return re.compile(r"\s*[–—,;&+/]\s*|\s*-\s+|\s+-\s*|\s+và\s+")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r"\s+(?:ghi|thực hiện|lược ghi|sưu tầm|biên soạn|tổng hợp|cung cấp)$")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]*\.?")
