"""Partial answers: which documents still answer when no document holds all words."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analyse import AnalysedText
from indexer.model.request import (
    All,
    AnyOf,
    AtLeast,
    Everything,
    Node,
    Not,
    Phrase,
    Prefix,
    Single,
    Term,
)
from indexer.normalise import fold
from indexer.query.parse import parse
from indexer.query.plan import plan
from indexer.units import partial_key
from tests.analysed import analysed, shown


def positions(single: Single, document: AnalysedText) -> set[int]:
    """Where a single stands in a document of one field, by brute force."""
    if single.view == "unit":
        return {unit.first for unit in document.units if fits(unit.key, single) or fits(partial_key(unit.key), single)}
    folded = single.view == "folded"
    tokens = [token.fold if folded else token.key for token in document.syllables]
    return {place for place, text in enumerate(tokens) if fits(text, single)}


def fits(text: str, single: Single) -> bool:
    return text.startswith(single.text) if isinstance(single, Prefix) else text == single.text


def matches(node: Node, document: AnalysedText) -> bool:
    match node:
        case Term() | Prefix():
            return bool(positions(node, document))
        case Phrase(items):
            places = [set.union(*(positions(single, document) for single in item)) for item in items]
            return any(all(first + step in each for step, each in enumerate(places)) for first in places[0])
        case All(nodes) | AnyOf(nodes) | AtLeast(_, nodes):
            least = {All: len(nodes), AnyOf: 1}.get(type(node), getattr(node, "count", 0))
            return sum(matches(child, document) for child in nodes) >= least
        case Not(inner):
            return not matches(inner, document)
        case _:
            return isinstance(node, Everything)


def found(query: str, texts: Sequence[str]) -> dict[str, str]:
    """The texts that a query finds, each with its tier."""
    documents = {text: analysed(text) for text in texts}

    def frequency(term: Term) -> int:
        return sum(matches(term, document) for document in documents.values())

    tiers = plan(parse(query), analysed, document_frequency=frequency).tiers
    told = {
        text: next((tier.name for tier in tiers if matches(tier.match, document)), "")
        for text, document in documents.items()
    }
    return {text: name for text, name in told.items() if name}


def partial(query: str, frequencies: Mapping[str, int]) -> str:
    made = plan(parse(query), analysed, document_frequency=lambda term: frequencies.get(term.text, 0))
    return shown(made.tiers[-1].match) if made.tiers[-1].name == "partial" else ""


def test_half_of_the_words_or_a_rare_one_or_a_rare_pair_is_enough() -> None:
    frequencies = {"a": 90, "b": 50, "c": 10, "d": 9, "e": 80, "f": 70}
    pairs = '"~a ~b" | "~b ~c" | "~c ~d" | "~d ~e"'
    assert partial("a b c d e f", frequencies) == f"(4 of (~a, ~b, ~c, ~d, ~e, ~f) | {pairs} | ~c | ~d)"


@pytest.mark.parametrize(
    ("query", "frequencies", "meaning"),
    [
        ("a", {"a": 1}, ""),
        ("a b", {"a": 5, "b": 9}, '(2 of (~a, ~b) | "~a ~b" | ~a)'),
        ("a b", {"a": 5, "b": 5}, '(2 of (~a, ~b) | "~a ~b" | ~a | ~b)'),
        ("a b", {"b": 9}, '(2 of (~a, ~b) | "~a ~b" | ~b)'),
        ("a b", {}, '(2 of (~a, ~b) | "~a ~b")'),
        ("a b c d e f", {}, "4 of (~a, ~b, ~c, ~d, ~e, ~f)"),
        ("a a b", {"a": 5, "b": 9}, '(2 of (~a, ~b) | "~a ~a" | "~a ~b" | ~a)'),
        ("a b*", {"a": 5}, "(2 of (~a, ~b*) | ~a)"),
        ("a b c", {"a": 5, "b": 6, "c": 7}, '(2 of (~a, ~b, ~c) | "~a ~b" | "~b ~c" | ~a)'),
        ("đảng đang x", {"dang": 5, "x": 9}, '(2 of (~dang, ~x) | "~dang ~dang" | "~dang ~x" | ~dang)'),
        ('a "b c"', {"a": 5}, ""),
        ('a d "b c"', {"a": 5, "d": 9}, '((2 of (~a, ~d) | "~a ~d" | ~a) & "~b ~c")'),
        ("a b -c người:d", {"a": 5, "b": 9}, '((2 of (~a, ~b) | "~a ~b" | ~a) & !~c & person/e~d)'),
        ("-c a b", {"a": 5, "b": 9}, '(!~c & (2 of (~a, ~b) | "~a ~b" | ~a))'),
        ("a b OR c", {"a": 5, "b": 9}, '(2 of (~a, ~b) | "~a ~b" | ~a | ~c)'),
        ("(a OR b) c d", {"c": 5, "d": 9}, '((~a | ~b) & (2 of (~c, ~d) | "~c ~d" | ~c))'),
        (
            "a 05-CT/TW",
            {"a": 9, "ref:05-CT/TW": 5},
            '(2 of (~a, (u:ref:05-CT/TW | "~05 ~ct ~tw")) | u:ref:05-CT/TW | "~05 ~ct ~tw")',
        ),
        ("a “b c d e f g”", {"a": 5}, "(4 of (~a, ~b, ~c, ~d, ~e, ~f, ~g) | ~a)"),
        ("“b c d e f g”", {"b": 5}, ""),
        ("a b c d e f “g h”", {"g": 1}, '(5 of (~a, ~b, ~c, ~d, ~e, ~f, ~g, ~h) | "~g ~h" | ~g)'),
    ],
)
def test_only_plain_words_may_be_missing(query: str, frequencies: Mapping[str, int], meaning: str) -> None:
    assert partial(query, frequencies) == meaning


def test_a_document_stands_in_the_first_tier_that_it_matches() -> None:
    texts = ["sổ tay đảng viên", "viên đảng: sổ, tay", "so tay dang vien", "sổ tay mới", "không có gì"]
    assert found("sổ tay đảng viên", texts) == {
        "sổ tay đảng viên": "exact",
        "viên đảng: sổ, tay": "exact",
        "so tay dang vien": "unmarked",
        "sổ tay mới": "partial",
    }
    assert found("so tay dang vien", texts) == {
        "sổ tay đảng viên": "exact",
        "viên đảng: sổ, tay": "exact",
        "so tay dang vien": "exact",
        "sổ tay mới": "partial",
    }


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("thị ủy", ["Thị uỷ Kỳ Anh"]),
        ("bác sỹ kỹ", ["bác sĩ kĩ"]),
        ("05-CT/TW", ["Chỉ thị số 05-CT/TƯ", "chỉ thị 05 ct tw"]),
        ("chỉ thị số 05-CT/TW", ["Chỉ thị 05-CT/TƯ"]),
        ("chỉ thị 05", ["Chỉ thị số 05-CT/TƯ", "Chỉ thị 05 của Bộ"]),
        ("nq 02", ["số 02 –NQ/ThU"]),
        ("4.861", ["có 4861 người", "4.861"]),
        ("68.52%", ["68,52 %"]),
        ("covid19", ["Covid-19", "COVID 19"]),
        ("ngày 15 tháng 11 năm 2022", ["sáng 15/11/2022", "15-11-2022"]),
        ("ngay 15 thang 11 nam 2022", ["sáng 15/11/2022"]),
        ("tháng 11/2022", ["ngày 15/11/2022", "tháng 11 năm 2022"]),
    ],
)
def test_equal_writings_of_one_thing_are_exact(query: str, texts: list[str]) -> None:
    assert found(query, texts) == dict.fromkeys(texts, "exact")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("15-CT/TW", "05-CT/TW"),
        ("05-CT/TW", "105-CT/TW"),
        ("4.861", "năm 4, 861 người"),
        ("chỉ thị 05", "chỉ thị ngày 05/3 về"),
        ('"sổ tay"', "tay sổ"),
        ("tay -đảng", "tay đảng"),
    ],
)
def test_what_is_not_the_same_is_not_exact(query: str, text: str) -> None:
    assert found(query, [text]).get(text) != "exact"


def test_what_is_left_out_keeps_its_marks() -> None:
    assert set(found("tay -đảng", ["tay đang", "tay dang"])) == {"tay đang", "tay dang"}
    assert found("tay -dang", ["tay đang", "tay đảng"]) == {}


SYLLABLES = st.sampled_from(
    [
        "đảng",
        "đang",
        "dang",
        "viên",
        "viện",
        "vien",
        "sổ",
        "tay",
        "táy",
        "hòa",
        "hoà",
        "05-CT/TƯ",
        "15/11/2022",
        "ngày",
        "số",
    ]
)
TEXTS = st.lists(st.lists(SYLLABLES, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6, unique=True)
QUERIES = st.lists(SYLLABLES, min_size=1, max_size=6).map(" ".join)


@given(QUERIES, TEXTS)
def test_a_query_without_marks_finds_all_that_the_marked_one_finds(query: str, texts: list[str]) -> None:
    assert set(found(fold(query), texts)) >= set(found(query, texts))


@given(TEXTS, st.data())
def test_any_run_of_words_finds_its_document_on_the_exact_level(texts: list[str], data: st.DataObject) -> None:
    words = texts[0].split()
    first = data.draw(st.integers(0, len(words) - 1))
    run = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    assert found(run, texts)[texts[0]] == "exact"
    assert found(fold(run), texts)[texts[0]] == "exact"
    assert found(f'"{run}"', texts)[texts[0]] == "exact"
