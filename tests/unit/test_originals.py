"""Which document somebody means who names a file."""

import unicodedata
from pathlib import Path

import pytest

from indexer.errors import DocumentAmbiguousError, DocumentMissingError
from indexer.model.files import SourceFile
from indexer.search.originals import id_of

_ROOT = "/kho/văn bản"


def source(path: str, *ids: str, root: str = _ROOT) -> SourceFile:
    return SourceFile(root, path, 1, 1, "", ids)


_SOURCES = (
    source("a.txt", "a"),
    source("2022/báo cáo 5.2.txt", "2022/báo cáo 5.2"),
    source("2023/báo cáo 5.2.txt", "2023/báo cáo 5.2"),
    source("2023/a.txt", "2023/a"),
    source("2023/thư mời.md", "2023/thư mời.md"),
    source("tin.jsonl", "tin 1", "tin 2"),
    source("một.jsonl", "tin một"),
    source("hỏng.txt"),
    source("lẻ.txt", "lẻ", root="/khác/lẻ.txt"),
)


@pytest.mark.parametrize(
    ("name", "doc_id"),
    [
        ("a.txt", "a"),
        ("./a.txt", "a"),
        ("2023/a.txt", "2023/a"),
        ("2023\\a.txt", "2023/a"),
        ("/kho/văn bản/2023/a.txt", "2023/a"),
        ("/kho/khác/../văn bản/2023/a.txt", "2023/a"),
        ("thư mời.md", "2023/thư mời.md"),
        ("thư mời", "2023/thư mời.md"),
        (unicodedata.normalize("NFD", "thư mời.md"), "2023/thư mời.md"),
        ("2022/báo cáo 5.2", "2022/báo cáo 5.2"),
        ("một.jsonl", "tin một"),
        ("/khác/lẻ.txt", "lẻ"),
        ("lẻ.txt", "lẻ"),
    ],
)
def test_a_path_the_end_of_one_or_what_a_file_is_called_means_its_document(name: str, doc_id: str) -> None:
    assert id_of(_SOURCES, name) == doc_id


def test_a_path_counts_from_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    sources = [source("a.txt", "a", root=f"{tmp_path}/kho"), source("kho/a.txt", "kho/a", root="/nơi khác")]
    assert id_of(sources, "kho/a.txt") == "a"


@pytest.mark.parametrize(("name", "total"), [("báo cáo 5.2.txt", 2), ("báo cáo 5.2", 2), ("tin.jsonl", 2)])
def test_what_means_several_documents_is_said_to(name: str, total: int) -> None:
    with pytest.raises(DocumentAmbiguousError, match=f"any of {total} documents"):
        id_of(_SOURCES, name)


def test_of_many_documents_a_few_are_told() -> None:
    with pytest.raises(DocumentAmbiguousError, match="documents: 0, 1, 2, 3, 4, …"):
        id_of([source("tin.jsonl", *map(str, range(9)))], "tin.jsonl")


@pytest.mark.parametrize("name", ["b.txt", "áo cáo 5.2.txt", "", "hỏng.txt", "2023", "/", "a" * 10_000, "kho/a.txt"])
def test_what_means_none_is_missing(name: str) -> None:
    with pytest.raises(DocumentMissingError):
        id_of(_SOURCES, name)
