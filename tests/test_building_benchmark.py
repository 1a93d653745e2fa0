"""The measuring of builds, on commands whose size and end are known."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.benchmarks import building
from duizhao.benchmarks.building import (
    BuildFailedError,
    copy_settings,
    measure_build,
    measure_folder,
    measure_rebuilds,
    memory_of_tree,
)
from duizhao.benchmarks.stages import measure_stages
from made_up import ROOT

HEAVY = """
import subprocess, sys, time
held = bytearray(b"x") * 60_000_000
if sys.argv[1:]:
    subprocess.run([sys.executable, __file__], check=True)
else:
    time.sleep(1.0)
"""

SITE = """
import pathlib, sys
site = pathlib.Path(sys.argv[1])
(site / "1958").mkdir(parents=True, exist_ok=True)
(site / "1958" / "index.html").write_bytes(b"12345")
(site / "404.html").write_bytes(b"123")
"""


def _project(folder: Path) -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "own.txt").write_text("made up", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: made up\n", encoding="utf-8")
    return folder


def _command(monkeypatch: pytest.MonkeyPatch, script: Path, *words: str) -> None:
    def command(config: Path, site: Path) -> list[str]:
        assert config.is_file()
        return [sys.executable, str(script), *(word.format(site=site) for word in words)]

    monkeypatch.setattr(building, "build_command", command)


def test_a_build_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "site.py"
    script.write_text(SITE, encoding="utf-8")
    _command(monkeypatch, script, "{site}")
    measure = measure_build(_project(tmp_path / "project"), 4)
    assert (measure.articles, measure.site_bytes, measure.entries) == (5, 8, 3)
    assert measure.seconds > 0
    assert 0 < measure.cpu_seconds < 10
    assert measure.seed_bytes > 4 * 500
    assert measure.site_bytes_per_article == pytest.approx(8 / 5)
    assert measure.articles_per_second == pytest.approx(5 / measure.seconds)
    assert sorted(path.name for path in (tmp_path / "project" / "seeds").iterdir()) == ["own.txt"]


def test_builds_are_measured_again_with_one_seed_more_or_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "site.py"
    script.write_text(SITE, encoding="utf-8")
    _command(monkeypatch, script, "{site}")
    first, again, changed, added = measure_rebuilds(_project(tmp_path / "project"), 4)
    assert [name for name, _ in (first, again, changed, added)] == [
        "from nothing", "again, nothing changed", "again, one seed changed", "again, one seed added in the last year",
    ]  # fmt: skip
    assert first[1].seed_bytes == again[1].seed_bytes < changed[1].seed_bytes < added[1].seed_bytes
    assert added[1].articles == first[1].articles + 1


def test_every_step_is_measured() -> None:
    costs = measure_stages(ROOT, 12)
    assert [cost.name for cost in costs][:2] == ["parse", "align"]
    assert len(costs) == 17
    assert all(cost.milliseconds > 0 for cost in costs)


def test_data_are_left_out_of_what_is_measured(tmp_path: Path) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "      data: true\n" in text
    copy_settings(ROOT, tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text("utf-8") == text.replace("data: true", "data: false")


def test_a_failed_build_is_no_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "fail.py"
    script.write_text("import sys; print('no such seed'); sys.exit(1)", encoding="utf-8")
    _command(monkeypatch, script)
    with pytest.raises(BuildFailedError, match="ended with 1:\nno such seed"):
        measure_build(_project(tmp_path / "project"), 1)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux' /proc")
def test_memory_counts_children(tmp_path: Path) -> None:
    script = tmp_path / "heavy.py"
    script.write_text(HEAVY, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script), "parent"])
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory_of_tree(process.pid))
    assert process.returncode == 0
    assert 120_000_000 < peak < 250_000_000


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux' /proc")
def test_memory_of_a_process_that_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert memory_of_tree(process.pid) == 0
    assert memory_of_tree(os.getpid()) > 1_000_000


def test_folder_size(tmp_path: Path) -> None:
    assert measure_folder(tmp_path) == (0, 0)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"123")
    assert measure_folder(tmp_path) == (3, 2)
