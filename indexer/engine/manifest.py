"""The manifest of a generation: what it consists of, with a hash of every file and of itself."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.engine.system import owner

FORMAT = 8
MANIFEST = "manifest.json"
_SMALL = 1 << 20
"""Files up to this size are hashed whenever a generation is opened."""


class OtherFormatError(Exception):
    """The manifest is sound, of another layout; the argument is its format."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation consists of.

    Attributes:
        format: version of the layout.
        fingerprint: of everything that decides how records are made.
        documents: live documents.
        created: ISO time, UTC.
        previous: the generation that was live before; empty for the first.
        trusted: files that are hashed on every open, however large they are: Whoosh unpickles them, or nothing else
            would notice that they tell of other documents.
        files: name -> (size in bytes, SHA-256).
    """

    format: int
    fingerprint: str
    documents: int
    created: str
    previous: str
    trusted: tuple[str, ...]
    files: Mapping[str, tuple[int, str]]

    def encode(self) -> str:
        """The JSON text of the manifest, which holds its own hash."""
        content: dict[str, object] = {
            "format": self.format,
            "fingerprint": self.fingerprint,
            "documents": self.documents,
            "created": self.created,
            "previous": self.previous,
            "trusted": list(self.trusted),
            "files": {name: list(entry) for name, entry in sorted(self.files.items())},
        }
        content["sha256"] = _hash_json(content)
        return json.dumps(content, ensure_ascii=False, indent=1)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _ in self.files.values())


def _hash_json(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def decode_manifest(text: str) -> Manifest:
    """Read a manifest.

    Raises:
        ValueError: it is not one, or its own hash is wrong.
        OtherFormatError: another version wrote it; the other versions hash their manifests in the same way.
    """
    content = json.loads(text)
    if not isinstance(content, dict) or content.pop("sha256", "") != _hash_json(content):
        raise ValueError("the manifest does not fit its own hash")
    if content.get("format") != FORMAT:
        raise OtherFormatError(content.get("format"))
    try:
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in content.pop("files").items()}
        return Manifest(files=files, trusted=tuple(content.pop("trusted")), **content)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"the manifest is not complete: {error}") from error


def hash_file(path: Path) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def faults(folder: Path, manifest: Manifest, *, user: int, deep: bool) -> tuple[str, ...]:
    """How the files of a generation differ from its manifest, one sentence each.

    Args:
        folder: of the generation; its name stands before those of the files.
        manifest: what was written.
        user: to whom all files have to belong.
        deep: hash all files, else small and trusted ones.

    Raises:
        OSError: a file cannot be looked at.
    """
    name = folder.name
    present = {path.name for path in folder.iterdir()} - {MANIFEST} if folder.is_dir() else set()
    found = [f"{name}/{file} does not belong there" for file in sorted(present - manifest.files.keys())]
    for file, (size, digest) in sorted(manifest.files.items()):
        path = folder / file
        if file not in present:
            found.append(f"{name}/{file} is missing")
        elif path.stat().st_size != size:
            found.append(f"{name}/{file} has {path.stat().st_size} bytes instead of {size}")
        elif owner(path) != user:
            found.append(f"{name}/{file} belongs to another user")
        elif (deep or size <= _SMALL or file in manifest.trusted) and hash_file(path) != digest:
            found.append(f"{name}/{file} was changed")
    return tuple(found)
