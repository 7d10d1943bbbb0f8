"""Building, updating, going back: what becomes of answers when the index changes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from indexer.engine import SearchEngine
from indexer.errors import IndexChangedError, IndexMissingError, LockedError, NoPreviousGenerationError
from indexer.model.changes import Changes
from indexer.model.files import Skip, SourceFile
from indexer.model.record import RecordBatch
from indexer.model.request import Everything, FacetRequest, FacetWanted, Filter, Prefix, Tier
from tests.contract.asking import ask, bm25, bodies, built, found, request, word
from tests.contract.same_answers import assert_same_contents, assert_same_explanations, assert_same_results
from tests.records import Sample, batch, batches


def texts(engine: SearchEngine) -> list[str]:
    """The ids of the live generation."""
    with engine.open() as reader:
        return list(reader.ids())


def update(engine: SearchEngine, *added: Sample, removed: str = "") -> None:
    """Update an index by samples; ids to remove are letters."""
    engine.update(Changes(batches(added, 2), frozenset(removed)), fingerprint="f")


def test_there_is_no_index_before_the_first_build(engine: SearchEngine) -> None:
    for ask_it in (
        engine.open,
        engine.rollback,
        engine.current,
        engine.sources,
        lambda: engine.verify(deep=False),
        lambda: engine.update(Changes(), fingerprint="f"),
    ):
        with pytest.raises(IndexMissingError):
            ask_it()


def test_a_build_reports_what_it_made(engine: SearchEngine) -> None:
    report = engine.rebuild(batches(bodies("a", "b", "c"), 2), fingerprint="f")
    assert report.documents == 3
    assert report.size > 0
    assert report.seconds >= 0
    assert report.generation == engine.current()
    with engine.open() as reader:
        assert reader.generation == report.generation
        assert ask(reader, Everything()).generation == report.generation
    assert engine.verify(deep=True).problems == ()
    assert engine.verify(deep=False).generation == report.generation


@pytest.mark.parametrize("records", [[], [batch([])], [batch([]), batch([])]])
def test_an_index_may_be_empty(engine: SearchEngine, records: list[RecordBatch]) -> None:
    assert engine.rebuild(records, fingerprint="f").documents == 0
    assert texts(engine) == []
    update(engine, Sample("a"))
    assert texts(engine) == ["a"]
    update(engine, removed="a")
    assert texts(engine) == []


def test_empty_batches_among_others_change_nothing(engine: SearchEngine) -> None:
    full = [batch([Sample("a", body="bộ")]), batch([Sample("b", body="bộ")])]
    engine.rebuild([batch([]), full[0], batch([]), full[1], batch([])], fingerprint="f")
    with engine.open() as reader:
        assert found(reader, word("bộ")) == ["a", "b"]


def test_a_reader_stays_on_its_generation(engine: SearchEngine) -> None:
    built(engine, *bodies("bộ", "bộ"))
    with engine.open() as old:
        before = old.search(request(word("bộ")))
        for round_ in range(3):
            built(engine, Sample(f"new {round_}", body="bộ bộ"))
            assert old.search(request(word("bộ"))) == before
            assert old.documents(["a"]) == {"a": b"shown a"}
        update(engine, removed="a")
        assert old.search(request(word("bộ"))) == before
        assert old.ids() == ("a", "b")
    assert texts(engine) == ["new 2"]


def test_generations_have_names_of_their_own(engine: SearchEngine) -> None:
    names = [built(engine, Sample("a")) for _ in range(12)]
    assert len(set(names)) == 12
    assert sorted(names) == names
    assert engine.rollback() == names[-2]


def test_an_update_removes_adds_and_replaces(engine: SearchEngine) -> None:
    built(engine, *bodies("bộ", "bộ", "bộ", "bộ"))
    update(engine, Sample("e", body="bộ"), Sample("b", body="khác", stored=b"new"), removed="abx")
    with engine.open() as reader:
        assert found(reader, word("bộ")) == ["c", "d", "e"]
        assert found(reader, word("khác")) == ["b"]
        assert reader.documents(["a", "b"]) == {"b": b"new"}
    update(engine, Sample("c", body="khác"))
    with engine.open() as reader:
        assert found(reader, word("khác")) == ["b", "c"]
        assert found(reader, word("bộ")) == ["d", "e"]
        assert reader.count() == 4
    update(engine)
    assert texts(engine) == ["b", "c", "d", "e"]


BEFORE = (
    Sample("a", title="bộ", body="bộ chính trị đi đi", facets={"place": ["v=hai"]}, date=202001010000),
    Sample("b", body="bộ [ref:05] bò bò đi", facets={"place": ["v=hai", "w"], "year": ["2020"]}),
    Sample("c", title="đá", body="đá đá đá bộ", entities={"person": ["Đá Bộ"]}, facets={"place": ["v=ba"]}),
    Sample("d", body="khác", caption="bộ"),
)
AFTER = (
    Sample("b", body="bò khác", facets={"place": ["v=ba"]}, date=202101010000),
    BEFORE[2],
    BEFORE[3],
    Sample("e", title="chính trị", body="bộ đá / đi", facets={"place": ["v=ai", "x"]}, date=201901010000),
)


def test_an_updated_index_answers_like_a_rebuilt_one(engine: SearchEngine) -> None:
    built(engine, *BEFORE)
    update(engine, AFTER[0], AFTER[3], removed="ab")
    with engine.open() as updated:
        built(engine, *AFTER)
        with engine.open() as rebuilt:
            assert_same_contents(rebuilt, updated)
            rank = (bm25("bộ"), bm25("đá"), bm25("bò"), bm25("đi"))
            for node in (Everything(), word("bộ"), Prefix("syllable", "đ", limit=1), Prefix("folded", "b")):
                for filters in ((), (Filter("place", any_of=("w", "v")),)):
                    asked = request(node, facets=(FacetWanted("place"), FacetWanted("year")), filters=filters)
                    asked = replace(asked, tiers=(Tier("exact", node, rank),))
                    assert_same_results(asked, rebuilt, updated)
                    assert_same_explanations(asked, rebuilt, updated)
            assert updated.facet_values(FacetRequest("place")) == rebuilt.facet_values(FacetRequest("place"))


def test_many_updates_answer_like_one_build(engine: SearchEngine) -> None:
    built(engine)
    for sample in (*BEFORE, *AFTER):
        update(engine, sample)
    update(engine, removed="a")
    with engine.open() as updated:
        built(engine, *AFTER)
        with engine.open() as rebuilt:
            assert_same_contents(rebuilt, updated)
            assert_same_results(request(word("bộ"), facets=(FacetWanted("place"),)), rebuilt, updated)


def test_rollback_goes_one_step_back(engine: SearchEngine) -> None:
    first = built(engine, Sample("first"))
    with pytest.raises(NoPreviousGenerationError):
        engine.rollback()
    second = built(engine, Sample("second"))
    assert engine.rollback() == first
    assert engine.current() == first
    assert texts(engine) == ["first"]
    assert engine.verify(deep=True).problems == ()
    with pytest.raises(NoPreviousGenerationError):
        engine.rollback()
    third = built(engine, Sample("third"))
    assert len({first, second, third}) == 3
    assert texts(engine) == ["third"]
    assert engine.rollback() == first


def test_an_update_after_a_rollback_starts_from_the_older_documents(engine: SearchEngine) -> None:
    built(engine, Sample("a"))
    built(engine, Sample("b"))
    engine.rollback()
    update(engine, Sample("c"))
    assert texts(engine) == ["a", "c"]
    engine.rollback()
    assert texts(engine) == ["a"]


class CorpusError(OSError):
    """What reading a corpus may raise."""


def broken(*samples: Sample) -> Iterator[RecordBatch]:
    """Records that fail halfway."""
    yield from batches(samples, 1)
    raise CorpusError(5, "the corpus is on a stick that was pulled out")


def test_records_that_fail_leave_the_old_index_and_their_own_error(engine: SearchEngine) -> None:
    with pytest.raises(CorpusError):
        engine.rebuild(broken(Sample("x")), fingerprint="f")
    with pytest.raises(IndexMissingError):
        engine.open()
    name = built(engine, Sample("a"))
    with pytest.raises(CorpusError):
        engine.rebuild(broken(Sample("x"), Sample("y")), fingerprint="f")
    with pytest.raises(CorpusError):
        engine.update(Changes(broken(Sample("x")), frozenset("a")), fingerprint="f")
    assert (engine.current(), texts(engine)) == (name, ["a"])
    built(engine, Sample("b"))
    assert texts(engine) == ["b"]


def test_a_second_writer_is_told_who_writes(engine: SearchEngine) -> None:
    built(engine, Sample("old"))
    refused: list[LockedError] = []

    def records() -> Iterator[RecordBatch]:
        yield batch([Sample("new")])
        for write in (
            lambda: engine.rebuild([], fingerprint="f"),
            lambda: engine.update(Changes(), fingerprint="f"),
            engine.rollback,
        ):
            with pytest.raises(LockedError) as caught:
                write()
            refused.append(caught.value)
        assert texts(engine) == ["old"]

    engine.rebuild(records(), fingerprint="f")
    assert texts(engine) == ["new"]
    for error in refused:
        assert isinstance(error.values["pid"], int)
        assert all(str(error.values[name]) not in {"", "?"} for name in ("pid", "host", "since"))
        assert str(error.values["since"]) in error.message("vi")


def source(path: str, *ids: str, skips: tuple[Skip, ...] = ()) -> SourceFile:
    """A file of the corpus."""
    return SourceFile("/corpus", path, 1, 1, "0" * 64, ids, skips)


def test_sources_are_kept_in_order(engine: SearchEngine) -> None:
    bad = source("bad.txt", skips=(Skip("bad.txt", "C201", "không đọc được", "unreadable \udcff"),))
    engine.rebuild([batch([Sample("z")], [source("z.txt", "z"), bad]), batch([], [source("a.txt")])], fingerprint="f")
    assert list(engine.sources()) == [source("a.txt"), bad, source("z.txt", "z")]


def test_an_update_replaces_and_forgets_sources(engine: SearchEngine) -> None:
    before = [source("a.txt", "a"), source("b.jsonl", "b", "c"), source("d.txt", "d"), source("skipped.txt")]
    engine.rebuild([batch([Sample(name) for name in "abcd"], before)], fingerprint="f")
    changed = source("a.txt", "a", "A")
    added = [batch([Sample("a"), Sample("A")], [changed])]
    engine.update(Changes(added, frozenset("abd")), fingerprint="f")
    assert list(engine.sources()) == [changed, source("b.jsonl", "c"), source("skipped.txt")]


def test_a_changed_file_takes_its_old_documents_with_it(engine: SearchEngine) -> None:
    before = [source("many.jsonl", "a", "b", "c"), source("d.txt", "d")]
    engine.rebuild([batch([Sample(name) for name in "abcd"], before)], fingerprint="f")
    changed = source("many.jsonl", "b", "e")
    engine.update(Changes([batch([Sample("b", body="khác"), Sample("e")], [changed])]), fingerprint="f")
    assert texts(engine) == ["b", "d", "e"]
    assert list(engine.sources()) == [before[1], changed]
    with engine.open() as reader:
        assert found(reader, word("khác")) == ["b"]


def test_a_forgotten_file_takes_its_documents_with_it(engine: SearchEngine) -> None:
    before = [source("a.txt", "a"), source("b.txt", "b"), source("bad.txt")]
    engine.rebuild([batch([Sample("a"), Sample("b")], before)], fingerprint="f")
    gone = frozenset({before[0].key, before[2].key, ("/corpus", "never.txt")})
    engine.update(Changes(forgotten=gone), fingerprint="f")
    assert texts(engine) == ["b"]
    assert list(engine.sources()) == [before[1]]


def test_a_document_may_move_to_another_file(engine: SearchEngine) -> None:
    engine.rebuild([batch([Sample("a"), Sample("b")], [source("old.jsonl", "a", "b")])], fingerprint="f")
    moved = source("new.jsonl", "a", "b")
    added = [batch([Sample("a", body="bộ"), Sample("b")], [moved])]
    engine.update(Changes(added, forgotten=frozenset({("/corpus", "old.jsonl")})), fingerprint="f")
    assert texts(engine) == ["a", "b"]
    assert list(engine.sources()) == [moved]


def test_changes_found_against_another_generation_are_refused(engine: SearchEngine) -> None:
    first = built(engine, Sample("a"))
    second = built(engine, Sample("b"))
    with pytest.raises(IndexChangedError, match=second):
        engine.update(Changes(batches([Sample("c")]), base=first), fingerprint="f")
    assert (engine.current(), texts(engine)) == (second, ["b"])
    engine.update(Changes(batches([Sample("c")]), base=second), fingerprint="f")
    assert texts(engine) == ["b", "c"]
