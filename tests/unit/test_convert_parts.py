"""Parts: paragraphs, articles and sections, in order, disjoint, covering the body."""

import pytest

from indexer.convert import to_document
from indexer.convert.lines import Line, split_lines
from indexer.convert.parts import body_of, headed_parts
from indexer.convert.wrapped import join_wrapped
from indexer.model.document import Document
from indexer.model.files import RawFile

PROSE = "Hội nghị đã nghe báo cáo, thảo luận và thống nhất những việc phải làm trong tháng tới của chi bộ."


def labels(*texts: str) -> list[tuple[str, str, str]]:
    lines = [Line(text.removeprefix("# "), heading=text.startswith("# ")) for text in texts]
    body = body_of(lines)
    parts = Document("", "", "", "name", body, headed=headed_parts(lines)).parts
    return [(part.kind, part.label, body[part.start : part.end]) for part in parts]


def test_paragraphs_are_numbered_from_one() -> None:
    assert labels("Một.", "Hai.") == [("paragraph", "1", "Một."), ("paragraph", "2", "Hai.")]
    assert labels() == []


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Điều 5. Thứ tự ưu tiên", "Điều 5"),
        ("Điều 1: Tặng Giấy khen", "Điều 1"),
        ("ĐIỀU 12. Thi hành", "Điều 12"),
        ("Điều 5", "Điều 5"),
        ("Điều 5a. Bổ sung", "Điều 5a"),
        ("Chương II", "Chương II"),
        ("CHƯƠNG III. SỬ DỤNG", "Chương III"),
        ("Phần 1. Trước khi bắt đầu", "Phần 1"),
        ("Phần thứ nhất: CÔNG TÁC CHỐNG DỊCH", "Phần thứ nhất"),
        ("Mục 2. Quyền", "Mục 2"),
    ],
)
def test_an_article_reaches_to_the_next_heading(heading: str, label: str) -> None:
    assert labels("Căn cứ luật;", heading, "a) Một.", "b) Hai.", "Điều 99. Hết") == [
        ("paragraph", "1", "Căn cứ luật;"),
        ("article", label, f"{heading}\na) Một.\nb) Hai."),
        ("article", "Điều 99", "Điều 99. Hết"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 của Luật quy định rõ",
        "Điều này không đúng.",
        "Chương trình nghị sự",
        "Mục tiêu: 5",
        "Phần 2.000 đồng",
        "Điều 5.000",
    ],
)
def test_a_sentence_about_an_article_begins_none(text: str) -> None:
    assert labels(text) == [("paragraph", "1", text)]


def test_a_section_reaches_to_the_next_heading() -> None:
    assert labels("Đầu.", "# Mục đích", "Một.", "Hai.", "# Yêu cầu") == [
        ("paragraph", "1", "Đầu."),
        ("section", "Mục đích", "Mục đích\nMột.\nHai."),
        ("section", "Yêu cầu", "Yêu cầu"),
    ]


def test_spaces_inside_lines_are_collapsed_and_indents_dropped() -> None:
    raw = RawFile("a", "a.txt", "text", f"Chi bộ họp\n\n      Năm  2020.   Tăng cường.\n\n{PROSE}")
    assert to_document(raw).body.startswith("Năm 2020. Tăng cường.\n")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("UBND XÃ            CỘNG HÒA XÃ HỘI", ["UBND XÃ", "CỘNG HÒA XÃ HỘI"]),
        ("Thư ký\t\tChủ trì", ["Thư ký", "Chủ trì"]),
        ("1\tLê Na\tTrưởng ban\t101", ["1 | Lê Na | Trưởng ban | 101"]),
        ("ngày       tháng 6 năm 2022", ["ngày tháng 6 năm 2022"]),
        ("một  hai   ba", ["một hai ba"]),
        ("\n \n", []),
    ],
)
def test_cells_side_by_side_are_kept_apart(text: str, lines: list[str]) -> None:
    assert [line.text for line in split_lines(text)] == lines


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Dòng này bị ngắt ở cột tám mươi vì chương trình thư", "điện tử làm thế."], 1),
        (["Dòng này bị ngắt ở cột tám mươi vì chương trình thư", "Điện tử làm thế."], 2),
        (["Dòng này đã hết câu ở cột tám mươi của chương trình.", "điện tử làm thế."], 2),
        (["Bao gồm những thứ cần phải mang theo khi đi đường,", "áo mưa."], 1),
        (["Bao gồm những thứ cần phải mang theo khi đi đường", "a) áo mưa"], 2),
        (["Mầm non", "tiểu học"], 2),
    ],
)
def test_a_line_broken_by_a_machine_is_joined(lines: list[str], paragraphs: int) -> None:
    assert len(list(join_wrapped(split_lines("\n".join(lines))))) == paragraphs
