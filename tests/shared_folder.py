"""Where the shared material lies that is never part of the project: beside the checkout."""

import os
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parent.parent


def shared(path: str) -> Path:
    """Return a file or folder of the shared material; skip the test, loudly, where it is absent.

    In CI (environment variable CI set) an absent file fails the test: nothing is skipped there.
    """
    candidates = [folder / "shared" / path for folder in _REPOSITORY.parents[:2]]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    message = f"shared/{path} is not beside this checkout: tests on real input did not run"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
