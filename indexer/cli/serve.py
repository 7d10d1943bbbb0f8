"""tracuu serve."""

import os
from importlib import import_module
from pathlib import Path

import click

from indexer.cli.options import common, print_json
from indexer.config import CURRENT_NAME
from indexer.errors import IndexMissingError, Language

_MOST = 4
"""Processes unless asked for: each takes 250 MiB of its own, and few offices ask more of a page."""


@click.command("serve", short_help="Mở trang tìm kiếm · Serve the page")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=5000, show_default=True)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=min(_MOST, os.cpu_count() or 1),
    help="Số tiến trình trả lời · Processes that answer",
)
@click.option("--allow-download", is_flag=True, help="Cho tải tệp gốc · Hand out the files as they are")
@common
def serve_command(
    *, host: str, port: int, jobs: int, allow_download: bool, index: Path, as_json: bool, language: Language
) -> None:
    """Mở trang tìm kiếm trên máy này; dừng bằng Ctrl+C. · Serve the page on this machine; Ctrl+C stops."""
    # Not Path.is_file: that fails for a name that is too long. The page itself would wait for an index.
    if not os.path.isfile(index / CURRENT_NAME):  # noqa: PTH113
        raise IndexMissingError(folder=index)

    def announce(address: str) -> None:
        if as_json:
            print_json({"address": address})
        else:
            click.echo(f"Đang phục vụ tại {address}" if language == "vi" else f"Serving on {address}")

    # By name: the library does not depend on its page.
    serve = import_module("webui.server").serve
    serve(index, host=host, port=port, allow_download=allow_download, announce=announce, jobs=jobs)
