"""Duizhao (对照): bilingual newspaper corpora as static sites.

The way of the data: ``seeds`` reads, ``align`` pairs, ``audit`` and ``tagging`` annotate, ``record`` and ``pages`` say
it, ``store`` keeps it, ``pipeline`` puts the steps in order; ``plugin`` and ``cli`` face MkDocs and people.
"""

__version__ = "0.1.0"
