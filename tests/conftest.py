"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

# What helps several tests tells what was wrong, too, as the tests themselves do.
pytest.register_assert_rewrite(*(f"tests.{path.stem}" for path in Path(__file__).parent.iterdir()))

from tests.golden_file import GoldenFiles  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option behind `make golden`."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden anew instead of comparing")


def pytest_configure() -> None:
    """Let no test fail because the machine is busy."""
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run only what writes golden files when they are to be rewritten."""
    if config.getoption("--rewrite-golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> GoldenFiles:
    """The expected results in tests/golden: `golden.check("words.txt", text)`."""
    return GoldenFiles(rewrite=request.config.getoption("--rewrite-golden"))
