"""The only reader and writer of files: seeds, apparatus, records, spool, the published folder, and exported data."""

from duizhao.store._digests import Digested, FileDigests, file_state
from duizhao.store._export import ExportFolder, new_export
from duizhao.store._files import read_bytes, read_text, remove_file, replace_file, write_if_changed
from duizhao.store._own_folder import OwnFolder
from duizhao.store._project import (
    OtherBuild,
    Project,
    list_apparatus,
    list_records,
    list_systems,
    record_text,
    replace_related,
)
from duizhao.store._results import Packed, Results, number_of, packed
from duizhao.store._seeds import LARGEST_SEED, SEED_SUFFIXES, list_seeds, read_seed
from duizhao.store._site import MARKER, Published, Publisher, Put, SiteWriter, files_in, site_reader
from duizhao.store._spool import Briefing, Spool, write_briefing
from duizhao.store._standing import Standing, StandingPages
from duizhao.store._trees import folder_digest, tree_digest

__all__ = [
    "LARGEST_SEED",
    "MARKER",
    "SEED_SUFFIXES",
    "Briefing",
    "Digested",
    "ExportFolder",
    "FileDigests",
    "OtherBuild",
    "OwnFolder",
    "Packed",
    "Project",
    "Published",
    "Publisher",
    "Put",
    "Results",
    "SiteWriter",
    "Spool",
    "Standing",
    "StandingPages",
    "file_state",
    "files_in",
    "folder_digest",
    "list_apparatus",
    "list_records",
    "list_seeds",
    "list_systems",
    "new_export",
    "number_of",
    "packed",
    "read_bytes",
    "read_seed",
    "read_text",
    "record_text",
    "remove_file",
    "replace_file",
    "replace_related",
    "site_reader",
    "tree_digest",
    "write_briefing",
    "write_if_changed",
]
