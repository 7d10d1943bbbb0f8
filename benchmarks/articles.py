"""The articles that benchmarks index, and what their peers are given of them."""

import gzip
import io
import json
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path

from indexer import rebuild
from indexer.clean import clean
from indexer.convert import to_document
from indexer.model.files import RawFile
from indexer.normalise import place_tones, syllable_key
from indexer.read import read_files
from indexer.read.jsonl import read_jsonl
from indexer.read.source import Found, OpenFile
from indexer.segment import load_segmenter
from indexer.syllables import syllables

_LONGEST = 64 << 20
"""Bytes of an article."""
_SHARED = "shared/bench/news-20k.jsonl.gz"
_OWN = Path(__file__).resolve().parent.parent / "corpus"


@dataclass(frozen=True, slots=True)
class Analysed:
    """One article as every peer gets it.

    Attributes:
        doc_id: distinct.
        title: keys of the syllables of the title, separated by spaces.
        body: the same of lead, body and captions.
        words: pyvi's words of the same text in lower case, their syllables joined by underscores.
    """

    doc_id: str
    title: str
    body: str
    words: str

    @property
    def syllables(self) -> str:
        """All keys."""
        return f"{self.title} {self.body}"


def default_corpus() -> Path:
    """The shared news articles, which lie beside the checkout; else the few documents of the project."""
    return next((folder / _SHARED for folder in _OWN.parents[1:3] if (folder / _SHARED).exists()), _OWN)


def articles(corpus: Path, documents: int) -> Iterator[dict[str, str]]:
    """As many articles as wanted: those of a .jsonl.gz file or a folder, again and again under new ids."""
    read = _articles_of_folder if corpus.is_dir() else _articles_of_file
    every = (article | {"id": f"{article['id']}-{turn}"} for turn in count() for article in read(corpus))
    return islice(every, documents)


def _articles_of_file(corpus: Path) -> Iterator[dict[str, str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _articles_of_folder(corpus: Path) -> Iterator[dict[str, str]]:
    for file in read_files([corpus]):
        if isinstance(file, RawFile):
            document = to_document(file)
            yield {"id": document.doc_id, "title": document.title, "lead": "", "body": document.body}


def write_articles(corpus: Path, documents: int, folder: Path) -> Path:
    """Write the articles as JSONL for `rebuild`."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(corpus, documents))
    return path


@contextmanager
def index_of(given: Path | None, corpus: Path, documents: int) -> Iterator[Path]:
    """An index that is there, or one of as many articles that goes away again."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        rebuild([write_articles(corpus, documents, Path(folder))], index=Path(folder) / "index")
        yield Path(folder) / "index"


def texts_of(found: Sequence[dict[str, str]]) -> list[str]:
    """Title, lead and body of each article, a line each at least."""
    return [clean("\n".join((one["title"], one.get("lead") or "", one["body"]))) for one in found]


def analysed(corpus: Path, documents: int) -> Iterator[Analysed]:
    """The articles for the peers, without the junk that tracuu takes out: all index the same text.

    Words are found by our segmenter, which writes what pyvi writes (segment.py). Articles that come again are not
    analysed again.
    """
    known: dict[str, Analysed] = {}
    keys: dict[str, str] = {}
    stream = articles(corpus, documents)
    while batch := list(islice(stream, 200)):
        new = [article for article in batch if own_id(article["id"]) not in known]
        texts = _cleaned(new)
        written = load_segmenter().segment([place_tones(text.lower()) for text in texts.values()])
        for (doc_id, text), words in zip(texts.items(), written, strict=True):
            title, body = (_keys(part, keys) for part in text.split("\n", 1))
            spaced = " ".join(word for word in words.split() if word[0].isalnum())
            known[own_id(doc_id)] = Analysed(doc_id, title, body, spaced)
        ids = (article["id"] for article in batch if own_id(article["id"]) in known)
        yield from (replace(known[own_id(doc_id)], doc_id=doc_id) for doc_id in ids)


def _keys(text: str, known: dict[str, str]) -> str:
    """The keys of a text, separated by spaces; `known` keeps those of syllables met before."""
    found = [text[start:end] for start, end in syllables(text)]
    return " ".join(known.setdefault(one, syllable_key(one)) for one in found)


def _cleaned(found: Sequence[dict[str, str]]) -> dict[str, str]:
    """Id -> title, body and captions as tracuu reads them; what it skips is left out."""
    lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in found).encode()
    read = read_jsonl(OpenFile("articles.jsonl", io.BytesIO(lines), _LONGEST))
    documents = (to_document(each.raw) for each in read if isinstance(each, Found))
    return {each.doc_id: f"{each.title}\n{each.body}\n{each.caption_text}" for each in documents}


def own_id(doc_id: str) -> str:
    """The id without the number of its turn."""
    return doc_id.rpartition("-")[0]


def machine() -> str:
    """What a figure was measured on, in general terms."""
    return f"{os.cpu_count()} shared cores, Python {platform.python_version()}, numpy {version('numpy')}"
