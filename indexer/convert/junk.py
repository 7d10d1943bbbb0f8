"""Find the lines of a page that are not its text by their form: counters, buttons, lists of other pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from indexer.convert.junk_rules import junk_rules, rules
from indexer.convert.lines import SHORT, Layout, Line, folded, has_digit
from indexer.convert.names import read_byline
from indexer.convert.sections import is_section
from indexer.convert.stamps import DATE, WEEKDAY

_BARS = frozenset("|•»·▪")
_LONGEST_LISTED = 30
_LONGEST_INITIALS = 5
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_LONGEST_NUMBER = 16
"""Code points of the number of a page."""

_FEWEST_ITEMS = 4
"""Items of a menu in one line."""

_FEWEST_ENTRIES = 3
"""Days alone on their lines that make a page without running text a diary."""

_SHORTEST_PAGE = 12
"""Lines of a printed page; the numbers of rows of a table stand nearer."""


def find_junk(layout: Layout) -> dict[int, str]:
    """Return the rule for every line that is junk by its form, by index."""
    junk: dict[int, str] = {}
    days = days_of_entries(layout)
    for index in layout.loose:
        line = layout.lines[index]
        inside = layout.first <= index <= layout.last
        is_text = inside and line.text[0].isalnum() and not line.text.endswith(_PICTURES)
        rule = "" if is_text else _rule(line)
        if rule and index not in days and _allowed(rule, index, layout):
            junk[index] = rule
    for index, rule in tuple(junk.items()):
        if rules()[rule].list_follows:
            junk.update((listed, rule) for listed in _list_below(layout, index + 1, junk))
    return junk


def days_of_entries(layout: Layout) -> frozenset[int]:
    """Return the lines that are days over the entries of a diary: some stand inside the text, or there is no text."""
    lines = layout.lines
    days = [index for index in layout.loose if has_digit(lines[index].text) and _day().fullmatch(lines[index].key)]
    within = [index for index in days if layout.first < index < layout.last]
    several = layout.last < 0 and len({lines[index].text for index in days}) >= _FEWEST_ENTRIES
    return frozenset(days if several or within else ())


def find_page_numbers(layout: Layout) -> dict[int, str]:
    """Return the lines that number pages: "- 2 -", "Trang 2/5", or numbers alone that count on a page apart."""
    lines = layout.lines
    short = (index for index in layout.loose if len(lines[index].text) <= _LONGEST_NUMBER)
    numbered = [index for index in short if _page_number().fullmatch(lines[index].text)]
    alone = [index for index in numbered if lines[index].text.isdecimal()]
    counted = {
        index
        for above, below in pairwise(alone)
        if int(lines[below].text) == int(lines[above].text) + 1 and below - above >= _SHORTEST_PAGE
        for index in (above, below)
    }
    told = (index for index in numbered if index in counted or not lines[index].text.isdecimal())
    return dict.fromkeys(told, "page number")


def find_timings(layout: Layout) -> dict[int, str]:
    """Return the lines of subtitles that tell when a text is shown, and the numbers above them."""
    lines = layout.lines
    timed = [index for index in layout.loose if " --> " in lines[index].text and _timing().match(lines[index].text)]
    numbers = [index - 1 for index in timed if index and lines[index - 1].text.isdecimal()]
    heads = [0] if timed and lines[0].text.startswith("WEBVTT") else []
    return dict.fromkeys([*heads, *numbers, *timed], "timing")


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
    parts = [part for cell in line.cells or (line.text,) for part in _bars().split(cell) if part.strip()]
    return parts if len(parts) > 1 else [line.text]


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


def weak_rule(line: Line) -> str:
    """Return the rule that takes a line, or all of its parts, if it stands among other junk; empty when none does."""
    found = [rule_of(line.text)] if rule_of(line.text) else [rule_of(part) for part in parts_of(line)]
    return found[0] if all(found) else ""


def is_weak(line: Line) -> bool:
    """Tell whether a line is junk only if it stands among other junk."""
    rule = weak_rule(line)
    return rule != "" and not rules()[rule].alone


def _rule(line: Line) -> str:
    """Return the rule that takes a line, whole or part by part."""
    if len(line.text) > SHORT:
        return ""
    rule = rule_of(line.text)
    if rule == "published" and line.text.startswith("> "):  # the head of a mail that is quoted
        return ""
    if rule and rules()[rule].alone:
        return rule
    parts = stamp_parts(line)
    if len(parts) == 1 or (is_section(line.text) and not _is_menu(parts)):
        return ""
    found = [rule_of(part) or _beside(part) for part in parts]
    certain = [name for name in found if name in rules() and rules()[name].alone]
    told = "published" if "published" in certain else next(iter(certain), "")
    return told if all(found) else ""


def _is_menu(parts: Sequence[str]) -> bool:
    """Tell whether the names of many sections end with an item of a menu: "Trang chủ | Tin tức | Video | Liên hệ"."""
    return len(parts) >= _FEWEST_ITEMS and rule_of(parts[-1]) == "menu item"


def _beside(part: str) -> str:
    """Return a name for what may stand beside junk in one line: a section, who posted it, initials of a paper."""
    initials = part.isupper() and part.isalpha() and len(part) <= _LONGEST_INITIALS
    return "beside" if initials or is_section(part) or read_byline(part) else ""


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?:{WEEKDAY}\W+)?(?:ngay )?{DATE}\W*")


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,3}|[-–] ?\d{1,3} ?[-–]|trang \d{1,3} ?/ ?\d{1,3}|page \d{1,3}(?: of |/)\d{1,3}", re.IGNORECASE
    )


@cache
def _timing() -> re.Pattern[str]:
    return re.compile(r"(?:\d+:)?\d\d:\d\d[,.]\d{3} --> (?:\d+:)?\d\d:\d\d[,.]\d{3}")


@cache
def _bars() -> re.Pattern[str]:
    return re.compile(rf"\s*[{''.join(sorted(_BARS))}]+\s*")


@cache
def _dashes() -> re.Pattern[str]:
    return re.compile(r"\s+[–—-]\s+")
