"""Compile the gazetteer and its history: `python -m indexer.extract.gazetteer.compile FOLDER`.

FOLDER holds `new34_*_vn_only.json` (thanglequoc/vietnamese-provinces-database) and `new_to_old_mapping.json.gz`
(tanthuan031/vnadministrative), both MIT; see NOTICE.md. The results are `units.tsv.gz` and `history.tsv.gz` beside this
file.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
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


def history_rows(mapping: Mapping[str, Any], provinces: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield "path of a commune of today, path of an old district, its communes that went there", by the lists' order.

    The lists differ in a few types ("Xã Trảng Bom" is a ward by now): a commune is then known by its name. Five islands
    that had no communes and Suối Tọ are in no mapping.
    """
    today = {
        province_name(province["FullName"]): [" ".join(named(unit["FullName"])) for unit in province["Wards"]]
        for province in provinces
    }
    for unit in mapping["wards"].values():
        province = province_name(unit["new_province_name"])
        new = _listed(" ".join(named(unit["new_ward_name"])), today[province])
        districts: dict[str, list[str]] = {}
        for old in unit["old_wards"]:
            district = f"{province_name(old['old_province_name'])}/{' '.join(named(old['old_district_name']))}"
            kind, name = named(old["old_ward_name"])
            districts.setdefault(district, []).extend([f"{kind} {name}"] if kind else [])
        for district, communes in sorted(districts.items()):
            yield f"{province}/{new}\t{district}\t{';'.join(sorted(communes))}"


def _listed(unit: str, units: list[str]) -> str:
    """The same commune as another list writes it; itself when that has none."""
    names = {lower(other.partition(" ")[2]): other for other in units}
    return unit if unit in units else names.get(lower(unit.partition(" ")[2]), unit)


def _write(path: Path, lines: Iterable[str]) -> None:
    # No time stamp: the same lists give the same bytes.
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0))


def main(folder: Path) -> None:
    """Read the lists in a folder and write the gazetteer."""
    mapping = json.loads(gzip.decompress((folder / "new_to_old_mapping.json.gz").read_bytes()))
    provinces = json.loads(next(folder.glob("new34_*_vn_only.json")).read_text("utf-8"))
    eras = {"old": old_rows(mapping), "new": new_rows(provinces)}
    units = (f"{era}\t{level}\t{kind}\t{name}" for era, rows in eras.items() for level, kind, name in rows)
    _write(_FOLDER / "units.tsv.gz", units)
    _write(_FOLDER / "history.tsv.gz", history_rows(mapping, provinces))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
