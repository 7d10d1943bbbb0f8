"""Reprints are listed with the hit that stands for them; every hit can still be reached."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from indexer.search.page import CopiesView, CopyView, HitView, SearchInput, SearchPage
from tests.web.clients import client_of
from tests.web.fake_documents import stored
from tests.web.fakes import FakeIndex
from tests.web.page import Page, read_page, words_of

REPRINTS = ("a", "b", "c")


class _Reprinting(FakeIndex):
    """Some documents are reprints of one another; `others` more are not on any page."""

    others = 0

    def run(self, given: SearchInput) -> SearchPage:
        page = super().run(given)
        shown: list[str] = []
        return replace(page, hits=tuple(self._with_copies(hit, shown) for hit in page.hits))

    def _with_copies(self, hit: HitView, shown: list[str]) -> HitView:
        if hit.id not in REPRINTS:
            return hit
        others = tuple(CopyView(each, f"Tin {each}", "2022-11-15", "Báo") for each in REPRINTS if each != hit.id)
        above = shown[0] if shown else ""
        shown.append(hit.id)
        return replace(hit, copies=CopiesView(len(others) + self.others, others, above))


def library(others: int = 0) -> FlaskClient:
    index = _Reprinting([stored(each, f"Tin {each}", "Một bài.") for each in ("a", "x", "b", "c")])
    index.others = others
    return client_of(index)


def folded(page: Page) -> list[str]:
    return [words_of(line) for line in page.one("details", class_="reprints").iter("li")]


def test_reprints_are_folded_into_the_first_of_them() -> None:
    page = read_page(library(), "/search?q=tin")
    assert [words_of(title) for title in page.all("h3")] == ["Tin a", "Tin x"]
    assert words_of(page.one("summary", lang="vi")) == "2 bản đăng lại"
    assert folded(page) == ["Tin b", "Tin c"]
    assert page.link("Tin c") == "/documents/c?q=tin&at=4"
    assert "4 tài liệu có đủ các từ" in page.text
    assert "1–4 trong 4" in page.text


def test_reprints_of_other_pages_are_named_with_source_and_date() -> None:
    page = read_page(library(), "/search?q=tin&size=1")
    assert folded(page) == ["Tin b Báo · 15/11/2022", "Tin c Báo · 15/11/2022"]
    assert page.link("Tin b") == "/documents/b?q=tin&size=1"


@pytest.mark.parametrize(("language", "told"), [("vi", "và 1.200 bản nữa"), ("en", "and 1,200 more")])
def test_of_many_reprints_the_rest_is_counted(language: str, told: str) -> None:
    assert folded(read_page(library(1200), f"/search?q=tin&lang={language}"))[-1] == told


def test_the_newest_documents_are_told_without_their_reprints() -> None:
    latest = read_page(library(), "/").one("section", class_="latest")
    assert [words_of(line.findall("a")[0]) for line in latest.iter("li")] == ["Tin a", "Tin x"]
