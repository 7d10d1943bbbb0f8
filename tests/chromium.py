"""Which browser the browser tests drive: the system's own Chromium; nothing is downloaded.

`python -m tests.chromium` ends with 0 where there is one, else with 1.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> Path:
    """Return the program of the system's Chromium; skip the test, loudly, where there is none.

    In CI (environment variable CI set) a missing Chromium fails the test: nothing is skipped there.
    """
    for program in _installed():
        return program
    message = f"none of {', '.join(_NAMES)} is installed: the browser tests did not run"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def _installed() -> tuple[Path, ...]:
    return tuple(Path(program) for program in map(shutil.which, _NAMES) if program)


if __name__ == "__main__":
    sys.exit(0 if _installed() else 1)
