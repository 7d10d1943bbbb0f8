"""What programs may ask and what they get, as OpenAPI 3.1 (`/openapi.json`); the tests hold every answer to it.

Objects may gain keys: a program must ignore those that it does not know. Whatever is asked is answered; parameters
that are not understood are ignored.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from indexer.model.document import Confidence, EntityType, FieldName
from indexer.model.facets import FACETS, FacetName
from indexer.model.request import Sort, TierName
from indexer.search.entities import ENTITY_FACETS
from indexer.search.page import SCHEMA
from webui.params import DEFAULTS, MAX_SIZE

Node = dict[str, Any]

_TEXT: Node = {"type": "string"}
_NUMBER: Node = {"type": "number"}
_COUNT: Node = {"type": "integer", "minimum": 0}
_FLAG: Node = {"type": "boolean"}
_TEXTS: Node = {"type": "array", "items": _TEXT}


def openapi(server: str) -> Node:
    """The description.

    Args:
        server: address of the page, without the last slash.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "tracuu",
            "version": str(SCHEMA),
            "summary": "Search over Vietnamese documents.",
            "description": "Offsets count code points of the text beside them, end-exclusive. Dates are ISO, as far as "
            "they are known. Whatever is asked is answered; parameters that are not understood are ignored.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server or "/"}],
        "paths": _paths(),
        "components": {"schemas": _schemas(), "parameters": _parameters()},
    }


def _paths() -> Node:
    search = [_parameter(name) for name in _parameters()]
    doc_id = {"name": "id", "in": "query", "required": True, "schema": {"type": "string", "minLength": 1}}
    return {
        **_name_paths(search),
        "/search.json": _get("Search", search, "application/json", _ref("SearchPage")),
        "/search.csv": _get("The first 1000 hits as a table, UTF-8 with a byte order mark", search, "text/csv", _TEXT),
        "/search.atom": _get("The newest hits as a feed", search, "application/atom+xml"),
        "/suggest.json": _get(
            "What may be meant by what is being typed",
            [_parameter("q"), _parameter("lang")],
            "application/json",
            _ref("Suggestions"),
        ),
        "/documents.json": _get(
            "A document by its id; where the id can stand in a path, /documents/ID.json is the same",
            [doc_id, _parameter("lang")],
            "application/json",
            _ref("Document"),
            missing=True,
        ),
        "/similar.json": _get(
            "Documents about the same as one, the most similar first",
            [doc_id, _parameter("lang")],
            "application/json",
            _ref("Similar"),
            missing=True,
        ),
        "/opensearch.xml": _get(
            "How a browser adds the box", [_parameter("lang")], "application/opensearchdescription+xml"
        ),
        "/openapi.json": _get("This description", [], "application/json", {"type": "object"}),
    }


def _name_paths(search: list[Node]) -> Node:
    """What is known about the values of facets."""
    value = {"name": "value", "in": "query", "required": True, "schema": {"type": "string", "minLength": 1}}
    contains = {"name": "contains", **_query("Only values that contain a text, with or without marks", _TEXT)}
    order = {"name": "order", **_query("By documents, or from A to Z", {"enum": ["count", "label"]})}
    values = {"name": "values", **_query("Page of values, from 1", {"type": "integer", "minimum": 1, "default": 1})}
    return {
        "/{type}.json": _get(
            "A person, body, place, role or cited document with its documents; where the value can stand in a path, "
            "/person/VALUE.json is the same",
            [_in_path("type", ENTITY_FACETS), value, *map(_parameter, ("sort", "page", "size", "expand", "lang"))],
            "application/json",
            _ref("Name"),
            missing=True,
        ),
        "/facets/{facet}.json": _get(
            "The values of a facet within a search",
            [_in_path("facet", FACETS), contains, order, values, *search],
            "application/json",
            _ref("Values"),
            missing=True,
        ),
    }


def _get(
    summary: str, parameters: list[Node], media_type: str, schema: Node | None = None, *, missing: bool = False
) -> Node:
    error = "application/json" if media_type == "application/json" else "text/html"
    failure = {error: {"schema": _ref("Failure")} if error == "application/json" else {}}
    responses = {
        "200": {"description": summary, "content": {media_type: {"schema": schema} if schema else {}}},
        "304": {"description": "What the client keeps (If-None-Match) is still true"},
        "503": {"description": "The index cannot answer now; try again after Retry-After seconds", "content": failure},
    }
    if missing:
        responses["404"] = {"description": "There is nothing of this name", "content": failure}
    return {"get": {"summary": summary, "parameters": parameters, "responses": dict(sorted(responses.items()))}}


def _parameters() -> Node:
    """The parameters of a search, see `webui.params`."""
    values = {"type": "array", "items": _TEXT}
    names = {"type": "array", "items": {"enum": list(FACETS)}}
    found = {
        "q": _query("The query text", _TEXT),
        "from": _query("First date: dd/mm/yyyy, mm/yyyy, yyyy or ISO", _TEXT),
        "to": _query("Last date, the day, month or year included", _TEXT),
        "undated": _query("1: documents without a date", {"enum": ["1"]}),
        "without": _query("Facets that a document has no value of", names),
        "with": _query("Facets that a document has a value of", names),
        "expand": _query("0: abbreviations and administrative units are taken as they are", {"enum": ["0", "1"]}),
        "sort": _query("Order of the hits", {"enum": list(get_args(Sort)), "default": DEFAULTS.sort}),
        "page": _query("Page, from 1", {"type": "integer", "minimum": 1, "default": 1}),
        "size": _query(
            "Hits on a page", {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULTS.limit}
        ),
        "lang": _query("Language of messages and labels", {"enum": ["vi", "en"], "default": "vi"}),
    }
    for name, facet in FACETS.items():
        found[name] = _query(f"{facet.en}: any of these", values)
        found[f"{name}.all"] = _query(f"{facet.en}: all of these", values)
        found[f"{name}.not"] = _query(f"{facet.en}: none of these", values)
    return {name: {"name": name, **parameter} for name, parameter in found.items()}


def _query(description: str, schema: Mapping[str, Any]) -> Node:
    return {"in": "query", "description": description, "schema": dict(schema)}


def _in_path(name: str, values: Iterable[str]) -> Node:
    return {"name": name, "in": "path", "required": True, "schema": {"enum": list(values)}}


def _parameter(name: str) -> Node:
    return {"$ref": f"#/components/parameters/{name}"}


def _schemas() -> Node:
    spans = _list({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2})
    facets = {"enum": list(get_args(FacetName))}
    return {
        "SearchPage": _object(
            schema={"const": SCHEMA},
            generation=_TEXT,
            query=_TEXT,
            total=_COUNT,
            complete=_FLAG,
            tiers=_list(_object(name={"enum": list(get_args(TierName))}, total=_COUNT)),
            hits=_list(_ref("Hit")),
            facets={"type": "object", "propertyNames": facets, "additionalProperties": _ref("Facet")},
            notes=_list(_object(code=_TEXT, message=_TEXT, start=_COUNT, end=_COUNT)),
            expansions={"type": "object", "additionalProperties": _TEXTS},
            suggestions=_list(_object(kind=_TEXT, text=_TEXT, total=_COUNT)),
            took_ms=_NUMBER,
        ),
        "Hit": _hit(spans),
        "Facet": _object(
            buckets=_list(_bucket()),
            more=_FLAG,
            missing=_COUNT,
        ),
        "Values": _object(schema={"const": SCHEMA}, name=facets, total=_COUNT, offset=_COUNT, buckets=_list(_bucket())),
        "Name": _name(),
        "Document": _document(),
        "Similar": _object(schema={"const": SCHEMA}, id=_TEXT, hits=_list(_ref("Hit"))),
        "Suggestions": _object(
            query=_TEXT,
            message=_TEXT,
            groups=_list(_object(label=_TEXT, items=_list(_object(text=_TEXT, count=_TEXT, href=_TEXT)))),
        ),
        "Failure": _object(error=_object(code=_TEXT, message=_TEXT)),
    }


def _bucket() -> Node:
    return _object(value=_TEXT, label=_TEXT, count=_COUNT, selected=_FLAG, parent=_TEXT)


def _name() -> Node:
    """What `indexer.search.entity_views.EntityPage.as_json` makes."""
    labelled = {"value": _TEXT, "label": _TEXT}
    counted = _object(**labelled, documents=_COUNT)
    said = _object(id=_TEXT, title=_TEXT, date=_TEXT, text=_TEXT)
    office = _object(**labelled, role=_TEXT, former=_FLAG, first=_TEXT, last=_TEXT, documents=_COUNT, said=_list(said))
    units = _object(era={"enum": ["old", "new", "both"]}, units=_list(counted), within=_list(_object(**labelled)))
    return _object(
        schema={"const": SCHEMA},
        type={"enum": list(ENTITY_FACETS)},
        **labelled,
        meanings=_list(counted),
        years=_list(_object(value=_TEXT, documents=_COUNT)),
        bodies=_list(_object(type=_TEXT, **labelled, offices=_list(office))),
        read=_COUNT,
        above=_list(_object(**labelled)),
        below=_list(counted),
        units={"anyOf": [units, {"type": "null"}]},
        titled=_list(_object(id=_TEXT, title=_TEXT)),
        beside={"type": "object", "additionalProperties": _list(counted)},
        search=_ref("SearchPage"),
    )


def _hit(spans: Node) -> Node:
    return _object(
        id=_TEXT,
        title=_TEXT,
        title_marks=spans,
        date=_TEXT,
        date_source={"enum": ["", "published", "event"]},
        section=_TEXT,
        part=_TEXT,
        score=_NUMBER,
        tier={"enum": list(get_args(TierName))},
        snippets=_list(_object(field={"enum": list(get_args(FieldName))}, text=_TEXT, start=_COUNT, marks=spans)),
        entities={"type": "object", "additionalProperties": _list(_object(value=_TEXT, label=_TEXT))},
        copies=_object(
            total=_COUNT,
            documents=_list(_object(id=_TEXT, title=_TEXT, date=_TEXT, source=_TEXT)),
            folded_into=_TEXT,
        ),
    )


def _document() -> Node:
    """What `indexer.model.stored.document_json` makes."""
    texts = ("id", "source_path", "title", "title_source", "section", "source", "url", "views", "encoding", "body")
    sources = ("section_source", "authors_source", "source_source", "views_source")
    dates = ("published", "published_source", "event_date", "event_date_source", "event_year_source")
    fields, sure = {"enum": list(get_args(FieldName))}, {"enum": list(get_args(Confidence))}
    return _object(
        **dict.fromkeys((*texts, *sources, *dates), _TEXT),
        published_confidence=sure,
        event_confidence=sure,
        authors=_TEXTS,
        captions=_TEXTS,
        parts=_list(_object(kind=_TEXT, label=_TEXT, start=_COUNT, end=_COUNT)),
        removed=_list(_object(text=_TEXT, rule=_TEXT)),
        entities=_list(
            _object(
                type={"enum": list(get_args(EntityType))},
                text=_TEXT,
                value=_TEXT,
                label=_TEXT,
                field=fields,
                start=_COUNT,
                end=_COUNT,
            )
        ),
    )


def _object(**properties: Node) -> Node:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Node) -> Node:
    return {"type": "array", "items": items}


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}
