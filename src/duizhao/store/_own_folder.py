"""The folder of one build: while it is there, no other build of the project begins."""

import shutil
import tempfile
from contextlib import suppress
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from duizhao.errors import OtherBuildError
from duizhao.store._project import Project

_PREFIX = "build-"
_LOCK = "build.lock"


class OwnFolder:
    """A folder of this build alone, below the cache, gone when the build ends, however it ends.

    Two builds at once would each take the other's pages for such as are not made any longer. The system lets go of the lock of a process that
    was killed, and the next build clears away what it left.

    Attributes:
        name: path of the folder.

    Raises:
        OtherBuildError: another build of the project is running.
    """

    def __init__(self, project: Project) -> None:
        project.cache.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(project.cache / _LOCK)
        try:
            with suppress(NotImplementedError):  # a file system that knows no locks
                self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OtherBuildError(
                f"{project.cache}: expected no other build of this project meanwhile, found one that is running; begin again when it has ended"
            ) from error
        for left in project.cache.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        self._folder = tempfile.TemporaryDirectory(dir=project.cache, prefix=_PREFIX, ignore_cleanup_errors=True)
        self.name = self._folder.name

    def cleanup(self) -> None:
        """Remove the folder, and let other builds begin."""
        self._folder.cleanup()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleanup()
