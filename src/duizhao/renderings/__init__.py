"""How a Chinese term was rendered: which English words stand where it stands, by association over all pairs."""

from duizhao.renderings._files import RenderingTable, dump_table, load_table, make_table
from duizhao.renderings._find import Passage, Rendering, RenderingFinder, Renderings, find_renderings
from duizhao.renderings._passages import passages_of
from duizhao.renderings._phrases import stems_of
from duizhao.renderings._sample import EvenSample

__all__ = [
    "EvenSample",
    "Passage",
    "Rendering",
    "RenderingFinder",
    "RenderingTable",
    "Renderings",
    "dump_table",
    "find_renderings",
    "load_table",
    "make_table",
    "passages_of",
    "stems_of",
]
