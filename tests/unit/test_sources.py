"""The list of files that a generation was built from."""

import gzip
from pathlib import Path

import pytest

from indexer.engine.sources import lost_ids, merge_sources, read_sources, write_sources
from indexer.errors import IndexDamagedError
from indexer.model.changes import Changes
from indexer.model.files import Skip, SourceFile


def source(path: str, *ids: str, root: str = "/corpus") -> SourceFile:
    """A file of the corpus."""
    return SourceFile(root, path, 1, 2, "hash", ids, (Skip(path, "C201", "không đọc được", "unreadable"),))


def test_sources_come_back_sorted_and_whole(tmp_path: Path) -> None:
    odd = SourceFile("/ố\udcff", "é\n\u2028/x", 0, -1, "", (), (Skip('"', "C", "'", "\\"),))
    given = [source("b", "b1", "b2"), source("a"), odd, source("a", root="/A")]
    write_sources(tmp_path, given)
    assert list(read_sources(tmp_path)) == sorted(given, key=lambda each: (each.root, each.path))


def test_the_same_sources_make_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    write_sources(tmp_path / "one", [source("a"), source("b")])
    write_sources(tmp_path / "two", [source("b"), source("a")])
    assert (tmp_path / "one/sources").read_bytes() == (tmp_path / "two/sources").read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzip.compress(b"{"),
        gzip.compress(b"7\n"),
        gzip.compress(b"{}\n"),
        gzip.compress(b'{"skips": [7]}\n'),
        gzip.compress(b'{"skips": [], "ids": [], "more": 1}\n'),
        gzip.compress(b"\xff\n"),
        gzip.compress(b"[]" * 1000)[:-9],
        gzip.compress(b"[]" * 1000)[:20] + b"\0" * 20,
    ],
)
def test_a_damaged_list_is_damage_of_the_index(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sources").write_bytes(content)
    if content == b"":
        # No lines: an index of nothing was not written like this, but nothing contradicts it.
        assert list(read_sources(tmp_path)) == []
        return
    with pytest.raises(IndexDamagedError, match="sources"):
        list(read_sources(tmp_path))


def test_a_missing_list_is_damage_of_the_index(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError):
        read_sources(tmp_path)


def merged(before: list[SourceFile], added: list[SourceFile], *removed: str) -> list[tuple[str, tuple[str, ...]]]:
    """Path and ids of what is left."""
    return [(each.path, each.ids) for each in merge_sources(before, added, Changes(removed=frozenset(removed)))]


def test_what_an_update_makes_of_the_list() -> None:
    before = [source("a", "a"), source("many", "m1", "m2"), source("skipped")]
    assert merged(before, []) == [("a", ("a",)), ("many", ("m1", "m2")), ("skipped", ())]
    assert merged(before, [], "a", "m1", "none") == [("many", ("m2",)), ("skipped", ())]
    assert merged(before, [], "m1", "m2") == [("a", ("a",)), ("skipped", ())]
    assert merged(before, [source("a", "a", "new")]) == [("many", ("m1", "m2")), ("skipped", ()), ("a", ("a", "new"))]
    # The document comes from another file now.
    assert merged(before, [source("other", "a")]) == [("many", ("m1", "m2")), ("skipped", ()), ("other", ("a",))]
    assert merged(before, [source("a", "x", root="/B")]) == [*merged(before, []), ("a", ("x",))]


def test_files_that_are_gone_are_forgotten_with_their_documents() -> None:
    before = [source("a", "a"), source("skipped"), source("many", "m1", "m2"), source("b", "b")]
    changes = Changes(removed=frozenset("b"), forgotten=frozenset({("/corpus", "a"), ("/corpus", "skipped")}))
    added = [source("many", "m2", "m3")]
    assert [each.path for each in merge_sources(before, added, changes)] == ["many"]
    assert lost_ids(before, added, changes) == {"a", "b", "m1", "m2"}
