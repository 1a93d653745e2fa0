"""What files for programs say: the corpus as a whole."""

from dataclasses import dataclass

from duizhao.catalogue import Catalogue
from duizhao.newspaper import Newspaper
from duizhao.settings import Settings


@dataclass(frozen=True, slots=True)
class Whole:
    """A corpus and what its keeper says of it.

    Attributes:
        digest: over the digests of all seeds, 16 hex digits.
    """

    catalogue: Catalogue
    newspaper: Newspaper
    settings: Settings
    digest: str
