"""Read a first-order CRFsuite model from its binary form.

Layout (version 100, little-endian), from CRFsuite 0.12: lib/crf/src/crf1d_model.c and lib/cqdb:
a header of 48 bytes; a FEAT chunk of 20-byte features; two CQDB chunks, hash tables of labels and of
attributes, that end with an array from id to record. Only that array is read, not the hash tables.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4s2I")
_DATABASE = struct.Struct("<4s5I")
_RECORD = struct.Struct("<2I")
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_VERSION = 100
_STATE, _TRANSITION = 0, 1


@dataclass(frozen=True, slots=True)
class CrfModel:
    """A linear-chain CRF as tables.

    Attributes:
        labels: names by label id.
        attributes: names by attribute id.
        states: (attributes, labels) weight of an attribute for a label; 0.0 where there is no feature.
        transitions: (labels, labels) weight of going from one label to another.
    """

    labels: tuple[str, ...]
    attributes: tuple[str, ...]
    states: NDArray[np.float64]
    transitions: NDArray[np.float64]


def parse_crfsuite(blob: bytes) -> CrfModel:
    """Parse a CRFsuite model.

    Args:
        blob: a whole model file.

    Raises:
        ValueError: the blob is cut, damaged, or of another version; the message says where.
    """
    try:
        return _parse(blob)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"cut or damaged CRFsuite model ({error})") from error


def _parse(blob: bytes) -> CrfModel:
    magic, size, kind, version, _features, label_count, attribute_count, *offsets = _HEADER.unpack_from(blob)
    if (magic, kind, version) != (b"lCRF", b"FOMC", _VERSION):
        raise ValueError(f"not a first-order CRFsuite model of version {_VERSION}: {magic!r} {kind!r} {version}")
    if size > len(blob):
        raise ValueError(f"CRFsuite model cut after {len(blob)} of {size} bytes")
    feature_offset, label_offset, attribute_offset = offsets[:3]
    labels = _names(blob, label_offset, label_count)
    attributes = _names(blob, attribute_offset, attribute_count)
    features = _features_at(blob, feature_offset)
    states = np.zeros((len(attributes), len(labels)))
    transitions = np.zeros((len(labels), len(labels)))
    for table, wanted in ((states, _STATE), (transitions, _TRANSITION)):
        chosen = features[features["kind"] == wanted]
        table[chosen["source"], chosen["label"]] = chosen["weight"]
    return CrfModel(labels, attributes, states, transitions)


def _features_at(blob: bytes, offset: int) -> NDArray[np.void]:
    """Return the features of the FEAT chunk at an offset as one structured array."""
    magic, _size, count = _CHUNK.unpack_from(blob, offset)
    if magic != b"FEAT":
        raise ValueError(f"no features at byte {offset}")
    return np.frombuffer(blob, _FEATURE, count, offset + _CHUNK.size)


def _names(blob: bytes, offset: int, count: int) -> tuple[str, ...]:
    """Return the strings of the CQDB chunk at an offset, by id."""
    magic, _size, _flag, _order, entries, array_offset = _DATABASE.unpack_from(blob, offset)
    if magic != b"CQDB" or entries < count:
        raise ValueError(f"no table of {count} names at byte {offset}")
    records = np.frombuffer(blob, "<u4", count, offset + array_offset) + np.int64(offset)
    starts, sizes = records + _RECORD.size, _sizes(blob, records)
    # A key is stored with a closing NUL.
    ends = starts + sizes - 1
    if len(wrong := np.flatnonzero((sizes == 0) | (ends > len(blob)))):
        raise ValueError(f"cut name at byte {records[wrong[0]]}")
    return tuple([blob[start:end].decode("utf-8") for start, end in zip(starts.tolist(), ends.tolist(), strict=True)])


def _sizes(blob: bytes, records: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many bytes the key of each record takes: the second number in it, 0 where the record is cut."""
    places = records[:, None] + np.arange(_RECORD.size // 2, _RECORD.size)
    found = np.frombuffer(blob, np.uint8).take(places, mode="clip").view("<u4")[:, 0].astype(np.int64)
    return np.where(places[:, -1] < len(blob), found, 0)
