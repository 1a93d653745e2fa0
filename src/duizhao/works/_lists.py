"""Lists of words that were written for citations and lie beside the code."""

import importlib.resources


def listed(file: str) -> str:
    """The text of a list."""
    return importlib.resources.files("duizhao.works").joinpath(file).read_text(encoding="utf-8")
