"""The command line: the only package that prints."""

from duizhao.cli._main import main, run
from duizhao.cli._outcome import GOOD, REJECTED, USAGE
from duizhao.cli._parser import command_parser

__all__ = ["GOOD", "REJECTED", "USAGE", "command_parser", "main", "run"]
