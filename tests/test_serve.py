"""`duizhao serve` on a made-up project: it answers, and what is dropped into the seeds folder appears."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from duizhao.ids import article_address
from duizhao.seeds import parse_seed
from made_up import make_project, seed_text, write_seeds

PATIENCE = 30.0
"""Seconds to wait for a page; a build of this project takes about one."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def page_of(name: str, **values: str) -> str:
    """Address of the article that a made-up seed gives."""
    return article_address(parse_seed(seed_text(name, **values).encode(), f"{name}.txt").id)  # type: ignore[arg-type]


class Served:
    """A server that runs, and its project."""

    def __init__(self, project: Path, address: str, process: "subprocess.Popen[bytes]") -> None:
        self.seeds = project / "seeds"
        self.address = address
        self.process = process

    def wait_for(self, path: str, words: str) -> str:
        """The page at a path as soon as it holds some words.

        Raises:
            TimeoutError: it did not in time, or the server ended.
        """
        last = ""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(f"http://{self.address}/{path}", timeout=5) as reply:  # our own server
                    last = reply.read().decode()
            except HTTPError as error:
                last = str(error)
                error.close()
            except (OSError, HTTPException) as error:
                last = str(error)
            if words in last:
                return last
            time.sleep(0.1)
        raise TimeoutError(f"{path}: expected {words!r}, found {last[:300]!r}; server: {self.process.poll()}")

    def wait_for_log(self, words: str) -> None:
        """Wait until the server has said some words; if it never does, what is asked for next will not be there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and words not in (self.seeds.parent / "log").read_text():
            time.sleep(0.1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    config = make_project(folder, jobs=1)
    write_seeds(folder / "seeds", {"a.txt": seed_text("Qinghe")})
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "duizhao.cli", "serve", "--config", str(config), "--address", address]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield Served(folder, address, process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert not (folder / "site").exists()
    assert not list((folder / ".cache").glob("build-*"))


def test_the_site_is_served(served: Served) -> None:
    assert "Wells of Qinghe" in served.wait_for(page_of("Qinghe"), "</html>")
    assert "Made up." in served.wait_for("index.html", "</html>")


def test_a_new_seed_appears(served: Served) -> None:
    served.wait_for("1958/01/06/index.html", "Wells of Qinghe")
    write_seeds(served.seeds, {"b.txt": seed_text("Baishi")})
    served.wait_for(page_of("Baishi"), "Wells of Baishi")
    assert "Wells of Qinghe" in served.wait_for("1958/01/06/index.html", "Wells of Baishi")


def test_a_draft_is_not_published(served: Served) -> None:
    write_seeds(served.seeds, {"c.txt": seed_text("Heishi")})
    served.wait_for(page_of("Heishi"), "Wells of Heishi")
    write_seeds(served.seeds, {"c.txt": seed_text("Hongshi")})
    served.wait_for(page_of("Hongshi"), "Wells of Hongshi")
    served.wait_for(page_of("Heishi"), "404")
    assert "was published" not in (served.seeds.parent / "log").read_text()


def test_a_wrong_setting_is_told_in_a_line_and_may_be_mended(served: Served) -> None:
    config = served.seeds.parent / "mkdocs.yml"
    right, log = config.read_text(), served.seeds.parent / "log"
    served.wait_for("index.html", "</html>")
    config.write_text(right.replace("jobs: 1", "jobs: -1"))
    served.wait_for_log("mkdocs.yml:")
    config.write_text(right)
    served.wait_for("index.html", "Made up.")
    assert "expected 0 or a number of processes in the setting jobs, found -1" in log.read_text()
    assert "Traceback" not in log.read_text()


def test_a_place_where_somebody_listens_is_named_before_anything_is_built(served: Served) -> None:
    served.wait_for("index.html", "</html>")
    config = served.seeds.parent / "mkdocs.yml"
    command = [sys.executable, "-m", "duizhao.cli", "serve", "--config", str(config), "--address", served.address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"--address: expected a place to listen at, found {served.address}: ")


def test_a_bad_file_does_not_end_the_server(served: Served) -> None:
    served.wait_for("report.html", "</html>")
    write_seeds(served.seeds, {"bad.txt": "Title: no date\n\nText.\n"})
    served.wait_for("report/rejected.html", "bad.txt:1: expected")
    (served.seeds / "bad.txt").unlink()
    served.wait_for("report.html", "No file was rejected.")
    served.wait_for(page_of("Qinghe"), "Wells of Qinghe")
