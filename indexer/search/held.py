"""Who holds which office: read from where persons, offices and bodies stand beside one another in a text.

    Chủ tịch UBND thị xã Nguyễn Văn A            an office directly before a person, with titles between at most
    ông Nguyễn Văn A, Bí thư Thị ủy, Chủ tịch …  offices after a person, joined by commas
    ông Nguyễn Văn A giữ chức Bí thư Thị ủy      or by words that give an office

An office goes with the body (or country) that begins where it ends. Nothing is guessed across sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from indexer.model.document import TEXT_FIELDS, Entity, FieldName, StoredDocument

_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Held:
    """A person in an office, as one place of a text says.

    Attributes:
        person: the person.
        role: the office.
        body: what the office belongs to, an organisation or a place; None when the text does not say.
        former: the text says that it was held before ("nguyên Bí thư").
        field: where it is said.
        start: first code point of the words that say it.
        end: one past the last.
    """

    person: Entity
    role: Entity
    body: Entity | None
    former: bool
    field: FieldName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Office:
    role: Entity
    body: Entity | None
    former: bool

    @property
    def start(self) -> int:
        return self.role.start

    @property
    def end(self) -> int:
        return max(self.role.end, self.body.end if self.body else 0)


Kind = Literal["title", "after", "joint", "one", "former", "of", "field"]


@cache
def _gaps() -> dict[Kind, re.Pattern[str]]:
    """What may stand between two names, by what it makes of them."""
    title = r"(?:đồng chí|đ/c|ông|bà|anh|chị|cô|thầy|TS|ThS|PGS|GS|BS|Ths|[Tt]iến sĩ|[Tt]hạc sĩ|[Bb]ác sĩ)\.?,?"
    former = r"(?:nguyên|cựu|cố|Nguyên|Cựu|Cố)"
    giving = (
        r"(?:hiện |đang |nay |được |vừa |mới |tiếp tục )*(?:là|làm|giữ|giữ chức|giữ chức vụ|giữ chức danh|giữ cương vị|"
        r"bầu làm|bầu giữ chức|bầu giữ chức vụ|bổ nhiệm làm|bổ nhiệm giữ chức|bổ nhiệm giữ chức vụ|bổ nhiệm chức vụ|"
        r"trúng cử chức danh|đắc cử chức)"
    )
    one = rf" ?[,;–—-] ?(?:kiêm )?(?:{former} )?| (?:kiêm|kiêm nhiệm|đồng thời là) (?:{former} )?"
    return {
        "title": re.compile(rf"[ \u00a0]*(?:[:–-] )?(?:(?i:{title})[ .]+)*"),
        "after": re.compile(rf" ?[,(–—-] ?(?:{giving} )?(?:{former} )?| {giving} (?:{former} )?"),
        "joint": re.compile(rf"{one}| và (?:{former} )?"),
        "one": re.compile(one),
        "former": re.compile(rf"(?<!\w){former} $"),
        "of": re.compile(r" (?:của )?"),
        "field": re.compile(r"(?: [^\W\d_]+)+ "),
    }


def held_offices(stored: StoredDocument) -> Iterator[Held]:
    """Every office that a document says a person holds, in the order of its text."""
    for field in TEXT_FIELDS:
        text = stored.document.text_of(field)
        entities = [entity for entity in stored.entities if entity.field == field]
        people = [entity for entity in entities if entity.type == "person"]
        offices = _offices(text, entities) if people else []
        owners = _owners(text, people, offices)
        for office, person in zip(offices, owners, strict=True):
            if person is not None:
                start, end = min(person.start, office.start), max(person.end, office.end)
                yield Held(person, office.role, office.body, office.former, field, start, end)


def _offices(text: str, entities: Sequence[Entity]) -> list[_Office]:
    """The roles of a field, each with the body that follows it or that its last words name."""
    bodies = [entity for entity in entities if entity.type in {"organisation", "place"}]
    found = []
    for role in (entity for entity in entities if entity.type == "role"):
        follows = [body for body in bodies if role.start < body.start and _joins("of", text, role.end, body.start)]
        inside = [body for body in bodies if role.start < body.start < role.end <= body.end]
        nearest = min(inside or follows, key=lambda body: (body.start, -body.end, body.type), default=None)
        former = _gaps()["former"].search(text[max(0, role.start - len("nguyên ") - 1) : role.start])
        found.append(_Office(role, nearest, former is not None))
    return found


def _joins(kind: Kind, text: str, start: int, end: int) -> bool:
    if not 0 <= end - start <= _LONGEST_GAP or _gaps()[kind].fullmatch(text, start, end) is None:
        return False
    # "Ngoại giao", "Văn hóa": a field of work begins with a capital, "thăm ông" does not.
    return kind != "field" or text[start : start + 2].strip().isupper()


def _owners(text: str, people: Sequence[Entity], offices: Sequence[_Office]) -> list[Entity | None]:
    """The person of each office: the one right after it, else the one before it, else that of its neighbour."""
    owners: list[Entity | None] = [
        next((person for person in people if _joins("title", text, office.end, person.start)), None)
        for office in offices
    ]
    titled = [owner for owner in owners if owner is not None]
    joined = [_joins("joint", text, one.end, other.start) for one, other in pairwise(offices)]
    for number, office in enumerate(offices):
        if owners[number] is not None:
            continue
        person = next((p for p in people if _joins("after", text, p.end, office.start)), None)
        if person in titled and _leads(text, people, offices, joined, number):
            # "Bộ trưởng A, | Thứ trưởng Ngoại giao B": who has an office before the name has none after it.
            continue
        if person is None and number and joined[number - 1]:
            before = owners[number - 1]
            # "A, Bí thư, | Chủ tịch": the person stood before the neighbour.
            person = before if before is not None and before.end <= offices[number - 1].start else None
        owners[number] = person
    for number in range(len(offices) - 2, -1, -1):
        following = owners[number + 1]
        one = _joins("one", text, offices[number].end, offices[number + 1].start)
        if owners[number] is None and one and following is not None:
            # "Bí thư, | Chủ tịch Nguyễn Văn A", not "Bí thư và | Chủ tịch Nguyễn Văn A", who may be two
            owners[number] = following if following.start >= offices[number + 1].end else None
    return owners


def _leads(
    text: str, people: Sequence[Entity], offices: Sequence[_Office], joined: Sequence[bool], number: int
) -> bool:
    """Whether an office, or the last of those joined to it, leads to a name: at once or over a field of work."""
    while number < len(joined) and joined[number]:
        number += 1
    end = offices[number].end
    return any(_joins("title", text, end, p.start) or _joins("field", text, end, p.start) for p in people)
