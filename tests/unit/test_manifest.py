"""The manifest of a generation: what it tells, and what is none."""

import hashlib
import json
from pathlib import Path

import pytest

from indexer.engine.manifest import FORMAT, MANIFEST, Manifest, decode_manifest
from indexer.engine.storage import GenerationStore
from indexer.errors import (
    IndexDamagedError,
    IndexFormatError,
)
from tests.unit.generations import made, served


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    """An index without generations."""
    return GenerationStore(tmp_path / "index")


def test_a_manifest_comes_back_as_it_was_written() -> None:
    manifest = Manifest(FORMAT, "dấu", 3, "2022-11-15", "before", ("toc",), {"b": (1, "x"), "a": (2, "y")})
    assert decode_manifest(manifest.encode()) == manifest
    assert manifest.size == 3


def test_every_flipped_character_of_a_manifest_is_noticed() -> None:
    text = Manifest(FORMAT, "f", 3, "2022-11-15", "", ("toc",), {"a": (2, "y")}).encode()
    for place in range(len(text)):
        changed = text[:place] + ("7" if text[place] != "7" else "8") + text[place + 1 :]
        try:
            found = decode_manifest(changed)
        except ValueError:
            continue
        # Space around the JSON means nothing.
        assert found == decode_manifest(text)
        assert text[place].isspace()


def signed(**content: object) -> str:
    """A manifest of any content that fits its own hash."""
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return json.dumps(content | {"sha256": digest})


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "7", "{", signed(format=FORMAT), signed(format=FORMAT, files=[], trusted=[])]
)
def test_what_is_no_manifest_is_damage(store: GenerationStore, text: str) -> None:
    name = made(store)
    (store.path(name) / MANIFEST).write_text(text)
    with pytest.raises(IndexDamagedError):
        store.manifest(name)


@pytest.mark.parametrize("format_", [0, FORMAT - 1, FORMAT + 1, "2", None])
def test_another_format_is_no_damage(store: GenerationStore, format_: object) -> None:
    made(store)
    name = made(store)
    (store.path(name) / MANIFEST).write_text(signed(format=format_, news=True))
    with pytest.raises(IndexFormatError) as caught:
        served(store)
    assert caught.value.values["found"] == format_
    assert f"({format_}, needed {FORMAT}). Rebuild it: tracuu rebuild." in caught.value.message("en")
