"""What a query may cost: its characters, syllables, depth and unfinished words are limited, with a note."""

from indexer import config
from indexer.query import parse
from indexer.query.leaves import leaves_of
from indexer.query.syntax import Words, WordStart
from indexer.syllables import syllables


def codes(query: str) -> list[str]:
    return [note.code for note in parse(query).notes]


def test_more_open_words_than_can_be_paid_for_are_plain_words_with_a_note() -> None:
    letters = "abcdeghiklm"
    parsed = parse(" ".join(f"{letter}*" for letter in letters))
    allowed = [leaf for leaf in leaves_of(parsed.root) if isinstance(leaf, WordStart)]
    assert len(allowed) == config.MAX_OPEN_WORDS
    assert {note.code for note in parsed.notes} == {"open_limited"}
    assert parsed.text[parsed.notes[0].start :] == "k* l* m*"


def test_parentheses_nested_too_deep_are_ignored_with_a_note() -> None:
    depth = config.MAX_QUERY_DEPTH
    assert codes("(a OR " * depth + "b" + ")" * depth) == []
    assert codes("(a OR " * (depth + 1) + "b" + ")" * (depth + 1)) == ["group_deep", "group_deep"]
    assert codes("(" * 1000) == ["group_open", "no_words"]
    assert parse("(" * 499 + "a" + ")" * 499).root == Words("a", 499, 500)


def test_a_long_query_is_cut_between_syllables() -> None:
    parsed = parse("đảng " * 200)
    assert len(syllables(parsed.text)) == config.MAX_QUERY_SYLLABLES
    assert codes("đảng " * 200) == ["cut"]
    assert codes("đảng " * config.MAX_QUERY_SYLLABLES) == []
    assert parse("a" * 990 + " " + "b" * 20).text == "a" * 990 + " "
    assert len(parse("x" * 10_000).text) == config.MAX_QUERY_CHARACTERS


def test_a_query_in_decomposed_letters_is_not_cut_early() -> None:
    text = "e\u0302\u0301 " * 120
    assert parse(text).text == ("ế " * 120).rstrip()
    assert codes(text) == []
