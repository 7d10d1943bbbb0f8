"""Join the lines of a text that was broken at a fixed width, as mail programs and old editors do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.convert.lines import Line

_SHORTEST = 40
"""Code points; a shorter line was not broken by a machine."""


def join_wrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the paragraphs: a line that goes on in lower case right under a long one belongs to it."""
    waiting: Line | None = None
    for line in lines:
        if waiting and _goes_on(waiting, line):
            waiting = replace(waiting, text=f"{waiting.text} {line.text}")
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line is the rest of the one above: a bullet, "a)" or a heading is not."""
    broken = line.gap == 0 and len(before.text) >= _SHORTEST and before.text[-1] not in '.!?:;…”"'
    word = line.text.split(" ", 1)[0]
    return broken and line.text[0].islower() and word.isalpha() and not (before.heading or line.heading)
