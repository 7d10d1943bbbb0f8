"""The words of a name in a row, and the states that a treaty is between: "| giữa Việt Nam và EU |", "| Mỹ - Nhật |"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.extract.world import world
from indexer.syllables import syllables

_DASHES = frozenset({" - ", " – ", "-", "–"})
DASH = re.compile(r" [-–] |[-–]\b")
"""Between two parties, or a name and its second half."""
_PAIRED = frozenset({("phòng", "chống"), ("động", "thực"), ("chặn", "chống")})
"""Syllables that a comma between them does not part: "động, thực vật"."""
_CREDITS = frozenset({"Ảnh", "Video", "Clip"})
_LONGEST = 120
_SHORT_STATES = frozenset({"Hàn", "Trung", "Việt", "Ấn"})
"""Syllables that states are called by beside others: "Việt - Hàn"."""
_PARTIES = (("EU",), ("ASEAN",), ("Liên", "minh", "châu", "Âu"), ("Liên", "minh", "Kinh", "tế", "Á", "Âu"))
"""Unions of states that sign treaties, beside the states."""


def cut(text: str, start: int) -> tuple[Sequence[str], Sequence[int]]:
    """The words from an offset on that spaces and dashes between them join, and where they end in the text."""
    words, ends = _cut(text[start : start + _LONGEST])
    return words, [start + end for end in ends]


@lru_cache(maxsize=16)
def _cut(text: str) -> tuple[Sequence[str], Sequence[int]]:
    """The words that a text begins with, and where they end; asked several times of one place, which no one changes."""
    words: list[str] = []
    ends: list[int] = []
    for first, last in syllables(text):
        gap = text[ends[-1] : first] if ends else " "
        word = text[first:last]
        if gap == "-" and word[0].islower():
            # "Giơ-ne-vơ"
            words[-1] += text[ends[-1] : last]
            ends[-1] = last
            continue
        joined = gap in _DASHES and word[0].isupper() and word not in _CREDITS
        # "hợp tác về phòng, | chống tội phạm"
        paired = gap == ", " and (words[-1].lower(), word) in _PAIRED
        if not (gap == " " or joined or paired):
            break
        words.append(word)
        ends.append(last)
    return words, ends


def parties_end(text: str, end: int) -> int:
    """Where the parties to a treaty end, two at least, behind its name: "| giữa Việt Nam và EU |", "| Mỹ - Nhật |"."""
    words, ends = cut(text, end + 1)
    between = words[:1] == ["giữa"]
    first = party_at(words, int(between))
    joined = between and words[first : first + 1] in (["và"], ["với"])
    dashed = first > 0 and DASH.match(text, ends[first - 1]) is not None
    if first <= between or not (joined or dashed):
        return end
    last = first
    place = first + joined
    while (further := party_at(words, place)) > place:
        last = place = further
        if not DASH.match(text, ends[last - 1]):
            break
    return ends[last - 1] if last > first else end


def party_at(words: Sequence[str], place: int) -> int:
    """Where a state or a union of states ends that stands at a place; the same place for none."""
    far = world().match(words, place)
    other = next((len(name) for name in _PARTIES if tuple(words[place : place + len(name)]) == name), 0)
    short = int(words[place : place + 1] != [] and words[place] in _SHORT_STATES)
    return far[0] if far else place + (other or short)
