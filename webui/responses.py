"""Bodies of responses: HTML from a template, JSON with readable letters."""

import msgspec
from flask import Response, render_template

from webui.language import template


def html(name: str, **context: object) -> Response:
    """A page made by a template."""
    return Response(render_template(template(name), **context), content_type="text/html; charset=utf-8")


def as_json(content: object) -> Response:
    """A JSON object; the keys keep their order, the letters their marks."""
    return Response(msgspec.json.encode(content) + b"\n", content_type="application/json; charset=utf-8")
