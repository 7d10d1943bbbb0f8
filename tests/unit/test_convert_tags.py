"""Tags and entities that are left in a text are none of it; signs that only look like them are."""

import pytest

from indexer.convert import to_document
from indexer.convert.tags import without_tags
from indexer.model.files import RawFile


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Trạm y tế</p>", "\nTrạm y tế\n"),
        ("Dòng một<br />dòng hai<BR>dòng ba", "Dòng một\ndòng hai\ndòng ba"),
        ('Chữ <strong class="a">đậm</strong> và <i>nghiêng</i>', "Chữ đậm và nghiêng"),
        ("<tr><td>Lúa</td><td>8 tạ</td></tr>", "\nLúa\t8 tạ\t\n"),
        ("Đầu<!-- hết bài -->cuối", "Đầucuối"),
        ("Đầu<script>var a = '<p>';</script>cuối", "Đầucuối"),
        ("<p>Đầu</p><script>\nvar a = 1;\nif (a < 3) { b(); }\n", "\nĐầu\n\n"),
        ("<style>p {margin: 0}\n</head><p>Đầu</p>", "\n\n\nĐầu\n"),
        ("<script src='a.js'>Đầu</p><script>cuối", "\nĐầu\n\ncuối"),
        ("<style>\np {margin: 0}\n.a {b: c}\nTin nhanh\nChi bộ họp.\n<p>Cuối</p>", "\nTin nhanh\nChi bộ họp.\nCuối\n"),
        ("<p>Đầu</p><style>\n// đỏ\np {margin: 0}\nbầu cấp uỷ", "\nĐầu\n\n\n// đỏ\np {margin: 0}\nbầu cấp uỷ"),
        ("<style>a {b: c}<p>Đầu.</p><style>b {c: d}</style><p>Cuối.</p>", "\n\nĐầu.\n\nCuối.\n"),
        ("Gạo&nbsp;mới &amp; muối &quot;ngon&quot; &#225; &#xE1;", 'Gạo\xa0mới & muối "ngon" á á'),
        ("Điền <họ và tên> vào đơn</p>", "Điền <họ và tên> vào đơn\n"),
    ],
)
def test_tags_go_and_entities_become_what_they_mean(text: str, shown: str) -> None:
    assert without_tags(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a < b và b > c",
        "Điền <họ và tên> vào đơn",
        "Thẻ <p> mở một đoạn",
        "R&D và AT&T; Q&A",
        "&khongco;",
        "&#0;",
        "&#xD800;",
        "<!-- không đóng",
        "Thẻ <script> mở một đoạn mã; viết xong phải đóng lại;",
        "x <3 y",
        "ai@example.org <ai@example.org>",
    ],
)
def test_what_only_looks_like_a_tag_or_an_entity_stays(text: str) -> None:
    assert without_tags(text) == text


def test_a_page_with_tags_is_read_like_the_same_page_without() -> None:
    lines = (
        "Tin trong tỉnh",
        "Trạm y tế xã Hòa Mục nhận máy siêu âm mới",
        "02/03/2020 09:00",
        "Trạm y tế xã Hòa Mục vừa nhận một máy siêu âm màu do quỹ từ thiện của kiều bào quê xã tặng.",
        "Bác sĩ trạm y tế thử máy. Ảnh: Thu Hằng",
        "Máy sẽ chạy bằng điện mặt trời & bình trữ trong những ngày bão mất điện dài.",
    )
    tagged = [f"<p><em>{line.replace('&', '&amp;')}</em></p>" for line in lines]
    plain, found = (to_document(RawFile("a", "a.txt", "text", "\n".join(page))) for page in (lines, tagged))
    assert found == plain
    assert (found.published, found.captions) == ("2020-03-02T09:00", ("Bác sĩ trạm y tế thử máy. Ảnh: Thu Hằng",))


def test_tags_in_a_record_go_too() -> None:
    fields = {"title": "Trạm y tế", "lead": "Có máy mới."}
    document = to_document(RawFile("a", "a.jsonl", "record", "<p>Máy do <b>kiều bào</b> tặng.</p>", fields))
    assert document.body == "Có máy mới.\nMáy do kiều bào tặng."
