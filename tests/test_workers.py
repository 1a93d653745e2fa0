"""Work in this process and in others gives the same, and is met by the same errors."""

import os
import subprocess
import sys
from concurrent.futures import Executor
from pathlib import Path

import pytest

from duizhao.errors import WorkersError
from duizhao.store import Briefing, write_briefing
from duizhao.workers import Here, processes, suited, workers


def double(number: int) -> int:
    if number < 0:
        raise ValueError(f"expected no negative number, found {number}")
    return 2 * number


def told(brief: Briefing[str]) -> str:
    return brief.read()


@pytest.fixture(params=[1, 2])
def executor(request: pytest.FixtureRequest) -> Executor:
    return processes(request.param)


def test_calls_give_results_and_errors(executor: Executor) -> None:
    with executor:
        assert list(executor.map(double, range(5))) == [0, 2, 4, 6, 8]
        assert executor.submit(double, 4).result() == 8
        failing = executor.submit(double, -1)
        with pytest.raises(ValueError, match="found -1"):
            failing.result()


def test_here_runs_one_call_at_a_time_as_results_are_asked_for() -> None:
    done: list[int] = []
    results = Here().map(done.append, range(3))
    assert done == []
    next(results)
    assert done == [0]


def test_a_single_task_starts_no_process(executor: Executor) -> None:
    assert isinstance(suited(executor, 1), Here)
    assert suited(executor, 2) is executor
    assert isinstance(suited(None, 2), Here)


def test_a_briefing_reaches_other_processes(executor: Executor, tmp_path: Path) -> None:
    with executor:
        for words in ("first", "second"):
            brief = write_briefing(tmp_path / "below" / "brief", words)
            assert executor.submit(told, brief).result() == words


def test_processes_end_when_the_one_that_started_them_is_killed() -> None:
    program = """
import time
from duizhao.workers import processes

if __name__ == "__main__":
    with processes(2) as executor:
        print(sorted(executor.map(abs, range(4))), flush=True)
        time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "[0, 1, 2, 3]\n"
        build.kill()
        # Every process holds the other end of this pipe: what is left of it ends only when all of them have.
        assert build.communicate(timeout=60)[0] == ""


def test_a_process_that_something_else_ends_is_said() -> None:
    with pytest.raises(WorkersError, match="one that was ended from outside"), workers(2) as executor:
        executor.submit(os._exit, 1).result()
