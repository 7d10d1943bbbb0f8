"""What the metadata of a document was read from, for people: words of the text, and what told the rest."""

from typing import NamedTuple

from indexer.errors import Language
from indexer.model.document import Document

_GIVEN = {
    "field": {"vi": "ghi sẵn trong tệp", "en": "given by the file"},
    "url": {"vi": "theo địa chỉ bản gốc", "en": "by the address of the original"},
    "folder": {"vi": "theo tên thư mục", "en": "by the name of the folder"},
}
_YEAR = {"vi": "năm theo “{}”", "en": "the year by “{}”"}
_YEAR_OF_POSTING = {"vi": "năm theo ngày đăng {}", "en": "the year by the posting, {}"}
_UNSAID = {"vi": "dòng này không ghi đó là ngày đăng", "en": "the line does not call it the day of posting"}


class Origin(NamedTuple):
    """Where something known of a document is from.

    Attributes:
        words: of the text that it was read from; empty when it was given.
        reason: what gave it, or told the year that the words lack; in the language asked for, empty when nothing.
    """

    words: str
    reason: str


def origin(source: str, language: Language) -> Origin:
    """Tell what `Document` keeps as the source of a fact: "field" and such, or the words that it was read from."""
    return Origin("", _GIVEN[source][language]) if source in _GIVEN else Origin(source, "")


def published_origin(document: Document, language: Language) -> Origin:
    """Tell what the date of posting was read from, and where nothing says that it is one."""
    told = origin(document.published_source, language)
    return told._replace(reason=_UNSAID[language]) if document.published_confidence == "likely" else told


def event_origin(document: Document, language: Language) -> Origin:
    """Tell what the day of the event was read from, and what told its year if the words do not."""
    words, year = document.event_date_source, document.event_year_source
    if year == "published":
        return Origin(words, _YEAR_OF_POSTING[language].format(document.published[:10]))
    return Origin(words, _YEAR[language].format(year) if year else "")
