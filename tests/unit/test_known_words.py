"""Corrections know of the words of an index what its reader tells, whatever they asked for before."""

from indexer.engine.memory import MemoryEngine
from indexer.search.known_words import KnownWords, term_of
from indexer.spelling import LETTER_MARK
from tests.records import Sample, batch

_BODIES = ("đảng_viên kì vĩ phốcc", "dang dở windows 2022", "Đãng trí 5g")
_ASKED = ("đảng", "ĐẢNG", "dang", "đãng", "đáng", "phoc", "vy", "vỹ", "kỳ", "windows", "windown", "2022", "nghiêgn", "")


def test_a_word_is_in_as_many_documents_as_the_reader_counts() -> None:
    engine = MemoryEngine()
    samples = [Sample(str(number), body=body.lower()) for number, body in enumerate(_BODIES)]
    engine.rebuild([batch(samples)], fingerprint="")
    with engine.open() as reader:
        known = KnownWords(reader)
        assert {word: known.frequency(word) for word in _ASKED} == {
            word: reader.document_frequency(term_of(word)) for word in _ASKED
        }
        assert [(choice.text, choice.documents) for choice in known.likely("đáng", LETTER_MARK)] == [
            ("đãng", 1),
            ("đảng", 1),
        ]
