"""The settings of the plugin in mkdocs.yml, and what they say of a corpus."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from duizhao.citations import STYLES
from duizhao.errors import meant
from duizhao.exports import FORMATS
from duizhao.settings import Settings

_DEFAULTS = Settings()


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


def settings_of(config: DuizhaoConfig, whole: MkDocsConfig) -> Settings:
    """The settings as values.

    Raises:
        ConfigurationError: one of them does not say what it must.
    """
    values = {name: config[name] for name in Settings.__dataclass_fields__ if name in config}
    _check_names(config)
    values["translated"] = str(values["translated"])
    values |= {"released": _day(values["released"]), "keepers": tuple(values["keepers"])}
    values |= {"site_name": whole.site_name, "site_url": _uri(whole.site_url or "")}
    _check_addresses(values)
    _check_data(config.data_)
    if whole.use_directory_urls:
        raise ConfigurationError(
            "expected use_directory_urls: false, since links to pages name their files, found true"
        )
    if config.jobs < 0:
        raise ConfigurationError(f"expected 0 or a number of processes in the setting jobs, found {config.jobs}")
    try:
        for page in (4, ""):  # of an article whose page is not known
            values["facsimile"].format(year="1958", month="01", day="06", page=page)
    except (AttributeError, KeyError, IndexError, ValueError) as error:
        raise ConfigurationError(
            f"expected {{year}}, {{month}}, {{day}} and {{page}} in the setting facsimile, found {error}"
        ) from error
    if not re.fullmatch(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?", values["translated"], re.ASCII):
        raise ConfigurationError(
            f"expected a year like 2025, or a year and month like 2025-04, in the setting translated, "
            f"found {values['translated']!r}"
        )
    values["translation"] = values["translation"] or _who_translated(values)
    return Settings(**values)


def _who_translated(values: Mapping[str, Any]) -> str:
    """Where nothing is said of the translation in other words, what the citations say of it; data and pages need one sentence."""
    if not (values["translator_en"] or values["verified"]):
        return ""
    checked = f"checked by {values['verified']}" if values["verified"] else "unverified"
    return ", ".join(filter(None, (values["translator_en"] or "unknown translator", values["translated"], checked)))


def _check_names(config: DuizhaoConfig) -> None:
    """MkDocs passes over a name that it does not know, with a warning: here it would be a right or a date that nobody sees."""
    names = {name.removesuffix("_") for name, each in vars(DuizhaoConfig).items() if isinstance(each, BaseConfigOption)}
    for unknown in config.keys() - names:
        hint = meant(unknown, names) or f" (known are {', '.join(sorted(names))})"
        raise ConfigurationError(f"expected a known setting of the plugin, found {unknown!r}{hint}")


def _check_addresses(values: Mapping[str, Any]) -> None:
    for name, schemes in (("report", ("https:", "http:", "mailto:")), ("facsimile", ("https:", "http:"))):
        if values[name] and not values[name].startswith(schemes):
            raise ConfigurationError(
                f"expected an address that begins with {' or '.join(schemes)} in the setting {name}, found {values[name]!r}"
            )


def _check_data(wanted: object) -> None:
    unknown = [name for name in wanted if name not in FORMATS] if isinstance(wanted, list) else []
    if unknown:
        raise ConfigurationError(
            f"expected true, false or some of the formats {', '.join(FORMATS)} in the setting data, found {unknown[0]!r}"
        )


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


def _day(said: str | dt.date) -> str:
    try:
        return dt.date.fromisoformat(str(said)).isoformat() if said else ""
    except ValueError:
        raise ConfigurationError(
            f"expected a day like 2026-11-26 in the setting released, found {str(said)!r}"
        ) from None
