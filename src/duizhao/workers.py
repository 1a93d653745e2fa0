"""Who does the work of a build: processes side by side, or this process alone, behind one interface."""

import gc
import importlib
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from duizhao.errors import WorkersError
from duizhao.program import program_digest

_T = TypeVar("_T")

_PATIENCE = "10s"
"""How long a cluster may take to answer."""

_MOST = 61 if sys.platform == "win32" else 1_024
"""Processes at most: Windows can wait for no more."""

_PACKAGE = "duizhao"

_YOUNG = 200_000
"""Values that Python lets come into being before it looks for cycles among them."""


class Here(Executor):
    """Runs every call in this process: `submit` at once, `map` one call at a time as results are asked for."""

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Run one call."""
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result meets it, as with any executor
            future.set_exception(error)
        return future

    def map(
        self, fn: Callable[..., _T], *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1
    ) -> Iterator[_T]:
        """Run one call for each step through some iterables."""
        del timeout, chunksize
        return map(fn, *iterables)


def collect_seldom() -> None:
    """Let this process look for cycles of values that nobody needs less often than Python would.

    What a build makes lasts, and by the hundred thousand: there is little to find, and all of it is looked through each time.
    """
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def processes(jobs: int = 0) -> Executor:
    """Workers for a build: processes that start when they are first needed, each afresh, and end when this one does, even if it is killed.

    Args:
        jobs: how many; 0 for all cores, 1 for this process alone.
    """
    jobs = min(jobs or os.cpu_count() or 1, _MOST)
    return Here() if jobs == 1 else ProcessPoolExecutor(jobs, get_context("spawn"), _begin_work)


def _begin_work() -> None:
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the process that gives the work says that it was stopped
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the end of the process that gives the work; a pool's processes would wait for more of it forever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Cluster(Executor):
    """The workers of a Dask cluster, which see the same folders as this machine and have this package installed.

    A task whose worker dies is given to another one. https://distributed.dask.org/en/stable/client.html

    Args:
        scheduler: its address, `tcp://HOST:PORT`.

    Raises:
        WorkersError: the package distributed is missing, or nobody answers there, or nobody works for it, or one who does has another program.
    """

    def __init__(self, scheduler: str) -> None:
        if not re.fullmatch(r"(?:tcp|tls)://.+:\d+", scheduler):
            raise WorkersError(f"expected a Dask scheduler like tcp://host:8786, found {scheduler}")
        try:
            distributed: Any = importlib.import_module("distributed")  # an extra that few need, and untyped
        except ImportError as error:
            raise WorkersError(
                "expected the package distributed, found none; pip install 'duizhao[cluster]'"
            ) from error
        try:
            self._client = distributed.Client(scheduler, set_as_default=False, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise WorkersError(f"expected a Dask scheduler at {scheduler}, found {error}") from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self._client.close()
            raise WorkersError(f"expected workers of the Dask scheduler at {scheduler}, found none") from error
        try:
            self._refuse_others()
        except BaseException:
            self._client.close()
            raise
        self._executor: Executor = self._client.get_executor(pure=False)

    def _refuse_others(self) -> None:
        """What workers of another version, or with other libraries, make would be mixed with the rest."""
        for ask in (partial(version, _PACKAGE), program_digest):  # the first needs nothing of this package there
            for worker, found in self._client.run(ask, on_error="return").items():
                if found != ask():
                    expected = f"{_PACKAGE} {version(_PACKAGE)} with the same libraries at the worker {worker}"
                    raise WorkersError(f"expected {expected}, found {found}")

    @property
    def size(self) -> int:
        """How many tasks run at the same time."""
        return sum(self._client.nthreads().values())

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Hand over one call."""
        return self._executor.submit(fn, *args, **kwargs)

    def map(
        self, fn: Callable[..., _T], *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1
    ) -> Iterator[_T]:
        """Hand over one call for each step through some iterables."""
        del chunksize
        calls = list(zip(*iterables, strict=False))
        return self._executor.map(fn, *zip(*calls, strict=True), timeout=timeout) if calls else iter(())

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take leave of the cluster, which goes on."""
        del cancel_futures
        self._executor.shutdown(wait)
        self._client.close()


@contextmanager
def workers(jobs: int = 0, scheduler: str = "") -> Iterator[Executor]:
    """Workers for a build, as long as they are needed: those of a cluster where its scheduler is named, else processes.

    Raises:
        WorkersError: there is no cluster, it has failed, or something else has ended a process.
    """
    try:
        with Cluster(scheduler) if scheduler else processes(jobs) as executor:
            yield executor
    except BrokenExecutor as error:
        raise WorkersError(
            "expected all processes of the build to go on, found one that was ended from outside, "
            "as systems do when memory runs short: --jobs 1 takes the least"
        ) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "distributed":
            raise
        raise WorkersError(f"expected a cluster that goes on, found {type(error).__name__}: {error}") from error


def lanes(jobs: int, executor: Executor) -> int:
    """How many tasks that take much memory may run at the same time: half of all."""
    size = executor.size if isinstance(executor, Cluster) else jobs or os.cpu_count() or 1
    return max(1, size // 2)


def suited(executor: Executor | None, tasks: int) -> Executor:
    """The executor for so many tasks: starting processes for a single one takes longer than it saves."""
    return Here() if executor is None or tasks <= 1 else executor
