"""Fuzz the way from any bytes to a request, guided by coverage.

By hand, without end:

    python -m pip install atheris
    python -m tests.fuzz_query [FOLDER OF INPUTS] [-max_total_time=60] [other options of libFuzzer]

Whatever is typed is parsed and planned, and no position lies outside the text. Hypothesis asserts the same in CI
(`unit/test_parse.py`, `unit/test_plan.py`), with fewer tries; an input found here belongs there as a case.
"""

import sys

from indexer.query.parse import parse
from indexer.query.plan import plan
from tests.analysed import analysed


def check(content: bytes) -> None:
    """Understand any bytes as a query."""
    # A lone surrogate stands for every byte that is no UTF-8, as in the arguments of a command.
    parsed = parse(content.decode("utf-8", "surrogateescape"))
    made = plan(parsed, analysed)
    assert made.tiers
    assert all(0 <= note.start <= note.end <= len(parsed.text) for note in made.notes)


def main() -> None:
    """Run the fuzzer."""
    import atheris  # by hand only: not among the requirements

    atheris.instrument_all()
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
