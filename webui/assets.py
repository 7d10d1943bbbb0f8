"""Style sheets, scripts and icons, read once and served under names that hold their hash."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of the page.

    Attributes:
        names: "style.css" -> "style.1a2b3c4d5e.css".
        files: by hashed name.
        fingerprint: changes with any file that decides how a page looks.
    """

    names: Mapping[str, str]
    files: Mapping[str, Asset]
    fingerprint: str


def read_assets() -> Assets:
    """Read the files of the package."""
    names: dict[str, str] = {}
    files: dict[str, Asset] = {}
    for path in sorted((_PACKAGE / "static").iterdir()):
        if path.suffix in _TYPES:
            content = _sent(path)
            names[path.name] = f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"
            files[names[path.name]] = Asset(content, _TYPES[path.suffix])
    return Assets(names, files, _fingerprint())


def _sent(path: Path) -> bytes:
    """A file as it is sent: style sheets without comments and needless space, everything else as it is."""
    content = path.read_bytes()
    if path.suffix != ".css":
        return content
    bare = re.sub(rb"/\*.*?\*/", b"", content, flags=re.DOTALL)
    return re.sub(rb"\s*([{};,])\s*", rb"\1", bare).strip()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in {".py", ".html", ".mo", *_TYPES}:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]
