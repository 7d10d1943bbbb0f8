"""Which organisation a name means: abbreviations in full, one spelling, and the unit that the document is about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from indexer.extract.casing import beginnings, full_forms, one_case
from indexer.extract.found import FoundOrganisation, FoundPlace
from indexer.extract.labels import label_of_name
from indexer.extract.tables import abbreviations, key_of, known_organisations, place_words
from indexer.model.document import Entity, FieldName
from indexer.model.named import made
from indexer.normalise import lower, old_tones, place_tones

_UNIT_OF_COMMITTEE = {
    "thị uỷ": "thị xã",
    "huyện uỷ": "huyện",
    "quận uỷ": "quận",
    "thành uỷ": "thành phố",
    "tỉnh uỷ": "tỉnh",
}
_UNIT_WORDS = ("thị xã", "huyện", "quận", "thành phố", "tỉnh", "xã", "phường", "thị trấn")
_MARKS = frozenset("&-–")
_SPACED = (5, 3)
"""Tokens of abbreviations of three and of two parts with their marks."""
_UNIT_ENDS = frozenset(word.rpartition(" ")[2] for word in (*_UNIT_WORDS, *_UNIT_OF_COMMITTEE))
"""Last syllables of the names that a unit completes."""
_TOUCHING = frozenset(",.()")
"""Marks with no space on one side."""


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    return known_organisations().entries


@lru_cache(maxsize=1 << 12)
def canonical_name(words: tuple[str, ...]) -> str:
    """Spell an organisation out: "UBND TX Kỳ Anh" -> "Uỷ ban nhân dân thị xã Kỳ Anh".

    Args:
        words: its tokens as written, punctuation included.
    """
    known = _known().get(words)
    if known:
        return place_tones(known)
    keys = tuple(map(key_of, words))
    pieces: list[str] = []
    place, begins = 0, beginnings()
    marked = not _MARKS.isdisjoint(words)
    while place < len(words):
        end, piece = _piece(words, keys, place) if marked or keys[place] in begins else (place + 1, words[place])
        pieces.append(piece)
        place = end
    text = _joined(pieces)
    return text[:1].upper() + text[1:]


def _piece(words: Sequence[str], keys: Sequence[str], place: int) -> tuple[int, str]:
    for size in _SPACED if "".join(words[place + 1 : place + 2]) in _MARKS else ():
        # "NN & PTNT"
        form = abbreviations().get("".join(words[place : place + size]).replace("–", "-"))
        if form is not None:
            return place + size, form
    full = full_forms().match(keys, place)
    if full is not None:
        end, form = full
        # "TT" and "CP" are abbreviations, "thi trấn" typed in full is not one.
        if end > place + 1 or words[place].isupper():
            return end + (1 if end < len(words) and words[end] == "." else 0), form
    unit = place_words().match(keys, place)
    if unit is not None and unit[1].kind == "unit" and _is_unit_word(words, place, unit[0]):
        end = unit[0]
        return end + (1 if end < len(words) and words[end] == "." else 0), lower(unit[1].form)
    return place + 1, "và" if words[place] == "&" else words[place]


def _is_unit_word(words: Sequence[str], place: int, end: int) -> bool:
    """Whether "xã", "quận" stand before a name or end the whole; not so in "xã hội", "Quận uỷ", "h"."""
    if end == place + 1 and len(words[place]) == 1:
        return False
    return end == len(words) or not words[end][0].islower()


def _joined(pieces: Sequence[str]) -> str:
    text = " ".join(map(_toned, pieces))
    if not _TOUCHING.isdisjoint(pieces):
        text = text.replace(" ,", ",").replace(" .", ".").replace(" )", ")").replace("( ", "(")
    return text


@lru_cache(maxsize=1 << 14)
def _toned(piece: str) -> str:
    return "-" if piece == "–" else place_tones(piece)


def learn_units(organisations: Sequence[FoundOrganisation], places: Sequence[FoundPlace]) -> Mapping[str, str]:
    """Learn which unit of each kind a document is about: "thị xã" -> "thị xã Kỳ Anh"; the one named most often."""
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        if place.is_unit and (word := lower(place.form)) in _UNIT_WORDS:
            named[word][place.units[0].name if place.units else place_tones(place.name)] += 1
    for organisation in organisations:
        if "uỷ" in organisation.keys:
            name = canonical_name(organisation.words)
            for committee, word in _UNIT_OF_COMMITTEE.items():
                _, found, after = name.partition(committee[0].upper() + committee[1:] + " ")
                if found and after[:1].isupper():
                    named[word][after] += 1
    clear = ((word, named[word]) for word in _UNIT_WORDS if word in named and _is_clear(named[word]))
    return {word: f"{word} {names.most_common(1)[0][0]}" for word, names in clear}


def _is_clear(names: Counter[str]) -> bool:
    """Whether one unit is meant: it is the only one or named more than twice as often as the next."""
    first = names.most_common(2)
    return len(first) == 1 or (len(first) > 1 and first[0][1] > 2 * first[1][1])


def completed(name: str, units: Mapping[str, str]) -> str:
    """Complete a name that ends with a kind of unit or of committee: "Thị uỷ" -> "Thị uỷ Dĩ An"."""
    small = lower(name)
    for committee, word in _UNIT_OF_COMMITTEE.items():
        if small.endswith(committee) and word in units:
            return name[: -len(committee)] + committee[0].upper() + committee[1:] + units[word][len(word) :]
    for word, unit in units.items():
        if small.endswith(" " + word):
            return name[: -len(word)] + unit
    return name


def organisation_entities(
    text: str, field: FieldName, found: Sequence[FoundOrganisation], units: Callable[[], Mapping[str, str]]
) -> Iterator[Entity]:
    """Make entities of organisations; `units`, what the document is about, is asked only where a name needs it."""
    for start, end, words, _ in found:
        written = text[start:end]
        name, ends_open, value, label = _read(words, written)
        whole = completed(name, units()) if ends_open else name
        if whole != name:
            value, label = _value_and_label(whole, written, told=False, several=len(words) > 1)
        yield made(Entity, ("organisation", written, value, label, field, start, end))


@lru_cache(maxsize=1 << 15)
def _read(words: tuple[str, ...], written: str) -> tuple[str, bool, str, str]:
    """A name in full, whether a unit may complete it, its value where none does, and how that is shown."""
    name = canonical_name(words)
    value, label = _value_and_label(name, written, told=True, several=len(words) > 1)
    return name, lower(name[name.rfind(" ") + 1 :]) in _UNIT_ENDS, value, label


def _value_and_label(whole: str, written: str, *, told: bool, several: bool) -> tuple[str, str]:
    """The value of a name, and how it is shown; `told`: the text has all of it, `several`: in more than one word."""
    written = " ".join(written.split())
    shouted = several and written.isupper()
    value = one_case(whole, shouted=shouted)
    if shouted:
        return value, label_of_name(value, written)
    return value, written[0].upper() + written[1:] if told else old_tones(whole)
