from pathlib import Path

import pytest

from checks.built import built_site


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built from the seeds."""
    return built_site(pytestconfig, tmp_path_factory)
