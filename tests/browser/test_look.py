"""Every page, at every width, in both themes: nothing runs over, nothing is hard to read or to operate."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site import served

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "results": "/search?q=sổ tay đảng viên điện tử",
    "filtered": "/search?q=chi bộ&place=Hà Nội&person.not=Hồ Chí Minh&from=2020&to=2026",
    "tiers": "/search?q=sổ tay hiến máu kỳ anh",
    "nothing": "/search?q=zzzz&year=2022&place=Hà Nội",
    "values": "/facets/person?q=chi bộ",
    "person": "/person/Trần Hữu Thọ",
    "organisation": "/organisation/Tỉnh uỷ Đắk Lắk",
    "place": "/place/Đắk Lắk",
    "reference": "/reference/05-CT/TW?lang=en",
    "days": "/search?month=2022-12",
    "places": "/facets/place?q=chi bộ&lang=en",
    "similar": "/similar?id=tin-tuc/2022/cam-giang-ra-mat-so-tay-dang-vien-dien-tu",
    "help": "/help",
    "help in English": "/help?lang=en",
    "no page": "/nope",
    "missing": "/documents/không có",
    "english": "/search?q=chi bộ&lang=en",
}


def addresses(page: Page) -> dict[str, str]:
    """All pages, and a document that is found."""
    page.goto(PAGES["results"])
    return PAGES | {"document": page.locator("li.hit h3 a").first.get_attribute("href") or ""}


def test_nothing_runs_over_the_side_not_even_text_of_twice_the_size(page: Page) -> None:
    for name, address in addresses(page).items():
        page.goto(address)
        for width, size in ((320, 100), (360, 100), (768, 100), (1280, 100), (640, 200)):
            page.set_viewport_size({"width": width, "height": 450})
            page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width, size)


# The themes differ in colours only, so the second is asked about those.
@pytest.mark.parametrize(
    ("theme", "rules"), [("light", {}), ("dark", {"runOnly": ["color-contrast", "link-in-text-block"]})]
)
def test_axe_finds_nothing_wrong(browser: Browser, site: str, theme: str, rules: dict[str, list[str]]) -> None:
    # Axe brings its own script, which the policy of the page rightly forbids.
    context = browser.new_context(base_url=site, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    for name, address in addresses(page).items():
        page.goto(address)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        if page.locator("a.explain").count():
            page.locator("a.explain").first.click()
            page.locator(".explained").wait_for()
        found = Axe().run(page, options=rules)
        assert found.violations_count == 0, (name, found.generate_report())
        assert "color-contrast" in {rule["id"] for rule in found.response["passes"]}, name
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_suggestions(browser: Browser, site: str, theme: str) -> None:
    context = browser.new_context(base_url=site, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/")
    page.locator("#q").press_sequentially("chi b")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_an_outage_looks_well(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "none") as site:
        context = browser.new_context(base_url=site, bypass_csp=True, viewport={"width": 360, "height": 700})
        page = context.new_page()
        page.goto("/search?q=a")
        assert "Chưa có chỉ mục" in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        context.close()


def test_targets_are_large_enough_for_a_finger(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(PAGES["filtered"])
    small = page.evaluate(
        """[...document.querySelectorAll(".chip, button, .value input, .pages a")]
        .map((each) => [each.outerHTML, (each.closest(".value") ?? each).getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height < 24).map(([html]) => html)"""
    )
    assert small == []


def test_print_shows_the_text_and_not_the_controls(page: Page) -> None:
    page.goto(addresses(page)["document"])
    page.emulate_media(media="print")
    for control in ("header.site", ".walk", ".forms", ".trail"):
        assert not page.locator(control).first.is_visible(), control
    assert page.locator("article p").first.is_visible() or page.locator("article p").nth(1).is_visible()


def test_marks_stay_visible_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(PAGES["results"])
    colours = page.evaluate(
        "(() => { const style = (each) => getComputedStyle(each).backgroundColor;"
        " return [style(document.querySelector('mark')), style(document.body)] })()"
    )
    assert colours[0] != colours[1]


def test_one_style_sheet_and_one_script_are_all_that_is_fetched(page: Page) -> None:
    fetched: list[tuple[str, int]] = []
    page.on("response", lambda answer: fetched.append((answer.url, len(answer.body()))))
    page.goto(PAGES["results"], wait_until="networkidle")
    sizes = {url.rpartition(".")[2] if "/static/" in url else "page": size for url, size in fetched}
    assert sorted(sizes) == ["css", "js", "page", "svg"]
    assert sizes["css"] <= 15_000
    assert sizes["js"] <= 15_000
    assert sizes["page"] <= 60_000
