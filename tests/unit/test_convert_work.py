"""Whatever a file repeats, reading it takes work in proportion to its length."""

import time

import pytest

from indexer.convert import to_document
from indexer.model.files import RawFile


def read(text: str) -> None:
    to_document(RawFile("tệp", "tệp.txt", "text", text))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "\t",
        "1",
        "1/",
        "05/",
        "A ",
        "Lê Na ",
        "Lê Na, ",
        "(",
        ": ",
        "- ",
        ". ",
        "ảnh: ",
        "5/6 ",
        "| ",
        "“",
        "\n",
        "a\n",
        "1\n",
        "<!-- ",
        "<script>",
        "<p a",
        "&amp",
    ],
)
def test_no_text_makes_it_slow(piece: str) -> None:
    started = time.process_time()
    read(piece * (100_000 // len(piece)))
    read("Chi bộ họp\n\n" + piece * (150 // len(piece)))
    assert time.process_time() - started < 5
