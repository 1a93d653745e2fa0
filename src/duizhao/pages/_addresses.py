"""Addresses of terms and facets."""

import hashlib


def term_address(term: str) -> str:
    """Address of a term's page.

    >>> term_address("mass-line")
    'tags/mass-line.html'
    """
    return f"tags/{term}.html"


SYSTEMS = "systems/"
"""Folder of the pages of systems."""


def system_address(system: str) -> str:
    """Address of a system's page."""
    return f"{SYSTEMS}{system}.html"


TERMS = "terms/"
"""Folder of the pages of renderings."""


def rendering_address(term: str) -> str:
    """Address of the page that shows how a term was rendered."""
    return f"{TERMS}term-{term}.html"


def kind_address(kind: str) -> str:
    """Address of the index of one kind of term."""
    return f"tags/kind/{kind}.html"


def facet_address(facet: str, value: str) -> str:
    """Address of the page of one value of a source facet; values are free text, so a digest names them."""
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"facets/{facet}/{digest}.html"


def facet_index_address(facet: str) -> str:
    """Address of the index of one source facet."""
    return f"facets/{facet}/index.html"
