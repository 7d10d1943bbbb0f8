"""What an update takes over: how many segments there are after many updates, and that no damage is copied."""

from pathlib import Path

import pytest

from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import _runs
from indexer.engine.whoosh.generation import Generation
from indexer.errors import IndexDamagedError
from indexer.model.changes import Changes
from tests.records import Sample, batch, batches


def segments(folder: Path, engine: WhooshEngine) -> list[str]:
    """The segments of the live generation."""
    name = engine.current()
    return [segment.segment_id for segment in Generation(name, folder / "generations" / name).segments]


@pytest.mark.parametrize(
    ("sizes", "runs"),
    [
        ((), []),
        ((5,), [(0,)]),
        ((5, 5), [(0, 1)]),
        ((100, 1), [(0,), (1,)]),
        ((100, 1, 1), [(0,), (1, 2)]),
        ((100, 3, 1), [(0,), (1,), (2,)]),
        ((100, 33, 12, 4, 2), [(0, 1, 2, 3, 4)]),
        ((100, 33, 12, 4, 1), [(0,), (1,), (2,), (3,), (4,)]),
    ],
)
def test_the_newest_segments_are_merged_while_the_one_before_is_hardly_larger(
    sizes: tuple[int, ...], runs: list[tuple[int, ...]]
) -> None:
    assert list(_runs([(number, size, 0) for number, size in enumerate(sizes)])) == runs


def test_dead_documents_do_not_count() -> None:
    assert list(_runs([(0, 100, 98), (1, 1, 0)])) == [(0, 1)]


def test_many_small_updates_leave_few_segments(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches([Sample(f"old {number}", body="bộ") for number in range(200)], 50), fingerprint="f")
    most = 0
    for number in range(40):
        engine.update(Changes([batch([Sample(f"new {number}", body="bộ")])]), fingerprint="f")
        most = max(most, len(segments(tmp_path, engine)))
    assert most <= 6
    with engine.open() as reader:
        assert reader.count() == 240
    assert engine.verify(deep=True).problems == ()


def test_a_segment_with_many_dead_documents_is_written_anew(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(batches([Sample(f"{number:03d}", body="bộ " * 50) for number in range(90)], 50), fingerprint="f")
    (first,) = segments(tmp_path, engine)
    engine.update(Changes(removed=frozenset(f"{number:03d}" for number in range(20))), fingerprint="f")
    assert segments(tmp_path, engine) == [first]
    engine.update(Changes(removed=frozenset(f"{number:03d}" for number in range(30))), fingerprint="f")
    (second,) = segments(tmp_path, engine)
    assert second != first
    with engine.open() as reader:
        assert reader.ids() == tuple(f"{number:03d}" for number in range(30, 90))


def test_damage_is_found_before_a_merge_copies_it(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    name = engine.rebuild(batches([Sample("a", body="bộ")]), fingerprint="f").generation
    (texts,) = (tmp_path / "generations" / name).glob("*.texts")
    content = bytearray(texts.read_bytes())
    content[-1] ^= 1
    monkey = pytest.MonkeyPatch()
    # As if the file were too large to be hashed whenever it is opened.
    monkey.setattr("indexer.engine.manifest._SMALL", 0)
    texts.write_bytes(content)
    with monkey.context(), pytest.raises(IndexDamagedError, match="texts was changed"):
        engine.update(Changes([batch([Sample("b")])]), fingerprint="f")
    monkey.undo()
    assert engine.current() == name
