"""What browsers may do with a page, and when they ask again."""

import pytest
from flask.testing import FlaskClient

from tests.web.fakes import FakeIndex

ADDRESSES = [
    "/",
    "/search?q=tin",
    "/documents/tin/001?q=tin",
    "/facets/person",
    "/help",
    "/search.json",
    "/openapi.json",
    "/nope",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_forbids_what_the_page_does_not_need(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each != "/nope"])
def test_a_page_is_sent_again_only_when_the_index_has_changed(
    client: FlaskClient, index: FakeIndex, address: str
) -> None:
    first = client.get(address)
    index.asked.clear()
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    assert not index.asked
    index.name += "-next"
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == (304 if address == "/openapi.json" else 200)


def test_the_tag_differs_by_address_and_language(client: FlaskClient) -> None:
    addresses = ["/search?q=a", "/search?q=b", "/search.json?q=a", "/search?q=a&lang=en", "/search?q=a&page=2"]
    assert len({client.get(address).headers["ETag"] for address in addresses}) == len(addresses)


def test_head_requests_are_answered(client: FlaskClient) -> None:
    answer = client.head("/search?q=tin")
    assert answer.status_code == 200
    assert not answer.data
