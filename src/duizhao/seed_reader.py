"""One seed, all the way to a finished article."""

import hashlib
from dataclasses import replace
from pathlib import Path

from duizhao.align import align
from duizhao.apparatus import Apparatus
from duizhao.audit import audited
from duizhao.catalogue import Rejected
from duizhao.corrections import apply_corrections
from duizhao.errors import SeedRejectedError
from duizhao.folding import simplified
from duizhao.keywords import KeywordFinder
from duizhao.model import Article
from duizhao.seeds import parse_seed
from duizhao.store import Digested, file_state, read_seed
from duizhao.tagging import Tagger, as_in_text, text_words
from duizhao.text import printable


class SeedReader:
    """Takes one seed all the way to a finished article."""

    def __init__(self, seeds: Path, apparatus: Apparatus) -> None:
        self._seeds = seeds
        self._corrections = apparatus.corrections
        self._known_bad = apparatus.known_bad
        self._keywords = KeywordFinder(apparatus.statistics)
        self._tagger = Tagger(apparatus.vocabulary)
        self._lengths, self._vocabulary = apparatus.lengths, apparatus.vocabulary

    def read(self, name: str) -> Article:
        """Parse, correct, align, tag and audit one seed.

        Raises:
            SeedRejectedError: the file cannot be an article.
            CorrectionError: a correction of this file does not find what it expects.
        """
        article = parse_seed(read_seed(self._seeds, name), printable(name))
        article = apply_corrections(article, self._corrections.of(printable(name)))
        cuts = self._tagger.cut(article)
        article = replace(
            _aligned(article),
            tags=self._tagger.tags(article, cuts),
            keywords=as_in_text(self._keywords.keywords(text_words(cuts)), article, cuts),
        )
        return audited(article, self._lengths, self._vocabulary)

    def digested(self, name: str) -> Digested:
        """A seed as it is now; of one that cannot be read, the reason counts."""
        state = file_state(f"{self._seeds}/{name}")
        try:
            data = read_seed(self._seeds, name)
        except SeedRejectedError as error:
            data = str(error).encode("utf-8", "surrogatepass")
        return Digested(name, state, hashlib.sha256(data).digest())

    def is_still(self, seed: Digested) -> bool:
        """Whether a seed is what it was."""
        is_untouched = seed.state is not None and seed.state == file_state(f"{self._seeds}/{seed.name}")
        return is_untouched or self.digested(seed.name).digest == seed.digest

    def rejected(self, name: str, message: str) -> Rejected:
        """A seed that cannot be an article, with the reason that the apparatus gives where it lists it."""
        listed = self._known_bad.get(printable(name))
        return Rejected(printable(name), message, listed.reason if listed else "")


def _aligned(article: Article) -> Article:
    names = [replace(name, zh=simplified(name.zh)) for name in article.names]
    pairs = align([each.text for each in article.en], [simplified(each.text) for each in article.zh], names)
    return replace(article, pairs=pairs)


def read_one(path: Path) -> Article:
    """Read one seed file outside any corpus: parsed and aligned, without apparatus.

    Raises:
        SeedRejectedError: the file cannot be an article.
    """
    return audited(_aligned(parse_seed(read_seed(path.parent, path.name), path.name)))
