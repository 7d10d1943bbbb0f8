"""What stands before a word: the beginning of its sentence, and what may belong to a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract import Tokeniser
from indexer.extract.tables import fields, titles
from indexer.extract.tokens import GAP, LED, NAME, Tokens
from indexer.model.document import Document


def cut(*bodies: str) -> list[Tokens]:
    documents = [Document("tin", "tin.txt", "", "line", body) for body in bodies]
    return [tokens for found in Tokeniser().tokens(documents) for tokens in found]


def flags_of(tokens: Tokens) -> list[int]:
    """The flags without those of the line feeds behind the text."""
    return tokens.flags[: len(tokens)]


def opens(words: list[str], place: int) -> bool:
    """Whether a sentence opens here, token by token."""
    before = words[:place]
    if before and before[-1] in "\"“”‘’'(:;":
        return True
    while before and (before[-1] in "-–—•*+" or before[-1][0] == GAP):
        before.pop()
    return not before or before[-1] in "\n.!?…"


@given(st.lists(st.lists(st.sampled_from([*'\n.!?…"“(:;-–—•*+,)', "     ", "Mẫu", "và"]), max_size=12), max_size=4))
def test_sentences_open_where_they_do_token_by_token_in_each_text(texts: list[list[str]]) -> None:
    bodies = [body for words in texts if (body := " ".join(["a", *words, "b"]))]
    for tokens in cut(*bodies):
        found = [tokens.opens_sentence(place) for place in range(len(tokens))]
        assert found == [opens(tokens.words, place) for place in range(len(tokens))]


@pytest.mark.parametrize("text", ["- Mẫu", "• Mẫu", "\n- Mẫu", "“Mẫu", ": Mẫu"])
def test_a_text_that_begins_with_marks_opens_a_sentence(text: str) -> None:
    (tokens,) = cut(text)
    assert tokens.opens_sentence(tokens.words.index("Mẫu"))


@given(
    st.sampled_from(sorted(titles().entries)),
    st.lists(st.sampled_from(["rất", "trẻ", "Mỹ"]), max_size=6),
    st.sampled_from(["", ".", ":", "“", "van", ". von"]),
)
def test_a_run_is_led_wherever_rules_look_back_for_a_title(
    title: tuple[str, ...], between: list[str], mark: str
) -> None:
    (tokens,) = cut(" ".join([*title, *between, mark, "Mẫu Sơn"]))
    assert flags_of(tokens)[-2] & LED


@pytest.mark.parametrize("between", ["", ".", "van", ". von", "rất trẻ van"])
def test_a_single_word_is_led_by_a_title_right_before_it_and_over_marks_and_particles(between: str) -> None:
    (tokens,) = cut(f"giáo sư {between} Mẫu")
    assert flags_of(tokens)[-1] & LED


@pytest.mark.parametrize("last", ["như", *sorted(fields().last_words)[:5]])
def test_a_word_is_led_by_a_field_and_by_an_example(last: str) -> None:
    for between in ("", ".", "van"):
        (tokens,) = cut(f"các {last} {between} Mẫu")
        assert flags_of(tokens)[-1] & LED


@pytest.mark.parametrize("text", ["ông rất to rất to rất to rất to rất to Mẫu Sơn", "ông, rất to Mẫu Sơn"])
def test_a_run_far_behind_a_title_or_behind_a_mark_is_not_led(text: str) -> None:
    (tokens,) = cut(text)
    assert not flags_of(tokens)[-2] & LED


@pytest.mark.parametrize("text", ["Trong xã", "Tin mới: Theo xã", "Ảnh"])
def test_a_common_word_that_opens_a_sentence_alone_is_no_name(text: str) -> None:
    (tokens,) = cut(text)
    assert not any(flags & NAME for flags in flags_of(tokens)[-2:])


@pytest.mark.parametrize(
    "text", ["Tân Mẫu", "Tân, 18 tuổi", "Tân (18 tuổi)", "Theo al - Mẫu", "Tân nói", "ở Tân", "TIN", "Mẫu"]
)
def test_a_capital_is_one_of_a_name_where_anything_may_show_it(text: str) -> None:
    (tokens,) = cut(text)
    assert any(flags & NAME for flags in flags_of(tokens))
