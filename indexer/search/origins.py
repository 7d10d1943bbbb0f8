"""What the metadata of a document was read from, for people: words of the text, and what told the rest."""

from typing import NamedTuple

from indexer.errors import Language

_GIVEN = {
    "field": {"vi": "ghi sẵn trong tệp", "en": "given by the file"},
    "url": {"vi": "theo địa chỉ bản gốc", "en": "by the address of the original"},
    "folder": {"vi": "theo tên thư mục", "en": "by the name of the folder"},
}
_COMPLETED = "; năm theo "
_POSTED = "ngày đăng "


class Origin(NamedTuple):
    """Where something known of a document is from.

    Attributes:
        words: of the text that it was read from; empty when it was given.
        reason: what gave it, or told the year that the words lack; in the language asked for, empty when nothing.
    """

    words: str
    reason: str


def origin(source: str, language: Language) -> Origin:
    """Read what `Document` keeps as the source of a fact: "field", or "Sáng 12-4; năm theo ngày đăng 2024-04-13"."""
    if source in _GIVEN:
        return Origin("", _GIVEN[source][language])
    words, completed, year = source.rpartition(_COMPLETED)
    if not completed:
        return Origin(source, "")
    if language == "vi":
        return Origin(words, f"năm theo {year}")
    posted = year.startswith(_POSTED)
    return Origin(words, f"the year by the posting, {year.removeprefix(_POSTED)}" if posted else f"the year by {year}")
