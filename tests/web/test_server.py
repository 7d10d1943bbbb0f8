"""The page as `tracuu serve` starts it."""

import errno
import json
import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from indexer import rebuild
from indexer.errors import AddressTakenError, AddressUnknownError, PortForbiddenError
from indexer.search import Index
from tests.site import served
from webui.server import serve


def fetch(address: str) -> tuple[int, dict[str, object]]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_an_index_is_served_as_soon_as_it_is_there(tmp_path: Path) -> None:
    told: list[str] = []
    known = threading.Event()

    def announce(address: str) -> None:
        told.append(address)
        known.set()

    folder = tmp_path / "index"
    named = {"host": "127.0.0.1", "port": 0, "announce": announce}
    threading.Thread(target=serve, args=(folder,), kwargs=named, daemon=True).start()
    assert known.wait(timeout=60)
    status, answer = fetch(f"{told[0]}search.json?q=a")
    assert status == 503
    assert answer["error"]["code"] == "I401"  # type: ignore[index]
    (tmp_path / "a.txt").write_text("Họp chi bộ\n\nNội dung cuộc họp chi bộ tháng này.", "utf-8")
    rebuild([tmp_path / "a.txt"], index=folder)
    status, answer = fetch(f"{told[0]}search.json?q=chi+b%E1%BB%99")
    assert (status, answer["total"]) == (200, 1)


def test_who_serves_reads_once_that_there_is_no_index(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = threading.Semaphore(0)
    version = Index.version

    def look(index: Index) -> str:
        looked.release()
        return version(index)

    monkeypatch.setattr(Index, "version", look)
    monkeypatch.setattr("webui.worker._LOOK_SECONDS", 0.01)
    with served(tmp_path / "index"):
        for _ in range(3):
            assert looked.acquire(timeout=60)
    found = [record.getMessage() for record in caplog.records if record.name == "webui.worker"]
    assert found == [f"There is no index in {tmp_path / 'index'}. Build one: tracuu rebuild FOLDER."]


def test_an_address_that_is_taken_is_said_to_be(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(AddressTakenError) as raised:
            serve(tmp_path / "index", host="127.0.0.1", port=other.getsockname()[1], announce=lambda _: None)
    assert "cổng đang được dùng. Nếu đó là tracuu serve" in raised.value.message("vi")
    assert "--port" in raised.value.message("en")


@pytest.mark.parametrize("host", ["192.0.2.1", "khong-co.invalid", "hai..chấm", "[::1]", "*", ""])
def test_a_host_that_is_not_this_machine_is_said_to_be_none(host: str, tmp_path: Path) -> None:
    with pytest.raises(AddressUnknownError) as raised:
        serve(tmp_path / "index", host=host, port=0, announce=lambda _: None)
    assert raised.value.message("vi").startswith(f"“{host}” không phải tên hay địa chỉ của máy này. Hãy dùng --host")
    assert raised.value.message("en").startswith(f'"{host}" is no name or address of this machine. Use --host')


def test_a_port_that_the_system_keeps_is_said_to_be_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        # What create_server raises for a port below 1024 where a user may not take it; who runs the tests may.
        raise PermissionError(errno.EACCES, "Permission denied (while attempting to bind on address ('127.0.0.1', 80))")

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(PortForbiddenError) as raised:
        serve(tmp_path / "index", host="127.0.0.1", port=80, announce=lambda _: None)
    assert raised.value.message("vi").startswith("Hệ điều hành không cho dùng cổng 80.")
