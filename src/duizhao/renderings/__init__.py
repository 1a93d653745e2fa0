"""How a term of either language was rendered: which words of the other stand where it stands, by association over all pairs."""

from duizhao.renderings._files import RenderingTable, dump_table, load_table, make_table
from duizhao.renderings._find import RenderingFinder, find_renderings
from duizhao.renderings._passages import passages_of
from duizhao.renderings._phrases import stems_of
from duizhao.renderings._sample import EvenSample
from duizhao.renderings._sides import FromChinese, FromEnglish, Side
from duizhao.renderings._values import Line, Passage, Rendering, Renderings

__all__ = [
    "EvenSample",
    "FromChinese",
    "FromEnglish",
    "Line",
    "Passage",
    "Rendering",
    "RenderingFinder",
    "RenderingTable",
    "Renderings",
    "Side",
    "dump_table",
    "find_renderings",
    "load_table",
    "make_table",
    "passages_of",
    "stems_of",
]
