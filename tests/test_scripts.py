"""The two commands and the lock files that they install from."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from checks.locks import read_lock, stale

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BUILDING = PROJECT["build-system"]["requires"]
RUNNING = PROJECT["project"]["dependencies"]
DEVELOPING = PROJECT["dependency-groups"]["dev"]
LOCKS = {"requirements.lock": BUILDING + RUNNING, "requirements-dev.lock": BUILDING + RUNNING + DEVELOPING}


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    spec = importlib.util.spec_from_file_location(f"script_{name}", SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return script("_environment", monkeypatch)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A made-up project whose environment is this Python, so that nothing is installed."""
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\nsetuptools==1 \\\n    --hash=sha256:0\n", "utf-8")
    bin_folder = tmp_path / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    bin_folder.mkdir(parents=True)
    (bin_folder / ("python.exe" if os.name == "nt" else "python")).symlink_to(sys.executable)
    return tmp_path


@pytest.fixture
def installs(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locks that were installed from, in order."""
    seen: list[str] = []
    monkeypatch.setattr(environment, "_install", lambda _root, _python, lock: seen.append(lock))
    return seen


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_current(lock: str) -> None:
    problems = stale(read_lock((ROOT / lock).read_text("utf-8")), LOCKS[lock])
    assert not problems, "\n".join(["make the locks anew, see docs/project/contributing.md", *problems])


def test_a_lock_that_lacks_has_too_much_or_is_too_old_is_noticed() -> None:
    pins = read_lock((ROOT / "requirements.lock").read_text("utf-8"))
    without_jieba = [pin for pin in pins if pin.name != "jieba"]
    assert [problem.split(" ")[-3:] for problem in stale(without_jieba, LOCKS["requirements.lock"])] == [
        ["has", "no", "pin"]
    ]
    without_rich = [text for text in LOCKS["requirements.lock"] if not text.startswith("rjieba")]
    assert stale(pins, without_rich) == ["nothing asks for the pinned rjieba"]
    newer = [text if not text.startswith("rjieba") else "rjieba>=99" for text in LOCKS["requirements.lock"]]
    assert [problem.split(" ")[0] for problem in stale(pins, newer)] == ["rjieba>=99"]


def test_the_development_lock_holds_all_of_the_other_at_the_same_versions() -> None:
    running, developing = (set(read_lock((ROOT / name).read_text("utf-8"))) for name in LOCKS)
    everywhere = {pin for pin in developing if not pin.marker}
    assert all(pin in developing or replace(pin, marker="") in everywhere for pin in running)
    assert len(running) < len(developing)


def test_no_lock_names_a_place_to_fetch_from() -> None:
    for name in LOCKS:
        assert not re.search(r"://|--(?:extra-)?index-url|--find-links", (ROOT / name).read_text("utf-8")), name


def test_an_environment_is_filled_once_and_again_when_its_lock_changes(
    environment: ModuleType, project: Path, installs: list[str]
) -> None:
    for _ in range(2):
        environment.ready_python(dev=False, root=project)
    assert installs == ["requirements.lock"]
    (project / "requirements.lock").write_text("setuptools==2 \\\n    --hash=sha256:0\n", "utf-8")
    environment.ready_python(dev=False, root=project)
    assert installs == ["requirements.lock"] * 2


def test_an_environment_for_the_checks_serves_for_building_too(
    environment: ModuleType, project: Path, installs: list[str]
) -> None:
    environment.ready_python(dev=True, root=project)
    environment.ready_python(dev=False, root=project)
    assert installs == ["requirements-dev.lock"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"requirements.lock": "python 2.7.18 sha256:0"}'])
def test_a_stamp_that_says_something_else_is_no_stamp(
    text: str, environment: ModuleType, project: Path, installs: list[str]
) -> None:
    (project / ".venv" / "duizhao.json").write_text(text, "utf-8")
    environment.ready_python(dev=False, root=project)
    assert installs == ["requirements.lock"]
    stamp = json.loads((project / ".venv" / "duizhao.json").read_text("utf-8"))
    assert stamp["requirements.lock"] == environment.stamp_value(project, "requirements.lock")


def test_a_broken_environment_is_made_anew(
    environment: ModuleType, project: Path, installs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(environment, "create", made.append)
    environment.python_of(project / ".venv").unlink()
    environment.ready_python(dev=False, root=project)
    assert made == [project / ".venv"]
    assert installs == ["requirements.lock"]


def test_an_environment_without_any_pip_is_made_anew(
    environment: ModuleType, project: Path, installs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(environment, "create", made.append)
    monkeypatch.setattr(environment, "pip_for", lambda _python: [])
    environment.ready_python(dev=False, root=project)
    assert made == [project / ".venv"]
    assert installs == ["requirements.lock"]


def test_pip_is_the_environments_own_before_that_of_this_python(environment: ModuleType, project: Path) -> None:
    python = environment.python_of(project / ".venv")
    assert environment.pip_for(python) == [str(python), "-m", "pip"]
    assert environment.pip_for(project / "no-such-python") == []


@pytest.mark.parametrize(
    ("absent", "says"), [({"venv"}, 'has no module "venv"'), ({"ensurepip", "pip"}, "has no pip to fill it with")]
)
def test_a_python_that_cannot_make_an_environment_is_told_what_to_install(
    absent: set[str], says: str, environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in absent else find(name))
    with pytest.raises(environment.EnvironmentFailedError, match=says) as failure:
        environment.create(tmp_path / ".venv")
    assert "apt-get install python3-venv" in str(failure.value)


def test_the_locked_setuptools_is_read_with_its_digests(environment: ModuleType) -> None:
    entry = environment.locked_entry((ROOT / "requirements.lock").read_text("utf-8"), "setuptools")
    assert [pin.name for pin in read_lock(entry)] == ["setuptools"]
    assert entry.count("--hash=sha256:") >= 1


@pytest.mark.parametrize("name", ["build", "test"])
def test_a_command_explains_itself(name: str) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / f"{name}.py", "--help"], capture_output=True, text=True, check=True
    )
    assert f"usage: {name}.py" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ([], ["build"]),
        (["--strict", "--site", "out"], ["build", "--strict", "--site", "out"]),
        (["--serve"], ["serve"]),
    ],
)
def test_build_hands_over_what_it_does_not_know(
    arguments: list[str], started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = script("build", monkeypatch)
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(build.environment, "ready_python", lambda *, dev: f"python, dev={dev}")
    monkeypatch.setattr(build.environment, "hand_over", lambda *call: calls.append(call))
    monkeypatch.setattr(sys, "argv", ["build.py", *arguments])
    build.main()
    assert calls == [("python, dev=False", "-m", "duizhao.cli", *started)]


def test_every_step_runs_and_the_failing_ones_are_named_last(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    test = script("test", monkeypatch)
    steps = {
        "first": ("-c", "print('one'); raise SystemExit(3)"),
        "second": ("-c", "print('两')"),
        "third": ("-c", "raise SystemExit(1)"),
        "pytest": ("-c", "import sys; print('7 passed in 1 s', sys.argv[1:])"),
    }
    monkeypatch.setattr(test, "STEPS", steps)
    monkeypatch.setattr(test.environment, "ready_python", lambda *, dev: sys.executable if dev else "")
    monkeypatch.setattr(sys, "argv", ["test.py", "-k", "dateline"])
    assert test.main() == 1
    output = capfdbinary.readouterr().out.decode("utf-8").splitlines()
    assert {"one", "两"} <= set(output)
    assert output[-2:] == ["FAILED: first, third", "7 passed in 1 s ['-k', 'dateline']"]


def test_one_step_can_run_alone(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    test = script("test", monkeypatch)
    monkeypatch.setattr(test, "STEPS", {"a": ("-c", "print('A')"), "b": ("-c", "raise SystemExit(1)")})
    monkeypatch.setattr(test.environment, "ready_python", lambda *, dev: sys.executable if dev else "")
    monkeypatch.setattr(sys, "argv", ["test.py", "--only", "a"])
    assert test.main() == 0
    assert capfdbinary.readouterr().out.decode("utf-8").splitlines()[-2:] == ["All good.", "A"]


def test_continuous_integration_runs_the_same_command() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "exec python3 scripts/test.py" in (ROOT / ".ci" / "run").read_text("utf-8")
