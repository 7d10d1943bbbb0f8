"""More like this."""

from collections.abc import Iterator

import pytest

from indexer.errors import DocumentMissingError
from indexer.search import Index
from tests.small_index import small_index

_TEXTS = {
    "rice": "Nông dân huyện Cẩm Xuyên gặt lúa hè thu, năng suất lúa đạt cao, giá lúa tăng.",
    "rice again": "Vụ lúa hè thu ở Thạch Hà: nông dân gặt lúa sớm, năng suất khá.",
    "handbook": "Đảng bộ triển khai sổ tay đảng viên điện tử cho đảng viên các chi bộ.",
    "handbook again": "Chi bộ sinh hoạt với sổ tay đảng viên điện tử, đảng viên dùng điện thoại.",
    "football": "Đội tuyển bóng đá thắng trận chung kết.",
    "empty": "",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("similar"), _TEXTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("doc_id", "first"),
    [
        ("rice", "rice again"),
        ("rice again", "rice"),
        ("handbook", "handbook again"),
        ("handbook again", "handbook"),
    ],
)
def test_what_is_about_the_same_comes_first_and_never_the_document_itself(
    index: Index, doc_id: str, first: str
) -> None:
    found = [hit.id for hit in index.similar(doc_id)]
    assert found[0] == first
    assert doc_id not in found
    assert "football" not in found


def test_there_are_no_more_than_asked_for(index: Index) -> None:
    assert len(index.similar("rice", 1)) == 1
    assert index.similar("rice", 0) == ()


def test_a_document_that_is_not_there_is_an_error(index: Index) -> None:
    with pytest.raises(DocumentMissingError):
        index.similar("nowhere")
