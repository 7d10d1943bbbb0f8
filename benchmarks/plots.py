"""Drawings of what was measured, as SVG; the same figures give the same file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Series:
    """A line: points (across, up) with a name."""

    name: str
    points: tuple[tuple[float, float], ...]


def draw_lines(path: Path, series: Sequence[Series], *, across: str, up: str) -> None:
    """Draw lines with their points; both axes begin at 0, so that what is linear looks so."""
    figure, axes = _empty()
    for one in series:
        axes.plot(*zip(*one.points, strict=True), marker="o", label=one.name)
    axes.set(xlabel=across, ylabel=up, xlim=(0, None), ylim=(0, None))
    axes.legend(frameon=False)
    _save(figure, path)


def draw_bars(path: Path, groups: Mapping[str, Mapping[str, float]], *, across: str, logarithmic: bool = False) -> None:
    """Draw a bar for each name, the number at its end; groups have a colour each, and a legend if there are several."""
    figure, axes = _empty()
    for group, values in groups.items():
        axes.bar_label(axes.barh(list(values), list(values.values()), label=group), fmt=_short, padding=3)
    axes.invert_yaxis()
    if logarithmic:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:,g}")
    axes.margins(x=0.1)
    axes.set(xlabel=across)
    if len(groups) > 1:
        figure.legend(frameon=False, loc="outside lower center", ncols=len(groups))
    _save(figure, path)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _empty() -> tuple[Any, Any]:
    """An empty figure and its axes; matplotlib is not installed where the tests are."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams.update({"svg.hashsalt": "tracuu", "svg.fonttype": "none"})
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401  # as above
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
