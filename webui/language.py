"""Vietnamese unless the address asks for English; both are complete (tests/web/test_translations.py).

The texts in code and templates are the Vietnamese ones; `translations/en` holds the English of each. The compiled
catalogue is kept beside it, so that no build step can be forgotten; `python -m webui.translate` makes both anew.
"""

import re
from collections.abc import Callable
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import get_args

from flask import Flask, current_app, request
from jinja2 import BaseLoader, Environment, Template
from markupsafe import Markup

from indexer.errors import Language

TRANSLATIONS = Path(__file__).parent / "translations"
_ENVIRONMENTS = "templates by language"
_TEXT = re.compile(r'\{\{ _\("([^"%]+)"\) \}\}')
"""A text that a template prints as it is."""


def language() -> Language:
    """The language of the page asked for."""
    asked = request.args
    # A page asks thirty times; `get` raises an exception on the way where nothing is given.
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
    app.extensions[_ENVIRONMENTS] = {spoken: _environment(app, spoken) for spoken in get_args(Language)}


def template(name: str) -> Template:
    """A template in the language of the page asked for."""
    environment: Environment = current_app.extensions[_ENVIRONMENTS][language()]
    return environment.get_template(name)


def _environment(app: Flask, spoken: Language) -> Environment:
    environment = app.jinja_env.overlay()
    environment.loader = _Spoken(app.create_global_jinja_loader(), spoken)
    return environment


class _Spoken(BaseLoader):
    """Gives templates with their texts in a language: put in before they are compiled, these cost a page nothing."""

    def __init__(self, templates: BaseLoader, spoken: Language) -> None:
        self._templates = templates
        self._spoken = spoken

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, path, is_fresh = self._templates.get_source(environment, template)
        texts = _catalogue(self._spoken)
        return _TEXT.sub(lambda found: texts.gettext(found[1]), source), path, is_fresh


@cache
def _catalogue(asked: Language) -> NullTranslations:
    return translation("messages", TRANSLATIONS, [asked]) if asked == "en" else NullTranslations()


@cache
def _markup(asked: Language, message: str) -> Markup:
    """A text of a template, of which there are a few hundred."""
    return Markup(_catalogue(asked).gettext(message))  # noqa: S704 - ours, not of a document or a query


def _text(message: str, /, **values: object) -> Markup:
    found = _markup(language(), message)
    return found % values if "%" in message else found


def _counted(singular: str, plural: str, count: int, /, **values: object) -> Markup:
    found = _catalogue(language()).ngettext(singular, plural, count)
    return Markup(found) % values  # noqa: S704 - ours, not of a document or a query
