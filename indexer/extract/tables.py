"""The word lists of `data/`, each read once and turned into the form that the rules ask.

Words are compared by `indexer.normalise.syllable_key`: letter case, tone placement and safe i/y do not matter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, get_args

from indexer.extract.phrases import Phrases
from indexer.normalise import old_tones, syllable_key
from indexer.segment.source import find_model_files, read_file
from indexer.syllables import syllables

HeadKind = Literal[
    "committee", "cell", "department", "school", "hospital", "company", "press", "group", "force", "court", "none"
]

key_of = lru_cache(maxsize=1 << 17)(syllable_key)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first words of an organisation's name promise.

    Attributes:
        kind: which rules extend it.
        bare: it is a name by itself when written with a capital.
        lower: it is a name by itself in lower case too.
        capital: it counts when written with a capital letter only.
    """

    kind: HeadKind
    bare: bool
    lower: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word before the name of a place.

    Attributes:
        kind: "unit" of the administration of Vietnam, "local" or "far" (abroad).
        form: how the word is written in values; empty when the name stands without it.
        numbered: its name may be a number ("thôn 4").
        named: its name may be words; not so "khu 8".
    """

    kind: Literal["unit", "local", "far"]
    form: str
    numbered: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Title:
    """Words before the name of a person.

    Attributes:
        strong: a name nearly always follows.
        kin: a name follows, or none: one of two syllables counts that is no other word.
        office: they are an office: a place or a company may follow as well.
        single: they are an office of a state, which no company has.
    """

    strong: bool
    kin: bool
    office: bool
    single: bool


@dataclass(frozen=True, slots=True)
class Role:
    """An office.

    Attributes:
        name: its full form, beginning with a small letter.
        single: so high that it is one without a name beside it.
    """

    name: str
    single: bool


def read_text(name: str) -> str:
    """Return a file of `data/`."""
    return (resources.files("indexer.extract") / "data" / name).read_text("utf-8")


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a list but for its comments."""
    return (line for line in read_text(name).splitlines() if line and not line.startswith("#"))


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of the lines of a list but for its comments."""
    return (line.split("\t") for line in lines(name))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of the syllables of a text; punctuation is left out."""
    return tuple(key_of(text[start:end]) for start, end in syllables(text))


@cache
def heads() -> Phrases[Head]:
    """First words of organisations."""
    table = ((tuple(map(key_of, words.split(" "))), kind, flag) for words, kind, flag in rows("heads.tsv"))
    return Phrases({keys: _head(kind, flag) for keys, kind, flag in table})


def _head(kind: str, flag: str) -> Head:
    kinds: Mapping[str, HeadKind] = {name: name for name in get_args(HeadKind)}
    return Head(kinds[kind], bare=flag in {"bare", "lower"}, lower=flag == "lower", capital=flag == "capital")


@cache
def fields() -> Phrases[bool]:
    """What organisations are for."""
    return Phrases({keys_of(line): True for line in lines("fields.txt")})


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Pairs of syllables that are one word: those in the names of organisations and pyvi's words of two syllables."""
    phrases = map(keys_of, lines("fields.txt"))
    return dictionary_words().union(pair for phrase in phrases for pair in pairwise(phrase) if "và" not in pair)


@cache
def dictionary_words() -> frozenset[tuple[str, str]]:
    """Pyvi's words of two syllables, names left out."""
    lines = read_file(find_model_files().dictionary).decode("utf-8").split("\n")
    words = (line.split(" ") for line in lines if line.count(" ") == 1 and line.islower())
    return frozenset((key_of(first), key_of(second)) for first, second in words)


def bridging(key: str, word: str) -> bool:
    """Whether a word may stand inside the long name of an organisation: no verb, preposition or mark."""
    return (word[0].isalpha() or word in {",", "-"}) and key not in _no_bridges()


@cache
def _no_bridges() -> frozenset[str]:
    return frozenset(key_of(word) for line in lines("no_bridges.txt") for word in line.split())


@cache
def inner_words() -> frozenset[tuple[str, ...]]:
    """Words whose last syllable alone would look like a head."""
    return frozenset(map(keys_of, lines("inner.txt")))


@cache
def titles() -> Phrases[Title]:
    """Words before a person's name, offices among them."""
    table = {
        (words,) if "/" in words else keys_of(words): Title(kind == "person", kind == "kin", office=False, single=False)
        for words, kind in rows("titles.tsv")
    }
    offices = {
        words: Title(strong=True, kin=False, office=True, single=role.single) for words, role in roles().entries.items()
    }
    return Phrases(table | offices)


@cache
def roles() -> Phrases[Role]:
    """Offices, with their full form."""
    table: dict[tuple[str, ...], Role] = {}
    for line in lines("roles.txt"):
        words, _, full = line.removeprefix("*").partition(" = ")
        table[keys_of(words)] = Role(full or words, single=line.startswith("*"))
    return Phrases(table)


@cache
def place_words() -> Phrases[PlaceWord]:
    """Words before the names of places."""
    table: dict[tuple[str, ...], PlaceWord] = {}
    for words, kind, form, *flags in rows("places.tsv"):
        checked: Literal["unit", "local", "far"] = "unit" if kind == "unit" else "local" if kind == "local" else "far"
        table[keys_of(words)] = PlaceWord(checked, form.replace("-", ""), numbered=bool(flags), named="d" not in flags)
    return Phrases(table)


@cache
def surnames() -> frozenset[str]:
    """Keys of Vietnamese surnames."""
    return frozenset(key_of(word) for line in lines("surnames.txt") for word in line.split())


@cache
def words_in(name: str) -> frozenset[str]:
    """Words of a list, as written."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def vietnamese_given_names() -> frozenset[str]:
    """Keys of the last syllables of Vietnamese given names."""
    return frozenset(key_of(word) for line in lines("given_vi.txt") for word in line.split())


@cache
def openers() -> frozenset[str]:
    """Keys of words that open sentences and belong to no name."""
    return frozenset(key_of(word) for line in lines("openers.txt") for word in line.split())


@cache
def known_organisations() -> Phrases[str]:
    """Organisations known by name, as written, with their canonical name."""
    table: dict[tuple[str, ...], str] = {}
    for names, canonical in rows("known.tsv"):
        for name in names.split(";"):
            meaning = names.split(";")[0] if canonical == "=" else canonical
            # Credits are in capitals: "Ảnh: REUTERS".
            loud = name.upper() if name.isascii() and len(name) > len("ABBA") else name
            table |= dict.fromkeys((*cuts_of(name), tuple(loud.split(" "))), meaning)
    return Phrases(table)


def cuts_of(name: str) -> set[tuple[str, ...]]:
    """A name as texts may cut it, in both styles of tone marks."""
    return {cut for form in (name, old_tones(name)) for cut in (words_of(form), tuple(form.split(" ")))}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as written, cut as tokens are."""
    return tuple(text[start:end] for start, end in syllables(text))


@cache
def abbreviations() -> Mapping[str, str]:
    """Abbreviations in the names of organisations and their full form."""
    return MappingProxyType({row[0]: row[1] for row in rows("abbreviations.tsv")})


@cache
def documents() -> Mapping[str, str]:
    """Partial number ("05-CT"), or plenum and term ("4 xii") -> canonical number."""
    return MappingProxyType({row[0]: row[1] for row in rows("documents.tsv")})


@cache
def deeds() -> Phrases[bool]:
    """What persons say and do, and whether no country or company does."""
    return Phrases({keys_of(line): line.startswith("*") for line in lines("deeds.txt")})


@cache
def naming_words() -> frozenset[tuple[str, ...]]:
    """Words that announce a quoted name."""
    return frozenset(map(keys_of, lines("naming.txt")))
