"""Which terms of the index a single of a query stands for."""

from indexer.model.request import Fuzzy, Prefix, Single
from indexer.normalise import fold

FOLDED_VIEWS = frozenset({"folded", "entity_folded"})


def accepts(single: Single, key: str) -> bool:
    """Whether a key of the index is one that a single stands for."""
    text = fold(key) if single.view in FOLDED_VIEWS else key
    match single:
        case Prefix():
            return text.startswith(single.text)
        case Fuzzy():
            return text[:1] == single.text[:1] and edits(single.text, text) <= single.distance
        case _:
            return text == single.text


def edits(first: str, second: str) -> int:
    """The fewest letters to insert, delete, replace or swap with their neighbour to turn one word into the other."""
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        now = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != other))
            if before and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
