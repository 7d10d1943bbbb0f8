"""A small library of documents and a client of its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer import open_index, rebuild
from indexer.model.document import Removed, StoredDocument
from indexer.search import Index
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex

BODY = (
    "Chiều 15/11/2022, thị xã Kỳ Anh triển khai sổ tay đảng viên điện tử.\n"
    "Đồng chí Ngô Mạnh Điềm nói về Chỉ thị 05-CT/TW.\nHội nghị kết thúc."
)


def documents() -> list[StoredDocument]:
    first = stored(
        "tin/sổ tay.2022",
        "Triển khai Sổ tay đảng viên điện tử",
        BODY,
        date="2022-11-15T17:12",
        section="Xây dựng Đảng",
        names={"person": ["Ngô Mạnh Điềm"], "reference": ["05-CT/TW"], "place": ["Kỳ Anh"]},
        captions=("Quang cảnh hội nghị về sổ tay.",),
        removed=(Removed("Lượt xem: 545", "counter"),),
        published_source="Ngày đăng 15/11/2022 | 17:12",
        url="https://example.org/tin/1",
    )
    others = [
        stored(
            f"tin/{number:03}",
            f"Bản tin số {number}",
            f"Dòng đầu.\nTin về cấp ủy cơ sở của Người thứ {number}, kỳ {number}.",
            date=f"2023-01-{number:02}",
            section="Thời sự",
            names={"person": [f"Người thứ {number}"]},
        )
        for number in range(1, 26)
    ]
    unmarked = stored("so tay", "So tay dang vien", "Dòng đầu.\nso tay dang vien dien tu viet khong dau.")
    return [first, *others, unmarked]


@pytest.fixture
def index() -> FakeIndex:
    return FakeIndex(documents())


@pytest.fixture
def client(index: FakeIndex) -> FlaskClient:
    return client_of(index)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The corpus of the project."""
    folder = tmp_path_factory.mktemp("corpus") / "index"
    rebuild([Path(__file__).parents[2] / "corpus"], index=folder)
    with open_index(folder) as index:
        yield index
