"""What an export says of the corpus as a whole."""

import datetime as dt
from dataclasses import dataclass, field

from duizhao.newspaper import Newspaper
from duizhao.settings import Settings
from duizhao.systems import Systems
from duizhao.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ExportedCorpus:
    """The corpus that is exported, without its texts.

    Attributes:
        version: digest over the digests of all seeds.
        generator: the program and its version.
        articles: how many there are.
        first: earliest date of print; None where there is no article.
        last: latest date of print.
        unverified: ids of systems that no Chinese text stands behind.
    """

    version: str
    generator: str
    articles: int
    first: dt.date | None
    last: dt.date | None
    settings: Settings
    newspaper: Newspaper
    vocabulary: Vocabulary
    systems: Systems = field(default_factory=Systems)
    unverified: frozenset[str] = frozenset()

    @property
    def release(self) -> str:
        """The version as a reader names it: what the keeper calls it, and the digest."""
        return f"{self.settings.version} ({self.version})" if self.settings.version else self.version

    def citation(self) -> str:
        """How the data are cited, in one line; words that a keeper has not given are left out."""
        settings = self.settings
        first, last = self.first or dt.date.max, self.last or dt.date.max
        span = f", {first.isoformat()} to {last.isoformat()}" if self.first and self.last else ""
        name = f"{settings.site_name}: " if settings.site_name else ""
        titles = self.newspaper.titles(first, last)
        paper = " and ".join(" ".join(filter(None, (title.en, title.zh))) for title in titles)
        released = f", {settings.released}" if settings.released else ""
        articles = "1 article" if self.articles == 1 else f"{self.articles:,} articles"
        return (
            f"{name}{articles} of {paper}{span}, Chinese and English. Data, corpus version {self.release}{released}. "
            f"{settings.site_url}"
        ).rstrip()
