"""How to cite a document, the Vietnamese way and in BibTeX."""

import re
from dataclasses import dataclass

from indexer.model.document import Document
from indexer.normalise import fold
from webui.present.formats import date_text

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_KEY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Citation:
    """What cites a document; `address` is that of its page, or of the original where it is known."""

    text: str
    bibtex: str
    address: str


def citation(document: Document, address: str) -> Citation:
    """Cite a document: Author (year), “Title”, Source, dd/mm/yyyy, address.

    Args:
        document: what is known of it is told, the rest left out.
        address: of its page here.
    """
    where = document.url or address
    date, _ = document.date
    by = ", ".join(document.authors)
    head = f"{by} ({date[:4]})" if by and date else by
    parts = (head, f"“{document.title}”", document.source, date_text(date[:10], "vi"), where)
    return Citation(f"{', '.join(part for part in parts if part)}.", _bibtex(document, date, where), address)


def _bibtex(document: Document, date: str, where: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(document.title))[:_KEY_WORDS]
    fields = {
        "author": " and ".join(map(_escaped, document.authors)),
        "title": f"{{{_escaped(document.title)}}}",
        "howpublished": _escaped(document.source),
        "year": date[:4],
        "month": str(int(date[5:7])) if re.match(r"\d{4}-\d\d", date) else "",
        "url": re.sub(r"[{}\\\s]", "", where),
    }
    told = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{'-'.join([*words, date[:4]]).strip('-') or 'tracuu'}{told}\n}}"


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
