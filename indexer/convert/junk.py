"""Find the lines of a page that are not its text: counters, buttons, captcha messages, lists of other pages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.convert.junk_rules import RULES, junk_pattern, rules
from indexer.convert.lines import SHORT, Line
from indexer.convert.names import read_byline
from indexer.convert.sections import is_section
from indexer.normalise import fold

_LONGEST_CERTAIN = 60
_LONGEST_LISTED = 30


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the running text of a page begins and ends.

    Attributes:
        first: index of its first line; the number of lines when there is none.
        last: index of its last line; -1 when there is none.
    """

    first: int
    last: int


def find_edges(lines: Sequence[Line]) -> Edges:
    """Return where the running text begins and ends."""
    prose = [index for index, line in enumerate(lines) if line.is_prose]
    return Edges(prose[0], prose[-1]) if prose else Edges(len(lines), -1)


def find_junk(lines: Sequence[Line], edges: Edges) -> Mapping[int, str]:
    """Return the rule for every line that is junk, by index."""
    junk: dict[int, str] = {}
    in_list = ""
    for index, line in enumerate(lines):
        if _may_be_junk(line):
            rule = _rule(line)
            if rule and _allowed(rule, index, edges):
                junk[index] = rule
                in_list = rule if rules()[rule].list_follows else in_list
                continue
        in_list = in_list if in_list and not line.is_prose and line.syllables <= _LONGEST_LISTED else ""
        if in_list:
            junk[index] = in_list
    return junk


def _allowed(rule: str, index: int, edges: Edges) -> bool:
    """Tell whether a rule may take a line at this place of the page."""
    match rules()[rule].where:
        case "anywhere":
            return True
        case "edge":
            return not edges.first <= index <= edges.last
        case "foot":
            return index > max(edges.last, 0)


def parts_of(line: Line) -> list[str]:
    """Return the pieces of a line that bars, bullets or wide gaps set apart."""
    return [part for cell in line.cells for part in _bars().split(cell) if part.strip()]


def rule_of(text: str) -> str:
    """Return the name of the rule that takes a whole text, empty when none does."""
    match = junk_pattern().fullmatch(fold(text)) if len(text) <= SHORT else None
    return RULES[(match.lastindex or 1) - 1].name if match else ""


def _may_be_junk(line: Line) -> bool:
    """Tell, cheaply, whether it is worth asking the rules."""
    return len(line.text) <= _LONGEST_CERTAIN or (len(line.text) <= SHORT and not line.ends_sentence)


def _rule(line: Line) -> str:
    """Return the rule that takes a line, whole or part by part."""
    rule = rule_of(line.text)
    if rule and rules()[rule].alone:
        return rule
    found = [rule_of(part) or _beside(part) for part in parts_of(line)]
    certain = [name for name in found if name in rules() and rules()[name].alone]
    return certain[0] if all(found) and certain else ""


def _beside(part: str) -> str:
    """Return a name for what may stand beside junk in one line and is read from there: a section, who posted it."""
    return "beside" if is_section(part) or read_byline(part) else ""


@cache
def _bars() -> re.Pattern[str]:
    return re.compile(r"\s*[|•»·▪]+\s*")
