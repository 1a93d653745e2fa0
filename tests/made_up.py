"""Made-up seeds, entries, corpora and projects for the tests of pages, publishing and the command line.

No text here is from a newspaper; where a test wants the five seeds, it names them.
"""

import datetime as dt
import random
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import yaml

from duizhao.apparatus import load_apparatus
from duizhao.catalogue import Catalogue, Entry, Rejected, build_catalogue, make_entry
from duizhao.citations import Citer
from duizhao.ids import make_id
from duizhao.model import Article, Byline, Finding, Source
from duizhao.newspaper import Name, undated
from duizhao.pages import Kit, Page, issue_pages, list_pages
from duizhao.pipeline import Corpus, Texts, read_corpus
from duizhao.settings import Settings
from duizhao.store import Project, Spool
from duizhao.systems import Systems
from duizhao.vocabulary import Term, Vocabulary, load_vocabulary
from duizhao.works import Cataloguer, Cited

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
NEWSPAPER = undated(Name("人民日报", "Renmin ribao", "People’s Daily"))
VOCABULARY_FILE = ROOT / "corpus" / "apparatus" / "vocabulary.yml"

_LINK = re.compile(r'\shref="([^"]*)"')
_VOID = {"br", "hr", "img", "input", "link", "meta"}
_PAGES = (None, 1, 2, 3, 4, 5, 6, 7, 8)


def cite(article: Article) -> Cited:
    """An article cited, in a newspaper of which only the title is known."""
    return Citer(Cataloguer(Vocabulary(()), NEWSPAPER, Settings()), Settings().citation_style)(article)


def seed_text(name: str, *, date: str = "1958-01-06", page: int = 4, body_zh: str = "村民打成了水井。") -> str:
    """A plain seed of both halves; its headline is the name, so that other names give other articles."""
    return (
        f"Title: Wells of {name}\nAuthor:\nDate: {date}\nPage: {page}\n\nThe villagers of {name} dug wells.\n\n"
        f"<hr /> \n\nOriginal: \n\n### {name}村打成水井\n\n{date}\n第{page}版()\n专栏：\n\n    {body_zh}\n"
    )


def write_seeds(folder: Path, seeds: Mapping[str, str | bytes]) -> None:
    """Write files below a folder, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in seeds.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def make_project(folder: Path, *, seeds: Path | None = None, **settings: Any) -> Path:
    """A project of its own with the theme and the settings of this one; returns its mkdocs.yml.

    Args:
        folder: is made.
        seeds: copied into it; none where not given.
        settings: of the plugin, over those of this project.
    """
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "theme", docs / "theme")
    for name in ("index.md", "about.md", "guide/index.md"):
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(f"# {name}\n\nMade up.\n", "utf-8")
    if seeds:
        shutil.copytree(seeds, folder / "seeds")
    (folder / "seeds").mkdir(exist_ok=True)
    # Systems quote the five seeds, and a project without these would be refused.
    left_out = shutil.ignore_patterns() if seeds == SEEDS else shutil.ignore_patterns("systems")
    shutil.copytree(ROOT / "corpus" / "apparatus", folder / "corpus" / "apparatus", ignore=left_out)
    values = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    del values["nav"]
    values["plugins"] = [{"duizhao": values["plugins"][0]["duizhao"] | settings}]
    values |= {"docs_dir": str(docs), "theme": values["theme"] | {"custom_dir": str(docs / "theme" / "templates")}}
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    return config


def project_at(folder: Path) -> Project:
    """The folders of a project as its plugin sees them."""
    return Project(folder / "seeds", folder / "corpus", folder / ".cache")


def corpus_at(folder: Path) -> Corpus:
    """The corpus of the seeds and the apparatus below a folder."""
    project = project_at(folder)
    return read_corpus(project, load_apparatus(project, Settings()), spool_folder=folder / "spool")


def corpus_of(articles: Sequence[Article], folder: Path, vocabulary: Vocabulary) -> Corpus:
    """A corpus of articles that no seed gave."""
    spool = Spool(folder)
    entries = [make_entry(*pair) for pair in zip(articles, spool.write(0, articles), strict=True)]
    return Corpus(build_catalogue(entries, [], {}), vocabulary, NEWSPAPER, Texts(spool))


def real_vocabulary() -> Vocabulary:
    """The vocabulary that the project ships."""
    return load_vocabulary(VOCABULARY_FILE.read_text("utf-8"), VOCABULARY_FILE.name)


def make_vocabulary(count: int) -> Vocabulary:
    """Made-up terms, from the thirteenth on topics; every third lies below the first."""
    kinds = ("topic", "campaign", "place", "organisation", "person", "genre")
    return Vocabulary(
        tuple(
            Term(
                f"term-{number}",
                kinds[number % len(kinds) if number < 2 * len(kinds) else 0],  # type: ignore[arg-type]  # one of them
                f"Term {number}",
                f"词{number}",
                broader=("term-0",) if number and number % 3 == 0 else (),
                scope=f"Made up, number {number}.",
            )
            for number in range(count)
        )
    )


def make_made_up_entry(number: int, date: dt.date, page: int | None = 4, **values: Any) -> Entry:
    """One entry, different from every other number's."""
    defaults: dict[str, Any] = {
        "id": make_id(date, page, f"题{number}", ""),
        "headline_en": f"Headline {number}",
        "headline_zh": f"题{number}",
        "byline": Byline(),
        "facets": (),
        "tags": (),
        "findings": (),
        "sources": (Source(f"{number:06}.txt", f"{number:064x}"),),
        "text_digest": f"{number:032x}",
        "en_count": 3,
        "zh_count": 3,
    }
    return Entry(date=date, page=page, **defaults | values)


def made_up_entries(count: int, first: dt.date, last: dt.date, terms: Sequence[str] = ()) -> Iterator[Entry]:
    """Entries between two days with tags, facets and findings; the same for the same arguments."""
    rng = random.Random(count)  # noqa: S311  # repeatable chance, no secrets
    for number in range(count):
        date = first + dt.timedelta(rng.randint(0, (last - first).days))
        facets = [("section", f"版{rng.randint(1, 9)}")] if rng.random() < 0.1 else []
        facets += [("agency", "新华社")] if rng.random() < 0.4 else []
        facets += [("dateline-place", f"地{rng.randint(1, 300)}")] if facets else []
        yield make_made_up_entry(
            number,
            date,
            rng.choice(_PAGES),
            facets=tuple(facets),
            tags=tuple(term for term in rng.sample(list(terms), k=min(4, len(terms))) if rng.random() < 0.7),
            findings=(Finding("weak-pair", "zh2", "zh2"),) if rng.random() < 0.3 else (),
        )


def catalogue_of(entries: Iterable[Entry], rejected: Iterable[Rejected] = ()) -> Catalogue:
    """A catalogue of entries, none of which clash."""
    return build_catalogue(entries, rejected, {})


def targets(page: Page) -> Iterator[str]:
    """Where the links of a page lead, as addresses of the site, fragments kept and queries left out."""
    for html in (page.before, page.content, page.after):
        for match in _LINK.finditer(html):
            path, mark, fragment = unescape(match[1]).partition("#")
            path = path.partition("?")[0]
            address = normpath(join(dirname(page.address), path)) if path else page.address
            yield address + mark + fragment


class _Markup(HTMLParser):
    """Elements of a page with their attributes, and those that are closed elsewhere than they were opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")


def read_markup(html: str) -> tuple[list[tuple[str, dict[str, str | None]]], list[str]]:
    """Every element of a page with its attributes, and what is wrongly nested or a comment."""
    reader = _Markup()
    reader.feed(html)
    reader.close()
    return reader.elements, reader.wrong


def every_list(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Page]:
    """Every page that lists articles, those of days included."""
    for _, entries in catalogue.issues():
        yield from issue_pages(entries, None, Kit(vocabulary, Settings(), NEWSPAPER, cite))
    yield from list_pages(catalogue, vocabulary, Systems())
