"""Lock files against what pyproject.toml asks for, without a network."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@dataclass(frozen=True, slots=True)
class Pin:
    """One version in a lock file, and where it holds: a marker in the words of PEP 508; empty for everywhere."""

    name: str
    version: str
    marker: str = ""

    @property
    def here(self) -> bool:
        """Whether it holds for this Python on this machine."""
        return not self.marker or Marker(self.marker).evaluate()


def read_lock(text: str) -> list[Pin]:
    r"""The pins of a lock file.

    Raises:
        ValueError: a line is neither a pin nor one of its SHA-256 digests.

    >>> read_lock("a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:" + 64 * "0")
    [Pin(name='a', version='1', marker="sys_platform == 'win32'")]
    """
    pins: list[Pin] = []
    for number, line in enumerate(text.splitlines(), 1):
        pin = _PIN.match(line)
        if pin:
            pins.append(Pin(canonicalize_name(pin["name"]), pin["version"], pin["marker"] or ""))
        elif not pins or not _HASH.match(line):
            raise ValueError(f"line {number}: expected NAME==VERSION or --hash=sha256:…, found {line!r}")
    return pins


def reachable(wanted: Iterable[str]) -> dict[Requirement, bool]:
    """Every requirement that follows from some, by what the installed packages say, and whether it holds on this platform.

    Args:
        wanted: requirements in the words of PEP 508.
    """
    found: dict[Requirement, bool] = {}
    waiting = [(Requirement(text), True) for text in wanted]
    while waiting:
        requirement, within = waiting.pop()
        here = within and (requirement.marker is None or requirement.marker.evaluate({"extra": ""}))
        if requirement in found and (found[requirement] or not here):
            continue
        found[requirement] = here
        try:
            texts = requires(requirement.name) or []
        except PackageNotFoundError:
            continue  # of another platform
        extras = requirement.extras or {""}
        waiting += [(next_one, here) for text in texts if _follows(next_one := Requirement(text), extras)]
    return found


def _follows(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = str(requirement.marker or "")
    return "extra" not in marker or any(Marker(marker).evaluate({"extra": extra}) for extra in extras)


def stale(pins: Iterable[Pin], wanted: Iterable[str]) -> list[str]:
    """What speaks against a lock, one sentence each; empty where it is current."""
    pins, requirements = list(pins), reachable(wanted)
    versions = {pin.name: pin.version for pin in pins if pin.here}
    problems = []
    for requirement in (requirement for requirement, here in requirements.items() if here):
        name = canonicalize_name(requirement.name)
        if name not in versions:
            problems.append(f"{requirement} has no pin")
        elif not requirement.specifier.contains(versions[name], prereleases=True):
            problems.append(f"{requirement} does not allow the pinned {versions[name]}")
    needed = {canonicalize_name(requirement.name) for requirement in requirements}
    # Of what is for other platforms, nothing may be installed here that would ask for it.
    unasked = [pin.name for pin in pins if pin.here and pin.name not in needed]
    return problems + [f"nothing asks for the pinned {name}" for name in unasked]
