"""Pages that are made and not written: moulds, and articles whose records MkDocs renders where a setting asks for it."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from duizhao import pages, publish
from duizhao.errors import IdError
from duizhao.handwritten import taken_article
from duizhao.ids import article_address, id_of_address
from duizhao.pipeline import Corpus
from duizhao.record import read_record, write_record
from duizhao.settings import Settings


def generated_page(config: MkDocsConfig, source: str, content: str) -> File:
    """A page that is no file of docs/: its address ends in .html whatever the site's setting says."""
    file = File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.use_directory_urls = False
    return file


def refuse_taken(files: Files, corpus: Corpus) -> None:
    """No page written by hand may stand at the address of an article.

    Raises:
        PluginError: one does.
    """
    for file in files:
        taken = taken_article(file.dest_uri, corpus.catalogue.by_id)
        if taken and file.inclusion is not InclusionLevel.EXCLUDED:
            raise PluginError(f"{file.src_uri}: expected an address of its own, found that of the article {taken}")


def record_pages(corpus: Corpus, settings: Settings, config: MkDocsConfig) -> Iterator[File]:
    """A page for the record of every article."""
    for article in corpus.articles(corpus.catalogue.entries):
        source = article_address(article.id).replace(".html", ".md")
        yield generated_page(config, source, write_record(article, settings.translation))


def id_of_record(page: MkDocsPage) -> str | None:
    """The id of the article whose record a page is; None for other pages."""
    try:
        return id_of_address(page.file.dest_uri)
    except IdError:
        return None


def slots_of_record(page: MkDocsPage, article_id: str, corpus: Corpus, settings: Settings) -> dict[str, str]:
    """The slots as MkDocs gives them: the text from its own Markdown, the rest from the record's front matter."""
    article = read_record(page.file.content_string, page.file.src_uri)
    entry = corpus.catalogue.by_id[article_id]
    issue = corpus.catalogue.between(entry.date, entry.date)
    neighbours = list(pages.neighbours_of(issue))[issue.index(entry)]
    related = pages.related_lists([entry], corpus.catalogue, corpus.related).get(article_id)
    around = pages.Surroundings(neighbours, corpus.systems.of_articles.get(article_id, ()), related)
    cited = publish.citer(corpus, settings)(article)
    return pages.article_page(article, around, corpus.vocabulary, settings, cited).slots() | {
        "content": page.content or ""
    }
