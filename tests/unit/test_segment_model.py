"""Damaged, foreign and missing models give one clear error; nothing in a pickle is ever run."""

import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import SegmenterModelError
from indexer.segment import model_fingerprint
from indexer.segment.crfsuite import parse_crfsuite
from indexer.segment.model import LABELS, read_model
from indexer.segment.source import ModelFiles, crfsuite_literal, find_model_files, read_file


@pytest.fixture(scope="module")
def blob() -> bytes:
    files = find_model_files()
    return crfsuite_literal(read_file(files.model), "model")


def _files(folder: Path, pickled: bytes, dictionary: bytes = "cán bộ\nban thường vụ\n".encode()) -> ModelFiles:
    files = ModelFiles(folder / "model.pkl", folder / "words.txt")
    files.model.write_bytes(pickled)
    files.dictionary.write_bytes(dictionary)
    return files


def test_the_installed_model_has_the_known_labels(blob: bytes) -> None:
    crf = parse_crfsuite(blob)
    assert crf.labels == LABELS
    assert crf.states.shape == (len(crf.attributes), 2)
    assert np.isfinite(crf.states).all()
    assert (crf.transitions != 0).all()


# Protocol 0 escapes text; Python 3 writes it only when asked to.
@pytest.mark.parametrize("protocol", range(1, pickle.HIGHEST_PROTOCOL + 1))
def test_the_model_is_found_in_pickles_of_every_protocol(blob: bytes, protocol: int) -> None:
    pickled = pickle.dumps({"weights": [1.5, "text"], "model": blob}, protocol)
    assert crfsuite_literal(pickled, "model") == blob


class _Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (pytest.fail, ("a pickle was run",))


def test_reading_a_pickle_runs_nothing(blob: bytes) -> None:
    assert crfsuite_literal(pickle.dumps([_Bomb(), blob]), "model") == blob


@pytest.mark.parametrize(
    ("pickled", "reason"),
    [
        (b"", "not a pickle"),
        (b"PK\x03\x04", "not a pickle"),
        (pickle.dumps({"model": b"something else"}), "no CRFsuite model"),
        (pickle.dumps(b"lCRF"), "damaged"),
        (pickle.dumps(b"lCRF" + b"\xff" * 200), "not a first-order"),
    ],
)
def test_what_is_not_the_model_is_refused_with_its_path(tmp_path: Path, pickled: bytes, reason: str) -> None:
    files = _files(tmp_path, pickled)
    with pytest.raises(SegmenterModelError, match=reason) as caught:
        read_model(files)
    assert str(files.model) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SegmenterModelError, match="absent"):
        read_model(ModelFiles(tmp_path / "absent.pkl", tmp_path / "absent.txt"))


def test_pyvi_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(SegmenterModelError, match="not installed"):
        find_model_files()


def test_a_dictionary_that_is_not_utf8_is_refused(tmp_path: Path, blob: bytes) -> None:
    with pytest.raises(SegmenterModelError, match="not UTF-8"):
        read_model(_files(tmp_path, pickle.dumps(blob), b"\xff\xfe"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"I_W\0", b"O_W\0", "labels"),
        (b"word.isdigit()", b"word.isspace()", "word.isspace"),
        (b"-1:word.bi_gram()", b"-3:word.bi_gram()", "-3:word.bi_gram"),
    ],
)
def test_a_model_with_other_labels_or_features_is_refused(
    tmp_path: Path, blob: bytes, old: bytes, new: bytes, reason: str
) -> None:
    with pytest.raises(SegmenterModelError, match=reason):
        read_model(_files(tmp_path, pickle.dumps(blob.replace(old, new))))


def test_a_model_of_another_version_is_refused(tmp_path: Path, blob: bytes) -> None:
    changed = bytearray(blob)
    struct.pack_into("<I", changed, 12, 101)
    with pytest.raises(SegmenterModelError, match="version 100"):
        read_model(_files(tmp_path, pickle.dumps(bytes(changed))))


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (lambda _blob: 28, "no features"),
        (lambda _blob: 32, "no table of 2 names"),
        (lambda blob: blob.index(b"I_W\0") - 4, "cut name"),
    ],
)
def test_offsets_and_sizes_that_lead_nowhere_are_refused(
    place: Callable[[bytes], int], reason: str, blob: bytes
) -> None:
    changed = bytearray(blob)
    struct.pack_into("<I", changed, place(blob), 0)
    with pytest.raises(ValueError, match=reason):
        parse_crfsuite(bytes(changed))


@settings(max_examples=60)
@given(choice=st.data())
def test_a_model_cut_or_changed_anywhere_is_read_or_refused_but_never_crashes(
    blob: bytes, choice: st.DataObject
) -> None:
    cut = choice.draw(st.integers(0, len(blob)))
    changed = bytearray(blob[:cut])
    for place in choice.draw(st.lists(st.integers(0, 60), max_size=4)):
        changed[place : place + 1] = b"\xff" if place < len(changed) else b""
    try:
        crf = parse_crfsuite(bytes(changed))
    except ValueError:
        return
    assert len(crf.labels) == crf.states.shape[1]


def test_an_empty_dictionary_still_gives_a_model(tmp_path: Path, blob: bytes) -> None:
    model = read_model(_files(tmp_path, pickle.dumps(blob), b""))
    assert model.dictionary.width == 1


def test_the_fingerprint_is_a_sha256() -> None:
    assert len(model_fingerprint()) == 64
    assert bytes.fromhex(model_fingerprint())
