"""Whoosh 2.7.4 has defects that change answers or run code; for each there is a guard, and for each guard a test.

Several guards are tests of the contract suite: the number of documents and their lengths count live ones only; an
answer does not depend on the page asked for; a removed document is gone; a prefix adds nothing to a score.
"""

import ast
import os
import pickle
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

import indexer
from indexer.engine.manifest import MANIFEST, decode_manifest, hash_file
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.engine.whoosh.codec import ArraySegment
from indexer.engine.whoosh.toc import schema
from indexer.errors import IndexDamagedError
from tests.records import Sample, batches

TOC_FILE = f"_{INDEX_NAME}_1.toc"


class Attack:
    """A pickle that makes a folder when it is read."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.trace),)

    def clean(self) -> None:
        """What Whoosh asks of a schema before it writes it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The live generation of an index."""
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(batches([Sample("a", body="bộ")]), fingerprint="f")
    return tmp_path / "index" / "generations" / engine.current()


def reopened(folder: Path) -> WhooshEngine:
    return WhooshEngine(folder.parents[1])


def sign_again(folder: Path) -> None:
    """Make the manifest fit the files, as an attacker would."""
    manifest = decode_manifest((folder / MANIFEST).read_text())
    files = {name: ((folder / name).stat().st_size, hash_file(folder / name)) for name in manifest.files}
    (folder / MANIFEST).write_text(replace(manifest, files=files).encode())


def write_list(folder: Path, segments: object, *, schema_: object = None) -> None:
    """Write a table of contents as Whoosh does, whatever it holds."""
    (folder / TOC_FILE).unlink()
    toc = TOC(schema(), segments, 1)
    toc.schema = schema_ or toc.schema
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("whoosh.index.ensure_schema", lambda given: given)
        toc.write(FileStorage(str(folder)), INDEX_NAME)


@pytest.mark.parametrize("place", ["segments", "first segment", "schema"])
def test_a_doctored_table_of_contents_runs_no_code(folder: Path, tmp_path: Path, place: str) -> None:
    attack = Attack(tmp_path / "attacked")
    if place == "schema":
        write_list(folder, [ArraySegment(1, 1)], schema_=attack)
    else:
        write_list(folder, attack if place == "segments" else [attack])
    with pytest.raises(IndexDamagedError):
        reopened(folder).open()
    sign_again(folder)
    # Only Whoosh reads it.
    assert reopened(folder).open().ids() == ("a",)
    assert not attack.trace.exists()
    pickle.loads(pickle.dumps(attack))  # noqa: S301  # the attack would have worked
    assert attack.trace.exists()


def test_a_second_table_of_contents_does_not_take_over(folder: Path) -> None:
    shutil.copy(folder / TOC_FILE, folder / f"_{INDEX_NAME}_2.toc")
    with pytest.raises(IndexDamagedError, match="does not belong there"):
        reopened(folder).open()


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """All modules of the product."""
    root = Path(indexer.__file__).parent
    paths = sorted([*root.rglob("*.py"), *(root.parent / "webui").rglob("*.py")])
    return tuple((path.relative_to(root.parent).as_posix(), ast.parse(path.read_text("utf-8"))) for path in paths)


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(module, name) of everything a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


DOORS = {
    ("whoosh", "analysis"),
    ("whoosh", "fields"),
    ("whoosh.codec.base", "Codec"),
    ("whoosh.codec.base", "FieldCursor"),
    ("whoosh.codec.base", "PerDocumentReader"),
    ("whoosh.codec.base", "Segment"),
    ("whoosh.codec.base", "TermsReader"),
    ("whoosh.filedb.filestore", "FileStorage"),
    ("whoosh.formats", "Positions"),
    ("whoosh.index", "TOC"),
    ("whoosh.matching", "ListMatcher"),
    ("whoosh.reading", "TermInfo"),
    ("whoosh.reading", "TermNotFound"),
}
"""What the product takes from Whoosh: the schema, the codec and the writing of the table of contents."""


def test_whoosh_is_entered_by_few_doors() -> None:
    # No searcher and no matchers, which drop hits and score prefixes by frequency; no parser; no writer, whose failures
    # spoil the next document; no `refresh`, which serves deleted text.
    found = {
        (name, module, imported_name)
        for name, tree in modules()
        for module, imported_name in imported(tree)
        if module.split(".")[0] == "whoosh"
    }
    assert {(module, name) for _, module, name in found} == DOORS
    assert {name for name, _, _ in found} == {"indexer/engine/whoosh/codec.py", "indexer/engine/whoosh/toc.py"}


def test_nothing_of_whoosh_answers_by_another_name() -> None:
    forbidden = {"refresh", "searcher", "reader", "writer", "add_document", "update_document", "open_dir"}
    for name, tree in modules():
        if name.startswith("indexer/engine/"):
            called = {
                node.func.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            assert not called & forbidden, name


def test_no_pickle_is_read() -> None:
    assert not [
        name for name, tree in modules() for module, _ in imported(tree) if module in {"pickle", "shelve", "dill"}
    ]
