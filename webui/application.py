"""Put the parts of the page together."""

from flask import Flask

from webui.answers import Answers
from webui.assets import read_assets
from webui.downloads import Downloads
from webui.entities import EntityViews
from webui.failures import install_failures
from webui.headers import secure
from webui.index import SearchIndex
from webui.language import install_translations, language
from webui.machine import MachineViews
from webui.present.chrome import chrome
from webui.views import Views

_MAX_FORM = 1024
"""Bytes of a request body: the page never reads one."""


def create_app(index: SearchIndex, *, allow_download: bool = False) -> Flask:
    """Make the application over an index.

    Args:
        index: open, or opening when asked; its errors become pages with their status.
        allow_download: hand out the files that documents were read from.
    """
    app = Flask("webui", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MAX_FORM
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    # An id may hold "//"; joining slashes would ask for another document.
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False
    assets = read_assets()
    install_translations(app)
    install_failures(app)
    app.after_request(secure)
    app.context_processor(lambda: {"chrome": chrome(language()), "assets": assets.names})
    answers = Answers(index, assets)
    routes = Views(answers, downloads=allow_download).routes()
    routes |= EntityViews(answers).routes() | MachineViews(answers).routes()
    for rule, view in (routes | (Downloads(index).routes() if allow_download else {})).items():
        app.add_url_rule(rule, endpoint=rule, view_func=view)
    return app
