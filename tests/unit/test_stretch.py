"""The postings of several terms as one row, whether they lie side by side, nearly so, or apart."""

from pathlib import Path

import numpy as np
import pytest

from indexer.engine.whoosh import stretch as stretches
from indexer.engine.whoosh.arrays import ArrayFile, ArrayWriter
from indexer.engine.whoosh.segment import InvertedField
from indexer.engine.whoosh.stretch import Stretch, Wanted

DOCUMENTS, BASE, SIZE, TERMS = 40, 7, 60, 12
NAME = "body_syllable"


def positions_of_terms() -> list[dict[int, list[int]]]:
    """For every term its documents, and its positions in each; every fourth term is rare."""
    drawing = np.random.default_rng(5)
    rows = []
    for term in range(TERMS):
        found = np.flatnonzero(drawing.random(DOCUMENTS) < (0.02 if term % 4 == 3 else 0.4)).tolist() or [term]
        rows.append({document: [term, term + 100][: 1 + document % 2] for document in found})
    return rows


ROWS = positions_of_terms()


@pytest.fixture
def field(tmp_path: Path) -> InvertedField:
    with ArrayWriter(tmp_path / "arrays") as writer:
        writer.add_texts(f"{NAME}/terms", [f"{term:02}".encode() for term in range(TERMS)])
        writer.add(f"{NAME}/by_key", np.arange(TERMS))
        writer.add(f"{NAME}/posting_ends", np.cumsum([len(row) for row in ROWS]))
        writer.add(f"{NAME}/documents", np.array([document for row in ROWS for document in row]))
        writer.add(f"{NAME}/frequencies", np.array([len(places) for row in ROWS for places in row.values()]))
        writer.add(f"{NAME}/token_ends", np.cumsum([sum(map(len, row.values())) for row in ROWS]))
        writer.add(f"{NAME}/positions", np.array([one for row in ROWS for places in row.values() for one in places]))
        writer.add(f"{NAME}/lengths", np.ones(DOCUMENTS, np.int64))
        writer.finish()
    return InvertedField(ArrayFile(tmp_path / "arrays"), NAME)


@pytest.mark.parametrize("terms", [[2], [0], [2, 3, 4], [0, 1, 2, 4, 5, 6], [0, 6, 11], [1, 2, 9], [11]])
@pytest.mark.parametrize("cheap", [0, 10**6])
@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("block", [1, 4, 10**6])
def test_a_row_gives_the_postings_of_its_terms(
    field: InvertedField, terms: list[int], cheap: int, share: float, monkeypatch: pytest.MonkeyPatch, *, block: int
) -> None:
    """Looked up one by one, when that is said to be cheap, or looked through; tokens added up in blocks of any size."""
    monkeypatch.setattr(stretches, "_BLOCK", block)
    monkeypatch.setattr(stretches, "_LOOK_UP", cheap)
    monkeypatch.setattr(stretches, "_EACH", cheap)
    chosen = np.flatnonzero(np.random.default_rng(6).random(SIZE) < share)
    row = Stretch(NAME, field, BASE, terms)
    places, documents = row.find(Wanted(chosen, SIZE))
    counts, positions = row.tokens(places)
    found = zip(row.keys_at(places), documents.tolist(), counts.tolist(), strict=True)
    expected = [
        (f"{term:02}", document + BASE, places)
        for term in terms
        for document, places in ROWS[term].items()
        if document + BASE in chosen
    ]
    assert list(found) == [(term, document, len(places)) for term, document, places in expected]
    assert positions.tolist() == [place for _, _, places in expected for place in places]


@pytest.mark.parametrize("terms", [[2], [2, 3, 4], [0, 1, 2, 4, 5, 6], [0, 6, 11]])
def test_the_documents_of_all_its_terms_are_marked(field: InvertedField, terms: list[int]) -> None:
    flags = np.zeros(SIZE, np.bool_)
    Stretch(NAME, field, BASE, terms).mark(flags)
    documents = {document + BASE for term in terms for document in ROWS[term]}
    assert np.flatnonzero(flags).tolist() == sorted(documents)
