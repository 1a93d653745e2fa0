"""Beyond one machine: a Dask cluster of two workers builds the same site, also when one of them is killed. Seeds are made up."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, KilledWorker, LocalCluster

from duizhao import workers
from duizhao.benchmarks.synthetic import write_synthetic
from duizhao.errors import WorkersError
from duizhao.plugin import Workforce, build_site
from duizhao.store import files_in
from made_up import make_project

pytestmark = pytest.mark.filterwarnings("default")  # what the cluster warns of is not ours


@pytest.fixture
def cluster() -> Iterator[Any]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    ) as made:
        yield made


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made = make_project(tmp_path / "project", jobs=1)
    write_synthetic(tmp_path / "project" / "seeds", 600)
    return made


@pytest.mark.parametrize("kills", [False, True], ids=["undisturbed", "a worker is killed"])
def test_a_cluster_builds_the_same_site(config: Path, cluster: Any, tmp_path: Path, kills: bool) -> None:
    victims = [worker.pid for worker in cluster.workers.values()][:1] if kills else []

    def listener(step: str, *_: int) -> None:
        if step == "read" and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    workforce = Workforce(scheduler=cluster.scheduler_address)
    build_site(config, tmp_path / "theirs", listener, strict=False, workforce=workforce)
    assert not victims
    theirs = dict(files_in(tmp_path / "theirs"))
    for kept in ("read", "poured"):
        folder = config.parent / ".cache" / "duizhao" / kept
        assert len(list(folder.iterdir())) > 4
        for path in folder.iterdir():
            path.unlink()
    build_site(config, tmp_path / "ours", None, strict=False)
    ours = dict(files_in(tmp_path / "ours"))
    assert ours.keys() == theirs.keys()
    assert [address for address, data in ours.items() if theirs[address] != data] == []


def test_nobody_answers(config: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", "1s")
    with pytest.raises(SystemExit):
        build_site(config, None, None, strict=False, workforce=Workforce(scheduler="tcp://127.0.0.1:9"))
    assert "expected a Dask scheduler at tcp://127.0.0.1:9, found" in caplog.text


OTHERS = {
    "another version": ("import importlib.metadata as known; known.version = lambda name: '0.0.0'", "found 0.0.0"),
    "other libraries": ("import duizhao.program as own; own.LEANS_ON = ()", "found "),
}


@pytest.mark.parametrize(("change", "found"), OTHERS.values(), ids=OTHERS)
def test_a_worker_with_another_program_is_refused(
    config: Path, cluster: Any, caplog: pytest.LogCaptureFixture, change: str, found: str
) -> None:
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        worker = min(client.run(exec, change))
        client.run(exec, "import duizhao.program as own; own.program_digest.cache_clear()")
    with pytest.raises(SystemExit):
        build_site(config, None, None, strict=False, workforce=Workforce(scheduler=cluster.scheduler_address))
    assert f"with the same libraries at the worker {worker[:6]}" in caplog.text
    assert found in caplog.text
    assert not (config.parent / "site").exists()


def test_nobody_works(config: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", "1s")
    with LocalCluster(n_workers=0, dashboard_address=None, scheduler_port=0) as cluster, pytest.raises(SystemExit):
        build_site(config, None, None, strict=False, workforce=Workforce(scheduler=cluster.scheduler_address))
    assert "expected workers of the Dask scheduler at" in caplog.text


def test_a_cluster_that_fails_is_said_in_a_line(
    config: Path, cluster: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise KilledWorker("pour", next(iter(cluster.scheduler.workers.values())), 1)

    monkeypatch.setattr(workers.Cluster, "map", failing)
    with pytest.raises(SystemExit):
        build_site(config, None, None, strict=False, workforce=Workforce(scheduler=cluster.scheduler_address))
    assert "expected a cluster that goes on, found KilledWorker" in caplog.text


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(WorkersError, match="expected a Dask scheduler like tcp://"):
        workers.Cluster("nope://127.0.0.1:8786")
