"""The page by keyboard alone, and as a screen reader tells it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

STOPS = """[...document.querySelectorAll("a[href], button, input, summary")]
  .filter((each) => each.type !== "hidden" && each.tabIndex >= 0 && each.checkVisibility()).length"""


def press_until(page: Page, selector: str, *, key: str = "Tab", most: int = 400) -> None:
    """Press a key until what is focused fits a selector."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(selector)


def test_a_walk_from_the_start_to_a_mark_and_back(page: Page) -> None:
    page.goto("/")
    press_until(page, "#q")
    page.keyboard.type("chi bộ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=chi+b*")
    press_until(page, "#filters input[name=place]")
    page.keyboard.press("Space")
    page.wait_for_url("**place=*")
    expect(page.locator("#filters input[name=place]:checked")).to_be_focused()
    press_until(page, ".chip", key="Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "place" not in url)
    press_until(page, "a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**page=2")
    press_until(page, "li.hit h3 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    press_until(page, "[data-step='1']")
    page.keyboard.press("Enter")
    expect(page.locator("mark.current")).to_be_in_viewport()
    press_until(page, ".trail > a", key="Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**page=2")


@pytest.mark.parametrize("address", ["/", "/search?q=chi bộ&place=Hà Nội", "/facets/place", "/help", "/search?q=zzzz"])
def test_every_stop_is_reached_once_and_seen(page: Page, address: str) -> None:
    page.goto(address)
    wanted = page.evaluate(STOPS)
    seen = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const each = document.activeElement, style = getComputedStyle(each), first = !each.dataset.seen;
              each.dataset.seen = "1";
              return [first, each.tagName, style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        assert stop[0], stop
        assert stop[1] != "BODY"
        assert (stop[2], stop[3]) == ("solid", 3), stop
        seen += 1
    assert seen == wanted > 5


def test_filters_are_a_few_stops_away_and_not_behind_all_hits(page: Page) -> None:
    page.goto("/search?q=chi bộ")
    width = "document.querySelector('.to-filters').offsetWidth"
    assert page.evaluate(width) < 3
    press_until(page, ".to-filters", most=12)
    assert page.evaluate(width) > 40
    page.keyboard.press("Enter")
    page.wait_for_url("**#filters")
    page.keyboard.press("Tab")
    expect(page.locator("#from")).to_be_focused()


def test_why_a_hit_is_there_is_told_in_its_place(page: Page) -> None:
    page.goto("/search?q=chi bộ")
    press_until(page, "a.explain")
    link = page.locator("a.explain").first
    page.keyboard.press("Enter")
    told = page.locator("li.hit").first.locator(".explained")
    expect(told).to_contain_text("Có đủ các từ")
    expect(told.locator("tbody tr").first).to_contain_text("%")
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(told).to_be_hidden()
    expect(link).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith("/search?q=chi%20b%E1%BB%99")


def test_without_javascript_the_reasons_are_open_where_the_link_leads(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search?q=chi bộ")
    page.locator("a.explain").first.click()
    page.wait_for_url("**/documents/**#why")
    expect(page.locator("#why")).to_be_visible()
    context.close()


def test_a_screen_reader_is_told_what_the_results_are(page: Page) -> None:
    page.goto("/search?q=chi bộ&year=2022")
    told = page.locator("body").aria_snapshot()
    for words in (
        "- banner:",
        '- navigation "Trang":',
        "- main:",
        '- heading "Kết quả cho chi bộ" [level=1]',
        "tài liệu có đủ các từ",
        'link "Bỏ bộ lọc: Năm: 2022"',
        '- navigation "Sắp xếp":',
        '- heading "Có đủ các từ" [level=2]',
        '- navigation "Các trang kết quả":',
        '- form "Bộ lọc":',
        '- textbox "Từ"',
        "- group:",
        '- button "Áp dụng"',
    ):
        assert words in told, words
    checkbox = page.get_by_role("checkbox").nth(1)
    expect(checkbox).to_have_accessible_name(re.compile(r".+ \([\d.]+\)"))


def test_a_place_in_a_chosen_place_narrows_the_search(page: Page) -> None:
    page.goto("/search?place=Hà Nội")
    everything = page.locator(".count").inner_text()
    page.locator("#filters li.deeper input").first.check()
    page.wait_for_url(lambda url: "place=H%C3%A0+N%E1%BB%99i&" not in url and url.count("place=") == 1)
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".count")).not_to_have_text(everything)
