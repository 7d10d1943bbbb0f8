"""Rotten bytes: every change is noticed, the generation before is served, and no error is foreign."""

import logging
import random
from pathlib import Path

import pytest

from indexer.engine.whoosh import WhooshEngine
from indexer.errors import IndexDamagedError
from indexer.model.changes import Changes
from indexer.model.request import Everything, SearchRequest, Tier
from tests.records import Sample, batches
from tests.unit.versions import held, version


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """An index with a previous generation (version 1) and a live one (version 2)."""
    engine = WhooshEngine(tmp_path / "index")
    for number in (1, 2):
        engine.rebuild(batches(version(number)), fingerprint=str(number))
    return engine


def live(engine: WhooshEngine, tmp_path: Path) -> Path:
    """The folder of the live generation."""
    return tmp_path / "index" / "generations" / engine.current()


def first_id(engine: WhooshEngine) -> str:
    """What is served."""
    with engine.open() as reader:
        return reader.ids()[0]


@pytest.mark.parametrize("how", ["flip", "cut", "empty", "remove", "grow"])
def test_every_damaged_file_of_a_generation_is_noticed_and_the_one_before_served(
    engine: WhooshEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    folder = live(engine, tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert {Path(name).suffix for name in names} == {".fields", ".texts", ".toc", ".json", ""}
    for name in names:
        path = folder / name
        content = path.read_bytes()
        changes = {
            "flip": content[:-9] + bytes([content[-9] ^ 4]) + content[-8:],
            "cut": content[:-1],
            "empty": b"",
            "grow": content + b"\0",
        }
        path.unlink()
        if how != "remove":
            path.write_bytes(changes[how])
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            assert first_id(engine) == "1/0", name
        assert name in caplog.text
        path.write_bytes(content)
        caplog.clear()
        assert first_id(engine) == "2/0"
        assert not caplog.text


def test_a_large_file_with_a_rotten_directory_gives_way_to_the_generation_before(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if every file were too large to be hashed on each start.
    monkeypatch.setattr("indexer.engine.manifest._SMALL", 0)
    folder = live(engine, tmp_path)
    for path, name in ((folder / "derived.fields", b"averages"), (folder / "tracuu_000001.fields", b"ids/ends")):
        content = path.read_bytes()
        for place in (len(content) - 1, len(content) - 12, content.rindex(name)):
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            assert first_id(engine) == "1/0", (path.name, place)
        path.write_bytes(content)
    assert first_id(engine) == "2/0"


def test_every_byte_of_what_holds_for_the_whole_generation_is_checked_when_it_is_opened(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong number there names documents that do not exist, which no later look would notice."""
    monkeypatch.setattr("indexer.engine.manifest._SMALL", 0)
    path = live(engine, tmp_path) / "derived.fields"
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert first_id(engine) == "1/0", place
    path.write_bytes(content)
    assert first_id(engine) == "2/0"


def test_rotten_bytes_in_a_large_file_raise_no_foreign_error(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.manifest._SMALL", 0)
    chance = random.Random(7)  # noqa: S311
    folder = live(engine, tmp_path)
    damaged = 0
    for path in sorted([*folder.glob("*.fields"), *folder.glob("*.texts")]):
        content = path.read_bytes()
        for _ in range(60):
            place = chance.randrange(len(content))
            path.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
            try:
                # One that has found damage opens the generation no more.
                with WhooshEngine(tmp_path / "index").open() as reader:
                    reader.search(SearchRequest((Tier("exact", Everything()),), sort="title", deadline=3600.0))
                    reader.documents([sample.doc_id for sample in version(2)])
            except IndexDamagedError:
                damaged += 1
        path.write_bytes(content)
    assert damaged
    assert held(engine) == 2


def test_an_update_does_not_make_damage_look_sound(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.engine.manifest._SMALL", 0)
    name = engine.current()
    path = live(engine, tmp_path) / "tracuu_000001.texts"
    content = path.read_bytes()
    path.write_bytes(content[:5] + bytes([content[5] ^ 1]) + content[6:])
    with pytest.raises(IndexDamagedError, match="was changed"):
        engine.update(Changes(batches([Sample("new")])), fingerprint="f")
    assert engine.current() == name
    path.write_bytes(content)
    engine.update(Changes(batches([Sample("new")])), fingerprint="f")
    assert engine.verify(deep=True).problems == ()
    with engine.open() as reader:
        assert reader.count() == len(version(2)) + 1


def test_a_mistake_of_ours_is_not_reported_as_damage(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr("indexer.engine.whoosh.evaluate.Evaluator.matching", fail)
    request = SearchRequest((Tier("exact", Everything()),))
    with engine.open() as reader:
        with pytest.raises(KeyError, match="a mistake"):
            reader.search(request)
        path = live(engine, tmp_path) / "sources"
        path.write_bytes(path.read_bytes() + b"\0")
        with pytest.raises(IndexDamagedError, match="sources"):
            reader.search(request)
