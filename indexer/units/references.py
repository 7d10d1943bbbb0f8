"""Numbers of documents: "05-CT/TƯ", "02 –NQ/ThU", "30/2020/NĐ-CP", "02 nq thu" -> one canonical key each.

Key: upper case, đ kept, TƯ as TW, the number with at least two digits; papers of the party as NUMBER-TYPE/ISSUER, all
others as NUMBER[/YEAR]/TYPE-ISSUER, whatever separators were typed. A key without issuer ("05-CT", "30/2020/NĐ") is
partial: "05-CT" stands for every issuer and year, since every number is indexed under its `partial_key` as well, and
"30/2020/NĐ" for every document whose key goes on with "-".
"""

import re

from indexer.units import tables

_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r"[-–—‑−]"
_BETWEEN = rf"[ ]{{0,2}}(?:{_DASH}|/)[ ]{{0,2}}"
_LOOSE = rf"[ ]?(?:{_DASH}|/|[ ])[ ]?"
_NUMBER = r"[0-9]{0,5}+[a-dA-D]?+"
_TYPE = r"(?:[A-ZĐ][A-Za-zĐđ]{0,7}(?:[ ]?&[ ]?[A-ZĐ]{2,5})?|C[ ]?[0-9]{2})"
_ISSUER = (
    r"(?:[A-Z][ ][0-9]{1,2}(?![0-9])"
    r"|[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,15}(?:\.[A-ZĐƯ][A-Za-zĐđƯư]{0,7}){0,2}(?:[ ]?&[ ]?[A-ZĐ]{2,5})?)"
)
_TORN_OFF = (
    r"(?:[ ](?:/[ ])?[0-9]{1,2}(?:\.[0-9])?"
    r"(?=$|[,;:)\n”]|\.(?!\w)|[ ](?:ban|báo|cho|của|do|giao|ký|năm|ngày|và|về|[Vv] ?/ ?v)\b))"
)
"""Figures that a space parts from their issuer where spaces stand around all separators: "NQ - UBTVQH | 14"."""
_JUDGED = r"(?:(?:HS|DS|HC|KDTM|LĐ|HNGĐ|KT)(?:ST|PT|GĐT)|AL)"
"""Kinds of courts' papers: the branch of law and the instance, "41/2006/DSST", or a precedent."""
_OLD_ISSUERS = frozenset({"TƯ", "BTCTƯ", "BTGTƯ", "UBKTTƯ", "VPTƯ"})
_PIECES = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)*")


def _any_of(names: frozenset[str]) -> str:
    marked = names | {name.replace("Đ", "D") for name in names}
    # Spelt out instead of (?i:...): alternatives that begin with a plain letter are skipped at once.
    spellings = marked | {name.lower() for name in marked} | {name.capitalize() for name in marked}
    return "|".join(sorted(spellings, key=lambda name: (-len(name), name)))


def reference_pattern() -> str:
    """Regular expression of a document number from its second digit on; named groups tell the form.

    reference: type and issuer in capitals with separators; assembly: laws ("45/2019/QH14"); typed: known type and
    issuer in any case, with any separators or spaces; judged: papers of courts ("41/2006/DSST"); short: type without
    issuer ("18-NQ"); torn: spaces inside number and year ("1 30/2 006/NĐ-CP").
    """
    types = _any_of(tables.known_types())
    issuers = _any_of(tables.PARTY_ISSUERS | tables.STATE_ISSUERS | _OLD_ISSUERS)
    year = rf"(?:[ ]?[/-][ ]?{_YEAR})?"
    later = rf"(?:[ ]?/[ ]?{_YEAR}(?![\w/-]))?"
    spaced = rf"[ ](?:{_DASH}|/)[ ]"
    state = (
        rf"(?:{spaced}{_TYPE}(?:{spaced}{_ISSUER}){{1,3}}{_TORN_OFF}"
        rf"|{_BETWEEN}{_TYPE}(?:{_BETWEEN}{_ISSUER}){{1,4}}(?!\w){later})"
    )
    return (
        rf"(?P<assembly>[0-9]{{0,3}}+[ ]?/[ ]?(?:{_YEAR}|[12][ ][0-9]{{3}})"
        rf"[ ]?/[ ]?(?:UBTVQH|QH|ubtvqh|qh)[ ]?[0-9]{{1,2}}(?!\w))"
        rf"|(?P<reference>{_NUMBER}{year}{state})"
        rf"|(?P<judged>{_NUMBER}[ ]?/[ ]?{_YEAR}[ ]?/[ ]?{_JUDGED}(?!\w))"
        rf"|(?P<torn>(?:[ ][0-9]{{2}}|[0-9])[ ]?/[ ]?[12][ ][0-9]{{3}}{state})"
        rf"|(?P<typed>{_NUMBER}(?:{_LOOSE}{_YEAR}(?:{_LOOSE})?|{_LOOSE})(?:{types}){_LOOSE}(?:{issuers}|ThU|TTg)(?![\w]))"
        rf"|(?P<short>{_NUMBER}{year}[ ]?(?:{_DASH}|/)[ ]?(?:{types})(?![\w]))"
    )


def reference_key(text: str, *, trusted: bool = False) -> str:
    """Canonical key of a document number, without "ref:".

    Args:
        text: a number as written or typed, from its first digit to the end of its issuer.
        trusted: a word before it says that it is a document: unknown abbreviations are accepted.

    Returns:
        The key, or an empty string when neither the type nor the issuer is known ("12/ABC-DEF").
    """
    text = re.sub(r"(^[0-9]|/ ?[12]) (?=[0-9]{2} ?/|[0-9]{3}\D)", r"\1", text)
    text = re.sub(rf"({_YEAR})(?=[^\W\d_])", r"\1/", text)
    text = re.sub(r"[ ]?&[ ]?|(?<=[-/ ][A-Z]) (?=[0-9])|(?<=[A-ZĐ]) (?=[0-9.]+$)", "", text)
    pieces = [piece.upper().replace(".", "").replace("TƯ", "TW").replace("Ư", "W") for piece in _PIECES.findall(text)]
    number = _number(pieces[0])
    rest = pieces[1:]
    year = next((rest.pop(place) for place in (0, -1) if rest and re.fullmatch(_YEAR, rest[place])), "")
    if not rest:
        return ""
    if re.fullmatch(r"(?:UBTV)?QH[0-9]*", rest[0]):
        return f"{number}/{year}/{''.join(rest)}"
    kind = tables.MARKS.get(rest[0], rest[0])
    marks = tables.issuer_marks()
    issuers = [marks.get(issuer, issuer) for issuer in rest[1:]]
    known = (
        re.fullmatch(_JUDGED, kind)
        or kind in tables.known_types()
        or kind in tables.STATE_ISSUERS
        or any(map(_is_issuer, issuers))
    )
    if not (known or trusted):
        return ""
    return _join(number, year, kind, issuers, dashed=_is_dashed(text))


def _join(number: str, year: str, kind: str, issuers: list[str], *, dashed: bool) -> str:
    if year or (issuers and not _is_party(issuers[-1]) and (not dashed or issuers[0] in tables.STATE_ISSUERS)):
        return "-".join(["/".join(filter(None, (number, year, kind))), *issuers])
    return f"{number}-{kind}" + ("/" + "-".join(issuers) if issuers else "")


def _is_dashed(text: str) -> bool:
    first = re.search(rf"{_DASH}|/", text)
    return first is not None and first.group() != "/"


def _number(digits: str) -> str:
    return re.sub(r"^0*([0-9]+)", lambda found: found.group(1).zfill(2), digits)


def _is_issuer(name: str) -> bool:
    return _is_party(name) or name in tables.STATE_ISSUERS or name.startswith("QH")


def _is_party(name: str) -> bool:
    return name in tables.PARTY_ISSUERS or name.endswith(("TW", "TU"))


def partial_key(key: str) -> str:
    """What a reference key is called without its year and issuer, "ref:30-NĐ" of "ref:30/2020/NĐ-CP".

    Empty where nothing is left out, and of laws, which have no type.
    """
    found = re.fullmatch(r"ref:([^/-]+)(?:/[0-9]{4}/|/|-)([^\W\d_]+)(?:[-/].*)?", key)
    short = f"ref:{found[1]}-{found[2]}" if found and not found[2].endswith("QH") else ""
    return short if short != key else ""


def is_partial(key: str) -> bool:
    """Whether a reference key names no issuer and so stands for many documents ("ref:05-CT", "ref:30/2020/NĐ")."""
    last = key.removeprefix("ref:").split("/")[-1]
    return last in tables.known_types() or ("/" not in key and "-" in key)
