"""All files for programs that a site has, by what its settings say."""

from collections.abc import Collection, Iterator, Sequence

from duizhao.site_files import citation_file, feed
from duizhao.site_files.opensearch import opensearch
from duizhao.site_files.sitemap import robots, sitemap
from duizhao.site_files.whole import Whole

_NOT_FOUND = "404.html"


def site_files(whole: Whole, pages: Collection[str], recent: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of each file.

    What must name the site's own address is left out where the settings do not say it; the feed, where they do not say
    the day of this version.

    Args:
        pages: addresses of the pages that are to be found.
        recent: ids of the articles added last, the last first, each with the day of its version, which may be empty.
    """
    settings = whole.settings
    yield citation_file.ADDRESS, citation_file.citation_file(whole)
    if settings.released:
        added = [feed.Added(whole.catalogue.by_id[article_id], day) for article_id, day in recent if day]
        yield feed.ADDRESS, feed.feed(added, whole.newspaper, settings)
    if settings.site_url:
        yield "opensearch.xml", opensearch(settings)
        yield "robots.txt", robots(settings.site_url)
        yield from sitemap(settings.site_url, (address for address in pages if address != _NOT_FOUND))
