"""What a damaged index still does: the generation before answers, and every way out that a message names is one."""

from pathlib import Path

import pytest

from indexer.engine.storage import GenerationStore
from indexer.engine.whoosh.arrays import ArrayFile
from tests.command_line import CommandLine, tracuu

__all__ = ["tracuu"]


@pytest.fixture
def folder(tmp_path: Path, tracuu: CommandLine) -> Path:
    """A folder that was indexed twice: the generation before holds one document, the live one two."""
    made = tmp_path / "văn bản"
    made.mkdir()
    for name in ("một", "hai"):
        (made / f"{name}.txt").write_text(f"Tài liệu {name} về xây dựng Đảng.", "utf-8")
        assert tracuu("rebuild", made).code == 0
    return made


def damage(index: Path, name: str) -> None:
    """Spoil a file of the live generation, or what says which one that is."""
    store = GenerationStore(index)
    path = index / name if name == "CURRENT" else store.path(store.current()) / name
    path.write_bytes(path.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize("name", ["sources", "manifest.json", "derived.fields"])
def test_the_generation_before_answers_and_a_rebuild_without_paths_mends_the_index(
    tracuu: CommandLine, folder: Path, name: str
) -> None:
    damage(tracuu.index, name)
    assert tracuu("verify").code == 4
    assert tracuu("status", "--json").json()["documents"] == len(list(folder.iterdir())) - 1
    assert tracuu("search", "tài liệu", "--json").json()["total"] == 1
    assert tracuu("rebuild").code == 0
    assert tracuu("verify").code == 0
    assert tracuu("search", "tài liệu", "--json").json()["total"] == 2


def test_an_index_that_does_not_say_which_generation_is_live_is_mended_by_a_rebuild(
    tracuu: CommandLine, folder: Path
) -> None:
    damage(tracuu.index, "CURRENT")
    assert tracuu("search", "tài liệu").code == 4
    assert tracuu("update").code == 4
    assert tracuu("rebuild", "--json").json()["documents"] == len(list(folder.iterdir()))
    assert tracuu("search", "tài liệu", "--json").json()["total"] == 2


@pytest.mark.parametrize("left", ["một", "hai"])
def test_an_update_beside_a_damaged_generation_makes_a_sound_one_even_of_the_same_documents(
    tracuu: CommandLine, folder: Path, left: str
) -> None:
    damage(tracuu.index, "sources")
    (folder / f"{left}.txt").unlink()
    assert tracuu("update", "--json").json()["documents"] == 1
    assert tracuu("verify").code == 0
    assert tracuu("search", "tài liệu", "--json").json()["hits"][0]["id"] == ({"một", "hai"} - {left}).pop()


def test_a_rebuild_asks_for_the_folder_where_no_generation_can_tell_it(tracuu: CommandLine, folder: Path) -> None:
    store = GenerationStore(tracuu.index)
    for generation in (tracuu.index / "generations").iterdir():
        (generation / "sources").write_bytes(b"?")
    ran = tracuu("rebuild")
    assert ran.code == 4
    assert "tracuu rebuild THƯ_MỤC" in ran.err
    assert tracuu("rebuild", folder).code == 0
    assert tracuu("verify").code == 0
    assert store.usable(str)


@pytest.mark.parametrize("name", ["texts/ends", "texts/blocks"])
def test_documents_that_are_not_what_was_written_are_damage_and_no_mistake_of_ours(
    tracuu: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("indexer.engine.manifest._SMALL", 0)  # as if all were too large to be hashed on each start
    assert len(list(folder.iterdir())) == 2
    store = GenerationStore(tracuu.index)
    path = store.path(store.current()) / "tracuu_000001.fields"
    content = path.read_bytes()
    _, _, place = ArrayFile(path)._directory[name]
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    for command in (("search", "tài liệu"), ("show", "một"), ("suggest", "tài li")):
        ran = tracuu(*command)
        assert (ran.code, ran.err[:4]) == (4, "I402"), command
