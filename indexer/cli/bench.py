"""tracuu bench."""

from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.options import common, decimal, number, print_json, say
from indexer.errors import CorpusMissingError, Language
from indexer.measuring import BuildMeasures, QueryMeasures, StageName, measure_build, measure_queries

_STAGES: dict[StageName, tuple[str, str]] = {
    "load": ("nạp mô hình, một lần", "load the model, once"),
    "read": ("đọc tệp", "read files"),
    "convert": ("làm sạch, siêu dữ liệu", "clean, metadata"),
    "extract": ("tìm thực thể", "find entities"),
    "analyse": ("tách từ, phân tích", "segment, analyse"),
    "write": ("ghi và kiểm tra", "write and verify"),
}


@click.command("bench", short_help="Đo tốc độ · Measure speed")
@click.option(
    "--documents", type=click.IntRange(1), default=1000, show_default=True, help="Số tài liệu mẫu · Documents to index"
)
@click.option("--queries", type=click.IntRange(1), default=100, show_default=True, help="Số câu hỏi · Queries to ask")
@common
def bench_command(*, documents: int, queries: int, index: Path, as_json: bool, language: Language) -> None:
    """Đo tốc độ trên chỉ mục này và máy này. · Measure the speed of this index on this machine.

    The first documents are indexed once more, aside, and queries drawn from titles are asked; the index stays as it is.
    """
    try:
        built = measure_build(index, documents)
    except CorpusMissingError as error:
        # An index that was copied here without its documents can still be asked.
        click.echo(f"{error.code}: {error.message(language)}", err=True)
        built = None
    asked = measure_queries(index, queries)
    if as_json:
        build = built and asdict(built) | {"seconds": built.seconds}
        print_json({"build": build, "search": asdict(asked)})
        return
    if built is not None:
        _print_build(built, language)
    _print_queries(asked, language)


def _print_build(measures: BuildMeasures, language: Language) -> None:
    documents, syllables = number(measures.documents, language), number(measures.syllables, language)
    say(
        language,
        f"Lập chỉ mục {documents} tài liệu, {syllables} tiếng, một tiến trình (giây CPU):",
        f"Indexing {documents} documents, {syllables} syllables, one process (CPU seconds):",
    )
    for stage in measures.stages:
        vi, en = _STAGES[stage.name]
        share = "" if stage.name == "load" else f"{100 * stage.seconds / max(measures.seconds, 1e-9):5.0f} %"
        click.echo(f"  {en if language == 'en' else vi:<24}{decimal(stage.seconds, 2, language):>8}{share}")
    speed = number(round(measures.syllables / max(measures.seconds, 1e-9)), language)
    say(language, f"  {speed} tiếng mỗi giây và lõi", f"  {speed} syllables a second and core")


def _print_queries(measures: QueryMeasures, language: Language) -> None:
    opened, half, most, worst = (
        decimal(value, 2, language) for value in (measures.open_ms, measures.p50_ms, measures.p95_ms, measures.worst_ms)
    )
    asked = number(measures.queries, language)
    say(language, f"Mở chỉ mục: {opened} ms", f"Opening the index: {opened} ms")
    say(
        language,
        f"{asked} câu hỏi lấy từ tiêu đề, cả trang: một nửa dưới {half} ms, 95 % dưới {most} ms, lâu nhất {worst} ms",
        f"{asked} queries drawn from titles, whole pages: half below {half} ms, 95 % below {most} ms, worst {worst} ms",
    )
