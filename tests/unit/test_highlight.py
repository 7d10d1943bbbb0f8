"""Excerpts and marks: pieces of the text as it stands, whole syllables, the best ones first chosen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyse import token_places
from indexer.clean import clean
from indexer.highlight import ShownText, Snippet, Syllables, mark, marked, snippets
from indexer.highlight.excerpts import LONGEST, SHORTEST
from indexer.highlight.windows import CORE, best_windows
from tests.steps import lines_run


def shown(text: str) -> ShownText:
    return ShownText(text, *next(token_places([text])))


def positions_of(text: str, *words: str) -> dict[int, int]:
    """Positions of all syllables that are among the words, numbered like the words."""
    here = shown(text)
    return {
        position: words.index(text[start:end].lower())
        for position in here.positions.tolist()
        for _, start, end in zip(*here.places([position]), strict=True)
        if text[start:end].lower() in words
    }


def bracketed(text: str, *words: str) -> str:
    """The text with its marks as brackets."""
    return with_brackets(text, mark(shown(text), positions_of(text, *words)))


def with_brackets(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def excerpts(text: str, *words: str, most: int = 3) -> tuple[Snippet, ...]:
    return snippets(shown(text), marked(shown(text), positions_of(text, *words)), most=most)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Sổ tay đảng viên", ("sổ", "tay"), "[Sổ tay] đảng viên"),
        ("Sổ tay, đảng viên", ("tay", "đảng"), "Sổ [tay], [đảng] viên"),
        ("số 02 –NQ/ThU", ("02", "nq"), "số [02 –NQ]/ThU"),
        ("tay - sổ-tay", ("sổ", "tay"), "[tay - sổ-tay]"),
        ("sổ\ntay", ("sổ", "tay"), "[sổ]\n[tay]"),
        ("đảng, đảng", ("đảng",), "[đảng], [đảng]"),
        ("sổ mới tay", ("sổ", "tay"), "[sổ] mới [tay]"),
        ("<b>sổ</b> & tay", ("sổ", "tay"), "<b>[sổ]</b> & [tay]"),
        ("covid-19", ("covid",), "[covid]-19"),
        ("không có", ("khác",), "không có"),
        ("", ("sổ",), ""),
    ],
)
def test_whole_syllables_are_marked_and_neighbours_join(text: str, words: tuple[str, ...], marked: str) -> None:
    assert bracketed(text, *words) == marked


def test_the_parts_of_one_unit_are_one_mark() -> None:
    text = "theo 05-CT/TW, 2.5 và đảng.đảng"
    unit = dict.fromkeys(range(1, 4), 7) | {4: 8, 5: 8} | {7: 1, 8: 2}
    assert with_brackets(text, mark(shown(text), unit)) == "theo [05-CT/TW], [2.5] và [đảng].[đảng]"


SENTENCES = " ".join(f"Câu số {number} nói về một việc bình thường của cơ quan." for number in range(40))


def test_a_text_without_marks_shows_its_beginning() -> None:
    (snippet,) = excerpts(SENTENCES, "khác")
    assert snippet.start == 0
    assert SHORTEST <= len(snippet.text) <= LONGEST
    assert snippet.text.endswith("cơ quan.")
    assert excerpts("ngắn", "khác") == (Snippet("ngắn", 0, ()),)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_blank_text_has_no_excerpt(text: str) -> None:
    assert excerpts(text, "sổ") == ()


def test_an_excerpt_begins_with_its_sentence_and_ends_with_one() -> None:
    text = f"{SENTENCES} Sổ tay điện tử đã có. {SENTENCES}"
    (snippet,) = excerpts(text, "sổ", "tay")
    assert with_brackets(snippet.text, snippet.marks).startswith("[Sổ tay] điện tử")
    assert snippet.text.endswith("cơ quan.")
    assert snippet.start == len(SENTENCES) + 1


def test_an_excerpt_in_a_long_sentence_is_cut_at_words() -> None:
    text = "mở " * 100 + "sổ " + "kết " * 100
    (snippet,) = excerpts(text, "sổ")
    assert snippet.text.startswith("mở")
    assert snippet.text.endswith("kết")
    assert SHORTEST <= len(snippet.text) <= LONGEST
    assert 20 < snippet.marks[0][0] <= 80


def test_an_excerpt_at_the_end_of_a_text_reaches_back() -> None:
    (snippet,) = excerpts(f"{SENTENCES} Hết sổ.", "sổ")
    assert SHORTEST <= len(snippet.text) <= LONGEST
    assert snippet.text.startswith("Câu số")
    assert snippet.text.endswith("Hết sổ.")


def test_text_without_spaces_is_cut_between_syllables() -> None:
    text = "/".join(["đầu"] * 100 + ["sổ"] + ["cuối"] * 100)
    (snippet,) = excerpts(text, "sổ")
    assert len(snippet.text) <= LONGEST
    assert set(re.split("/", snippet.text)) == {"đầu", "sổ", "cuối"} | ({""} if snippet.text[-1] == "/" else set())


def test_a_syllable_longer_than_an_excerpt_is_cut_and_not_marked() -> None:
    text = "a" * 5000 + " sổ"
    here = shown(text)
    (snippet,) = snippets(here, marked(here, {0: 0}))
    assert snippet == Snippet("a" * LONGEST, 0, ())
    (second,) = snippets(here, marked(here, {0: 0, 1: 1}))
    assert with_brackets(second.text, second.marks).endswith("a [sổ]")
    assert mark(here, {0: 0}) == ((0, 5000),)


def test_a_syllable_nearly_as_long_as_an_excerpt_stands_alone() -> None:
    text = f"{SENTENCES} {'b' * LONGEST} {SENTENCES}"
    (snippet,) = excerpts(text, "b" * LONGEST)
    assert snippet.text == "b" * LONGEST
    assert snippet.marks == ((0, LONGEST),)


def far_apart(*pieces: str) -> str:
    return f" {SENTENCES} ".join(pieces)


def marked_pieces(text: str, *words: str, most: int = 3) -> list[str]:
    """What is marked in each excerpt."""
    return [
        " ".join(snippet.text[start:end] for start, end in snippet.marks)
        for snippet in excerpts(text, *words, most=most)
    ]


def test_the_excerpt_with_most_different_words_wins() -> None:
    text = far_apart("sổ sổ sổ sổ", "tay rồi đến sổ", "tay tay tay")
    assert marked_pieces(text, "sổ", "tay", most=1) == ["tay sổ"]


def test_among_equals_words_side_by_side_win_then_the_first() -> None:
    assert marked_pieces(far_apart("sổ ở tay", "sổ tay"), "sổ", "tay", most=1) == ["sổ tay"]
    first = excerpts(far_apart("một sổ tay", "hai sổ tay"), "sổ", "tay", most=1)
    assert [snippet.text[:3] for snippet in first] == ["một"]


def test_up_to_three_excerpts_stand_in_reading_order() -> None:
    text = far_apart("sổ một", "sổ hai", "tay sổ", "sổ ba", "sổ tay", "tay sổ")
    assert marked_pieces(text, "sổ", "tay") == ["tay sổ", "sổ tay", "tay sổ"]
    assert marked_pieces(text, "sổ") == ["sổ", "sổ", "sổ"]


def test_a_further_excerpt_shows_something_new_or_more_than_half_as_much() -> None:
    assert marked_pieces(far_apart("a b c d", "e", "a b", "a b c"), *"abcde") == ["a b c d", "e", "a b c"]
    assert marked_pieces(far_apart("a b c d", "a b", "b"), *"abcd") == ["a b c d"]


def test_marks_near_one_another_share_an_excerpt() -> None:
    text = "Sổ thứ nhất. " + "x " * 30 + "Sổ thứ hai. " + "y " * 30 + "Sổ thứ ba."
    assert len(excerpts(text, "sổ")) == 1


TEXTS = st.text(st.sampled_from("aăâđêổ  .,\n-–!\u0301🙂9/ạ")) | st.text()
PIECES = ["sổ", "tay ", "tay, ", " đảng. ", "\n", "x" * 90, "x" * 300, " viên" * 20, " ", "05-CT/TW ", "🙂" * 50]
LONG_TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(LONG_TEXTS | TEXTS, st.data(), st.integers(1, 4))
def test_removing_the_marks_gives_a_piece_of_the_text(text: str, data: st.DataObject, most: int) -> None:
    here = shown(clean(text))
    places = st.sampled_from(here.positions.tolist()) if len(here.positions) else st.nothing()
    chosen = data.draw(st.dictionaries(places, st.integers(0, 4)))
    end = 0
    found = snippets(here, marked(here, chosen), most=most)
    assert len(found) <= most
    for snippet in found:
        assert end <= snippet.start
        end = snippet.start + len(snippet.text)
        assert here.text[snippet.start : end] == snippet.text.strip() != ""
        assert len(snippet.text) <= LONGEST
        assert_marks_hold(here, chosen, snippet.marks, snippet.start, end)
        for _, start, stop in zip(*here.places(here.positions.tolist()), strict=True):
            long = stop - start > LONGEST
            assert long or not (start < snippet.start < stop or start < end < stop)
    assert bool(found) == bool(here.text.strip())
    assert_marks_hold(here, chosen, mark(here, chosen), 0, len(here.text))


def assert_marks_hold(
    here: ShownText, chosen: dict[int, int], marks: tuple[tuple[int, int], ...], start: int, end: int
) -> None:
    """Marks are ordered, disjoint and inside, begin and end with marked syllables and cover all that fit."""
    _, *columns = here.places([position for position in here.positions.tolist() if position in chosen])
    places = list(zip(*columns, strict=True))
    ends = [0]
    for first, last in marks:
        assert ends[-1] <= first < last <= end - start
        assert (start + first) in [place[0] for place in places]
        assert (start + last) in [place[1] for place in places]
        ends.append(last)
    for first, last in places:
        if start <= first and last <= end and (last - first <= LONGEST or end - start == len(here.text)):
            assert any(low <= first - start and last - start <= high for low, high in marks)


def test_the_work_grows_as_the_text_does() -> None:
    def work(count: int) -> int:
        here = shown("sổ tay đảng viên, " * count)
        chosen = {position: position % 4 for position in here.positions}
        return lines_run(lambda: snippets(here, marked(here, chosen)))

    assert 0 < work(3000) < 12 * work(300)


@pytest.mark.parametrize(("end", "last"), [(CORE, 1), (CORE + 1, 0)])
def test_an_excerpt_is_chosen_for_what_ends_within_its_core(end: int, last: int) -> None:
    begin = 5
    syllables = Syllables([0, 20], [0, 1], [begin, begin + end - 3], [begin + 3, begin + end], [0, 1])
    assert best_windows(syllables, most=1) == [(0, last)]
