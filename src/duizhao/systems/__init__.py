"""Systems (制度): institutions that articles describe, each statement with quotations that are checked against the texts."""

from duizhao.systems._evidence import false_quotations, supported
from duizhao.systems._load import load_system, refuse_loose_ends
from duizhao.systems._model import (
    RELATIONS,
    Party,
    Quotation,
    Quotations,
    Relation,
    Statement,
    System,
    Systems,
    Words,
)

__all__ = [
    "RELATIONS",
    "Party",
    "Quotation",
    "Quotations",
    "Relation",
    "Statement",
    "System",
    "Systems",
    "Words",
    "false_quotations",
    "load_system",
    "refuse_loose_ends",
    "supported",
]
