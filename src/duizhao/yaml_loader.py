"""The reader of YAML: libyaml's where it is there, which is ten times as fast as Python's."""

from typing import Any, Final

import yaml

SAFE_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Makes plain values only, whichever of the two it is."""


def load_plain(text: str) -> Any:
    """The value of a YAML text that is part of the program.

    Raises:
        YAMLError: the text is no YAML.
    """
    return yaml.load(text, Loader=SAFE_LOADER)  # noqa: S506 - a safe loader, see above
