"""Document numbers that only the word before them tells: "Chỉ thị 05", "công văn số 1825", "nq 02"."""

import re
from functools import cache

from indexer.normalise import fold
from indexer.units import tables

_LOOK_BACK = 48
_DAY = r"[ ][0-9]{1,2}(?:[ ]?[/.-][ ]?[0-9]|[ ]tháng)"
_YEAR = r"[ ](?:19|20)[0-9]{2}(?![0-9 –-]*[–-])"
_COUNTED = rf"năm(?!{_YEAR})|tháng|ngày(?!{_DAY})|nam|thang|%|triệu|tỷ|đồng|người"
_NO_NUMBER_OF_DOCUMENT = rf"(?![\w%]|[/.,–-][\w]|[ ](?i:{_COUNTED})\b)"
"""A number before a day or a year is one, "Quyết định số 174 ngày 31/12/2008", a number of days or years is none."""
_AFFAIRS = (
    "thanh tra|kiểm tra|kiểm toán|liên tịch|phối hợp|khẩn|trả lời|truy nã(?: bị can)?"
    "|khởi tố(?: vụ án(?: hình sự)?| bị can)?|xử phạt(?: vi phạm hành chính)?"
    "|tạm đình chỉ|thu hồi đất"
    "|điều tra|thi hành kỷ luật|bắt(?: bị can)?(?: để)?(?: tạm giam)?"
    "|hành pháp|(?:hình sự |dân sự )?(?:sơ|phúc|giám đốc|tái) thẩm"
)
"""What a document may be about, before its number: "kết luận | thanh tra | số 5"."""
_ALSO_VERBS = frozenset({"quyết định", "quy định", "kết luận", "thông báo"})
_ALSO_PLANS = frozenset({"kế hoạch", "chương trình", "công điện", "tờ trình", "đề án", "quy chế", "văn bản"})
"""What a bare number may follow where the words around tell that it is the number of a document."""
_ENDS_NUMBER = re.compile(
    r"$|[,.;:)\n”]| \(| (?:của|ngày|về|và|là|do|được|vừa|đã|nêu|với|giai đoạn)\b"
    r"| (?:ban hành|quy định|phê duyệt|bãi bỏ|liên quan|có hiệu lực|đề nghị|yêu cầu|gửi|trả lời|chấp thuận)\b"
    r"| (?:Bộ|Chính phủ|Thủ tướng|Thống đốc|U[BỶỷ]|Ủy|HĐND|TAND)"
)
"""What may follow a number that nothing but the capital of "Quyết định", or a word before it, tells."""
_ISSUED = re.compile(
    rf"(?: năm{_YEAR})? (?:của (?:(?:\w+ ){{0,2}}[A-ZĐ]|thủ tướng\b)|ban hành (?:ngày|vào|năm)"
    r"|về (?:việc|cơ chế|chế độ|chính sách|khung|mức|quy \w+|quản lý|tổ chức|công tác|thủ tục|tiêu chuẩn))"
)
"""Whose it is or what it is about tells that "quyết định 24" in small letters is a document, too."""
_SHIPS = re.compile(
    r"(?i:\b(?:tàu|chiếc)\b|ngầm|\bhạm\b|(?:lớp|loại) (?:\w+ )?$|hạt nhân|thế hệ [0-9]+ ?$)"
    r"|\b[A-Z][a-z]+ \($"
)
"""Before the number of a class of ships, "tàu ngầm | Đề án 955"."""
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)")
_GOVERNED = re.compile(
    r"(?:^|\W)(?i:theo|tại|trong|từ|với|trái|các|và|nội dung|căn cứ|dựa trên"
    r"|ký|ban hành|thực hiện|thay thế|bãi bỏ|huỷ|hủy|điều chỉnh|sửa đổi|soạn thảo|vi phạm|áp dụng|có|bản) $"
)
"""What a noun may stand behind, but not a verb: "tại | quyết định 479"."""


def cited_pattern() -> str:
    """Regular expression, from the second digit on, of a number after a last word that may name a document."""
    last = {name.rsplit(" ", maxsplit=1)[-1] for name in (*tables.CITED_WITHOUT_SO, *_ALSO_VERBS, *_ALSO_PLANS)}
    last |= {*map(fold, last), *map(str.capitalize, last)}
    short = {abbreviation.lower() for abbreviation in _short_words()} | _short_words()
    words = {"số", "số:", "so", "Số", "Số:", "số :", "SỐ", *last, *map(str.upper, last), *short}
    # Fixed widths only: `re` looks back without searching. The words before are checked afterwards.
    before = "|".join(rf"(?<={word}[ ].)" for word in sorted(words))
    letters = "".join(sorted({word[-1] for word in words}))
    dashed = "|".join(sorted(tables.STATE_ISSUERS - {"CP", "LĐ"} | {"TTg", "CP", "UB", "HĐBT"}))
    issuer = (
        r"(?:(?:/(?:19|20)[0-9]{2})?[ ]?/[ ]?(?:[A-ZĐ]{2,10}g?(?:[ ]?[0-9]{1,2})?|[A-Z][ ]?[0-9]{2})"
        rf"|[ ]?-[ ]?(?:{dashed}))(?![\w%]|[ ]?[/-])"
    )
    number = rf"[0-9]{{0,5}}+[a-eA-E]?(?:{issuer}|(?:[/-](?:19|20)[0-9]{{2}})?{_NO_NUMBER_OF_DOCUMENT})"
    return rf"(?P<cited>(?<=[{letters}][ ].)(?:{before}){number})"


def _short_words() -> set[str]:
    return {*tables.CITED_BY_ABBREVIATION, *map(fold, tables.CITED_BY_ABBREVIATION)}


@cache
def _words_before() -> re.Pattern[str]:
    names = (*tables.TYPES, *tables.COURT_PAPERS)
    words = "|".join(sorted({*names, *map(fold, names)}, key=lambda word: (-len(word), word)))
    short = "|".join(sorted(_short_words(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!\w)(?:(?P<words>{words})|(?P<short>{short}))"
        rf"(?P<so>(?:[ ](?:{_AFFAIRS}))?[ ](?:số|so)[ ]?:?)?[ ]?$"
        r"|(?<!\w)(?P<bare>số)[ ]?:?[ ]?$",
        re.IGNORECASE,
    )


@cache
def _types() -> dict[str, str]:
    return {
        **{fold(abbreviation): abbreviation for abbreviation in tables.CITED_BY_ABBREVIATION},
        **{fold(word): abbreviation for word, abbreviation in {**tables.TYPES, **tables.COURT_PAPERS}.items()},
    }


@cache
def _cited_alone() -> frozenset[str]:
    return frozenset(fold(word) for word in tables.CITED_WITHOUT_SO)


@cache
def _kinds(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _is_told(text: str, start: int, word: str, end: int) -> bool:
    """Whether what stands around a word (folded) at `start` and a number up to `end` tells that it is a document's."""
    verb = word in _kinds(_ALSO_VERBS)
    year = word != "quyet dinh" and _A_YEAR.match(text, end - len("2019")) is not None
    if year or not (verb or word in _kinds(_ALSO_PLANS)):
        return False
    if word == "de an":
        ship = _SHIPS.search(text[max(0, start - 2 * _LOOK_BACK) : start]) or text[end - len("22800") : end].isdecimal()
        return not ship
    if _ISSUED.match(text, end):
        return True
    governed = text[start].isupper() or _GOVERNED.search(text[max(0, start - _LOOK_BACK) : start])
    return bool(governed) and _ENDS_NUMBER.match(text, end) is not None


def _is_place(word: str, number: str, text: str, end: int) -> bool:
    """Whether an abbreviation and a number call a building or a town, "CT 6": no year, nothing tells whose it is."""
    of_party = word == "ct" and len(number) > 1
    told = of_party or _A_YEAR.search(number) or _ISSUED.match(text, end)
    return word in _kinds(tables.ALSO_PLACES) and not told


def names_document(text: str, start: int) -> bool:
    """Whether the words before `start` announce a document number ("Quyết định số", "số")."""
    return _words_before().search(text[max(0, start - _LOOK_BACK) : start]) is not None


def cited_key(text: str, start: int, number: str) -> str:
    """Partial key of a number cited by words: "05-CT", "30/2020/NĐ"; empty when the words do not name a document.

    Args:
        text: the whole text.
        start: where the number starts.
        number: the number, perhaps with a year or an issuer: "05", "36a", "30/2020", "194/HĐBT".
    """
    found = _words_before().search(text[max(0, start - _LOOK_BACK) : start])
    digits, _, rest = number.replace(" ", "").upper().replace("-", "/").partition("/")
    digits = re.sub(r"^0*([0-9]+)", lambda match: match.group(1).zfill(2), digits)
    year, _, issuer = rest.rpartition("/") if not rest.isdecimal() else (rest, "", "")
    before = start - len(found.group()) if found else start
    if found is None or found.group("bare"):
        return ""
    word = fold(found.group("words") or found.group("short"))
    bare = found.group("words") and not found.group("so") and word not in _cited_alone()
    # "Quyết định 1719", "Quy định 80 của ...", but "quyết định 12 trường hợp"
    if bare and (len(number) == 1 or not _is_told(text, before, word, start + len(number))):
        return ""
    if found.group("short") and not found.group("so") and _is_place(word, number, text, start + len(number)):
        return ""
    kind = _types()[word]
    if issuer:
        return "/".join(filter(None, (digits, year, f"{kind}-{issuer}" if kind != "VB" else issuer)))
    return f"{digits}/{year}/{kind}" if year else f"{digits}-{kind}"
