"""The catalogue: one short entry for each article, and what day, month and year it stands in.

Entries are all that is held of the whole corpus at once; texts stay in the spool until a page needs them.
"""

from duizhao.catalogue._catalogue import Catalogue, Rejected, build_catalogue
from duizhao.catalogue._entry import Entry, Location, make_entry, sharing, source_facets

__all__ = [
    "Catalogue",
    "Entry",
    "Location",
    "Rejected",
    "build_catalogue",
    "make_entry",
    "sharing",
    "source_facets",
]
