"""Measure entity extraction: precision, recall and F1 by type against hand-made annotations, and its speed.

    python benchmarks/entities.py [--split tuning|...|tuning13|fresh|...|fresh10] [--errors]

The annotations (tests/golden/entities) hold offsets and short names only: the texts are `corpus/` and, by reference,
the shared seeds and news; documents whose text is absent are left out and named. Rules were written while looking at
the tuning part, which holds all that was ever read: 48 documents of before, half of them scored unseen once (person
.91, organisation .79, place .92, role .84, reference 1.0, date 1.0 strict F1), and 35 articles that were drawn by lot
and scored before the rules saw them (person .98, organisation .92, place .95, role .97, reference .92, date 1.0;
annotated by correcting what the extractor said, which flatters it). tuning2 and tuning3 were annotated without looking
and scored once before anybody read their errors: 30 articles (person .95, organisation .90, place .94, role .90,
reference .53, date 1.0), 14 articles and 11 pages (person .93, organisation .88, place .97, role .95, reference .95,
date .97), 16 articles (person .99, organisation .74, place .93, role .96, date 1.0), 13 pages (person .97, organisation
.91, place .93, role .84, reference 1.0, date 1.0); so was tuning4, 28 articles (person .95, organisation .84,
place .95, role .92, date .93), and tuning5, 45 articles of ordinary news
by an annotator who has not read the rules (person .94, organisation .87, place .93, role .89, reference .91, date
1.0); and tuning6, 22 on sport, business, culture and schools (person .96, organisation .84, place .92, role .94, date
.99); and tuning7, 41 of kinds where bodies and foreign names are hard, by another (person .94, organisation .87, place
.94, role .94, reference .57, date .99); tuning8, 48 on party and administration by a third, first 34 (person .97,
organisation .93, place .92, role .96, reference .97, date .96); tuning9, 15 that name many bodies (person 1.0,
organisation .93, place .97, role .91, date 1.0); tuning10, 45 that cite or tell of
business, schools, health, sport and culture, by a fifth, first 30 (person .94, organisation .90, place .94, role .93,
reference .94, date .99); tuning11, 13 that cite much (person .92, organisation .92, place .96, role .86, reference
.89, date 1.0); tuning12, 30 by a sixth, twelve of them citing (person .99, organisation .92, place .98, role .98,
reference .72, date 1.0), and tuning13, 13 that name many bodies (person 1.0, organisation .91, place .96, role .92,
date 1.0). The rules may be written with all.

The fresh parts were annotated without looking at what the extractor says and are scored only: `--errors` refuses them.
First scores, with the rules of 26 November 2026: person .89, organisation .84, place .92, role .88, reference .96,
date .98, name .82; of the smaller fresh2, made alike: person .84, organisation .87, place .94, role .96, reference
1.0, date .97; of fresh3 on the day after: person .95, organisation .90, place .92, role .89, reference .90, date .97,
and later that day: person .95, organisation .92, place .93, role .91, reference .90, date .99; of fresh4, 72 articles
by an annotator who has not read the rules: person .92, organisation .90, place .95, role .93, reference .90, date 1.0;
of fresh5, 45 articles by another: person .97, organisation .88, place .93, role .89, reference .98, date 1.0; of
fresh6, 50 by a third: person .97, organisation .87, place .96, role .91, reference .95, date 1.0; of fresh7, 50 by a
fourth, half of them on party and government: person .96, organisation .93, place .98, role .93, reference .93, date
.99; of fresh8, 50 by a fifth, twenty of them citing: person .98, organisation .89, place .98, role .91, reference .92,
date 1.0; of fresh9, 30 of any kind by the same: person .99, organisation .91, place .97, role .96, date .99;
of fresh10, 40 by a sixth, twenty of them citing: person .97, organisation .89, place .93, role .92, reference .85, date
.99.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.convert import to_document
from indexer.extract import Tokeniser, extract
from indexer.model.document import TEXT_FIELDS, Document, Entity
from indexer.model.files import RawFile
from indexer.normalise import lower

REPOSITORY = Path(__file__).resolve().parent.parent
GOLDEN = REPOSITORY / "tests" / "golden" / "entities"
FRESH = ("fresh", *(f"fresh{number}" for number in range(2, 11)))
"""Parts that are scored only."""
SPLITS = ("tuning", *(f"tuning{number}" for number in range(2, 14)), *FRESH)
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
    lines = (GOLDEN / f"{split}.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return {row["id"]: tuple(Gold(*entity) for entity in row["entities"]) for row in rows}


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


def score(documents: Mapping[str, Document], gold: Mapping[str, Sequence[Gold]], *, errors: bool) -> None:
    """Print one line per type: strict spans, overlapping spans, values of facets."""
    strict, overlap, facet = ({kind: Score() for kind in TYPES} for _ in range(3))
    for reference, document in documents.items():
        annotated = [anchored(document, item) for item in gold[reference]]
        found = extract(document)
        for kind in TYPES:
            compare(kind, annotated, found, (strict[kind], overlap[kind], facet[kind]))
        if errors:
            print_errors(reference, annotated, found)
    print(f"{'':14}{'strict':^21}{'overlap':^21}{'facet values':^21}  annotated")
    for kind in TYPES:
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
        score(documents, gold, errors=options.errors and split not in FRESH)
    if not options.no_speed:
        speed()


if __name__ == "__main__":
    main()
