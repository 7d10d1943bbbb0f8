"""What a form of writing gives to `indexer.convert.page`: lines, and what the form itself tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from indexer.clean import clean
from indexer.convert.lines import Line, split_lines
from indexer.convert.mail import read_mail, without_encoded_words
from indexer.convert.tags import without_tags
from indexer.convert.torn import without_tears
from indexer.model.document import Removed
from indexer.model.files import RawFile


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text cut into lines.

    Attributes:
        lines: in order, without the title if that is known.
        title: when the form tells it; else empty.
        title_source: where the title is from, if there is one.
        titled: the lines may hold the title.
        fields: as in RawFile, cleaned, one line each.
        captions: texts of pictures.
        removed: marks that are no text.
        wrapped: a paragraph may have been broken into several lines.
    """

    lines: tuple[Line, ...]
    title: str = ""
    title_source: Literal["field", "line"] = "line"
    titled: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)
    captions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    wrapped: bool = False

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the field `authors`, each once."""
        names = (name.strip() for name in self.fields.get("authors", "").split(";"))
        return tuple(dict.fromkeys(name for name in names if name))


def read_text(raw: RawFile) -> Sheet:
    """Read plain text: the page itself tells everything."""
    text, removed = read_mail(raw.text)
    text = without_tears(clean(without_tags(without_encoded_words(text))))
    return Sheet(split_lines(text), fields=one_line_each(raw.fields), removed=removed, wrapped=True)


def read_record(raw: RawFile) -> Sheet:
    """Read a record, whose lead becomes the first paragraph."""
    fields = one_line_each(raw.fields)
    text = clean(without_tags(raw.text))
    if lead := fields.get("lead"):
        text = f"{lead}\n{text}"
    return Sheet(split_lines(text), fields.get("title", ""), "field", titled=False, fields=fields)


def one_line_each(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields cleaned, each on one line."""
    return {name: " ".join(clean(text).split()) for name, text in fields.items()}
