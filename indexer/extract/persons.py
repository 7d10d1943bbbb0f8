"""Persons: runs of capitalised words that begin with a surname or stand after a title.

A run of three syllables and more that begins with a surname is a person; one of two needs a title before it or other
evidence, because "Hoàng Mai" and "Thanh Hoá" are places. Names of other languages need a title or a known given name.
"""

from collections.abc import Iterator, Sequence

from indexer.extract.evidence import BEFORE_AGES, CREDITS, has_evidence, is_aged, is_credited
from indexer.extract.foreign import foreign_end, is_korean
from indexer.extract.gazetteer import DISTRICT
from indexer.extract.lists import keys_listed, listed
from indexer.extract.mention import PersonMention, is_pair_of_place, mention
from indexer.extract.names import (
    PARTICLES,
    admin_name,
    begins_name,
    down_to,
    is_given_name,
    is_shouted,
    is_syllable,
    is_vietnamese,
    run_end,
    vietnamese_end,
    world_name,
)
from indexer.extract.no_person import begins_with_country, is_word, names_none
from indexer.extract.tables import openers, words_in
from indexer.extract.titled import after_country, after_titles, is_full_name
from indexer.extract.tokens import CAPITAL, LONE, NAME, OPENS, PLACE_NAME, Tokens
from indexer.extract.with_title import NATIONS, leader, titled_person
from indexer.model.named import made

_FULL = 3
_PAIR = 2
_LONGEST_RUN = 40
"""Words of a run of capitals in which a name is looked for; a longer one is a text that capitalises all words."""
_UNCLE_HO = ("bác", "hồ")
_NOBLE = frozenset({"van", "von", "bin", "ibn", "der"})
"""Particles of persons only; "de" and "la" stand in names of places too."""
_SIDES = frozenset({"trung", "nam", "bắc", "đông", "tây"})
_PEOPLES = frozenset(
    {"hoa", "nga", "đức", "pháp", "ý", "úc", "lào", "thái", "hàn", "nhật", "kinh", "việt", "anh", "mĩ"}
)
_REGIONS = dict.fromkeys(("miền", "phía", "hướng"), _SIDES) | dict.fromkeys(("người", "tiếng", "nước"), _PEOPLES)
"""What words in small letters make of names that persons bear too."""
_LEADING = PARTICLES | {"-"}
"""What may join more to the first word of a foreign name."""
_SMALL_MIDDLES = frozenset({"văn", "thị"})
_BEFORE_NAMES = frozenset({".", ":", '"', "“"}) | PARTICLES
"""Marks and words between a title and a name."""
_CLOSING = frozenset(",.;)")
_INNER = frozenset({"Ben", "Abu", "Al"})
"""Given names that are particles of others."""


def find_persons(
    tokens: Tokens, taken: bytearray, singles: list[int], led: frozenset[int] = frozenset()
) -> Iterator[PersonMention]:
    """Find names of persons, and runs that may be one, outside the tokens already taken.

    Args:
        tokens: the block.
        taken: tokens of other names.
        singles: gets the single words without title, which only the rest of the document can confirm.
        led: where bodies end, an office in which stands before them.
    """
    done = 0
    flags, words, keys = tokens.flags, tokens.words, tokens.keys
    for token in tokens.spots[NAME]:
        if token < done or taken[token]:
            continue
        end = token + 1
        while flags[end] & CAPITAL and not taken[end]:
            end += 1
        if words[end] in _SMALL_MIDDLES:
            end = _small_middle_end(tokens, end, taken)
        if end == token + 1:
            done = end
            if flags[token] & LONE or _is_single(tokens, token):
                # No one is called "miền | Trung", "người | Hoa".
                if keys[token] not in _REGIONS.get(keys[token - 1], ()):
                    singles.append(token)
                continue
        else:
            done = end = _credit_end(tokens, token, end) if end > token + _PAIR else end
        person = (leader(tokens, token, end) if token in led else None) or _in_run(tokens, token, end, taken)
        if person is not None:
            done = max(done, person.end)
            yield person
        elif end == token + 1 and _is_acronym(words[token]):
            singles.append(token)


def _is_acronym(word: str) -> bool:
    """Whether a word that is no person may be a body of the document: "Viện Chính sách | RAWE", no number ("VIII")."""
    return len(word) > _PAIR and word.isupper() and not is_syllable(word) and word.strip("IVXL") != ""


def _small_middle_end(tokens: Tokens, middle: int, taken: Sequence[int]) -> int:
    """Where a name ends whose second syllable is written small ("Nguyễn | văn Mẫu"), `middle` where none does."""
    end = run_end(tokens, middle + 1)
    whole = end > middle + 1 and not any(taken[middle:end]) and _is_common(tokens, middle - 1)
    return end if whole else middle


def _is_single(tokens: Tokens, token: int) -> bool:
    """Whether a word between small ones is told by nothing beside it; most are the first words of sentences."""
    after = tokens.words[token + 1]
    if after in _LEADING:
        if tokens.flags[token] & OPENS and tokens.keys[token] in openers():
            # "Theo | al - Asiri"
            return True
        if _leads_on(tokens, token):
            return False
    if after in BEFORE_AGES and _stands_alone(tokens, token):
        return False
    before = token - 1
    return before < 0 or not (
        tokens.keys[before] in tokens.lists.ends_of_titles or tokens.words[before] in _BEFORE_NAMES
    )


def _credit_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the name of a photographer in capitals ends that the next sentence follows: "Ảnh: MAI MẪU | Ông Lê Văn"."""
    if not is_credited(tokens, start):
        return end
    place = start
    while place < end and tokens.words[place].isupper():
        place += 1
    return place if place - start >= _PAIR else end


def _leads_on(tokens: Tokens, token: int) -> bool:
    """Whether a particle joins more to a single word: "Armin | van Buuren", "Al | - Waleed"."""
    article = tokens.words[token + 1] in PARTICLES and tokens.words[token + 2 : token + 3] == ["-"]
    if article or tokens.words[token + 1] == "-":
        return foreign_end(tokens, token, token + 1) > token + _PAIR
    return tokens.capital(token + 2)


def _stands_alone(tokens: Tokens, token: int) -> bool:
    """Whether a word alone is a person, because an age follows: "Moussa, 18 tuổi"."""
    if not is_aged(tokens, token + 1):
        return False
    return not (tokens.flags[token] & PLACE_NAME or tokens.words[token].isupper())


def _in_run(tokens: Tokens, start: int, end: int, taken: Sequence[int]) -> PersonMention | None:
    """Find the person in one run of capitalised words."""
    key = tokens.keys[start]
    if key == "bác" and tuple(tokens.keys[start:end]) == _UNCLE_HO:
        return PersonMention(start, end, sure=True, titled=False, place=False)
    if end - start > _PAIR and key in CREDITS and _is_author(tokens, start, end):
        # "Ảnh NGUYỄN VĂN A", "(Ảnh Lê Mẫu)" without a colon.
        return PersonMention(start + 1, end, sure=True, titled=True, place=False)
    if end - start > _FULL and (key == "đảng" or tokens.words[start][-1].isdigit()):
        # "Trung ương Đảng | Lê Văn Mẫu", "Trưởng tàu SE6 | Lê Văn Mẫu"
        start += is_full_name(tokens, start + 1, end)
    start, title = after_titles(tokens, start, end)
    if start >= end or names_none(tokens, start, end, taken):
        return None
    if title is not None:
        return titled_person(tokens, after_country(tokens, start, end, title), end, title)
    if end == start + 1 and _stands_alone(tokens, start):
        return mention(tokens, start, end)
    return _untitled(tokens, start, end)


def _is_author(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a name follows "Ảnh": in capitals, or as all that stands on the line or in the brackets."""
    if is_shouted(tokens, start + 1, end):
        return True
    opens = start == 0 or tokens.words[start - 1] in {"\n", "("}
    closes = tokens.words[end] in {"\n", ")"}
    return opens and closes and vietnamese_end(tokens, start + 1, end) == end


def _untitled(tokens: Tokens, start: int, end: int) -> PersonMention | None:
    """The name in a run that no title tells."""
    if end - start == _PAIR and is_pair_of_place(tokens, start):
        return made(PersonMention, (start, end, False, False, True))
    words = tokens.words
    province = admin_name(tokens, start, down_to(DISTRICT)) if end - start > _FULL + 1 else None
    if province is not None and province[0] > start + 1 and is_full_name(tokens, province[0], end):
        # "Hà Nội | Lê Văn Mẫu"
        start = province[0]
    # "Y Bhem Niê Mẫu" is an Ê Đê name.
    highland = words[start] == "Y" and end - start >= _FULL
    given = tokens.lists.given
    for first in range(start, min(end, start + _LONGEST_RUN)):
        named = _named(tokens, start, first, end) if begins_name(tokens, first) else None
        if named is None and (words[first] in given or (highland and first == start)):
            named = _given(tokens, start, first, end)
        if named is not None:
            return named
    if end == start + _FULL and is_korean(words[start:end]):
        # "Song Joong Mau"
        return mention(tokens, start, end)
    name_end = vietnamese_end(tokens, start, end)
    if end > start + 1 and end < len(words) and words[end] == "-" and _ends_small(tokens, start, end):
        # "Moon Jae - in": no place and no company is written so.
        first = after_country(tokens, start, end)
        return mention(tokens, first, foreign_end(tokens, first, end))
    if name_end == end or (name_end > start + 1 and words[start].isupper()):
        word = name_end == start + _PAIR and is_word(tokens, start) and not is_credited(tokens, start)
        sure = name_end - start > 1 and not word and has_evidence(tokens, start, name_end)
        return mention(tokens, start, name_end, sure=sure)
    return _foreign(tokens, start, end) if end - start > 1 or not words[start].isupper() else None


def _named(tokens: Tokens, start: int, first: int, end: int) -> PersonMention | None:
    """The Vietnamese name that begins at `first` in the run [start, end)."""
    if first > start and not _may_begin(tokens, start, first):
        return None
    name_end = vietnamese_end(tokens, first, end)
    if name_end - first >= _FULL and not begins_with_country(tokens, first, name_end):
        sure = not _ends_with_place(tokens, first, name_end) or has_evidence(tokens, first, name_end)
        return mention(tokens, first, name_end, sure=sure)
    if name_end == end and name_end - first > 1 and first == start:
        return mention(tokens, first, name_end, sure=has_evidence(tokens, start, end))
    return None


def _given(tokens: Tokens, start: int, first: int, end: int) -> PersonMention | None:
    """The name whose given name of another language stands at `first` in the run [start, end)."""
    foreign = foreign_end(tokens, first, end)
    if tokens.words[foreign].isdigit() and tokens.words[foreign + 1] in _CLOSING:
        # "đổi tên thành | Mary Rowe 1,"
        return None
    born = first > start and _is_born(tokens, first)
    return mention(tokens, first - born, foreign) if foreign - first > 1 or born else None


def _foreign(tokens: Tokens, start: int, end: int) -> PersonMention:
    """The words of another language in the run [start, end), its country left out."""
    start = after_country(tokens, start, end)
    foreign = foreign_end(tokens, start, end)
    if foreign - start == 1:
        known = _stands_alone(tokens, start) or tokens.words[start] in words_in("famous.txt")
        return mention(tokens, start, foreign, sure=known)
    sure = has_evidence(tokens, start, foreign) or not _NOBLE.isdisjoint(tokens.words[start:foreign])
    # Not "FC Bengaluru", but "MARY ROWE".
    sure = sure and (not tokens.words[start].isupper() or is_given_name(tokens.words[start].capitalize()))
    return mention(tokens, start, foreign, sure=sure)


def _is_common(tokens: Tokens, place: int) -> bool:
    """Whether a surname stands here with which a name begins, whatever stands before."""
    return tokens.keys[place] in keys_listed("common surnames")


def _is_born(tokens: Tokens, first: int) -> bool:
    """Whether a name begins a word before a foreign given name: "Phạm Lisa Anh", "Ziyed Ben Belgacem"."""
    surname = tokens.words[first - 1] in listed("surnames abroad") or _is_common(tokens, first - 1)
    return surname or (tokens.words[first] in _INNER and tokens.words[first - 1].istitle())


def _ends_small(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a dash and a part in small letters end a foreign name: "Moon Jae | - in"."""
    foreign = foreign_end(tokens, after_country(tokens, start, end), end)
    return foreign > end + 1 and tokens.words[foreign - 1].islower()


def _ends_with_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word that is seldom a surname stands before a province or district: "Festival | Hoa Đà Lạt"."""
    if (
        _is_common(tokens, start)
        or tokens.keys[start] in keys_listed("other surnames")
        or end - start != _FULL
        or not tokens.flags[start + 1] & PLACE_NAME
    ):
        return False
    unit = admin_name(tokens, start + 1, down_to(DISTRICT))
    far = world_name(tokens, start + 1)
    return any(found is not None and found[0] == end for found in (unit, far))


def _may_begin(tokens: Tokens, start: int, first: int) -> bool:
    """Whether a name may begin inside a run: after what is no part of it, not in "Bảo | Tín Minh Châu"."""
    before = tokens.words[start:first]
    if _is_common(tokens, first) or not all(map(is_vietnamese, before)):
        return True
    if before[-1] in NATIONS or "".join(tokens.keys[first + 1 : first + 2]) in {"thị", "văn"}:
        return True
    places = (admin_name(tokens, start), world_name(tokens, start))
    ends = any(found is not None and found[0] == first for found in places)
    return ends or (first == start + 1 and tokens.opens_sentence(start))
