"""The folder of one build: while it is there, no other build of the project begins."""

import shutil
import tempfile
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from duizhao.errors import OtherBuildError
from duizhao.store._project import Project

_PREFIX = "duizhao-build-"
_LOCK = "build.lock"

PATIENCE = 20
"""Seconds for which a build waits until another one has ended."""


class OwnFolder:
    """A folder of this build alone, below the cache, gone when the build ends, however it ends.

    Two builds at once would each take the other's pages for such as are not made any longer. The system lets go of the lock of a process that
    was killed, and the next build clears away what it left. Where a file system knows no locks, nothing is kept apart or cleared away.

    Args:
        patience: seconds to wait for the end of another build.

    Attributes:
        name: path of the folder.

    Raises:
        OtherBuildError: another build of the project is running.
    """

    def __init__(self, project: Project, patience: float | None = None) -> None:
        project.cache.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(project.cache / _LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=PATIENCE if patience is None else patience)
        except Timeout as error:
            raise OtherBuildError(
                f"{project.cache}: expected no other build of this project meanwhile, found one that is running; begin again when it has ended"
            ) from error
        except PermissionError:
            raise
        except (NotImplementedError, OSError):
            pass  # no locks there, as on some network file systems
        if self._lock.is_locked:
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
