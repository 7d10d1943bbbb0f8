"""Recognise settings of a program: their dates tell nothing about when something was published, and no line is junk."""

import re
from functools import cache

from indexer.convert.lines import Layout

_FEWEST_KEYS = 2
_LEAST = 0.75
"""Share of the lines that have to have the form of settings; a value may go on in lines of its own."""


def is_configuration(layout: Layout) -> bool:
    """Tell whether a text is settings: `key: value`, `key = value`, `[section]`, `- item`, `# remark`, and no sentence.

    Keys are in small letters without marks and without spaces, as in YAML and INI files, or all in capitals, as in
    files of the environment; "Date:" and "Họ tên:" are of mails and forms.
    """
    if layout.last >= 0:
        return False
    texts = [line.text for line in layout.lines]
    keys = sum(_key().match(text) is not None for text in texts)
    return keys >= _FEWEST_KEYS and sum(_setting().match(text) is not None for text in texts) >= _LEAST * len(texts)


_KEY = r"(?:- )?(?:[a-z][a-z0-9_.-]*|[A-Z][A-Z0-9_]*[A-Z0-9])(?::(?:\s|$)|\s*=\s*)"


@cache
def _key() -> re.Pattern[str]:
    return re.compile(_KEY, re.ASCII)


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(rf"{_KEY}|\[[\w. -]+\]$|- |[#;]|[{{}}]$|---$")
