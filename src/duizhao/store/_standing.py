"""What the last build left in a site's folder: known again without reading it, as long as nobody has touched it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.store._results import Results, number_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Pages that stand in a site's folder, by what they were made from.

    Attributes:
        batches: numbers of the results whose pages stand there.
        lists: by address the digest of all that a list depends on.
    """

    batches: frozenset[int] = frozenset()
    lists: Mapping[str, bytes] = field(default_factory=dict)


class StandingPages:
    """Remembers what stands in a site's folder.

    Args:
        results: where it is kept.
        site: the folder.
    """

    def __init__(self, results: Results, site: Path) -> None:
        self._results = results
        self.number = number_of(hashlib.sha256(str(site.resolve()).encode("utf-8", "surrogatepass")).digest())
        """Of the result that says so."""

    def found(self, state: str) -> Standing | None:
        """What stands there, if the folder is in this state; nothing where anybody has added, changed or removed a file since it was left."""
        kept = self._results.kept(self.number)
        is_left = isinstance(kept, tuple) and kept[0] == state
        return kept[1] if is_left and isinstance(kept[1], Standing) else None

    def leave(self, state: str, standing: Standing) -> None:
        """Remember what stands there now, and in which state the folder is."""
        if self._results.kept(self.number) != (state, standing):
            self._results.keep(self.number, (state, standing))
