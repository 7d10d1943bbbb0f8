"""tracuu search, show, explain."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from indexer.cli.options import common, decimal, documents_text, facet_of, number, print_json, say
from indexer.errors import Language
from indexer.model.document import EntityType, StoredDocument
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import Sort
from indexer.model.result import Explanation
from indexer.model.stored import document_json
from indexer.search import open_index
from indexer.search.origins import Origin, event_origin, published_origin
from indexer.search.page import FacetChoice, HitView, SearchInput, SearchPage, similar_json
from indexer.search.removal_rules import rule_name

_TIERS = {
    "exact": ("đủ các từ", "all words"),
    "expanded": ("theo cách viết khác", "by another writing"),
    "unmarked": ("khớp khi bỏ dấu", "when marks are ignored"),
    "partial": ("khớp một phần", "some of the words"),
}
_HEADINGS = {"date": {"vi": "Ngày", "en": "Dates"}, "name": {"vi": "Tên trong ngoặc kép", "en": "Quoted names"}}
_DATES = {"published": {"vi": "ngày đăng", "en": "published"}, "event": {"vi": "ngày diễn ra", "en": "event"}}
_MODES = ("", "all", "not")
"""Any of the values (`place=`), all of them (`place.all=`), none of them (`place.not=`)."""

_Chosen = tuple[FacetName, str, str]
"""Facet, mode, value."""


class _Choice(click.ParamType[_Chosen]):
    """`place=Kỳ Anh`, `place.not=Vinh`; facets by name or Vietnamese alias."""

    name = "facet=value"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> _Chosen:
        """Split at the first equals sign."""
        left, _, chosen = str(value).partition("=")
        name, _, mode = left.partition(".")
        facet = facet_of(name)
        if facet and chosen and mode in _MODES:
            return facet, mode, chosen
        return self.fail(f'{value}: place="Kỳ Anh", place.all=…, place.not=… ({", ".join(FACETS)})', param, ctx)


def _choices(chosen: Sequence[_Chosen]) -> tuple[FacetChoice, ...]:
    """One choice for each facet."""

    def values(name: FacetName, mode: str) -> tuple[str, ...]:
        return tuple(value for facet, how, value in chosen if (facet, how) == (name, mode))

    names = dict.fromkeys(name for name, _, _ in chosen)
    return tuple(FacetChoice(name, *(values(name, mode) for mode in _MODES)) for name in names)


@click.command("search", short_help="Tìm trong chỉ mục · Search")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--filter",
    "chosen",
    type=_Choice(),
    multiple=True,
    help="place=“Kỳ Anh”, place.all=…, place.not=…; lặp lại được · repeatable",
)
@click.option("--from", "date_from", default="", help="dd/mm/yyyy, mm/yyyy, yyyy")
@click.option("--to", "date_to", default="", help="dd/mm/yyyy, mm/yyyy, yyyy")
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@click.option("--limit", type=click.IntRange(0, 100), default=10, show_default=True)
@click.option(
    "--no-expand",
    is_flag=True,
    help="Không hiểu chữ viết tắt, đơn vị cũ – mới · Take abbreviations and units as they are",
)
@common
def search_command(
    *,
    query: tuple[str, ...],
    chosen: tuple[_Chosen, ...],
    date_from: str,
    date_to: str,
    sort: Sort,
    offset: int,
    limit: int,
    no_expand: bool,
    index: Path,
    as_json: bool,
    language: Language,
) -> None:
    """Tìm trong chỉ mục. · Search the index.

    Words need no quotes; a filter takes a name with or without marks.
    """
    given = SearchInput(
        " ".join(query),
        _choices(chosen),
        date_from,
        date_to,
        sort=sort,
        offset=offset,
        limit=limit,
        # Facets are printed as JSON only, and to count them takes half as long as to search.
        facet_limit=SearchInput().facet_limit if as_json else 0,
        expand=not no_expand,
    )
    with open_index(index) as opened:
        page = opened.run(given)
    if as_json:
        print_json(page.as_json(language))
    else:
        _print_page(page, offset, language)


def _print_page(page: SearchPage, offset: int, language: Language) -> None:
    counts = [
        f"{number(tier.total, language)} {_TIERS[tier.name][language == 'en']}" for tier in page.tiers if tier.total
    ]
    click.echo(documents_text(page.total, language) + (f" ({'; '.join(counts)})" if counts else ""))
    for note in page.notes:
        click.echo(f"  ! {note.message(language)}")
    if not page.complete:
        say(language, "  ! Tốn quá nhiều thời gian: kết quả chưa đầy đủ.", "  ! This took too long: not complete.")
    for other in page.suggestions:
        found = number(other.total, language)
        say(language, f"Có phải bạn muốn tìm: {other.text}? ({found})", f"Did you mean: {other.text}? ({found})")
    for place, hit in enumerate(page.hits, start=offset + 1):
        if not hit.copies.folded_into:
            _print_hit(place, hit)
            _print_copies(hit, language)


def _print_hit(place: int, hit: HitView) -> None:
    click.echo(f"\n{place:>3}. {_styled(hit.title, hit.title_marks)}")
    click.echo(click.style("     " + " · ".join(filter(None, (hit.id, hit.date[:10], hit.section))), dim=True))
    for snippet in hit.snippets:
        before, after = "… " * snippet.is_cut_before, " …" * snippet.is_cut_after
        click.echo("     " + before + " ".join(_styled(snippet.text, snippet.marks).split()) + after)


def _print_copies(hit: HitView, language: Language) -> None:
    if hit.copies.total:
        names = ", ".join(copy.id for copy in hit.copies.documents)
        total = number(hit.copies.total, language)
        say(language, f"     + {total} bản đăng lại: {names}", f"     + {total} copies: {names}")


def _styled(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Marked words in bold on a terminal; plain when printed elsewhere."""
    pieces, done = [], 0
    for start, end in marks:
        pieces += [text[done:start], click.style(text[start:end], bold=True, fg="yellow")]
        done = end
    return "".join(pieces) + text[done:]


@click.command("show", short_help="Xem một tài liệu · Show a document")
@click.argument("name", metavar="ID")
@click.option("--removed", is_flag=True, help="Các dòng đã lược bỏ và quy tắc · Removed lines and their rules")
@click.option("--similar", is_flag=True, help="Tài liệu cùng nội dung · Documents about the same")
@common
def show_command(*, name: str, removed: bool, similar: bool, index: Path, as_json: bool, language: Language) -> None:
    """Xem một tài liệu, theo mã hoặc tên tệp: văn bản, siêu dữ liệu, tên riêng. · Show a document by its id or file."""
    with open_index(index) as opened:
        stored = opened.document(opened.id_of(name))
        others = opened.similar(stored.document.doc_id) if similar else ()
    if similar:
        _print_similar(stored.document.doc_id, others, as_json=as_json, language=language)
    elif as_json:
        print_json(document_json(stored))
    elif removed:
        if not stored.document.removed:
            say(language, "Không có dòng nào bị lược bỏ.", "No line was removed.")
        for line in stored.document.removed:
            click.echo(f"{rule_name(line.rule, language):<22} {line.text}")
    else:
        _print_document(stored, language)


def _print_similar(doc_id: str, others: Sequence[HitView], *, as_json: bool, language: Language) -> None:
    if as_json:
        print_json(similar_json(doc_id, others))
        return
    if not others:
        say(language, "Không có tài liệu tương tự.", "No similar documents.")
    for place, hit in enumerate(others, start=1):
        _print_hit(place, hit)


def _print_document(stored: StoredDocument, language: Language) -> None:
    document = stored.document
    click.echo(click.style(document.title, bold=True))
    converted = "chuyển từ {} sang Unicode" if language == "vi" else "converted from {} to Unicode"
    facts = (
        document.section,
        ", ".join(document.authors),
        document.source,
        document.encoding and converted.format(document.encoding),
    )
    if told := " · ".join(filter(None, facts)):
        click.echo(click.style(told, dim=True))
    _print_date("published", document.published, published_origin(document, language), language)
    _print_date("event", document.event_date, event_origin(document, language), language)
    click.echo(f"\n{document.body}")
    for caption in document.captions:
        click.echo(click.style(f"\n[{caption}]", italic=True))
    named: dict[EntityType, dict[str, str]] = {kind: {} for kind in get_args(EntityType)}
    for entity in stored.entities:
        named[entity.type].setdefault(entity.value, entity.label)
    for kind, labels in named.items():
        if labels:
            click.echo(f"\n{_heading(kind, language)}: {'; '.join(labels.values())}")


def _print_date(kind: str, date: str, read_from: Origin, language: Language) -> None:
    """Print a date and what tells it; nothing for an unknown one."""
    if date:
        words, reason = read_from
        told = "; ".join(filter(None, (words and f"“{words}”", reason)))
        click.echo(click.style(f"{_DATES[kind][language]}: {date}" + (f" ({told})" if told else ""), dim=True))


def _heading(kind: EntityType, language: Language) -> str:
    if kind == "date" or kind == "name":  # noqa: PLR1714 - mypy narrows by these comparisons
        return _HEADINGS[kind][language]
    return FACETS[kind].vi if language == "vi" else FACETS[kind].en


@click.command("explain", short_help="Vì sao có kết quả này · Why a document has its place")
@click.argument("query")
@click.argument("name", metavar="[ID]", required=False, default="")
@common
def explain_command(*, query: str, name: str, index: Path, as_json: bool, language: Language) -> None:
    """Vì sao một tài liệu có vị trí của nó; không có ID: kết quả đầu. · Why a document has its place."""
    given = SearchInput(query, facet_limit=0)
    with open_index(index) as opened:
        first = [hit.id for hit in opened.run(given).hits[:1]]
        wanted = [opened.id_of(name)] if name else first
        explanations = [opened.explain(given, found) for found in wanted]
    if as_json:
        print_json([asdict(explanation) for explanation in explanations])
        return
    if not explanations:
        say(language, "Không có kết quả.", "No results.")
    for explanation in explanations:
        _print_explanation(explanation, language)


def _print_explanation(explanation: Explanation, language: Language) -> None:
    if not explanation.tier:
        say(language, f"{explanation.doc_id}: không khớp.", f"{explanation.doc_id}: does not match.")
        return
    name = _TIERS[explanation.tier][language == "en"]
    click.echo(f"{explanation.doc_id}: {name}, {decimal(explanation.score, 3, language)}")
    for part in sorted(explanation.parts, key=lambda part: -part.score):
        idf, frequency = decimal(part.idf, 2, language), decimal(part.frequency, 2, language)
        score = decimal(part.score, 3, language)
        click.echo(f"  {score:>7}  {part.kind:<9} {part.text}  (idf {idf}, tf {frequency})")
