"""Join the lines of a text that was broken at a fixed width, as mail programs, old editors and PDF do."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.convert.lines import Line

_SHORTEST = 40
"""Code points; a shorter line was not broken by a machine."""

_WIDEST = 130
"""Code points of the longest line of a text that may have been broken at a fixed width."""

_FULL = 0.8
"""Share of the longest line that a full line has at least: the next word did not fit."""

_FEWEST = 3
"""Lines that go on in lower case below a full line, for all of the text to be taken for broken."""


def join_wrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the paragraphs: a line that goes on right under a long one belongs to it.

    It goes on in lower case; where all of the text was broken at one width, below a full line with a capital, too.
    """
    full = _full_length(lines)
    waiting: Line | None = None
    before = ""
    for line in lines:
        if waiting and _goes_on(before, line, full) and not waiting.heading:
            waiting = waiting._replace(text=f"{waiting.text} {line.text}")
        else:
            if waiting:
                yield waiting
            waiting = line
        before = line.text
    if waiting:
        yield waiting


def _full_length(lines: Sequence[Line]) -> float:
    """Return the code points of a full line of a text that was broken at a fixed width, 0 for other texts."""
    longest = max((len(line.text) for line in lines), default=0)
    full = _FULL * longest
    if not _SHORTEST <= longest <= _WIDEST:
        return 0
    broken = sum(len(above.text) >= full and _goes_on(above.text, below, 0) for above, below in pairwise(lines))
    return full if broken >= _FEWEST else 0


def _goes_on(before: str, line: Line, full: float) -> bool:
    """Tell whether a line is the rest of the one above: a bullet, "a)" or a heading is not."""
    if line.gap or line.heading or len(before) < _SHORTEST or before[-1] in '.!?:;…”"':
        return False
    word = line.text.split(" ", 1)[0].rstrip(",")
    if line.text[0].islower():
        return word.isalpha()
    return 0 < full <= len(before) and word.isalpha() and not line.text.isupper()
