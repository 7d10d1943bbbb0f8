"""Find the lines of a page that are not its text: counters, buttons, captcha messages, lists of other pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from indexer.convert.junk_rules import junk_rules, rules
from indexer.convert.lines import SHORT, Layout, Line, folded, has_digit
from indexer.convert.names import read_byline
from indexer.convert.sections import is_section

_BARS = frozenset("|•»·▪")
_LONGEST_LISTED = 30


def find_junk(layout: Layout) -> dict[int, str]:
    """Return the rule for every line that is junk, by index."""
    junk: dict[int, str] = {}
    for index in layout.loose:
        line = layout.lines[index]
        inside = layout.first <= index <= layout.last
        rule = "" if len(line.text) > SHORT or (inside and line.text[0].isalnum()) else _rule(line)
        if rule and _allowed(rule, index, layout):
            junk[index] = rule
    for index, rule in tuple(junk.items()):
        if rules()[rule].list_follows:
            junk.update((listed, rule) for listed in _list_below(layout, index + 1, junk))
    return junk


def below_notice(layout: Layout) -> Layout:
    """Return a layout whose running text ends above the copyright notice of the site, though that is a sentence."""
    loose, last = set(layout.loose), layout.last
    while last > layout.first and _is_notice(layout.lines[last]):
        loose.add(last)
        last = max(index for index in range(layout.first, last) if layout.lines[index].is_prose)
    return replace(layout, loose=tuple(sorted(loose)), last=last) if last < layout.last else layout


def _is_notice(line: Line) -> bool:
    """Tell whether a sentence can only be the notice of a site: it asks to name the source."""
    return rule_of(line.text) == "copyright" and "ghi ro nguon" in line.key


def _list_below(layout: Layout, start: int, junk: Mapping[int, str]) -> Iterator[int]:
    """Yield the lines of a list of other pages, up to the next running text or byline."""
    for index in range(start, len(layout.lines)):
        if index not in junk:
            if not _is_listed(layout.lines[index]):
                return
            yield index


def _is_listed(line: Line) -> bool:
    """Tell whether a line may be one of a list of other pages."""
    return not line.is_prose and line.syllables <= _LONGEST_LISTED and read_byline(line.text) is None


def _allowed(rule: str, index: int, layout: Layout) -> bool:
    """Tell whether a rule may take a line at this place of the page."""
    match rules()[rule].where:
        case "anywhere":
            return True
        case "edge":
            return not layout.first <= index <= layout.last
        case "foot":
            return index > max(layout.last, 0)


def parts_of(line: Line) -> list[str]:
    """Return the pieces of a line that bars, bullets or wide gaps set apart."""
    if not line.cells and _BARS.isdisjoint(line.text):
        return [line.text]
    return [part for cell in line.cells or (line.text,) for part in _bars().split(cell) if part.strip()]


def stamp_parts(line: Line) -> list[str]:
    """Return the pieces of a line in which a dash may separate too: "SỨC KHỎE – Thứ Tư, 23/11/2022 14:30"."""
    parts = parts_of(line)
    if len(parts) > 1 or not has_digit(line.text) or rule_of(line.text):
        return parts
    return _dashes().split(line.text)


@lru_cache(maxsize=1024)
def rule_of(text: str) -> str:
    """Return the name of the rule that takes a whole text, empty when none does."""
    if len(text) > SHORT:
        return ""
    named = junk_rules(digits=has_digit(text))
    match = named.pattern.fullmatch(folded(text))
    return named.names[(match.lastindex or 1) - 1] if match else ""


def _rule(line: Line) -> str:
    """Return the rule that takes a line, whole or part by part."""
    rule = rule_of(line.text)
    if rule and rules()[rule].alone:
        return rule
    parts = stamp_parts(line)
    if len(parts) == 1:
        return ""
    found = [rule_of(part) or _beside(part) for part in parts]
    certain = [name for name in found if name in rules() and rules()[name].alone]
    return certain[0] if all(found) and certain else ""


def _beside(part: str) -> str:
    """Return a name for what may stand beside junk in one line and is read from there: a section, who posted it."""
    return "beside" if is_section(part) or read_byline(part) else ""


@cache
def _bars() -> re.Pattern[str]:
    return re.compile(rf"\s*[{''.join(sorted(_BARS))}]+\s*")


@cache
def _dashes() -> re.Pattern[str]:
    return re.compile(r"\s+[–—-]\s+")
