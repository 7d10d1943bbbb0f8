"""The command `tracuu`, also as `python -m indexer`."""

import sys
from importlib import import_module


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # By name: nothing of the command line is loaded by whoever only imports this module, as worker processes do.
    sys.exit(import_module("indexer.cli").main())


if __name__ == "__main__":
    main()
