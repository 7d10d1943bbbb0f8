"""Treaties and laws by their short names alone: "tham gia | CPTPP", "theo | UNCLOS 1982"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.extract.found import FoundReference
from indexer.extract.tables import known_organisations
from indexer.model.document import FieldName

KNOWN_TREATIES = {
    "CAATSA": "Đạo luật CAATSA",
    "CITES": "Công ước CITES",
    "EVFTA": "Hiệp định EVFTA",
    "EVIPA": "Hiệp định EVIPA",
    "NAFTA": "Hiệp định NAFTA",
    "New START": "Hiệp ước New START",
    "Obamacare": "Đạo luật Obamacare",
    "JCPOA": "Kế hoạch JCPOA",
    "RCEP": "Hiệp định RCEP",
    "CPTPP": "Hiệp định CPTPP",
    "TIFA": "Hiệp định TIFA",
    "TPP": "Hiệp định TPP",
    "UNCLOS": "Công ước Liên Hợp Quốc về Luật Biển",
    "USMCA": "Hiệp định USMCA",
}
"""Those that everybody knows, without the words for what they are, and their values."""
_LEARNT = re.compile(r"(?:(?:[Hh]iệp định|[Hh]iệp ước|[Cc]ông ước|[Đđ]ạo luật) )?(?!FTA|BTA|GMS)([A-Z]{3,8})")
_MIXED = "|".join(name[1:] for name in KNOWN_TREATIES if not name.isupper())
_SHORT = re.compile(
    rf"([A-Z](?<![\w.@/-].)(?:[A-Z]{{2,8}}|{_MIXED}))(?: (?:19|20)[0-9]{{2}}|(?<=TPP)( ?-?11))?(?![\w@])"
)
"""Any short name that may stand alone; the names of a document tell which do, so that no pattern is made for it."""


def with_short_names(
    texts: Mapping[FieldName, str], found: Mapping[FieldName, Sequence[FoundReference]]
) -> Mapping[FieldName, Sequence[FoundReference]]:
    """Add short names that stand alone, known ones and those that the document introduces: "... tầm trung (INF)"."""
    whole = "\n".join(texts.values())
    names = {short: value for short, value in KNOWN_TREATIES.items() if short in whole}
    names |= {short: value for name, items in found.items() for short, value in _learnt(texts[name], items)}
    if not names:
        return found
    return {name: sorted([*items, *_alone(texts[name], items, names)]) for name, items in found.items()}


def _learnt(text: str, found: Sequence[FoundReference]) -> Iterator[tuple[str, str]]:
    for item in found:
        short = _LEARNT.fullmatch(text, item.start, item.end)
        if short and known_organisations().match(short.groups(), 0) is None:
            yield short.group(1), item.value


def _alone(text: str, found: Sequence[FoundReference], names: Mapping[str, str]) -> Iterator[FoundReference]:
    """Yield where a short name stands in no reference that was found."""
    place = 0
    for short in _SHORT.finditer(text):
        if short.group(1) not in names:
            continue
        while place < len(found) and found[place].end <= short.start():
            place += 1
        if place == len(found) or found[place].start >= short.end():
            # "TPP-11", after the twelfth had left
            value = names[short.group(1)] if short.group(2) is None else "Hiệp định CPTPP"
            yield FoundReference(*short.span(), value, value)
