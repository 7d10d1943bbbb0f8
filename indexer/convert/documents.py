"""Join what the other modules find in one file into a document."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal, assert_never
from urllib.parse import urlsplit

from indexer.convert.events import LOOKED_AT, find_event
from indexer.convert.letters import is_place_and_day
from indexer.convert.lines import Line
from indexer.convert.markdown import read_markdown
from indexer.convert.page import Page, read_page
from indexer.convert.parts import body_of, headed_parts
from indexer.convert.sheet import Sheet, read_record, read_text
from indexer.convert.stamps import Stamp, read_stamp, says_so
from indexer.convert.titles import derive_title
from indexer.convert.wrapped import join_wrapped
from indexer.model.document import Confidence, Document
from indexer.model.files import RawFile

TitleSource = Literal["field", "line", "lead", "name"]


def to_document(raw: RawFile) -> Document:
    """Return the document that a raw file holds; a text that is empty or all junk gives one with an empty body."""
    sheet = _sheet(raw)
    page = read_page(sheet)
    paragraphs = tuple(join_wrapped(page.body)) if sheet.wrapped else page.body
    title, title_source = _title(raw, sheet, page, paragraphs)
    published = _published(sheet, page)
    source, source_source = _source_of(sheet, raw.source_path)
    event = find_event(title, [paragraph.text for paragraph in paragraphs[:LOOKED_AT]], published.when)
    return Document(
        doc_id=raw.doc_id,
        source_path=raw.source_path,
        title=title,
        title_source=title_source,
        body=body_of(paragraphs),
        captions=sheet.captions + page.captions,
        headed=headed_parts(paragraphs),
        section=sheet.fields.get("section") or page.section,
        authors=page.authors,
        source=source,
        folder=_folder(raw.source_path),
        url=sheet.fields.get("url", ""),
        published=published.when,
        published_source=published.words,
        published_confidence=_confidence(published.when, sure=_says_so(published.words)),
        event_date=event.day,
        event_date_source=event.words,
        event_confidence=_confidence(event.day, sure=not event.year),
        event_year_source=event.year,
        views=page.views,
        section_source="field" if sheet.fields.get("section") else page.words.get("section", ""),
        authors_source="field" if sheet.authors else page.words.get("authors", ""),
        source_source=source_source,
        views_source=page.words.get("views", ""),
        encoding=raw.encoding,
        removed=sheet.removed + page.removed,
    )


def _sheet(raw: RawFile) -> Sheet:
    match raw.form:
        case "text":
            return read_text(raw)
        case "markdown":
            return read_markdown(raw)
        case "record":
            return read_record(raw)
        case _:
            assert_never(raw.form)


def _title(raw: RawFile, sheet: Sheet, page: Page, paragraphs: Sequence[Line]) -> tuple[str, TitleSource]:
    """Return the title and where it is from: given, a line of the page, its first sentence, or the name of the file."""
    if sheet.title:
        return sheet.title, sheet.title_source
    if page.title:
        return page.title, "line"
    if derived := next((title for paragraph in paragraphs if (title := derive_title(paragraph.text))), ""):
        return derived, "lead"
    return PurePosixPath(raw.doc_id).name or raw.doc_id, "name"


def _published(sheet: Sheet, page: Page) -> Stamp:
    """Return when the document was published: by its field, else by the page."""
    given = sheet.fields.get("published", "")
    stamp = read_stamp(given) if given else Stamp()
    return Stamp(stamp.when, "field") if stamp.when else page.published


def _says_so(words: str) -> bool:
    return words == "field" or says_so(words) or is_place_and_day(words)


def _confidence(date: str, *, sure: bool) -> Confidence:
    return "" if not date else "certain" if sure else "likely"


def _source_of(sheet: Sheet, path: str) -> tuple[str, str]:
    """Return the field `source`, else the site of `url`, else the first folder, and which of them it is."""
    found = (
        (sheet.fields.get("source", ""), "field"),
        (_site(sheet.fields.get("url", "")), "url"),
        (_folder(path).split("/")[0], "folder"),
    )
    return next((pair for pair in found if pair[0]), ("", ""))


def _site(url: str) -> str:
    """Return the host of an address without `www.`, empty for what is no address."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _folder(path: str) -> str:
    """Return the folder of a path, empty at the root."""
    return path.rpartition("/")[0]
