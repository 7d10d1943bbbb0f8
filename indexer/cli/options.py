"""Options that every command has, and how results are printed."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.config import INDEX_VARIABLE
from indexer.errors import Language
from indexer.model.facets import FACETS, FacetName

Command = TypeVar("Command", bound=Callable[..., Any])


class Folder(click.ParamType[Path]):
    """A folder by its name; no name is not the working folder, which a variable that is not set would else mean."""

    name = "path"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of a name."""
        return Path(str(value)) if str(value) else self.fail("Hãy nêu tên thư mục · A folder needs a name.", param, ctx)


def common(command: Command) -> Command:
    """--index, --json and --lang."""
    options = (
        click.option(
            "--index",
            "index",
            type=Folder(),
            envvar=INDEX_VARIABLE,
            default=Path("index"),
            show_default=True,
            help="Thư mục chỉ mục · Folder of the index",
        ),
        click.option("--json", "as_json", is_flag=True, help="In JSON · Print JSON"),
        click.option("--lang", "language", type=click.Choice(["vi", "en"]), default="vi", show_default=True),
    )
    for option in reversed(options):
        command = option(command)
    return command


def facet_of(name: str) -> FacetName | None:
    """The facet of a name or Vietnamese alias; None when there is none."""
    return next((facet.name for facet in FACETS.values() if name in {facet.name, *facet.aliases}), None)


def print_json(content: object) -> None:
    """One JSON object, readable, in UTF-8."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def say(language: Language, vi: str, en: str, *, err: bool = False) -> None:
    """Print a sentence in the chosen language."""
    click.echo(en if language == "en" else vi, err=err)


def number(value: int, language: Language) -> str:
    """A number with its thousands separated: 4.861 in Vietnamese, 4,861 in English."""
    text = f"{value:,}"
    return text if language == "en" else text.replace(",", ".")


def moment_text(iso: str, language: Language) -> str:
    """A time with its zone, in that of this machine: "20:42 ngày 27/11/2026", in English "2026-11-27 20:42"."""
    form = "%Y-%m-%d %H:%M" if language == "en" else "%H:%M ngày %d/%m/%Y"
    return datetime.fromisoformat(iso).astimezone().strftime(form)


def documents_text(total: int, language: Language) -> str:
    """A number of documents."""
    noun = "tài liệu" if language == "vi" else "document" if total == 1 else "documents"
    return f"{number(total, language)} {noun}"


def size_text(size: int, language: Language) -> str:
    """A number of bytes in MiB."""
    return f"{decimal(size / (1 << 20), 1, language)} MiB"


def decimal(value: float, places: int, language: Language) -> str:
    """A number with some decimal places: 0,8 in Vietnamese, 0.8 in English."""
    text = f"{value:.{places}f}"
    return text if language == "en" else text.replace(".", ",")
