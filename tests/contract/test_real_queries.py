"""Five hundred queries as people type them, over the real pages: engines and Whoosh's own matchers agree.

Random trees find what nobody would think of; these ask what people ask, with all that is planned for it.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.index import open_dir

from benchmarks.queries import draw
from indexer.analyse import Analyser
from indexer.build.pipeline import cut_batches, records
from indexer.build.settings import Settings
from indexer.engine.memory import MemoryEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.model.request import All, AnyOf, AtLeast, DateBetween, Fuzzy, Near, Node, Not, Phrase, Prefix, Term
from indexer.model.stored import decode_stored
from indexer.read import read_files
from indexer.search.aliases import Aliases
from indexer.search.opened import Opened
from tests.contract.asking import found
from tests.contract.same_answers import assert_same_results
from tests.contract.test_whoosh_oracle import ids_in_whoosh

_CORPUS = Path(__file__).parents[2] / "corpus" / "dang-bo"
_PAGES = 5
"""The reference engine looks at every syllable of every page for every word."""
_NUMBER = 500


def _known_to_whoosh(node: Node) -> bool:
    """Whether `as_whoosh` says the same: phrases of whole syllables with their marks, prefixes without marks."""
    match node:
        case Phrase(items):
            return all(isinstance(single, Term) and single.view == "syllable" for item in items for single in item)
        case Prefix(view):
            return view in {"folded", "unit"}
        case All(nodes) | AnyOf(nodes):
            return all(map(_known_to_whoosh, nodes))
        case Not(child):
            return _known_to_whoosh(child)
        case AtLeast() | Near() | Fuzzy() | DateBetween():
            return False
        case _:
            return True


@pytest.mark.slow
def test_engines_and_whoosh_answer_real_queries_alike(tmp_path: Path) -> None:
    pages = sorted(_CORPUS.rglob("*.txt"))[:_PAGES]
    batches = [*records(cut_batches(read_files(pages)), Settings(entities=True), jobs=1)]
    right, other = MemoryEngine(), WhooshEngine(tmp_path)
    for engine in (right, other):
        engine.rebuild(batches, fingerprint="f")
    generation = tmp_path / "generations" / other.current()
    with right.open() as reference, other.open() as reader, open_dir(generation, INDEX_NAME).searcher() as searcher:
        stored = reader.documents(reader.ids(limit=1_000))
        titles = [decode_stored(content).document.title for content in stored.values()]
        compared = 0
        opened = Opened(reader, Aliases(tmp_path / "none"), Analyser().analyse_text)
        for query in draw(titles, _NUMBER):
            request = replace(opened.asked(query.asked), deadline=3600)
            assert_same_results(request, reference, reader)
            for tier in (*request.tiers, *request.further()):
                if _known_to_whoosh(tier.match):
                    assert ids_in_whoosh(searcher, tier.match) == found(reader, tier.match, limit=1_000)
                    compared += 1
        assert compared > _NUMBER
