"""A word that is written together finds itself written apart, and the other way round: "ô tô" and "ôtô"."""

from collections.abc import Iterator

import pytest

from indexer.search import Index
from indexer.search.page import SearchInput
from tests.small_index import found, small_index

_TEXTS = {
    "apart": "Đấu giá ô tô công của tỉnh.",
    "together": "Nhiều xe máy chạy vào làn đường ôtô.",
    "hyphen": "Chủ nghĩa Mác - Lê-nin soi đường.",
    "one word": "Chủ nghĩa Mác - Lênin soi sáng.",
    "resort": "Đêm mưa ở Sa Pa rất lạnh.",
    "joined": "Khách du lịch đến Sapa tăng mạnh.",
    "moscow": "Phái đoàn vừa đến Matxcơva.",
    "that is": "Đó là việc lớn. Đó là việc chung.",
    "money": "Giá đôla giảm nhẹ.",
    "hoa": "Ho, á khẩu. Đồng hoá dữ liệu.",
    "harbour": "Cảng Đà Nẵng mở rộng.",
    "people": "Báo Nhân Dân ra số đặc biệt.",
}
_OFTEN = 150


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    often = {f"often {number}": "Nhân dân đồng tình. Đó là ý chung." for number in range(_OFTEN)}
    slip = {"slip": "Lời nhândân viết liền."}
    with small_index(tmp_path_factory.mktemp("spacing"), _TEXTS | often | slip) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "exact", "expanded"),
    [
        ("ô tô", ["apart"], ["together"]),
        ("o to", ["apart"], ["together"]),
        ("ôtô", ["together"], ["apart"]),
        ("oto", ["together"], ["apart"]),
        ("làn đường ô tô", [], ["together"]),
        ("Mác Lênin", ["one word"], ["hyphen"]),
        ("Mác - Lê-nin", ["hyphen"], ["one word"]),
        ("mac lenin", ["one word"], []),
        ("Sa Pa", ["resort"], ["joined"]),
        ("sapa", ["joined"], ["resort"]),
        ("Mát-xcơ-va", [], ["moscow"]),
        ("danang", [], ["harbour"]),
        # Common syllables that happen to stand side by side are no word, nor is a slip another writing.
        ("dola", ["money"], []),
        ("ho a", ["hoa"], []),
        ('"ô tô"', ["apart"], []),
    ],
)
def test_both_spacings_are_found_the_typed_one_first(
    index: Index, query: str, exact: list[str], expanded: list[str]
) -> None:
    page = index.search(query)
    assert (found(page, "exact"), found(page, "expanded")) == (exact, expanded)


def test_a_slip_of_one_text_is_no_other_writing(index: Index) -> None:
    page = index.search("nhân dân")
    assert [tier.name for tier in page.tiers if tier.total] == ["exact"]
    assert not page.notes


def test_the_other_spacing_is_told_marked_and_can_be_switched_off(index: Index) -> None:
    page = index.search("làn ô tô")
    (note,) = page.notes
    assert note.vi == "“ô tô” cũng được tìm theo cách viết khác: “ôtô”."
    snippet = index.search("đường ô tô").hits[0].snippets[0]
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["đường ôtô"]
    assert found(index.run(SearchInput("ô tô", expand=False)), "expanded") == []
