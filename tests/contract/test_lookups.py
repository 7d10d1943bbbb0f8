"""Documents, ids, terms and explanations."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.errors import DocumentMissingError
from indexer.model.request import Bm25, DateFilter, Everything, FacetWanted, Filter, Fuzzy, Phrase, Prefix, Term, Tier
from indexer.model.result import Explanation, Matched, TermCount
from tests.contract.asking import Opener, ask, bm25, bodies, request, row, word
from tests.records import Sample


def test_documents_come_back_byte_by_byte(opened: Opener) -> None:
    contents = [b"", b"\x00\xff" * 40_000, "ố".encode(), b"x" * 33_000, b"\n", b"y" * 32_768, b"z"]
    samples = [Sample(f"d/{n} ế", stored=content or b"-") for n, content in enumerate(contents)]
    reader = opened(*samples, size=3)
    wanted = [sample.doc_id for sample in samples]
    assert reader.documents([*wanted, wanted[0], "none", ""]) == {s.doc_id: s.stored for s in samples}
    assert list(reader.documents(wanted[::-1])) == wanted[::-1]
    assert reader.documents([]) == {}
    assert reader.documents(["\ud800"]) == {}


def test_ids_come_in_order_page_by_page(opened: Opener) -> None:
    reader = opened(*(Sample(name) for name in ("b", "z", "đ", "a", "c")))
    assert reader.ids() == ("a", "b", "c", "z", "đ")
    assert reader.ids(offset=1, limit=2) == ("b", "c")
    assert reader.ids(offset=5) == ()
    assert reader.ids(limit=0) == ()
    assert reader.count() == 5


def test_terms_of_a_view_by_frequency_over_all_fields(opened: Opener) -> None:
    reader = opened(
        Sample("a", title="đi", body="đi đi đá", entities={"person": ["đa"]}),
        Sample("b", body="đá đi_đá", caption="ăn"),
        Sample("c", body="dì [ref:05]"),
    )
    assert reader.terms("syllable", prefix="đ", limit=9) == (TermCount("đi", 3), TermCount("đá", 2))
    assert reader.terms("syllable", prefix="", limit=1) == (TermCount("đi", 3),)
    assert reader.terms("syllable", prefix="x", limit=9) == ()
    assert reader.terms("folded", prefix="d", limit=9) == (TermCount("di", 4), TermCount("da", 2))
    assert reader.terms("word", prefix="đi", limit=9) == (TermCount("đi", 2), TermCount("đi_đá", 1))
    assert reader.terms("unit", prefix="ref:", limit=9) == (TermCount("ref:05", 1),)
    assert reader.terms("entity_folded", prefix="d", limit=9) == (TermCount("da", 1),)


def test_the_document_frequency_of_a_term_counts_a_document_once(opened: Opener) -> None:
    reader = opened(Sample("a", title="bộ", body="bộ bò"), *bodies("x", "bộ")[1:])
    assert reader.document_frequency(word("bộ")) == 2
    assert reader.document_frequency(Term("folded", "bo", ("body",))) == 2
    assert reader.document_frequency(word("bộ", "caption")) == 0


def test_terms_side_by_side_are_counted_by_document(opened: Opener) -> None:
    reader = opened(
        Sample("a", title="bộ bò", body="đi bộ bò bộ bò"), Sample("b", body="bộ đi bò"), Sample("c", body="bò bộ")
    )
    bo, cow, go = (Term("syllable", text) for text in ("bộ", "bò", "đi"))
    assert reader.pair_frequencies([(bo, cow), (cow, bo), (go, bo), (bo, Term("folded", "bo"))]) == (1, 2, 1, 1)
    assert reader.pair_frequencies([]) == ()
    assert reader.pair_frequencies([(bo, Term("syllable", "không"))]) == (0,)


def test_of_many_documents_a_sample_tells_how_many_hold_two_terms_side_by_side(opened: Opener) -> None:
    texts = ["bộ bò" if number % 4 == 0 else "bộ đi bò" for number in range(1000)]
    reader = opened(*(Sample(f"{number}", body=text) for number, text in enumerate(texts)))
    bo, cow = Term("syllable", "bộ"), Term("syllable", "bò")
    near, none = reader.pair_frequencies([(bo, cow), (cow, bo)])
    assert (200 < near < 300, none) == (True, 0)


def test_an_explanation_belongs_to_the_tier_of_the_document(opened: Opener) -> None:
    reader = opened(Sample("a", body="bộ", facets={"place": ["hn"]}), Sample("b", body="bò"), Sample("c", body="x"))
    lower = Tier("unmarked", Term("folded", "bo"), (Bm25((Term("folded", "bo"), word("x"))),))
    asked = request(word("bộ"))
    asked = type(asked)((*asked.tiers, lower))
    assert reader.explain(asked, "a") == Explanation("a", "exact", 0, ())
    explanation = reader.explain(asked, "b")
    assert explanation.tier == "unmarked"
    assert [(part.kind, part.text) for part in explanation.parts] == [("folded", "bo|x")]
    assert explanation.score == pytest.approx(reader.search(asked).hits[1].score)
    assert reader.explain(asked, "c") == Explanation("c", "", 0, ())
    hidden = type(asked)(asked.tiers, filters=(Filter("place", none_of=("hn",)),))
    assert reader.explain(hidden, "a") == Explanation("a", "", 0, ())


def test_what_is_asked_of_an_unknown_document_is_refused_by_name(opened: Opener) -> None:
    reader = opened(Sample("a"))
    for doc_id in ("b", "", "\ud800"):
        with pytest.raises(DocumentMissingError):
            reader.explain(request(Everything()), doc_id)
        with pytest.raises(DocumentMissingError):
            reader.matched((), doc_id)


def test_a_document_tells_where_the_first_tier_that_it_matches_stands(opened: Opener) -> None:
    reader = opened(Sample("a", body="bò bộ bò", facets={"place": ["hn"]}), Sample("b", body="x"))
    tiers = (Tier("exact", word("không")), Tier("unmarked", Term("folded", "bo")), Tier("partial", Everything()))
    expected = (Matched("syllable", "body", "bò", (0, 2)), Matched("syllable", "body", "bộ", (1,)))
    assert reader.matched(tiers, "a") == expected
    assert reader.matched(tiers, "b") == ()
    assert reader.matched((), "a") == ()


def test_every_prefix_and_fuzzy_node_is_reported_once(opened: Opener) -> None:
    reader = opened(*bodies("bộ bò", "bọ"))
    prefix, fuzzy, other = Prefix("syllable", "b", limit=2), Fuzzy("syllable", "bò"), Prefix("folded", "b")
    tiers = (Tier("exact", Phrase(((prefix,), (fuzzy, prefix)))), Tier("partial", other), Tier("expanded", prefix))
    result = ask(reader, *tiers, enough=0)
    assert [(each.single, each.terms, each.more) for each in result.expansions] == [
        (prefix, ("bò", "bọ"), True),
        (fuzzy, ("bò", "bọ", "bộ"), False),
    ]


def test_threads_share_a_reader_and_get_equal_answers(opened: Opener) -> None:
    texts = [f"bộ cán {'bò ' * (n % 5)}{'bộ' if n % 3 else ''} đi" for n in range(14)]
    reader = opened(*(Sample(f"{n:02}", body=text, facets={"place": [str(n % 7)]}) for n, text in enumerate(texts)))
    asked = [
        type(request(Everything()))(
            (Tier("exact", node, (bm25("bộ"), bm25("bò"))),), facets=(FacetWanted("place"),), deadline=60.0
        )
        for node in (word("bộ"), Prefix("syllable", "b"), Phrase(row("cán bò")), Term("folded", "bo"), Everything())
    ]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(reader.search, asked * 6))
    assert answers == [reader.search(each) for each in asked] * 6


def test_copies_share_a_number_of_their_sketch_in_its_place_and_so_do_copies_of_copies(opened: Opener) -> None:
    reader = opened(
        Sample("b", sketch=(1, 2)),
        Sample("a", sketch=(1, 9)),
        Sample("d", sketch=(7, 9)),
        Sample("c", sketch=(2, 1)),
        Sample("e", sketch=(0, 0, 5)),
        Sample("f", sketch=(0, 0, 6)),
        Sample("g"),
        Sample("h"),
    )
    assert reader.copies("a") == ("b", "d")
    assert reader.copies("d") == ("a", "b")
    for doc_id in ("c", "e", "f", "g", "h", "none", "\ud800"):
        assert reader.copies(doc_id) == ()


def test_the_hits_are_counted_by_day(opened: Opener) -> None:
    dates = {"a": 202211150800, "b": 202211152359, "c": 202211010000, "d": 0, "e": 202212010000, "f": 202211150000}
    reader = opened(*(Sample(name, body="x" if name != "f" else "y", date=date) for name, date in dates.items()))
    assert reader.days(request(word("x"))) == {20221101: 1, 20221115: 2, 20221201: 1}
    within = DateFilter(202211000000, 202212000000)
    assert reader.days(request(word("x"), dates=(within,))) == {20221101: 1, 20221115: 2}
    assert reader.days(request(word("z"))) == {}
