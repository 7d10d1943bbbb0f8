"""How many steps a backtracking matcher takes for a pattern, as `re` takes them, whatever else the machine does.

Written after the description of patterns in the documentation of `re`; the tree is the one that `re` itself compiles.
Long bounded repeats are taken for shorter ones, so that short texts show what grows without bound.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

_parser: Any = import_module("re._parser")
LONGEST = 30
"""Repeats that a bounded repeat may have here."""

Rest = Callable[[int], bool]
"""Whether what follows matches from a place on."""


class Steps:
    """Counts what matching takes.

    Attributes:
        taken: characters and places looked at so far.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.taken = 0
        self._text = text
        self._nodes = _tree(pattern)
        self._flags = pattern.flags
        self._groups: dict[int, tuple[int, int]] = {}
        self._end = -1

    def match(self, at: int = 0, *, whole: bool = False) -> bool:
        """Whether the pattern matches from a place on, to the end or to any."""
        self._groups.clear()
        return self._all(self._nodes, 0, at, lambda end: self._reached(end, whole=whole))

    def search(self, at: int = 0) -> bool:
        """Whether the pattern matches from a place on or from a later one."""
        return any(map(self.match, range(at, len(self._text) + 1)))

    def scan(self) -> int:
        """How often the pattern is found, one behind the other."""
        found = at = 0
        while at <= len(self._text) and self.search(at):
            found, at = found + 1, max(at + 1, self._end)
        return found

    def _reached(self, end: int, *, whole: bool) -> bool:
        self._end = end
        return not whole or end == len(self._text)

    def _all(self, nodes: Sequence[Any], place: int, at: int, rest: Rest) -> bool:  # noqa: PLR0911 - a way for each kind
        """Match the nodes from one on, then the rest."""
        self.taken += 1
        if place == len(nodes):
            return rest(at)
        kind, what = str(nodes[place][0]), nodes[place][1]
        after: Rest = lambda end: self._all(nodes, place + 1, end, rest)  # noqa: E731
        match kind:
            case "BRANCH":
                return any(self._all(list(way), 0, at, after) for way in what[1])
            case "SUBPATTERN":
                return self._group(what, at, after)
            case "ATOMIC_GROUP":
                return self._alone(list(what), at) and after(self._end)
            case "ASSERT" | "ASSERT_NOT":
                return self._seen(what, at) is (kind == "ASSERT") and after(at)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeat(kind, what, at, after)
            case "GROUPREF":
                start, end = self._groups.get(what, (0, -1))
                again = self._text[start:end]
                return end >= start and self._text.startswith(again, at) and after(at + len(again))
            case "GROUPREF_EXISTS":
                group, yes, no = what
                return self._all(list(yes if group in self._groups else no or ()), 0, at, after)
            case "AT":
                return self._is_at(str(what), at) and after(at)
            case _:
                return self._is_one(nodes[place], at) and after(at + 1)

    def _alone(self, nodes: Sequence[Any], at: int) -> bool:
        """Match nodes whatever follows; `_end` tells how far."""
        return self._all(nodes, 0, at, lambda end: self._reached(end, whole=False))

    def _group(self, what: Any, at: int, after: Rest) -> bool:
        number, added, _, nodes = what
        before, flags = self._groups.get(number), self._flags
        self._flags |= added

        def close(end: int) -> bool:
            self._groups[number] = at, end
            self._flags = flags
            return after(end)

        if self._all(list(nodes), 0, at, close):
            return True
        self._flags = flags
        self._groups.pop(number, None)
        if before is not None:
            self._groups[number] = before
        return False

    def _seen(self, what: Any, at: int) -> bool:
        direction, nodes = what
        width = nodes.getwidth()[1] if direction < 0 else 0
        end = self._end
        found = at >= width and self._alone(list(nodes), at - width)
        self._end = end
        return found

    def _repeat(self, kind: str, what: Any, at: int, after: Rest) -> bool:
        least, most, nodes = what
        body = list(nodes)
        if most != _parser.MAXREPEAT and most > LONGEST:
            least, most = min(least, LONGEST), LONGEST
        if len(body) == 1 and str(body[0][0]) in {"IN", "LITERAL", "NOT_LITERAL", "ANY"}:
            return self._run(kind, (least, most), body[0], at, after)
        return self._times(kind, least, most, body, at, after, 0)

    def _run(self, kind: str, bounds: tuple[int, int], one: Any, at: int, after: Rest) -> bool:
        """Repeat a single character."""
        least, most = bounds
        end = at
        while end - at < most and self._is_one(one, end):
            end += 1
        ends = range(end, at + least - 1, -1) if kind != "MIN_REPEAT" else range(at + least, end + 1)
        return any(after(place) for place in (ends[:1] if kind == "POSSESSIVE_REPEAT" else ends))

    def _times(self, kind: str, least: int, most: int, body: list[Any], at: int, after: Rest, done: int) -> bool:  # noqa: PLR0917 - the state of one repeat
        def again(end: int) -> bool:
            return (end > at or done < least) and self._times(kind, least, most, body, end, after, done + 1)

        if kind == "POSSESSIVE_REPEAT":
            while done < most and self._alone(body, at) and self._end > at:
                at, done = self._end, done + 1
            return done >= least and after(at)
        if kind == "MIN_REPEAT" and done >= least and after(at):
            return True
        if done < most and self._all(body, 0, at, again):
            return True
        return kind == "MAX_REPEAT" and done >= least and after(at)

    def _is_at(self, where: str, at: int) -> bool:
        text = self._text
        if where in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
            lines = where == "AT_BEGINNING" and self._flags & re.MULTILINE
            return at == 0 or bool(lines and text[at - 1] == "\n")
        if where in {"AT_END", "AT_END_STRING"}:
            lines = where == "AT_END" and self._flags & re.MULTILINE
            return at == len(text) or bool(lines and text[at] == "\n") or (where == "AT_END" and text[at:] == "\n")
        before, behind = at > 0 and _is_word(text[at - 1]), at < len(text) and _is_word(text[at])
        return (before != behind) is (where == "AT_BOUNDARY")

    def _is_one(self, node: Any, at: int) -> bool:
        self.taken += 1
        if at >= len(self._text):
            return False
        letter = self._text[at]
        letters = {letter, letter.lower(), letter.upper()} if self._flags & re.IGNORECASE else {letter}
        return any(_is(node, letter, everything=bool(self._flags & re.DOTALL)) for letter in letters)


@cache
def _tree(pattern: re.Pattern[str]) -> list[Any]:
    return list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


_CATEGORIES: dict[str, Callable[[str], bool]] = {"DIGIT": str.isdecimal, "SPACE": str.isspace, "WORD": _is_word}


def _is(node: Any, letter: str, *, everything: bool = False) -> bool:
    kind, what = str(node[0]), node[1]
    match kind:
        case "LITERAL":
            return bool(ord(letter) == what)
        case "NOT_LITERAL":
            return bool(ord(letter) != what)
        case "ANY":
            return everything or letter != "\n"
        case "RANGE":
            return bool(what[0] <= ord(letter) <= what[1])
        case "CATEGORY":
            name = str(what).removeprefix("CATEGORY_")
            return _CATEGORIES[name.removeprefix("NOT_")](letter) is not name.startswith("NOT_")
        case _:  # IN
            negated = str(what[0][0]) == "NEGATE"
            return any(_is(inner, letter) for inner in what[negated:]) is not negated
