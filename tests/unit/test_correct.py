"""Correcting a query costs a bounded number of questions, however many of its words are misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from indexer.engine import Reader
from indexer.engine.memory import MemoryEngine
from indexer.model.request import Term
from indexer.search.correct import Corrector
from indexer.search.known_words import KnownWords
from tests.records import Sample, batch

_BODY = "sổ tay đảng viên điện tử của chi bộ thôn đông họp bàn làm đường bê tông năm nay"

_MOST = 24


@dataclass
class Counting:
    """A reader that remembers which words it was asked for together, and how many pairs of neighbours."""

    reader: Reader
    together: int = 0
    """Questions how many documents hold several words, anywhere or side by side."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reader, name)

    def document_frequency(self, *terms: Term) -> int:
        """Answer, and count."""
        self.together += len(terms) > 1
        return self.reader.document_frequency(*terms)

    def pair_frequencies(self, pairs: Sequence[tuple[Term, Term]], /) -> tuple[int, ...]:
        """Answer, and count."""
        self.together += len(pairs)
        return self.reader.pair_frequencies(pairs)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("sổ tay đãng viên", 1), ("sổ tay đãng viện điễn từ củà chí bổ thốn đống hóp bán lảm đướng bế tống nằm này", 24)],
)
def test_a_long_query_asks_no_more_than_24_times(typed: str, asked: int) -> None:
    engine = MemoryEngine()
    engine.rebuild([batch([Sample(str(number), body=_BODY) for number in range(3)])], fingerprint="")
    with engine.open() as reader:
        counting = Counting(reader)
        corrected = Corrector(KnownWords(counting)).corrected(typed.split())
    assert corrected[:3] == ["sổ", "tay", "đảng"]
    assert asked <= counting.together <= _MOST
