"""Read documents from disk, one after another; a bad file is reported, never fatal.

Only bytes become text here: nothing is cleaned, no line is understood (that is `indexer.convert`).
A format is one row of `formats.py` and one file with one function.
"""

from indexer.read.compare import Comparison, compare_files
from indexer.read.files import read_files

__all__ = ["Comparison", "compare_files", "read_files"]
