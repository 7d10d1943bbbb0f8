"""What goes wrong looks like what it is, and never like an empty answer."""

import logging

import pytest
from flask.testing import FlaskClient

from indexer.errors import (
    EngineError,
    IndexDamagedError,
    IndexFormatError,
    IndexMissingError,
    IndexNotWritableError,
    TracuuError,
)
from tests.web.clients import client_of
from tests.web.fakes import BrokenIndex
from tests.web.page import read_page

STATES = [
    IndexMissingError(folder="thư mục/index"),
    IndexDamagedError(folder="index", reason="x"),
    IndexFormatError(folder="index", found="1", needed="2"),
    IndexNotWritableError(folder="index", reason="x"),
]


@pytest.mark.parametrize("error", STATES, ids=lambda error: error.code)
@pytest.mark.parametrize("address", ["/", "/search?q=a", "/documents/a", "/facets/person"])
def test_an_index_that_cannot_answer_is_not_an_empty_answer(error: TracuuError, address: str) -> None:
    client = client_of(BrokenIndex(error))
    page = read_page(client, address, status=503)
    assert error.message("vi") in page.text
    assert error.code in page.text or error.__class__ is EngineError
    assert "Không tìm thấy" not in page.text
    assert page.answer.headers["Retry-After"]
    assert page.answer.headers["Cache-Control"] == "no-store"
    separator = "&" if "?" in address else "?"
    assert error.message("en") in read_page(client, f"{address}{separator}lang=en", status=503).text


def test_programs_are_told_the_same() -> None:
    client = client_of(BrokenIndex(STATES[0]))
    answer = client.get("/search.json?q=a&lang=en")
    assert answer.status_code == 503
    assert answer.get_json() == {"error": {"code": "I401", "message": STATES[0].message("en")}}


def test_a_document_that_is_gone(client: FlaskClient) -> None:
    page = read_page(client, "/documents/không/có", status=404)
    assert "Không có tài liệu “không/có” trong chỉ mục" in page.text
    assert page.one("form", role="search") is not None
    answer = client.get("/documents/không/có.json")
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "D301"


@pytest.mark.parametrize("address", ["/nope", "/search/x", "/documents", "/static/x.css", "/facets/"])
def test_an_unknown_address(client: FlaskClient, address: str) -> None:
    page = read_page(client, address, status=404)
    assert "Không có trang này" in page.text
    assert page.link("Về trang đầu") == "/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    answer = getattr(client, method)("/search", data={"q": "x"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_mistake_of_ours_is_logged_and_tells_nothing_inside(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(BrokenIndex(RuntimeError("mật khẩu")))
    with caplog.at_level(logging.ERROR):
        page = read_page(client, "/search?q=a", status=500)
    assert "Có lỗi trong chương trình" in page.text
    assert "mật khẩu" not in page.text
    assert "mật khẩu" in caplog.text
