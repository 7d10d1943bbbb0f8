"""The part of the body that a hit names."""

import pytest

from indexer.analyse import token_places
from indexer.highlight import ShownText, marked
from indexer.model.document import Document, Part
from indexer.search.hits import best_part

_BODY = "họp chi bộ\nĐiều 5. họp tổ\nhọp xã, họp thôn"


@pytest.mark.parametrize(
    ("headed", "words", "label"),
    [
        ((), ["họp"], "3"),
        ((), ["chi", "tổ"], "1"),
        ((), [], ""),
        ((Part("paragraph", "1", 0, 10), Part("article", "Điều 5", 11, 42)), ["chi", "tổ", "xã"], "Điều 5"),
        ((Part("paragraph", "1", 0, 10), Part("article", "Điều 5", 11, 42)), ["chi", "bộ", "xã"], "1"),
    ],
)
def test_the_part_with_most_matched_syllables_is_named_and_the_first_of_equals(
    headed: tuple[Part, ...], words: list[str], label: str
) -> None:
    document = Document("a", "a.txt", "Tin", "line", _BODY, headed=headed)
    shown = ShownText(_BODY, *next(token_places([_BODY])))
    places = zip(shown.positions.tolist(), shown.starts.tolist(), shown.ends.tolist(), strict=True)
    positions = {position: 0 for position, start, end in places if _BODY[start:end] in words}
    assert best_part(document, marked(shown, positions)) == label
