"""Golden files: compared by default, written only when asked."""

from pathlib import Path

import pytest

from tests.golden_file import GoldenFiles


def test_what_was_written_is_what_is_compared(tmp_path: Path) -> None:
    GoldenFiles(rewrite=True, folder=tmp_path / "new").check("words.txt", "Đà Nẵng\r\nhòa\n")
    assert (tmp_path / "new" / "words.txt").read_bytes() == "Đà Nẵng\r\nhòa\n".encode()
    GoldenFiles(rewrite=False, folder=tmp_path / "new").check("words.txt", "Đà Nẵng\r\nhòa\n")


def test_a_difference_fails_and_leaves_the_file_alone(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("hòa\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="make golden"):
        GoldenFiles(rewrite=False, folder=tmp_path).check("words.txt", "hoà\n")
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "hòa\n"


def test_a_file_that_is_not_there_fails_and_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="make golden"):
        GoldenFiles(rewrite=False, folder=tmp_path).check("words.txt", "hòa\n")
    assert not list(tmp_path.iterdir())
