"""The lists that the rules read say nothing twice."""

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from indexer.extract.lists import keys_listed, listed, phrases_listed
from indexer.extract.tables import key_of, lines, read_text

_LISTS = sorted(file.name for file in (resources.files("indexer.extract") / "data").iterdir() if file.is_file())


@pytest.mark.parametrize("name", _LISTS)
def test_no_line_of_a_list_stands_twice(name: str) -> None:
    lines = Counter(line for line in read_text(name).splitlines() if line and not line.startswith("#"))
    assert lines
    assert [line for line, count in lines.items() if count > 1] == []


@pytest.mark.parametrize("name", ["places.tsv", "titles.tsv", "heads.tsv", "roles.txt", "laws.txt", "known.tsv"])
def test_no_words_of_a_list_have_two_meanings(name: str) -> None:
    written = (words for line in lines(name) for words in re.split(r"\t| = ", line)[0].removeprefix("*").split(";"))
    keys = Counter(words if name == "known.tsv" else " ".join(map(key_of, words.split())) for words in written)
    assert [words for words, count in keys.items() if count > 1] == []


_PACKAGE = Path(str(resources.files("indexer.extract")))
_SHORT_LISTS = re.findall(r"^\[(.+)\]$", read_text("words.txt"), re.MULTILINE)


@pytest.mark.parametrize("name", _SHORT_LISTS)
def test_a_short_list_says_nothing_twice_and_a_rule_asks_for_it(name: str) -> None:
    entries = read_text("words.txt").split(f"[{name}]\n")[1].split("\n\n")[0].replace("\n", " ").strip().split(", ")
    assert Counter(entries) == Counter(listed(name))
    assert any(f'listed("{name}")' in module.read_text("utf-8") for module in _PACKAGE.glob("*.py"))


def test_every_short_list_has_a_name_of_its_own_and_a_word_on_what_it_is() -> None:
    assert len(set(_SHORT_LISTS)) == len(_SHORT_LISTS)
    assert len(re.findall(r"^#[^\n]+\n\[", read_text("words.txt"), re.MULTILINE)) == len(_SHORT_LISTS)


def test_a_list_is_read_as_written_or_by_the_keys_of_its_syllables() -> None:
    assert "Toà nhà" in listed("places of firms")
    assert "quĩ" in keys_listed("founded bodies")
    assert ("kì", "cựu") in phrases_listed("praise")
    with pytest.raises(KeyError):
        listed("no such list")
