"""Resolutions cited by who passed them: "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Đại hội XIII"."""

import re
from collections.abc import Iterator
from functools import cache

from indexer.extract.found import FoundReference
from indexer.extract.tables import documents
from indexer.normalise import place_tones
from indexer.units.tables import TYPES

_TERM = r"(?:[IVXL]+|[0-9]{1,2})(?!\w)"
_KHOA = rf"(?:,? \(?(?i:kh[oó][aá]) {_TERM}(?:(?:,| và| và khóa|, khóa) {_TERM})*\)?)"
_PLENUMS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BY_ORDINAL = re.compile(
    rf"[Hh]ội nghị lần thứ ({'|'.join(_PLENUMS)}|[0-9]{{1,2}}),? (?:của )?(?:Ban [Cc]hấp hành|BCH) Trung ương(?: Đảng)?"
)
_PARTY_PLENUM = re.compile(
    rf"(?:của )?{_BY_ORDINAL.pattern}{_KHOA}?|(?:[Hh]ội nghị )?(?:(?i:Trung ương)|TW|TƯ|T\.Ư)"
    rf"(?: ?[0-9]{{1,2}}(?:(?:(?:,| và) [0-9]{{1,2}})+(?={_KHOA}))?{_KHOA}?|,? kh[oó][aá] {_TERM})"
)
_CONGRESS = re.compile(
    r"(?:[Đđ]ại hội|ĐẠI HỘI|ĐH) (?!(?i:đồng))(?:(?:(?i:đảng) )?(?i:lần )?[0-9]{1,2}(?![\w/])"
    rf"|(?:TP\. |[^,.;:\n]){{0,60}}?(?:(?i:lần (?:thứ )?|kh[oó][aá] ){_TERM}|(?<!\w)[IVXL]{{1,5}}(?!\w))){_KHOA}?"
)
_WHERE_HELD = re.compile(
    r"[Đđ]ại hội (?:(?:đại biểu|toàn quốc|Đảng bộ|Đảng|Đoàn|Hội) )*(?=(?:[A-Z]|Đ(?!ảng|oàn))\w+\.? [A-ZĐ]|tỉnh [A-ZĐ])"
)
_OF_THE_NATION = re.compile(r"(?: (?:đại biểu|toàn quốc|đảng|lần|thứ|của))*? ([IVXL]+|[0-9]{1,2})", re.IGNORECASE)
_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_CONGRESS_OF = re.compile(
    r"(?:[Đđ]ại hội|ĐH) (?:đại biểu )?(?:Đảng bộ|Công đoàn|Đoàn|Hội [A-ZĐ]\w+(?: \w+){0,3}?)"
    r" (?:tỉnh|TP\.?|[Tt]hành phố|huyện|thị xã|quận|xã|phường)(?!\w)(?: [A-ZĐ]\w*)*"
)
"""A congress that the body alone tells: "nghị quyết | Đại hội Công đoàn tỉnh"."""
_WORDS = ("Nghị quyết ", "nghị quyết ", "NGHỊ QUYẾT ")
_ABBREVIATED = ("NQ ", "NQ")


def find_resolutions(text: str) -> Iterator[FoundReference]:
    """Resolutions of plenums and congresses."""
    for word in (*_WORDS, *(_ABBREVIATED if "NQ" in text else ())):
        start = text.find(word)
        while start >= 0:
            after = start + len(word)
            found = _PARTY_PLENUM.match(text, after) or _CONGRESS.match(text, after) or _CONGRESS_OF.match(text, after)
            # "các nghị quyết | của Hội nghị lần thứ năm ..." are several
            if found and not (text.startswith("của ", after) and text.endswith(("các ", "những "), 0, start)):
                value, label = _named(f"Nghị quyết {found.group()}")
                where = _WHERE_HELD.match(text, after)
                yield FoundReference(start, found.end(), value, label, where.end() if where else 0)
            start = text.find(word, after)


def _named(text: str) -> tuple[str, str]:
    """Value and label of a resolution cited by its plenum; two terms of office ("khóa XI, XII") stay in words."""
    plain = re.sub(r"[(),]| [Hh]ội nghị(?= )", "", _BY_ORDINAL.sub(_by_number, text.replace("của Hội", "Hội")))
    words = place_tones("Nghị quyết" + re.sub(r"T\.Ư|TW|TƯ|trung ương", "Trung ương", plain[len("Nghị quyết") :]))
    plenum = re.match(r"Nghị quyết Trung ương ?([0-9]+)\b(?! [0-9])", words)
    if plenum:
        terms = [_roman(term) for term in re.findall(r"(?:khoá |\b(?=[IVXL]))([IVXL]+|[0-9]+)\b", words)]
        known = documents().get(f"{plenum.group(1)} {terms[0].lower()}", "") if len(terms) == 1 else ""
        if known:
            return known, label_of(known)
        short = f"Nghị quyết Trung ương {plenum.group(1)}" + (f" khoá {terms[0]}" if len(terms) == 1 else "")
        return short, short
    words = re.sub(r"^(Nghị quyết) (?:đại hội|ĐẠI HỘI|ĐH) ", r"\1 Đại hội ", words)
    nation = _OF_THE_NATION.fullmatch(words.removeprefix("Nghị quyết Đại hội"))
    words = f"Nghị quyết Đại hội {_roman(nation.group(1))}" if nation else words
    return words, words


def _by_number(found: re.Match[str]) -> str:
    ordinal = found.group(1)
    return f"Trung ương {_PLENUMS.index(ordinal) + 1 if ordinal in _PLENUMS else ordinal}"


def _roman(term: str) -> str:
    """A term of office in the figures of the party: "12" -> "XII"."""
    rest = int(term) if term.isdecimal() else 0
    figures = "" if rest else term
    for figure, value in _ROMAN:
        while rest >= value:
            figures, rest = figures + figure, rest - value
    return figures


def label_of(value: str) -> str:
    """How the paper of a canonical number is shown: "05-CT/TW" -> "Chỉ thị 05-CT/TW"."""
    kind = next((piece for piece in re.findall(r"[^\W\d_]+", value) if piece.upper() in _words_of_types()), "")
    word = _words_of_types().get(kind.upper(), "")
    return f"{word[:1].upper()}{word[1:]} {value}".strip()


@cache
def _words_of_types() -> dict[str, str]:
    words: dict[str, str] = {}
    for word, abbreviation in TYPES.items():
        words.setdefault(abbreviation, word)
    return words | {"TT": "thông tư", "L": "luật"}
