"""Clients of the page over any index. The application is made once: compiling its templates costs more than a test."""

from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from webui.application import create_app


class _Switch:
    """Hands every question to the index of the test that runs."""

    current: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.current, name)


@cache
def _made() -> tuple[_Switch, Flask]:
    switch = _Switch()
    return switch, create_app(switch)


def client_of(index: object) -> FlaskClient:
    """A client of the page over an index; clients made before it now ask this index too."""
    switch, app = _made()
    switch.current = index
    return app.test_client()
