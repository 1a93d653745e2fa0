"""The settings of the plugin in mkdocs.yml, and what they say of a corpus."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from duizhao.citations import STYLES
from duizhao.exports import FORMATS
from duizhao.plugin._setting_lines import SettingError, UnknownSettingError, place_of
from duizhao.settings import Settings

_DEFAULTS = Settings()
_REPORT_PLACES = ("{id}", "{paragraph}", "{zh}", "{en}", "{address}")
_FORMS = {
    str: "text, in quotes where it looks like a number",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a day",
    list: "a list",
}


class DuizhaoConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Settings of the plugin in mkdocs.yml; paths are relative to that file."""

    seeds = c.Type(str, default="seeds")
    corpus = c.Type(str, default="corpus")
    cache = c.Type(str, default=".cache/duizhao")
    render = c.Choice(("pour", "mkdocs"), default="pour")
    jobs = c.Type(int, default=0)
    scheduler = c.Type(str, default="")
    part = c.Type(bool, default=False)
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

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the types of all values; a complaint names the line, and what was expected and found there."""
        errors, warnings = super().validate()
        file, options = Path(self.config_file_path or "mkdocs.yml"), dict(self._schema)
        return [
            (name, _complaint(place_of(file, name), options[name], self[name], error)) for name, error in errors
        ], warnings


def settings_of(config: DuizhaoConfig, whole: MkDocsConfig) -> Settings:
    """The settings as values.

    Raises:
        ConfigurationError: one of them does not say what it must.
    """
    values = {name: config[name] for name in Settings.__dataclass_fields__ if name in config}
    _check_names(config)
    values["translated"] = str(values["translated"])
    values |= {"released": _day(values["released"]), "keepers": tuple(values["keepers"])}
    values |= {"licence": _licence(values["licence"])}
    if not all(map(str.strip, values["keepers"])):
        raise SettingError("keepers", "names", "an empty one")
    values |= {"site_name": whole.site_name, "site_url": _uri(whole.site_url or "")}
    root = Path(whole.config_file_path or ".").resolve().parent
    _check_corpus(config.corpus, root / config.corpus)
    _check_apart(root / config.cache, config, whole)
    _check_addresses(values)
    _check_data(config.data_)
    if whole.use_directory_urls:
        raise ConfigurationError(
            "expected use_directory_urls: false, since links to pages name their files, found true"
        )
    if config.jobs < 0:
        raise SettingError("jobs", "0 or a number of processes", config.jobs)
    try:
        for page in (4, ""):  # of an article whose page is not known
            values["facsimile"].format(year="1958", month="01", day="06", page=page)
    except (AttributeError, KeyError, IndexError, ValueError) as error:
        raise SettingError("facsimile", "{year}, {month}, {day} and {page}", error) from error
    if not re.fullmatch(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?", values["translated"], re.ASCII):
        raise SettingError(
            "translated", "a year like 2025, or a year and month like 2025-04,", repr(values["translated"])
        )
    values["translation"] = values["translation"] or _who_translated(values)
    return Settings(**values)


def _who_translated(values: Mapping[str, Any]) -> str:
    """Where nothing is said of the translation in other words, what the citations say of it; data and pages need one sentence."""
    if not (values["translator_en"] or values["verified"]):
        return ""
    checked = f"checked by {values['verified']}" if values["verified"] else "unverified"
    return ", ".join(filter(None, (values["translator_en"] or "unknown translator", values["translated"], checked)))


def _complaint(place: str, option: BaseConfigOption[Any], found: object, error: Exception) -> Exception:
    """What MkDocs complains of, told as every other complaint is."""
    kinds = getattr(option, "_type", None)
    expected = [_FORMS[kind] for kind in (kinds if isinstance(kinds, tuple) else (kinds,)) if kind in _FORMS]
    if not expected:
        return ValidationError(f"{place}: {error}")
    return ValidationError(f"{place}: expected {' or '.join(expected)}, found {found!r}")


def _check_names(config: DuizhaoConfig) -> None:
    """MkDocs passes over a name that it does not know, with a warning: here it would be a right or a date that nobody sees."""
    names = {name.removesuffix("_") for name, each in vars(DuizhaoConfig).items() if isinstance(each, BaseConfigOption)}
    for unknown in sorted(config.keys() - names):
        raise UnknownSettingError(unknown, names)


def _check_corpus(name: str, folder: Path) -> None:
    """A corpus need not have anything beside its seeds; but what is named, or linked to, is not silently taken for nothing."""
    if not folder.is_dir() and (name != DuizhaoConfig.corpus.default or folder.is_symlink()):
        raise SettingError("corpus", "a folder", f"none at {name}")


def _check_apart(cache: Path, config: DuizhaoConfig, whole: MkDocsConfig) -> None:
    """What is made must not lie in what it is made from: the next build would read it, or remove it."""
    root, site = Path(whole.config_file_path or ".").parent, Path(whole.site_dir)
    read = {"seeds": root / config.seeds, "corpus": root / config.corpus, "docs_dir": Path(whole.docs_dir)}
    for name, made, others in (("site_dir", site, read), ("cache", cache, {**read, "site_dir": site})):
        for other, folder in others.items():
            if made.resolve().is_relative_to(folder.resolve()):
                raise SettingError(name, f"a folder outside of {other}", made)


def _check_addresses(values: Mapping[str, Any]) -> None:
    for name, schemes in (("report", ("https:", "http:", "mailto:")), ("facsimile", ("https:", "http:"))):
        if values[name] and not values[name].startswith(schemes):
            raise SettingError(name, f"an address that begins with {' or '.join(schemes)}", repr(values[name]))
    unknown = [place for place in re.findall(r"\{[^{}]*\}", values["report"]) if place not in _REPORT_PLACES]
    if unknown:
        raise SettingError("report", " or ".join(_REPORT_PLACES), unknown[0])


def _check_data(wanted: object) -> None:
    unknown = [name for name in wanted if name not in FORMATS] if isinstance(wanted, list) else []
    if unknown:
        raise SettingError("data", f"true, false or some of the formats {', '.join(FORMATS)}", repr(unknown[0]))


def _uri(iri: str) -> str:
    """An address in ASCII alone, as feeds, sitemaps and metadata need it; RFC 3987 §3.1, the host by IDNA."""
    if iri.isascii():
        return iri
    parts = urlsplit(iri)
    before, at, host = parts.netloc.rpartition("@")
    name, colon, port = host.partition(":")
    try:
        ascii_name = name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ConfigurationError(
            f"expected a name of a host in the setting site_url, found {name!r}: {error}"
        ) from error
    netloc = f"{quote(before)}{at}{ascii_name}{colon}{port}"
    return parts._replace(netloc=netloc, path=quote(parts.path, safe="/%:@!$&'()*+,;=~")).geturl()


def _licence(said: str) -> str:
    """An SPDX expression, written as SPDX writes it."""
    try:
        return canonicalize_license_expression(said) if said else ""
    except InvalidLicenseExpression as error:
        raise SettingError("licence", "an SPDX expression such as CC-BY-4.0", repr(said)) from error


def _day(said: str | dt.date) -> str:
    try:
        return dt.date.fromisoformat(str(said)).isoformat() if said else ""
    except ValueError:
        raise SettingError("released", "a day like 2026-11-26", repr(str(said))) from None
