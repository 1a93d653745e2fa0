"""Comparing what was published with what the project would publish now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from duizhao.ids import anchor
from duizhao.manifest._pins import Pins, pins_of
from duizhao.manifest._read import Manifest
from duizhao.model import Article
from duizhao.permalinks import Permalinks

_DECLARE = "bring its seed back, or declare an alias or a withdrawal in corpus/apparatus/permalinks.yml"
_GIVE_ID = (
    "put the seed back as it was and declare the change in corrections.yml, or give this seed an id of its own there "
    "(place: id) and declare an alias with fragments: false"
)

_NO_FRAGMENTS = (
    "declare the alias with fragments: false, or put the seed back as it was and declare the change in corrections.yml"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison, in words.

    Attributes:
        complaints: promises that are broken, each with what to do.
        notes: changes that break none.
    """

    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def compare(
    old: Manifest, articles: Iterable[Article], links: Permalinks, ids: Collection[str], *, is_part: bool = False
) -> Comparison:
    """Compare a manifest with the present articles.

    Args:
        articles: all, in the order of their dates.
        links: aliases and withdrawals declared now.
        ids: of all present articles.
        is_part: whether articles of other parts of the corpus are missing rightly.

    Raises:
        ManifestError: a file of the manifest is missing or not as it must be.
    """
    found = _Found([] if is_part else list(compare_ids(old, links, ids)), [])
    led_to = _targets(old, links, ids)
    year, of_year = "", dict[str, Pins]()
    for article in articles:
        if article.id[:4] != year:
            year = article.id[:4]
            of_year = dict(old.year(year))
        if article.id in of_year:
            found.compare_article(of_year[article.id], article)
        for old_id in led_to.get(article.id, ()):
            before = old.permalinks.resolve(old_id)[0]
            if before != article.id and (pins := old.year(before[:4]).get(before)):
                found.compare_paragraphs(pins, pins_of(article), article, old_id)
    return Comparison(tuple(found.complaints), tuple(found.notes))


def compare_ids(old: Manifest, links: Permalinks, ids: Collection[str]) -> Iterator[str]:
    """A complaint for each published id that is no article any longer, no alias and not withdrawn."""
    for kind, published in (("an alias", old.permalinks.aliases), ("withdrawn", old.permalinks.withdrawn)):
        for old_id in published:
            if old_id not in ids and not links.declares(old_id):
                yield f"{old.name}: expected {old_id}, which was published as {kind}, to stay declared, found it nowhere; put it back into corpus/apparatus/permalinks.yml"
    for year in old.years:
        for old_id in old.added(year):
            if old_id not in ids and not links.declares(old_id):
                yield f"{old.name}: expected {old_id}, which was published, found no seed that gives it; {_DECLARE}"


def _targets(old: Manifest, links: Permalinks, ids: Collection[str]) -> Mapping[str, list[str]]:
    """For each article that published ids lead to now through aliases with fragments, or that came back under such an id: those ids."""
    led: dict[str, list[str]] = {}
    for old_id in links.aliases:
        target, fragments = links.resolve(old_id)
        if fragments and old.permalinks.resolve(old_id)[1]:
            led.setdefault(target, []).append(old_id)
    for old_id in old.permalinks.aliases:
        if old_id in ids and old.permalinks.resolve(old_id)[1]:
            led.setdefault(old_id, []).append(old_id)
    return led


@dataclass(frozen=True, slots=True)
class _Found:
    """What is found while articles are compared one by one."""

    complaints: list[str]
    notes: list[str]

    def compare_article(self, old: Pins, article: Article) -> None:
        new, name = pins_of(article), article.id
        self.compare_paragraphs(old, new, article, name)
        if new.headline_zh != old.headline_zh:
            self.notes.append(f"{name}: the Chinese headline reads otherwise than it was published")
        if new.translation != old.translation:
            self._compare_translations(old, new, article)

    def _compare_translations(self, old: Pins, new: Pins, article: Article) -> None:
        if not new.translation:
            expected = f"a translation, as it was published in {article.id}"
            self.complaints.append(f"{_place(article)}: expected {expected}, found none; {_GIVE_ID}")
            return
        changed = sum(before != after for before, after in zip_longest(old.paragraphs("en"), new.paragraphs("en")))
        self.notes.append(
            f"{article.id}: a new version of the translation, {new.translation} instead of {old.translation or 'none'}; "
            f"{changed} of its #en addresses are new, gone, or name other text"
        )

    def compare_paragraphs(self, old: Pins, new: Pins, article: Article, name: str) -> None:
        """`#zh` is permanent: every one that was published below an id, or an alias, must name the same text here."""
        advice = _GIVE_ID if name == article.id else _NO_FRAGMENTS
        for number, change in _changes(old, new):
            here = f"{name}#{anchor('zh', number)}"
            if change == "gone":
                found = f"{len(article.zh)} Chinese paragraphs in {article.id}"
                self.complaints.append(f"{_place(article)}: expected {here}, found {found}; {advice}")
            elif change == "corrected":
                self.notes.append(f"{here}: corrections of its text are not those that were published")
            else:
                place = _place(article, article.zh[number - 1].line)
                self.complaints.append(f"{place}: expected the text published as {here}, found another; {advice}")


def texts_changed(old: Mapping[str, Pins], new: Mapping[str, Pins]) -> Iterator[str]:
    """A complaint for each article of a year that says otherwise what was published, or has lost its translation."""
    for name, pins in new.items():
        before = old.get(name, pins)
        if before == pins:
            continue
        yield from _first_change(before, pins, name, _GIVE_ID)
        if before.translation and not pins.translation:
            expected = f"a translation, as it was published in {name}"
            yield f"expected {expected}, found none; it is published nevertheless: {_GIVE_ID}"


def aliases_changed(
    old: Manifest, read: Callable[[str], Article], links: Permalinks, ids: Collection[str]
) -> Iterator[str]:
    """A complaint for each alias that was not published like this and leads fragments of its old id to other text.

    Args:
        read: gives the article of an id.
    """
    for target, old_ids in _targets(old, links, ids).items():
        for old_id in old_ids if target in ids else ():  # what was withdrawn, or is rejected now, has no text
            before = old.permalinks.resolve(old_id)[0]
            is_new = old.permalinks.aliases.get(old_id) != links.aliases.get(old_id)
            if is_new and before != target and (pins := old.year(before[:4]).get(before)):
                yield from _first_change(pins, pins_of(read(target)), old_id, _NO_FRAGMENTS)


def _first_change(old: Pins, new: Pins, name: str, advice: str) -> Iterator[str]:
    for number, change in _changes(old, new):
        if change != "corrected":
            here = f"{name}#{anchor('zh', number)}"
            yield f"expected the text published as {here}, found another; it is published nevertheless: {advice}"
            return


def _changes(old: Pins, new: Pins) -> Iterator[tuple[int, Literal["gone", "corrected", "other"]]]:
    """Numbers of the Chinese paragraphs that read otherwise than they were published."""
    if old.zh == new.zh:
        return
    shown, received = new.paragraphs("zh"), new.as_received("zh")
    published = zip(old.paragraphs("zh"), old.as_received("zh"), strict=True)
    for number, (was_shown, was_received) in enumerate(published, 1):
        if number > len(shown):
            yield number, "gone"
        elif was_shown != shown[number - 1]:
            yield number, "corrected" if was_received == received[number - 1] else "other"


def _place(article: Article, line: int = 0) -> str:
    file = article.sources[0].file
    return f"{file}:{line}" if line else file
