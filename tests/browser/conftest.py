"""The page over the corpus of the project, in the system's Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from indexer import rebuild
from tests.chromium import chromium
from tests.site import served

QUIET = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page over `corpus/`."""
    chromium()
    folder = tmp_path_factory.mktemp("site") / "index"
    rebuild([Path(__file__).parents[2] / "corpus"], index=folder)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    program = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; an error of the page's script, or a request that fails, fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if _is_ours(message) else None)
    page.on("request", lambda request: None if request.url.startswith(site) else problems.append(request.url))
    yield page
    context.close()
    assert not problems


def _is_ours(message: ConsoleMessage) -> bool:
    """Whether a line of the console tells of a mistake; an answer of 404 or 503 is no mistake of the page."""
    return message.type == "error" and "Failed to load resource" not in message.text
