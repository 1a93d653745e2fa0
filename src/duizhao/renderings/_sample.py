"""An even sample of what streams by, of a size that is bounded without knowing how much will come."""

from typing import Generic, TypeVar

Item = TypeVar("Item")

MOST_PAIRS = 5_000
"""Pairs in which terms are looked for: enough for any that is frequent, few enough for memory."""


class EvenSample(Generic[Item]):
    """Keeps every first, then every second, fourth … item, so that there are never more than so many.

    Attributes:
        items: those that are kept, in order.
        step: each stands for so many.
    """

    def __init__(self, most: int = MOST_PAIRS) -> None:
        self.items: list[Item] = []
        self.step = 1
        self._most, self._seen = most, 0

    def add(self, item: Item) -> None:
        """Take the next item."""
        if self._seen % self.step == 0:
            self.items.append(item)
        self._seen += 1
        if len(self.items) > self._most:
            self.items = self.items[::2]
            self.step *= 2
