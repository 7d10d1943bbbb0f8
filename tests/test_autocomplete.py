"""What is suggested while people type: words, names and titles of the index."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from indexer import open_index, rebuild
from indexer.search import Index
from tests.small_index import small_index
from tests.strategies import any_text

_DOCUMENTS = [
    ("a", "Sổ tay đảng viên điện tử", "Ông Ngô Mạnh Điềm, Bí thư Thị ủy Kỳ Anh, nói về sổ tay đảng viên điện tử."),
    ("b", "Hội nghị tập huấn", "Ông Ngô Mạnh Điềm và bà Lê Thị Hoa dự tập huấn ở Hà Tĩnh. Số tàu cập cảng tăng."),
    ("c", "Số tàu vào cảng", "Ủy ban nhân dân tỉnh Hà Tĩnh báo cáo về số tàu."),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("autocomplete")
    lines = (json.dumps({"id": name, "title": title, "body": body}) for name, title, body in _DOCUMENTS)
    (folder / "documents.jsonl").write_text("\n".join(lines), "utf-8")
    rebuild([folder / "documents.jsonl"], index=folder / "index")
    with open_index(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "kind", "texts"),
    [
        ("sổ t", "words", ["sổ tay"]),
        ("so ta", "words", ["sổ tay"]),
        ("SỔ T", "words", ["sổ tay"]),
        ("ngô m", "person", ["Ngô Mạnh Điềm"]),
        ("ngo manh", "person", ["Ngô Mạnh Điềm"]),
        ("Mạnh Đ", "person", ["Ngô Mạnh Điềm"]),
        ("điềm", "person", ["Ngô Mạnh Điềm"]),
        ("diêm", "person", []),
        ("gô m", "person", []),
        ("ha t", "place", ["Hà Tĩnh"]),
        ("sổ tay đ", "title", ["Sổ tay đảng viên điện tử"]),
        ("tay dang", "title", ["Sổ tay đảng viên điện tử"]),
        ("số tay", "title", []),
        ("so ta", "title", ["Số tàu vào cảng", "Sổ tay đảng viên điện tử"]),
    ],
)
def test_what_is_typed_is_completed(index: Index, typed: str, kind: str, texts: list[str]) -> None:
    assert sorted(found.text for found in index.suggest(typed) if found.kind == kind) == texts


def test_a_title_that_several_documents_have_is_suggested_once(tmp_path: Path) -> None:
    title = "Họp chi bộ tháng sáu"
    for name in ("Đông", "Đoài"):
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\nChi bộ thôn {name} họp bàn việc làng.", "utf-8")
    rebuild([tmp_path], index=tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert [found.text for found in index.suggest("họp chi") if found.kind == "title"] == [title]


def test_the_commonest_come_first_with_their_documents(index: Index) -> None:
    found = [(each.text, each.total) for each in index.suggest("n", 3)]
    assert found == []
    people = [(each.text, each.total) for each in index.suggest("ng", 3) if each.kind == "person"]
    assert people == [("Ngô Mạnh Điềm", 2)]


@pytest.mark.parametrize("typed", ["", " ", "a", '"*-()', "x" * 61, "\n\n", "zzzz"])
def test_nothing_is_suggested_for_too_little_too_much_or_the_unknown(index: Index, typed: str) -> None:
    assert index.suggest(typed) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_text())
def test_whatever_is_typed_is_no_error(index: Index, text: str) -> None:
    counts: dict[str, int] = {}
    for found in index.suggest(text, 2):
        counts[found.kind] = counts.get(found.kind, 0) + 1
    assert all(count <= 2 for count in counts.values())


def test_a_new_generation_brings_new_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("generations")
    with small_index(folder, {"a": "Sổ tay đảng viên."}) as opened:
        assert [each.text for each in opened.suggest("nông d")] == []
        (folder / "other.jsonl").write_text(json.dumps({"id": "b", "title": "x", "body": "Nông dân gặt lúa."}), "utf-8")
        rebuild([folder / "other.jsonl"], index=folder / "index")
        assert [each.text for each in opened.suggest("nông d")] == ["nông dân"]
