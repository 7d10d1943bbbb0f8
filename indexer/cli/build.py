"""tracuu rebuild, update."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

import click

from indexer.build import Progress, RebuildReport, UpdateReport, rebuild, update
from indexer.cli.options import Folder, common, decimal, documents_text, number, print_json, say, size_text
from indexer.config import MAX_DOCUMENT_MIB
from indexer.errors import CorpusEmptyError, ExitCode, Language
from indexer.model.files import Remark, Skip

_LISTED = 20
"""Skipped files named on the screen."""

_REST = {"vi": "  … xem hết: tracuu status --skipped", "en": "  … all of them: tracuu status --skipped"}

_jobs = click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Số tiến trình · Processes")


@click.command("rebuild", short_help="Tạo lại chỉ mục · Rebuild the index")
@click.argument("paths", nargs=-1, type=Folder(), metavar="[PATH]...")
@_jobs
@click.option("--no-entities", is_flag=True, help="Không tìm tên người, cơ quan… · Do not look for entities")
@click.option("--max-mib", type=click.IntRange(1), default=MAX_DOCUMENT_MIB, show_default=True)
@common
def rebuild_command(
    *,
    paths: tuple[Path, ...],
    jobs: int,
    no_entities: bool,
    max_mib: int,
    index: Path,
    as_json: bool,
    language: Language,
) -> int:
    """Tạo lại chỉ mục từ các thư mục hoặc tệp. · Rebuild the index from folders or files.

    Without PATH: those of the live index, else corpus/. The old index answers until the new one is complete.
    """
    with _shown_progress(language, quiet=as_json) as progress, _told_skips(language):
        report = rebuild(paths, index=index, jobs=jobs, entities=not no_entities, max_mib=max_mib, progress=progress)
    if as_json:
        print_json(asdict(report))
    else:
        _print_report(report, language)
    return ExitCode.SOME_SKIPPED if report.skipped else ExitCode.DONE


@click.command("update", short_help="Cập nhật chỉ mục · Update the index")
@_jobs
@common
def update_command(*, jobs: int, index: Path, as_json: bool, language: Language) -> int:
    """Đọc lại những tệp đã thay đổi. · Read the files that changed since the last build.

    Folders and settings are those of the last rebuild. Nothing changed: the index stays as it is.
    """
    with _shown_progress(language, quiet=as_json) as progress, _told_skips(language):
        report = update(index=index, jobs=jobs, progress=progress)
    if as_json:
        print_json(asdict(report) | {"changed": report.changed})
    else:
        _print_update(report, language)
    return ExitCode.SOME_SKIPPED if report.skipped else ExitCode.DONE


class _Callback(Protocol):
    def __call__(self, progress: Progress, /) -> None: ...


@contextmanager
def _shown_progress(language: Language, *, quiet: bool) -> Iterator[_Callback]:
    """A line that counts documents, on a terminal only."""
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    first = "Đang đọc tài liệu…" if language == "vi" else "Reading documents…"
    spinner = Spinner("dots", first)
    # Without a thread that draws or streams that stand for others: workers are copies of a process with one thread.
    with Live(
        spinner, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as line:

        def show(progress: Progress) -> None:
            count, skipped = documents_text(progress.documents, language), number(progress.skipped, language)
            spinner.update(text=f"{count}, bỏ qua {skipped}" if language == "vi" else f"{count}, {skipped} skipped")
            line.refresh()

        yield show


@contextmanager
def _told_skips(language: Language) -> Iterator[None]:
    """Name the files that were left out before it is told that none is left: no index tells them later."""
    try:
        yield
    except CorpusEmptyError as error:
        _print_skips(error.skips, language, rest="  …")
        raise


def _print_report(report: RebuildReport, language: Language) -> None:
    count, size = documents_text(report.documents, language), size_text(report.size, language)
    seconds = decimal(report.seconds, 1, language)
    say(
        language,
        f"Đã lập chỉ mục {count} trong {seconds} giây ({size}).",
        f"Indexed {count} in {seconds} s ({size}).",
    )
    _print_remarks(report.remarks, language)
    _print_skips(report.skipped, language, rest=_REST[language])


def _print_update(report: UpdateReport, language: Language) -> None:
    count, size = documents_text(report.documents, language), size_text(report.size, language)
    seconds = decimal(report.seconds, 1, language)
    read, gone = number(report.read, language), number(report.gone, language)
    if report.changed:
        say(
            language,
            f"Đã đọc {read} tệp mới hoặc đã thay đổi, {gone} tệp không còn: {count} trong {seconds} giây ({size}).",
            f"Read {read} new or changed files, {gone} are gone: {count} in {seconds} s ({size}).",
        )
    else:
        say(language, f"Không có gì thay đổi: {count}.", f"Nothing changed: {count}.")
    _print_remarks(report.remarks, language)
    _print_skips(report.skipped, language, rest=_REST[language])


def _print_skips(skips: tuple[Skip, ...], language: Language, *, rest: str) -> None:
    if not skips:
        return
    skipped = number(len(skips), language)
    say(language, f"Bỏ qua {skipped}:", f"Skipped {skipped}:", err=True)
    for skip in skips[:_LISTED]:
        say(language, f"  {skip.path}: {skip.code} {skip.vi}", f"  {skip.path}: {skip.code} {skip.en}", err=True)
    if len(skips) > _LISTED:
        click.echo(rest, err=True)


def _print_remarks(remarks: tuple[Remark, ...], language: Language) -> None:
    if not remarks:
        return
    remarked = number(len(remarks), language)
    say(
        language,
        f"Lưu ý về {remarked} tệp:",
        f"Remarks on {remarked} {'file' if len(remarks) == 1 else 'files'}:",
        err=True,
    )
    for remark in remarks[:_LISTED]:
        say(language, f"  {remark.path}: {remark.vi}", f"  {remark.path}: {remark.en}", err=True)
    if len(remarks) > _LISTED:
        click.echo(_REST[language], err=True)
