"""How a name is shown: the spelling of its document, where that is the whole name."""

from indexer.normalise import lower, place_tones


def label_of_name(value: str, written: str) -> str:
    """Return the label that a document gives a value: "Thoả" written "Thỏa" is "Thỏa".

    Capitals, short forms and abbreviations tell nothing about the spelling: then it is the value.

    Args:
        value: canonical, in the new style of tones.
        written: the name as it stands in the text.
    """
    if written == value:
        return value
    shown = " ".join(written.split())
    shown = shown[:1].upper() + shown[1:]
    return shown if not shown.isupper() and lower(place_tones(shown)) == lower(value) else value
