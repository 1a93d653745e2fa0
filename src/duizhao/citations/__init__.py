"""Works cited: CSL items and what each style makes of them."""

from duizhao.citations._cite import Citer, cite_works
from duizhao.citations._styles import STYLES, cite
from duizhao.citations.items import csl_item
from duizhao.citations.shared import shared_facts

__all__ = ["STYLES", "Citer", "cite", "cite_works", "csl_item", "shared_facts"]
