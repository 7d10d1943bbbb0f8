"""The command `tracuu`, also as `python -m indexer`."""

import gc
import sys
from importlib import import_module

_GARBAGE = 100_000
"""Objects made and not yet freed after which the interpreter looks for garbage; by itself it does after 700."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # Nearly all that a command makes stays until it ends: looking for garbage among it took a tenth of a search.
    gc.set_threshold(_GARBAGE)
    # By name: nothing of the command line is loaded by whoever only imports this module, as worker processes do.
    sys.exit(import_module("indexer.cli").main())


if __name__ == "__main__":
    main()
