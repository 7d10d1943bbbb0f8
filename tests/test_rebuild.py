"""Rebuilding: the files of an index depend on the documents alone."""

import hashlib
from pathlib import Path

import pytest

from indexer import rebuild
from indexer.engine.storage import GenerationStore

_CORPUS = Path(__file__).parent.parent / "corpus"


def files_of(index: Path) -> dict[str, str]:
    """Name and hash of every file of the live generation, as its manifest tells them."""
    store = GenerationStore(index)
    return {name: digest for name, (_, digest) in store.manifest(store.current()).files.items()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files that one process makes of the corpus in one batch."""
    folder = tmp_path_factory.mktemp("alone")
    rebuild([_CORPUS], index=folder)
    return files_of(folder)


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_index_does_not_depend_on_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: dict[str, str], jobs: int
) -> None:
    monkeypatch.setattr("indexer.build.pipeline.BATCH_DOCUMENTS", 3)
    rebuild([_CORPUS], index=tmp_path, jobs=jobs)
    assert files_of(tmp_path) == alone


def test_the_index_does_not_depend_on_how_many_segments_are_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: dict[str, str]
) -> None:
    monkeypatch.setattr("indexer.build.pipeline.BATCH_DOCUMENTS", 3)
    monkeypatch.setattr("indexer.engine.whoosh._GROUP_TOKENS", 1)
    rebuild([_CORPUS], index=tmp_path)
    # Shown documents lie in other blocks, everything that is searched in the same arrays.
    found = files_of(tmp_path)
    assert found.keys() == alone.keys()
    assert found["derived.fields"] == alone["derived.fields"]


def test_the_manifest_tells_the_hash_of_every_file(tmp_path: Path, alone: dict[str, str]) -> None:
    rebuild([_CORPUS], index=tmp_path)
    store = GenerationStore(tmp_path)
    folder = store.path(store.current())
    present = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert present.pop("manifest.json")
    assert present == alone
    assert {path.rpartition(".")[2] for path in present} >= {"fields", "texts", "toc"}
