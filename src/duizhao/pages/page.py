"""What is poured into a mould: the parts of one page."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.catalogue import Entry
from duizhao.pages._markup import html, join_html

Item = Callable[[Entry, str], Markup]
"""Makes one item of a list: an entry, and the way to the root of the site. Its `repr` says all that it depends on."""


@dataclass(frozen=True, slots=True)
class ArticleList:
    """An ordered list of articles, which is written out only where its page is.

    Attributes:
        root: the way to the root of the site.
    """

    entries: Sequence[Entry]
    root: str
    item: Item

    def html(self) -> Markup:
        """The list."""
        return html('<ol class="articles">{}</ol>', join_html(self.item(entry, self.root) for entry in self.entries))

    def state(self) -> str:
        """All that it depends on, in short."""
        return "\n".join([self.root, repr(self.item), *(entry.state for entry in self.entries)])


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is poured.

    Attributes:
        address: from the root of the site.
        title: for the window and for lists of bookmarks.
        body: the part between header and footer, up to the list of articles.
        before: for an article, what stands above its text.
        after: for an article, what stands below its text.
        head: elements of its own in the head of the document, such as metadata.
        articles: the list that ends the body.
    """

    address: str
    title: str
    body: str
    before: str = ""
    after: str = ""
    head: str = ""
    articles: ArticleList | None = None

    @property
    def is_article(self) -> bool:
        """Whether it shows one article, not a list of them."""
        return bool(self.before)

    @property
    def content(self) -> str:
        """The part between header and footer."""
        return self.body + self.articles.html() if self.articles else self.body

    def digest(self) -> bytes:
        """Digest over all that it depends on beside its mould: the same for the same page."""
        parts = (self.address, self.title, self.body, self.before, self.after, self.head)
        told = "\0".join((*parts, self.articles.state() if self.articles else ""))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:16]

    def slots(self) -> dict[str, str]:
        """The parts by the name of the slot that takes them."""
        return {
            "address": self.address,
            "title": str(Markup.escape(self.title)),
            "content": self.content,
            "before": self.before,
            "after": self.after,
            "head": self.head,
        }
