"""Fields that no list has, inside the names of firms and departments: what stands behind shows that they are one."""

from indexer.extract.evidence import does
from indexer.extract.field_steps import predicates
from indexer.extract.lists import keys_listed, phrases_listed
from indexer.extract.names import admin_name, begins_person, is_given_name, run_end, world_name
from indexer.extract.reach import Walk, is_person
from indexer.extract.tables import HeadKind, bridging, compounds, deeds, heads, known_organisations, place_words, titles
from indexer.extract.tokens import HEAD, KNOWN, PLACE_NAME, PLACE_WORD, TITLE, Tokens

_LONGEST_BRIDGE = 6
_LONGEST_FIELD = 8
_SHORTEST_FIELD = 2
_PAIR = 2
_RUN = frozenset({"tàu", "án", "chuỗi", "hiệu"})
"""Last syllables of what firms run, which has a name of its own: "tàu", "dự án", "chuỗi", "thương hiệu"."""
_MAKING = frozenset({"đóng", "chế", "tạo", "chữa"})
_OWNED: frozenset[HeadKind] = frozenset({"department", "group"})


def unlisted_field(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of what a firm or a department does, `end` where nothing tells it."""
    if walk.kind == "company":
        return _unknown_field(tokens, end, walk)
    return _owned_field(tokens, end, walk) if walk.kind in _OWNED and end < len(tokens) else end


def _unknown_field(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of what a firm does, between its kind and its name: "Công ty CP | pin ắc quy | Mẫu Sơn"."""
    legal = tokens.keys[end - 1] in keys_listed("legal forms")
    if not (legal or tokens.keys[walk.after - 1] in keys_listed("firms")):
        return end
    if not legal and any(map(tokens.capital, range(walk.after, end))):
        return end
    if tokens.keys[end : end + 1] == ["và"]:
        return end
    place = end
    while place < min(len(tokens) - 1, end + _LONGEST_BRIDGE) and tokens.words[place].islower():
        if not bridging(tokens.keys[place], tokens.words[place]) or deeds().match(tokens.keys, place):
            return end
        if not legal and _tells_other(tokens, place):
            return end
        place += 1
    named = tokens.capital(place) and not is_person(tokens, place, walk)
    # "công ty vận hành tàu | Mary Rowe", but "công ty đóng tàu | Rowe"
    named = named and not (tokens.keys[place - 1] in _RUN and tokens.keys[place - _PAIR] not in _MAKING)
    return place if named and (legal or (place > end and not _tells_other(tokens, place))) else end


def _owned_field(tokens: Tokens, end: int, walk: Walk) -> int:
    """Return the end of what a department does before its owner: "Phòng điều độ | của Tập đoàn X", "Trạm ... | Sở Y".

    Before a name, too, where the head is that of an institute: "Trung tâm sát hạch lái xe | Hoàng Mẫu".
    """
    last = tokens.keys[walk.after - 1]
    bears_name = last in keys_listed("founded bodies")
    described = walk.capital and last in keys_listed("described bodies")
    if not (bears_name or described or last in keys_listed("owned bodies")):
        return end
    if any(map(tokens.capital, range(walk.after, end))) or (tokens.keys[end - 1], tokens.keys[end]) in compounds():
        return end
    # "Hiệp hội | các quốc gia | Đông Nam Á"
    place = end + (described and tokens.keys[end] == "các")
    while place < min(len(tokens) - 1, end + _LONGEST_FIELD) and _is_of_field(tokens, place):
        place += 1
    other = tuple(tokens.keys[walk.after : walk.after + 2]) in predicates() | phrases_listed("no fields")
    if other or place < end + _SHORTEST_FIELD or tokens.keys[place - 1] == "và":
        return end
    owner = place + (tokens.keys[place] == "của")
    if walk.capital and _begins_owner(tokens, owner):
        return place
    if described and owner == place and _begins_place(tokens, place):
        return place
    founded = end == walk.after and bears_name and owner == place and is_foundation(tokens, place)
    return run_end(tokens, place) if founded else end


def _is_of_field(tokens: Tokens, place: int) -> bool:
    """Whether a word in small letters or a number may tell what a department does."""
    word, key = tokens.words[place], tokens.keys[place]
    if word.isdigit() or key == "và":
        return True
    if not (word.islower() and bridging(key, word)) or key in keys_listed("other firms"):
        return False
    # "lái" is a deed, not so in "lái xe".
    deed = deeds().match(tokens.keys, place) is not None
    inner = tuple(tokens.keys[place : place + 2]) in compounds() and tokens.words[place + 1].islower()
    place_word = tokens.flags[place] & PLACE_WORD and place_words().match(tokens.keys, place) is not None
    return not (deed and not inner) and not place_word


def _begins_owner(tokens: Tokens, place: int) -> bool:
    """Whether a body begins here, with a capital."""
    if not tokens.capital(place):
        return False
    head = heads().match(tokens.keys, place) if tokens.flags[place] & HEAD else None
    known = tokens.flags[place] & KNOWN and known_organisations().match(tokens.words, place) is not None
    return known or (head is not None and head[1].kind not in {"none", "cell"})


def _begins_place(tokens: Tokens, place: int) -> bool:
    """Whether a place begins here, with its kind or without: "Uỷ ban bầu cử | Iraq", "... vận tải | tỉnh Mẫu Sơn"."""
    if not tokens.flags[place] & (PLACE_WORD | PLACE_NAME):
        return False
    kind = place_words().match(tokens.keys, place)
    named = kind is not None and tokens.capital(kind[0])
    return named or admin_name(tokens, place) is not None or world_name(tokens, place) is not None


def is_foundation(tokens: Tokens, place: int) -> bool:
    """Whether a run names an institute: no place, no whole name of a person and nobody who does something."""
    if not tokens.capital(place) or is_given_name(tokens.words[place]):
        return False
    end = run_end(tokens, place)
    other = begins_person(tokens, place, least=3) or does(tokens, end) or end == place + 1
    return not (other or admin_name(tokens, place) or world_name(tokens, place))


def _tells_other(tokens: Tokens, place: int) -> bool:
    """Whether another firm, a body, an office, somebody or a place begins: "công ty | mẹ", "công ty | châu Âu"."""
    flags = tokens.flags[place]
    if tokens.keys[place] in keys_listed("other firms"):
        return True
    if flags & PLACE_NAME and world_name(tokens, place) is not None:
        return True
    tables = ((HEAD, heads()), (TITLE, titles()), (PLACE_WORD, place_words()))
    return any(flags & mark and table.match(tokens.keys, place) is not None for mark, table in tables)
