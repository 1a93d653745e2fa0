"""Named errors: each says where, what was expected and what was found."""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from typing import TypeVar

_Made = TypeVar("_Made")


class DuizhaoError(Exception):
    """Base of every error that this package raises on purpose."""


class PlacedError(DuizhaoError):
    """Something is wrong at a place in a file.

    Args:
        file: name of the file as the user knows it.
        line: line number from 1; 0 where the whole file is meant.
        expected: what should stand there.
        found: what stands there.
    """

    def __init__(self, file: str, line: int, expected: str, found: str) -> None:
        super().__init__(file, line, expected, found)
        self.file = file
        self.line = line
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: expected {self.expected}, found {self.found}"


def meant(said: str, known: Collection[str]) -> str:
    """What may be meant by a name that is not known, in brackets, with a blank before; empty where none is near.

    >>> meant("licnce", ["licence", "version"])
    ' (did you mean licence?)'
    """
    near = get_close_matches(said, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


class SeedRejectedError(PlacedError):
    """A file cannot be an article."""


class EncodingError(PlacedError, ValueError):
    """A file that people or programs write for Duizhao is no text in UTF-8."""


class NotTextError(SeedRejectedError):
    """The bytes of a seed are no text in an encoding that we read."""


class DateMissingError(SeedRejectedError):
    """Neither half of a seed gives a date."""


class DateImpossibleError(SeedRejectedError):
    """A seed gives a date that is none, such as 1958-02-30."""


class NothingToReadError(SeedRejectedError):
    """A seed has neither headline nor text."""


class SeveralArticlesError(SeedRejectedError):
    """A file holds more than one article."""


class IdClashError(SeedRejectedError):
    """Two seeds of different text would have the same article id."""


class ApparatusError(PlacedError):
    """A file of the apparatus does not say what it must."""


class SeveralErrors(DuizhaoError):  # noqa: N818 - it is more than one
    """Several things are wrong with the apparatus, each said on a line of its own."""

    def __init__(self, errors: Iterable[Exception]) -> None:
        super().__init__("\n".join(map(str, errors)))


class Gathering:
    """Gathers what is wrong, so that all of it is said at once.

    >>> gathering = Gathering()
    >>> gathering.attempt(lambda: 1 + 1, 0)
    2
    """

    def __init__(self) -> None:
        self._errors: list[PlacedError | SeveralErrors] = []

    def attempt(self, make: Callable[[], _Made], instead: _Made) -> _Made:
        """What is made; something else in its place where that is wrong."""
        try:
            return make()
        except (PlacedError, SeveralErrors) as error:
            self.add(error)
            return instead

    def add(self, error: PlacedError | SeveralErrors) -> None:
        """Add something that is wrong."""
        self._errors.append(error)

    def finish(self) -> None:
        """Raise what was gathered.

        Raises:
            PlacedError: one thing was wrong: the error that was gathered.
            SeveralErrors: several were.
        """
        if len(self._errors) > 1:
            raise SeveralErrors(self._errors)
        for error in self._errors:
            raise error


class CorrectionError(ApparatusError):
    """A declared correction does not find the text that it expects."""


class RecordError(PlacedError):
    """A record cannot be read back."""


class ManifestError(PlacedError):
    """A manifest of published ids cannot be read."""


class IdError(DuizhaoError, ValueError):
    """A string is no article id or no address of one."""


class WorkersError(DuizhaoError):
    """There is nobody to do the work."""


class OtherBuildError(DuizhaoError):
    """Another build of the same project is running."""


class SeedsFolderError(DuizhaoError):
    """The folder of seeds is not there, or cannot be entered."""


class PartError(DuizhaoError):
    """A part of a corpus was asked for what only the whole of it can give."""


class SiteFolderError(DuizhaoError):
    """The folder to publish into holds something that is not a site of ours."""


class CacheDamagedError(DuizhaoError):
    """What was kept between builds is gone or is not what was kept; it is removed, so that the next build makes it anew.

    Args:
        file: in the cache.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    def __str__(self) -> str:
        return f"{self.file}: expected what an earlier build kept there, found it gone or damaged; it is removed now: build again"


class ExportError(DuizhaoError):
    """Data cannot be exported in a format, or not into a folder."""


class IndexDamagedError(DuizhaoError):
    """A file of the search index is missing, cut short, or not what its place says; no answer can be given.

    Args:
        file: its address below the folder of the index.
        problem: what is wrong with it.
    """

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(file, problem)
        self.file = file
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.file}: the search index is damaged: {self.problem}; build the site again"


class IndexVersionError(DuizhaoError):
    """The search index was made by another version of duizhao, which writes another format."""
