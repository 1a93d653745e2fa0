"""Exact search: what is searched, folded and cut into tokens; queries; the index and its reader."""
