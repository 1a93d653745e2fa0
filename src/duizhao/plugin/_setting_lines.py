"""Where in mkdocs.yml the plugin's settings stand, so that a complaint about one can name the line."""

from collections.abc import Collection, Iterator
from pathlib import Path

import yaml
from mkdocs.exceptions import ConfigurationError

from duizhao.errors import meant
from duizhao.yaml_loader import SAFE_LOADER

_DAY = "tag:yaml.org,2002:timestamp"


class SettingError(ConfigurationError):
    """A setting of the plugin does not say what it must.

    Args:
        name: of the setting.
    """

    def __init__(self, name: str, expected: str, found: object) -> None:
        super().__init__(f"expected {expected} in the setting {name}, found {found}")
        self.name = name


class UnknownSettingError(SettingError):
    """The plugin has no setting of this name.

    Args:
        known: names of those that it has.
    """

    def __init__(self, name: str, known: Collection[str]) -> None:
        hint = meant(name, known) or f" (known are {', '.join(sorted(known))})"
        ConfigurationError.__init__(self, f"expected a known setting of the plugin, found {name!r}{hint}")
        self.name = name


def place_of(config_file: Path, name: str) -> str:
    """File and line of a setting; the file alone where it is not in there, as when it is inherited."""
    lines = [line for key, line in _settings(config_file) if key == name]
    return f"{config_file}:{lines[-1]}" if lines else str(config_file)


def named(config_file: Path, error: ConfigurationError) -> str:
    """A mistake in the configuration, with its file and, where it is known, its line."""
    return f"{place_of(config_file, error.name) if isinstance(error, SettingError) else config_file}: {error}"


def check_each_once(config_file: Path) -> None:
    """YAML would take the last of several values in silence.

    Raises:
        SettingError: a setting is given twice.
    """
    seen: set[str] = set()
    for name, _ in _settings(config_file):
        if name in seen:
            raise SettingError(name, "one value", "another one before it")
        seen.add(name)


def place_of_false_day(config_file: Path) -> str:
    """File and line of the first day that does not exist, and the day; the file alone where there is none."""
    for node in _below(_document(config_file)):
        if isinstance(node, yaml.ScalarNode) and node.tag == _DAY:
            try:
                yaml.SafeLoader("").construct_yaml_timestamp(node)
            except ValueError:
                return f"{config_file}:{node.start_mark.line + 1}: {node.value}"
    return str(config_file)


def _settings(config_file: Path) -> Iterator[tuple[str, int]]:
    """Names and lines of the settings, in order."""
    for plugins in _values(_document(config_file), "plugins"):
        for listed in plugins.value if isinstance(plugins, yaml.SequenceNode) else (plugins,):
            for own in _values(listed, "duizhao"):
                for name, _ in own.value if isinstance(own, yaml.MappingNode) else ():
                    yield str(name.value), name.start_mark.line + 1


def _values(node: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    """What a mapping has under a key."""
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key:
            yield value


def _document(config_file: Path) -> yaml.Node | None:
    try:
        return yaml.compose(config_file.read_bytes(), Loader=SAFE_LOADER)
    except (OSError, yaml.YAMLError):  # said by those who read it
        return None


def _below(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all that it holds."""
    if node is None:
        return
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _below(key)
            yield from _below(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item)
