"""The rules about junk, compiled: one pattern for all of them."""

import re
from dataclasses import dataclass
from functools import cache

from indexer.convert.edge_rules import EDGE_RULES
from indexer.convert.foot_rules import FOOT_RULES
from indexer.convert.rule import Rule
from indexer.normalise import fold

RULES: tuple[Rule, ...] = (*EDGE_RULES, *FOOT_RULES)
"""The first that takes a line names it."""


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """One pattern for many rules: its group number n is the rule with the nth name."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]


@cache
def rules() -> dict[str, Rule]:
    """Return the rules by name."""
    return {rule.name: rule for rule in RULES}


@cache
def junk_rules(*, digits: bool) -> NamedPattern:
    """Return the rules for lines with or without digits: the second are many and need few rules."""
    asked = [rule for rule in RULES if digits or not rule.digits]
    forms = "|".join(f"((?:{'|'.join(rule.forms)}){'.*' if rule.sentence else ''})" for rule in asked)
    buttons = "|".join(form for rule in RULES if rule.button for form in rule.forms)
    pattern = rf"[^\w©]*+(?:{forms})\W*(?:(?<!\w)(?:{buttons})(?:\W+|$))*"
    return NamedPattern(re.compile(pattern), tuple(rule.name for rule in asked))


_OPENING = frozenset(
    {"trang", "website", "chung", "this", "we", "c", "ghi", "copyright", "ban", "moi", "dia", "email", "luu", "nghiem"}
    | {"cam", "khong", "your", "giay", "co", "vui", "xin"}
    | {"bai", "da", "dang", "subscribe", "sign", "log"}
)
"""First words of notices, folded."""


def opens_notice(text: str) -> bool:
    """Tell, cheaply, whether a sentence may be a notice: by its first word, with or without marks."""
    word = _word().search(text)
    return word is None or "©" in text[: word.start()] or fold(word.group()) in _OPENING


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def notices() -> re.Pattern[str]:
    """Return a pattern of how sentences begin that stand below the text and are none of it."""
    return re.compile(rf"\W*(?:{'|'.join(form for rule in RULES if rule.sentence for form in rule.forms)})")
