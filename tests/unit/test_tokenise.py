"""How texts are cut into the tokens that the rules for names look at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.extract import extract, field_steps
from indexer.extract.names import admin_name
from indexer.extract.tables import fields, heads, known_organisations, place_words, roles, titles
from indexer.extract.tokenise import BLOCK, Tokeniser, may_cite
from indexer.extract.tokens import (
    CAPITAL,
    FIELD,
    GAP,
    HEAD,
    KNOWN,
    LED,
    NAME,
    PLACE_NAME,
    PLACE_WORD,
    ROLE,
    TITLE,
    TITLE_END,
    Stretch,
    Tokens,
)
from indexer.extract.world import world
from indexer.model.document import Document

Phrase = tuple[str, ...]


def document(body: str, title: str = "Tin", captions: tuple[str, ...] = ()) -> Document:
    return Document("tin", "tin.txt", title, "line", body, captions=captions)


def words_of(tokens: Tokens) -> list[str]:
    """The words without the line feeds behind them."""
    return tokens.words[: len(tokens)]


def cut(body: str) -> Tokens:
    """The tokens of a text that is all of its document."""
    (tokens,) = Tokeniser().tokens([document(body, title="")])[0]
    return tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thị ủy Kỳ Anh họp.", ["Thị", "ủy", "Kỳ", "Anh", "họp", "."]),
        ("đ/c Mẫu (Sở GD&ĐT)", ["đ/c", "Mẫu", "(", "Sở", "GD&ĐT", ")"]),
        ("BCH T.Ư, LĐ-TB&XH", ["BCH", "T.Ư", ",", "LĐ-TB&XH"]),
        ("M'Drắk\n15/11", ["M'Drắk", "\n", "15", "/", "11"]),
        ("xã  Hội    Mỹ", ["xã", "Hội", "\0\0", "Mỹ"]),
    ],
)
def test_words_and_marks_are_tokens_and_known_abbreviations_stay_whole(text: str, words: list[str]) -> None:
    tokens = cut(text)
    assert words_of(tokens) == words
    assert set(tokens.words[len(tokens) :]) == {"\n"}


def test_a_token_knows_its_key_and_what_it_may_begin() -> None:
    tokens = cut("ủy ban và Hà Nội, Sở")
    assert tokens.keys[0] == "uỷ"
    assert [bool(flags & CAPITAL) for flags in tokens.flags[: len(tokens)]] == [
        False,
        False,
        False,
        True,
        True,
        False,
        True,
    ]
    assert tokens.flags[3] & PLACE_NAME
    assert tokens.flags[6] & HEAD
    assert not tokens.flags[2] & ~LED
    assert tokens.spots[NAME] == [3, 4, 6]
    tokens.flags[4] = 0
    tokens.settle()
    assert tokens.spots[NAME] == [3, 6]


PHRASES = (
    (HEAD, heads()),
    (PLACE_WORD, place_words()),
    (ROLE, roles()),
    (TITLE, titles()),
    (FIELD, fields()),
)


@given(
    phrases=st.lists(
        st.sampled_from([phrase for _, phrases in PHRASES for phrase in sorted(phrases.entries)])
        | st.sampled_from([("và",), (",",), ("\n",), ("mẫu",)]),
        min_size=1,
        max_size=5,
    ),
    capital=st.booleans(),
)
def test_a_word_is_flagged_wherever_a_phrase_begins_or_a_title_ends(*, phrases: list[Phrase], capital: bool) -> None:
    text = " ".join(word.capitalize() if capital else word for phrase in phrases for word in phrase)
    tokens = cut(text)
    for token in range(len(tokens)):
        for flag, table in PHRASES:
            assert tokens.flags[token] & flag or table.match(tokens.keys, token) is None
        ends = titles().match_before(tokens.keys, token + 1) or heads().match_before(tokens.keys, token + 1)
        assert tokens.flags[token] & TITLE_END or ends is None


@given(st.lists(st.sampled_from(sorted({*world().entries, *known_organisations().entries})), min_size=1, max_size=5))
def test_a_word_is_flagged_wherever_a_known_name_begins(names: list[Phrase]) -> None:
    tokens = cut(" ".join(word for name in names for word in name))
    for token in range(len(tokens)):
        assert tokens.flags[token] & PLACE_NAME or world().match(tokens.words, token) is None
        known = known_organisations().match(tokens.words, token)
        assert tokens.flags[token] & KNOWN or known is None or not tokens.words[token][0].isupper()


@pytest.mark.parametrize("name", ["Hà Nội", "Thừa Thiên - Huế", "Bà Rịa - Vũng Tàu", "Cư M'gar", "Huế"])
def test_a_word_is_flagged_wherever_a_unit_of_the_gazetteer_begins(name: str) -> None:
    tokens = cut(f"ở {name}")
    assert tokens.spots[PLACE_NAME][0] == 1
    assert admin_name(tokens, 1) is not None


@pytest.mark.parametrize(
    ("text", "flag"),
    [("ủy phim", HEAD), ("Hà Mẫu", PLACE_NAME), ("phó mát", TITLE), ("an toàn mẫu", ROLE), ("ủy\nban", HEAD)],
)
def test_a_word_with_which_the_next_one_does_not_go_on_begins_nothing(text: str, flag: int) -> None:
    assert not cut(text).flags[0] & flag


def test_the_last_word_of_a_document_and_the_first_of_the_next_are_no_phrase() -> None:
    one, _ = Tokeniser().tokens([document("ủy", title=""), document("ban", title="Ban")])
    (tokens,) = one
    assert not tokens.flags[0] & HEAD


def test_the_last_word_of_a_field_and_the_first_of_the_next_are_no_phrase() -> None:
    (tokens,) = Tokeniser().tokens([document("ủy", title="ban")])[0]
    assert words_of(tokens) == ["ủy", "\n", "\n", "ban"]
    assert not tokens.flags[0] & HEAD


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("KẾ HOẠCH SỐ BA\nHọp ở Hà Nội", ["KẾ HOẠCH SỐ BA"]),
        ("Tin vui\n\nTỈNH ỦY HÀ TĨNH - 2020", ["TỈNH ỦY HÀ TĨNH - 2020"]),
        ("KẾ HOẠCH SỐ ba\nHÀ NỘI", []),
        ("HÀ NỘI 2020", []),
    ],
)
def test_lines_without_small_letters_are_known_when_they_have_more_than_two_words(text: str, lines: list[str]) -> None:
    tokens = cut(text)
    assert [text[tokens.starts[start] : tokens.end(end - 1)] for start, end in tokens.shouted] == lines


def test_the_fields_of_a_document_stand_in_reading_order_and_each_counts_from_its_own_start() -> None:
    first, second = document("Một hai", captions=("Ảnh ba",)), document("", title="BỐN NĂM SÁU")
    (one,), (two,) = Tokeniser().tokens([first, second])
    fields = [(one.words[start:end], list(one.starts[start:end]), field) for field, start, end in one.stretches]
    assert fields == [(["Một", "hai"], [0, 4], "body"), (["Ảnh", "ba"], [0, 4], "caption"), (["Tin"], [0], "title")]
    assert (words_of(two), list(two.starts), two.shouted) == (["BỐN", "NĂM", "SÁU"], [0, 4, 8], [(0, 3)])
    assert two.stretches == [Stretch("title", 0, 3)]


def test_a_long_document_is_cut_into_blocks_at_line_ends_and_offsets_count_from_its_start() -> None:
    text = "Thị ủy Kỳ Anh họp.\n" * (2 * BLOCK // 19)
    *blocks, title = Tokeniser().tokens([document(text)])[0]
    assert len(blocks) > 1
    assert all(words_of(block)[-1] == "\n" for block in blocks)
    assert [start for block in blocks for start in block.starts[:1]] == [
        text.index("Thị", start) for start in (0, *(block.starts[-1] for block in blocks[:-1]))
    ]
    assert (words_of(title), title.stretches) == (["Tin"], [Stretch("title", 0, 1)])


@given(st.lists(st.text(), max_size=4))
def test_tokens_are_in_order_disjoint_and_cover_all_but_white_space(texts: list[str]) -> None:
    cleaned = [clean(text) for text in texts]
    documents = [document(text, title="") for text in cleaned]
    for text, found in zip(cleaned, Tokeniser().tokens(documents), strict=True):
        end = 0
        for tokens in found:
            for word, start in zip(words_of(tokens), tokens.starts, strict=True):
                assert text[start : start + len(word)] == word.replace(GAP, " ")
                assert text[end:start].strip() == ""
                end = start + len(word)
        assert text[end:].strip() == ""


def test_no_documents_and_documents_without_words_have_no_tokens() -> None:
    assert Tokeniser().tokens([]) == []
    (blocks,) = Tokeniser().tokens([document("", title=" ")])
    assert [words_of(tokens) for tokens in blocks] == [[]]


def test_a_row_of_heads_is_looked_through_once_for_each_and_not_for_each_way_to_read_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    looked_up = field_steps._read_field

    def counted(tokens: Tokens, place: int) -> int:
        read.append(place)
        return looked_up(tokens, place)

    monkeypatch.setattr(field_steps, "_read_field", counted)
    assert extract(document("Ban Tổ chức " * 60))
    assert len(read) == len(set(read)) > 50


@pytest.mark.parametrize(
    "cited",
    [
        "Bộ luật Hình sự",
        "LUẬT ĐẤT ĐAI",
        "Pháp lệnh Dân số",
        "Hiến pháp",
        "điều lệ Đảng",
        "Tu chính án thứ hai",
        "Công ước CITES",
        "hiệp ước INF",
        "Hiệp định Paris",
        "Hiến chương Liên Hợp Quốc",
        "Nghị định thư Kyoto",
        "nghị quyết Trung ương 4",
        "BLTTHS",
        "CPTPP",
        "New START",
        "TPP-FTA",
    ],
)
def test_what_cites_by_words_is_told_by_them(cited: str) -> None:
    (tokens,) = Tokeniser().tokens([document(f"Xét theo {cited}, tỉnh đã làm đúng.")])
    assert may_cite(tokens)


@pytest.mark.parametrize("text", ["Quyết định số 05/2020/QĐ-UBND của tỉnh.", "Biện pháp và điều kiện mới.", ""])
def test_what_cites_nothing_by_words_is_spared(text: str) -> None:
    (tokens,) = Tokeniser().tokens([document(text)])
    assert not may_cite(tokens)


def test_a_long_text_may_always_cite() -> None:
    (tokens,) = Tokeniser().tokens([document("mưa " * BLOCK)])
    assert may_cite(tokens)
