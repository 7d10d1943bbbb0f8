"""Programs get what `/openapi.json` says, whatever they ask: schemathesis draws the questions from it."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from indexer.errors import IndexMissingError
from indexer.model.facets import FACETS
from indexer.search import Index
from indexer.search.entities import ENTITY_FACETS
from indexer.search.page import SearchInput
from tests.web.clients import client_of
from tests.web.fakes import BrokenIndex
from webui.links import Links
from webui.openapi import openapi
from webui.present.similar import SIMILAR

load_all_checks()
NOT_PROMISED: list[Any] = [
    negative_data_rejection,  # what is not understood is ignored, never refused
    positive_data_acceptance,  # a well-formed id may be that of no document: 404
]
PATHS = sorted(openapi("")["paths"])
DRAWN = settings(max_examples=20, suppress_health_check=list(HealthCheck))


def operation(index: object, path: str) -> Any:
    """An operation of the description that the page over an index gives."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", client_of(index).application)
    return schema[path]["GET"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_as_described(corpus: Index, path: str, mode: GenerationMode) -> None:
    asked = operation(corpus, path)
    if mode is GenerationMode.NEGATIVE and path == "/openapi.json":
        return  # nothing that could be ill-formed

    @DRAWN
    @given(case=asked.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(excluded_checks=NOT_PROMISED)

    check()


@DRAWN
@given(data=st.data())
def test_documents_that_exist_are_as_described(corpus: Index, data: st.DataObject) -> None:
    asked = operation(corpus, "/documents.json")
    doc_id = data.draw(st.sampled_from(corpus.reader().ids(limit=200)))
    response = asked.Case(query={"id": doc_id}).call_and_validate(excluded_checks=NOT_PROMISED)
    assert response.status_code == 200
    assert response.json() == client_of(corpus).get(Links("", "vi").document_json(doc_id)).get_json()


@DRAWN
@given(data=st.data())
def test_documents_about_the_same_are_as_described(corpus: Index, data: st.DataObject) -> None:
    asked = operation(corpus, "/similar.json")
    doc_id = data.draw(st.sampled_from(corpus.reader().ids(limit=200)))
    response = asked.Case(query={"id": doc_id}).call_and_validate(excluded_checks=NOT_PROMISED)
    assert response.status_code == 200
    assert [hit["id"] for hit in response.json()["hits"]] == [hit.id for hit in corpus.similar(doc_id, SIMILAR)]


@DRAWN
@given(data=st.data())
def test_names_that_exist_are_as_described(corpus: Index, data: st.DataObject) -> None:
    asked = operation(corpus, "/{type}.json")
    name = data.draw(st.sampled_from(ENTITY_FACETS))
    bucket = data.draw(st.sampled_from(corpus.facet_page(SearchInput(), name)[0]))
    case = asked.Case(query={"value": bucket.choice}, path_parameters={"type": name})
    response = case.call_and_validate(excluded_checks=NOT_PROMISED)
    assert response.status_code == 200
    assert response.json()["search"]["total"] >= bucket.count


@pytest.mark.parametrize("path", [path for path in PATHS if path not in {"/openapi.json", "/opensearch.xml"}])
def test_an_outage_is_as_described(path: str) -> None:
    broken = BrokenIndex(IndexMissingError(folder="index"))
    asked = operation(broken, path)
    named = {"type": "person", "facet": "person"}
    path_parameters = {name: value for name, value in named.items() if f"{{{name}}}" in path}
    response = asked.Case(query={"id": "a", "value": "a"}, path_parameters=path_parameters).call()
    assert response.status_code == 503
    asked.validate_response(response)


def test_the_description_names_every_parameter_of_a_search(corpus: Index) -> None:
    del corpus
    named = set(openapi("")["components"]["parameters"])
    assert named >= {name + mode for name in FACETS for mode in ("", ".all", ".not")}
    assert named >= {"q", "from", "to", "undated", "without", "with", "expand", "sort", "page", "size", "lang"}
