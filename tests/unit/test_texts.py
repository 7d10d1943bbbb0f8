"""The store of documents to show."""

import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engine.whoosh.arrays import ArrayFile, ArrayWriter
from indexer.engine.whoosh.texts import _BLOCK, TextReader, TextWriter


def stored(folder: Path, documents: Iterable[bytes], *copied: TextReader) -> TextReader:
    """A store of documents and of those of other stores."""
    folder.mkdir(parents=True, exist_ok=True)
    with ArrayWriter(folder / "tables") as tables, TextWriter(folder / "texts") as writer:
        writer.add_all(documents)
        for reader in copied:
            writer.copy(reader)
        writer.finish(tables)
        tables.finish()
    return TextReader(folder / "texts", ArrayFile(folder / "tables"))


_sizes = st.lists(st.sampled_from([0, 1, 50, _BLOCK - 1, _BLOCK, _BLOCK + 1, 3 * _BLOCK]), max_size=6)


@settings(max_examples=30)
@given(_sizes, _sizes)
def test_documents_of_any_size_come_back(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], more: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    first = [bytes([number]) * size for number, size in enumerate(sizes)]
    second = [bytes([100 + number]) * size for number, size in enumerate(more)]
    one, two = stored(folder / "one", first), stored(folder / "two", second)
    both = stored(folder / "both", [b"begin"], one, two)
    assert [one.read(number) for number in range(len(first))] == first
    assert [two.read(number) for number in range(len(second))] == second
    expected = [b"begin", *first, *second]
    assert [both.read(number) for number in range(len(expected))] == expected
    assert list(both) == expected


def test_small_documents_share_a_block(tmp_path: Path) -> None:
    reader = stored(tmp_path, [b"x" * 1000] * 100)
    assert len(reader.block_ends) == -(-100 // (-(-_BLOCK // 1000)))
    assert len(reader.content) < 2000


def test_every_changed_byte_of_a_block_is_noticed(tmp_path: Path) -> None:
    stored(tmp_path, [b"some text that is shown"])
    tables = ArrayFile(tmp_path / "tables")
    content = (tmp_path / "texts").read_bytes()
    for place in range(len(content)):
        (tmp_path / "texts").unlink()
        (tmp_path / "texts").write_bytes(content[:place] + bytes([content[place] ^ 16]) + content[place + 1 :])
        with pytest.raises(ValueError, match="checksum"):
            TextReader(tmp_path / "texts", tables).read(0)


def test_blocks_are_plain_zlib(tmp_path: Path) -> None:
    reader = stored(tmp_path, [b"one", b"two"])
    assert zlib.decompress(bytes(reader.content)) == b"onetwo"
