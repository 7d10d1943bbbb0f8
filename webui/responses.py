"""Bodies of responses: HTML from a template, JSON with readable letters."""

import json

from flask import Response, render_template


def html(template: str, **context: object) -> Response:
    """A page."""
    return Response(render_template(template, **context), content_type="text/html; charset=utf-8")


def as_json(content: object) -> Response:
    """A JSON object; the keys keep their order, the letters their marks."""
    return Response(json.dumps(content, ensure_ascii=False) + "\n", content_type="application/json; charset=utf-8")
