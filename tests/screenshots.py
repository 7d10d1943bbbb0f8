"""Take the screenshots of the documentation anew.

    python -m tests.screenshots

Look at them before you commit them.
"""

import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from indexer import rebuild
from tests.browser.conftest import QUIET
from tests.chromium import chromium
from tests.site import served

_REPOSITORY = Path(__file__).parent.parent
_FOLDER = _REPOSITORY / "docs" / "screenshots"
_HANDBOOK = "/search?q=sổ tay đảng viên điện tử"
_SUGGESTED = "so tay"
_SHOTS: tuple[tuple[str, str, int, int, Literal["light", "dark"]], ...] = (
    ("start", "/", 1280, 800, "light"),
    ("start-dark-phone", "/", 360, 740, "dark"),
    ("suggestions", _SUGGESTED, 768, 560, "light"),
    ("results", _HANDBOOK, 1280, 800, "light"),
    ("results-dark", "/search?q=chi bộ&place=Hà Nội&sort=newest", 1280, 800, "dark"),
    ("results-tablet", "/search?q=chi bộ&year=2022", 768, 1000, "light"),
    ("results-phone", _HANDBOOK, 360, 740, "light"),
    ("filters-phone-dark", "/search?q=chi bộ&month=2022-12#filters", 360, 740, "dark"),
    ("reprints", "/search?q=máu+giọt+hồng+ba+chẽ", 1280, 800, "light"),
    ("document", "", 1280, 800, "light"),
    ("document-dark-tablet", "", 768, 800, "dark"),
    ("place", "/place/Hà Nội", 1280, 800, "light"),
    ("values", "/facets/place?q=chi bộ&order=label", 768, 800, "light"),
    ("nothing", '/search?q="sổ tay hiến máu"&place=Hà Nội', 1280, 560, "light"),
    ("missing", "/documents/không có", 360, 560, "dark"),
    ("help-phone", "/help", 360, 740, "light"),
    ("english", "/search?q=so tay dang vien&lang=en", 1280, 800, "light"),
)


def take(browser: Browser, site: str) -> None:
    """Write every picture."""
    for name, address, width, height, theme in _SHOTS:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
        )
        page = context.new_page()
        if address == _SUGGESTED:
            page.goto("/")
            page.locator("#q").press_sequentially(address)
            page.get_by_role("option").first.wait_for()
        else:
            page.goto(address or _HANDBOOK)
        if not address:
            page.locator("li.hit h3 a").first.click()
            page.wait_for_url("**/documents/**")
        for summary in page.locator(".reprints > summary").all()[:1]:
            summary.click()
        page.screenshot(path=_FOLDER / f"{name}.png")
        context.close()


def main() -> None:
    """Build an index over the corpus, serve it, take the pictures."""
    program = chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        rebuild([_REPOSITORY / "corpus"], index=folder)
        with served(Path(folder)) as site:
            browser = playwright.chromium.launch(executable_path=program, args=QUIET)
            take(browser, site)
            browser.close()


if __name__ == "__main__":
    main()
