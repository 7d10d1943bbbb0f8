"""Turn what was read into documents: clean text, title, dates, authors, captions, parts, and what was removed.

Pure and fast: short lines are looked at, long ones are text.
"""

from indexer.convert.documents import to_document

__all__ = ["to_document"]
