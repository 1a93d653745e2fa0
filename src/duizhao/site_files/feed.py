"""The feed of what was added last (Atom, RFC 4287)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from duizhao.catalogue import Entry
from duizhao.dates import date_en, date_zh
from duizhao.labels import label, page_label
from duizhao.newspaper import Newspaper
from duizhao.settings import Settings
from duizhao.site_files._xml import DECLARATION, xml

ADDRESS = "feed.xml"


@dataclass(frozen=True, slots=True)
class Added:
    """An article, and the day of the corpus version that brought it, `2026-11-26`."""

    entry: Entry
    released: str


def feed(added: Sequence[Added], newspaper: Newspaper, settings: Settings) -> bytes:
    """The feed, in the order given.

    `updated` is the day of the version that brought the article. The date of print stands in the summary: `published`
    means the entry, and validators call one of 1958 implausible. Ids name the article alone, so that they stay when the site
    moves or has another name; that of the feed is of the site's name.
    """
    entries = Markup("").join(_entry(one, newspaper, settings) for one in added)
    updated = max((one.released for one in added), default=settings.released)
    authors = Markup("").join(
        xml("<author><name>{}</name></author>\n", name) for name in settings.keepers or (settings.site_name,)
    )
    own = xml('<link rel="self" href="{}"/>\n', settings.site_url + ADDRESS) if settings.site_url else Markup("")
    return (
        DECLARATION
        + xml(
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n<id>{}</id>\n<title>{}</title>\n'
            "<subtitle>{}</subtitle>\n<updated>{}</updated>\n{}{}{}{}</feed>\n",
            _id(f"feed:{settings.site_name}"),
            settings.site_name,
            "{} {}".format(label("feed").en, label("feed").zh),
            _moment(updated),
            authors,
            own,
            xml('<link rel="alternate" type="text/html" href="{}index.html"/>\n', settings.site_url),
            entries,
        )
    ).encode()


def _entry(one: Added, newspaper: Newspaper, settings: Settings) -> Markup:
    entry = one.entry
    title = newspaper.at(entry.date).title
    page = page_label(entry.page)
    return xml(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n"
        '<link rel="alternate" type="text/html" href="{}"/>\n<summary>{}</summary>\n</entry>\n',
        _id(entry.id),
        " ".join(filter(None, (entry.headline_en, entry.headline_zh))) or entry.id,
        _moment(one.released),
        settings.site_url + entry.address,
        f"{title.en}, {date_en(entry.date)}, {page.en}. {title.zh}{date_zh(entry.date)}{page.zh}",
    )


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"duizhao:{name}").urn
