"""tracuu status, verify, rollback."""

from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.options import common, documents_text, moment_text, number, print_json, say, size_text
from indexer.engine.whoosh import WhooshEngine
from indexer.errors import ExitCode, Language
from indexer.search import open_index
from indexer.search.facts import AliasInfo


@click.command("status", short_help="Tình trạng chỉ mục · State of the index")
@click.option(
    "--skipped",
    is_flag=True,
    help="Các tệp bị bỏ qua, và điều cần biết về tệp khác · Skipped files, and remarks on others",
)
@common
def status_command(*, skipped: bool, index: Path, as_json: bool, language: Language) -> None:
    """Chỉ mục có gì, tạo khi nào, bỏ qua gì. · What the index holds, when it was made, what was skipped."""
    with open_index(index) as opened:
        info = opened.info()
    if as_json:
        print_json(asdict(info))
        return
    created = moment_text(info.created, language)
    say(
        language,
        f"{documents_text(info.documents, language)}, {size_text(info.size, language)}, tạo lúc {created}, "
        f"thế hệ {info.generation}, bỏ qua {len(info.skipped)}",
        f"{documents_text(info.documents, language)}, {size_text(info.size, language)}, built {created}, "
        f"generation {info.generation}, {len(info.skipped)} skipped",
    )
    _print_aliases(info.aliases, language)
    if skipped:
        for skip in info.skipped:
            say(language, f"  {skip.path}: {skip.code} {skip.vi}", f"  {skip.path}: {skip.code} {skip.en}")
        for remark in info.remarks:
            say(language, f"  {remark.path}: {remark.vi}", f"  {remark.path}: {remark.en}")


def _print_aliases(aliases: AliasInfo, language: Language) -> None:
    """What is merged and split, and the lines that do nothing; not a word when there is no alias file."""
    if not (aliases.rules or aliases.problems):
        return
    say(
        language,
        f"{aliases.path}: {number(aliases.rules, language)} dòng gộp, tách tên",
        f"{aliases.path}: {number(aliases.rules, language)} lines that merge or split names",
    )
    for problem in aliases.problems:
        say(language, f"  dòng {problem.line}: bỏ qua, {problem.vi}", f"  line {problem.line}: left out, {problem.en}")
    for line in aliases.unused:
        say(language, f"  dòng {line}: không tài liệu nào có giá trị này", f"  line {line}: no document has this value")


@click.command("verify", short_help="Kiểm tra chỉ mục · Check every file of the index")
@common
def verify_command(*, index: Path, as_json: bool, language: Language) -> int:
    """Đọc lại từng tệp và so với mã băm. · Read every file again and compare its hash."""
    report = WhooshEngine(index).verify(deep=True)
    if as_json:
        print_json(asdict(report))
    elif report.problems:
        say(language, f"{report.generation}: bị hỏng", f"{report.generation}: damaged")
        for problem in report.problems:
            click.echo(f"  {problem}")
    else:
        say(
            language,
            f"{report.generation}: {report.files} tệp nguyên vẹn",
            f"{report.generation}: {report.files} files sound",
        )
    return ExitCode.NO_INDEX if report.problems else ExitCode.DONE


@click.command("rollback", short_help="Quay lại chỉ mục trước · Go back to the previous index")
@common
def rollback_command(*, index: Path, as_json: bool, language: Language) -> None:
    """Dùng lại chỉ mục trước chỉ mục hiện tại. · Make the index before the live one live again."""
    generation = WhooshEngine(index).rollback()
    if as_json:
        print_json({"generation": generation})
    else:
        say(language, f"Đã quay lại {generation}.", f"Went back to {generation}.")
