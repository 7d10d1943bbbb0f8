"""Names of products, campaigns and works that stand in quotation marks: “Sổ tay đảng viên điện tử”, “Dân vận khéo”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.extract.lists import phrases_listed
from indexer.extract.tables import dictionary_words, key_of, naming_words
from indexer.model.document import Entity, FieldName
from indexer.normalise import lower, place_tones
from indexer.syllables import syllables

_LONGEST = 12
_LONGEST_ALONE = 7
_LOOK_BACK = 40
_NEAR = 16
_LAST = 5
"""Syllables before a quotation that are looked at: three of a naming word, two after it."""
_CALLED = frozenset((last, "là") for last in ("ví", "gọi", "tức", "coi", "danh", "nghĩa", "tả", "xem", "như")) | {
    ("biệt", "danh"),
    ("mệnh", "danh"),
    ("khẩu", "hiệu"),
    ("chính", "sách"),
    ("nguyên", "tắc"),
    ("thể", "chế"),
    ("phương", "châm"),
    ("dòng", "chữ"),
    ("in", "chữ"),
    ("câu", "nói"),
    ("chú", "thích"),
    ("nói", "vui"),
    ("tội", "danh"),
    ("học", "thuyết"),
}
"""What stands before nicknames, mottoes, meanings and policies: "biệt danh là", "khẩu hiệu"."""
_CRIMES = frozenset({"tội", "vi", "án", "vụ"})
"""Syllables of "tội", "tội danh", "hành vi", "vụ án": what follows in quotation marks is an offence."""


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"“([^“”\"\n]{2,90})”|\"([^“”\"\n]{2,90})\"|«([^«»\n]{2,90})»")


@cache
def _any_quoted() -> re.Pattern[str]:
    """Quotations of any style, single marks with spaces inside included; all begin with a mark that `re` skips to."""
    single = r"‘ ?([^‘’\n]{2,90}?) ?’|'(?<!\w') ?([^'\n]{2,90}?) ?'(?!\w)"
    return re.compile(rf"{_quoted().pattern}|{single}")


@cache
def _sentence_marks() -> frozenset[str]:
    return frozenset(".!?;:")


def quoted_names(texts: Mapping[FieldName, str]) -> Mapping[FieldName, Sequence[Entity]]:
    """Find the quoted names of a document: those that something tells, and the same ones in any quotation marks."""
    told = {field: tuple(_told(text, field)) for field, text in texts.items()}
    known = {_key(entity.text): entity for found in told.values() for entity in found}
    if not known:
        return told
    return {field: (*told[field], *_again(text, field, known, told[field])) for field, text in texts.items()}


def _again(text: str, field: FieldName, known: Mapping[str, Entity], told: Sequence[Entity]) -> Iterator[Entity]:
    starts = {entity.start for entity in told}
    for found in _any_quoted().finditer(text):
        start, end = found.span(found.lastindex or 1)
        name = known.get(_key(text[start:end]))
        if name is not None and start not in starts:
            yield name._replace(text=text[start:end], field=field, start=start, end=end)


def _key(name: str) -> str:
    """A name whatever its capitals and dashes are."""
    return lower(name).replace("–", "-")


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the quotations of a row."""
    return re.compile(r" ?(?:,|;|và|hay|hoặc)? ?")


def _told(text: str, field: FieldName) -> Iterator[Entity]:
    """Find quoted names: after a word such as "phần mềm" or "phong trào", or short and beginning with a capital.

    A quotation that ends like a sentence, or that has a comma or a full stop inside, is somebody's words.
    """
    if not ("“" in text or '"' in text or "«" in text):
        return
    crimes = -1
    for found in _quoted().finditer(text):
        group = found.lastindex or 1
        inner = found.group(group)
        row = crimes >= 0 and _joint().fullmatch(text, crimes, found.start()) is not None
        if row or _is_crime(text, found.start()):
            # "tội “Mua bán ma tuý” và “Cướp tài sản”"
            crimes = found.end()
            continue
        if (
            (inner[-1] in ".!?…,;:" and not _is_titled(text, found, inner))
            or inner != inner.strip()
            or not _is_name(text, found, inner)
        ):
            continue
        value = place_tones(" ".join(inner.split()))
        yield Entity("name", inner, value[0].upper() + value[1:], inner, field, *found.span(group))


def _announces(keys: list[str], skip: int) -> bool:
    """Whether a naming word ends `skip` syllables before the quotation; "chính sách" is no book."""
    end = len(keys) - skip
    if end <= 0 or keys[end - 1] not in _last_of_naming():
        return False
    if any(tuple(keys[max(0, end - size) : end]) in naming_words() for size in (2, 3)):
        return True
    return (keys[end - 1],) in naming_words() and tuple(keys[max(0, end - 2) : end]) not in dictionary_words()


@cache
def _last_of_naming() -> frozenset[str]:
    return frozenset(words[-1] for words in naming_words())


def _is_name(text: str, found: re.Match[str], inner: str) -> bool:
    if not _sentence_marks().isdisjoint(inner) and not _is_titled(text, found, inner):
        return False
    if inner.count(" ") >= _LONGEST and len(syllables(inner)) > _LONGEST:
        return False
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    spans = syllables(before)[-_LAST:]
    capital = inner[0].isupper()
    if not capital and (not spans or key_of(before[slice(*spans[-1])]) not in _last_of_naming()):
        return False
    keys = [key_of(before[start:end]) for start, end in spans]
    told = any(_announces(keys, skip) for skip in ((0, 1, 2) if capital else (0,)))
    if not (told or (capital and "," not in inner and not _is_said(before, keys))):
        return False
    length = len(syllables(inner))
    return 0 < length <= _LONGEST if told else 1 < length <= _LONGEST_ALONE


def _is_crime(text: str, start: int) -> bool:
    """Whether an offence is told before a quotation, in which two words of the last may be others: "hành vi", "tội"."""
    before = text[max(0, start - _NEAR) : start]
    if not any(word in before for word in _CRIMES):
        return False
    return not _CRIMES.isdisjoint(key_of(before[slice(*span)]) for span in syllables(before)[-2:])


def _is_titled(text: str, found: re.Match[str], inner: str) -> bool:
    """Whether marks may stand in a name, since a word for a work stands before: "cuốn sách “Mẫu: Một đời”"."""
    if not inner[0].isupper() or not _sentence_marks().isdisjoint(inner[:-1].replace(":", "", 1)) or inner[-1] in ".;:":
        return False
    before = text[max(0, found.start() - _NEAR) : found.start()]
    keys = [key_of(before[slice(*span)]) for span in syllables(before)]
    return keys[-1:] == ["phim"] or any(tuple(keys[-size:]) in phrases_listed("works") for size in (1, 2))


def _is_said(before: str, keys: Sequence[str]) -> bool:
    """Whether a quotation is speech because it opens a sentence, one of many in a row, or what somebody is called."""
    if not before.strip() or before.rstrip()[-1] in ".!?:…" or before.rstrip()[-2:-1] in {"”", '"'}:
        return True
    # "Trang “Phố núi”" has a nickname.
    return keys[-1:] == ["như"] or tuple(keys[-2:]) in _CALLED or before.rsplit(maxsplit=1)[-1][:1].isupper()
