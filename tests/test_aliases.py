"""An alias file merges and splits names while answering; taking a line out restores what it changed."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.config import ALIASES_VARIABLE, aliases_path
from indexer.model.facets import FacetName
from indexer.search import Index
from indexer.search.aliases import Alias, parse_aliases, read_aliases
from indexer.search.page import FacetChoice, SearchInput
from tests.command_line import CommandLine, tracuu
from tests.small_index import small_index
from tests.web.clients import client_of
from tests.web.page import read_page

__all__ = ["tracuu"]

TEXTS = {
    "right": "Ông Ngô Mạnh Điềm, Bí thư Thị ủy Kỳ Anh, nói về lúa tại tỉnh Hà Tĩnh.",
    "wrong": "Ông Ngô Mạnh Điểm họp tại tỉnh Hà Tĩnh.",
    "both": "Ông Ngô Mạnh Điềm và ông Ngô Mạnh Điểm cùng dự tại tỉnh Nghệ An.",
    "bd": "Ông Nguyễn Văn Hùng dự họp tại tỉnh Bình Định.",
    "na": "Ông Nguyễn Văn Hùng dự họp tại tỉnh Nghệ An.",
    "unclear": "Huyện Tân Phú Đông họp.",
}
MERGED = "person\tNgô Mạnh Điểm\tNgô Mạnh Điềm\n"
SPLIT = "person\tNguyễn Văn Hùng\tNguyễn Văn Hùng (Bình Định)\tplace=Bình Định\n"


class Writer:
    """Writes the alias file of an index, each time with a later time."""

    def __init__(self, path: Path) -> None:
        self.path, self._count = path, 0

    def __call__(self, text: str) -> None:
        """Replace the file."""
        self.path.write_text(text, "utf-8")
        self._count += 1
        os.utime(self.path, (1_000_000_000 + self._count,) * 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Writer]]:
    path = tmp_path_factory.mktemp("aliases")
    with small_index(path, TEXTS) as index:
        yield index, Writer(path / "tracuu.aliases.tsv")


@pytest.fixture
def index(folder: tuple[Index, Writer]) -> Iterator[Index]:
    yield folder[0]
    folder[1]("")


@pytest.fixture
def write(folder: tuple[Index, Writer], index: Index) -> Writer:
    del index
    return folder[1]


def values(index: Index, name: FacetName = "person") -> dict[str, int]:
    return {bucket.value: bucket.count for bucket in index.facet_page(SearchInput(), name)[0]}


def ids(index: Index, typed: str, name: FacetName = "person") -> set[str]:
    return set(index.ids(SearchInput(choices=(FacetChoice(name, any_of=(typed,)),))))


def test_merged_names_are_one_in_counts_filters_pages_and_documents(index: Index, write: Writer) -> None:
    assert values(index)["Ngô Mạnh Điểm"] == 2
    write("# soát ngày 1/12\n\n" + MERGED)
    assert values(index) == {"Ngô Mạnh Điềm": 3, "Nguyễn Văn Hùng": 2}
    merged = {"right", "wrong", "both"}
    for typed in ("Ngô Mạnh Điềm", "Ngô Mạnh Điểm", "ngo manh diem"):
        assert ids(index, typed) == merged
    page = index.entity("person", "Ngô Mạnh Điểm")
    assert (page.value, page.page.total) == ("Ngô Mạnh Điềm", 3)
    assert {entity.value for entity in index.document("wrong").entities if entity.type == "person"} == {"Ngô Mạnh Điềm"}
    assert {label.value for hit in index.search("họp Điểm").hits for label in hit.entities["person"]} == {
        "Ngô Mạnh Điềm"
    }
    assert {m.entity.value for m in index.mentions() if m.doc_id == "wrong" and m.entity.type == "person"} == {
        "Ngô Mạnh Điềm"
    }


def test_taking_the_line_out_restores_everything(index: Index, write: Writer) -> None:
    before, version = values(index), index.version()
    write(MERGED)
    assert values(index) != before
    assert index.version() != version
    write("")
    assert (values(index), index.version()) == (before, version)
    write(MERGED)
    write.path.unlink()
    assert values(index) == before


def test_a_name_is_split_by_what_else_its_documents_hold(index: Index, write: Writer) -> None:
    write(SPLIT)
    assert ids(index, "Nguyễn Văn Hùng (Bình Định)") == {"bd"}
    assert ids(index, "Nguyễn Văn Hùng") == {"na"}
    assert {entity.value for entity in index.document("bd").entities if entity.type == "person"} == {
        "Nguyễn Văn Hùng (Bình Định)"
    }
    assert {entity.value for entity in index.document("na").entities if entity.type == "person"} == {"Nguyễn Văn Hùng"}
    assert index.entity("person", "Nguyễn Văn Hùng (Bình Định)").page.total == 1
    write(SPLIT + "person\tNguyễn Văn Hùng\tNguyễn Văn Hùng (Nghệ An)\n")
    assert values(index).keys() >= {"Nguyễn Văn Hùng (Bình Định)", "Nguyễn Văn Hùng (Nghệ An)"}
    assert ids(index, "nguyen van hung") == {"na"}


def test_a_place_takes_those_above_and_below_it_along(index: Index, write: Writer) -> None:
    write("place\tTân Phú Đông\tTiền Giang/Huyện Tân Phú Đông\nnơi\tNghệ An\tHà Tĩnh/Xứ Nghệ\n")
    found = values(index, "place")
    assert ids(index, "Tiền Giang", "place") == {"unclear"}
    assert found["Hà Tĩnh"] == 4
    assert found["Hà Tĩnh/Xứ Nghệ"] == 2
    label = next(
        bucket.label for bucket in index.facet_page(SearchInput(), "place")[0] if bucket.value.endswith("Nghệ")
    )
    assert label == "Xứ Nghệ (Hà Tĩnh)"


def test_what_lies_below_a_renamed_place_moves_along(index: Index, write: Writer) -> None:
    write("place\tHà Tĩnh\tMiền Trung/Hà Tĩnh\n")
    assert values(index, "place").keys() >= {"Miền Trung/Hà Tĩnh/Thị xã Kỳ Anh", "Miền Trung/Hà Tĩnh", "Miền Trung"}
    assert not [value for value in values(index, "place") if value.startswith("Hà Tĩnh")]
    assert {entity.value for entity in index.document("right").entities if entity.type == "place"} == {
        "Miền Trung/Hà Tĩnh",
        "Miền Trung/Hà Tĩnh/Thị xã Kỳ Anh",
    }


def test_marks_of_a_search_stand_where_the_words_do(index: Index, write: Writer) -> None:
    write("person\tNgô Mạnh Điểm\tMột Tên Dài Hơn Nhiều Lắm\n")
    hit = next(hit for hit in index.search('người:"mạnh điểm"').hits if hit.id == "wrong")
    assert [hit.snippets[0].text[a:b] for a, b in hit.snippets[0].marks] == ["Ngô Mạnh Điểm"]


def test_a_page_that_a_browser_keeps_is_asked_for_again(index: Index, write: Writer) -> None:
    client = client_of(index)
    tag = client.get("/facets/person").headers["ETag"]
    write(MERGED)
    changed = client.get("/facets/person", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    page = read_page(client, "/documents/wrong")
    assert "Ngô Mạnh Điềm" in page.text
    again = client.get("/facets/person", headers={"If-None-Match": changed.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("person\tA B\n", 1, "3 or 4 columns"),
        ("\nperson,A,B\n", 2, "3 or 4 columns"),
        ("person\tA\tB\tC=D\tE\n", 1, "has 5"),
        ("person\t\tB\n", 1, "3 or 4 columns"),
        ("year\t2022\t2023\n", 1, '"year" is no type'),
        ("chó\tA\tB\n", 1, '"chó" is no type'),
        ("person\tHòa\thoà\n", 1, "the new value is the old one"),
        ("person\tA\tB\n# x\nperson\ta\tC\n", 3, "already renamed on line 1"),
        ("person\tA\tB\tHà Nội\n", 1, "is not type=value"),
        ("person\tA\tB\tplace=\n", 1, "is not type=value"),
        ("person\tA\tB\nperson\tB\tC\nperson\tC\tA\n", 1, "in a circle"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_the_others_count(text: str, line: int, words: str) -> None:
    found = parse_aliases(Path("a.tsv"), text + "person\tX\tY\n")
    assert (found.problems[0].line, found.problems[0].vi != found.problems[0].en) == (line, True)
    assert words in found.problems[0].en
    assert Alias(text.count("\n") + 1, "person", "X", "Y") in found.rules


def test_chains_lead_to_their_end(index: Index, write: Writer) -> None:
    write("person\tNgô Mạnh Điểm\tTạm\nperson\tTạm\tNgô Mạnh Điềm\n")
    assert values(index)["Ngô Mạnh Điềm"] == 3
    rules = parse_aliases(Path("a"), "person\tA\tB\nperson\tB\tC\nplace\tB\tD\n").rules
    assert [rule.new for rule in rules] == ["C", "C", "D"]


def test_the_file_may_be_anything(tmp_path: Path) -> None:
    assert read_aliases(tmp_path / "none.tsv").rules == ()
    assert read_aliases(tmp_path).problems[0].line == 0
    path = tmp_path / "a.tsv"
    path.write_bytes(b"\xef\xbb\xbfperson\tA\tB\r\nperson\tC\tD\r\n")
    assert [rule.value for rule in read_aliases(path).rules] == ["A", "C"]
    path.write_bytes(b"person\tA\tB\nperson\t\xff\tD\n")
    assert (read_aliases(path).rules, read_aliases(path).problems[0].line) == ((), 2)


@given(st.text(st.sampled_from("person\tplace=\n#A áB/\x00\u202e"), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    found = parse_aliases(Path("a"), text)
    told = [*(rule.line for rule in found.rules), *(problem.line for problem in found.problems)]
    assert set(told) <= set(range(1, len(text.splitlines()) + 1))
    assert len(told) == len(set(told))


def test_where_the_file_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(ALIASES_VARIABLE, raising=False)
    assert aliases_path(tmp_path / "index") == tmp_path / "tracuu.aliases.tsv"
    monkeypatch.setenv(ALIASES_VARIABLE, str(tmp_path / "khác.tsv"))
    assert aliases_path(tmp_path / "index") == tmp_path / "khác.tsv"


def test_status_tells_what_the_file_does(tracuu: CommandLine, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text("Tiêu đề\nÔng Ngô Mạnh Điểm họp.", "utf-8")
    tracuu("rebuild", tmp_path / "a.txt")
    assert "aliases" not in tracuu("status").out
    (tmp_path / "tracuu.aliases.tsv").write_text(MERGED + "hỏng\nperson\tKhông Có\tAi Đó\n", "utf-8")
    with caplog.at_level(logging.WARNING):
        told = tracuu("status").out
    assert "2 dòng gộp, tách tên" in told
    assert "dòng 2: bỏ qua" in told
    assert "dòng 3: không tài liệu nào có giá trị này" in told
    assert "tracuu.aliases.tsv:2" in caplog.text
    assert "line 2: left out" in tracuu("status", "--lang", "en").out
    aliases = tracuu("status", "--json").json()["aliases"]
    assert (aliases["rules"], aliases["unused"], aliases["problems"][0]["line"]) == (2, [3], 2)
    assert "        1  Ngô Mạnh Điềm" in tracuu("entities", "--type", "person").out
