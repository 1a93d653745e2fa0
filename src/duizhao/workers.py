"""Who does the work of a build: processes side by side, or this process alone, behind one interface."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

_T = TypeVar("_T")


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


def processes(jobs: int = 0) -> Executor:
    """Workers for a build: processes that start when they are first needed, each afresh.

    Args:
        jobs: how many; 0 for all cores, 1 for this process alone.
    """
    jobs = jobs or os.cpu_count() or 1
    return Here() if jobs == 1 else ProcessPoolExecutor(jobs, get_context("spawn"))


def suited(executor: Executor | None, tasks: int) -> Executor:
    """The executor for so many tasks: starting processes for a single one takes longer than it saves."""
    return Here() if executor is None or tasks <= 1 else executor
