"""Vietnamese unless the address asks for English; both are complete (tests/web/test_translations.py).

The texts in code and templates are the Vietnamese ones; `translations/en` holds the English of each. The compiled
catalogue is kept beside it, so that no build step can be forgotten; `python -m webui.translate` makes both anew.
"""

from pathlib import Path

from flask import Flask, request
from flask_babel import Babel

from indexer.errors import Language

TRANSLATIONS = Path(__file__).parent / "translations"


def language() -> Language:
    """The language of the page asked for."""
    return "en" if request.args.get("lang") == "en" else "vi"


def install_translations(app: Flask) -> None:
    """Let templates say `_("…")`."""
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    Babel(app, locale_selector=language, default_translation_directories=str(TRANSLATIONS))
