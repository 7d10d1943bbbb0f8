"""Places in a list, whose first one alone has the word for its kind: "xã Phổ Phong, Phổ Nhơn và Phổ Cường"."""

from collections.abc import Iterator

from indexer.extract.gazetteer import DISTRICT, PROVINCE
from indexer.extract.names import LONGEST_PERSON, admin_name, begins_person, down_to, is_vietnamese, run_end, world_name
from indexer.extract.place_names import DASHES, LONGEST_NAME, STREETS, unit_filter
from indexer.extract.places import PlaceMention
from indexer.extract.tables import heads, openers, roles, titles
from indexer.extract.tokens import Tokens

_LISTING = frozenset({",", "và", ";"})
_LONGEST_NOTE = 4
"""Tokens in brackets after a street: "Tố Hữu (Hà Đông), ..."."""
_ENDS = frozenset({",", ".", ";", ")", "và", "\n", "…", "("})
"""What follows a name of a list."""


def listed(tokens: Tokens, first: PlaceMention) -> Iterator[PlaceMention]:
    """Yield the names that share the word of a place: "xã Phổ Phong, | Phổ Nhơn, | Phổ Cường"."""
    if first.word is None or not first.word.form or tokens.words[first.name].isdigit():
        return
    street = first.word.form in STREETS
    place = _after_note(tokens, first.end) if street else first.end
    marks = _LISTING | DASHES if street else _LISTING
    while place + 1 < len(tokens) and tokens.keys[place] in marks and tokens.capital(place + 1):
        name = place + 1
        higher = admin_name(tokens, name, down_to(PROVINCE)) or world_name(tokens, name)
        if higher is not None and first.word.form != "Tỉnh" and not (street and higher[0] < run_end(tokens, name)):
            return
        if place == first.end and _is_above(tokens, name, first):
            return
        unit = admin_name(tokens, name, unit_filter(first.word)) if first.word.kind == "unit" else None
        end = unit[0] if unit else _listed_end(tokens, name, street=street)
        if end == name:
            return
        yield first._replace(start=name, word_end=name, name=name, end=end, units=unit[1] if unit else (), canonical="")
        place = _after_note(tokens, end) if street else end


def _is_above(tokens: Tokens, name: int, first: PlaceMention) -> bool:
    """Tell whether a name is the district of the place before it, with its province behind: "xã Kim Sơn, | Quế, Xứ"."""
    district = admin_name(tokens, name, down_to(DISTRICT))
    if district is None or tokens.keys[district[0]] != ",":
        return False
    province = admin_name(tokens, district[0] + 1, down_to(PROVINCE))
    paths = {unit.path for unit in district[1] if unit.level == DISTRICT}
    within = [unit for unit in first.units if unit.parent in paths]
    return province is not None and any(unit.province == above.path for unit in within for above in province[1])


def _after_note(tokens: Tokens, end: int) -> int:
    """Return where the brackets end that open here, `end` where none do: "Tố Hữu | (Hà Đông)"."""
    if tokens.words[end : end + 1] != ["("]:
        return end
    last = min(len(tokens), end + 1 + _LONGEST_NOTE)
    closing = next((place for place in range(end + 1, last) if tokens.words[place] == ")"), end - 1)
    return closing + 1


def _listed_end(tokens: Tokens, name: int, *, street: bool) -> int:
    """Return the end of an unknown name in a list, `name` when it may be anything else; streets bear persons' names."""
    end = run_end(tokens, name)
    after = tokens.words[end]
    chained = street and (after in DASHES or (tokens.words[name - 1] in DASHES and after.islower()))
    if not 1 < end - name <= LONGEST_NAME or not (chained or after in _ENDS):
        return name
    if not street and end - name <= LONGEST_PERSON and begins_person(tokens, name, least=3):
        return name
    if not street and any(phrases.match(tokens.keys, name) for phrases in (heads(), roles(), titles())):
        return name
    fits = all(map(is_vietnamese, tokens.words[name:end]))
    return end if fits and (chained or tokens.keys[name] not in openers()) else name
