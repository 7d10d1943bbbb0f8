"""The side that Whoosh sees: its schema, and a codec that reads our arrays.

Any program with this module importable opens a generation with `whoosh.index.open_dir(folder, INDEX_NAME)` and
searches it with Whoosh's own `Searcher`. The product does not: see `evaluate.py`. Generations are immutable, so
the codec only reads; `invert.py` and `merge.py` write.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import fields
from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, Segment, TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Positions
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from indexer.engine.whoosh.arrays import Array
from indexer.engine.whoosh.carry import INDEX_NAME
from indexer.engine.whoosh.segment import STORED, Inverted, Postings, SegmentFile


class ArraySegment(Segment):  # type: ignore[misc]  # Whoosh has no types
    """A segment of ours in Whoosh's table of contents."""

    def __init__(self, number: int, documents: int, deleted: frozenset[int] = frozenset()) -> None:
        self.indexname = INDEX_NAME
        self.segid = f"{number:06d}"
        self.compound = False
        self._documents = documents
        self._deleted = deleted

    def codec(self) -> "ArrayCodec":
        """The codec that reads it."""
        return ArrayCodec()

    def doc_count_all(self) -> int:
        """Documents, deleted ones included."""
        return self._documents

    def deleted_count(self) -> int:
        """Deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Numbers of deleted documents."""
        return self._deleted

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self._deleted

    def should_assemble(self) -> bool:
        """Compound files are not used."""
        return False


class ArrayCodec(Codec):  # type: ignore[misc]
    """Reads segments of arrays; the abstract writing half stays unimplemented, generations are immutable."""

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayTerms":
        """Terms and postings."""
        return ArrayTerms(SegmentFile(Path(storage.folder), segment.segment_id()))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayDocuments":
        """Lengths and stored ids."""
        return ArrayDocuments(SegmentFile(Path(storage.folder), segment.segment_id()), segment)


_PLACES = {field: (name, place) for name, stored in STORED.items() for place, field in enumerate(stored)}
"""Where the terms of a field of Whoosh lie: in which view or facet, and in which of its fields."""


class FieldTerms:
    """The terms of one field, which lie among those of the other fields of a view."""

    def __init__(self, segment: SegmentFile, field: str) -> None:
        name, self._place = _PLACES[field]
        self._inverted: Inverted = segment.inverted(name)
        self._numbers = np.flatnonzero(self._inverted.counts()[:, self._place])
        self.positional = self._inverted.positional
        self.lengths: Array = self._inverted.lengths[self._place]

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, number: int) -> bytes:
        return self._inverted.terms[int(self._numbers[number])]

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def lower_bound(self, text: bytes) -> int:
        """Number of terms that sort before `text`."""
        return int(self._numbers.searchsorted(self._inverted.terms.lower_bound(text)))

    def find(self, text: bytes) -> int:
        """The number of a term, -1 when there is none."""
        number = self.lower_bound(text)
        return number if number < len(self) and self[number] == text else -1

    def postings(self, number: int) -> Postings:
        """The postings of a term."""
        return self._inverted.postings(int(self._numbers[number]) * len(self._inverted.fields) + self._place)


class _PositionValues:
    """Position lists of postings in Whoosh's encoding, made when asked for."""

    def __init__(self, frequencies: Array, positions: Array) -> None:
        self._ends = frequencies.cumsum(dtype="int64").tolist()
        self._positions = positions

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        encoded: bytes = Positions().encode(self._positions[start : self._ends[number]].tolist())
        return encoded


class ArrayTerms(TermsReader):  # type: ignore[misc]
    """The terms of all fields of a segment."""

    def __init__(self, segment: SegmentFile) -> None:
        self._segment = segment
        self._known: dict[str, FieldTerms] = {}

    def _terms(self, fieldname: str) -> FieldTerms:
        found = self._known.get(fieldname)
        return found or self._known.setdefault(fieldname, FieldTerms(self._segment, fieldname))

    def _number(self, fieldname: str, text: bytes) -> int:
        return self._terms(fieldname).find(text) if fieldname in _PLACES else -1

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) >= 0

    def indexed_field_names(self) -> list[str]:
        """Names of all fields with terms."""
        return sorted(_PLACES)

    def cursor(self, fieldname: str, fieldobj: fields.FieldType) -> "ArrayCursor":
        """A cursor over the terms of a field."""
        return ArrayCursor(self._terms(fieldname), fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms in order."""
        return ((name, text) for name in sorted(_PLACES) for text in self._terms(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Terms from a field's prefix on to the end of all fields."""
        names = sorted(_PLACES)
        for name in names[bisect_left(names, fieldname) :]:
            terms = self._terms(name)
            for number in range(terms.lower_bound(prefix) if name == fieldname else 0, len(terms)):
                yield name, terms[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with their statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Terms from a prefix on with their statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Statistics of a term.

        Raises:
            KeyError: there is no such term.
        """
        number = self._number(fieldname, text)
        if number < 0:
            raise KeyError((fieldname, text))
        field = self._terms(fieldname)
        postings = field.postings(number)
        lengths = field.lengths[postings.documents]
        return TermInfo(
            weight=float(postings.frequencies.sum()),
            df=len(postings.documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(postings.frequencies.max()),
            minid=int(postings.documents[0]),
            maxid=int(postings.documents[-1]),
        )

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:  # noqa: ANN401
        """The postings of a term as Whoosh walks them."""
        number = self._number(fieldname, text)
        if number < 0:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        field = self._terms(fieldname)
        postings = field.postings(number)
        values = _PositionValues(postings.frequencies, postings.positions) if field.positional else None
        return ListMatcher(
            postings.documents.tolist(),
            weights=postings.frequencies.astype(float).tolist(),
            values=values,
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )


class ArrayCursor(FieldCursor):  # type: ignore[misc]
    """Walks the terms of a field in order."""

    def __init__(self, terms: FieldTerms, fieldobj: fields.FieldType) -> None:
        self._terms, self._field, self._place = terms, fieldobj, 0

    def is_valid(self) -> bool:
        """Whether it stands on a term."""
        return self._place < len(self._terms)

    def first(self) -> str | None:
        """Go to the first term."""
        self._place = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term not before this."""
        self._place = self._terms.lower_bound(term if isinstance(term, bytes) else self._field.to_bytes(term))
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """The term, None after the last: Whoosh's convention."""
        return self._field.from_bytes(self._terms[self._place]) if self.is_valid() else None


class ArrayDocuments(PerDocumentReader):  # type: ignore[misc]
    """What a segment knows of each document."""

    def __init__(self, segment: SegmentFile, entry: ArraySegment) -> None:
        self._segment, self._entry = segment, entry

    def doc_count(self) -> int:
        """Live documents."""
        return self._entry.doc_count_all() - self._entry.deleted_count()

    def doc_count_all(self) -> int:
        """All documents."""
        return self._entry.doc_count_all()

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return self._entry.deleted_count() > 0

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return self._entry.is_deleted(docnum)

    def deleted_docs(self) -> frozenset[int]:
        """Deleted documents."""
        return self._entry.deleted_docs()

    @cached_property
    def _lengths(self) -> dict[str, Array]:
        return {field: self._segment.inverted(name).lengths[place] for field, (name, place) in _PLACES.items()}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Tokens of a document in a field."""
        return int(self._lengths[fieldname][docnum]) if fieldname in self._lengths else default

    def field_length(self, fieldname: str) -> int:
        """Tokens of a field."""
        return int(self._lengths[fieldname].sum()) if fieldname in self._lengths else 0

    def min_field_length(self, fieldname: str) -> int:
        """Fewest tokens of a document that has any."""
        lengths = self._lengths.get(fieldname, np.zeros(0, np.int64))
        return int(lengths[lengths > 0].min(initial=lengths.max(initial=0)))

    def max_field_length(self, fieldname: str) -> int:
        """Most tokens of a document."""
        return int(self._lengths[fieldname].max(initial=0)) if fieldname in self._lengths else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The id; texts are in our own store."""
        return {"id": self._segment.ids[docnum].decode()}
