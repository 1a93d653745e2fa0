"""Exact search: what is searched, folded and cut into tokens; queries; the index and its reader.

Each module is imported by its name: those who ask need `concordance` or `query`, those who build `building`.
"""

from duizhao.search.query import QueryError, as_json, parse_query

__all__ = ["QueryError", "as_json", "parse_query"]
