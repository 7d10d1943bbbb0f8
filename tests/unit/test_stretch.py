"""The postings of several rows, whether they lie side by side, nearly so, or apart."""

from pathlib import Path

import numpy as np
import pytest

from indexer.engine.whoosh.arrays import ArrayFile, ArrayWriter
from indexer.engine.whoosh.invert import Rows
from indexer.engine.whoosh.segment import Inverted
from indexer.engine.whoosh.stretch import Stretch
from indexer.engine.whoosh.together import find_together
from indexer.engine.whoosh.wanted import Wanted

DOCUMENTS, BASE, SIZE, TERMS, FIELDS = 40, 7, 60, 4, 3


def positions_of_rows() -> list[dict[int, list[int]]]:
    """For every row, of a term in a field, its documents, and its positions in each; every fourth row is rare."""
    drawing = np.random.default_rng(5)
    rows = []
    for row in range(TERMS * FIELDS):
        found = np.flatnonzero(drawing.random(DOCUMENTS) < (0.02 if row % 4 == 3 else 0.4)).tolist() or [row]
        rows.append({document: [row, row + 100][: 1 + document % 2] for document in found})
    rows[5].clear()
    return rows


ROWS = positions_of_rows()


def inverted(folder: Path) -> Inverted:
    """The rows on disk."""
    with ArrayWriter(folder / "arrays") as writer:
        Rows(
            [f"{term:02}".encode() for term in range(TERMS)],
            np.cumsum([len(row) for row in ROWS]),
            np.array([document for row in ROWS for document in row]),
            np.array([len(places) for row in ROWS for places in row.values()]),
            np.array([one for row in ROWS for places in row.values() for one in places]),
            np.ones((FIELDS, DOCUMENTS), np.int64),
        ).write("syllable", writer, positional=True)
        writer.finish()
    return Inverted(ArrayFile(folder / "arrays"), "syllable")


@pytest.fixture(params=[0, 1, 10], autouse=True)
def long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rows are listed, or those of more than eight documents are kept as bits, or all."""
    monkeypatch.setattr("indexer.engine.whoosh.rows._LISTED", request.param)


@pytest.mark.parametrize("rows", [[2], [0], [2, 3, 4], [0, 1, 2, 4, 5, 6], [0, 6, 11], [1, 2, 9], [11], [5, 6]])
@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("block", [1, 8, 32, 10**3])
@pytest.mark.parametrize("close", [0, 2, 10**3])
def test_a_stretch_gives_the_postings_of_its_rows(
    tmp_path: Path, rows: list[int], share: float, monkeypatch: pytest.MonkeyPatch, *, block: int, close: int
) -> None:
    """Few documents are looked for in many postings, and many in few.

    Tokens are added up in blocks of any size, or of all postings between those that stand close together.
    """
    monkeypatch.setattr("indexer.engine.whoosh.tokens.BLOCK", block)
    monkeypatch.setattr("indexer.engine.whoosh.tokens._FEW", 1)
    monkeypatch.setattr("indexer.engine.whoosh.tokens._PIECE", 7)
    monkeypatch.setattr("indexer.engine.whoosh.tokens._CLOSE", close)
    monkeypatch.setattr("indexer.engine.whoosh.stretch._PIECE", 5)
    chosen = np.flatnonzero(np.random.default_rng(6).random(SIZE) < share)
    view = inverted(tmp_path)
    found: list[tuple[int, int, int, list[int]]] = []
    if (stretch := Stretch(view, BASE, rows)).postings:
        for part in find_together([(0, stretch)], Wanted(chosen, SIZE)):
            counts, positions = view.tokens(part.postings)
            places = np.split(positions, counts.cumsum())[:-1]
            columns = (view.rows_at(part.postings), part.rows[1].take(part.which), part.documents)
            found += zip(*(column.tolist() for column in columns), [each.tolist() for each in places], strict=True)
    expected = [
        (row, row % FIELDS, document + BASE, places)
        for row in rows
        for document, places in ROWS[row].items()
        if document + BASE in chosen
    ]
    assert sorted(found) == expected


@pytest.mark.parametrize("items", [[[2]], [[0], [5, 6], [2, 3]], [[3, 4, 5], [0, 6, 11], [2], [2]]])
@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("together", [0, 1 << 16])
def test_what_is_looked_for_together_is_found_as_alone(
    tmp_path: Path, items: list[list[int]], share: float, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.whoosh.together._TOGETHER", together)
    chosen = np.flatnonzero(np.random.default_rng(6).random(SIZE) < share)
    view = inverted(tmp_path)
    asked = [(place, Stretch(view, BASE, rows)) for place, rows in enumerate(items)]
    found: list[tuple[int, ...]] = []
    for part in find_together(asked, Wanted(chosen, SIZE)):
        assert (np.diff(part.which) >= 0).all()
        places, fields = part.rows.take(part.which, axis=1)
        columns = (places, view.rows_at(part.postings), fields, part.documents)
        found += zip(*(column.tolist() for column in columns), strict=True)
    expected = [
        (place, row, row % FIELDS, document + BASE)
        for place, rows in enumerate(items)
        for row in rows
        for document in ROWS[row]
        if document + BASE in chosen
    ]
    assert sorted(found) == expected


@pytest.mark.parametrize("rows", [[2], [2, 3, 4], [0, 1, 2, 4, 5, 6], [0, 6, 11]])
def test_the_documents_of_all_its_rows_are_marked(tmp_path: Path, rows: list[int]) -> None:
    flags = np.zeros(SIZE, np.bool_)
    stretch = Stretch(inverted(tmp_path), BASE, rows)
    stretch.mark(flags)
    documents = [document + BASE for row in rows for document in ROWS[row]]
    assert np.flatnonzero(flags).tolist() == sorted(set(documents))
    assert sorted(stretch.all_documents().tolist()) == sorted(documents)


@pytest.mark.parametrize("most", [0, 10**6], ids=["some documents", "all documents"])
@pytest.mark.parametrize("rows", [[2], [2, 3, 4], [0, 1, 2, 4, 5, 6], [0, 6, 11]])
def test_frequencies_are_added_up_over_rows_by_what_a_token_weighs_in_a_field(
    tmp_path: Path, rows: list[int], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.whoosh.stretch._MOST", most)
    shares = np.random.default_rng(7).random((FIELDS, SIZE)).astype(np.float32)
    found = np.zeros(SIZE, np.float32)
    Stretch(inverted(tmp_path), BASE, rows).add_frequencies(found, shares)
    expected = np.zeros(SIZE)
    for row in rows:
        for document, places in ROWS[row].items():
            expected[document + BASE] += len(places) * shares[row % FIELDS, document + BASE]
    assert found == pytest.approx(expected)
