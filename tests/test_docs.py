"""The documentation tells of every command, option, exit code and error; what it shows exists."""

import re
from pathlib import Path
from typing import Any

import click
import pytest

from indexer import errors
from indexer.cli import cli
from indexer.config import INDEX_VARIABLE
from indexer.errors import ExitCode, TracuuError
from tests.golden_file import GoldenFiles

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text("utf-8")
_CONTEXT = click.Context(cli)
_COMMANDS = cli.list_commands(_CONTEXT)


def _errors() -> list[type[TracuuError]]:
    found = [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, TracuuError)]
    found.sort(key=lambda error: error.code)
    return [error for error in found if "code" in vars(error) and error is not TracuuError]


@pytest.mark.parametrize("name", _COMMANDS)
def test_the_readme_names_every_command_and_its_options(name: str) -> None:
    assert f"`tracuu {name}" in _README
    command = cli.get_command(_CONTEXT, name)
    assert command
    for parameter in command.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"{option}" in _README, option


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    assert set(re.findall(r"`tracuu ([a-z]+)", _README)) <= set(_COMMANDS)


def test_the_readme_explains_exit_codes_and_settings() -> None:
    told = _README.split("Exit codes:")[1].split("\n\n")[0]
    assert set(map(int, re.findall(r"\b\d+\b", told))) == set(ExitCode)
    assert INDEX_VARIABLE in _README


def test_the_example_in_python_runs_and_prints_what_people_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").symlink_to(_ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", _README, re.DOTALL)
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102 - what the README shows
    assert "Sổ tay đảng viên điện tử" in capsys.readouterr().out
    assert re.findall(r"<|functools", repr(names["page"])) == []


def test_every_error_has_its_own_code_and_two_different_languages() -> None:
    codes = [error.code for error in _errors()]
    assert len(set(codes)) == len(codes)
    for error in _errors():
        assert error.en != error.vi
        assert set(re.findall(r"{(\w+)}", error.en)) or not re.findall(r"{(\w+)}", error.vi)


def test_the_table_of_errors_is_complete(golden: GoldenFiles) -> None:
    lines = [
        "# Errors",
        "",
        "Every message has a code, two languages and a way out. C2xx name a file that was skipped (the build then ends",
        "with 3); the others end the command with the exit code shown. Rewritten by `make golden`.",
        "",
        "| code | exit | tiếng Việt | English |",
        "|---|---|---|---|",
        *(f"| {error.code} | {error.exit_code} | {error.vi} | {error.en} |" for error in _errors()),
    ]
    GoldenFiles(golden.rewrite, _ROOT / "docs").check("errors.md", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "page",
    ["README.md", "docs/architecture.md", "docs/benchmarks.md", "docs/dependencies.md", "docs/documents.md"],
)
def test_links_lead_to_files_of_the_project(page: str) -> None:
    text = (_ROOT / page).read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert [target for target in targets if not ((_ROOT / page).parent / target).exists()] == []


def test_the_page_of_measurements_names_every_program_and_no_other() -> None:
    told = (_ROOT / "docs" / "benchmarks.md").read_text("utf-8")
    programs = {path.stem for path in (_ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text("utf-8")}
    assert set(re.findall(r"python -m benchmarks\.([a-z]+)", told)) == programs
