"""Work in this process and in others gives the same, and is met by the same errors."""

from concurrent.futures import Executor
from pathlib import Path

import pytest

from duizhao.store import Briefing, write_briefing
from duizhao.workers import Here, processes, suited


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
