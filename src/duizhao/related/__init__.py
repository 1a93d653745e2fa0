"""Related articles: which share rare terms, names and words, or a passage; found over the whole corpus, saved, and shown with the reason."""

from duizhao.related._files import AsOf, RelatedArticles, dump_related
from duizhao.related._find import MOST_RELATED, Reason, Related, RelatedFinder

__all__ = ["MOST_RELATED", "AsOf", "Reason", "Related", "RelatedArticles", "RelatedFinder", "dump_related"]
