"""What people are told when a search costs more than its budget."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from indexer.search import Index
from indexer.search.opened import Opened
from indexer.search.page import SearchInput
from tests.small_index import found, small_index

TEXTS = {
    "a": "Cán bộ đội thuế họp.",
    "b": "Cán bộ họp bàn với cán bộ. Cán bộ là gốc.",
    "c": "Can bo khong dau.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with small_index(tmp_path_factory.mktemp("costly"), TEXTS) as opened:
        yield opened


@pytest.fixture
def poor(index: Index, monkeypatch: pytest.MonkeyPatch) -> Index:
    """The same index, in which nothing but the least may cost anything."""
    asked = Opened.request
    monkeypatch.setattr(Opened, "request", lambda *given: replace(asked(*given), budget=0))
    return index


def test_within_the_budget_nothing_is_said(index: Index) -> None:
    page = index.run(SearchInput("cán bộ"))
    assert (found(page), page.complete, page.notes) == (["b", "a", "c"], True, ())


def test_lower_tiers_beyond_it_are_left_out_and_the_page_is_not_complete(poor: Index) -> None:
    page = poor.run(SearchInput("cán bộ"))
    assert (sorted(found(page)), page.complete) == (["a", "b"], False)
    assert page.as_json()["complete"] is False


def test_the_order_by_the_rarest_words_is_told_in_both_languages(poor: Index) -> None:
    page = poor.run(SearchInput("cán bộ"))
    (note,) = page.notes
    assert (note.code, note.start, note.end) == ("rarest_rank", 0, 6)
    assert "hiếm" in note.message("vi")
    assert "rarer" in note.message("en")


def test_another_order_needs_no_such_note(poor: Index) -> None:
    assert poor.run(SearchInput("cán bộ", sort="title")).notes == ()
