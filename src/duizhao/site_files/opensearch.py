"""The description by which a browser offers the site's search (OpenSearch 1.1)."""

from duizhao.labels import label
from duizhao.settings import Settings
from duizhao.site_files._xml import DECLARATION, xml

_LONGEST_NAME = 16
"""Characters of a ShortName, by the specification."""


def opensearch(settings: Settings) -> bytes:
    """The description; the address of the site must be known, since the template is absolute."""
    words = label("opensearch")
    return (
        DECLARATION
        + xml(
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            "<ShortName>{}</ShortName>\n<Description>{}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
            "<Language>en</Language>\n<Language>zh</Language>\n"
            '<Url type="text/html" template="{}search.html?q={{searchTerms}}"/>\n'
            "</OpenSearchDescription>\n",
            settings.site_name[:_LONGEST_NAME],
            f"{settings.site_name}: {words.en} {words.zh}",
            settings.site_url,
        )
    ).encode()
