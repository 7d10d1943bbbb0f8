"""Whatever a file repeats, reading it takes work in proportion to its length: lines of Python and steps of patterns."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer.convert
import indexer.units
from indexer.convert import to_document
from indexer.convert.sentences import first_sentence
from indexer.model.files import RawFile
from indexer.units import find_dates, find_units
from tests.regex_steps import Steps
from tests.steps import lines_run

Work = Callable[[Callable[[], object]], tuple[int, int]]


class Counted:
    """A pattern that counts the steps it takes while steps are counted."""

    counts = False
    taken = 0

    def __init__(self, made: re.Pattern[str]) -> None:
        self._made = made

    def __getattr__(self, name: str) -> object:
        kept: Any = getattr(self._made, name)
        if name not in {"match", "fullmatch", "search", "findall", "finditer", "split", "sub"}:
            return kept

        def asked(*asking: Any) -> object:
            if Counted.counts:
                text, *ends = asking[1:] if name == "sub" else asking
                start, end = ends + [0, len(text)][len(ends) :]
                Counted.taken += steps_of(self._made, name, text[start:end])
            return kept(*asking)

        return asked


def steps_of(pattern: re.Pattern[str], method: str, text: str) -> int:
    steps = Steps(pattern, text)
    match method:
        case "match" | "fullmatch":
            steps.match(whole=method == "fullmatch")
        case "search":
            steps.search()
        case _:
            steps.scan()
    return steps.taken


def forget() -> None:
    """Let every module make its patterns anew."""
    for package in (indexer.convert, indexer.units):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            for made in vars(import_module(module.name)).values():
                if hasattr(made, "cache_clear"):
                    made.cache_clear()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """How many lines an action runs, and how many steps the patterns of convert and of units take in it."""
    made = re.compile
    limit = sys.getrecursionlimit()

    def of(action: Callable[[], object]) -> tuple[int, int]:
        action()  # makes the patterns
        Counted.counts, Counted.taken = True, 0
        action()
        Counted.counts = False
        return lines_run(action), Counted.taken

    forget()
    monkeypatch.setattr(re, "compile", lambda *asking: Counted(made(*asking)))
    sys.setrecursionlimit(100_000)
    yield of
    sys.setrecursionlimit(limit)
    monkeypatch.undo()
    forget()


def assert_linear(work: Work, action: Callable[[str], object], piece: str) -> None:
    """Twice the text takes twice the work."""
    once, twice = (work(partial(action, piece * (length // len(piece)))) for length in (400, 800))
    grown = [number > 2.3 * before + 200 for number, before in zip(twice, once, strict=True)]
    assert not any(grown), (once, twice)


def read(form: Literal["text", "markdown"], text: str) -> None:
    to_document(RawFile("tệp", "tệp", form, text))
    to_document(RawFile("tệp", "tệp", form, f"Chi bộ họp\n\n{text}"))


_TEXT = ["a", "1/", "Lê Na, ", "(", ": ", "ảnh: ", "“", "V/v a\n", "12/6/2019\n", "Thời gian: 1 ", "=?a?B?"]
_MARKS = ["<!-- ", "<script>", "<p a", "&amp"]
_MARKDOWN = ["](", "**a", "`", "| ", "![](", "[a](b(c)", "\\", "---\n", "> ", "a: b\n", "[x]["]


@pytest.mark.parametrize("piece", [*_TEXT, *_MARKS])
def test_a_text_takes_work_in_proportion_to_its_length(work: Work, piece: str) -> None:
    assert_linear(work, partial(read, "text"), piece)


@pytest.mark.parametrize("piece", _MARKDOWN)
def test_so_does_markdown(work: Work, piece: str) -> None:
    assert_linear(work, partial(read, "markdown"), piece)


@pytest.mark.parametrize("piece", ["A. ", "Th.S. ", "1. A. "])
def test_so_does_a_sentence_of_nothing_but_abbreviations(work: Work, piece: str) -> None:
    assert_linear(work, first_sentence, piece)


@pytest.mark.parametrize("piece", ["1", "1.", "1/", "12-", "1 ", "a", "a.vn", "@", "1@", "số 1", "1/2022/"])
def test_so_do_dates_numbers_and_numbers_of_documents(work: Work, piece: str) -> None:
    assert_linear(work, find_units, piece)
    assert_linear(work, find_dates, piece)


def test_a_pattern_that_looks_from_every_letter_to_the_end_is_known_by_its_steps() -> None:
    slow = re.compile(r"\w+@")
    assert steps_of(slow, "search", "a" * 200) > 3.5 * steps_of(slow, "search", "a" * 100)


_PATTERNS = (
    *(r"a*b", r"(a|b)*c", r" +(?:a|x)$", r"(?P<d>b{1,2})(?:ca{1,2})+", r"[^b]*+b", r"(a)?(?(1)b|c)", r"(?>a+)ab"),
    *(r"(?i:AB)c|x+?y", r"\bca\b|(?<!a )b", r"(?m:^a$)|\A.b", r"(\w)\1", r"(?:a{2,3}b?)*?c", r"(?=a)ab|(?!b)."),
)


@given(st.sampled_from(_PATTERNS), st.text("aabbcxy A\n", max_size=12))
def test_steps_are_counted_on_the_way_that_patterns_take(pattern: str, text: str) -> None:
    made, steps = re.compile(pattern), Steps(re.compile(pattern), text)
    assert steps.match() is (made.match(text) is not None)
    assert steps.match(whole=True) is (made.fullmatch(text) is not None)
    assert steps.search() is (made.search(text) is not None)
