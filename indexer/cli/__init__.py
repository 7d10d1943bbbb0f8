"""The command `tracuu`: every command, its exit code, and messages for people.

Nothing heavy is loaded before a command runs: `tracuu --help` answers at once.
"""

import logging
import os
import sys
from importlib import import_module

import click

from indexer.cli.usage import print_usage_error
from indexer.errors import ExitCode, Language, OutputFailedError, TracuuError

_COMMANDS = {
    "rebuild": "indexer.cli.build",
    "update": "indexer.cli.build",
    "search": "indexer.cli.search",
    "explain": "indexer.cli.search",
    "show": "indexer.cli.search",
    "suggest": "indexer.cli.suggest",
    "entities": "indexer.cli.entities",
    "status": "indexer.cli.state",
    "verify": "indexer.cli.state",
    "rollback": "indexer.cli.state",
    "serve": "indexer.cli.serve",
    "eval": "indexer.cli.evaluate",
    "bench": "indexer.cli.bench",
}
_SUMMARIES = {
    "rebuild": "Tạo lại chỉ mục từ thư mục tài liệu · Rebuild the index",
    "update": "Đọc lại những tệp đã thay đổi · Update the index",
    "search": "Tìm trong chỉ mục · Search",
    "explain": "Vì sao có kết quả này · Why a document has its place",
    "show": "Xem một tài liệu · Show a document",
    "suggest": "Gợi ý khi đang gõ · Complete what is being typed",
    "entities": "Người, cơ quan, địa danh … trong kho · People, bodies, places … of the index",
    "status": "Tình trạng chỉ mục · State of the index",
    "verify": "Kiểm tra chỉ mục · Check every file of the index",
    "rollback": "Quay lại chỉ mục trước · Go back to the previous index",
    "serve": "Mở trang tìm kiếm · Serve the page",
    "eval": "Đo chất lượng tìm kiếm · Measure relevance",
    "bench": "Đo tốc độ trên máy này · Measure the speed on this machine",
}


class _LazyGroup(click.Group):
    """Loads the module of a command when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None when there is none: click's convention."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(_COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))


@click.command(
    cls=_LazyGroup,
    commands={name: click.Command(name) for name in _COMMANDS},  # what a mistyped name may have meant
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Tra cứu: tìm kiếm trong thư mục văn bản tiếng Việt. · Search over folders of Vietnamese documents.",
    epilog="""\b
Ví dụ · Examples:
  tracuu rebuild corpus
  tracuu search sổ tay đảng viên điện tử
  tracuu serve""",
)
@click.version_option(package_name="tracuu")
def cli() -> None:
    """The group; its options come with the commands."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its `ExitCode`; messages go to standard error."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    given = sys.argv[1:] if arguments is None else arguments
    language = _language(given)
    try:
        code = cli.main(given, prog_name="tracuu", standalone_mode=False)
    except click.ClickException as error:
        if language == "en":
            error.show()
        else:
            print_usage_error(error)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng." if language == "vi" else "Interrupted.", err=True)
        return ExitCode.INTERRUPTED
    except TracuuError as error:
        click.echo(f"{error.code}: {error.message(language)}", err=True)
        return error.exit_code
    except OSError as error:
        if error.filename is not None:
            raise  # no failure to print, which names no file
        # Whatever waits to be printed would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _after(error, language)
    return int(code or 0)


def _after(error: OSError, language: Language) -> ExitCode:
    """What to end with after an error of the system that no command has taken for its own: printing has failed."""
    if isinstance(error, BrokenPipeError):
        return ExitCode.DONE  # the reader of our output has gone, as `| head` does; nothing is left to say to it
    failed = OutputFailedError(reason=error)
    click.echo(f"{failed.code}: {failed.message(language)}", err=True)
    return failed.exit_code


def _language(arguments: list[str]) -> Language:
    """The language asked for, wherever it stands, so that even errors of usage are told in it."""
    for place, argument in enumerate(arguments):
        following = arguments[place + 1 : place + 2]
        if argument == "--lang=en" or (argument == "--lang" and following == ["en"]):
            return "en"
    return "vi"
