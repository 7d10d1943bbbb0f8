"""What a rule about junk is; the rules stand in `edge_rules` and `foot_rules`, by place.

A rule takes whole short lines only, or lines all of whose parts ("In trang | Gửi email") some rule takes. Forms are
regular expressions on folded text (`indexer.normalise.fold`), which may have signs around them. When in doubt a line
stays: junk that is found is a nuisance, text that is lost is a fault.
"""

from dataclasses import dataclass
from typing import Literal

Place = Literal["anywhere", "edge", "foot"]

NUMBER = r"\d[\d.,\s]*"
"""A number, perhaps with its digits apart as counters print them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of junk.

    Attributes:
        name: shown by `tracuu show --removed`.
        where: "edge" is above the first running text or below the last, "foot" only below.
        forms: one of them must match the whole line or part of a line.
        examples: lines it takes; tested.
        digits: without a digit no form matches.
        button: may stand behind other junk with nothing but spaces between.
        alone: False for what is junk only beside other junk, "17:12", or in the menu or below the end of the page.
        list_follows: short lines below it, up to the next running text, go with it.
        ends_page: nothing of the text stands below it.
        sentence: its forms tell how a sentence below the text begins that is none of the text.
    """

    name: str
    where: Place
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    digits: bool = False
    button: bool = False
    alone: bool = True
    list_follows: bool = False
    ends_page: bool = False
    sentence: bool = False
