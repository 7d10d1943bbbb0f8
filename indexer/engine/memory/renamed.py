"""Facet values under other names, document by document."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.engine.memory.corpus import Label, Record
from indexer.engine.memory.evaluate import carries
from indexer.model.facets import FacetName
from indexer.model.renaming import Renaming


def renamed_record(record: Record, renamings: Sequence[Renaming]) -> Record:
    """The document with its values after renamings, see `Renaming`."""
    return replace(record, values={name: _renamed(record, name, renamings) for name in record.values})


def _renamed(record: Record, name: FacetName, renamings: Sequence[Renaming]) -> dict[str, Label]:
    kept: dict[str, Label] = {}
    changed: dict[str, Label] = {}
    for value, label in record.values[name].items():
        holding = (r for r in renamings if (r.name, r.value) == (name, value) and _holds(record, r))
        renaming = next(holding, None)
        if renaming is None:
            kept[value] = label
        else:
            changed.update({new.value: Label(new.label, new.fold, new.sort_key) for new in renaming.to})
    return changed | kept


def _holds(record: Record, renaming: Renaming) -> bool:
    when = renaming.when
    return when is None or carries(record, when.name, when.values)
