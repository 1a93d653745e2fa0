"""The same articles as a project of MkDocs with Material and its search, as its own guides would have it."""

from collections.abc import Iterable
from pathlib import Path

from duizhao.benchmarks._plain_html import headlines
from duizhao.model import Article

# The separator is the one of Material's own guide to Chinese: jieba's words are parted by zero-width blanks.
_CONFIGURATION = """
site_name: Texts
docs_dir: docs
site_dir: site
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - search: {lang: [en, zh], separator: '[\\s\\u200b\\-]+'}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def write_material(articles: Iterable[Article], project: Path) -> None:
    """Write a project that `mkdocs build` turns into a page for each article, into a folder that is made."""
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
    (project / "docs" / "index.md").write_text("# Texts\n", "utf-8")
    for article in articles:
        headline, *others = [text for _, text in headlines(article) if text] or [article.id]
        paragraphs = [paragraph.text for paragraph in (*article.zh, *article.en)]
        parts = [f"# {headline}", *others, article.byline.zh, article.byline.en, *paragraphs]
        (project / "docs" / f"{article.id}.md").write_text("\n\n".join(filter(None, parts)) + "\n", "utf-8")
