"""How far the name of an organisation goes on after its head: over other bodies, then step by step.

The first step that gets further counts; where none does, the name may go on in small letters up to "Việt Nam".
"""

from collections.abc import Iterator

from indexer.extract.described import described_end
from indexer.extract.field_steps import field_end, predicates
from indexer.extract.lists import keys_listed, phrases_listed
from indexer.extract.names import is_syllable
from indexer.extract.reach import COMMITTEES, Walk
from indexer.extract.steps import PLAIN_STEPS, PREPOSITIONS, steps_at
from indexer.extract.tables import Head, HeadKind, bridging, compounds, deeds, dictionary_words, heads, roles
from indexer.extract.tokens import HEAD, Tokens
from indexer.extract.unknown_fields import unlisted_field

_DEEPEST = 3
_LONGEST = 32
"""Tokens; what goes on for longer is no name."""
_LONGEST_BRIDGE = 6
_LAST = frozenset({"việt", "quốc"})
"""First syllables of "Việt Nam" and "quốc gia", with which a name ends that goes on in small letters."""
_LONGEST_EXPLAINED = 11
_LONGEST_ACRONYM = 8
_LONGEST_INTRODUCTION = 9
_NESTING: frozenset[HeadKind] = COMMITTEES | {"department", "force", "court", "group", "company"}
_OWNING: frozenset[HeadKind] = frozenset({"department", "force", "court", "hospital", "school", "company"})
_BRIDGING: frozenset[HeadKind] = frozenset({"group", "department", "company"})


def extended(tokens: Tokens, walk: Walk) -> int:
    """Return the end of a name; the end of its head when nothing of the name follows."""
    end = walk.after
    while end < walk.after + _LONGEST:
        reached, complete = end, True
        if tokens.flags[end] & HEAD:
            reached, complete = _nested(tokens, end, walk)
        if reached == end:
            for step in steps_at(tokens, end):
                reached, complete = step(tokens, end, walk)
                if reached > end:
                    break
        if reached == end:
            unlisted = max(unlisted_field(tokens, end, walk), described_end(tokens, end, walk))
            reached = max(_rest_of_word(tokens, end, walk), unlisted)
            if reached == end:
                return _hidden_end(tokens, _bridged(tokens, end, walk))
            complete = False
        end = reached
        if complete or _is_of_vietnam(tokens, end, walk):
            break
    end = _hidden_end(tokens, end)
    return end if end - walk.after <= _LONGEST else walk.after


def _is_of_vietnam(tokens: Tokens, end: int, walk: Walk) -> bool:
    """Whether the name of a firm ends with its country: "Hãng phim truyện Việt Nam | sản xuất phim Mẫu".

    Not behind its form alone: "Công ty CP Việt Nam kỹ nghệ súc sản".
    """
    ended = walk.kind == "company" and tokens.keys[end - 2 : end] == ["việt", "nam"] and tokens.words[end].islower()
    return ended and tokens.keys[end - 3] not in keys_listed("legal forms") | {"ty"}


def _hidden_end(tokens: Tokens, end: int) -> int:
    """Return the end of a name of initials: "Công ty TNHH dịch vụ P. | N", "Trường tiểu học B. | L"."""
    while tokens.words[end] == "." and _is_letter(tokens, end - 1) and _is_letter(tokens, end + 1):
        end += 2
    return end


def _is_letter(tokens: Tokens, place: int) -> bool:
    return tokens.capital(place) and len(tokens.words[place]) == 1


def _nested(tokens: Tokens, place: int, walk: Walk) -> tuple[int, bool]:
    """Another body inside the name: "Đảng ủy | Sở Y tế", "Văn phòng | UBND tỉnh"."""
    found = heads().match(tokens.keys, place)
    if found is None or walk.depth == _DEEPEST or not _may_nest(walk, place):
        return place, False
    after, head = found
    if not (tokens.capital(place) or walk.kind in COMMITTEES or head.lower or _is_named(tokens, place, walk, found)):
        return place, False
    inner = Walk(after, head.kind, tokens.capital(place), head.bare, walk.depth + 1)
    # Bodies in bodies are asked for again and again: without memory a line of heads would take for ever.
    end = tokens.bodies.get((place, inner.depth), -1)
    if end < 0:
        end = tokens.bodies[place, inner.depth] = extended(tokens, inner)
    # "Cảnh sát điều tra tội phạm về ma tuý" is one field.
    whole = (end > after or head.lower or _is_whole(tokens, place, walk, head)) and field_end(tokens, place) <= end
    return (end if whole else place), whole


def _is_named(tokens: Tokens, place: int, walk: Walk, found: tuple[int, Head]) -> bool:
    """Whether a head in small letters is that of a body of its own: "Cục Lãnh sự | bộ Ngoại giao".

    Not so after an office ("Cục phó | cục Thuế"), nor the company in whose "văn phòng" somebody sits.
    """
    after, head = found
    if head.kind not in _OWNING or not any(map(tokens.capital, range(place + 1, after + 1))):
        return False
    inner = (tokens.keys[place - 1], tokens.keys[place]) in compounds()
    office = roles().match_before(tokens.keys, place)
    own = heads().match_before(tokens.keys, walk.after)
    if inner or (office is not None and own is not None and office[0] >= own[0]):
        return False
    return head.kind != "company" or walk.capital or walk.kind != "department"


def _may_nest(walk: Walk, place: int) -> bool:
    # "Cổng thông tin điện tử | bộ Y tế"
    portal = walk.kind == "press" and walk.bare
    return portal or (walk.kind in _NESTING and not (walk.kind == "company" and place > walk.after))


def _is_whole(tokens: Tokens, place: int, walk: Walk, head: Head) -> bool:
    """Whether a head alone is a body inside this one: "Văn phòng | Đảng uỷ", "Đảng uỷ | khối"."""
    block = tokens.keys[place] == "khối"
    if not tokens.capital(place):
        return block and walk.kind in COMMITTEES
    return head.bare or block or (walk.kind == "department" and walk.capital and head.kind in COMMITTEES)


def _rest_of_word(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of the word that begins with the last syllable of a name: "Hội đồng Tham mưu | trưởng".

    A syllable that ends a word itself begins no other ("Bộ Tài chính | đề xuất").
    """
    if end <= walk.after or walk.kind in COMMITTEES or not tokens.capital(end - 1) or not tokens.words[end].islower():
        return end
    if (tokens.keys[end - 1], tokens.keys[end]) not in compounds() or tokens.keys[end] in PLAIN_STEPS | PREPOSITIONS:
        return end
    # "Bệnh viện Quang Trung | thực hiện"
    other = tokens.words[end + 1 : end + 2] and tuple(tokens.keys[end : end + 2]) in dictionary_words()
    return end if other or (tokens.keys[end - 2], tokens.keys[end - 1]) in dictionary_words() else end + 1


def _bridged(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of a name that goes on in small letters: "Hiệp hội Gỗ và lâm sản Việt Nam"."""
    # "Công ty tư vấn IHS | ghi nhận ..." ends with a foreign name.
    may_go_on = end > walk.after and walk.kind in _BRIDGING and is_syllable(tokens.words[end - 1])
    if not (walk.capital or may_go_on):
        return end
    explained = _before_acronym(tokens, end, walk.kind) if walk.capital else end
    if explained > end or not may_go_on or _LAST.isdisjoint(tokens.keys[end + 1 : end + 1 + _LONGEST_BRIDGE]):
        return explained
    words_end = _words_end(tokens, end)
    for place in range(end + 1, min(len(tokens) - 1, words_end + 1)):
        other = heads().match(tokens.keys, place) if tokens.capital(place) and tokens.flags[place] & HEAD else None
        if other is not None and (other[1].kind == walk.kind or tokens.words[place - 1] == ","):
            # "Công ty A và | Công ty B Việt Nam" are two, so are "Bộ A, | Hội B Việt Nam".
            break
        if tuple(tokens.keys[place : place + 2]) in {("việt", "nam"), ("quốc", "gia")}:
            return place + 2
    return end


def _before_acronym(tokens: Tokens, start: int, kind: HeadKind) -> int:
    """Return where an abbreviation shows that a name ends, `start` where none does: "Cơ quan quản lý thuốc | (FDA)".

    No other body may begin before it.
    """
    if "(" not in tokens.words[start : start + _LONGEST_EXPLAINED]:
        return start
    for end in range(start, min(len(tokens), start + _LONGEST_EXPLAINED)):
        if tokens.words[end] == "(":
            return end if acronym_at(tokens, end) > end else start
        inner = end > start and (tokens.keys[end - 1], tokens.keys[end]) in compounds()
        joined = end > start and tokens.keys[end - 1] in {",", "và"}
        body = _begins_body(tokens, end, kind, joined=joined)
        fits = inner or tokens.keys[end] == "các" or bridging(tokens.keys[end], tokens.words[end])
        if body or not fits:
            break
    return start


def _begins_body(tokens: Tokens, place: int, kind: HeadKind, *, joined: bool) -> bool:
    """Whether another body begins here: not "Cơ quan Di trú và | Hải quan Mỹ", customs being a field, too."""
    found = heads().match(tokens.keys, place) if tokens.flags[place] & HEAD else None
    same = found is not None and found[1].kind == kind != "company"
    if found is None or (same and field_end(tokens, place) > place and tokens.words[place - 1] != ","):
        return False
    return joined or tokens.capital(place) or tokens.capital(found[0])


def _words_end(tokens: Tokens, start: int) -> int:
    """Return the end of the words from `start` on that may stand inside a name, as many as one may have."""
    end = start
    while end < min(len(tokens), start + _LONGEST_BRIDGE):
        # "ngoài" is a preposition, not so in "nước ngoài".
        inner = end > start and (tokens.keys[end - 1], tokens.keys[end]) in compounds()
        told = deeds().match(tokens.keys, end) is not None or tuple(tokens.keys[end : end + 2]) in predicates()
        if told or (not inner and not bridging(tokens.keys[end], tokens.words[end])):
            break
        end += 1
    return end


def acronym_at(tokens: Tokens, place: int) -> int:
    """Return where the first short name stands in the brackets that open here, `place` when there is none."""
    return next(acronyms_at(tokens, place), place) if tokens.words[place] == "(" else place


def acronyms_at(tokens: Tokens, place: int) -> Iterator[int]:
    """Yield where short names stand in the brackets that open here, up to the first part that is none.

    "(FISC)", "(Rosatom)", "(mã chứng khoán: DQC)", "(Sacombank, mã CK: STB)".
    """
    if place + 2 >= len(tokens) or tokens.words[place] != "(":
        return
    last = min(len(tokens), place + _LONGEST_INTRODUCTION)
    closing = next((token for token in range(place + 2, last) if tokens.words[token] == ")"), place)
    start = place + 1
    for end in range(start + 1, closing + 1):
        if end < closing and tokens.words[end] != ",":
            continue
        if not _is_short_name(tokens, start, end):
            return
        yield end - 1
        start = end + 1


def _is_short_name(tokens: Tokens, start: int, end: int) -> bool:
    word = tokens.words[end - 1]
    before = tuple(key for key in tokens.keys[start : end - 1] if key != ":")
    short = word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM
    foreign = tokens.capital(end - 1) and not is_syllable(word)
    return (not before or before in phrases_listed("before short names")) and word.isalpha() and (short or foreign)
