"""Helpers of the checks: tools, pages, links, HTML; and the tests that use them on a built site."""
