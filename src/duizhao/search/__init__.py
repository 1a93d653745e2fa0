"""Exact search: what is searched, folded and cut into tokens; queries; the index and its reader."""

from duizhao.search.folding import class_of, fold, fold_bytes, fold_digest
from duizhao.search.query import Query, QueryError, as_json, parse_queries, parse_query
from duizhao.search.stems import stem
from duizhao.search.tokens import Token, tokenize

__all__ = [
    "Query",
    "QueryError",
    "Token",
    "as_json",
    "class_of",
    "fold",
    "fold_bytes",
    "fold_digest",
    "parse_queries",
    "parse_query",
    "stem",
    "tokenize",
]
