"""Cited documents: by number ("Chỉ thị số 05-CT/TƯ"), by words ("Nghị quyết Trung ương 4"), laws by name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from indexer.extract.acts import find_acts, law_in_words
from indexer.extract.amending import amending_laws
from indexer.extract.announced import words_before
from indexer.extract.found import FoundReference
from indexer.extract.known_acts import known_law
from indexer.extract.resolutions import find_resolutions, label_of
from indexer.extract.tables import documents
from indexer.model.document import FieldName
from indexer.normalise import place_tones
from indexer.units import Unit, find_units, is_partial
from indexer.units.tables import COURT_PAPERS, TYPES

_MIXED_CASE = {"THU": "ThU", "TTG": "TTg", "CTR": "CTr", "QĐI": "QĐi", "TTR": "TTr"}
_ISSUERS = (
    ("Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|BCH Trung ương|Trung ương", "TW"),
    ("Thủ [Tt]ướng", "TTg"),
    ("Chính phủ", "CP"),
    ("Quốc hội|[HTU][A-ZĐ]{3}|[Ss]ở|UB|Ủy|Uỷ|Hội đồng|Đại hội đồng|Liên|tỉnh|thành phố|huyện|TP", ""),
)
"""Who may stand behind "của", and the last letters of the numbers of their papers, empty where they tell no more."""
_OF = r"(?:(?:,| và) (?:số )?[0-9]+)*(?: (?:ngày [0-9/.-]+|năm (?:19|20)[0-9]{2}))? (?:của|do)"
TOGETHER = re.compile(r"N(?<!\w.)([ĐQ])([0-9]{1,4})(/(?:19|20)[0-9]{2})?(?![\w/-])")
"""Abbreviations with their number behind them at once: "NĐ20/2017"."""


def scan_references(text: str, units: Sequence[Unit], *, in_words: bool = True) -> tuple[FoundReference, ...]:
    """Find the cited documents of a text, ordered and disjoint.

    Args:
        text: of any length.
        units: its own.
        in_words: whether documents without number are looked for, too.
    """
    found = [*_numbered(text, units)]
    if in_words:
        laws = sorted(_laws(text))
        found += [*find_resolutions(text), *laws, *_written_together(text)]
        found += amending_laws(text, laws) if laws and "sửa đổi" in text else ()
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[FoundReference] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def one_value_each(found: Mapping[FieldName, Sequence[FoundReference]]) -> Mapping[FieldName, Sequence[FoundReference]]:
    """Give a number that leaves something out the value of the one document of these fields that it may stand for.

    "Nghị định 154" beside "Nghị định 154/2016/NĐ-CP"; where two begin so, it stays as it is.
    """
    by_number: dict[str, dict[frozenset[str], FoundReference]] = {}
    for item in chain.from_iterable(found.values()):
        if item.value[:1].isdecimal():
            number, pieces = _pieces(item.value)
            by_number.setdefault(number, {}).setdefault(pieces, item)
    fuller: dict[str, FoundReference] = {}
    for wholes in by_number.values():
        for pieces, item in wholes.items():
            others = [other for other in wholes if pieces < other]
            fullest = max(others, key=len, default=pieces)
            if others and all(other <= fullest for other in others):
                fuller[item.value] = wholes[fullest]
    if not fuller:
        return found
    return {name: [_like(item, fuller.get(item.value)) for item in items] for name, items in found.items()}


def _pieces(value: str) -> tuple[str, frozenset[str]]:
    """The number itself, which is no year, and the other pieces of a value: its year, type and issuers."""
    number, *rest = re.findall(r"\w+", value)
    return number, frozenset(rest)


def _like(item: FoundReference, other: FoundReference | None) -> FoundReference:
    return item._replace(value=other.value, label=other.label) if other else item


def reference_value(text: str) -> str:
    """The value of the cited document that a text names, however it is written; empty when it names none or several."""
    found = scan_references(text, find_units(text))
    return found[0].value if len(found) == 1 else ""


def _numbered(text: str, units: Sequence[Unit]) -> Iterator[FoundReference]:
    for unit in units:
        if unit.kind != "ref":
            continue
        key = unit.key.removeprefix("ref:")
        announced = words_before(text, unit.start)
        if announced is None:
            continue
        start, word = announced
        value = value_of(_whole(key, text, unit.end) if is_partial(key) else key)
        value = _of_government(value)
        label = f"{word[0].upper()}{word[1:]} {value}" if word in TYPES or word in COURT_PAPERS else label_of(value)
        yield FoundReference(start, unit.end, value, place_tones(label))


def _written_together(text: str) -> Iterator[FoundReference]:
    """Numbers without a space behind "NĐ" or "NQ", "NĐ20": other abbreviations name buildings so."""
    for found in TOGETHER.finditer(text) if "NĐ" in text or "NQ" in text else ():
        kind, digits, year = f"N{found.group(1)}", found.group(2).zfill(2), found.group(3)
        value = value_of(_whole(f"{digits}{year}/{kind}" if year else f"{digits}-{kind}", text, found.end()))
        value = _of_government(value)
        yield FoundReference(*found.span(), value, label_of(value))


def _of_government(value: str) -> str:
    """Decrees are the Government's alone: "20-NĐ" -> "20/NĐ-CP"."""
    return re.sub("[/-]NĐ$", "/NĐ-CP", value)


def value_of(key: str) -> str:
    """The value of a canonical key: "02-NQ/THU" -> "02-NQ/ThU"."""
    return re.sub(r"[^\W\d_]+", lambda word: _MIXED_CASE.get(word.group(), word.group()), key)


def _whole(key: str, text: str, end: int) -> str:
    """Complete a number without issuer by the words after it or by the table of well-known documents."""
    number, kind = re.split("[/-](?=[^/-]+$)", key)
    for names, issuer in _ISSUERS:
        if re.compile(rf"{_OF} (?:{names})").match(text, end):
            return f"{key}/TW" if issuer == "TW" else f"{number}/{kind}-{issuer}" if issuer else key
    return documents().get(key, key)


_LAW_WORDS = {
    "luật": ("Bộ luật ", "bộ luật ", "luật "),
    "Luật": ("Bộ Luật ", "bộ Luật ", "Luật "),
    "LUẬT": ("BỘ LUẬT ", "LUẬT "),
    "háp lệnh": ("Pháp lệnh ", "pháp lệnh "),
    "Hiến pháp": ("Hiến pháp",),
    "iều lệ Đảng": ("Điều lệ Đảng", "điều lệ Đảng"),
}
"""What the words before or in the names of laws have in common -> those words; most texts have none."""
SHORT_LAWS = {
    "BLHS": "Bộ luật Hình sự",
    "BLDS": "Bộ luật Dân sự",
    "BLTTHS": "Bộ luật Tố tụng hình sự",
    "BLTTDS": "Bộ luật Tố tụng dân sự",
    "BLLĐ": "Bộ luật Lao động",
}
_NO_LAWS_BEHIND = ("khoa ", "ngành ", "bộ môn ", "dự ", "kỷ ", "kỉ ", "pháp ")
_NAMES_LAW = ("thảo ", "án ", "điều của ", *(f"{figure} " for figure in range(10)), ", ")
_OF_LAW = re.compile(r"(?<!\w)(?i:dự thảo|dự án|điều [0-9]+,?|điều của) $")
"""What stands before a law in small letters, a draft or an article of it, and how it ends."""
_YEAR_AFTER = re.compile(r"(?: (?:năm )?((?:19|20)[0-9]{2})\b)?")
_LAW_NUMBER = re.compile(r",? (?:số:? )?([0-9]{1,3} ?/ ?(?:19|20|1 9|2 0)[0-9]{2} ?/ ?(?:UBTV)?QH ?[0-9]{1,2})\b")
_LONGEST_BEFORE = 8


def _laws(text: str) -> Iterator[FoundReference]:
    """Laws by name, with their year when it follows."""
    for word in chain.from_iterable(words for common, words in _LAW_WORDS.items() if common in text):
        start = text.find(word)
        while start >= 0:
            after = start + len(word)
            before = text[max(0, start - _LONGEST_BEFORE) : start].lower()
            other = before.endswith(("toà án ", "tòa án ") if word == "Hiến pháp" else _NO_LAWS_BEHIND)
            if other or text[start - 1 : start].isalnum():
                start = text.find(word, after)
                continue
            end, name = (after, word) if not word.endswith(" ") else _law(text, after, word)
            unlisted = word.endswith("uật ") and (end < start or text.startswith(" Quốc tế", end))
            own = law_in_words(text, after, before) if unlisted else start
            end, name = (own, text[after:own]) if own > after else (end, name)
            # "đồng bộ | Luật Lao động"
            other = word == "bộ Luật " and before.endswith("đồng ")
            # "Uỷ ban ... về Luật Thương mại | quốc tế"
            other = other or (name != word and text.startswith(" quốc tế", end))
            if end > start and not other:
                law = _dated(text, start, end, name if end == after else word.capitalize() + name)
                yield law._replace(own=after) if own > after else law
            start = text.find(word, after)
    for act in find_acts(text):
        cited = _dated(text, act.start, act.end, text[act.start : act.end])._replace(own=act.name)
        yield cited._replace(value=act.called, label=act.called) if act.called else cited
    for found in _short_law().finditer(text) if "BL" in text else ():
        yield _dated(text, *found.span(), SHORT_LAWS[found.group()])


@cache
def _short_law() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(SHORT_LAWS)})\b")


def _dated(text: str, start: int, end: int, name: str) -> FoundReference:
    """The law of a name that ends at `end`, with its year; "năm 2013" tells which one, but is no part of its name.

    Its number may follow at once ("Luật Phí và lệ phí 95/2015/QH13") and is its value then.
    """
    number = _LAW_NUMBER.match(text, end)
    if number:
        value = number.group(1).replace(" ", "")
        return FoundReference(start, number.end(), value, place_tones(f"{name} {value}"))
    year = _YEAR_AFTER.match(text, end)
    label = place_tones(" ".join(f"{name} {year.group(1) or '' if year else ''}".split()))
    label = label[0].upper() + label[1:]
    end = year.end() if year and " năm " not in year.group() else end
    return FoundReference(start, end, label.replace(",", ""), label)


def _law(text: str, start: int, word: str) -> tuple[int, str]:
    """Where the longest known name of a law ends that begins here, -1 for none, and how state papers write it.

    Behind "luật" and "pháp lệnh" it has a capital, or a draft or an article of it is named: "dự thảo luật | đặc khu".
    """
    capital = text[start : start + 1].isupper() or word not in {"luật ", "pháp lệnh "}
    before = start - len(word)
    near = max(0, before - 2 * _LONGEST_BEFORE)
    told = capital or (text.endswith(_NAMES_LAW, 0, before) and _OF_LAW.search(text, near, before))
    known = known_law(text, start) if told else None
    return (known.end, known.name) if known else (-1, "")
