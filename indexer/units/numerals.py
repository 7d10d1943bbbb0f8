"""Numbers the Vietnamese way: "4.861" = 4861, "68,52" = "68.52"."""

import re
from functools import lru_cache

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")


def number_pattern() -> str:
    """Regular expression of a number from its second digit on: with separators, or of four digits and more."""
    return r"(?P<number>[0-9]*+(?:[.,][0-9]++)++(?![_]|[-/][0-9])|[0-9]{3,}+(?:[.,][0-9]++)*+(?!_))"


@lru_cache(maxsize=1 << 14)
def number_key(text: str) -> str:
    """Canonical digits with a point before decimals; empty when the groups make no number ("1.2.3").

    One point before exactly three digits groups thousands ("1.234" is 1234, the Vietnamese reading; an English
    decimal of three places is read wrongly), unless the number begins with 0 ("0.125"). One comma is always
    decimal ("1,234" is 1.234); two and more group thousands. Zeros at the end of decimals do not count.
    """
    if text.isdigit():
        return text
    if _ENGLISH_THOUSANDS.fullmatch(text):
        return _without_zeros(text.replace(",", ""))
    if _THOUSANDS.fullmatch(text) and not text.startswith("0"):
        return _without_zeros(text.replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(text):
        return _without_zeros(text.replace(",", "."))
    return ""


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
