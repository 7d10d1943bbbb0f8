"""Where the names of treaties and of laws of other states end: "Hiệp định | Thương mại tự do Bắc Mỹ |"."""

import re
from collections.abc import Sequence
from functools import cache

from indexer.extract.names import is_syllable
from indexer.extract.parties import DASH, cut, parties_end, party_at
from indexer.extract.tables import bridging, compounds, key_of, words_in
from indexer.extract.world import countries, world

_APART_AFTER_AND = frozenset({"các", "cả", "luật", "những", "thoả", "tuân", "việc"})
"""What makes the "và" before it join two things, not the words of one name."""
_JOINTS = frozenset({"và", "châu", "về", "xuyên"})
_INNER = frozenset({("luật", "biển"), ("liên", "hợp"), ("hợp", "quốc")})
_OTHER_ACTS = frozenset(
    {"Hiệp định", "Hiệp ước", "Công ước", "Đạo luật", "Nghị định", "Hiến chương", "Pháp lệnh", "Thoả thuận"}
)
_NO_NAMES = frozenset({"Quốc hội", "Chính phủ", "Hạ viện", "Thượng viện", "Nghị viện"})
"""Who makes "các đạo luật | Quốc hội vừa thông qua"."""
_LONGEST_BRIDGE = 6
_LONGEST_SMALL = 16
_LONGEST_WORD = 3
_INSIDE = frozenset({"các", "mới", "những", "về"})
_IN_LAWS = frozenset({"của", "lại", "thông"})
"""Small words that a name goes on over to its abbreviation, or that of a law."""
_OTHERS_BEGIN = frozenset({"Uỷ", "Ủy", "Luật", "Bộ", "Điều"})
"""What a body, a law or an article begins with that stands beside an act: "Luật Giám sát và | Uỷ ban Giám sát"."""
_TRADE = frozenset({"Thương", "Mậu", "Khung"})
"""First syllables of what many treaties are about, which names none."""
_KINDS_ALONE = frozenset({"thương mại tự do", "tự do thương mại", "mậu dịch tự do", "thương mại song phương"})
"""What names no agreement, whatever its letters: "đàm phán Hiệp định | Thương mại Tự do | (FTA) với EU"."""
_ABOUT_LAWS = frozenset({"cơ", "khác", "quan", "riêng", "gốc", "chính", "hiện", "liên", "nghiêm", "gây", "bổ"})
"""What tells of a law that it has no name: "đạo luật | quan trọng"."""
_OF_A_KIND = frozenset({"gia", "khung", "nợ", "thương", "tự", "vay", "viện"})
"""First syllables of what many agreements are, "Hiệp định | vay vốn", "Hiệp định | thương mại"."""
_ABOUT = re.compile(r"(?:(?:song phương|ba bên|đa phương) )?về (?!việc|vấn đề)")
_BEGIN_NAMES = frozenset({"cấp", "đối", "theo"})
"""What ends a name alone, but not in "đối thủ" or "theo dõi"."""
_BOTH = frozenset({"bên", "nước"})
_AFTER_NAMES = frozenset({"của", "thông", "và"})
_APART = frozenset({"giữa", "hiệp", "đạo"})
"""First syllables of what a name does not go on over: "giữa", another "hiệp định"."""
_ACRONYM = re.compile(r" \((?!FTA\))(?=[A-ZĐ][A-Za-z]{1,8}\))")
SHORT_NAME = re.compile(
    r"(?:(?: (?:năm )?(?:19|20)[0-9]{2})? \((?:(?:viết|gọi) tắt là )?|[\"”]?,? (?:viết|gọi) tắt(?: là)? )"
    r"(?!FTA\b)((?:New )?[A-ZĐ][A-Z]{2,8}(?: ?- ?[0-9]{1,2})?)(?=[),.;\"”])"
)
BARE_NAME = re.compile(r" (?!FTA|ASEAN|WTO|APEC|NATO|[IVX]+\b)([A-Z]{3,8})(?![\w-])(?! [A-ZĐ])")
"""A short name behind the long one without brackets: "Hiệp ước Các lực lượng hạt nhân tầm trung | INF"."""
_YEAR = re.compile(r" (?:năm )?(?:18|19|20)[0-9]{2}\b")


def country_end(text: str, start: int) -> int:
    """Where the country ends whose constitution is cited: "Hiến pháp | Nhật Bản"; `start` for none."""
    words, ends = cut(text, start)
    far = world().match(words, 0) if words else None
    return ends[far[0] - 1] if far is not None and far[1] in countries() else start


_STATE = re.compile(
    r"nước (?:(?:CHXHCN|CHDCND|(?i:cộng h(?:òa|oà)(?: xã hội chủ nghĩa| dân chủ(?: nhân dân)?| nhân dân)?)) )?"
)
"""What stands before a country that is called in full: "Hiến pháp | nước Cộng hoà Xã hội Chủ nghĩa | Việt Nam"."""


def constitution_end(text: str, start: int) -> int:
    """Where the country ends whose constitution is cited, also by its full name; `start` for none."""
    state = _STATE.match(text, start)
    name = state.end() if state is not None else start
    end = country_end(text, name)
    return end if end > name else start


@cache
def _union() -> re.Pattern[str]:
    return re.compile(r"Đoàn(?: (?:TNCS|Thanh niên [Cc]ộng sản) Hồ Chí Minh)?(?!\w)")


def union_end(text: str, start: int) -> int:
    """Where the name of the youth union ends, whose charter is called by its first word alone as well."""
    union = _union().match(text, start)
    return union.end() if union else start


def party_end(text: str, start: int) -> int:
    """Where a party ends whose charter is cited: "điều lệ | Đảng", "Điều lệ | Đảng Cộng sản Trung Quốc"."""
    end = start + len("Đảng")
    if text[end : end + len(" Cộng sản")].lower() != " cộng sản":
        return end if not text[end : end + 1].isalnum() else start
    end += len(" Cộng sản")
    country = country_end(text, end + 1)
    return country if country > end + 1 else end


def _ends_subject(words: Sequence[str], place: int) -> bool:
    """Whether a word ends what a treaty is about; not in a compound, "nguy | cấp", "trừng phạt | đối thủ"."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    inner = place > 0 and (key_of(words[place - 1]), key_of(word)) in compounds()
    begins = word in _BEGIN_NAMES and after != "với" and (key_of(word), key_of(after)) in compounds()
    return word in words_in("subject_ends.txt") and not (inner or begins or (word, after) == ("bị", "đe"))


def subject_end(text: str, start: int) -> int:
    """Where what a convention is about ends: "Công ước về | Giao thông đường bộ | năm 1968"; `start` for nothing."""
    words, ends = cut(text, start)
    end = 0
    while end < min(len(words), _LONGEST_SMALL) and not (_ends_subject(words, end) or _parts(words, end)):
        end += 1
    return ends[end - 1] if end > 1 else start


def _parts(words: Sequence[str], place: int) -> bool:
    """Whether something else begins at a place: after "và", a party, a number, another act."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else "Và"
    # "khí hậu Paris | và tăng thuế"
    foreign = place > 0 and not is_syllable(words[place - 1]) and after.islower()
    other = after[0].isupper() or after in _APART_AFTER_AND or after in words_in("subject_ends.txt") or foreign
    # "biên giới | hai nước", "bổ sung hơn | 250"
    counted = (word == "hai" and after in _BOTH) or word.isdecimal()
    owned = word == "của" and after[0].isupper()
    return (word == "và" and other) or counted or owned or f"{word} {after}" in _OTHER_ACTS


def name_end(text: str, start: int, *, law: bool = False) -> int:
    """Where the name of a treaty, or of a law, ends that begins here; `start` when there is none."""
    words, ends = cut(text, start)
    owned = words[:1] == ["của"]
    first = int(owned)
    if " ".join(words[first : first + 2]) in _NO_NAMES or words[:1] == ["FTA"] or not text[start : start + 1].isalpha():
        return start
    if not words[first:] or not words[first][0].isupper():
        return _short_end(text, words, ends, start)
    if (short := _short_end(text, words, ends, start, law=law)) > start:
        return short
    end = first
    while end < len(words) and _goes_on(words, end, first):
        end += 1
    foreign = not is_syllable(words[first])
    about = (law and not foreign) or "về" in words[first:end]
    further = max(_bridge_end(text, words, ends, end), _small_end(words, end) if about else end)
    capitals = sum(word[0].isupper() for word in words[first:further])
    if capitals == 1 and not (foreign or law or words[first] in _TRADE):
        # "Hiệp ước Cấm vũ khí hạt nhân", but any "Hiệp định Thương mại tự do"
        long = _long_end(words, first + 1)
        further, capitals = (long, 2) if long > first + _LONGEST_WORD else (further, 1)
    if capitals == 1 and foreign and not (law or words[first].isupper()) and words[further : further + 1] == ["về"]:
        # "Công ước Berne về bảo hộ tác phẩm"
        return subject_end(text, ends[further] + 1) if further < len(words) - 2 else ends[further - 1]
    name = ends[further - 1]
    whole = name if foreign else parties_end(text, name)
    told = whole > name or any(after.match(text, name) is not None for after in (_YEAR, _ACRONYM))
    kind = text[start:name].lower() in _KINDS_ALONE
    named = (capitals > 1 and not kind) or told or foreign or (law and further > first + 1)
    return whole if named and (not owned or "về" in words[:further]) else start


def between_end(text: str, start: int) -> int:
    """Where a name in small letters ends that tells between whom: "Hiệp định | vận tải biển giữa Việt Nam và Nga |"."""
    words, ends = cut(text, start)
    for place in range(1, min(len(words), _LONGEST_SMALL)):
        if not _bridges(words, place - 1) or f"{words[place - 1]} {words[place]}".capitalize() in _OTHER_ACTS:
            break
        if (end := parties_end(text, ends[place - 1])) > ends[place - 1]:
            return end
        if _ends_subject(words, place):
            break
    return start


def treaty_end(text: str, start: int) -> int:
    """Where the name of a treaty ends, also one in small letters that tells between whom: "hiệp ước | Nga - Nhật |"."""
    return max(name_end(text, start), between_end(text, start) if text[start : start + 1].islower() else start)


def agreement_end(text: str, start: int) -> int:
    """Where the name of an agreement in small letters ends, behind a capital inside a sentence; not that of a kind."""
    words, _ = cut(text, start)
    of_kind = words[:1] and (words[0] in _OF_A_KIND or text.endswith(" các Hiệp định ", 0, start))
    return max(between_end(text, start), start if of_kind else small_end(text, start, least=3))


def small_end(text: str, start: int, *, least: int = 2) -> int:
    """Where a name in small letters of that many words ends: "Đạo luật | an ninh | năm 1972"; `start` for none."""
    words, ends = cut(text, start)
    if (about := _ABOUT.match(text, start)) is not None:
        end = subject_end(text, about.end())
        return parties_end(text, end) if end > about.end() else start
    begins = tuple(map(key_of, words[:2])) in compounds() or (words and bridging(key_of(words[0]), words[0]))
    if not begins or key_of(words[0]) in _ABOUT_LAWS:
        return start
    end = max(_short_end(text, words, ends, start, law=True), subject_end(text, start))
    return end if text.count(" ", start, end) + 1 >= least else start


def _short_end(text: str, words: Sequence[str], ends: Sequence[int], start: int, *, law: bool = False) -> int:
    """The end of a name before its abbreviation: "hiệp định đối tác toàn diện | (CPTPP)"; `start` when none follows."""
    long = bool(words) and words[0][0].isupper()
    for place, word in enumerate(words[:_LONGEST_SMALL]):
        if word == "giữa" or " ".join(words[place : place + 2]).capitalize() in _OTHER_ACTS:
            break
        if not (word[0].isupper() or _bridges(words, place) or word in _INSIDE or (law and word in _IN_LAWS)):
            break
        if SHORT_NAME.match(text, ends[place]) or (long and place > 1 and BARE_NAME.match(text, ends[place])):
            return ends[place]
    return start


def _bridges(words: Sequence[str], place: int) -> bool:
    """Whether a name may go on over a word, or the word ends one that it may go on over: "tự | do"."""
    keys = [key_of(word) for word in words[max(0, place - 1) : place + 1]]
    invests = words[place : place + 2] == ["đầu", "tư"]
    return invests or bridging(keys[-1], words[place]) or tuple(keys) in compounds()


def _goes_on(words: Sequence[str], place: int, first: int) -> bool:
    """Whether a word belongs to the name: it has a capital, ends a word that has one, or joins another capital."""
    word = words[place]
    if word[0].isupper():
        return f"{word} {''.join(words[place + 1 : place + 2])}" not in _OTHER_ACTS
    pair = (key_of(words[place - 1]), key_of(word))
    inner = place > first and (pair in compounds() or pair in _INNER)
    after = words[place + 1 : place + 3]
    joins = word in _JOINTS and after != [] and after[0][0].isupper() and after[0] not in _OTHERS_BEGIN
    # Not "hiệp ước INF và Nga".
    beside = word == "và" and words[place - 1].isupper()
    return inner or (joins and not beside and " ".join(after) not in _OTHER_ACTS)


def _small_end(words: Sequence[str], start: int) -> int:
    """The end of the small letters that a name goes on in, before what ends it: "Đạo luật Kiểm soát | di trú | của"."""
    end = start
    while end < len(words) and words[end].islower() and words[end] != "và" and _bridges(words, end):
        end += 1
    short = end - start <= _LONGEST_WORD and words[start:end][:1] != ["quy"]
    return end if short and _is_end(words, end) else start


def _is_end(words: Sequence[str], place: int) -> bool:
    """Whether a name surely ends before a place."""
    return place == len(words) or words[place] in _AFTER_NAMES or words[place] in words_in("subject_ends.txt")


def _long_end(words: Sequence[str], start: int) -> int:
    """The end of the words in any letters that a name goes on in: "Các | lực lượng Hạt nhân |"; `start` for none."""
    end = start
    while end < min(len(words), _LONGEST_SMALL) and words[end] != "và":
        if not (words[end].istitle() or (words[end].islower() and _bridges(words, end))):
            break
        end += 1
    return end if _is_end(words, end) else start


def _bridge_end(text: str, words: Sequence[str], ends: Sequence[int], start: int) -> int:
    """The end of a name that goes on in small letters to its abbreviation or to a place; `start` when it does not.

    "Hiệp ước Các lực lượng hạt nhân tầm trung | (INF)", "Hiệp định Thương mại tự do | Bắc Mỹ".
    """
    for place in range(start, min(len(words), start + _LONGEST_BRIDGE)):
        end = party_at(words, place) if words[place][0].isupper() or words[place] == "châu" else place
        if end > place > start:
            while end < len(words) and DASH.match(text, ends[end - 1]):
                end += 1
                while end < len(words) and _goes_on(words, end, place) and not DASH.match(text, ends[end - 1]):
                    end += 1
            return end
        # "Hiệp ước INF | và Nga", "Hiệp ước INF | buộc Mỹ"
        beside = place == start and len(words[place - 1]) > len("EU") and words[place - 1].isupper()
        if beside or words[place] in _APART or not (_bridges(words, place) and words[place].islower()):
            return start
        if _ACRONYM.match(text, ends[place]):
            return place + 1
    return start
