"""What the article of a seed depends on, in digests: as long as they are the same, what was read before is taken again."""

import hashlib
from collections.abc import Iterable, Sequence

from duizhao.apparatus import Apparatus
from duizhao.keywords import dump_statistics
from duizhao.program import program_digest
from duizhao.store import number_of
from duizhao.text import printable

_MARK_BYTES = 16


def common_basis(apparatus: Apparatus) -> bytes:
    """Digest over what all articles depend on: the program, and what the apparatus says of all seeds."""
    digest = hashlib.sha256(program_digest().encode())
    digest.update(repr((apparatus.vocabulary.terms, apparatus.lengths)).encode("utf-8", "surrogatepass"))
    digest.update(dump_statistics(apparatus.statistics).encode("utf-8", "surrogatepass"))
    return digest.digest()


def seed_marks(basis: bytes, apparatus: Apparatus, names: Sequence[str], digests: Sequence[bytes]) -> list[bytes]:
    """Of each seed a digest over all that its article depends on.

    Args:
        basis: what all depend on.
        names: of the seeds.
        digests: of their bytes.
    """
    found = []
    for name, read in zip(names, digests, strict=True):
        shown = printable(name)
        declared = (name, apparatus.corrections.of(shown), apparatus.known_bad.get(shown))
        told = repr(declared).encode("utf-8", "surrogatepass")
        found.append(hashlib.sha256(basis + read + told).digest()[:_MARK_BYTES])
    return found


def chunk_number(of_seeds: Iterable[bytes]) -> int:
    """Number of the spool file for what some seeds give, from their marks."""
    return number_of(hashlib.sha256(b"".join(of_seeds)).digest())
