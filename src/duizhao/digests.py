"""Short digests by which a published text is known again: of a paragraph, a headline, a whole translation.

They stand in the manifest of every site, eight characters each, so that anyone can check that a link still leads to
the text that it was made for. `docs/project/manifest.md` says how to make one by hand.
"""

import base64
import hashlib
from collections.abc import Iterable

from duizhao.text import without_blanks

WIDTH = 8
"""Characters of a digest: 48 bits, so that two texts of one place differ unseen once in 281,000,000,000,000 times."""


def text_digest(text: str) -> str:
    """Digest of a text: the first six bytes of SHA-256 over it in NFC without blanks, in the URL alphabet of base64.

    >>> text_digest("密切 党群　关系"), text_digest("密切党群关系")
    ('qNHAkSbc', 'qNHAkSbc')
    """
    data = without_blanks(text).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:6]).decode()


def version_digest(headline: str, paragraphs: Iterable[str]) -> str:
    """Digest of a text as a whole: over the digests of its headline and its paragraphs; empty for no text.

    Of a translation it is the version: `#en` addresses hold for one version.

    >>> version_digest("", [])
    ''
    """
    texts = [headline, *paragraphs]
    return text_digest("".join(map(text_digest, texts))) if any(texts) else ""


def split_digests(joined: str) -> tuple[str, ...]:
    """Digests that stand one after another.

    >>> split_digests("AAAAAAAABBBBBBBB")
    ('AAAAAAAA', 'BBBBBBBB')
    """
    return tuple(joined[start : start + WIDTH] for start in range(0, len(joined), WIDTH))
