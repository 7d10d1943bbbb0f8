"""Document numbers that only the word before them tells: "Chỉ thị 05", "công văn số 1825", "nq 02"."""

import re
from functools import cache

from indexer.normalise import fold
from indexer.units import tables

_LOOK_BACK = 32
_DAY = r"[ ][0-9]{1,2}(?:[ ]?[/.-][ ]?[0-9]|[ ]tháng)"
_YEAR = r"[ ](?:19|20)[0-9]{2}(?![0-9 –-]*[–-])"
_COUNTED = rf"năm(?!{_YEAR})|tháng|ngày(?!{_DAY})|nam|thang|%|triệu|tỷ|đồng|người"
_NO_NUMBER_OF_DOCUMENT = rf"(?![\w%]|[/.,–-][\w]|[ ](?i:{_COUNTED})\b)"
"""A number before a day or a year is one, "Quyết định số 174 ngày 31/12/2008", a number of days or years is none."""
_CITED_WITH_CAPITAL = frozenset({"quyet dinh", "quy dinh", "ket luan", "thong bao"})
_ENDS_NUMBER = re.compile(r"$|[,.;:)\n]| (?:của|ngày|về|và|là|do|được|ban hành)\b")
"""What may follow a number that nothing but the capital of "Quyết định" tells."""
_ISSUED = re.compile(rf"(?: năm{_YEAR})? (?:của (?:[A-ZĐ]|thủ tướng)|ban hành (?:ngày|vào|năm))")
"""Whose it is tells that "quyết định 24" in small letters is a document, too."""


def cited_pattern() -> str:
    """Regular expression, from the second digit on, of a number after a last word that may name a document."""
    last = {
        word.rsplit(" ", maxsplit=1)[-1]
        for name in (*tables.CITED_WITHOUT_SO, "kết luận", "thông báo")
        for word in (name, fold(name))
    }
    short = {abbreviation.lower() for abbreviation in _short_words()} | _short_words()
    words = {"số", "số:", "so", "Số", "Số:", "số :", "SỐ", *last, *map(str.upper, last), *short}
    # Fixed widths only: `re` looks back without searching. The words before are checked afterwards.
    before = "|".join(rf"(?<={word}[ ].)" for word in sorted(words))
    letters = "".join(sorted({word[-1] for word in words}))
    number = rf"[0-9]{{0,5}}+[a-d]?(?:[/-](?:19|20)[0-9]{{2}})?{_NO_NUMBER_OF_DOCUMENT}"
    return rf"(?P<cited>(?<=[{letters}][ ].)(?:{before}){number})"


def _short_words() -> set[str]:
    return {*tables.CITED_BY_ABBREVIATION, *map(fold, tables.CITED_BY_ABBREVIATION)}


@cache
def _words_before() -> re.Pattern[str]:
    words = "|".join(sorted({*tables.TYPES, *map(fold, tables.TYPES)}, key=lambda word: (-len(word), word)))
    short = "|".join(sorted(_short_words(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!\w)(?:(?P<words>{words})|(?P<short>{short}))(?P<so>[ ](?:số|so)[ ]?:?)?[ ]?$"
        r"|(?<!\w)(?P<bare>số)[ ]?:?[ ]?$",
        re.IGNORECASE,
    )


@cache
def _types() -> dict[str, str]:
    return {
        **{fold(abbreviation): abbreviation for abbreviation in tables.CITED_BY_ABBREVIATION},
        **{fold(word): abbreviation for word, abbreviation in tables.TYPES.items()},
    }


@cache
def _cited_alone() -> frozenset[str]:
    return frozenset(fold(word) for word in tables.CITED_WITHOUT_SO)


def _tells(words: str) -> re.Pattern[str]:
    return _ENDS_NUMBER if words[0].isupper() else _ISSUED


def names_document(text: str, start: int) -> bool:
    """Whether the words before `start` announce a document number ("Quyết định số", "số")."""
    return _words_before().search(text[max(0, start - _LOOK_BACK) : start]) is not None


def cited_key(text: str, start: int, number: str) -> str:
    """Partial key of a number cited by words: "05-CT", "30/2020/NĐ"; empty when the words do not name a document.

    Args:
        text: the whole text.
        start: where the number starts.
        number: the number, perhaps with a year: "05", "36a", "30/2020".
    """
    found = _words_before().search(text[max(0, start - _LOOK_BACK) : start])
    if found is None or found.group("bare"):
        return ""
    word = fold(found.group("words") or found.group("short"))
    if found.group("words") and not found.group("so") and word not in _cited_alone():
        # "Quyết định 1719", "Quy định 80 của ...", but "quyết định 12 trường hợp"
        told = word in _CITED_WITH_CAPITAL and _tells(found.group("words")).match(text, start + len(number))
        if not told or len(number) == 1:
            return ""
    digits, _, year = number.upper().replace("-", "/").partition("/")
    padded = re.sub(r"^0*([0-9]+)", lambda match: match.group(1).zfill(2), digits)
    return f"{padded}/{year}/{_types()[word]}" if year else f"{padded}-{_types()[word]}"
