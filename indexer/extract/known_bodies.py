"""Names of bodies that the lists know: whether they are a body's here, and how far they go."""

from indexer.extract.lists import keys_listed, listed
from indexer.extract.mending import begins_article
from indexer.extract.names import is_given_name, is_syllable, is_vietnamese, run_end, world_name
from indexer.extract.places import place_at
from indexer.extract.tables import Head, HeadKind, known_organisations, openers, place_words, surnames, words_in
from indexer.extract.tokens import CAPITAL, KNOWN, PLACE_NAME, PLACE_WORD, WORLD_NAME, Tokens
from indexer.extract.world import countries

_CARDS = frozenset({"thẻ", "voucher"})
_BRANCHED = frozenset({"VNPT", "Viettel", "MobiFone", "Mobifone", "VinaPhone", "Vinaphone", "Petrolimex", "PVOIL"})
"""Firms that have a branch in every province, called by its name: "VNPT Sơn La"."""
_CALLED = frozenset({"ông", "bà", "ngài", "cô"})
_WITH_COUNTRY: frozenset[HeadKind] = frozenset({"press", "company"})
_HOME = "Việt Nam"
_OWN = (["thông", "tấn", "xã"], ["hãng"], ["hãng", "hàng", "không"])
"""Heads that a country belongs to: "hãng hàng không Ai Cập RoweAir"."""
_CODE = 3
"""Letters of the longest name that weapons bear, too: "tên lửa | RT -23"."""
_ABBREVIATED = 4
_INITIAL = len(("Gerald", "R", "."))


def is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Whether goods, events or estates bear the name of a body: "xe | Audi", "| AFF Cup", "toà nhà | Prudential"."""
    estate = place_words().match_before(tokens.keys, start)
    if estate is not None and estate[1].form in listed("places of firms"):
        return True
    before = tokens.keys[start - 1]
    if before in keys_listed("goods") or _is_card(tokens, start):
        return True
    if tokens.words[end] == "-":
        coded = tokens.touches_next(end) and tokens.words[end + 1].isdigit()
        return coded and tokens.words[end - 1].isupper() and len(tokens.words[end - 1]) <= _CODE
    if not tokens.flags[end] & CAPITAL:
        return tokens.words[end][0].isdigit() and before in keys_listed("machines")
    after = tokens.words[end : run_end(tokens, end)]
    return not (listed("events").isdisjoint(after) and listed("buildings").isdisjoint(after))


def _is_card(tokens: Tokens, start: int) -> bool:
    """Whether a card bears the name, and that of another firm before it: "thẻ tín dụng | VPBank | Mastercard"."""
    start -= start > 1 and tokens.flags[start - 1] & CAPITAL != 0
    last = tokens.keys[start - 1]
    return last in _CARDS or (last == "dụng" and tokens.keys[max(0, start - 3) : start] == ["thẻ", "tín", "dụng"])


def known_end(tokens: Tokens, start: int, end: int) -> int:
    """Return how far a known name goes on: "Kyodo | News", "VEC | O & M", a bank over its place ("BankX | Đắk Lắk")."""
    placed = tokens.flags[end] & (PLACE_NAME | PLACE_WORD) != 0 and _is_branched(tokens, start, end)
    place = place_at(tokens, end) if placed else None
    if place is not None and tokens.capital(place.name) and place.canonical not in countries():
        return place.end
    if not tokens.flags[end] & CAPITAL:
        return end
    if begins_article(tokens, end):
        # "Fatah | al - Sham"
        return run_end(tokens, end)
    if place is None and (home := _home_end(tokens, start, end)) > end:
        return home
    while tokens.capital(end) and not tokens.words[end + 1].isdigit():
        if not (tokens.words[end] in words_in("suffixes.txt") or _is_letter(tokens, end)):
            break
        end += 1
        if tokens.words[end] == "&" and _is_letter(tokens, end + 1):
            end += 2
    return end


def _is_branched(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name is that of a bank or of another firm whose branches are called by their places."""
    bank = tokens.keys[end - 1].endswith("bank") or tokens.keys[start : start + 2] == ["ngân", "hàng"]
    return bank or tokens.words[start] in _BRANCHED


def behind_country(tokens: Tokens, start: int, found: tuple[int, Head], end: int) -> int:
    """Where the name of a body begins that a country parts from its kind: "ngân hàng Đức | Deutsche Bank".

    `start` where none does: "Đài Truyền hình Việt Nam", "tập đoàn Mỹ".
    """
    after, head = found
    if not tokens.flags[after] & WORLD_NAME or head.kind not in _WITH_COUNTRY:
        return start
    far = world_name(tokens, after)
    if far is None or far[1] not in countries() or far[1] == _HOME or far[0] >= end:
        return start
    if tokens.keys[start:after] in _OWN or (tokens.capital(start) and not tokens.opens_sentence(start)):
        return start
    if tokens.flags[after] & KNOWN and known_organisations().match(tokens.words, after) is not None:
        # "hãng | Singapore Airlines"
        return start
    named = tokens.capital(far[0]) and (tokens.flags[far[0]] & KNOWN or not is_syllable(tokens.words[far[0]]))
    return far[0] if named else start


def _home_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the branch of a foreign firm in Vietnam ends, `end` where it is none: "Nestlé | VN", "Honda | Việt Nam"."""
    short = tokens.words[start].isupper() and len(tokens.words[start]) <= _ABBREVIATED
    if is_syllable(tokens.words[start]) or short or tokens.words[start] == "ASEAN" or end >= len(tokens):
        return end
    if tokens.words[end] in {"VN", "Vietnam"}:
        return end + 1
    return end + 2 if tokens.words[end : end + 2] == ["Việt", "Nam"] else end


def _is_letter(tokens: Tokens, place: int) -> bool:
    """Whether a letter goes on with an abbreviation: "VEC | E", not "Samsung | J"."""
    word = tokens.words[place] if tokens.capital(place) else ""
    return len(word) == 1 and word.isascii() and (tokens.words[place - 1].isupper() or tokens.words[place - 1] == "&")


def is_other(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a known name is that of its city here ("ở | Barcelona") or of a person ("Trần | Việt Tân")."""
    if tokens.keys[start - 1] in surnames() and tokens.capital(start - 1):
        return is_vietnamese(tokens.words[start])
    single = start > 0 and end == start + 1 and tokens.words[start].istitle() and not is_syllable(tokens.words[start])
    named = single and is_given_name(tokens.words[start - 1]) and tokens.keys[start - 1] not in openers()
    initial = single and start > _INITIAL and tokens.words[start - 1] == "." and len(tokens.words[start - 2]) == 1
    named = named or (initial and is_given_name(tokens.words[start - _INITIAL]))
    if named or (single and tokens.keys[start - 1] in _CALLED):
        # "Gerald | Ford", "Gerald R. | Ford", "ông | Ford"
        return True
    far = world_name(tokens, start)
    return far is not None and far[0] == end and tokens.keys[start - 1] in keys_listed("before cities")
