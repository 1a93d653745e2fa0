"""Where a path may run: all cells of short texts, a band of long ones that goes through certain waypoints."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from duizhao.align._anchors import STRONG
from duizhao.align._path import Corridor
from duizhao.align._problem import Move, Problem

FULL = 40_000
"""Texts with no more cells than this are looked at whole."""
CELLS = 2_000_000
"""About how many cells a band may have."""

_RARE = 3
_BAND = 40
_NARROWEST = 12
_MARGIN = 8
_NEIGHBOURS = 5
_ASTRAY = 30

_Point = tuple[int, int]


def everywhere(n: int, m: int) -> Corridor:
    """All cells."""
    return [(0, m)] * (n + 1)


def along(moves: Sequence[Move], margin: int) -> Corridor:
    """The cells within `margin` of a path."""
    points = [(0, 0)]
    for a, b in moves:
        points.append((points[-1][0] + a, points[-1][1] + b))
    return _widen(points, margin)


def through_waypoints(given: Problem) -> Corridor:
    """A band from corner to corner through the paragraphs that share rare anchors."""
    n, m = len(given.left), len(given.right)
    if (n + 1) * (m + 1) <= FULL:
        return everywhere(n, m)
    band = min(_BAND, max(_NARROWEST, CELLS // (2 * (n + m))))
    points = [(0, 0), *_steady(_chain(_candidates(given)), n, m), (n, m)]
    path = [(0, 0)]
    for start, end in pairwise(points):
        path.extend(_between(start, end, band))
    return _widen(path, _MARGIN)


def _candidates(given: Problem) -> list[tuple[_Point, int]]:
    """Cells whose paragraphs share rare keys, with the weight of what they share."""
    ours, theirs = _places(given.left), _places(given.right)
    weights: dict[_Point, int] = {}
    for key, places in ours.items():
        others = theirs.get(key, [])
        if not 0 < len(places) <= _RARE or not 0 < len(others) <= _RARE:
            continue
        gain = given.missed[key] // (len(places) * len(others)) * (2 if key[0] in STRONG else 1)
        for i in places:
            for j in others:
                weights[i, j] = weights.get((i, j), 0) + gain
    return sorted(weights.items(), key=lambda item: (item[0][0], -item[0][1]))


def _places(sides: Sequence[set[str]]) -> dict[str, list[int]]:
    """Where each key stands, up to one place more than is rare."""
    places: dict[str, list[int]] = {}
    for at, keys in enumerate(sides):
        for key in keys:
            stands = places.setdefault(key, [])
            if len(stands) <= _RARE:
                stands.append(at)
    return places


def _chain(candidates: Sequence[tuple[_Point, int]]) -> list[_Point]:
    """The heaviest chain that rises in both languages, in n log n: a front of columns with the best weight so far."""
    columns: list[int] = []
    weights: list[int] = []
    nodes: list[int] = []
    before: list[int] = []
    for at, ((_, j), gain) in enumerate(candidates):
        place = bisect_left(columns, j)
        before.append(nodes[place - 1] if place else -1)
        weight = gain + (weights[place - 1] if place else 0)
        if place < len(columns) and columns[place] == j:
            if weights[place] >= weight:
                continue
            end = place + 1
        else:
            end = place
        while end < len(columns) and weights[end] <= weight:
            end += 1
        if place and weights[place - 1] >= weight:
            continue
        columns[place:end], weights[place:end], nodes[place:end] = [j], [weight], [at]
    chain = []
    at = nodes[-1] if nodes else -1
    while at >= 0:
        chain.append(candidates[at][0])
        at = before[at]
    return chain[::-1]


def _steady(chain: Sequence[_Point], n: int, m: int) -> list[_Point]:
    """Waypoints without those that lie far from their neighbours: a year may recur by chance."""
    drift = [j - i * m // max(1, n) for i, j in chain]
    kept = []
    for at, point in enumerate(chain):
        around = drift[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        near = sum(abs(other - drift[at]) <= _ASTRAY for other in around)
        if len(around) >= _NEIGHBOURS and (near * 2 > _NEIGHBOURS or abs(median_low(around) - drift[at]) <= _ASTRAY):
            kept.append(point)
    return kept


def _between(start: _Point, end: _Point, band: int) -> Iterator[_Point]:
    """Corners of the cells to look at between two waypoints: the whole rectangle, or a band of it."""
    rows, columns = end[0] - start[0], end[1] - start[1]
    if rows * columns <= 4 * band * band or min(rows, columns) <= band // 2:
        yield end[0], start[1]
        yield start[0], end[1]
    else:
        for step in range(rows + 1):
            middle = start[1] + step * columns // rows
            yield start[0] + step, max(start[1], middle - band)
            yield start[0] + step, min(end[1], middle + band)
    yield end


def _widen(points: Sequence[_Point], margin: int) -> Corridor:
    """The least corridor that holds the points and `margin` around each."""
    n, m = points[-1]
    least, most = [m] * (n + 1), [0] * (n + 1)
    for i, j in points:
        first, last = max(0, i - margin), min(n, i + margin)
        most[first] = max(most[first], min(m, j + margin))
        least[last] = min(least[last], max(0, j - margin))
    for i in range(1, n + 1):
        most[i] = max(most[i], most[i - 1])
        least[n - i] = min(least[n - i], least[n - i + 1])
    return list(zip(least, most, strict=True))
