"""What the command line asks of MkDocs: build, serve, read the configuration."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from duizhao.errors import DuizhaoError
from duizhao.plugin._hooks import DuizhaoPlugin
from duizhao.plugin._setting_lines import check_each_once, named, place_of_false_day
from duizhao.plugin._settings import settings_of
from duizhao.reading import Listener
from duizhao.settings import Settings
from duizhao.store import OtherBuild, Project


def load_project(config_file: Path, **overrides: Any) -> tuple[MkDocsConfig, DuizhaoPlugin]:
    """Load mkdocs.yml and find the plugin in it.

    Raises:
        DuizhaoError: the configuration is not valid, or the plugin is not in it.
    """
    try:
        config = load_config(str(config_file), **overrides)
        plugin = config.plugins.get("duizhao")
        if not isinstance(plugin, DuizhaoPlugin):
            raise DuizhaoError(f"{config_file}: expected the plugin duizhao under plugins, found none")
        check_each_once(config_file)
        settings_of(plugin.config, config)
    except ConfigurationError as error:
        raise DuizhaoError(named(config_file, error)) from error
    except ValueError as error:  # a day that does not exist, which YAML reads before anybody may look at it
        place = place_of_false_day(config_file)
        raise DuizhaoError(f"{place}: expected values that YAML can read, found {error}") from error
    except (TypeError, KeyError, AttributeError) as error:  # MkDocs takes the form of some values for granted
        raise DuizhaoError(
            f"{config_file}: expected settings of the form that MkDocs asks for, found {error!r}"
        ) from error
    return config, plugin


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who builds, over what the settings say: so many processes, or the cluster of a scheduler.

    Attributes:
        others: builds of some of the same seeds, from which is taken what they have made.
    """

    jobs: int | None = None
    scheduler: str = ""
    others: tuple[OtherBuild, ...] = ()


def build_site(
    config_file: Path,
    site: Path | None,
    listener: Listener | None,
    *,
    strict: bool,
    workforce: Workforce = Workforce(),
) -> DuizhaoPlugin:
    """Build and publish a site; the plugin that comes back knows what was read, rejected and written.

    Where it cannot be built, nothing is published.

    Raises:
        DuizhaoError: the configuration, the theme or a folder cannot be used.
        SystemExit: MkDocs ended the build, with code 1, and has said why.
    """
    overrides: dict[str, Any] = {"strict": strict or None}
    if site is not None:
        overrides["site_dir"] = str(site)
    config, plugin = load_project(config_file, **overrides)
    plugin.listener = listener
    if workforce.jobs is not None:
        plugin.config.jobs = workforce.jobs
    plugin.others = workforce.others
    plugin.config.scheduler = workforce.scheduler or plugin.config.scheduler
    plugin.raises_on_rejection = False
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except UnicodeDecodeError as error:  # MkDocs has named the page
        raise DuizhaoError(f"expected pages in UTF-8, found {error.reason}") from error
    except (jinja2.TemplateError, OSError) as error:
        raise DuizhaoError(f"expected a theme and folders that can be used, found {error}") from error
    finally:
        config.plugins.on_shutdown()
    return plugin


def serve_site(config_file: Path, address: str) -> None:
    """Build, serve and rebuild when a seed, a page, the theme or the apparatus changes; returns when interrupted.

    Raises:
        DuizhaoError: the configuration is not valid.
    """
    try:
        mkdocs_serve(str(config_file), dev_addr=address)
    except ConfigurationError as error:
        raise DuizhaoError(f"{config_file}: {error}") from error


@dataclass(frozen=True, slots=True)
class Configured:
    """What a project's configuration says, without building anything.

    Attributes:
        handwritten: paths of the pages written by people.
        site: folder that is published into.
        site_url: address of the site; empty where it has none yet.
        root: the project's own folder.
        sources: folders of all that a build reads.
        told: digest over the configuration as it was read, with what it inherits and takes from the environment.
        is_alone: whether no other plugin, no hook and no inclusion takes part, which might read anything.
    """

    project: Project
    settings: Settings
    handwritten: tuple[str, ...]
    site: Path
    site_url: str
    root: Path
    sources: tuple[Path, ...]
    told: str
    is_alone: bool


def read_configuration(config_file: Path) -> Configured:
    """Read mkdocs.yml.

    Raises:
        DuizhaoError: the configuration is not valid.
    """
    config, plugin = load_project(config_file)
    root = Path(config.config_file_path or ".").resolve().parent
    own = plugin.config
    settings = settings_of(own, config)
    return Configured(
        Project(root / own.seeds, root / own.corpus, root / own.cache, site=Path(config.site_dir), is_part=own.part),
        settings,
        tuple(str(path) for path in sorted(Path(config.docs_dir).rglob("*.md"))),
        Path(config.site_dir),
        settings.site_url,
        root,
        (Path(config.docs_dir), root / own.seeds, root / own.corpus, *map(Path, config.theme.dirs)),
        _told(config),
        _is_alone(config),
    )


def _told(config: MkDocsConfig) -> str:
    """Digest over every value of the configuration; of what is no value, such as a function, its name counts."""
    said = dict(config) | {
        "theme": dict(config.theme),
        "plugins": {name: dict(getattr(one, "config", ())) for name, one in config.plugins.items()},
    }
    words = json.dumps(said, sort_keys=True, default=_as_json)
    told = f"{config.config_file_path}\n{words}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _as_json(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    patterns: Any = getattr(value, "patterns", None)  # of files that are left out, as pathspec has them
    if patterns is not None:
        return [(each.include, str(each.regex)) for each in patterns]
    return getattr(value, "__qualname__", type(value).__qualname__)


def _is_alone(config: MkDocsConfig) -> bool:
    includes = any("snippets" in str(name) for name in config.markdown_extensions)
    return [*config.plugins] == ["duizhao"] and not config.hooks and not includes
