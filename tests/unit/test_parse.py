"""The query language: what each form means, and that no string is an error."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.query import parse
from indexer.query.examples import EXAMPLES
from indexer.query.fields import field_names
from indexer.query.syntax import (
    Conjunction,
    DateRange,
    Disjunction,
    Leaf,
    Negation,
    Quotation,
    SimilarWord,
    Syntax,
    Words,
    WordStart,
)
from indexer.syllables import syllables


def sketch(node: Syntax) -> str:
    """Write a tree in one line: & and |, "!" for not, marks and fields as typed."""
    match node:
        case Conjunction(nodes):
            return "(" + " & ".join(map(sketch, nodes)) + ")"
        case Disjunction(nodes):
            return "(" + " | ".join(map(sketch, nodes)) + ")"
        case Negation(inner):
            return "!" + sketch(inner)
        case DateRange(since, until, field=field):
            return f"{field}:{since}-{until}"
        case Quotation(text, field=field, within=within):
            form = f"“{text}”" + (f"~{within}" if within else "")
        case WordStart(text, field=field):
            form = f"{text}*"
        case SimilarWord(text, field=field, distance=distance):
            form = f"{text}~{distance}"
        case Words(text, field=field):
            form = f"[{text}]"
    return f"{field}:{form}" if field else form


def codes(query: str) -> list[str]:
    return [note.code for note in parse(query).notes]


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", "()"),
        (" \t\n ", "()"),
        ("sổ tay đảng viên", "[sổ tay đảng viên]"),
        ("  Sổ tay,  Đảng viên! ", "[Sổ tay,  Đảng viên!]"),
        ('"sổ tay" đảng', "(“sổ tay” & [đảng])"),
        ("“sổ tay”", "“sổ tay”"),
        ("„sổ tay“ «sổ» ″tay″", "(“sổ tay” & “sổ” & “tay”)"),
        ("báo ‘sổ tay’ 'điện tử'", "([báo] & “sổ tay” & “điện tử”)"),
        ("O'Neil d’Ivoire", "[O'Neil d’Ivoire]"),
        ('"a b"~5', "“a b”~5"),
        ('"a b"~', "“a b”~10"),
        ('"a b"~0', "“a b”"),
        ("đảng* viên", "(đảng* & [viên])"),
        ("điềm~ điềm~2", "(điềm~1 & điềm~2)"),
        ("đảng -đoàn viên", "([đảng] & !“đoàn” & [viên])"),
        ("đảng −đoàn", "([đảng] & !“đoàn”)"),
        ("-đoàn -đả* -điềm~", "(!“đoàn” & !đả* & !điềm~1)"),
        ('-"đoàn viên" -(a b)', "(!“đoàn viên” & ![a b])"),
        ("(-a)", "!“a”"),
        ("-covid-19", "!“covid-19”"),
        ("a HOẶC b", "([a] | [b])"),
        ("bí thư OR chủ tịch huyện", "([bí thư] | [chủ tịch huyện])"),
        ("a b OR c AND d OR -e", "([a b] | ([c] & [d]) | !“e”)"),
        ("a VÀ b AND c", "([a] & [b] & [c])"),
        ("a VÀ KHÔNG b", "([a] & !“b”)"),
        ("a OR NOT b", "([a] | !“b”)"),
        ("a KHÔNG -b", "([a] & !!“b”)"),
        ('a NOT "b c" d', "([a] & !“b c” & [d])"),
        ("a NOT (b OR c)", "([a] & !([b] | [c]))"),
        ("bí thư KHÔNG chủ tịch HOẶC c", "(([bí thư] & !“chủ tịch”) | [c])"),
        ("a NOT b đả*", "([a] & !“b” & đả*)"),
        ("dang KHONG doan HOAC a VA b", "(([dang] & !“doan”) | ([a] & [b]))"),
        ("(a b) c", "[a b) c]"),
        ("(a HOẶC b) c", "(([a] | [b]) & [c])"),
        ("((a) HOẶC (b c))", "([a] | [b c])"),
    ],
)
def test_a_query_means_what_its_operators_say(query: str, meaning: str) -> None:
    parsed = parse(query)
    assert sketch(parsed.root) == meaning
    assert parsed.notes == ()


@pytest.mark.parametrize(
    "heading",
    [
        "BÍ THƯ HOẶC CHỦ TỊCH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ROCK AND ROLL",
        "A VÀ B",
        "công tác đảng và đoàn không hoặc not and or",
        "đảng KHONG đoàn",
        "HCSN - DN",
        "giai đoạn 2019 -2020",
        "Nghị quyết 02 -NQ/ThU",
        "Nghị quyết 02 –NQ/ThU",
        "đảng – đoàn —quân + dân & tôi",
        "họp lúc 17:12, xem https://vi.example/a:b",
        "Bộ Giáo dục-Đào tạo",
    ],
)
def test_a_pasted_heading_is_words(heading: str) -> None:
    parsed = parse(heading)
    assert sketch(parsed.root) == f"[{heading}]"
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("người:điềm", "person:[điềm]"),
        ("NGUOI:Điềm", "person:[Điềm]"),
        ("tổ chức:đoàn", "organisation:[đoàn]"),
        ("to_chuc:doan tochuc:doan", "(organisation:[doan] & organisation:[doan])"),
        ("các cơ quan:đoàn", "([các] & organisation:[đoàn])"),
        ('title:"giao ban"~3', "title:“giao ban”~3"),
        ("-tiêu_đề:nháp", "!title:[nháp]"),
        ("nơi:(Kỳ_Anh HOẶC Hà Tĩnh)", "(place:[Kỳ_Anh] | place:[Hà Tĩnh])"),
        ("nơi:(a người:b* c~)", "(place:[a] & person:b* & place:c~1)"),
        ("viện_dẫn:02 -NQ/ThU đảng", "(reference:[02 -NQ/ThU] & [đảng])"),
        ("người:OR đảng", "(person:[OR] & [đảng])"),
        ("người:điềm OR người:LONG", "(person:[điềm] | person:[LONG])"),
    ],
)
def test_a_field_takes_the_value_behind_its_colon(query: str, meaning: str) -> None:
    assert sketch(parse(query).root) == meaning
    assert codes(query) == []


def test_every_name_of_every_field_is_understood() -> None:
    for field, names in field_names().items():
        for name in names:
            value = "2022" if field in {"date", "year", "month"} else "an"
            for spelling in (name, name.replace("_", " "), name.upper()):
                assert sketch(parse(f"{spelling}:{value}").root).startswith(f"{field}:"), spelling


@pytest.mark.parametrize(
    ("query", "meaning", "expected"),
    [
        ('đảng "viên', '[đảng "viên]', ["quote_open"]),
        ('"" đảng “ ”', "[đảng]", ["quote_empty", "quote_empty"]),
        ("(đảng", "[đảng]", ["group_open"]),
        ("đảng))", "[đảng]", ["group_open"]),
        (") ( đảng", "[đảng]", ["group_open"]),
        ("( ( ) ) đảng", "[đảng]", ["group_empty"]),
        ("đảng * ~ **", "[đảng]", ["star_alone", "tilde_alone", "star_alone"]),
        ("đảng ** a*b", "[đảng ** a*b]", ["star_alone", "star_alone"]),
        ("10~20", "[10~20]", ["tilde_alone"]),
        ("a~9", "a~2", ["distance_limited"]),
        ('"a b"~999', "“a b”~100", ["distance_limited"]),
        ("-() đảng", "[đảng]", ["minus_alone", "group_empty"]),
        ("đảng HOẶC", "[đảng HOẶC]", ["operator_as_word"]),
        ("KHÔNG có đảng", "[KHÔNG có đảng]", ["operator_as_word"]),
        ("a OR OR b", "([a] | [OR b])", ["operator_as_word"]),
        ("a NOT NOT b", "([a] & !“NOT b”)", ["operator_as_word"]),
        ("a OR (-())", "[a]", ["group_empty", "minus_alone"]),
        ("lưu_ý:gấp", "[lưu_ý:gấp]", ["field_unknown"]),
        ("người: điềm", "person:[điềm]", []),
        (' nguoi:  "ngô điềm" họp', "(person:“ngô điềm” & [họp])", []),
        ("năm: 2022", "year:202200000000-202300000000", []),
        ("Người: Điềm", "[Người: Điềm]", ["field_empty"]),
        ("gặp nhiều người: ông Điềm", "[gặp nhiều người: ông Điềm]", ["field_empty"]),
        ("người:", "[người]", ["field_empty"]),
        ("người:() a", "[a]", ["field_empty", "group_empty"]),
        ("người:nơi:vinh", "place:[vinh]", ["field_empty"]),
        ("người:-a", "person:[-a]", []),
        ("ngày:mai đảng", "[mai đảng]", ["date_unreadable"]),
        ("ngày:31/02/2022", "[31/02/2022]", ["date_unreadable"]),
        ("ngày:2022*", "2022*", ["date_unreadable"]),
        ("*", "()", ["star_alone", "no_words"]),
        ("?!", "()", ["no_words"]),
        ("🙂 \u200b", "()", ["no_words"]),
    ],
)
def test_what_cannot_be_read_is_words_with_a_note(query: str, meaning: str, expected: list[str]) -> None:
    parsed = parse(query)
    assert sketch(parsed.root) == meaning
    assert sorted(codes(query)) == sorted(expected)


def test_a_note_points_at_its_place_and_speaks_both_languages() -> None:
    (note,) = parse("đảng ((viên").notes
    assert (note.start, note.end) == (5, 7)
    assert note.message("vi") == "Dấu ngoặc (( không thành cặp nên được bỏ qua."
    assert note.message("en") == "The parenthesis (( has no partner and was ignored."


def test_a_note_quotes_only_the_beginning_of_a_long_stretch() -> None:
    (note,) = parse("x" * 300 + ":abc").notes
    assert note.message("en") == f'There is no search field "{"x" * 40}…"; it was searched as plain words.'


def test_the_text_is_cleaned_before_it_is_read() -> None:
    assert parse("\ufeffsổ\u00a0tay \ud83d\ude42\ud800\x00").text == "sổ tay 🙂\ufffd"


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case.query)
def test_every_example_of_the_help_page_is_understood_as_it_stands(case: object) -> None:
    shown = next(each for each in EXAMPLES if each is case)
    assert codes(shown.query) == []
    assert shown.meaning("vi") != shown.meaning("en")


def test_the_examples_show_every_form() -> None:
    forms = {type(leaf) for case in EXAMPLES for leaf in nodes_of(parse(case.query).root)}
    assert forms == {Words, Quotation, WordStart, SimilarWord, DateRange, Conjunction, Disjunction, Negation}


def nodes_of(node: Syntax) -> Iterator[Syntax]:
    yield node
    match node:
        case Conjunction(nodes) | Disjunction(nodes):
            for child in nodes:
                yield from nodes_of(child)
        case Negation(inner):
            yield from nodes_of(inner)
        case _:
            pass


_SIGNS = """( ) " “ ” ' * ~ ~2 - – : .. / đảng Viên kỳ 05-CT/TW 2022 15/11/2022
    HOẶC OR VÀ AND KHÔNG NOT người: nơi: ngày: title: foo:"""
PIECES = st.sampled_from([" ", " ", " ", "\n", *_SIGNS.split()])
QUERIES = st.text() | st.lists(PIECES, max_size=60).map("".join)
MAY_VANISH = {"HOẶC", "OR", "VÀ", "AND", "KHÔNG", "NOT"}


@given(QUERIES)
@example("(" * 1000 + "a")
@example("\ud800" * 10_000)
@example('"' * 1000)
@example("a NOT " * 300)
@example("-" * 999 + "a")
@example("người:" * 100)
def test_no_string_is_an_error_and_nothing_is_dropped_without_a_note(text: str) -> None:
    parsed = parse(text)
    told = [(note.start, note.end) for note in parsed.notes]
    assert all(0 <= start <= end <= len(parsed.text) for start, end in told)
    covered = [(leaf.start, leaf.end) for leaf in leaves(parsed.root)]
    for leaf in leaves(parsed.root):
        assert isinstance(leaf, DateRange) or leaf.text in parsed.text[leaf.start : leaf.end]
    for start, end in syllables(parsed.text):
        is_field = parsed.text[end : end + 1] == ":"
        named = parsed.text[start:end] in MAY_VANISH or is_field
        assert named or any(low <= start and end <= high for low, high in covered + told), parsed.text[start:end]


def leaves(root: Syntax) -> list[Leaf | DateRange]:
    return [node for node in nodes_of(root) if not isinstance(node, Conjunction | Disjunction | Negation)]


@given(st.lists(PIECES, max_size=30).map("".join))
def test_cleaning_and_parsing_again_changes_nothing(text: str) -> None:
    assert parse(parse(text).text).root == parse(text).root


@given(st.lists(st.sampled_from(["đảng", "viên", "sổ", "tay", "05-CT/TW"]), min_size=1, max_size=20))
def test_words_alone_are_one_run(words: list[str]) -> None:
    assert parse(" ".join(words)).root == Words(" ".join(words), 0, len(" ".join(words)))
