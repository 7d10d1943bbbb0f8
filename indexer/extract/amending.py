"""Laws that change others, each with the names of those: "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng"."""

import re
from collections.abc import Iterator, Sequence

from indexer.extract.found import FoundReference

_AMENDS = re.compile(
    r"(?<!\w)(?<![Dd]ự )[Ll]uật (?:về )?sửa đổi(?:,? (?:và )?bổ sung)?(?: (?:một số|nhiều|các))?"
    r"(?: điều(?:,? khoản)?)?(?: của| trong)?(?: các)? $"
)
_LONGEST = 72
_AND = " và "
_ITSELF_NEW = " (sửa đổi"
"""What follows a law that is changed as a whole, by a law of its own."""


def amending_laws(text: str, laws: Sequence[FoundReference]) -> Iterator[FoundReference]:
    """Yield the laws that change those of a text, found in order; two that one law changes are named in its name."""
    for place, law in enumerate(laws):
        amends = _AMENDS.search(text, max(0, law.start - _LONGEST), law.start)
        if amends is None:
            continue
        changed = [law]
        for further in laws[place + 1 :]:
            joined = text[changed[-1].end : further.start] == _AND and not text.startswith(_ITSELF_NEW, further.end)
            if not (joined and text.startswith(("Luật ", "luật ", "Bộ luật "), further.start)):
                break
            changed.append(further)
        name = f"{amends.group().capitalize()}{_AND.join(each.label for each in changed)}"
        yield FoundReference(amends.start(), changed[-1].end, name.replace(",", ""), name, law.own)
