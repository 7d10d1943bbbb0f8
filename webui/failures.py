"""Pages for what goes wrong. An outage never looks like "no results": it has its own status and says what to do."""

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from indexer.errors import IndexStateError, TracuuError
from webui.language import language
from webui.responses import as_json, html

_RETRY_SECONDS = "30"


def install_failures(app: Flask) -> None:
    """Answer every error with a page, or with JSON where JSON was asked for."""
    app.register_error_handler(TracuuError, _library_error)
    app.register_error_handler(HTTPException, _http_error)


def _library_error(error: TracuuError) -> Response:
    response = _page(
        error.status, error.code, error.message(language()), can_search=not isinstance(error, IndexStateError)
    )
    if error.status == 503:  # noqa: PLR2004 - service unavailable
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def _http_error(error: HTTPException) -> Response:
    status = error.code or InternalServerError.code
    kind = {NotFound.code: "not-found", InternalServerError.code: "failure"}.get(status, "other")
    response = _page(status, kind, "", can_search=status != InternalServerError.code)
    response.headers.extend((name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"})
    return response


def _page(status: int, code: str, message: str, *, can_search: bool) -> Response:
    if request.path.endswith(".json"):
        response = as_json({"error": {"code": code, "message": message or code}})
    else:
        response = html("error.html", status=status, code=code, message=message, can_search=can_search)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
