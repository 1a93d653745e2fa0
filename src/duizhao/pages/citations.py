"""Citations in HTML: one of each work in an article's page, and every style on the page that explains them."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from duizhao.labels import citing_labels
from duizhao.pages._markup import NOTHING, both, html, join_html
from duizhao.pages.languages import with_chinese_marked
from duizhao.works import Citation, Cited


def citations(cited: Cited) -> Markup:
    """One citation of each work; the browser offers the other styles."""
    rows = (html("<p>{}</p>", _citation(citation)) for citation in (cited.original, cited.translation) if citation)
    return html('<div class="cite"><h2>{}</h2>{}</div>', both(citing_labels()["cite"]), join_html(rows))


def _citation(citation: Citation) -> Markup:
    runs = join_html(html("<cite>{}</cite>", run.text) if run.italic else escape(run.text) for run in citation.runs)
    return join_html((runs, html("<small>{}</small>", citation.remark) if citation.remark else NOTHING), " ")


def _marked(citation: Citation) -> Markup:
    return Markup(with_chinese_marked(str(_citation(citation))))  # noqa: S704 - it is HTML, and stays so


def examples(rows: Iterable[tuple[str, Cited]]) -> Markup:
    """Both works in every style, as two tables.

    Args:
        rows: name of the style, and the works cited in it.
    """
    words = citing_labels()
    listed = list(rows)
    sides = (
        (words["the-original"], [(name, cited.original) for name, cited in listed]),
        (words["the-translation"], [(name, cited.translation) for name, cited in listed if cited.translation]),
    )
    return join_html(
        html(
            '<h4>{}</h4><dl class="styles">{}</dl>',
            both(heading),
            join_html(html("<dt>{}</dt><dd>{}</dd>", name, _marked(citation)) for name, citation in works if citation),
        )
        for heading, works in sides
        if works
    )
