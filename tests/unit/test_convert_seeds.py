"""Five real pages: what is understood of them, and that no line of their text is lost."""

import json
import re
from pathlib import Path

import pytest

from indexer.clean import clean
from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile
from indexer.read import read_files
from tests.shared_folder import shared

EXPECTED = json.loads((Path(__file__).parent.parent / "golden/convert_seeds.json").read_text(encoding="utf-8"))


def seed(name: str) -> tuple[Document, str]:
    (raw,) = (item for item in read_files([shared(f"seeds/{name}.txt")]) if isinstance(item, RawFile))
    return to_document(raw), clean(raw.text)


@pytest.mark.parametrize("name", EXPECTED)
def test_metadata_of_real_pages(name: str) -> None:
    document, _ = seed(name)
    counted = {"captions": len(document.captions), "removed": [line.rule for line in document.removed]}
    found = {key: getattr(document, key) for key in EXPECTED[name]} | counted
    found["authors"] = list(document.authors)
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", ["000_fd9e6f3e6da6f9eb", "001_bbf9fef7f52ef7a1"])
def test_the_title_of_a_page_that_begins_with_one_is_its_first_line(name: str) -> None:
    document, text = seed(name)
    assert document.title == text.split("\n", maxsplit=1)[0].strip()


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_a_real_page_stands_somewhere(name: str) -> None:
    document, text = seed(name)
    removed = {line.text for line in document.removed}
    shown = {document.title, document.section, *document.authors, *document.captions, *document.body.split("\n")}
    lines = [" ".join(line.split()) for line in text.split("\n")]
    assert [line for line in lines if line and line not in shown | removed] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_the_body_of_a_real_page_is_all_that_no_other_field_tells_whole_and_in_order(name: str) -> None:
    document, text = seed(name)
    told = {document.title, document.section, *document.authors, *document.captions}
    told |= {line.text for line in document.removed}
    lines = [" ".join(line.split()) for line in text.split("\n")]
    assert document.body.split("\n") == [line for line in lines if line and line not in told]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_removed_of_a_real_page_is_junk_or_told_by_a_field(name: str) -> None:
    document, _ = seed(name)
    for line in document.removed:
        assert len(line.text.split()) <= 12
        if line.rule == "byline":
            assert re.findall(r"\w+", line.text) == re.findall(r"\w+", " ".join(document.authors))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_parts_of_a_real_page_cover_its_body(name: str) -> None:
    document, _ = seed(name)
    assert "\n".join(document.body[part.start : part.end] for part in document.parts) == document.body


def test_the_title_of_a_page_without_one_is_its_first_sentence_without_the_dateline() -> None:
    document, _ = seed("002_67dca0e9e67fe9d5")
    assert document.title.startswith("Thường trực Thị uỷ Kỳ Anh")
    assert document.body.startswith("Chiều ngày 15/11/2022")


def test_the_first_line_is_a_title_though_it_has_no_section() -> None:
    document, text = seed("003_dddd422e47ca07c7")
    assert document.title == text.split("\n", maxsplit=1)[0]


def test_the_title_below_a_section_is_found() -> None:
    document, _ = seed("004_d98efc04c9da44ad")
    assert document.title.startswith("Giao ban chuyên đề công tác xây dựng Đảng khối")


@pytest.mark.parametrize(
    ("name", "ending"),
    [("001_bbf9fef7f52ef7a1", "chi bộ hoàn thành nhiệm vụ"), ("002_67dca0e9e67fe9d5", "trên địa bàn")],
)
def test_a_paragraph_without_full_stop_stays_in_the_body(name: str, ending: str) -> None:
    document, _ = seed(name)
    assert any(paragraph.endswith(ending) for paragraph in document.body.split("\n"))
