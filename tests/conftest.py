"""What holds for every test."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    """Start without the handlers that a command gave MkDocs' logger: their stream is closed when its test ends."""
    logger = logging.getLogger("mkdocs")
    before, logger.handlers = logger.handlers, []
    yield
    logger.handlers = before
