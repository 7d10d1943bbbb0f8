"""Every address of the page is made here, so that language, mount point and odd document ids are right everywhere."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from werkzeug.urls import iri_to_uri

from indexer.errors import Language
from indexer.model.facets import FacetName
from indexer.search.page import SearchInput
from webui.params import Pairs, lacking, narrower, query_string, to_pairs

FacetOrder = Literal["count", "label"]
_RESERVED = re.compile(r"[^\w.~/:-]+")
_UNSAFE_SEGMENTS = frozenset({"", ".", ".."})


def has_plain_path(doc_id: str) -> bool:
    r"""Whether an id, or another name, can be the end of a path.

    Browsers resolve `.` and `..` in paths, even encoded, and turn `\` into `/`; servers join `//`; `.json` at the end
    asks for another form. Such ids are asked for as `?id=`.
    """
    segments = doc_id.split("/")
    return (
        _UNSAFE_SEGMENTS.isdisjoint(segments)
        and doc_id.isprintable()
        and "\\" not in doc_id
        and not doc_id.endswith(".json")
    )


def path_of(text: str) -> str:
    """A text as it stands in the path of an address; letters of any script stay as they are."""
    return _RESERVED.sub(lambda found: quote(found[0], errors="replace"), text)


@dataclass(frozen=True, slots=True)
class Links:
    """Builds addresses below a mount point, keeping the language.

    Attributes:
        root: path that the page is mounted at, without the last slash; empty at the top.
        language: of the page; Vietnamese is not named in addresses.
        origin: scheme and host, for addresses that leave the page.
    """

    root: str
    language: Language
    origin: str = ""

    def absolute(self, address: str) -> str:
        """An address of the page as it is written elsewhere, in ASCII."""
        return self.origin + iri_to_uri(address)

    def home(self) -> str:
        """The start page."""
        return self._to("/", ())

    def help(self) -> str:
        """The help page."""
        return self._to("/help", ())

    def action(self) -> str:
        """Where search forms go; the language is a hidden field of theirs."""
        return f"{self.root}/search"

    def search(self, given: SearchInput) -> str:
        """The results of a search."""
        return self._to("/search", to_pairs(given))

    def narrower(self, given: SearchInput, name: FacetName) -> Callable[[str], str]:
        """Gives for a value of a facet the results of a search with it chosen as well, or no longer chosen."""
        query = narrower(given, name)
        return lambda value: self._at("/search", query(value))

    def lacking(self, given: SearchInput, name: FacetName) -> str:
        """The results of a search with documents without a value of a facet as well, or no longer."""
        return self._at("/search", lacking(given, name))

    def search_json(self, given: SearchInput) -> str:
        """The same for programs."""
        return self._to("/search.json", to_pairs(given))

    def table(self, given: SearchInput) -> str:
        """The hits as a table."""
        return self._to("/search.csv", to_pairs(given))

    def atom(self, given: SearchInput) -> str:
        """The newest hits as a feed."""
        return self._to("/search.atom", to_pairs(given))

    def opensearch(self) -> str:
        """How a browser adds the box to its own."""
        return self._to("/opensearch.xml", ())

    def description(self) -> str:
        """What programs may ask, as OpenAPI."""
        return f"{self.root}/openapi.json"

    def suggest(self) -> str:
        """Suggestions for what is being typed."""
        return self._to("/suggest.json", ())

    def document(self, doc_id: str, given: SearchInput | None = None, *, at: int = 0) -> str:
        """A document, with the words of a search marked; `at` is its place among the hits, from 1."""
        return self._document(doc_id, "", (*(to_pairs(given) if given else ()), *((("at", str(at)),) if at else ())))

    def similar(self, doc_id: str) -> str:
        """Documents about the same as one."""
        return self._to("/similar", (("id", doc_id),))

    def similar_json(self, doc_id: str) -> str:
        """The same for programs."""
        return self._to("/similar.json", (("id", doc_id),))

    def document_json(self, doc_id: str) -> str:
        """A document for programs."""
        return self._document(doc_id, ".json", ())

    def file(self, doc_id: str) -> str:
        """The file that a document was read from."""
        return self._to("/file", (("id", doc_id),))

    def entity(self, name: FacetName, value: str, given: SearchInput | None = None) -> str:
        """The page of a person, organisation, place, role or cited document; `given` orders and pages its documents."""
        return self._named(f"/{name}", "value", value, "", to_pairs(given) if given else ())

    def entity_json(self, name: FacetName, value: str) -> str:
        """The same for programs."""
        return self._named(f"/{name}", "value", value, ".json", ())

    def facet(
        self,
        name: FacetName,
        given: SearchInput,
        *,
        contains: str = "",
        order: FacetOrder = "count",
        page: int = 1,
        under: str = "",
    ) -> str:
        """A page of all values of a facet within a search, of a hierarchy those right below a value."""
        within = (("under", under),) if under else ()
        return self._to(f"/facets/{name}", (*to_pairs(given), *within, *facet_pairs(contains, order, page)))

    def in_language(self, language: Language, path: str, pairs: Iterable[tuple[str, str]]) -> str:
        """The page at a path, in another language."""
        kept = ((key, value) for key, value in pairs if key != "lang")
        return Links(self.root, language)._to(path_of(path), kept)  # noqa: SLF001 - its own class

    def _document(self, doc_id: str, form: str, pairs: Pairs) -> str:
        return self._named("/documents", "id", doc_id, form, pairs)

    def _named(self, path: str, key: str, name: str, form: str, pairs: Pairs) -> str:
        """The address of something by its name: in the path where it can stand there, else as a parameter."""
        if has_plain_path(name):
            return self._to(f"{path}/{path_of(name)}{form}", pairs)
        return self._to(f"{path}{form}", ((key, name), *pairs))

    def _to(self, path: str, pairs: Iterable[tuple[str, str]]) -> str:
        return self._at(path, query_string(pairs))

    def _at(self, path: str, query: str) -> str:
        asked = query if self.language != "en" else f"{query}&lang=en" if query else "lang=en"
        return f"{self.root}{path}?{asked}" if asked else f"{self.root}{path}"


def facet_pairs(contains: str, order: FacetOrder, page: int) -> tuple[tuple[str, str], ...]:
    """The parameters of a facet page beyond those of the search, defaults left out."""
    pairs = [("contains", contains)] if contains else []
    pairs += [("order", order)] if order != "count" else []
    pairs += [("values", str(page))] if page > 1 else []
    return tuple(pairs)
