"""Paths of administrative units, which are the values of places: how people read them, and the names they ask for."""

from collections.abc import Mapping
from functools import cache, lru_cache

from indexer.extract import gazetteer
from indexer.extract.gazetteer import AdminUnit
from indexer.normalise import old_tones


def label_of(unit: AdminUnit) -> str:
    """How people read a unit: "Hà Tĩnh", "Thị xã Kỳ Anh (Hà Tĩnh)", "Xã Kỳ Nam (Thị xã Kỳ Anh, Hà Tĩnh)"."""
    return path_label(unit.path)


@lru_cache(maxsize=1 << 14)
def path_label(path: str) -> str:
    """How people read the path of a place: "Hà Tĩnh/Thị xã Kỳ Anh" -> "Thị xã Kỳ Anh (Hà Tĩnh)"."""
    above, _, last = old_tones(path).rpartition("/")
    return f"{last} ({', '.join(reversed(above.split('/')))})" if above else last


@cache
def listed_places() -> Mapping[str, str]:
    """The values of all administrative units of the gazetteer with their labels, large ones first."""
    return {unit.path: label_of(unit) for unit in sorted(gazetteer.units(), key=lambda unit: unit.level)}


@cache
def _types() -> tuple[str, ...]:
    return ("Thành phố ", "Thị trấn ", "Đặc khu ", "Thị xã ", "Phường ", "Huyện ", "Quận ", "Tỉnh ", "Xã ")


def place_names(value: str) -> tuple[str, ...]:
    """The names under which the value of a place is asked for: its last part, with and without the word for its kind.

    "Hà Tĩnh/Thị xã Kỳ Anh" -> ("Thị xã Kỳ Anh", "Kỳ Anh"); "Hà Tĩnh" -> ("Hà Tĩnh",).
    """
    last = value.rpartition("/")[2]
    bare = next((last[len(kind) :] for kind in _types() if last.startswith(kind)), last)
    return (last,) if bare == last else (last, bare)
