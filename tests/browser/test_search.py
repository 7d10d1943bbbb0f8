"""What a person does with the page, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

QUERY = "sổ tay đảng viên điện tử"


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.wait_for_url("**/search?*")


def test_type_filter_page_open_and_go_back(page: Page) -> None:
    page.goto("/")
    search(page, "chi bộ")
    expect(page.locator(".count")).to_contain_text("tài liệu có đủ các từ")
    hits = page.locator("li.hit")
    expect(hits).to_have_count(10)
    everything = page.locator(".bar p").inner_text()

    box = page.locator("input[name=place]").first
    place = box.get_attribute("value")
    box.click()  # not `check`, which looks at the box again when the page may be another one
    page.wait_for_url("**place=*")
    expect(page.locator(".chip")).to_have_count(1)
    assert page.locator(".bar p").inner_text() != everything
    expect(page.locator(f'#filters input[name=place][value="{place}"]')).to_be_focused()

    page.get_by_role("link", name="Xóa tất cả").click()
    page.wait_for_url(lambda url: "place" not in url)
    page.get_by_role("link", name="Trang sau").click()
    page.wait_for_url("**page=2")
    title = page.locator("li.hit h3").first.inner_text()
    page.locator("li.hit h3 a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.get_by_role("heading", level=1).inner_text() == title
    assert page.locator("article mark").count() > 0

    page.go_back()
    page.wait_for_url("**page=2")
    assert page.locator("li.hit h3").first.inner_text() == title
    page.go_back()
    page.go_back()
    page.wait_for_url("**place=*")
    expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert page.locator(".bar p").inner_text() == everything


def test_the_same_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    search(page, "chi bộ")
    page.locator("input[name=place]").first.check()
    page.get_by_role("button", name="Áp dụng").click()
    page.wait_for_url("**place=*")
    assert page.locator(".chip").count() == 1
    page.locator(".chip").click()
    page.wait_for_url(lambda url: "place" not in url)
    page.locator(".facet li a").first.click()
    assert page.locator(".chip").count() == 1
    page.locator("li.hit h3 a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator("article mark").count() > 0
    assert page.locator("button:visible").count() == 1
    page.get_by_role("link", name=re.compile("Về kết quả tìm")).click()
    assert page.locator(".chip").count() == 1
    context.close()


@pytest.mark.parametrize("typed", [QUERY, "so tay dang vien dien tu", f'"{QUERY}"'])
def test_the_handbook_is_found_however_it_is_typed(page: Page, typed: str) -> None:
    page.goto("/")
    search(page, typed)
    marks = page.locator("li.hit").first.locator("mark").all_inner_texts()
    assert any(re.search("sổ tay", mark, re.IGNORECASE) for mark in marks)


def test_slash_goes_to_the_box_and_escape_empties_it(page: Page) -> None:
    page.goto("/search?q=abc")
    page.keyboard.press("/")
    box = page.locator("#q")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    box.fill("a/b")
    expect(box).to_have_value("a/b")


def test_the_box_does_not_take_the_focus(page: Page) -> None:
    page.goto("/")
    expect(page.locator("body")).to_be_focused()


def test_the_keyboard_alone_reaches_the_results_and_opens_one(page: Page) -> None:
    page.goto("/search?q=chi bộ")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('h3') !== null"))
        if seen[-1]:
            break
    assert seen[-1]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")


def test_marks_are_walked_one_by_one(page: Page) -> None:
    page.goto(f"/search?q={QUERY}")
    page.locator("li.hit h3 a").first.click()
    page.wait_for_url("**/documents/**")
    count = page.locator("article mark").count()
    page.get_by_role("button", name="Sau", exact=True).click()
    expect(page.locator("#walk output")).to_have_text(f"1/{count}")
    page.get_by_role("button", name="Trước", exact=True).click()
    expect(page.locator("#walk output")).to_have_text(f"{count}/{count}")
    expect(page.locator("mark.current")).to_have_count(1)
    expect(page.locator("mark.current")).to_be_in_viewport()


def test_the_next_result_is_one_step_away(page: Page) -> None:
    page.goto("/search?q=chi bộ")
    titles = page.locator("li.hit h3").all_inner_texts()
    page.locator("li.hit h3 a").first.click()
    page.get_by_role("link", name="Kết quả sau").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[1])
    page.get_by_role("link", name="Kết quả trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[0])


def test_a_citation_is_copied(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/search?q=chi bộ")
    page.locator("li.hit h3 a").first.click()
    page.get_by_text("Trích dẫn, chia sẻ").click()
    page.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.locator("#copied")).to_have_text("Đã chép trích dẫn")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.get_by_role("heading", level=1).inner_text() in copied
    context.close()


def test_a_second_filter_is_not_overtaken_by_the_answer_to_the_first(page: Page) -> None:
    page.goto("/search?q=chi bộ")
    boxes = page.locator("#filters input[name=organisation]")
    first, second = (boxes.nth(number).get_attribute("value") for number in (0, 1))
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            page.wait_for_timeout(700)
        route.continue_()

    page.route("**/search?*organisation=*", answer)
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.wait_for_url(lambda url: url.count("organisation=") == 2)
    page.wait_for_timeout(900)
    assert page.url.count("organisation=") == 2
    for value in (first, second):
        expect(page.locator(f'#filters input[name=organisation][value="{value}"]')).to_be_checked()
    expect(page.locator(".chip")).to_have_count(2)
