"""Why a document has its place, in words: what of the query stands in it, how it matched, how much it weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.model.result import Explanation, ScorePart
from webui.links import Links
from webui.present.formats import decimal_text

_HOW: Mapping[str, str] = {
    "syllable": "as-typed",
    "folded": "without-marks",
    "word": "word",
    "word_folded": "word",
    "unit": "unit",
    "entity": "name",
    "entity_folded": "name",
    "adjacent": "adjacent",
}
"""Kind of a scored item -> how people are told that it matched."""
_LEAST = 0.5
"""Percent; less than that is no reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the query that the document holds, the ways in which they matched, and their share in percent."""

    text: str
    ways: tuple[str, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Why:
    """The tier of a document and what gave it its place there, the weightiest first; empty without a query."""

    tier: str = ""
    reasons: tuple[Reason, ...] = ()


NO_REASON = Why()


def why(explanation: Explanation, links: Links) -> Why:
    """Put an explanation into words; a word and the syllables that it is made of count as one."""
    grouped: dict[str, list[ScorePart]] = {}
    for part in explanation.parts:
        if part.score > 0:
            grouped.setdefault(_shown(part), []).append(part)
    whole = sum(part.score for parts in grouped.values() for part in parts)
    shares = {text: 100 * sum(part.score for part in parts) / whole for text, parts in grouped.items()}
    return Why(
        explanation.tier,
        tuple(
            Reason(text, _ways(grouped[text]), f"{decimal_text(share, 0, links.language)} %")
            for text, share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
            if share >= _LEAST
        ),
    )


def _shown(part: ScorePart) -> str:
    """The text for people: "sổ_tay" is the word "sổ tay", "ref:05-CT/TW" the document; of several spellings all."""
    texts = part.text.split("|")
    if part.kind == "unit":
        texts = [text.partition(":")[2] or text for text in texts]
    return " / ".join(dict.fromkeys(text.replace("_", " ") for text in texts))


def _ways(parts: Sequence[ScorePart]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_HOW[part.kind] for part in parts if part.kind in _HOW))
