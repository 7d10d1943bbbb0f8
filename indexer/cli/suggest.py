"""tracuu suggest."""

from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.options import common, number, print_json
from indexer.errors import Language
from indexer.search import open_index

_KINDS = {
    "words": ("từ", "words"),
    "title": ("tiêu đề", "title"),
    "person": ("người", "person"),
    "organisation": ("cơ quan", "organisation"),
    "place": ("địa danh", "place"),
    "reference": ("viện dẫn", "reference"),
}


@click.command("suggest", short_help="Gợi ý khi đang gõ · Complete what is being typed")
@click.argument("prefix", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="Mỗi loại · Of each kind")
@common
def suggest_command(*, prefix: tuple[str, ...], limit: int, index: Path, as_json: bool, language: Language) -> None:
    """Từ, tên, tiêu đề bắt đầu như đã gõ, có dấu hoặc không. · Words, names and titles, with or without marks."""
    with open_index(index) as opened:
        found = opened.suggest(" ".join(prefix), limit)
    if as_json:
        print_json([asdict(suggestion) for suggestion in found])
        return
    for suggestion in found:
        kind = _KINDS[suggestion.kind][language == "en"]
        click.echo(f"{suggestion.text}  ({kind}, {number(suggestion.total, language)})")
