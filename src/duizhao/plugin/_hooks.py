"""The hooks: hand-written pages go through MkDocs, articles and lists are poured beside them."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from duizhao import exports, pages, publish
from duizhao.apparatus import load_apparatus
from duizhao.assets import ROOT as ASSETS
from duizhao.assets import announced_modules, theme_assets
from duizhao.errors import DuizhaoError
from duizhao.exporting import export_corpus
from duizhao.handwritten import finish
from duizhao.labels import label
from duizhao.permanence import load_promises
from duizhao.pipeline import Corpus, read_corpus
from duizhao.plugin._records import generated_page, id_of_record, record_pages, refuse_taken, slots_of_record
from duizhao.plugin._setting_lines import named
from duizhao.plugin._settings import DuizhaoConfig, settings_of
from duizhao.reading import Listener
from duizhao.record import PairsExtension
from duizhao.settings import Settings
from duizhao.store import OtherBuild, OwnFolder, Project, Published
from duizhao.workers import lanes, workers

_PATIENCE = 3_600
"""Seconds for which a server waits until another build has ended: MkDocs asks again only when a file changes."""

log = logging.getLogger("mkdocs.plugins.duizhao")

_STOCK_FAULTS = re.compile(r' (?:autocomplete="off"|tabindex="")')

_MOST_WARNINGS = 20
"""Broken promises that a build names one by one."""


class DuizhaoPlugin(BasePlugin[DuizhaoConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Reads the corpus before MkDocs reads its pages, and pours and publishes after MkDocs has written them."""

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.raises_on_rejection = True
        self.published: Published | None = None
        self.breaks_promises = False
        self.others: tuple[OtherBuild, ...] = ()
        self._serving = False
        self._pairs = PairsExtension()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether a person is watching; then a bad file must not end the server."""
        del dirty
        self._serving = command == "serve"
        self.breaks_promises = False  # MkDocs keeps plugins between the builds of a process

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let MkDocs write into a folder of this build alone; the site's own folder is published into at the end."""
        root = Path(config.config_file_path or ".").resolve().parent
        own = self.config
        published = None if self._serving else Path(config.site_dir)  # a draft that somebody looks at makes no promise
        self.project = Project(root / own.seeds, root / own.corpus, root / own.cache, self.others, published, own.part)
        self.settings = self._settings(config)
        config.site_url = self.settings.site_url or None
        # Material's templates write both as they are.
        config.site_name = escape(config.site_name)
        config.site_description = config.site_description and escape(config.site_description)
        self.site = Path(config.site_dir)
        try:
            self.private = OwnFolder(self.project, _PATIENCE if self._serving else None)
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        config.site_dir = str(Path(self.private.name) / "mkdocs")
        config.watch += [str(path) for path in (self.project.seeds, self.project.apparatus) if path.exists()]
        config.watch += [folder for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
        config.extra_css = [f"{ASSETS}/duizhao.css", f"{ASSETS}/handbook.css"]
        if own.render == "mkdocs":
            config.markdown_extensions.append(self._pairs)  # type: ignore[arg-type]  # Markdown takes instances too
        return config

    def _settings(self, config: MkDocsConfig) -> Settings:
        """What the settings say; a server tells a mistake in a line, as any other that can be mended while it runs."""
        try:
            return settings_of(self.config, config)
        except ConfigurationError as error:
            if not self._serving:
                raise
            raise PluginError(named(Path(config.config_file_path), error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the corpus; add the theme's assets and a page to make each mould from."""
        try:
            apparatus = load_apparatus(self.project, self.settings)
            self.promises = load_promises(self.project)
            with workers(
                self.config.jobs, self.config.scheduler
            ) as readers:  # they know dictionaries, which those that publish need not
                self.corpus: Corpus = read_corpus(
                    self.project,
                    apparatus,
                    executor=readers,
                    listener=self.listener,
                    published=self.promises.manifests,
                )
            self.corpus.related.check(self.corpus.catalogue.years)
            self.corpus = replace(self.corpus, permalinks=self.promises.without_circles(self.corpus))
            self._warn_of_broken_promises(of_texts=config.strict)
            self.export = self._exported()
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        refuse_taken(files, self.corpus)
        assets = dict(theme_assets(Path(config.docs_dir) / "theme" / "assets"))
        self.announced = announced_modules(assets)
        for address, data in assets.items():
            files.append(File.generated(config, address, content=data))
        for name in pages.MOULDS:
            files.append(generated_page(config, f"{pages.mould_address(name)}.md", ""))
        if self.config.render == "mkdocs":
            for file in record_pages(self.corpus, self.settings, config):
                files.append(file)
        return files

    def _warn_of_broken_promises(self, *, of_texts: bool) -> None:
        """Before anything is published, so that a strict build publishes nothing.

        Args:
            of_texts: whether all texts are read for it; else the years that changed are compared when they are published.
        """
        # Asked for in any case: it reads the manifests, whose mistakes must end a build here and not half way.
        broken = self.promises.broken(self.corpus, of_texts=of_texts)
        for error in self.corpus.unsupported:
            log.warning("%s; this system is left out", error)
        for error in self.corpus.stale:
            log.warning("%s; the pages of terms are left out", error)
        if self.corpus.catalogue.unexpected or self.config.part:
            return  # the seed that is missing may be the one that was rejected, which is said anyway
        self._warn(broken)

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

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Give templates the words of the interface, and the modules that the search page begins with."""
        del config, files
        env.globals["say"] = pages.say
        env.globals["label"] = label
        env.globals["has_systems"] = bool(self.corpus.systems)
        env.globals["announced"] = self.announced
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Choose the template of generated pages; fill in what a hand-written one asks for about the data."""
        del config, files
        source = page.file.src_uri
        if mould := pages.mould_of(source):
            page.meta["template"] = f"{mould.template}.html"
        elif self._record_id(page):
            page.meta["template"] = "article.html"
        else:
            return exports.fill_page(markdown, self.export, f"{pages.up(page.file.url)}{publish.DATA}/")
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve `article:ID#zh3` links, and fill in the pieces of the corpus that a page asks for."""
        del config, files
        if self._record_id(page) or pages.mould_of(page.file.src_uri):
            return html
        beside = ["systems"] * bool(self.corpus.systems) + ["terms"] * (self.corpus.renderings is not None)
        catalogue, vocabulary = self.corpus.catalogue, self.corpus.vocabulary
        html, problems = finish(html, catalogue, vocabulary, pages.up(page.file.url), beside=beside)
        for problem in problems:
            log.warning("%s: %s", page.file.src_uri, problem)
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template the slots of a generated page: tokens for a mould, the article's parts for a record."""
        del config, nav
        if pages.mould_of(page.file.src_uri):
            context["slot"] = pages.tokens()  # type: ignore[typeddict-unknown-key]  # contexts are open
        elif article_id := self._record_id(page):
            context["slot"] = slots_of_record(page, article_id, self.corpus, self.settings)  # type: ignore[typeddict-unknown-key]  # likewise
        return context

    def _record_id(self, page: MkDocsPage) -> str | None:
        return id_of_record(page) if self.config.render == "mkdocs" else None

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
        """Say what was rejected; pour every page of the corpus and publish the differences, unless a strict build has met a mistake."""
        for rejected in self.corpus.catalogue.unexpected:
            log.error("Rejected %s", rejected.message)
        if config.strict and _has_warned():
            self.private.cleanup()
            return
        try:
            with workers(self.config.jobs, self.config.scheduler) as executor:
                options = publish.PublishOptions(
                    self.settings,
                    articles=self.config.render == "pour",
                    listener=self.listener,
                    promises=self.promises,
                    executor=executor,
                    data=self._data if self.export else None,
                    cache=self.project.poured,
                    others=self.others,
                    lanes=lanes(self.config.jobs, executor),
                    warn=self._warn,
                )
                self.published = publish.publish(Path(config.site_dir), self.site, self.corpus, options)
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        finally:
            self.private.cleanup()
        config.site_dir = str(self.site)  # where `mkdocs gh-deploy` looks next
        if self.corpus.catalogue.unexpected and self.raises_on_rejection and not self._serving:
            raise PluginError(f"{len(self.corpus.catalogue.unexpected)} files were rejected; all others are published")

    def _warn(self, complaints: Sequence[str]) -> None:
        """Name broken promises, the first of many."""
        self.breaks_promises = self.breaks_promises or bool(complaints)
        for complaint in complaints[:_MOST_WARNINGS]:
            log.warning("%s", complaint)
        if len(complaints) > _MOST_WARNINGS:
            log.warning("and %d more; duizhao check --against names all", len(complaints) - _MOST_WARNINGS)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        del error
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Leave nothing behind, however a build has ended."""
        if hasattr(self, "private"):
            self.private.cleanup()


def _has_warned() -> bool:
    """Whether a strict build has met a warning, for which MkDocs will end it: then nothing is published."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
