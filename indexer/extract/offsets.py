"""From tokens of a block to offsets in its field, with what the document needs to decide what a name means."""

from collections.abc import Iterable, Iterator

from indexer.extract.evidence import does, does_alone, has_kin
from indexer.extract.found import FoundOrganisation, FoundPerson, FoundPlace, FoundRole, FoundSingle
from indexer.extract.mention import PersonMention
from indexer.extract.names import is_syllable
from indexer.extract.organisations import Span
from indexer.extract.places import PlaceMention
from indexer.extract.role_reach import RoleMention
from indexer.extract.tables import key_of, openers, words_in
from indexer.extract.tokens import ACTS, CAPITAL, OPENS, Tokens
from indexer.model.named import made

_COMMITTEE_OF = {"thị": "Thị xã", "huyện": "Huyện", "quận": "Quận", "thành": "Thành phố", "tỉnh": "Tỉnh"}
_AFTER_AUTHORS = frozenset({"( tổng", "( theo", "( dịch", "( nguồn"})
"""What may follow the name of an author on its line: "(tổng hợp)"."""
_AUTHOR_MARKS = frozenset("-–.")
_LONGEST_LINE = 10
_BETWEEN = frozenset({",", "và", ";", "–", "-"})
"""What stands between the names of a list."""


def found_organisation(tokens: Tokens, span: Span) -> FoundOrganisation:
    """An organisation, with the words of its whole name where a short one stands."""
    start, _, end, _, whole = span
    if whole:
        words, keys = whole, tuple(map(key_of, whole))
    else:
        words, keys = tuple(tokens.words[start:end]), tuple(tokens.keys[start:end])
    return made(FoundOrganisation, (tokens.starts[start], tokens.end(end - 1), words, keys))


def found_places(
    tokens: Tokens, places: Iterable[PlaceMention], *, nested: bool = False
) -> Iterator[tuple[int, FoundPlace]]:
    """Yield first tokens and places there; `nested` tells that they stand inside an organisation."""
    words, starts = tokens.words, tokens.starts
    for place in places:
        start, _, name_start, end, word, units, canonical = place
        form, is_unit = (word.form, word.kind == "unit") if word else ("", False)
        # Words such as "khu vực", "nước" say what a place is, but are no part of its name.
        first = starts[start if word is None or form else name_start]
        name = " ".join(words[name_start:end])
        hint = _hint(tokens, place) if nested else ""
        last = starts[end - 1] + len(words[end - 1])
        yield start, made(FoundPlace, (first, last, form, is_unit, hint, name, units, canonical, nested))


def _hint(tokens: Tokens, place: PlaceMention) -> str:
    """The kind of unit that a party committee or union before a name tells."""
    unit, body = place.start - 2, place.start - 1
    return _COMMITTEE_OF.get(tokens.keys[unit], "") if unit >= 0 and tokens.keys[body] in {"uỷ", "đoàn"} else ""


def found_persons(tokens: Tokens, persons: Iterable[PersonMention]) -> Iterator[tuple[int, FoundPerson]]:
    """Yield first tokens and persons there with what stands around, which tells later whether they are some."""
    words, keys, flags, starts, things = tokens.words, tokens.keys, tokens.flags, tokens.starts, tokens.lists.things
    for start, end, sure, titled, place in persons:
        before = words[start - 1]
        opens = flags[start] & OPENS != 0
        alone = before == "\n" and _ends_line(tokens, end)
        listed = before in _BETWEEN and flags[start - 2] & CAPITAL != 0
        thing = before.lower() in things and _is_thing(tokens, start - 1, sure=sure, end=end)
        name, own = tuple(words[start:end]), tuple(keys[start:end])
        first, last = starts[start], starts[end - 1] + len(words[end - 1])
        yield start, made(FoundPerson, (first, last, name, own, sure, titled, place, opens, alone, listed, thing))


def _ends_line(tokens: Tokens, end: int) -> bool:
    """Whether nothing but other authors, a full stop or "(tổng hợp)" stands on the line after a name."""
    for place in range(end, end + _LONGEST_LINE):
        if tokens.words[place] == "\n":
            return True
        if " ".join(tokens.keys[place : place + 2]) in _AFTER_AUTHORS:
            return True
        if not (tokens.capital(place) or tokens.words[place] in _AUTHOR_MARKS):
            return False
    return False


def _is_thing(tokens: Tokens, place: int, *, sure: bool, end: int) -> bool:
    """Whether a word or mark that may tell of a thing does, before a name: it is not the end of "Trung Quốc"."""
    word = tokens.words[place]
    if sure and (word == "tên" or (word == "viện" and does(tokens, end))):
        # "giám đốc bệnh viện | Jane Rowe nói"
        return False
    return word.islower() or not word.isalpha() or tokens.opens_sentence(place)


def found_singles(tokens: Tokens, singles: Iterable[int]) -> Iterator[tuple[int, FoundSingle]]:
    """Yield tokens and single words there; no common ones that open a sentence, unless a deed or adverb follows."""
    words, keys, flags = tokens.words, tokens.keys, tokens.flags
    common, adverbs = openers(), words_in("adverbs.txt")
    for token in singles:
        word, after = words[token], token + 1
        following = keys[after] if words[after].islower() else ""
        told = following != "" and flags[after] & ACTS != 0
        kin = keys[token - 1] == "của" and has_kin(tokens, token)
        acts = kin or (told and does_alone(tokens, after))
        opens = flags[token] & OPENS != 0
        plain = opens and keys[token] in common and word.istitle() and is_syllable(word)
        if not plain or acts or (told and following in adverbs):
            yield token, made(FoundSingle, (tokens.starts[token], word, keys[token], following, opens, acts))


def found_role(tokens: Tokens, role: RoleMention) -> FoundRole:
    """An office."""
    return made(FoundRole, (tokens.starts[role.start], tokens.end(role.end - 1), role.name))
