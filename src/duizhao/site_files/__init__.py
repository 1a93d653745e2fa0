"""Files of a site for programs: lists of pages, a feed of additions, a search for the browser, how to cite it all."""

from duizhao.site_files.every_file import site_files
from duizhao.site_files.skos import skos_files
from duizhao.site_files.whole import Whole

__all__ = ["Whole", "site_files", "skos_files"]
