"""One search: plan it, ask the engine, put its answer into words."""

import time
from collections.abc import Iterable

from indexer.model.result import SearchResult
from indexer.query.notes import note
from indexer.query.plan import Plan
from indexer.search.copies import copies_of
from indexer.search.expansion import expansion_notes
from indexer.search.facet_views import facet_view
from indexer.search.filters import to_dates
from indexer.search.hits import to_hits
from indexer.search.kept import documents_of
from indexer.search.opened import Opened
from indexer.search.page import NoteView, SearchInput, SearchPage
from indexer.search.units import joined_provinces, unit_notes


def answer(opened: Opened, given: SearchInput) -> SearchPage:
    """Answer a search; whatever is typed gives an answer."""
    began = time.perf_counter()
    made, choices = opened.plan(given), opened.choices(given)
    request = opened.request(given, made, choices)
    result = opened.reader.search(request)
    kept = documents_of(opened.reader, result.hits)
    shown = {doc_id: opened.renamed.shown(stored) for doc_id, stored in kept.items()}
    copies = copies_of(kept, opened.reader)
    hits = to_hits(result.hits, kept, shown, made.marks, named=choices.named(), copies=copies, asked=given)
    places = choices.selected("place") if given.expand else ()
    joined = joined_provinces(opened.names, sorted(places))
    return SearchPage(
        generation=result.generation,
        query=given.query,
        total=result.total,
        complete=result.complete,
        tiers=result.tiers,
        hits=tuple(hits),
        facets={
            name: facet_view(opened.names, name, facet, choices.selected(name)) for name, facet in result.facets.items()
        },
        notes=(
            *_notes(given, made, result),
            *to_dates(given)[1],
            *unit_notes(opened.names, choices.units, joined),
            *expansion_notes(given, result.tiers, opened.rewrite),
        ),
        expansions={expansion.single.text: expansion.terms for expansion in result.expansions},
        suggestions=opened.suggestions(given, request, result),
        took_ms=(time.perf_counter() - began) * 1000,
        choices=choices.understood,
        joined=tuple(other for others in joined.values() for other in others),
    )


def _notes(given: SearchInput, made: Plan, result: SearchResult) -> Iterable[NoteView]:
    text = given.query
    notes = made.notes if result.fully_ranked else (*made.notes, note("rarest_rank", text, 0, len(text)))
    return (NoteView(each.code, each.vi, each.en, each.start, each.end) for each in notes)
