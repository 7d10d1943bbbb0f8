"""What every response says besides its content: what a browser may do with it, and when to ask again."""

import hashlib
from collections.abc import Mapping

from flask import Response, request

from indexer.search.entities import ENTITY_FACETS

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""No inline script or style, nothing from elsewhere, no framing; what is searched for stays here."""

QUESTIONS = ("/search", "/facets/", "/similar", "/file", *(f"/{name}" for name in ENTITY_FACETS))
"""Where every page is the answer to a question: robots have no business there."""

YEAR = 365 * 24 * 3600


def secure(response: Response) -> Response:
    """Add the headers that every response has."""
    response.headers.update(SECURITY)
    if request.query_string or request.path.startswith(QUESTIONS) or request.path.endswith(".json"):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def entity_tag(generation: str, fingerprint: str) -> str:
    """The tag of the page asked for: it changes with the index, the address and the program, and with nothing else."""
    address = request.full_path.encode("utf-8", "surrogatepass")
    parts = (generation.encode(), fingerprint.encode(), request.script_root.encode(), address)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:20]


def revalidated(response: Response, tag: str) -> Response:
    """Let browsers keep a page, but ask each time whether it is still true."""
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
