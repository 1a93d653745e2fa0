"""Duizhao (对照): bilingual newspaper corpora as static sites.

The way of the data: ``seeds`` reads, ``align`` pairs, ``audit`` and ``tagging`` annotate, ``record`` and ``pages`` say
it, ``store`` keeps it, ``pipeline`` puts the steps in order; ``plugin`` and ``cli`` face MkDocs and people.
"""

__version__ = "0.1.0"

GENERATOR = f"duizhao {__version__}"
"""Named by every file that says who made it; folders that do are ours to write into."""


def is_ours(described: object) -> bool:
    """Whether what a file in JSON says of a folder names this program, in any version, as its generator."""
    return isinstance(described, dict) and str(described.get("generator", "")).startswith("duizhao")
