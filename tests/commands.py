"""Running commands as a person types them."""

from typing import Protocol


class Run(Protocol):
    """What the fixture `run` gives."""

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Run a command; its exit code, and what it printed on both streams."""
