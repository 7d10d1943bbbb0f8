"""How a name is shown: as its document spells it."""

from functools import lru_cache

from indexer.normalise import lower, old_tones, place_tones


def label_of_name(value: str, written: str) -> str:
    """Return the label that a document gives a value: the letters of the text with the capitals of the value.

    "BÙI QUỐC THỎA" with the value "Bùi Quốc Thoả" is "Bùi Quốc Thỏa". Short forms and abbreviations tell nothing about
    the spelling: then it is the value in the old style of tones, that of most papers.

    Args:
        value: canonical, in the new style of tones.
        written: the name as it stands in the text.
    """
    # Most names stand in the text as they are shown.
    return value if written == value else _spelt(value, written)


@lru_cache(maxsize=1 << 14)
def _spelt(value: str, written: str) -> str:
    shown = lower(" ".join(written.split()))
    if shown == lower(value):
        return value
    if place_tones(shown) != lower(value):
        return old_tones(value)
    return "".join(letter.upper() if model.isupper() else letter for letter, model in zip(shown, value, strict=True))
