"""What is to be marked in a hit; the plan of a query makes it, highlighting reads it."""

from indexer.model.request import Near, Phrase, Single

Mark = tuple[Single, ...] | Phrase | Near
"""Singles: wherever the first of them stands that occurs in the hit at all. A phrase: where it stands whole."""
