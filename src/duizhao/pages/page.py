"""What is poured into a mould: the parts of one page."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is poured.

    Attributes:
        address: from the root of the site.
        title: for the window and for lists of bookmarks.
        content: the part between header and footer.
        before: for an article, what stands above its text.
        after: for an article, what stands below its text.
        head: elements of its own in the head of the document, such as metadata.
    """

    address: str
    title: str
    content: str
    before: str = ""
    after: str = ""
    head: str = ""

    @property
    def is_article(self) -> bool:
        """Whether it shows one article, not a list of them."""
        return bool(self.before)

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
