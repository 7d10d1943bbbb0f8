"""Pages as they are copied from web sites of many kinds: which line is what, and what is known of each page.

A file of tests/pages begins with what shall be known, `@published 2023-03-10T15:30`; what is not told shall be unknown.
`@title` is made of the text of a page without one.
Then every line of the page follows behind its role: T title, S section or path, P stamp, A byline, C caption, B text,
J junk, and ~ for a nuisance that stays in the text because no rule is sure of it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from indexer.convert import to_document
from indexer.model.document import Document
from indexer.model.files import RawFile

FOLDER = Path(__file__).parent.parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "a space before each line": lambda text: re.sub("^", " ", text, flags=re.MULTILINE),
    "a blank line between": lambda text: text.replace("\n", "\n\n"),
}


@dataclass(frozen=True)
class Annotated:
    """A page whose lines have their roles before them."""

    facts: dict[str, str]
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The page as it was copied."""
        return "\n".join(line for _, line in self.lines)

    def having(self, roles: str) -> list[str]:
        """The lines that have one of some roles, as they are shown."""
        return [" ".join(line.split()) for role, line in self.lines if role in roles and line.strip()]


def annotated(name: str) -> Annotated:
    rows = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    facts = dict(row[1:].split(" ", 1) for row in rows if row.startswith("@"))
    return Annotated(facts, tuple((row[0], row[2:]) for row in rows if not row.startswith("@")))


def read(text: str) -> Document:
    return to_document(RawFile("trang", "trang.txt", "text", text))


def words(lines: list[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(lines))


def test_there_are_pages_of_many_kinds() -> None:
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("writing", WRITINGS)
def test_what_is_known_of_a_page(name: str, writing: str) -> None:
    page = annotated(name)
    document = read(WRITINGS[writing](page.text))
    found = {
        "title": document.title,
        "section": document.section,
        "authors": "; ".join(document.authors),
        "published": document.published,
        "event": document.event_date,
        "views": document.views,
    }
    assert {fact: value for fact, value in found.items() if value} == {"title": " ".join(page.having("T"))} | page.facts


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_a_page_is_kept_whole_and_in_order(name: str) -> None:
    page = annotated(name)
    assert words(read(page.text).body.split("\n")) == words(page.having("B~"))


@pytest.mark.parametrize("name", NAMES)
def test_captions_stand_apart(name: str) -> None:
    page = annotated(name)
    assert list(read(page.text).captions) == page.having("C")


@pytest.mark.parametrize("name", NAMES)
def test_every_other_line_is_removed_by_a_rule_or_told_by_a_field(name: str) -> None:
    page = annotated(name)
    document = read(page.text)
    removed = [line.text for line in document.removed]
    told = {" ".join(words([line])) for line in [*removed, document.section, *document.authors]}
    assert [line for line in page.having("SPAJ") if " ".join(words([line])) not in told] == []
    assert not {" ".join(words([line])) for line in removed} & {" ".join(words([line])) for line in page.having("B~")}
