"""The same articles as a project of Hugo with a plain, fast theme: a page for each, lists by year and by name, no search."""

import json
from collections.abc import Iterable
from pathlib import Path

from duizhao.benchmarks._plain_html import article_html, headlines
from duizhao.model import Article

_CONFIGURATION = """
baseURL = "https://example.org/"
title = "Texts"
uglyURLs = true
disableKinds = ["rss"]
[taxonomies]
name = "names"
[pagination]
pagerSize = 200
disableAliases = true
[security]
allowContent = ["text/html"]
"""
_FRAME = """<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{ .Title }}</title>
<link rel="stylesheet" href="{{ "style.css" | relURL }}"></head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
_SINGLE = """{{ define "main" }}<article data-pagefind-body><p>{{ .Date.Format "2 January 2006" }}</p>
{{ .Content }}
<p>{{ range .Params.names }}<a href="{{ "names/" | relURL }}{{ . | urlize }}.html">{{ . }}</a> {{ end }}</p></article>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range (.Paginate .Pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}</ul>
{{ with .Paginator }}{{ with .Prev }}<a href="{{ .URL }}">←</a>{{ end }} {{ with .Next }}<a href="{{ .URL }}">→</a>{{ end }}{{ end }}{{ end }}
"""


def write_hugo(articles: Iterable[Article], project: Path) -> None:
    """Write a project that `hugo` turns into a page for each article, into a folder that is made.

    The texts are given as HTML, so that no time goes into Markdown.
    """
    layouts = project / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, template in (("baseof", _FRAME), ("single", _SINGLE), ("list", _LIST)):
        (layouts / f"{name}.html").write_text(template, "utf-8")
    (project / "hugo.toml").write_text(_CONFIGURATION, "utf-8")
    (project / "static").mkdir()
    (project / "static" / "style.css").write_text("main { max-width: 60rem; margin: auto }\n", "utf-8")
    for article in articles:
        folder = project / "content" / f"{article.date.year}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{article.id}.html").write_text(_source(article), "utf-8")


def _source(article: Article) -> str:
    """Front matter as JSON, which YAML takes too, and the texts."""
    front = {
        "title": " ".join(text for _, text in headlines(article) if text) or article.id,
        "date": article.date.isoformat(),
        "names": sorted({name.en for name in article.names}),
    }
    return f"{json.dumps(front, ensure_ascii=False)}\n{article_html(article)}\n"
