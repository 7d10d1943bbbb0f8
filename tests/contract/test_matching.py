"""What each node of a match tree finds."""

import pytest

from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    DateBetween,
    Everything,
    Fuzzy,
    HasFacet,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Term,
)
from tests.contract.asking import Opener, bodies, found, request, row, word
from tests.records import Sample

TEXTS = bodies("đại_hội đảng", "đảng đại hội", "đại tá / hội nghị", "đại hội đại hội đảng", "hội")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (word("đảng"), "abd"),
        (word("đang"), ""),
        (Term("folded", "dang"), "abd"),
        (Term("folded", "đảng"), ""),
        (Term("word", "đại_hội"), "a"),
        (Term("word", "đại"), "bcd"),
        (Term("word_folded", "dai_hoi"), "a"),
        (word("đảng", "title"), ""),
        (word("đảng", "title", "body"), "abd"),
        (word("đảng", "person"), ""),
        (word("đảng", "body", "body"), "abd"),
        (Term("word", "đại", ("caption",)), ""),
        (All((word("đại"), word("đảng"))), "abd"),
        (All(()), "abcde"),
        (AnyOf((word("tá"), word("đảng"))), "abcd"),
        (AnyOf(()), ""),
        (Not(word("đảng")), "ce"),
        (Not(Not(word("đảng"))), "abd"),
        (Not(Everything()), ""),
        (All((word("hội"), Not(word("đại")))), "e"),
        (AtLeast(2, (word("đại"), word("đảng"), word("tá"))), "abcd"),
        (AtLeast(3, (word("đại"), word("đảng"), word("tá"))), ""),
        (AtLeast(0, (word("đại"),)), "abcde"),
        (AtLeast(1, ()), ""),
        (AtLeast(2, (word("đại"), word("đại"))), "abcd"),
        (Everything(), "abcde"),
        (Phrase(row("đại hội")), "abd"),
        (Phrase(row("hội đại")), "d"),
        (Phrase(row("đại hội đảng")), "ad"),
        (Phrase(row("hội đảng|đại")), "ad"),
        (Phrase(row("hội hội")), ""),
        (Phrase(row("đại")), "abcd"),
        (Phrase(row("đại mới")), ""),
        (Phrase(()), ""),
        (Phrase(((Term("folded", "dai"),), (Term("folded", "hoi"),))), "abd"),
        (Phrase(((Term("word", "đại_hội"),),)), ""),
        (Near(row("đảng đại"), 0), "b"),
        (Near(row("đảng đại"), 1), "abd"),
        (Near(row("đảng hội đại"), 0), "abd"),
        (Near(row("tá hội"), 10), "c"),
        (Near(row("tá hội"), 9), ""),
        (Near((), 5), ""),
        (Near(row("mới đại"), 5), ""),
    ],
)
def test_a_node_finds_what_it_says(opened: Opener, node: Node, expected: str) -> None:
    assert "".join(found(opened(*TEXTS), node)) == expected


def test_a_phrase_reaches_neither_into_another_field_nor_into_another_part(opened: Opener) -> None:
    reader = opened(
        Sample("fields", title="mặt trận", body="tổ quốc"),
        Sample("parts", body="mặt trận / tổ quốc"),
        Sample("one", body="mặt trận tổ quốc"),
        Sample("people", entities={"person": ["mặt trận", "tổ quốc"]}),
    )
    assert found(reader, Phrase(row("trận tổ"))) == ["one"]
    assert found(reader, Near(row("trận tổ"), 5)) == ["one"]
    names = tuple((Term("entity", text, ("person",)),) for text in ("trận", "tổ"))
    assert found(reader, Phrase(names)) == []
    assert found(reader, Phrase((names[1], (Term("entity", "quốc", ("person",)),)))) == ["people"]


def test_a_phrase_looks_only_in_the_fields_that_all_its_items_name(opened: Opener) -> None:
    reader = opened(Sample("a", title="mặt trận", body="mặt trận"), Sample("b", title="mặt trận"))
    assert found(reader, Phrase((*row("mặt", "body"), *row("trận", "title", "body")))) == ["a"]
    assert found(reader, Phrase((*row("mặt", "body"), *row("trận", "title")))) == []


def test_an_item_may_mix_marked_and_bare_forms(opened: Opener) -> None:
    reader = opened(*bodies("cán bộ", "can bo", "cần bộ", "cán bò"))
    node = Phrase(((word("cán"),), (Term("folded", "bo"),)))
    assert found(reader, node) == ["a", "d"]


def test_units_stand_at_the_position_of_their_first_syllable(opened: Opener) -> None:
    reader = opened(Sample("a", body="[ref:05-CT] chỉ thị năm"), Sample("b", title="chỉ thị [ref:05-CT] năm"))
    assert found(reader, Term("unit", "ref:05-CT")) == ["a", "b"]
    assert found(reader, Term("unit", "ref:05-CT", ("title",))) == ["b"]
    assert found(reader, Phrase(((Term("unit", "ref:05-CT"),),))) == ["a", "b"]


def test_entity_fields_are_names_of_types(opened: Opener) -> None:
    reader = opened(Sample("a", entities={"person": ["Ngô Mạnh Điềm"]}), Sample("b", entities={"place": ["Điềm Mạnh"]}))
    types = ("person", "place")
    assert found(reader, Term("entity", "Điềm", types)) == ["a", "b"]
    assert found(reader, Term("entity_folded", "diem", ("person",))) == ["a"]
    assert found(reader, Phrase(((Term("entity", "Mạnh", types),), (Term("entity", "Điềm", types),)))) == ["a"]
    assert found(reader, Term("entity", "Điềm", ("body",))) == []


@pytest.mark.parametrize(
    ("prefix", "limit", "expected", "more"),
    [
        ("đ", 200, ["đi", "đào", "đá"], False),
        ("đ", 2, ["đi", "đào"], True),
        ("đ", 3, ["đi", "đào", "đá"], False),
        ("đ", 0, [], True),
        ("đá", 200, ["đá"], False),
        ("x", 200, [], False),
        ("", 1, ["đi"], True),
    ],
)
def test_a_prefix_stands_for_its_most_frequent_terms(
    opened: Opener, prefix: str, limit: int, expected: list[str], *, more: bool
) -> None:
    reader = opened(*bodies("đi đào", "đi đi đào", "đá", "đi ăn"))
    node = Prefix("syllable", prefix, limit=limit)
    result = reader.search(request(node))
    assert [(each.single, list(each.terms), each.more) for each in result.expansions] == [(node, expected, more)]
    assert [hit.doc_id for hit in result.hits] == found(reader, AnyOf(tuple(map(word, expected))))


def test_a_prefix_counts_documents_of_every_field_and_spelling(opened: Opener) -> None:
    reader = opened(Sample("a", title="đi", body="đi đào đào đào"), Sample("b", body="đào"), Sample("c", body="đì"))
    assert reader.search(request(Prefix("syllable", "đ"))).expansions[0].terms == ("đi", "đào", "đì")
    assert reader.search(request(Prefix("syllable", "đ", ("body",)))).expansions[0].terms == ("đào", "đi", "đì")
    assert reader.search(request(Prefix("folded", "d", limit=1))).expansions[0].terms == ("di",)


def test_a_prefix_in_a_phrase_stands_for_the_terms_of_all_its_fields(opened: Opener) -> None:
    reader = opened(Sample("a", title="hội đá", body="hội đi"), Sample("b", body="hội đi"), Sample("c", title="hội đá"))
    # "đi" and "đá" are equally frequent, and "đi" is not the first in titles.
    node = Phrase(((word("hội"),), (Prefix("syllable", "đ", limit=1),)))
    assert reader.search(request(node)).expansions[0].terms == ("đi",)
    assert found(reader, node) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "distance", "expected"),
    [
        ("hoa", 0, ["hoa"]),
        ("hoa", 1, ["hoa", "hao", "ha", "hoan", "hôa"]),
        ("hao", 1, ["hao", "hoa", "ha"]),
        ("hoan", 2, ["hoan", "hoa", "hao", "ha", "hôa"]),
        ("toa", 1, []),
        ("zzz", 2, []),
    ],
)
def test_a_fuzzy_term_stands_for_its_nearest_terms(
    opened: Opener, text: str, distance: int, expected: list[str]
) -> None:
    reader = opened(*bodies("hoa hao hoan", "hoa hao", "ha hôa xoa"))
    node = Fuzzy("syllable", text, distance)
    assert list(reader.search(request(node)).expansions[0].terms) == expected
    assert found(reader, node) == found(reader, AnyOf(tuple(map(word, expected))))


def test_dates_and_facets_are_nodes_too(opened: Opener) -> None:
    reader = opened(
        Sample("a", date=202301010000, facets={"place": ["hn"]}),
        Sample("b", date=202312312359, facets={"place": ["hn/bđ", "hn"]}),
        Sample("c", facets={"person": ["hn"]}),
    )
    assert found(reader, DateBetween(202301010000, 202312312359)) == ["a"]
    assert found(reader, DateBetween(202301010001, 10**12)) == ["b"]
    assert found(reader, DateBetween(0, 10**12)) == ["a", "b"]
    assert found(reader, HasFacet("place", ("hn",))) == ["a", "b"]
    assert found(reader, HasFacet("place", ("hn/bđ", "không có"))) == ["b"]
    assert found(reader, HasFacet("place", ("",))) == ["c"]
    assert found(reader, HasFacet("place", ())) == []


@pytest.mark.parametrize(
    "node",
    [
        word(""),
        word("\ud800"),
        Term("folded", "dang\x1fđảng"),
        Prefix("folded", "\udfff"),
        Fuzzy("syllable", "\ud800\0"),
        Fuzzy("folded", "", 0),
        Phrase(((),)),
        Phrase((row("đại")[0], ())),
        HasFacet("place", ("\ud800",)),
        DateBetween(10**30, -(10**30)),
        AtLeast(-1, ()),
        AtLeast(10**9, (Everything(),)),
    ],
)
def test_odd_requests_are_answered(opened: Opener, node: Node) -> None:
    reader = opened(*TEXTS)
    expected = [] if node != AtLeast(-1, ()) else list("abcde")
    assert found(reader, node) == expected
