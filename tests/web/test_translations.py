"""Both languages are complete: the texts in use are Vietnamese, and each has its English."""

import gettext
import io
import re
from pathlib import Path

from flask.testing import FlaskClient

from indexer.normalise import has_marks
from tests.web.page import read_page
from webui.language import template
from webui.translate import COMPILED, compiled, extracted, written

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_SAME_IN_BOTH = {"A–Z", "Tra cứu"}


def forms(text: object) -> tuple[str, ...]:
    """The singular and plural of a text of a catalogue; one form when it has no plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def test_every_text_has_an_english_translation_and_no_other_does() -> None:
    used = {str(message.id) for message in extracted() if message.id}
    translated = {str(message.id) for message in written() if message.id}
    assert used == translated, "run: python -m webui.translate"
    for message in written():
        assert all(forms(message.string)), message.id
        assert not message.fuzzy


def test_translations_keep_their_placeholders() -> None:
    for message in written():
        wanted = sorted(_PLACEHOLDER.findall(forms(message.id)[0]))
        for string in forms(message.string) if message.id else ():
            assert sorted(_PLACEHOLDER.findall(string)) == wanted, message.id


def test_the_compiled_catalogue_is_the_written_one() -> None:
    kept = gettext.GNUTranslations(io.BytesIO(COMPILED.read_bytes()))
    fresh = gettext.GNUTranslations(io.BytesIO(compiled(written())))
    assert kept._catalog == fresh._catalog, "run: python -m webui.translate"  # type: ignore[attr-defined]


def test_english_is_english_and_vietnamese_has_its_marks() -> None:
    for message in written():
        for vietnamese, english in zip(forms(message.id), forms(message.string), strict=True) if message.id else ():
            if vietnamese not in _SAME_IN_BOTH and "“" not in english:
                assert not has_marks(english), english
                assert vietnamese != english or not re.search("[a-z]", vietnamese)


def test_every_text_of_a_template_can_be_translated() -> None:
    for path in sorted((Path(COMPILED).parents[3] / "templates").glob("*.html")):
        bare = re.sub(
            r"\{%-? *trans .*?endtrans -?%\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        texts = re.sub(r"<[^>]*>", "\n", bare)
        assert not has_marks(texts.replace("Tiếng Việt", "")), path.name


def test_the_texts_of_a_template_are_put_in_before_it_is_compiled(client: FlaskClient) -> None:
    sources = []
    for language, text in (("vi", "Tài liệu tương tự"), ("en", "Similar documents")):
        with client.application.test_request_context(f"/?lang={language}"):
            environment = template("similar.html").environment
        assert environment.loader is not None
        source = environment.loader.get_source(environment, "similar.html")[0]
        assert f"<h1>{text}</h1>" in source
        sources.append(re.findall(r'_\("([^"%]+)"', source))
    assert sources == [[], []]


def test_a_page_is_in_the_language_asked_for_and_says_so(client: FlaskClient) -> None:
    addresses = ("/", "/search?q=tin", "/documents/tin/001", "/facets/person", "/help", "/search?q=zzz")
    for address in addresses:
        vietnamese = read_page(client, address)
        english = read_page(client, address + ("&" if "?" in address else "?") + "lang=en")
        assert vietnamese.one("html").get("lang") == "vi"
        assert english.one("html").get("lang") == "en"
        assert "Đến nội dung chính" in vietnamese.text
        assert "To the main content" in english.text
        assert english.link("Tiếng Việt", exact=True) == vietnamese.link("English", exact=True).replace(
            "?lang=en", ""
        ).replace("&lang=en", "")


def test_the_language_goes_with_every_link_and_form_of_an_english_page(client: FlaskClient) -> None:
    for address in ("/?lang=en", "/search?q=tin&lang=en", "/documents/tin/001?q=tin&lang=en", "/facets/person?lang=en"):
        page = read_page(client, address)
        for element in page.all("a"):
            target = element.attrib["href"]
            if target.startswith("/") and element.get("hreflang") != "vi":
                assert "lang=en" in target, target
        for form in page.all("form"):
            assert any(each.get("name") == "lang" for each in form.iter("input"))


def test_vietnamese_words_on_an_english_page_say_so(client: FlaskClient) -> None:
    page = read_page(client, "/search?q=sổ tay&lang=en")
    assert page.all("ol", class_="hits")[0].get("lang") == "vi"
    assert page.one("input", id="q").get("lang") == "vi"
