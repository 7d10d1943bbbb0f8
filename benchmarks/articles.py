"""The articles that benchmarks index, and what their peers are given of them."""

import gzip
import json
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path

from indexer.clean import clean
from indexer.normalise import place_tones, syllable_key
from indexer.segment import load_segmenter
from indexer.syllables import syllables

_SHARED = "shared/bench/news-20k.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Analysed:
    """One article as every peer gets it.

    Attributes:
        doc_id: distinct.
        syllables: keys of all syllables of title, lead and body, separated by spaces.
        words: pyvi's words of the same text in lower case, their syllables joined by underscores.
    """

    doc_id: str
    syllables: str
    words: str


def default_corpus() -> Path:
    """The shared news articles, which lie beside the checkout."""
    folders = Path(__file__).resolve().parents[2:4]
    return next((folder / _SHARED for folder in folders if (folder / _SHARED).exists()), folders[0] / _SHARED)


def articles(corpus: Path, documents: int) -> Iterator[dict[str, str]]:
    """As many articles as wanted: those of a .jsonl.gz file, again and again under new ids."""

    def every() -> Iterator[dict[str, str]]:
        for turn in count():
            with gzip.open(corpus, "rt", encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    yield article | {"id": f"{article['id']}-{turn}"}

    return islice(every(), documents)


def write_articles(corpus: Path, documents: int, folder: Path) -> Path:
    """Write the articles as JSONL for `rebuild`."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(corpus, documents))
    return path


def texts_of(found: Sequence[dict[str, str]]) -> list[str]:
    """Title, lead and body of each article, a line each at least."""
    return [clean("\n".join((one["title"], one.get("lead") or "", one["body"]))) for one in found]


def analysed(corpus: Path, documents: int) -> Iterator[Analysed]:
    """The articles for the peers; words are found by our segmenter, which writes what pyvi writes (segment.py).

    Those that come again are not analysed again.
    """
    known: dict[str, Analysed] = {}
    keys: dict[str, str] = {}
    stream = articles(corpus, documents)
    while batch := list(islice(stream, 200)):
        new = [article for article in batch if _own_id(article) not in known]
        texts = texts_of(new)
        written = load_segmenter().segment([place_tones(text.lower()) for text in texts])
        for article, text, words in zip(new, texts, written, strict=True):
            found = [text[start:end] for start, end in syllables(text)]
            row = " ".join(keys.setdefault(one, syllable_key(one)) for one in found)
            spaced = " ".join(word for word in words.split() if word[0].isalnum())
            known[_own_id(article)] = Analysed(article["id"], row, spaced)
        yield from (replace(known[_own_id(article)], doc_id=article["id"]) for article in batch)


def _own_id(article: dict[str, str]) -> str:
    """The id without the number of its turn."""
    return article["id"].rpartition("-")[0]


def machine() -> str:
    """What a figure was measured on, in general terms."""
    return f"{os.cpu_count()} shared cores, Python {platform.python_version()}, numpy {version('numpy')}"
