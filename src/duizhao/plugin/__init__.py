"""The only package that knows MkDocs."""

from duizhao.plugin._building import Configured, Workforce, build_site, load_project, read_configuration, serve_site
from duizhao.plugin._hooks import DuizhaoPlugin
from duizhao.plugin._settings import DuizhaoConfig

__all__ = [
    "Configured",
    "DuizhaoConfig",
    "DuizhaoPlugin",
    "Workforce",
    "build_site",
    "load_project",
    "read_configuration",
    "serve_site",
]
