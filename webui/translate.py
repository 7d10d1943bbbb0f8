"""Make the English catalogue fit the texts of code and templates: `python -m webui.translate`.

New texts get an empty translation to be filled in by hand; texts that are gone are dropped. The tests fail while a
translation is missing or while the compiled catalogue is older than the written one.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from webui.language import TRANSLATIONS

_PACKAGE = Path(__file__).parent
_HEADER = "# The English of every text of the page."
_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_METHODS: Mapping[str, str] = {"python": "*.py", "jinja2": "templates/**.html"}
WRITTEN = TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po"
COMPILED = WRITTEN.with_suffix(".mo")


def extracted() -> Catalog:
    """The texts that are in use, without translations."""
    catalog = Catalog(locale="en", project="tracuu", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    # A fixed date: the same texts make the same file.
    catalog.creation_date = catalog.revision_date = _DATE
    for _file, _line, message, _comments in _messages():
        catalog.add(message, None)
    return catalog


def written() -> Catalog:
    """The catalogue as it stands."""
    with WRITTEN.open("rb") as file:
        return read_po(file, locale="en")


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as programs read it; the same bytes for the same texts."""
    content = io.BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def rewrite() -> None:
    """Write both files anew."""
    catalog = extracted()
    if WRITTEN.exists():
        known = {message.id: message.string for message in written() if message.id}
        for message in catalog:
            if message.id in known:
                message.string = known[message.id]
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    with WRITTEN.open("wb") as file:
        write_po(file, catalog, width=0, omit_header=False, no_location=True, sort_output=True)
    COMPILED.write_bytes(compiled(written()))


def _messages() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str]]]:
    found = extract_from_dir(
        str(_PACKAGE),
        method_map=[(pattern, method) for method, pattern in _METHODS.items()],
        options_map={pattern: {"trimmed": "true"} for pattern in _METHODS.values()},
        keywords={"_": None, "ngettext": (1, 2), "gettext": None},
    )
    for file, line, message, comments, _context in found:
        yield file, line, message, list(comments)


if __name__ == "__main__":
    rewrite()
