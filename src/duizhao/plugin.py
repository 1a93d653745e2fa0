"""The only module that knows MkDocs: hand-written pages go through it, articles and lists are poured beside them."""

import datetime as dt
import logging
import os
import re
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from duizhao import exports, pages, publish
from duizhao.assets import ROOT as ASSETS
from duizhao.assets import announced_modules, theme_assets
from duizhao.citations import STYLES
from duizhao.errors import DuizhaoError, IdError
from duizhao.exporting import export_corpus
from duizhao.handwritten import finish
from duizhao.ids import article_address, id_of_address
from duizhao.labels import label
from duizhao.permanence import load_promises
from duizhao.pipeline import Corpus, Listener, load_apparatus, read_corpus
from duizhao.record import PairsExtension, read_record, write_record
from duizhao.settings import Settings
from duizhao.store import Project, Published, private_folder
from duizhao.workers import processes

log = logging.getLogger("mkdocs.plugins.duizhao")

_STOCK_FAULTS = re.compile(r' (?:autocomplete="off"|tabindex="")')

_DEFAULTS = Settings()

_MOST_WARNINGS = 20
"""Broken promises that a build names one by one."""


class DuizhaoConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Settings of the plugin in mkdocs.yml; paths are relative to that file."""

    seeds = c.Type(str, default="seeds")
    corpus = c.Type(str, default="corpus")
    cache = c.Type(str, default=".cache/duizhao")
    render = c.Choice(("pour", "mkdocs"), default="pour")
    jobs = c.Type(int, default=0)
    version = c.Type(str, default="")
    released = c.Type((str, dt.date), default="")
    keepers = c.ListOfItems(c.Type(str), default=[])
    licence = c.Type(str, default="")
    newspaper_en = c.Type(str, default=_DEFAULTS.newspaper_en)
    newspaper_zh = c.Type(str, default=_DEFAULTS.newspaper_zh)
    original = c.Type(str, default="")
    translation = c.Type(str, default="")
    translator_en = c.Type(str, default="")
    translator_zh = c.Type(str, default="")
    translated = c.Type((str, int), default="")
    verified = c.Type(str, default="")
    citation_style = c.Choice(tuple(STYLES), default=_DEFAULTS.citation_style)
    rights_original = c.Type(str, default="")
    rights_translation = c.Type(str, default="")
    report = c.Type(str, default="")
    facsimile = c.Type(str, default="")
    data_ = c.Type((bool, list), default=False)  # the setting is called data, which MkDocs' own class uses otherwise


class DuizhaoPlugin(BasePlugin[DuizhaoConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Reads the corpus before MkDocs reads its pages, and pours and publishes after MkDocs has written them."""

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.raises_on_rejection = True
        self.published: Published | None = None
        self._serving = False
        self._pairs = PairsExtension()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a person is watching; then a bad file must not end the server."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs write into a folder of this build alone; the site's own folder is published into at the end."""
        root = Path(config.config_file_path or ".").resolve().parent
        own = self.config
        self.project = Project(root / own.seeds, root / own.corpus, root / own.cache)
        self.settings = _settings(own, config)
        self.site = Path(config.site_dir)
        self.private: tempfile.TemporaryDirectory[str] = private_folder(self.project)
        config.site_dir = str(Path(self.private.name) / "mkdocs")
        config.watch += [str(path) for path in (self.project.seeds, self.project.apparatus) if path.exists()]
        config.watch += [folder for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
        config.extra_css = [f"{ASSETS}/duizhao.css", f"{ASSETS}/handbook.css"]
        if own.render == "mkdocs":
            config.markdown_extensions.append(self._pairs)  # type: ignore[arg-type]  # Markdown takes instances too
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the corpus; add the theme's assets and a page to make each mould from."""
        try:
            apparatus = load_apparatus(self.project, self.settings)
            spool = Path(self.private.name) / "spool"
            with processes(self.config.jobs) as readers:  # they know dictionaries, which those that publish need not
                self.corpus: Corpus = read_corpus(
                    self.project, apparatus, spool, executor=readers, listener=self.listener
                )
            self.promises = load_promises(self.project, self.site)
            self.export = self._exported()
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        self._warn_of_broken_promises()
        assets = dict(theme_assets(Path(config.docs_dir) / "theme" / "assets"))
        self.announced = announced_modules(assets)
        for address, data in assets.items():
            files.append(File.generated(config, address, content=data))
        for name in publish.MOULDS:
            files.append(_generated_page(config, f"{publish.mould_address(name)}.md", ""))
        if self.config.render == "mkdocs":
            self._add_records(files, config)
        return files

    def _warn_of_broken_promises(self) -> None:
        """Before anything is published, so that a strict build publishes nothing."""
        if self.corpus.catalogue.unexpected:
            return  # the seed that is missing may be the one that was rejected, which is said anyway
        broken = self.promises.broken(self.corpus)
        for complaint in broken[:_MOST_WARNINGS]:
            log.warning("%s", complaint)
        if len(broken) > _MOST_WARNINGS:
            log.warning("and %d more; duizhao check --against names all", len(broken) - _MOST_WARNINGS)

    def _exported(self) -> exports.Export | None:
        """The corpus as data, where they are published; not while a person watches and waits."""
        wanted: Any = self.config.data_
        if self._serving or not wanted:
            return None
        formats = exports.USUAL if wanted is True else [str(name) for name in wanted]
        return export_corpus(self.corpus, self.settings, self._data, formats, self.listener)

    @property
    def _data(self) -> Path:
        return Path(self.private.name) / publish.DATA

    def _add_records(self, files: Files, config: MkDocsConfig) -> None:
        for article in self.corpus.articles(self.corpus.catalogue.entries):
            source = article_address(article.id).replace(".html", ".md")
            files.append(_generated_page(config, source, write_record(article, self.settings.translation)))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give templates the words of the interface, and the modules that the search page begins with."""
        del config, files
        env.globals["say"] = pages.say
        env.globals["label"] = label
        env.globals["announced"] = [address.removeprefix(f"{ASSETS}/") for address in self.announced]
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Choose the template of generated pages; fill in what a hand-written one asks for about the data."""
        del config, files
        source = page.file.src_uri
        if mould := publish.mould_of(source):
            page.meta["template"] = f"{mould.template}.html"
        elif self._record_id(page):
            page.meta["template"] = "article.html"
        else:
            return exports.fill_page(markdown, self.export, f"{pages.up(page.file.url)}{publish.DATA}/")
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve `article:ID#zh3` links, and fill in the pieces of the corpus that a page asks for."""
        del config, files
        if self._record_id(page) or publish.mould_of(page.file.src_uri):
            return html
        examples = partial(publish.examples, self.corpus, self.settings)
        html, problems = finish(html, self.corpus.catalogue, self.corpus.vocabulary, pages.up(page.file.url), examples)
        for problem in problems:
            log.warning("%s: %s", page.file.src_uri, problem)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template the slots of a generated page: tokens for a mould, the article's parts for a record."""
        del config, nav
        if publish.mould_of(page.file.src_uri):
            context["slot"] = pages.tokens()  # type: ignore[typeddict-unknown-key]  # contexts are open
        elif article_id := self._record_id(page):
            context["slot"] = self._slots_of_record(page, article_id)  # type: ignore[typeddict-unknown-key]  # likewise
        return context

    def _slots_of_record(self, page: MkDocsPage, article_id: str) -> dict[str, str]:
        """The slots as MkDocs gives them: the text from its own Markdown, the rest from the record's front matter."""
        article = read_record(page.file.content_string, page.file.src_uri)
        entry = self.corpus.catalogue.by_id[article_id]
        issue = self.corpus.catalogue.between(entry.date, entry.date)
        neighbours = list(pages.neighbours_of(issue))[issue.index(entry)]
        cited = publish.citer(self.corpus, self.settings)(article)
        made = pages.article_page(article, neighbours, self.corpus.vocabulary, self.settings, cited)
        return made.slots() | {"content": page.content or ""}

    def _record_id(self, page: MkDocsPage) -> str | None:
        if self.config.render != "mkdocs":
            return None
        try:
            return id_of_address(page.file.dest_uri)
        except IdError:
            return None

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Repair what Material's own templates leave invalid: `autocomplete` on checkboxes, empty `tabindex`."""
        del config
        return output if self._record_id(page) else _STOCK_FAULTS.sub("", output)  # a text may hold these words

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Repair the page for addresses that do not exist in the same way."""
        del config
        return _STOCK_FAULTS.sub("", output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pour every page of the corpus and publish the differences; then say what was rejected."""
        if config.strict and _has_warned():
            self.private.cleanup()
            return
        try:
            with processes(self.config.jobs) as workers:
                pouring = publish.Pouring(
                    self.settings,
                    articles=self.config.render == "pour",
                    listener=self.listener,
                    promises=self.promises,
                    executor=workers,
                    data=self._data if self.export else None,
                    lanes=max(1, (self.config.jobs or os.cpu_count() or 1) // 2),
                )
                self.published = publish.publish(Path(config.site_dir), self.site, self.corpus, pouring)
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        finally:
            self.private.cleanup()
        config.site_dir = str(self.site)  # where `mkdocs gh-deploy` looks next
        for rejected in self.corpus.catalogue.unexpected:
            log.error("Rejected %s", rejected.message)
        if self.corpus.catalogue.unexpected and self.raises_on_rejection and not self._serving:
            raise PluginError(f"{len(self.corpus.catalogue.unexpected)} files were rejected; all others are published")

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        del error
        if hasattr(self, "private"):
            self.private.cleanup()


def _has_warned() -> bool:
    """Whether a strict build has met a warning, for which MkDocs will end it: then nothing is published."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)


def _settings(config: DuizhaoConfig, whole: MkDocsConfig) -> Settings:
    values = {name: config[name] for name in Settings.__dataclass_fields__ if name in config}
    values["translated"] = str(values["translated"])
    values |= {"released": _day(values["released"]), "keepers": tuple(values["keepers"])}
    values |= {"site_name": whole.site_name, "site_url": whole.site_url or ""}
    try:
        values["facsimile"].format(year="1958", month="01", day="06", page=4)
    except (KeyError, IndexError, ValueError) as error:
        raise ConfigurationError(
            f"expected {{year}}, {{month}}, {{day}} and {{page}} in the setting facsimile, found {error}"
        ) from error
    if not re.fullmatch(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?", values["translated"], re.ASCII):
        raise ConfigurationError(
            f"expected a year like 2025, or a year and month like 2025-04, in the setting translated, "
            f"found {values['translated']!r}"
        )
    return Settings(**values)


def _day(said: str | dt.date) -> str:
    try:
        return dt.date.fromisoformat(str(said)).isoformat() if said else ""
    except ValueError:
        raise ConfigurationError(
            f"expected a day like 2026-11-26 in the setting released, found {str(said)!r}"
        ) from None


def _generated_page(config: MkDocsConfig, source: str, content: str) -> File:
    """A page that is no file of docs/: its address ends in .html whatever the site's setting says."""
    file = File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.use_directory_urls = False
    return file


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
        _settings(plugin.config, config)
    except ConfigurationError as error:
        raise DuizhaoError(f"{config_file}: {error}") from error
    return config, plugin


def build_site(config_file: Path, site: Path | None, listener: Listener | None, *, strict: bool) -> DuizhaoPlugin:
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
    plugin.raises_on_rejection = False
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except (jinja2.TemplateError, OSError) as error:
        raise DuizhaoError(f"expected a theme and folders that can be used, found {error}") from error
    finally:
        config.plugins.on_shutdown()
    return plugin


def serve_site(config_file: Path, address: str) -> None:
    """Build, serve and rebuild when a seed, a page, the theme or the apparatus changes; returns when interrupted."""
    mkdocs_serve(str(config_file), dev_addr=address)


@dataclass(frozen=True, slots=True)
class Configured:
    """What a project's configuration says, without building anything.

    Attributes:
        handwritten: paths of the pages written by people.
        site: folder that is published into.
        site_url: address of the site; empty where it has none yet.
    """

    project: Project
    settings: Settings
    handwritten: tuple[str, ...]
    site: Path
    site_url: str


def read_configuration(config_file: Path) -> Configured:
    """Read mkdocs.yml.

    Raises:
        DuizhaoError: the configuration is not valid.
    """
    config, plugin = load_project(config_file)
    root = Path(config.config_file_path or ".").resolve().parent
    own = plugin.config
    return Configured(
        Project(root / own.seeds, root / own.corpus, root / own.cache),
        _settings(own, config),
        tuple(str(path) for path in sorted(Path(config.docs_dir).rglob("*.md"))),
        Path(config.site_dir),
        config.site_url or "",
    )
