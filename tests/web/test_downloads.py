"""The files that documents were read from: only where the operator allows it, only those, only to be saved."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer import open_index, rebuild
from indexer.search import Index
from tests.web.page import read_page
from webui.application import create_app

NAME = "công văn <b>.txt"
CONTENT = "Công văn số 1\r\n\r\n<script>alert(1)</script> Nội dung của công văn gửi các chi bộ.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "nguồn"
    source.mkdir()
    (source / NAME).write_text(CONTENT, "utf-8", newline="")
    lines = [{"id": each, "title": "Tin", "body": f"Bài số {each}."} for each in ("một", "hai")]
    (source / "tin.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return source


@pytest.fixture
def index(folder: Path, tmp_path: Path) -> Iterator[Index]:
    rebuild([folder], index=tmp_path / "index")
    with open_index(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def client(index: Index) -> FlaskClient:
    return create_app(index, allow_download=True).test_client()


def test_a_file_is_handed_out_as_it_is(client: FlaskClient) -> None:
    page = read_page(client, "/documents/công văn <b>")
    with client.get(page.link("Tải tệp gốc")) as answer:
        assert answer.data.decode() == CONTENT
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert "filename*=UTF-8''c%C3%B4ng%20v%C4%83n%20%3Cb%3E.txt" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_is_handed_out_unless_it_is_allowed(index: Index) -> None:
    client = create_app(index).test_client()
    assert "Tải tệp gốc" not in read_page(client, "/documents/công văn <b>").text
    read_page(client, "/file?id=công văn <b>", status=404)


def test_a_line_of_a_file_is_not_its_file(client: FlaskClient) -> None:
    assert "Tải tệp gốc" not in read_page(client, "/documents/một").text
    read_page(client, "/file?id=một", status=404)


@pytest.mark.parametrize("asked", ["", "../index/CURRENT", "/etc/passwd", "tin.jsonl", NAME])
def test_only_documents_have_files(client: FlaskClient, asked: str) -> None:
    assert client.get("/file", query_string={"id": asked}).status_code == 404


def test_a_file_that_is_gone_is_said_to_be(client: FlaskClient, folder: Path) -> None:
    (folder / NAME).unlink()
    assert "không còn ở chỗ cũ" in read_page(client, "/file?id=công văn <b>", status=404).text


def test_a_file_that_became_a_link_to_elsewhere_is_not_followed(
    client: FlaskClient, folder: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "bí mật"
    secret.write_text("mật")
    (folder / NAME).unlink()
    (folder / NAME).symlink_to(secret)
    read_page(client, "/file?id=công văn <b>", status=404)


def test_a_document_named_by_itself_has_its_file(folder: Path, tmp_path: Path) -> None:
    rebuild([folder / NAME], index=tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        client = create_app(index, allow_download=True).test_client()
        with client.get(read_page(client, "/documents/công văn <b>").link("Tải tệp gốc")) as answer:
            assert answer.data.decode() == CONTENT
