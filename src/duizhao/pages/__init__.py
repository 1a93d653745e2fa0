"""Saying, in HTML: pure functions from articles and entries to the parts of pages."""

from duizhao.pages._markup import say, up
from duizhao.pages.article import article_page
from duizhao.pages.article_foot import Surroundings
from duizhao.pages.citations import examples as citation_examples
from duizhao.pages.languages import with_chinese_marked
from duizhao.pages.mould import Mould, MouldError, token, tokens
from duizhao.pages.mould_kinds import ASIDE, MOULDS, mould_address, mould_of
from duizhao.pages.moved import emptied_pages, moved_pages
from duizhao.pages.overview import overlays, summary, timeline, ways_in
from duizhao.pages.page import Page
from duizhao.pages.pairs import pairs_html
from duizhao.pages.related import RelatedList, related_lists
from duizhao.pages.site import Kit, issue_pages, list_pages, neighbours_of
from duizhao.pages.systems import is_verified
from duizhao.pages.systems_table import systems_files
from duizhao.pages.worklist import worklist_file

__all__ = [
    "ASIDE",
    "MOULDS",
    "Kit",
    "Mould",
    "MouldError",
    "Page",
    "RelatedList",
    "Surroundings",
    "article_page",
    "citation_examples",
    "emptied_pages",
    "is_verified",
    "issue_pages",
    "list_pages",
    "mould_address",
    "mould_of",
    "moved_pages",
    "neighbours_of",
    "overlays",
    "pairs_html",
    "related_lists",
    "say",
    "summary",
    "systems_files",
    "timeline",
    "token",
    "tokens",
    "up",
    "ways_in",
    "with_chinese_marked",
    "worklist_file",
]
