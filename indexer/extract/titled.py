"""What stands before the name of a person: titles, offices with their field or country, words of kin."""

from indexer.extract.evidence import is_credited
from indexer.extract.gazetteer import DISTRICT
from indexer.extract.names import (
    LONGEST_PERSON,
    PARTICLES,
    admin_name,
    begins_name,
    begins_person,
    down_to,
    is_given_name,
    is_inner,
    is_shouted,
    is_syllable,
    is_vietnamese,
    vietnamese_end,
    world_name,
)
from indexer.extract.tables import (
    Title,
    compounds,
    fields,
    heads,
    openers,
    surnames,
    titles,
    words_in,
)
from indexer.extract.tokens import LED, OPENS, PLACE_NAME, TITLE, TITLE_END, WORLD_NAME, Tokens
from indexer.extract.world import countries

_PAIR = 2
_FULL = 3
_LONGEST_WORK = 6
_MOST_WORDS = 3
_KNOWN_TO_ALL = Title(strong=True, kin=False, office=False, single=False)
"""What "gương mặt tên tuổi", "những tên tuổi" tell of the names after "như"."""
_ARAB = ["Ả", "Rập"]
_MORE_THAN_PERSONS = frozenset({"thầu", "lí", "sao", "viên", "tư", "trình"})
"""Last syllables of "nhà thầu", "quản lý", "ngôi sao", "thành viên": firms and works, too, are called so."""
SHORT_COUNTRIES = frozenset({"Hàn", "Trung", "Triều", "Thái"})
"""Countries as newspapers call them for short."""
_COUNTRIES = SHORT_COUNTRIES | {_ARAB[0]}
_OFFICES_OF_COMPANIES = frozenset({"ceo", "đốc", "tịch", "lập", "hđqt", "hđtv"})
"""Last syllables of "CEO", "giám đốc", "chủ tịch", "người sáng lập", "chủ tịch HĐQT"."""
_BEFORE_AUTHORS = frozenset({"“", '"', ":"})
_MARKS = _BEFORE_AUTHORS | {"."}
"""Marks that may stand between a title and a name."""
_MAY_BE_TITLED = TITLE | OPENS | LED
_KIN_OR_PLACE = frozenset({"bà", "bố"})


def after_titles(tokens: Tokens, start: int, end: int) -> tuple[int, Title | None]:
    """Return where the name begins and the title before it, None when there is none."""
    key = tokens.keys[start]
    if not tokens.flags[start] & _MAY_BE_TITLED and key != "ban":
        return start, None
    if end - start > 1 and tokens.words[start].isupper() and _is_author(tokens, start, end):
        # "Ảnh: | MAI MẪU": what would be an adverb or a title elsewhere is a part of the name.
        return start, None
    if key in _KIN_OR_PLACE and admin_name(tokens, start) is not None:
        # Bà Rịa, Bà Nà, Bố Trạch.
        return start, None
    if key == "ban" and end - start > _FULL:
        # "Phó Trưởng | Ban Lê Văn Mẫu"
        start += begins_person(tokens, start + 1, least=_FULL)
    title: Title | None = None
    if tokens.flags[start] & (TITLE | OPENS):
        start, title = _own_titles(tokens, start, end)
    if title is not None or not tokens.flags[start] & LED:
        return start, title
    title = _title_before(tokens, start, end)
    if title is None and tokens.words[start - 1] in PARTICLES:
        # "giáo sư | von Hagen"
        title = _title_before(tokens, start - 1, end)
        start -= title is not None
    return start, title


def _own_titles(tokens: Tokens, start: int, end: int) -> tuple[int, Title | None]:
    """Where a run goes on after its first words that are titles or open a sentence, and the last of the titles."""
    title: Title | None = None
    opener = end - start > 1 and tokens.flags[start] & OPENS and tokens.keys[start] in openers()
    if opener and end - start >= _FULL and tokens.flags[start + 1] & TITLE and tokens.words[start + 1].isupper():
        # "Gặp | MC Lê Mẫu"
        start, opener = start + 1, False
    while start < end and tokens.flags[start] & TITLE:
        found = titles().match(tokens.keys, start)
        if found is None or found[0] > end or (found[0] == end and found[0] - start == 1):
            break
        if (
            tokens.words[start] == "Anh"
            and not tokens.opens_sentence(start)
            and not is_syllable(tokens.words[start + 1])
        ):
            # "tàu dầu | Anh Mary Rowe"
            break
        inner = found[0] == start + 1 and not tokens.opens_sentence(start)
        if inner and tokens.words[start] == "Anh" and end - start == _PAIR and is_vietnamese(tokens.words[start + 1]):
            # "gặp | Anh Tú"
            break
        name = end - start == _FULL and tokens.keys[start] in surnames()
        name = name and all(map(is_vietnamese, tokens.words[start:end]))
        if name and found[0] == start + len(("Võ", "Sỹ")) and not tokens.opens_sentence(start):
            # "Võ Sỹ Mẫu"
            break
        if inner and (tokens.keys[start] in surnames() or _is_in_pair(tokens, start, end)):
            break
        start, title = found
    if title is None and opener:
        place = admin_name(tokens, start + 1) or world_name(tokens, start + 1)
        if (place is not None and place[0] == end) or not is_full_name(tokens, start, end):
            # "Từ Tiền Giang đến ..." is no name of three syllables.
            start += 1
    return start, title


def _is_author(tokens: Tokens, start: int, end: int) -> bool:
    return is_credited(tokens, start) and is_shouted(tokens, start, end)


def _is_in_pair(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what looks like a title begins a name after one: "nhà thiết kế | Anh Thư"."""
    before = titles().match_before(tokens.keys, start)
    # "ca sĩ", "MC": of two syllables or an abbreviation
    long = before is not None and (before[0] < start - 1 or tokens.words[before[0]].isupper())
    return end - start == len(("Anh", "Thư")) and before is not None and long and before[1].strong


def _is_foreign(tokens: Tokens, start: int, end: int) -> bool:
    """Whether all words of a run are of another language, the last none of a firm: "anh hùng | Sardar Patel"."""
    if tokens.words[end - 1] in words_in("suffixes.txt") or tokens.keys[start - 1] in _MORE_THAN_PERSONS:
        return False
    return not any(is_syllable(word) or word.isupper() for word in tokens.words[start:end])


def _title_before(tokens: Tokens, start: int, end: int) -> Title | None:
    """Return the title that ends here, None when there is none; some ("là", "bạn") announce full names only."""
    place = start
    if tokens.words[start - 1] in _MARKS:
        if tokens.words[place - 1] == "." and tokens.words[place - 2].isupper():
            place -= 1
        if tokens.words[place - 1] in _BEFORE_AUTHORS and tokens.keys[place - 2] == "ảnh":
            place -= 1
    if tokens.keys[place - 1] == "như":
        return _title_of_list(tokens, place - 1)
    if place == 0 or not tokens.flags[place - 1] & TITLE_END:
        return _office_before_field(tokens, place, end) or _title_before_words(tokens, place, end)
    lists = tokens.lists
    found = lists.titles.match_before(tokens.keys, place)
    if found is None:
        # "Bí thư | Đảng ủy | ...": an office and a body without name.
        body = heads().match_before(tokens.keys, place)
        found = lists.titles.match_before(tokens.keys, body[0]) if body is not None else None
        # "phát ngôn viên | cảnh sát | Jane Rowe"
        full = _full_length(tokens, start, end) or (end - start > 1 and _is_foreign(tokens, start, end))
        if found is not None and found[1].office and full:
            return found[1]
        return _office_before_field(tokens, place, end) or _title_before_words(tokens, place, end)
    if is_inner(tokens, found[0]):
        return None
    kin = found[1].kin and vietnamese_end(tokens, start, end) == end > start + 1
    kin = kin and (tokens.keys[start], tokens.keys[start + 1]) not in compounds()
    counts = found[1].strong or kin or is_full_name(tokens, start, end) or is_given_name(tokens.words[start])
    counts = counts or (found[0] < place - 1 and end - start > 1 and _is_foreign(tokens, start, end))
    return found[1] if counts else None


def _title_of_list(tokens: Tokens, end: int) -> Title | None:
    """The title whose bearers are listed after "như": "các nghệ sĩ | như Hoàng Mẫu", "ca sĩ hàng đầu khác | như"."""
    for place in range(end, max(0, end - _MOST_WORDS - 1), -1):
        found = titles().match_before(tokens.keys, place)
        if found is not None and found[1].strong and not found[1].office and found[0] < place - 1:
            return found[1]
        if not tokens.words[place - 1].islower():
            return None
    return _KNOWN_TO_ALL if tokens.keys[end - 2 : end] == ["tên", "tuổi"] else None


def _office_before_field(tokens: Tokens, place: int, end: int) -> Title | None:
    """Return the office of a state before its field and a country: "Bộ trưởng giáo dục | Mỹ Jane Roe".

    A place of work may stand between ("đại sứ Iraq tại | Nga John Doe"), or no country ("Thứ trưởng Giao thông | ...").
    """
    lists = tokens.lists
    told = tokens.keys[place - 1] in lists.fields.last_words
    if not told and not tokens.flags[place] & PLACE_NAME:
        return None
    foreign = told and end - place > 1 and not is_syllable(tokens.words[place]) and not tokens.words[place].isupper()
    named = told and (foreign or begins_name(tokens, place))
    field = lists.fields.match_before(tokens.keys, place) if named else None
    office = lists.titles.match_before(tokens.keys, field[0]) if field is not None else None
    if office is not None and office[1].office and (office[1].single or not foreign):
        return office[1]
    far = world_name(tokens, place)
    if far is None or far[0] + 1 >= end:
        return None
    for before in range(place, max(0, place - _LONGEST_WORK), -1):
        found = lists.titles.match_before(tokens.keys, before)
        if found is not None and found[1].office:
            return found[1]
        if not tokens.words[before - 1].isalpha():
            return None
    return None


def _title_before_words(tokens: Tokens, place: int, end: int) -> Title | None:
    """Return the title that words follow: "chuyên gia | quân sự | Ivan Petrov"; of two syllables after "trẻ" only."""
    if end - place < len("AB") or place < len("ABC") or not tokens.words[place - 1].islower():
        return None
    full: bool | None = None
    before = name = place
    for _ in range(_MOST_WORDS):
        before, praise = _word_before(tokens, before)
        if before == place:
            return None
        if full is None:
            full = is_full_name(tokens, place, end) or not all(map(is_syllable, tokens.words[place:end]))
        if not (full or praise):
            return None
        found = tokens.lists.titles.match_before(tokens.keys, before)
        if found is not None:
            makes = tokens.keys[before - 1] == "xuất"
            # "cảnh sát trưởng | địa phương | Jane Rowe"
            elsewhere = found[1].office and tokens.keys[before] != "địa"
            foreign = end - name > 1 and not any(map(is_syllable, tokens.words[name:end]))
            counts = found[1].strong or foreign
            return None if makes or elsewhere or not counts else found[1]
        place = before
    return None


def _word_before(tokens: Tokens, place: int) -> tuple[int, bool]:
    """Where the word in small letters before a token begins (the token itself: there is none), whether it praises."""
    lists, last = tokens.lists, tokens.keys[place - 1]
    pair = (tokens.keys[place - 2], last)
    if (last,) in lists.praise:
        return place - 1, True
    if pair in lists.praise:
        return place - 2, True
    return place - 2 * (pair in lists.dictionary_words and tokens.words[place - 2].islower()), False


def _full_length(tokens: Tokens, start: int, end: int) -> bool:
    return _FULL <= end - start <= LONGEST_PERSON and all(map(is_vietnamese, tokens.words[start:end]))


def after_country(tokens: Tokens, start: int, end: int, title: Title | None = None) -> int:
    """Return where the name begins after a country: "Thủ tướng | Singapore | ...", but "ca sĩ Mỹ Uyên"."""
    office = title is not None and title.office
    may_be = office or tokens.flags[start] & WORLD_NAME or tokens.words[start] in _COUNTRIES
    pair = title is not None and not office and start + 2 == end
    if not may_be or (pair and all(map(is_vietnamese, tokens.words[start:end]))):
        return start
    if tokens.words[start : start + 2] == _ARAB and start + 2 < end:
        return start + 2
    own = _after_own(tokens, start, end) if title is not None and title.office else start
    if own > start:
        return own
    far = world_name(tokens, start)
    direct = title is not None and title.strong and not title.office
    city = far is not None and far[0] < end and far[1] not in countries()
    if direct and far is not None and city and not is_syllable(tokens.words[far[0]]):
        # "ông | Orlando Rowe", but "nghị sĩ Florida | Jane Rowe"
        return far[0] if far[0] + 1 < end and is_given_name(tokens.words[far[0]]) else start
    if far is None and tokens.words[start] in SHORT_COUNTRIES and start + 2 < end:
        return start if is_syllable(tokens.words[start + 1]) and is_syllable(tokens.words[start + 2]) else start + 1
    return far[0] if far is not None and far[0] < end else start


def _after_own(tokens: Tokens, start: int, end: int) -> int:
    """Where the name begins after the unit or the field of an office, `start` where neither stands."""
    unit = admin_name(tokens, start, down_to(DISTRICT))
    if unit is not None and unit[0] < end and begins_person(tokens, unit[0], least=3):
        # "Bí thư | Bình Dương Lê Văn Mẫu"
        return unit[0]
    if start + _FULL < end and not is_syllable(tokens.words[start]) and leads_company(tokens, start, end):
        # "giám đốc | Rowgri Lê Văn Mẫu"
        return start + begins_person(tokens, start + 1, least=_FULL)
    field = fields().match(tokens.keys, start)
    # "Bộ trưởng | Nông Nghiệp Jane Rowe"
    named = field is not None and field[0] + 1 < end and is_given_name(tokens.words[field[0]])
    return field[0] if field is not None and named else start


def leads_company(tokens: Tokens, start: int, end: int) -> bool:
    """Whether an office before a name may be one of a company: "CEO Asanzo", but not "Chủ tịch Xi Doe"."""
    chair = tokens.keys[start - 1] == "tịch" and end - start > 1 and world_name(tokens, start + 1) is None
    return tokens.keys[start - 1] in _OFFICES_OF_COMPANIES and not chair


def is_full_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a Vietnamese name of three syllables and more with a surname begins here."""
    return begins_name(tokens, start) and vietnamese_end(tokens, start, end) - start >= _FULL
