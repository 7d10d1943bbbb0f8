"""Names that an operator merges or splits: a reviewed file, read anew when it changes, applied while answering.

    # type <TAB> value <TAB> new value [<TAB> only in documents with facet=value]
    person	Ngô Mạnh Điểm	Ngô Mạnh Điềm
    person	Nguyễn Văn Hùng	Nguyễn Văn Hùng (Bình Định)	place=Bình Định

Nothing is written into an index: taking a line out restores what it changed. A line that cannot be used is left out and
told with its number; the others count.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.clean import clean
from indexer.errors import told
from indexer.model.facets import FACETS, FacetName
from indexer.search.names import name_key

_log = logging.getLogger(__name__)

_TYPES: tuple[FacetName, ...] = ("person", "organisation", "place", "role", "reference", "section", "source", "author")
"""Facets whose values are names."""

_LEAST, _MOST = 3, 4
"""Columns."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One line: `value` of a facet is `new`, only where documents carry `when` (facet, value) if that is given."""

    line: int
    name: FacetName
    value: str
    new: str
    when: tuple[FacetName, str] | None = None


@dataclass(frozen=True, slots=True)
class AliasProblem:
    """A line that is left out, and why."""

    line: int
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Aliases:
    """What a file says.

    Attributes:
        path: of the file; it need not be there.
        rules: in the order of the file, chains followed: what A and B are called when B is C.
        problems: lines that are left out.
    """

    path: Path
    rules: tuple[Alias, ...] = ()
    problems: tuple[AliasProblem, ...] = ()


class AliasFile:
    """A file that is read anew when it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._aliases = Aliases(path)

    def current(self) -> Aliases:
        """What the file says now; the same object as long as it has not changed. Problems are logged once."""
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._stamp, self._aliases = stamp, read_aliases(self._path)
            for problem in self._aliases.problems:
                _log.warning("%s:%d: %s", self._path.name, problem.line, problem.en)
        return self._aliases


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def read_aliases(path: Path) -> Aliases:
    """Read a file; none, or an empty one, says nothing."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Aliases(path)
    except OSError as error:
        said = (f"không đọc được: {told(error, 'vi')}", f"cannot be read: {told(error, 'en')}")
        return Aliases(path, problems=(AliasProblem(0, *said),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Aliases(path, problems=(AliasProblem(line, "không phải UTF-8", "is not UTF-8"),))
    return parse_aliases(path, text)


def parse_aliases(path: Path, text: str) -> Aliases:
    """Read the text of a file."""
    rules: list[Alias] = []
    problems: list[AliasProblem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _parsed(number, line)
        if isinstance(found, Alias):
            found = _repeated(found, rules) or found
        if isinstance(found, Alias):
            rules.append(found)
        else:
            problems.append(found)
    straight = []
    for rule in rules:
        end = _end_of(rule, rules)
        if isinstance(end, AliasProblem):
            problems.append(end)
        else:
            straight.append(end)
    return Aliases(path, tuple(straight), tuple(sorted(problems, key=lambda problem: problem.line)))


def _parsed(number: int, line: str) -> Alias | AliasProblem:
    cells = [" ".join(clean(cell).split()) for cell in line.rstrip("\t").split("\t")]
    if not _LEAST <= len(cells) <= _MOST or not all(cells):
        return AliasProblem(
            number,
            f"cần 3 hoặc 4 cột cách nhau bằng Tab (loại, giá trị, giá trị mới, điều kiện), có {len(cells)}",
            f"needs 3 or 4 columns separated by tabs (type, value, new value, condition), has {len(cells)}",
        )
    name = _facet(cells[0])
    if name is None or name not in _TYPES:
        types = ", ".join(_TYPES)
        return AliasProblem(number, f"“{cells[0]}” không phải loại: {types}", f'"{cells[0]}" is no type: {types}')
    when = None
    if len(cells) == _MOST:
        facet, _, value = cells[3].partition("=")
        known = _facet(facet.strip())
        if known is None or not value.strip():
            return AliasProblem(number, f"“{cells[3]}” không có dạng loại=giá trị", f'"{cells[3]}" is not type=value')
        when = (known, value.strip())
    if when is None and name_key(cells[1]) == name_key(cells[2]):
        return AliasProblem(number, "giá trị mới vẫn là giá trị cũ", "the new value is the old one")
    return Alias(number, name, cells[1], cells[2], when)


def _facet(name: str) -> FacetName | None:
    return next((facet.name for facet in FACETS.values() if name in {facet.name, *facet.aliases}), None)


def _repeated(rule: Alias, rules: Sequence[Alias]) -> AliasProblem | None:
    """The problem of a line whose value an earlier line renames in the same documents."""
    for other in rules:
        same = (other.name, name_key(other.value), other.when) == (rule.name, name_key(rule.value), rule.when)
        if same or (other.name == rule.name and other.when is None and name_key(other.value) == name_key(rule.value)):
            return AliasProblem(
                rule.line,
                f"“{rule.value}” đã được đổi ở dòng {other.line}",
                f'"{rule.value}" is already renamed on line {other.line}',
            )
    return None


def _end_of(rule: Alias, rules: Sequence[Alias]) -> Alias | AliasProblem:
    """The rule with what its new value is called by other lines; a problem when they lead in a circle."""
    everywhere: Mapping[str, str] = {
        name_key(other.value): other.new for other in rules if other.name == rule.name and other.when is None
    }
    new, seen = rule.new, {name_key(rule.value)} if rule.when is None else set()
    while name_key(new) in everywhere:
        if name_key(new) in seen:
            return AliasProblem(rule.line, f"“{rule.value}” đổi vòng quanh", f'"{rule.value}" is renamed in a circle')
        seen.add(name_key(new))
        new = everywhere[name_key(new)]
    return Alias(rule.line, rule.name, rule.value, new, rule.when)
