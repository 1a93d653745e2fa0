"""COinS: what Zotero's pick list takes from the page of a day.

ANSI/NISO Z39.88-2004, format Dublin Core, with Zotero's name for the kind of item as `rft.type`.
"""

from markupsafe import Markup

from duizhao.catalogue import Entry
from duizhao.newspaper import Newspaper
from duizhao.pages._markup import html
from duizhao.settings import Settings
from duizhao.works import creators, zotero_names

LANGUAGE = "zh-CN"
"""Of all, since their titles are in characters."""
_HEAD = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle"
# Only what has a meaning of its own is encoded: Chinese would take nine bytes a character. Zotero cuts each pair at every "=".
_ENCODED = str.maketrans({"%": "%25", "&": "%26", "+": "%2B", "#": "%23", "=": "%3D"})


def coins(entry: Entry, newspaper: Newspaper, settings: Settings) -> Markup:
    """An empty element that says of an article what a bibliography needs."""
    fields = [
        ("rft.title", " ".join(f"{entry.headline_zh} {entry.headline_en and f'[{entry.headline_en}]'}".split())),
        ("rft.source", newspaper.at(entry.date).title.romanised()),
        ("rft.date", entry.date.isoformat()),
        ("rft.pages", str(entry.page or "")),
        ("rft.language", LANGUAGE),
        *(("rft.creator", name) for name in zotero_names(creators(entry.byline), LANGUAGE)),
        ("rft.identifier", settings.site_url and settings.site_url + entry.address),
    ]
    pairs = (f"{key}={value.translate(_ENCODED)}" for key, value in fields if value)
    return html('<span class="Z3988" title="{}"></span>', "&".join((_HEAD, *pairs)))
