"""Reading: the bytes of one seed become an article; pure, with line numbers in every complaint."""

from duizhao.seeds._dateline import read_dateline
from duizhao.seeds._decode import decode
from duizhao.seeds._parse import parse_seed

__all__ = ["decode", "parse_seed", "read_dateline"]
