"""Words of a query that only ask: an answer says "ngày 15/11" where a question says "khi nào".

In a sentence a document need not hold them. They still rank: "Vì sao giá xăng tăng hôm nay?" is also the heading of a
page. Of a few words all are required, as people expect who type "chính quyền ở đâu".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.normalise import fold, syllable_key
from indexer.query.terms import Slot

# Interrogative pronouns of Vietnamese grammar and what they stand with; the single ones may also mean "any" or "each",
# which says as little of a document.
_RUNS = """
bao nhiêu, bao lâu, bao giờ, bao xa, khi nào, lúc nào, mấy giờ, ở đâu, tại sao, vì sao, làm sao, ra sao, như thế nào,
thế nào, là gì, là ai, ai là, điều gì, cái gì, những gì, của ai, bởi ai, là bao nhiêu, là khi nào, là như thế nào,
có phải, hay không, hay chưa
"""
_SINGLE = "ai, gì, nào"
# "Có ... không?", "đã ... chưa?": at the end of a sentence.
_LAST = "không, chưa"

_Run = tuple[tuple[str, str], ...]
"""Syllables, each as key and without marks."""

SENTENCE = 6
"""Syllables from which on a query is read as a sentence; below, each pair of neighbours is likely to be a word."""


def asking(slots: Sequence[Slot]) -> frozenset[int]:
    """The places of the slots that only ask; none in less than a sentence, or when nothing else is asked for."""
    found = frozenset(_asking(slots) if len(slots) >= SENTENCE else ())
    return found if len(found) < len(slots) else frozenset()


def _asking(slots: Sequence[Slot]) -> Iterator[int]:
    for first in range(len(slots)):
        for length, runs in _runs().items():
            run = slots[first : first + length]
            if any(_are(run, syllables) for syllables in runs):
                yield from range(first, first + length)
    if any(_are(slots[-1:], syllables) for syllables in _split(_LAST)):
        yield len(slots) - 1


def _are(run: Sequence[Slot], syllables: _Run) -> bool:
    """Whether slots are these syllables, typed with their marks or without."""
    return len(run) == len(syllables) and all(
        slot.form == "whole" and (slot.key == key if slot.marked else slot.fold == bare)
        for slot, (key, bare) in zip(run, syllables, strict=True)
    )


@cache
def _runs() -> Mapping[int, tuple[_Run, ...]]:
    """The runs by their number of syllables."""
    runs = _split(f"{_RUNS}, {_SINGLE}")
    return {length: tuple(run for run in runs if len(run) == length) for length in {len(run) for run in runs}}


@cache
def _split(text: str) -> tuple[_Run, ...]:
    return tuple(tuple((syllable_key(each), fold(each)) for each in run.split()) for run in text.split(","))
