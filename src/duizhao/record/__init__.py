"""The record (正本): one article as a Markdown file that reads well on a code host and loses nothing."""

from duizhao.record._read import read_record
from duizhao.record._write import write_record
from duizhao.record.markdown_extension import PairsExtension

__all__ = ["PairsExtension", "read_record", "write_record"]
