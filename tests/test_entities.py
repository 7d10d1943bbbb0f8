"""`tracuu entities`: the names of an index as lists and as files that spreadsheets and programs read."""

import csv
import json
from pathlib import Path

import pytest

from tests.command_line import CommandLine, tracuu

__all__ = ["tracuu"]

TEXTS = {
    "a": "Ông Nguyễn Văn Hưng, Bí thư Huyện ủy Kỳ Anh, tỉnh Hà Tĩnh nói về Chỉ thị 05-CT/TW.",
    "b": "Ông Nguyễn Văn Hưng gặp bà Đặng Thị Ánh ngày 15/11/2022 tại tỉnh Hà Tĩnh.",
    "c": "Phần mềm “Sổ tay đảng viên điện tử”, phong trào “Dân vận khéo”: từ 2/9/2022, xong ngày 15/11/2022.",
}


@pytest.fixture
def built(tracuu: CommandLine, tmp_path: Path) -> CommandLine:
    lines = (json.dumps({"id": name, "title": f"=Bài {name}", "body": body}) for name, body in TEXTS.items())
    (tmp_path / "documents.jsonl").write_text("\n".join(lines), "utf-8")
    assert tracuu("rebuild", tmp_path / "documents.jsonl").code == 0
    return tracuu


def test_names_are_listed_by_type_with_their_documents(built: CommandLine) -> None:
    lines = built("entities").out.splitlines()
    people = lines.index("Người (2)")
    assert lines[people + 1 : people + 3] == ["        2  Nguyễn Văn Hưng", "        1  Đặng Thị Ánh"]
    assert "        1  Chỉ thị 05-CT/TW" in lines
    assert "People (2)" in built("entities", "--lang", "en").out


def test_one_type_the_first_few_from_a_to_z(built: CommandLine) -> None:
    assert built("entities", "--type", "người", "--a-z", "--top", "1").out.splitlines() == [
        "Người (2)",
        "        1  Đặng Thị Ánh",
    ]
    assert built("entities", "--type", "person", "--contains", "hung").out.splitlines()[0] == "Người (1)"
    assert built("entities", "--type", "nobody").code == 2


def test_dates_and_quoted_names_are_listed_and_exported_when_asked_for(built: CommandLine, tmp_path: Path) -> None:
    lines = built("entities", "--type", "date", "--type", "tên", "--a-z").out.splitlines()
    assert lines == [
        "Ngày tháng (2)",
        "        1  2/9/2022",
        "        2  15/11/2022",
        "Tên trong ngoặc kép (2)",
        "        1  Dân vận khéo",
        "        1  Sổ tay đảng viên điện tử",
    ]
    assert built("entities", "--type", "ngày", "--top", "1", "--lang", "en").out.splitlines() == [
        "Dates (2)",
        "        2  15/11/2022",
    ]
    for typed in ("so tay", "SỔ TAY"):
        named = built("entities", "--type", "name", "--contains", typed, "--json").json()["entities"]["name"]
        assert [value["value"] for value in named["values"]] == ["Sổ tay đảng viên điện tử"]
    assert (
        built("entities", "--type", "name", "--contains", "sộ tay", "--json").json()["entities"]["name"]["total"] == 0
    )
    path = tmp_path / "ngày.jsonl"
    built("entities", "--type", "date", "--export", path)
    assert [json.loads(line)["value"] for line in path.read_text("utf-8").splitlines()] == ["2022-11-15", "2022-09-02"]
    built("entities", "--mentions", "--type", "date", "--export", path)
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_names_as_json(built: CommandLine) -> None:
    found = built("entities", "--type", "place", "--json").json()
    assert found["schema"] == 1
    assert found["entities"]["place"]["total"] == len(found["entities"]["place"]["values"])
    assert {"value": "Hà Tĩnh", "label": "Hà Tĩnh", "parent": "", "documents": 2} in found["entities"]["place"][
        "values"
    ]


def test_all_names_as_a_table_that_a_spreadsheet_opens(built: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "tên.CSV"
    assert str(path) in built("entities", "--top", "1", "--export", path).out
    assert path.read_bytes().startswith("\ufefftype,value,label,parent,documents\r\n".encode())
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["value"] for row in rows if row["type"] == "person"] == ["Nguyễn Văn Hưng", "Đặng Thị Ánh"]
    assert all(int(row["documents"]) in {1, 2} for row in rows)


def test_every_mention_with_its_place(built: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "chỗ.jsonl"
    built("entities", "--mentions", "--export", path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        if row["field"] == "body":
            assert TEXTS[row["document"]][row["start"] : row["end"]] == row["text"]
    assert {"person", "role", "date", "reference"} <= {row["type"] for row in rows}
    built("entities", "--mentions", "--type", "person", "--export", path)
    assert {json.loads(line)["type"] for line in path.read_text("utf-8").splitlines()} == {"person"}


def test_no_cell_of_an_export_is_a_formula(built: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "chỗ.csv"
    built("entities", "--mentions", "--export", path)
    titles = {row["title"] for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())}
    assert titles == {"'=Bài a", "'=Bài b", "'=Bài c"}


def test_a_file_that_cannot_be_written_leaves_what_was_there(built: CommandLine, tmp_path: Path) -> None:
    assert built("entities", "--export", tmp_path / "nowhere" / "a.csv").err.startswith("X801")
    (tmp_path / "old.csv").mkdir()
    assert built("entities", "--export", tmp_path / "old.csv").code == 2
    assert built("entities", "--export", tmp_path / "a.xlsx").code == 2
    assert built("entities", "--mentions").code == 2
    assert not list(tmp_path.glob("*.part"))


def test_filters_of_the_command_line_take_all_of_and_none_of(built: CommandLine) -> None:
    def total(*filters: str) -> int:
        options = [option for each in filters for option in ("--filter", each)]
        found: int = built("search", "ông", *options, "--json").json()["total"]
        return found

    assert total("person=nguyen van hung") == 2
    assert total("person.all=nguyen van hung", "person.all=đặng thị ánh") == 1
    assert total("person.not=đặng thị ánh") == 1
    assert total("person=nguyen van hung", "person=đặng thị ánh") == 2
    assert built("search", "ông", "--filter", "person.some=x").code == 2
