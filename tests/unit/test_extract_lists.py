"""The lists that the rules read say nothing twice."""

from collections import Counter
from importlib import resources

import pytest

from indexer.extract.tables import read_text

_LISTS = sorted(file.name for file in (resources.files("indexer.extract") / "data").iterdir() if file.is_file())


@pytest.mark.parametrize("name", _LISTS)
def test_no_line_of_a_list_stands_twice(name: str) -> None:
    lines = Counter(line for line in read_text(name).splitlines() if line and not line.startswith("#"))
    assert lines
    assert [line for line, count in lines.items() if count > 1] == []
