"""An index that is built again and again: each version holds documents of its own."""

import os
from pathlib import Path

from indexer.engine import whoosh
from indexer.engine.whoosh import WhooshEngine
from indexer.model.changes import Changes
from indexer.model.request import SearchRequest, Term, Tier
from tests.records import Sample, batches


def build_for_ever(folder: Path, number: int, writing: int) -> None:
    """Build the versions after `number`, by rebuilding and updating, and write the number of each when it is live."""
    whoosh._GROUP_TOKENS = 5
    engine = WhooshEngine(folder)
    while True:
        number += 1
        samples = version(number)
        if number % 3:
            engine.rebuild(batches(samples, 1), fingerprint=str(number))
        else:
            gone = frozenset(sample.doc_id for sample in version(number - 1))
            engine.update(Changes(batches(samples, 1), gone), fingerprint=str(number))
        os.write(writing, f"{number}\n".encode())


def version(number: int) -> list[Sample]:
    """The documents of a version."""
    return [
        Sample(f"{number}/{place}", body=f"v{number} bộ", stored=f"{number} {place}".encode() * 50)
        for place in range(number % 7 + 1)
    ]


def held(engine: WhooshEngine) -> int:
    """The version that an index holds, after a look at everything in it."""
    assert engine.verify(deep=True).problems == ()
    with engine.open() as reader:
        ids = reader.ids()
        number = int(ids[0].partition("/")[0])
        expected = version(number)
        assert ids == tuple(sample.doc_id for sample in expected)
        assert reader.documents(ids) == {sample.doc_id: sample.stored for sample in expected}
        found = reader.search(SearchRequest((Tier("exact", Term("syllable", f"v{number}")),), deadline=3600.0))
        assert found.total == len(expected)
        return number
