"""Measure entity extraction: precision, recall and F1 by type against hand-made annotations, and its speed.

    python benchmarks/entities.py [--split tuning|...|fresh|...] [--errors]

The annotations (tests/golden/entities) hold offsets and short names only: the texts are `corpus/` and, by reference,
the shared seeds and news; documents whose text is absent are left out and named. A document may say for which types it
was annotated; it is scored for these only. Rules may be written while looking at the tuning parts, at the citations
and at the bodies; the fresh parts are scored only: `--errors` refuses them. The README beside the annotations tells how
each part was drawn, what counts as a name, and every first score with its date.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.convert import to_document
from indexer.extract import Tokeniser, extract
from indexer.model.document import TEXT_FIELDS, Document, Entity
from indexer.model.files import RawFile
from indexer.normalise import lower

REPOSITORY = Path(__file__).resolve().parent.parent
GOLDEN = REPOSITORY / "tests" / "golden" / "entities"
FRESH = (
    "fresh",
    *(f"fresh{number}" for number in range(2, 14)),
    "fresh_citations3",
    "fresh_citations4",
)
"""Parts that are scored only."""
TUNING = (
    "tuning",
    *(f"tuning{number}" for number in range(2, 14)),
    "citations",
    "citations2",
    "citations3",
    "citations4",
    "bodies",
    "bodies2",
    "bodies3",
    "bodies4",
    "bodies5",
)
"""Parts that rules may be written by."""
SPLITS = (*TUNING, *FRESH)
TYPES = ("person", "organisation", "place", "role", "reference", "date", "name")
SPEED_DOCUMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated name; `value` is empty where only the span was judged."""

    field: str
    start: int
    end: int
    type: str
    text: str
    value: str


def shared_folder() -> Path:
    """The shared material beside the checkout."""
    return next(
        (folder / "shared" for folder in REPOSITORY.parents[:2] if (folder / "shared").is_dir()), Path("absent")
    )


def read_gold(split: str) -> Mapping[str, tuple[Gold, ...]]:
    """Annotations of one part by document."""
    return {row["id"]: tuple(Gold(*entity) for entity in row["entities"]) for row in read_rows(split)}


def read_types(split: str) -> Mapping[str, Sequence[str]]:
    """Types that each document of one part was annotated for: those it names, else all."""
    return {row["id"]: row.get("types", TYPES) for row in read_rows(split)}


def read_rows(split: str) -> Iterator[dict[str, Any]]:
    """Lines of one part."""
    yield from map(json.loads, (GOLDEN / f"{split}.jsonl").read_text("utf-8").splitlines())


def read_documents(references: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Yield the documents that are there: "seed:NAME", "bench:ID" or a path in the repository."""
    wanted = tuple(references)
    news = frozenset(reference.removeprefix("bench:") for reference in wanted if reference.startswith("bench:"))
    yield from read_news(news)
    for reference in wanted:
        if reference.startswith("bench:"):
            continue
        name = reference.removeprefix("seed:")
        path = shared_folder() / "seeds" / f"{name}.txt" if reference.startswith("seed:") else REPOSITORY / reference
        if path.exists():
            yield reference, to_document(RawFile(name, path.name, "text", path.read_text("utf-8")))


def read_news(ids: frozenset[str], *, limit: int = 0) -> Iterator[tuple[str, Document]]:
    """Yield news articles by id, or the first `limit` of them."""
    path = shared_folder() / "bench" / "news-20k.jsonl.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if row["id"] in ids or number < limit:
                fields = {name: row[name] for name in ("title", "lead") if row.get(name)}
                raw = RawFile(row["id"], path.name, "record", row["body"], fields)
                yield f"bench:{row['id']}", to_document(raw)


def anchored(document: Document, gold: Gold) -> Gold:
    """Move an annotation to the nearest occurrence of its text: cleaning may have moved it, also to another field."""
    text = document.text_of(next(name for name in TEXT_FIELDS if name == gold.field))
    if text[gold.start : gold.end] == gold.text:
        return gold
    if gold.text not in text:
        others = ((name, document.text_of(name).find(gold.text)) for name in TEXT_FIELDS)
        field, start = next(((name, place) for name, place in others if place >= 0), (gold.field, -1))
        return Gold(field, start, start + len(gold.text), gold.type, gold.text, gold.value)
    starts = [place for place in (text.find(gold.text, gold.start), text.rfind(gold.text, 0, gold.end)) if place >= 0]
    start = min(starts, key=lambda place: abs(place - gold.start), default=-1)
    return Gold(gold.field, start, start + len(gold.text), gold.type, gold.text, gold.value)


class Score:
    """Counts of right, found and annotated names."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one document."""
        self.right += right
        self.found += found
        self.gold += gold

    def row(self) -> str:
        """Precision, recall and F1; dashes where nothing was annotated or found."""
        if not self.found and not self.gold:
            return f"{'-':>6} {'-':>6} {'-':>6}"
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{precision:6.3f} {recall:6.3f} {f1:6.3f}"


def score(split: str, documents: Mapping[str, Document], *, errors: bool) -> None:
    """Print one line per type that was annotated: strict spans, overlapping spans, values of facets."""
    gold, types = read_gold(split), read_types(split)
    strict, overlap, facet = ({kind: Score() for kind in TYPES} for _ in range(3))
    for reference, document in documents.items():
        annotated = [anchored(document, item) for item in gold[reference]]
        found = [entity for entity in extract(document) if entity.type in types[reference]]
        for kind in types[reference]:
            compare(kind, annotated, found, (strict[kind], overlap[kind], facet[kind]))
        if errors:
            print_errors(reference, annotated, found)
    print(f"{'':14}{'strict':^21}{'overlap':^21}{'facet values':^21}  annotated")
    for kind in TYPES:
        if any(kind in types[reference] for reference in documents):
            print(f"{kind:14}{strict[kind].row()} {overlap[kind].row()} {facet[kind].row()}  {strict[kind].gold:6}")


def compare(kind: str, annotated: Sequence[Gold], found: Sequence[Entity], scores: tuple[Score, Score, Score]) -> None:
    """Count one type in one document."""
    gold = {(item.field, item.start, item.end) for item in annotated if item.type == kind}
    spans = {(item.field, item.start, item.end) for item in found if item.type == kind}
    strict, overlap, facet = scores
    strict.add(len(gold & spans), len(spans), len(gold))
    touched = sum(any(touches(span, other) for other in gold) for span in spans)
    overlap.add(min(touched, len(gold)), len(spans), len(gold))
    # Which letters are capitals is a matter of style.
    values = {lower(item.value) for item in annotated if item.type == kind}
    if "" not in values and any(item.value for item in annotated):
        got = {lower(item.value) for item in found if item.type == kind}
        facet.add(len(values & got), len(got), len(values))


def touches(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """Whether two spans of one field share a code point."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def described(entity: Gold | Entity) -> tuple[str, str, int, int, str]:
    """What must agree."""
    return entity.type, entity.field, entity.start, entity.end, entity.text


def print_errors(reference: str, annotated: Sequence[Gold], found: Sequence[Entity]) -> None:
    """Print what was missed (-) and what was invented (+)."""
    gold, got = (Counter(map(described, entities)) for entities in (annotated, found))
    for sign, names in (("-", gold - got), ("+", got - gold)):
        for kind, field, start, _, text in sorted(names):
            print(f"{sign} {kind:12} {text!r} {field}:{start} {reference}")


def speed() -> None:
    """Print syllables per second on news."""
    documents = [document for _, document in read_news(frozenset(), limit=SPEED_DOCUMENTS)]
    if not documents:
        print("no speed: the shared news are not beside this checkout")
        return
    syllables = sum(len(document.text_of(name).split()) for document in documents for name in TEXT_FIELDS)
    tokeniser = Tokeniser()
    extract(documents[0])
    started = time.process_time()
    tokens = tokeniser.tokens(documents)
    entities = sum(len(extract(document, cut)) for document, cut in zip(documents, tokens, strict=True))
    seconds = time.process_time() - started
    print(f"{syllables / seconds:,.0f} syllables/s, {entities:,} entities in {len(documents):,} articles")


def main() -> None:
    """Score the parts asked for and measure the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS, action="append")
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    if options.errors and not set(FRESH).isdisjoint(options.split or ()):
        parser.error("the errors of the fresh parts are not for reading: they would not be fresh any more")
    for split in options.split or SPLITS:
        gold = read_gold(split)
        documents = dict(read_documents(gold))
        absent = sorted(set(gold) - set(documents))
        print(f"{split}: {len(documents)} documents" + (f", absent: {', '.join(absent)}" if absent else ""))
        score(split, documents, errors=options.errors and split not in FRESH)
    if not options.no_speed:
        speed()


if __name__ == "__main__":
    main()
