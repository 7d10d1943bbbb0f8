"""Suggestions below the box."""

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


def test_suggestions_are_chosen_with_the_arrows(page: Page) -> None:
    page.goto("/")
    box = page.locator("#q")
    box.press_sequentially("so tay")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert "sổ tay" in options.first.inner_text().lower()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    address = options.first.evaluate("option => option.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_suggestions_are_announced_and_closed_with_escape(page: Page) -> None:
    page.goto("/")
    box = page.locator("#q")
    box.press_sequentially("chi bộ")
    expect(page.locator("form.box [role=status]")).to_contain_text("gợi ý")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("chi bộ")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")


def test_enter_searches_for_what_was_typed(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("chi bộ")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=chi+b*")


def test_nothing_is_asked_while_an_input_method_composes(page: Page) -> None:
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest.json" in request.url else None)
    page.locator("#q").focus()
    devtools = page.context.new_cdp_session(page)
    for text in ("chi", "chi bô", "chi bộ"):
        devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(200)
    assert asked == []
    devtools.send("Input.insertText", {"text": "chi bộ"})
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(asked) == 1


def test_a_late_answer_never_replaces_a_newer_one(page: Page) -> None:
    page.goto("/")

    def answer(route: Route) -> None:
        first = "q=chi+b" in route.request.url or "q=chi%20b" in route.request.url
        if first:
            page.wait_for_timeout(400)
        route.continue_()

    page.route("**/suggest.json*", answer)
    box = page.locator("#q")
    box.press_sequentially("chi b")
    page.wait_for_timeout(150)
    box.fill("quận ủy")
    page.wait_for_timeout(900)
    texts = page.get_by_role("option").all_inner_texts()
    assert texts
    assert all("quận" in text.lower() for text in texts if "/" not in text)


def test_when_suggestions_fail_the_box_still_searches(page: Page) -> None:
    page.route("**/suggest.json*", lambda route: route.fulfill(status=204))
    page.goto("/")
    page.locator("#q").press_sequentially("chi bộ")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=chi+b*")
