"""Vietnamese unless the address asks for English; both are complete (tests/web/test_translations.py).

The texts in code and templates are the Vietnamese ones; `translations/en` holds the English of each. The compiled
catalogue is kept beside it, so that no build step can be forgotten; `python -m webui.translate` makes both anew.
"""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from flask import Flask, request
from markupsafe import Markup

from indexer.errors import Language

TRANSLATIONS = Path(__file__).parent / "translations"


def language() -> Language:
    """The language of the page asked for."""
    asked = request.args
    # A page asks ninety times; `get` raises an exception on the way where nothing is given.
    return "en" if "lang" in asked and asked["lang"] == "en" else "vi"


def gettext(message: str) -> str:
    """A text in the language of the page asked for."""
    return _catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A text that tells a number, which stands for "%(num)s", in the language of the page asked for."""
    return _catalogue(language()).ngettext(singular, plural, number) % {"num": number}


def install_translations(app: Flask) -> None:
    """Let templates say `_("…")` and `{% trans %}`."""
    # "New style": the template hands over the values, which are then escaped. Before the extension, which keeps it.
    app.jinja_env.extend(newstyle_gettext=True)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals.update(_=_text, gettext=_text, ngettext=_counted)


@cache
def _catalogue(asked: Language) -> NullTranslations:
    return translation("messages", TRANSLATIONS, [asked]) if asked == "en" else NullTranslations()


@cache
def _markup(asked: Language, message: str) -> Markup:
    """A text of a template, of which there are a few hundred; a page asks for ninety."""
    return Markup(_catalogue(asked).gettext(message))  # noqa: S704 - ours, not of a document or a query


def _text(message: str, /, **values: object) -> Markup:
    found = _markup(language(), message)
    return found % values if "%" in message else found


def _counted(singular: str, plural: str, count: int, /, **values: object) -> Markup:
    found = _catalogue(language()).ngettext(singular, plural, count)
    return Markup(found) % values  # noqa: S704 - ours, not of a document or a query
