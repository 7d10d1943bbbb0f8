"""Markdown: the marks go, the words stay, headings name sections."""

import pytest

from indexer.convert import to_document
from indexer.convert.front_matter import fields_of, split_front_matter
from indexer.convert.inline import plain
from indexer.model.document import Document
from indexer.model.files import RawFile

PAGE = """---
title: "Thẻ căn cước: hỏi và đáp"
date: 02/06/2023 17:12
authors:
  - Lê Na
  - Hà My
section: Hỏi đáp
nguồn: Công an huyện
layout: post
---

# Tiêu đề khác

> Tài liệu **phát tay** của huyện,
> in lần 2.

## Ai phải đổi?

- Đủ 14 tuổi
- [x] Đủ 25 tuổi, xem [hướng dẫn](https://example.org/a_(b)) hay [mục này][1]

1. Đến *công an xã*
2) Nộp `CT01`

| Trường hợp | Lệ phí |
|:--|--:|
| Lần đầu | **Miễn** |
| Mất \\| hỏng | 50.000 đ |

![Người dân chờ đến lượt](anh.jpg)

```python
print("giữ nguyên")
```

Dòng cuối
==

***

[1]: https://example.org/muc
<!-- ghi chú của biên tập -->
"""


def markdown(text: str, doc_id: str = "a.md") -> Document:
    return to_document(RawFile(doc_id, doc_id, "markdown", text))


def test_a_whole_page_is_read() -> None:
    document = markdown(PAGE)
    assert (document.title, document.title_source) == ("Thẻ căn cước: hỏi và đáp", "field")
    assert (document.published, document.published_source) == ("2023-06-02T17:12", "field")
    assert (document.section, document.source) == ("Hỏi đáp", "Công an huyện")
    assert document.authors == ("Lê Na", "Hà My")
    assert document.captions == ("Người dân chờ đến lượt",)
    assert document.body.split("\n") == [
        "Tiêu đề khác",
        "Tài liệu phát tay của huyện, in lần 2.",
        "Ai phải đổi?",
        "Đủ 14 tuổi",
        "Đủ 25 tuổi, xem hướng dẫn hay mục này",
        "1. Đến công an xã",
        "2) Nộp CT01",
        "Trường hợp | Lệ phí",
        "Lần đầu | Miễn",
        "Mất | hỏng | 50.000 đ",
        'print("giữ nguyên")',
        "Dòng cuối",
    ]
    assert [(part.kind, part.label) for part in document.parts] == [
        ("section", "Tiêu đề khác"),
        ("section", "Ai phải đổi?"),
        ("section", "Dòng cuối"),
    ]
    rules = [line.rule for line in document.removed]
    assert rules == ["front matter"] * 8 + ["comment", "link"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Một tiêu đề #\n\nNội dung.", "Một tiêu đề"),
        ("Một tiêu đề\n===\n\nNội dung.", "Một tiêu đề"),
        ("## Một *tiêu* đề\n\nNội dung.", "Một tiêu đề"),
        ("Lời mở.\n\n# Một tiêu đề\n\nNội dung.", "Một tiêu đề"),
        ("Một tiêu đề\n\nNội dung.", "Một tiêu đề"),
    ],
)
def test_the_first_heading_is_the_title(text: str, title: str) -> None:
    document = markdown(text)
    assert (document.title, document.title_source) == (title, "line")
    assert title not in document.body


def test_a_heading_under_text_is_no_title() -> None:
    document = markdown("Lời mở đầu của thôn.\n\n## Mục hai\n\nNội dung.")
    assert (document.title, document.body.split("\n")) == ("Lời mở đầu của thôn.", ["Mục hai", "Nội dung."])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**đậm** *nghiêng* _nghiêng_ __đậm__ ***cả hai*** ~~gạch~~", "đậm nghiêng nghiêng đậm cả hai gạch"),
        ("5*3 và 2 * 3, snake_case_name", "5*3 và 2 * 3, snake_case_name"),
        ("[chữ](http://a.vn) [chữ][a] ![hình](b.png)", "chữ chữ hình"),
        ("<https://a.vn/b> <nguyen@a.vn>", "https://a.vn/b nguyen@a.vn"),
        ("một<br>hai <b>ba</b> a < b > c", "một hai ba a < b > c"),
        (r"\*không nghiêng\* \# \[1\]", "*không nghiêng* # [1]"),
        ("A &amp; B&nbsp;C &lt;d&gt;", "A & B C <d>"),
        ("`mã` và ``hai``", "mã và hai"),
        ("không có dấu gì", "không có dấu gì"),
        ("", ""),
    ],
)
def test_the_marks_inside_a_line_go(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nNội dung\n\n---\n\nHết",
        "---\nnội dung không có khóa\n---\nHết",
        "--- \nkhông đóng: a",
        "title: a\n---\nb",
        "",
    ],
)
def test_rules_between_paragraphs_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ((), text)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["title: A: B"], {"title": "A: B"}),
        (["Tiêu đề: 'A'", "Ngày: 2023-06-02"], {"title": "A", "published": "2023-06-02"}),
        (["authors: [Lê Na, Hà My]"], {"authors": "Lê Na; Hà My"}),
        (["author:", "  - Lê Na", "- Hà My"], {"authors": "Lê Na; Hà My"}),
        (["layout: post", "title:"], {}),
    ],
)
def test_simple_keys_of_front_matter_are_fields(lines: list[str], fields: dict[str, str]) -> None:
    assert fields_of(lines) == fields
