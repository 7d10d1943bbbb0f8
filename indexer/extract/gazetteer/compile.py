"""Compile the gazetteer: `python -m indexer.extract.gazetteer.compile FOLDER`.

FOLDER holds `new34_*_vn_only.json` (thanglequoc/vietnamese-provinces-database) and `new_to_old_mapping.json.gz`
(tanthuan031/vnadministrative), both MIT; see NOTICE.md. The result is `units.tsv.gz` beside this file.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from indexer.clean import clean
from indexer.normalise import lower, place_tones

Row = tuple[int, str, str]
"""Level (1 province, 2 district, 3 commune), type, name without type."""

_TYPES = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")
_FOLDER = Path(__file__).parent


def named(full_name: str) -> tuple[str, str]:
    """Split "Thị Xã Kỳ Anh" into its type and its name, in the new tone style, without zeros before numbers."""
    text = place_tones(clean(full_name))
    for kind in _TYPES:
        if lower(text).startswith(lower(kind) + " "):
            name = re.sub(r"(?<=\w)\s*-\s*(?=\w)", " - ", text[len(kind) + 1 :])
            return kind, re.sub(r"^0+(?=\d)", "", name)
    return "", text


def province_name(full_name: str) -> str:
    """Return the name of a province as a value: without type, but for Hồ Chí Minh, which is also a person."""
    kind, name = named(full_name)
    return f"{kind} {name}" if name == "Hồ Chí Minh" else name


def old_rows(mapping: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the provinces of before July 2025 with their districts and communes, nested by order."""
    tree: dict[str, dict[str, set[str]]] = {}
    for unit in mapping["wards"].values():
        for old in unit["old_wards"]:
            districts = tree.setdefault(old["old_province_name"], {})
            districts.setdefault(old["old_district_name"], set()).add(old["old_ward_name"])
    for full_province, districts in sorted(tree.items()):
        yield 1, named(full_province)[0], province_name(full_province)
        for full_district, communes in sorted(districts.items()):
            yield 2, *named(full_district)
            yield from ((3, *named(commune)) for commune in sorted(communes) if named(commune)[0])


def new_rows(provinces: list[Mapping[str, Any]]) -> Iterator[Row]:
    """Yield the provinces since July 2025 with their communes, nested by order."""
    for province in provinces:
        yield 1, named(province["FullName"])[0], province_name(province["FullName"])
        yield from ((3, *named(unit["FullName"])) for unit in province["Wards"])


def _write(path: Path, eras: Mapping[str, Iterator[Row]]) -> None:
    lines = [f"{era}\t{level}\t{kind}\t{name}" for era, rows in eras.items() for level, kind, name in rows]
    # No time stamp: the same lists give the same bytes.
    path.write_bytes(gzip.compress("\n".join([*lines, ""]).encode(), 9, mtime=0))


def main(folder: Path) -> None:
    """Read the lists in a folder and write the gazetteer."""
    mapping = json.loads(gzip.decompress((folder / "new_to_old_mapping.json.gz").read_bytes()))
    provinces = json.loads(next(folder.glob("new34_*_vn_only.json")).read_text("utf-8"))
    _write(_FOLDER / "units.tsv.gz", {"old": old_rows(mapping), "new": new_rows(provinces)})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
