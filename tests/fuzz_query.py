"""Fuzz the way from any bytes to a request, guided by coverage.

By hand:

    python -m pip install atheris
    python -m tests.fuzz_query [FOLDER OF INPUTS] [-max_total_time=60] [other options of libFuzzer]

It ends after a minute unless another time or a number of runs is given. What holds is in `understood`; Hypothesis
asserts the same in CI (`unit/test_parse.py`, `unit/test_plan.py`), with fewer tries; an input found here belongs
there as a case.
"""

import sys

_MINUTE = "-max_total_time=60"
_ENDS = ("-max_total_time=", "-runs=")


def main() -> None:
    """Run the fuzzer."""
    import atheris  # by hand only: not among the requirements

    # Our own modules alone: instrumenting all that is loaded takes minutes before the first input.
    with atheris.instrument_imports(include=["indexer"]):
        from tests.understood import check
    ends = () if any(option.startswith(_ENDS) for option in sys.argv) else (_MINUTE,)
    atheris.Setup([*sys.argv, *ends], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
