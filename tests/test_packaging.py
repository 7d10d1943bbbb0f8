"""What the project promises of its own files: requirements locked and explained, no address, nothing long."""

import ast
import re
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.shared_folder import shared

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("run", "test", "bench", "whoosh3", "lock")
TESTED_PYTHONS = ("3.11", "3.12", "3.13")

# A registry, a package file or a package index; written so that this file does not hold what it looks for.
ADDRESSES = re.compile(
    r"https?://[^\s\"'/]+/(?:simple|packages|maven2)\b"
    r"|https?://\S+\.(?:whl|jar|deb|tgz)\b"
    r"|\bpypi[.]org|pythonhosted[.]"
    r"|--(?:extra-)?index-url\b[ =]|--find-links\b[ =]",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|mnt|work|tmp)/[\w.]+")
QUOTED_SYLLABLES = 12
"""So many syllables in a row are a quotation."""
CODE = ("indexer", "webui", "benchmarks", "tests")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def _project() -> Mapping[str, object]:
    table: Mapping[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def _dependencies() -> tuple[Requirement, ...]:
    listed = _project()["dependencies"]
    assert isinstance(listed, list)
    return tuple(Requirement(line) for line in listed)


def _asked(name: str) -> tuple[Requirement, ...]:
    """Read what a hand-written requirements/NAME.in asks for."""
    lines = (line.partition("#")[0].strip() for line in (REQUIREMENTS / f"{name}.in").read_text("utf-8").splitlines())
    return tuple(Requirement(line) for line in lines if line)


def _locked(name: str) -> tuple[tuple[Requirement, tuple[str, ...]], ...]:
    """Read requirements/NAME.txt: each requirement with its hashes."""
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    return tuple(
        (Requirement(line.partition("--hash")[0].strip()), tuple(re.findall(r"--hash=(\S+)", line)))
        for line in text.splitlines()
    )


def _versions(name: str) -> dict[tuple[str, str], SpecifierSet]:
    return {
        (canonicalize_name(requirement.name), str(requirement.marker)): requirement.specifier
        for requirement, _ in _locked(name)
    }


def _names(requirements: tuple[Requirement, ...]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def _files_of_the_project(*folders: str) -> Iterator[Path]:
    """Every file that git has or would add, so that a new file is seen before it is committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    paths = (ROOT / name for name in sorted(set(listing.split("\0"))) if name)
    return (path for path in paths if path.is_file())


def _texts_of_the_project() -> Iterator[tuple[str, str]]:
    for path in _files_of_the_project():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", errors="replace")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_is_one_version_with_hashes(name: str) -> None:
    locked = _locked(name)
    assert locked
    for requirement, hashes in locked:
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert requirement.url is None, requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address_of_any_kind(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.findall(r"\S*://\S*|\S* @ \S*|^\s*(?:-[a-z]|--(?!hash=))\S*", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_all_that_was_asked_for_at_an_allowed_version(name: str) -> None:
    asked = _asked(name) + (_dependencies() if name in {"run", "test"} else ())
    versions = {package: next(iter(specifier)).version for (package, _), specifier in _versions(name).items()}
    for requirement in asked:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)], prereleases=False), (
            requirement
        )


@pytest.mark.parametrize(
    ("smaller", "larger"), [("run", "test"), ("run", "bench"), ("test", "bench"), ("run", "whoosh3")]
)
def test_two_locks_never_want_two_versions_of_one_package(smaller: str, larger: str) -> None:
    first, second = _versions(smaller), _versions(larger)
    assert first.keys() & second.keys()
    assert {key: first[key] for key in first.keys() & second.keys()} == {
        key: second[key] for key in first.keys() & second.keys()
    }


def test_what_the_tests_install_includes_all_that_users_install() -> None:
    assert _versions("run").items() <= _versions("test").items()


def test_whoosh3_stands_in_for_whoosh_and_for_nothing_else() -> None:
    assert _names(_dependencies()) - _names(_asked("whoosh3")) == {"whoosh"}
    assert "whoosh" not in {package for package, _ in _versions("whoosh3")}


def test_whoosh_and_pyvi_are_the_versions_that_the_index_was_measured_with() -> None:
    pins = {requirement.name: str(requirement.specifier) for requirement in _dependencies()}
    assert (pins["whoosh"], pins["pyvi"]) == ("==2.7.4", "==0.1.1")


def test_the_pythons_that_are_named_are_the_pythons_that_are_tried() -> None:
    classifiers = _project()["classifiers"]
    assert isinstance(classifiers, list)
    prefix = "Programming Language :: Python :: "
    named = tuple(text.removeprefix(prefix) for text in classifiers if text.startswith(prefix))
    candidates = re.search(r"^PYTHONS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert named == TESTED_PYTHONS
    assert candidates
    assert candidates[1].split()[:3] == [f"python{version}" for version in reversed(TESTED_PYTHONS)]


def test_every_direct_dependency_has_its_section_and_no_section_is_left_over() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### (\S+)", text, flags=re.MULTILINE)
    assert len(sections) == len(set(sections))
    assert set(sections) == _names(_dependencies())
    for section in text.split("\n### ")[1:]:
        for question in ("Why:", "Licence:", "Size:", "State:", "If it dies:"):
            assert f"**{question}**" in section.partition("\n## ")[0], (section.partition("\n")[0], question)


def test_every_installed_package_is_named_in_the_documentation_of_dependencies() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:### |\| `)([\w.-]+)", text, flags=re.MULTILINE))
    along = {package for package, _ in _versions("run")}
    asked = _names(_asked("run") + _asked("test") + _asked("bench") + _asked("lock")) | {"whoosh3"}
    assert along | asked == named


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        (name, match[0])
        for name, text in _texts_of_the_project()
        for match in (*ADDRESSES.finditer(text), *MACHINE_PATHS.finditer(text))
    ]
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url somewhere",
        "https://example.org/" + "simple/tracuu",
        "https://example.org/tracuu-1.0." + "whl",
        "files.python" + "hosted.org",
        "py" + "pi.org",
    ],
)
def test_an_address_would_be_noticed(line: str) -> None:
    assert ADDRESSES.search(line)


@pytest.mark.parametrize("folder", ["home", "root", "Users", "tmp"])
def test_a_machine_path_would_be_noticed(folder: str) -> None:
    assert MACHINE_PATHS.search(f"see /{folder}/someone/notes")
    assert not MACHINE_PATHS.search(f"see https://example.org/{folder}/page")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of as many syllables or words as make a quotation, whatever stands between them."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    return zip(*(words[start:] for start in range(QUOTED_SYLLABLES)), strict=False)


def test_no_file_quotes_the_pages_of_other_people() -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(shared("seeds").glob("*.txt"))]
    theirs = {run for page in pages for run in _runs(page)}
    assert len(theirs) > 1000
    found = [(name, " ".join(run)) for name, text in _texts_of_the_project() for run in _runs(text) if run in theirs]
    assert not found


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in _files_of_the_project(*CODE)
        if path.suffix == ".py"
    }
    assert lengths
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in _files_of_the_project(*CODE)
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert lengths
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
