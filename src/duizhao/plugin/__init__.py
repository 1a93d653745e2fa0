"""The only package that knows MkDocs."""

from duizhao.plugin._building import Workforce, build_site, read_configuration, serve_site
from duizhao.plugin._hooks import DuizhaoPlugin
from duizhao.plugin._settings import DuizhaoConfig

__all__ = [
    "DuizhaoConfig",
    "DuizhaoPlugin",
    "Workforce",
    "build_site",
    "read_configuration",
    "serve_site",
]
