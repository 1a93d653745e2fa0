"""What holds for every test."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from commands import Run
from duizhao.cli import main

# Machines are shared and noisy: an example that took long says nothing of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    """Start without the handlers that a command gave MkDocs' logger: their stream is closed when its test ends."""
    logger = logging.getLogger("mkdocs")
    before, logger.handlers = logger.handlers, []
    yield
    logger.handlers = before


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as a person types it."""

    def run_command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as end:  # argparse and MkDocs end this way
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return run_command
