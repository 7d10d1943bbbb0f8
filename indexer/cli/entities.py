"""tracuu entities."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import click

from indexer.cli.options import common, facet_of, number, print_json, say
from indexer.errors import ExportFailedError, Language
from indexer.model.facets import FACETS, FacetName
from indexer.search import Index, open_index
from indexer.search.buckets import BucketView
from indexer.search.entities import ENTITY_FACETS, Unfaceted
from indexer.search.names import ALL
from indexer.search.page import SearchInput
from indexer.spreadsheet import csv_lines

_SUFFIXES = (".csv", ".jsonl")
_VALUE_COLUMNS = ("type", "value", "label", "parent", "documents")
_MENTION_COLUMNS = ("type", "value", "label", "text", "field", "start", "end", "document", "title", "date")


_Listed = FacetName | Unfaceted
_UNFACETED: Mapping[Unfaceted, tuple[str, str, str]] = {
    "date": ("ngày", "Ngày tháng", "Dates"),
    "name": ("tên", "Tên trong ngoặc kép", "Quoted names"),
}
"""Alias and headings of types that are no facet."""


class _Type(click.ParamType[_Listed]):
    """A facet, or a type that is none, by its name or Vietnamese alias."""

    name = "type"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> _Listed:
        """Look the name up."""
        for kind, (alias, _, _) in _UNFACETED.items():
            if value in {kind, alias}:
                return kind
        return facet_of(str(value)) or self.fail(f"Chọn · Choose: {', '.join((*FACETS, *_UNFACETED))}", param, ctx)


def _exported(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in _SUFFIXES:
        raise click.BadParameter(f"{value}: {', '.join(f'FILE{suffix}' for suffix in _SUFFIXES)}", ctx, param)
    return value


@click.command("entities", short_help="Người, cơ quan, địa danh … trong kho · People, bodies, places … of the index")
@click.option("--type", "types", type=_Type(), multiple=True, help="person, place, …; lặp lại được · repeatable")
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, help="Số giá trị · Values of each type")
@click.option("--contains", default="", help="Chỉ giá trị có chứa · Only values that contain a text")
@click.option("--a-z", "from_a_to_z", is_flag=True, help="Xếp theo chữ cái · In alphabetical order")
@click.option(
    "--export",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_exported,
    help="Ghi tất cả ra tệp .csv, .jsonl · Write all of them to a file",
)
@click.option("--mentions", is_flag=True, help="Xuất từng chỗ nhắc đến · Export every place where one stands")
@common
def entities_command(
    *,
    types: tuple[_Listed, ...],
    top: int,
    contains: str,
    from_a_to_z: bool,
    path: Path | None,
    mentions: bool,
    index: Path,
    as_json: bool,
    language: Language,
) -> None:
    """Các tên trong kho và số tài liệu nhắc đến. · The names of the index and the documents that hold them."""
    if mentions and path is None:
        raise click.UsageError("--mentions: --export FILE.csv | FILE.jsonl")
    names = types or ENTITY_FACETS
    order = "label" if from_a_to_z else "count"
    with open_index(index) as opened:
        if path is not None:
            rows = _mention_rows(opened, types) if mentions else _value_rows(opened, names, contains, order)
            count = _write(path, _MENTION_COLUMNS if mentions else _VALUE_COLUMNS, rows)
            say(
                language,
                f"Đã ghi {number(count, language)} dòng vào {path}.",
                f"Wrote {number(count, language)} rows to {path}.",
            )
            return
        found = {name: _values(opened, name, contains, order, top) for name in names}
        generation = opened.generation()
    if as_json:
        print_json({"schema": 1, "generation": generation, "entities": {n: _json(*page) for n, page in found.items()}})
    else:
        _print_values(found, language)


def _values(index: Index, name: _Listed, contains: str, order: str, limit: int) -> tuple[tuple[BucketView, ...], int]:
    """The first values of a type, and how many there are."""
    match name:
        case "date" | "name":
            return index.unfaceted(name, contains=contains, order=order, limit=limit)
        case _:
            return index.facet_page(SearchInput(), name, contains=contains, order=order, limit=limit)


def _heading(name: _Listed, language: Language) -> str:
    match name:
        case "date" | "name":
            _, vi, en = _UNFACETED[name]
        case _:
            vi, en = FACETS[name].vi, FACETS[name].en
    return en if language == "en" else vi


def _json(buckets: Sequence[BucketView], total: int) -> dict[str, object]:
    values = [{"value": b.value, "label": b.label, "parent": b.parent, "documents": b.count} for b in buckets]
    return {"total": total, "values": values}


def _print_values(found: dict[_Listed, tuple[tuple[BucketView, ...], int]], language: Language) -> None:
    for name, (buckets, total) in found.items():
        click.echo(click.style(f"{_heading(name, language)} ({number(total, language)})", bold=True))
        for bucket in buckets:
            click.echo(f"{number(bucket.count, language):>9}  {bucket.alone}")


def _value_rows(index: Index, names: Iterable[_Listed], contains: str, order: str) -> Iterator[tuple[object, ...]]:
    for name in names:
        buckets, _ = _values(index, name, contains, order, ALL)
        for bucket in buckets:
            yield name, bucket.value, bucket.label, bucket.parent, bucket.count


def _mention_rows(index: Index, types: Collection[str]) -> Iterator[tuple[object, ...]]:
    """Rows of every mention of some types; of all, dates and quoted names as well, when none is given."""
    for found in index.mentions():
        entity = found.entity
        if not types or entity.type in types:
            where = (entity.text, entity.field, entity.start, entity.end)
            yield entity.type, entity.value, entity.label, *where, found.doc_id, found.title, found.date


def _write(path: Path, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> int:
    """Write a file beside its place, then put it there: an old file stays whole until the new one is.

    Returns:
        Number of rows.
    """
    aside = path.with_name(f"{path.name}.part")
    count = 0

    def counted() -> Iterator[tuple[object, ...]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    as_csv = path.suffix.lower() == ".csv"
    lines = csv_lines(columns, counted()) if as_csv else _json_lines(columns, counted())
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise ExportFailedError(path=str(path), reason=error) from error
    return count


def _json_lines(columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"
