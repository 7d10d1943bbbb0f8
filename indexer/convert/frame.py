"""Find what a web site puts around the text of a page: its menu above, below it all that follows the end of the page.

There, and only there, lines that could be text elsewhere are junk: "Giới thiệu" between "Trang chủ" and "Liên hệ", an
address below the comments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.convert.junk import parts_of, rule_of, weak_rule
from indexer.convert.junk_rules import notices, opens_notice, rules
from indexer.convert.lines import SHORT, Layout, Line, folded, has_digit

_HEAD = 60
"""Lines that a menu may have."""

_LONGEST_ITEM = 5
"""Syllables of a line of a menu that no rule knows."""

_ITEMS = 3
"""Lines that may be of a menu and make one if the page begins with them."""

_SHORTEST_TITLE = 4
_SHORTEST_PLATE = 2
"""Lines of address."""

_NEAR_LEAD = 2
"""Lines."""

_LONGEST_BETWEEN, _MOST_BETWEEN = 12, 5
"""Syllables, and lines in a row."""


def without_frame(layout: Layout) -> Layout:
    """Return a layout whose running text begins below notices and the stamp under the lead, and ends above comments."""
    lines, loose, first, last = layout.lines, set(layout.loose), layout.first, layout.last
    while first < last and _is_notice(lines[first]):
        loose.add(first)
        first = next(index for index in range(first + 1, last + 1) if lines[index].is_prose)
    heads = _heads_of_comments(layout)
    while last > first and (_is_notice(lines[last]) or _is_comment(lines, last, heads)):
        loose.add(last)
        last = next(index for index in range(last - 1, first - 1, -1) if lines[index].is_prose)
    around = (*range(first), *range(last + 1, len(lines)))
    loose.update(index for index in around if index not in loose and _is_notice(lines[index]))
    whole = Layout(lines, tuple(sorted(loose)), first, last)
    begins = _below_stamp(whole, last)
    return whole if begins == first else replace(whole, first=begins)


def find_menu(layout: Layout, junk: Mapping[int, str]) -> dict[int, str]:
    """Return the lines of the menu and what stands above it, as junk; none if no title would be left."""
    lines, head = layout.lines, min(layout.first, _HEAD)
    start = _start_of_menu(lines, head, junk)
    end = start
    for index in range(start, head):
        if weak_rule(lines[index]) in {"menu", "menu item"}:
            end = index
        elif index not in junk and not _is_item(lines[index]):
            break
    left = (index for index in range(end + 1, layout.first) if index not in junk)
    if start == head or not any(lines[index].syllables >= _SHORTEST_TITLE for index in left):
        return {}
    above = start if all(index in junk or _is_item(lines[index]) for index in range(start)) else 0
    return dict.fromkeys([*range(above), *range(start, end + 1)], "menu")


def find_end(layout: Layout, junk: Mapping[int, str]) -> int:
    """Return the index of the first line below the end of the page; the number of lines when nothing ends it."""
    lines = layout.lines
    for index in range(layout.last + 1 if layout.last >= 0 else len(lines), len(lines)):
        named = [weak_rule(line) for line in lines[index : index + 2]]
        if (index in junk and _ends_page(junk[index])) or named == ["site", "imprint"]:
            return index
        if named == ["reply"]:  # the last line of all
            return index
        if named[1:] == ["imprint"] and _is_plate(lines, index, junk):
            return index
    return len(lines)


def find_below_end(layout: Layout, junk: Mapping[int, str]) -> dict[int, str]:
    """Return the lines below the end of the page that are junk there, the few between such lines too."""
    lines = layout.lines
    found: dict[int, str] = {}
    waiting: list[int] = []
    for index in range(find_end(layout, junk), len(lines)):
        rule = "" if index in junk else weak_rule(lines[index])
        if rule:
            found[index] = rule
        elif index not in junk:
            waiting.append(index)
            continue
        if _is_reply(lines[index]) or all(_may_be_between(lines[before]) for before in waiting):
            found.update(dict.fromkeys(waiting if len(waiting) <= _MOST_BETWEEN else (), "between"))
        waiting = []
    return found


def _start_of_menu(lines: Sequence[Line], head: int, junk: Mapping[int, str]) -> int:
    """Return the index of the first line of the menu: the top, where a telephone or three items stand; else `head`."""
    top = [weak_rule(lines[index]) in {"menu item", "links"} for index in range(head) if index not in junk][:_ITEMS]
    if (top[:1] == [True] and has_digit(lines[0].text)) or top == [True] * _ITEMS:
        return 0
    return next((index for index in range(head) if junk.get(index) in {"menu", "cookies"}), head)


def _ends_page(name: str) -> bool:
    """Tell whether a rule takes what has nothing of the text below it; those that look at places have no form."""
    return name in rules() and rules()[name].ends_page


def _below_stamp(layout: Layout, last: int) -> int:
    """Return the first running text below a stamp that stands under the lead, as some newspapers put it, else the lead.

    Only one with day, hour and minute is, and none where a stamp stands above the lead.
    """
    lines, near = layout.lines, range(layout.first + 1 + _NEAR_LEAD)
    stamp = next((index for index in layout.loose if index in near and _is_stamped(lines[index])), -1)
    if stamp < layout.first or ":" not in lines[stamp].text:
        return layout.first
    return next((index for index in range(stamp + 1, last + 1) if lines[index].is_prose), layout.first)


def _is_stamped(line: Line) -> bool:
    return has_digit(line.text) and any(rule_of(part) == "published" for part in parts_of(line))


def _is_plate(lines: Sequence[Line], index: int, junk: Mapping[int, str]) -> bool:
    """Tell whether a name in capitals has several lines of address below it and then who owns the site."""
    below = index + 1
    while below < len(lines) and weak_rule(lines[below]) == "imprint":
        below += 1
    return lines[index].text.isupper() and below - index > _SHORTEST_PLATE and junk.get(below) == "copyright"


def _is_notice(line: Line) -> bool:
    """Tell whether a sentence can only be a notice of a site, or has the form of an address and such."""
    if ":" in line.text and rule_of(line.text) == "imprint":
        return True
    beginning = line.text[:SHORT]
    return opens_notice(beginning) and notices().match(folded(beginning)) is not None


def _heads_of_comments(layout: Layout) -> list[int]:
    """Return the lines inside the text that count comments, "Bình luận (2)", if the text ends with a lone "Trả lời"."""
    lines, below = layout.lines, layout.last + 1
    if below == len(lines) or rule_of(lines[below].text) != "reply":
        return []
    inside = (index for index in layout.loose if layout.first < index < below and has_digit(lines[index].text))
    return [index for index in inside if rule_of(lines[index].text) == "comments"]


def _is_comment(lines: Sequence[Line], index: int, heads: Sequence[int]) -> bool:
    """Tell whether a line has the button to reply to it below; one that says no more, only below a head of comments.

    "Trả lời" alone may also stand between a question and its short answer.
    """
    if index + 1 == len(lines) or not _is_reply(lines[index + 1]):
        return False
    if rule_of(lines[index + 1].text) == "comments":
        return True
    return bool(heads) and heads[0] < index


def _is_reply(line: Line) -> bool:
    """Tell whether a line is the button to reply to a comment, with others beside it or alone."""
    rule = rule_of(line.text)
    return rule == "reply" or (rule == "comments" and "tra loi" in line.key)


def _is_item(line: Line) -> bool:
    return line.syllables <= _LONGEST_ITEM or line.text.isupper()


def _may_be_between(line: Line) -> bool:
    """Tell whether a line without a rule may be junk between junk: short, no sentence, none of a list, or a count."""
    if line.text.replace(" ", "").isdecimal():
        return True
    listed = line.text[0].isdigit() or line.text[0] in "-–•*+"
    return not listed and not line.is_prose and line.syllables <= _LONGEST_BETWEEN
